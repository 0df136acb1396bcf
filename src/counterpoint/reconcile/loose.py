"""Two statements in other words: enough for agreement, refinement and a difference by weight of shared terms, never for a contradiction."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from counterpoint.findings import Relation
from counterpoint.mentions.units import SURE
from counterpoint.reconcile.bags import same_parts
from counterpoint.reconcile.finding import Finding, later, reported_together, updates
from counterpoint.reconcile.frames import REVERSED, align
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import words
from counterpoint.reconcile.values import Verdict, compare_intervals, compare_quantities, compare_stances, force, unit_class
from counterpoint.records import Quantity

# Tuned on real clusters of articles, read by hand; see docs/reconciling.md.
AGREES = 0.60  # share of weight that each must have of the other
ALMOST_EQUAL = 0.75
REFINES = 0.75  # share of the shorter's weight that the longer must have
OWN_VIEW = 0.75  # by how much less it may be if one person speaks in both
NEARLY_ALL = 0.92  # share of the shorter's weight from which on nothing more is asked of the rest
SAME_NUMBER = 0.85  # the same if one exact number stands in both
SAME_TOLL = 0.4
CONTAINED = 0.95
SAME_COUNT_TERMS = 4  # terms that must stand around both of two numbers of one unit, for them to count the same things
SAME_COUNT_SHARE = 0.5
_OPEN = re.compile(r"(?:since|until|from|by|before|after|as of)\b", re.IGNORECASE)
# Spans and ages are told of many things at once: two of them in one sentence each say nothing about each other.
_SPANS = words("second minute hour day week month year decade time")


def loose(a: Profile, b: Profile, in_b: float, in_a: float) -> Finding | None:
    """``in_b``: the share of ``a`` by weight that ``b`` has too; ``in_a``: the reverse."""
    shared = a.terms & b.terms
    lower = sum(t[0] != "@" for t in shared)
    if len(shared) < 3 or lower < 1 or compare_intervals(a.when, b.when).relation == "excludes":
        return None
    both, one = min(in_a, in_b), max(in_a, in_b)
    if counted := _counts(a, b):
        return _update(a, b, counted) if counted.relation == "differs" and updates(a, b, "number") else counted
    if both >= SAME_TOLL and (newer := _toll(a, b)):
        return newer
    if _miscounts(a, b) and _finer_span(a, b) is None:
        return None
    easier = OWN_VIEW if _one_voice(a, b) else SAME_NUMBER if _same_number(a, b) else 1.0
    if both >= AGREES * easier:
        if apart := _turned(a, b, both) if a.stance.negated != b.stance.negated else _named_apart(a, b):
            return apart if apart.relation != "not_comparable" else None
        if more := _reversed(a, b) or _finer_span(a, b) or _finer_day(a, b):
            return more
        if one > CONTAINED and both < 0.8:
            return Finding("refines", None, "all that the shorter one says is in the longer", swapped=in_b > in_a)
        return Finding("agrees", None, f"both say it in other words: {both:.0%} of each by weight is in the other")
    if one >= REFINES * easier and lower > 2 and len(shared) > 3 and a.stance.negated == b.stance.negated and _says_all(a, b, in_b, in_a):
        return Finding("refines", None, f"all but {1 - one:.0%} of the shorter one by weight is in the longer", swapped=in_b > in_a)
    return None


def _reversed(a: Profile, b: Profile) -> Finding | None:
    """A difference by the only word of each that says the reverse of one of the other."""
    pairs = [pair for pair in product(sorted(a.terms - b.terms), sorted(b.terms - a.terms)) if frozenset(pair) in REVERSED]
    if len(pairs) != 1:
        return None
    return Finding("differs", "polarity", f"“{pairs[0][0]}” in one is the reverse of “{pairs[0][1]}” in the other")


def _finer_day(a: Profile, b: Profile) -> Finding | None:
    """A refinement by the day itself where the other tells its week or month only; "since", "until" and "recently" are no such days."""
    if any(p.when is None or p.when.start is None or p.when.end is None or _OPEN.match(p.when.words) for p in (a, b)):
        return None
    verdict = compare_intervals(a.when, b.when)
    if verdict.relation not in {"refines", "refined_by"}:
        return None
    return Finding("refines", "time", verdict.why, swapped=verdict.relation == "refined_by")


def _finer_span(a: Profile, b: Profile) -> Finding | None:
    """A refinement by the only number of each, a span or an age, one of which lies within the other."""
    if len(a.quantities) != 1 or len(b.quantities) != 1 or not _is_span(a.quantities[0]):
        return None
    verdict = compare_quantities(a.quantities[0], b.quantities[0])
    if verdict.relation not in {"refines", "refined_by"}:
        return None
    return Finding("refines", "number", verdict.why, swapped=verdict.relation == "refined_by")


def _says_all(a: Profile, b: Profile, in_b: float, in_a: float) -> bool:
    """Whether what only the shorter one has may be mere wording: no number, no other names than the longer's, nothing of other months."""
    short, long = (a, b) if in_b > in_a else (b, a)
    if not all(any(fits(x, y) for y in long.quantities) for x in short.quantities):
        return False
    if max(in_b, in_a) >= NEARLY_ALL:
        return True
    if not _one_voice(a, b) and short.names - long.names and long.names - short.names:
        return False
    if reported_together(a, b):
        return True
    return a.when is not None and b.when is not None  # the same days: others have been told apart


