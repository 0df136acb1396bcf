"""One thing told of with two dates, both with their year: "opened in 2014" against "opened in 2015", in whatever words.

It may have happened twice, so rules only say ``differs``; a model that sees a contradiction there has a second route.
"""

from __future__ import annotations

import re

from counterpoint.mentions import find_dates
from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.identity import Identity, strays
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.values import compare_intervals, force

MOST, LEAST = 0.7, 0.5  # share of weight that the shorter and the longer must have in common
_YEAR = re.compile(r"\b[12]\d{3}\b")
_AGAIN = re.compile(r"\b(?:annual(?:ly)?|every|each|again|season|quarter|edition|re-?elect\w*|first|second|third|another)\b", re.IGNORECASE)


def dated(a: Profile, b: Profile, same: Identity) -> Finding | None:
    """That two dates of one thing differ, or None."""
    if same.most < MOST or same.least < LEAST or a.when is None or b.when is None:
        return None
    verdict = compare_intervals(a.when, b.when)
    if verdict.relation != "excludes" or not _plainly(a) or not _plainly(b) or strays(a, b):
        return None
    if a.stance.negated != b.stance.negated or (force(a.said) == "planned") != (force(b.said) == "planned"):
        return None
    return Finding("differs", "time", verdict.why, excludes=True)


def _plainly(profile: Profile) -> bool:
    """Whether the date has its year, is the only one, and nothing is counted that would be counted again another year."""
    if profile.when is None or profile.quantities or _AGAIN.search(profile.said):
        return False
    return bool(_YEAR.search(profile.when.words)) and len(find_dates(profile.said)) == 1
