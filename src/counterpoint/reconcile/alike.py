"""Two items that tell of one event in other words and differ in no slot: agreement and refinement.

Thresholds chosen on real clusters of articles, read by hand, and on the open half of the cases by an independent author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.identity import Identity, day, days, proper, strays
from counterpoint.reconcile.kinds import of_one_kind
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.slot import Slot
from counterpoint.reconcile.slot_numbers import misfit
from counterpoint.reconcile.slot_outcomes import denies, same_outcome
from counterpoint.reconcile.terms import NUMBER_WORDS, name_key, tokens
from counterpoint.reconcile.values import compare_intervals, force
from counterpoint.records import Quantity

_OPEN = re.compile(r"(?:since|until|from)\b", re.IGNORECASE)
OUTCOME = 0.45  # share of weight in common that makes two statements of one outcome agree
ANY = 0.6  # the same without an outcome
OTHERS = 0.75  # the same if two voices speak, or if no word tells what kind of event it is
NUMBER = 0.33  # the same if both give one and the same large number
LARGE = 1e5
CONTAINED = 0.95  # share of the shorter that the longer must have to refine it
CORE = 3  # terms in common that half of the articles have, from which on it is the event that the story is about
FULL = 0.75  # share of the longer in the shorter, below which it tells more
FINER = 0.45  # share of the shorter that makes a finer number or day a refinement
WORDED = 12  # up to which a number is also told without one: "the pair", "both", "a dozen"
FEWEST = 3  # terms in common
MOST = 5  # terms in common for one statement to contain the other
STATEMENT = 5  # words of a statement; what is shorter is a piece of one


def retold(a: Profile, b: Profile, same: Identity, slots: Sequence[Slot], weights: Weights) -> Finding | None:
    """Agreement or refinement of two items that tell of one event, or that the later tells what came of it; None if neither."""
    if len(same.shared) < FEWEST or any(len(p.said.split()) < STATEMENT for p in (a, b)):
        return None
    excluded = [s for s in slots if s.relation == "excludes"]
    if excluded or any(s.relation == "incomparable" for s in slots):
        return None
    return _alike(a, b, _rarer(a, b, same, weights), slots)


def _rarer(a: Profile, b: Profile, same: Identity, weights: Weights) -> Identity:
    """The shares by how rare the terms are, where these are smaller: what all articles on a story tell makes no two items the same.

    But where it is the very event of the story, by several words that half of the articles have, these must not weigh next to nothing.
    """
    covers = weights.evenly if len(same.shared & weights.core) >= CORE else weights.covers
    shares = [covers(left, right) for left, right in zip(a.views, b.views, strict=True)]
    in_b, in_a = max(shares, key=lambda s: max(s) + 2 * min(s))
    return Identity(same.shared, min(same.most, max(in_a, in_b)), min(same.least, in_a, in_b), in_b > in_a)


def _alike(a: Profile, b: Profile, same: Identity, slots: Sequence[Slot]) -> Finding | None:
    if strays(a, b) or _turned(a, b) or planned(a) != planned(b):
        return None
    if days(a, b) in {"excludes", "incomparable"} or misfit(a, b):
        return None
    if finer := _finer(a, b, same, slots):
        return finer
    if same.most >= CONTAINED and FULL > same.least >= _needed(a, b, same, slots) and _tells_more(a, b, same):
        return Finding("refines", None, f"all that the shorter one tells ({shown(same)}) is in the longer", swapped=same.closer)
    if same.least >= _needed(a, b, same, slots):
        return _only_one_counts(a, b) or Finding("agrees", None, f"both tell of {shown(same)} in other words")
    if len(same.shared) >= MOST and same.most >= CONTAINED and same.least < CONTAINED and not (a if same.closer else b).quantities:
        return Finding("refines", None, f"all that the shorter one tells ({shown(same)}) is in the longer", swapped=same.closer)
    return None


def _turned(a: Profile, b: Profile) -> bool:
    """Whether only one denies; a negation by which it tells the outcome that both tell does not count ("left with no insurance")."""
    if a.stance.negated == b.stance.negated:
        return False
    return not same_outcome(a, b) or denies(a) != denies(b)


def _tells_more(a: Profile, b: Profile, same: Identity) -> bool:
    """Whether the longer has a name or a number more, and the shorter none."""
    short, long = (a, b) if same.closer else (b, a)
    more = proper(long) - short.names or (long.quantities and not short.quantities)
    return bool(more) and proper(short) <= long.names


def _needed(a: Profile, b: Profile, same: Identity, slots: Sequence[Slot]) -> float:
    equal = [s for s in slots if s.relation == "equal" and s.name == "number"]
    telling = bool(equal) and any(_telling(q) for q in a.quantities)
    if a.voice is not None and b.voice is not None and a.voice != b.voice:
        return ANY if telling else OTHERS
    if equal and any((q.low or 0) >= LARGE for q in a.quantities):
        return NUMBER
    if telling or same_outcome(a, b) or any(s.name == "who" for s in slots):
        return OUTCOME
    return ANY if of_one_kind(same) else OTHERS


def _telling(quantity: Quantity) -> bool:
    """Whether a number is exact and not round, so that two reports hardly give it of two things: two digits beside noughts at least."""
    return quantity.low is not None and quantity.low == quantity.high and len(f"{quantity.low:.6g}".replace(".", "").strip("0")) > 1


def _only_one_counts(a: Profile, b: Profile) -> Finding | None:
    """A refinement by a number that only one of them has, above `WORDED`."""
    more = next((q for q in a.quantities or b.quantities if (q.low or 0) > WORDED), None)
    if more is None or bool(a.quantities) == bool(b.quantities):
        return None
    return Finding("refines", "number", f"only one says “{more.words}”", swapped=bool(b.quantities))


def _finer(a: Profile, b: Profile, same: Identity, slots: Sequence[Slot]) -> Finding | None:
    """A refinement by a finer number or a finer day."""
    if same.least < FINER:
        return None
    for slot in slots:
        if slot.name == "number" and slot.relation in {"refines", "refined_by"}:
            return Finding("refines", "number", slot.why, swapped=slot.relation == "refined_by")
    if place := _finer_place(a, b):
        return place
    first, second = day(a, beyond=False), day(b, beyond=False)
    if any(i is not None and _OPEN.match(i.words) for i in (first, second)):
        return None
    time = compare_intervals(first, second)
    if same.least >= ANY and time.relation in {"refines", "refined_by"}:
        return Finding("refines", "time", time.why, swapped=time.relation == "refined_by")
    return None


def _finer_place(a: Profile, b: Profile) -> Finding | None:
    """A refinement by a place that is told with a name or a distance that the other lacks."""
    left, right = (getattr(p.item.item, "where", None) for p in (a, b))
    if not left or not right:
        return None
    more = _more(left, b), _more(right, a)
    if more[0] == more[1]:
        return None
    return Finding("refines", "place", f"“{left if more[0] else right}” tells more than “{right if more[0] else left}”", swapped=more[1])


def _more(place: str, other: Profile) -> bool:
    named = {f"@{name_key(w)}" for w in re.findall(r"[A-Z][\w’'-]+", place)} - other.names
    return bool(named) or any(t in NUMBER_WORDS or t[0].isdigit() for t in tokens(place))


def planned(profile: Profile) -> bool:
    """Whether an item tells what is still to come, by its own field or by its words."""
    return profile.stance.force == "planned" or force(profile.said) == "planned"


def shown(same: Identity) -> str:
    """A few of the terms that both have."""
    return ", ".join(sorted(t.lstrip("@%").rstrip("+-") for t in same.shared)[:6])