def _one_voice(a: Profile, b: Profile) -> bool:
    return a.voice is not None and a.voice == b.voice


def _turned(a: Profile, b: Profile, both: float) -> Finding:
    """Two statements of which one is negated: nothing that rules decide."""
    if both < ALMOST_EQUAL or compare_stances(a.stance, b.stance).relation != "excludes":
        return Finding("not_comparable")
    return Finding("undecided", "polarity", "the same subject in other words, one of them negated")


def _named_apart(a: Profile, b: Profile) -> Finding | None:
    """Short statements that are the same but for one name or place on each side, which may be two occasions."""
    if not a.names - b.names or not b.names - a.names:
        return None
    differences = align(a.said, b.said).differences
    if len(differences) != 1 or differences[0].slot not in {"name", "place"}:
        return None
    return Finding("differs", differences[0].slot, f"“{differences[0].a}” against “{differences[0].b}”")


def _update(a: Profile, b: Profile, counted: Finding) -> Finding:
    return replace(counted, relation="superseded", swapped=later(b, a))


def _counts(a: Profile, b: Profile) -> Finding | None:
    """Numbers of one unit, counted of the same as far as the words around them tell. None also if one number stands in both."""
    found = None
    for x, y in product(a.quantities, b.quantities):
        if x.low == y.low and x.high == y.high:
            return None
        if unit_class(x.unit) is None or unit_class(x.unit) != unit_class(y.unit) or _is_span(x) or found:
            continue
        verdict = compare_quantities(x, y)
        if verdict.relation == "excludes" and not _one_kind(a, b):
            continue
        if verdict.relation not in {"refines", "refined_by", "excludes"} or not _same_count(a.around(x), b.around(y), verdict):
            continue
        relation: Relation = "differs" if verdict.relation == "excludes" else "refines"
        found = Finding(relation, "number", verdict.why, verdict.relation == "refined_by", excludes=relation == "differs")
    return found


def _miscounts(a: Profile, b: Profile) -> bool:
    """Whether both have numbers, and no number of one fits any of the other: then they do not say the same."""
    pairs = list(product(a.quantities, b.quantities))
    return bool(pairs) and not any(fits(x, y) for x, y in pairs)


def fits(x: Quantity, y: Quantity) -> bool:
    """Whether two numbers can be one."""
    if (x.low, x.high) == (y.low, y.high):
        return True
    return unit_class(x.unit) == unit_class(y.unit) and compare_quantities(x, y).relation in {"equal", "compatible"}


def _same_number(a: Profile, b: Profile) -> bool:
    """Whether one exact number above ten stands in both, of one unit."""
    return any(
        x.low == x.high == y.low == y.high and (x.low or 0) > 10 and x.unit is not None and unit_class(x.unit) == unit_class(y.unit)
        for x, y in product(a.quantities, b.quantities)
    )


def _is_span(quantity: Quantity) -> bool:
    return unit_class(quantity.unit) in _SPANS or " old" in f" {quantity.unit}".replace("-", " ")


def _same_count(a: frozenset[str], b: frozenset[str], verdict: Verdict) -> bool:
    """Whether the terms around two numbers tell that the same is counted; numbers that exclude each other must share more."""
    shared = len(a & b)
    if verdict.relation == "excludes" and a - b and b - a:
        return False
    if verdict.relation == "excludes":
        return shared >= SAME_COUNT_TERMS and shared >= SAME_COUNT_SHARE * max(len(a), len(b))
    return shared >= SAME_COUNT_TERMS


def _one_kind(a: Profile, b: Profile) -> bool:
    """Whether both are plans or both are not, and who does what to whom is the same in both."""
    return (force(a.said) == "planned") == (force(b.said) == "planned") and same_parts(a, b)


def _toll(a: Profile, b: Profile) -> Finding | None:
    """A toll that a later report gives higher, also where one of the numbers has no unit ("has risen to 214")."""
    if not updates(a, b, "number"):
        return None
    first, second = (b, a) if later(a, b) else (a, b)
    old, new = ([q for q in p.quantities if q.low is not None and not _is_span(q)] for p in (first, second))
    if len(old) != 1 or len(new) != 1 or (new[0].low or 0) <= (old[0].low or 0):
        return None
    units = {unit_class(q.unit) for q in (old[0], new[0])}
    if len(units) > 1 and (None not in units or not SURE.isdisjoint(u for u in units if u)):  # a bare number is no sum of money
        return None
    return Finding("superseded", "number", f"“{new[0].words}” was reported after “{old[0].words}”", swapped=second is b)
