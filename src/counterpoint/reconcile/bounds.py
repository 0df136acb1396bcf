"""Denials that hold for a time only: "has not won since March", "did not sign until Friday", "has not yet answered".

What such a denial leaves open does not contradict it: a win before March, a signature on Friday, an answer after the report. These
adjuncts mark off the span in which the denied event did not take place (Quirk et al., A Comprehensive Grammar of the English Language,
1985, §8.54-8.63 and §8.97).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from counterpoint.mentions import resolve_date
from counterpoint.reconcile.finding import later
from counterpoint.reconcile.identity import day
from counterpoint.reconcile.profiles import Profile

_BOUNDS = re.compile(
    r"\b(?:(?P<since>since)|(?P<until>until|till|before|prior to|ahead of)|(?P<so_far>yet|still|so far|as of|to date|thus far|up to now))"
    r"\b(?P<words>(?: [\w’'-]+){0,3})",
    re.IGNORECASE,
)
_PAST = re.compile(r"\bhad (?:\w+ )?(?:not|never|no)\b|\bhadn[’']t\b", re.IGNORECASE)  # ends with what is told next, not with the report


class _Bound(NamedTuple):
    kind: Literal["since", "until", "so_far"]
    words: str  # the bound with the words after it
    anchor: str  # the words after it


def leaves_room(a: Profile, b: Profile) -> bool:
    """Whether only one denies, and only for a time in which what the other says is not known to lie."""
    sides = _denial(a, b)
    bound = _bound(sides[0].said) if sides else None
    return sides is not None and bound is not None and not _within(*sides, bound)


def awaited(a: Profile, b: Profile) -> bool:
    """Whether the earlier report denies what has not happened so far, and the later one tells it."""
    sides = _denial(a, b)
    bound = _bound(sides[0].said) if sides else None
    return sides is not None and bound is not None and bound.kind == "so_far" and later(sides[1], sides[0])


def _denial(a: Profile, b: Profile) -> tuple[Profile, Profile] | None:
    """The one that denies and the other; None if both do or neither does."""
    if a.stance.negated == b.stance.negated:
        return None
    return (a, b) if a.stance.negated else (b, a)


@lru_cache(maxsize=16_384)
def _bound(text: str) -> _Bound | None:
    found = _BOUNDS.search(text)
    if found is None:
        return None
    kind: Literal["since", "until", "so_far"] = "since" if found["since"] else "until" if found["until"] else "so_far"
    return _Bound(kind, found.group().casefold(), found["words"].strip())


def _within(denial: Profile, other: Profile, bound: _Bound) -> bool:
    """Whether what ``other`` says lies in the time for which it is denied."""
    if bound.anchor and bound.words in other.said.casefold():
        return True
    when = day(other, beyond=False)
    if when is None or when.start is None or when.end is None or _PAST.search(denial.said):
        return False
    if bound.kind == "so_far":
        return denial.published is not None and when.end < denial.published
    anchor = _anchor(bound, denial)
    if anchor is None:
        return False
    if bound.kind == "until":
        return when.end < anchor[0]
    return when.start > anchor[1] and denial.published is not None and when.end < denial.published


def _anchor(bound: _Bound, denial: Profile) -> tuple[dt.date, dt.date] | None:
    """The first and last day of what bounds the denial: of March in "since March"."""
    words = bound.anchor.split()
    for length in range(len(words), 0, -1):
        days = resolve_date(" ".join(words[:length]), denial.published)
        if days is not None and days.start is not None and days.end is not None:
            return days.start, days.end
    return None
