"""Route one of a contradiction in other words: do two items tell of one and the same thing?

Shared names, the same kind of event in whatever words, days that fit, and little that only one of them names. Each item is taken at its
statement, which stands alone, and at the words quoted for it; what is nearer counts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from counterpoint.mentions import find_dates, resolve_date
from counterpoint.reconcile.frames import split
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import name_key
from counterpoint.reconcile.values import ValueRelation, compare_intervals
from counterpoint.records import Interval

_WEIGHT = {"@": 1.5, "%": 2.0}  # of a name, and of an outcome, for which there are many words; of any other word 1
NAMES = 1  # that both must name
ALIKE = 0.45  # share of weight that the shorter must have in common
ALIKE_BOTH = 0.30  # and the longer
NEAR_REPORTS = 2  # days between two reports that may tell of one day without saying which


@dataclass(frozen=True, slots=True)
class Identity:
    """What two items share: terms, and the share of the shorter's (``most``) and of the longer's (``least``) weight.

    ``closer`` is whether the second has the larger share of the first than the reverse: then the second tells more.
    """

    shared: frozenset[str]
    most: float
    least: float
    closer: bool


def identity(a: Profile, b: Profile) -> Identity | None:
    """How far two items tell of one thing; None where they plainly do not."""
    if a.names.isdisjoint(b.names):  # concepts take longer to find, and their names are among these
        return None
    shared = a.concepts & b.concepts
    names = len(shared & a.names)
    if names < NAMES or len(shared) == names:
        return None
    best: tuple[float, float, bool] | None = None
    for left, right in dict.fromkeys(zip(a.views, b.views, strict=True)):
        in_b, in_a = _shares(left, right)
        most, least = max(in_a, in_b), min(in_a, in_b)
        if most >= ALIKE and least >= ALIKE_BOTH and (best is None or most + 2 * least > best[0] + 2 * best[1]):
            best = most, least, in_b > in_a
    if best is None:
        return None
    return Identity(shared, *best)


def _shares(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """The share of ``a`` that ``b`` has too, and the reverse.

    Weighted by sort and not by frequency: in two articles on one story what both tell is frequent, and says the more for that.
    """
    shared, whole_a, whole_b = (sum(_WEIGHT.get(t[0], 1.0) for t in side) for side in (a & b, a, b))
    return (shared / whole_a if whole_a else 0.0), (shared / whole_b if whole_b else 0.0)


def strays(a: Profile, b: Profile) -> bool:
    """Whether each of them names something that the other does not. Only names inside a sentence, where a capital tells."""
    return bool(proper(a) - b.names) and bool(proper(b) - a.names)


def proper(profile: Profile) -> frozenset[str]:
    """The names of an item that stand inside a sentence, where a capital tells."""
    words = (w for text in (profile.said, profile.item.item.summary) for w in split(text) if w.capital)
    return frozenset(f"@{name_key(w.token)}" for w in words) & profile.names


def days(a: Profile, b: Profile) -> ValueRelation:
    """How the days told of relate; without days, reports of nearly one day are taken to tell of one."""
    relation = compare_intervals(day(a), day(b)).relation
    sure = compare_intervals(day(a, beyond=False), day(b, beyond=False)).relation
    if relation not in {"incomparable", "excludes"} or sure == "excludes":
        return relation
    if a.published is None and b.published is None:
        return "compatible"
    if a.published is None or b.published is None or abs((a.published - b.published).days) > NEAR_REPORTS:
        return "incomparable"
    return "compatible"


def day(profile: Profile, *, beyond: bool = True) -> Interval | None:
    """The days that an item tells of: its own, else the only ones in its statement or (``beyond``) in its sentence."""
    if profile.when is not None:
        return profile.when
    for text in (profile.item.item.summary, profile.sentence)[: 1 + beyond]:
        if found := _only_day(text, profile.published):
            return found
    return None


@lru_cache(maxsize=16_384)
def _only_day(text: str, published: dt.date | None) -> Interval | None:
    resolved = [i for s in find_dates(text) if (i := resolve_date(text[s.start : s.end], published))]
    return resolved[0] if len(resolved) == 1 else None
