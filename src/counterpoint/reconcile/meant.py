"""Two statements that are near in meaning, by vectors: agreement where the words differ too much for `loose`.

Vectors tell subject, not truth: "opened" and "closed" are near, and so are two towns. Hence similarity is never enough: a third of the
weight of both must be shared words, whoever takes part must be the same, every number must fit, and nothing may speak against it.
"""

from __future__ import annotations

from itertools import product

from counterpoint.reconcile.bags import same_parts
from counterpoint.reconcile.finding import Finding, same_scope
from counterpoint.reconcile.frames import REVERSED
from counterpoint.reconcile.loose import fits
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.values import compare_hours, compare_intervals, force

# Chosen by reading what they let through on real clusters of articles (decision 005).
ALIKE = 0.75
SHARED = 0.35  # share of weight that each must have of the other


def meant(a: Profile, b: Profile, shared: float, similar: float) -> Finding | None:
    """Agreement of two statements in other words, or None. ``shared``: the lesser share of weight; ``similar``: from `meaning`."""
    if similar < ALIKE or shared < SHARED or not _same_people(a, b) or not _same_values(a, b):
        return None
    if _turned(a, b) or not same_scope(a.said, b.said) or not same_parts(a, b):
        return None
    return Finding("agrees", None, f"both say it in other words: {similar:.0%} alike in meaning")


def _same_people(a: Profile, b: Profile) -> bool:
    return bool(a.names & b.names) and (a.names <= b.names or b.names <= a.names)


def _same_values(a: Profile, b: Profile) -> bool:
    """Whether each number of one fits one of the other, and neither days nor hours speak against it."""
    numbers = a.quantities, b.quantities
    matched = all(any(fits(x, y) for y in others) for own, others in (numbers, numbers[::-1]) for x in own)
    apart = {compare_intervals(a.when, b.when).relation, compare_hours(a.said, b.said).relation}
    return matched and "excludes" not in apart


def _turned(a: Profile, b: Profile) -> bool:
    """Whether only one is denied or planned, or one has the reverse of a word of the other."""
    if a.stance.negated != b.stance.negated or (force(a.said) == "planned") != (force(b.said) == "planned"):
        return True
    return any(frozenset(pair) in REVERSED for pair in product(a.terms - b.terms, b.terms - a.terms))
