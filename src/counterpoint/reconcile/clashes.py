"""Details in which clauses differ that tell one thing: "the oath of 35 words" against "the 38-word oath", 10:15 a.m. against 10:15 p.m.

Statements are laid side by side clause by clause, as for shared facts, and not as wholes: what else each of them tells is no matter. Rules
only say ``differs``, or ``superseded`` of a later count; a model that sees a contradiction there has a second route.

Thresholds were chosen on real clusters of articles, read by hand (decision 007).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product

from counterpoint.mentions.units import SURE
from counterpoint.reconcile.asking import Pair
from counterpoint.reconcile.clauses import Clause, clauses, in_common, is_outcome
from counterpoint.reconcile.finding import Finding, later, reported_together, same_scope, updates
from counterpoint.reconcile.identity import days
from counterpoint.reconcile.one_fact import Beside, put_alike, strays, tells_event
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import words
from counterpoint.reconcile.values import compare_hours, compare_measures, compare_quantities, measure, unit_class
from counterpoint.records import Evidence, Quantity

LEAST = 3.0  # weight of what two clauses share besides the number or hour in which they differ
OF_SHORTER, OF_LONGER = 0.6, 0.4  # shares of weight
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
_OLDER = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|previous(?:ly)?|former(?:ly)?|earlier|ago|last (?:year|month|week)|up from|down from)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PERCENT = words("percent point basis")


def clashes(pairs: Iterable[Pair], known: Mapping[Pair, Finding], everything: Sequence[Profile], weights: Weights) -> dict[Pair, Finding]:
    """What the clauses of items tell that nothing is ``known`` of, one for each pair of clauses."""
    stated = lru_cache(maxsize=None)(lambda i: tuple(c for c in clauses(everything[i]) if not c.kernel))
    looked: set[tuple[Evidence, Evidence]] = set()
    found: dict[Pair, Finding] = {}
    for pair in pairs:
        a, b = (everything[i] for i in pair)
        if pair in known or not _may_clash(a, b) or not weights.one_story(a.article, b.article):
            continue
        beside = Beside.of(a, b, weights)
        for x, y in product(*(stated(i) for i in pair)):
            if (x.words, y.words) not in looked and (finding := clash(x, y, beside)):
                looked.add((x.words, y.words))
                found.setdefault(pair, finding)
    return found


def _may_clash(a: Profile, b: Profile) -> bool:
    if a.article == b.article or len(a.terms & b.terms) < 2 or not reported_together(a, b) or days(a, b) == "excludes":
        return False
    return bool(a.quantities and b.quantities) or (":" in a.said and ":" in b.said)


def clash(x: Clause, y: Clause, beside: Beside) -> Finding | None:
    """How two clauses differ that tell one thing, or None."""
    keys = frozenset(key for key in x.about & y.about if key[0] != "=")
    shared = in_common(x, y, keys)
    if shared < LEAST or len(keys) < len(x.about & y.about) or strays(x, y, beside) or not _alike(x, y) or not _of_one_time(beside):
        return None  # what has a number in common besides may count a part: "21 of the 200"
    sizes = sorted(c.weight(frozenset(key for key in c.about if key[0] != "=")) for c in (x, y))
    if shared < OF_SHORTER * sizes[0] or shared < OF_LONGER * sizes[1]:
        return None
    return _by_number(x, y, beside) or (_by_hour(x, y) if tells_event(x, y, keys) else None)


def _alike(x: Clause, y: Clause) -> bool:
    """Whether both put it alike, and neither says what it was before, or counts more or less than the other."""
    left, right = x.words.quote, y.words.quote
    return put_alike(x, y) and bool(_OLDER.search(left)) == bool(_OLDER.search(right)) and same_scope(left, right)


def _of_one_time(beside: Beside) -> bool:
    """Whether no sentence alone looks back: "in 2003", "13 years ago"."""
    left, right = beside.a.sentence, beside.b.sentence
    return bool(_OLDER.search(left)) == bool(_OLDER.search(right)) and set(_YEAR.findall(left)) == set(_YEAR.findall(right))


def _by_number(x: Clause, y: Clause, beside: Beside) -> Finding | None:
    """The only two numbers of one unit that cannot both be."""
    counted = [(p, q) for p, q in product(x.numbers, y.numbers) if p.unit and q.unit and unit_class(p.unit) == unit_class(q.unit)]
    verdicts = [compare_quantities(p, q) for p, q in counted]
    if len(verdicts) != 1 or verdicts[0].relation != "excludes":
        return None
    if not _one_measure(x, y, *counted[0]):
        return None
    if counted[0][0].unit in _PERCENT and any(key.startswith("%change") for key in x.about & y.about):
        return None  # shares rise and fall by the hour
    if updates(beside.a, beside.b, "number") and counted[0][0].unit not in SURE:
        return Finding("superseded", "number", f"{verdicts[0].why}; the later report counts again", swapped=later(beside.b, beside.a))
    return Finding("differs", "number", verdicts[0].why, excludes=True)


def _one_measure(x: Clause, y: Clause, p: Quantity, q: Quantity) -> bool:
    """Whether no word tells that other things are counted: the dead and the injured."""
    outcomes = [{key for key in c.about if is_outcome(key)} for c in (x, y)]
    return outcomes[0] == outcomes[1] and compare_measures(measure(p, x.words.quote), measure(q, y.words.quote)).relation != "incomparable"


def _by_hour(x: Clause, y: Clause) -> Finding | None:
    """The only hour of the clock that each tells."""
    left, right = (_CLOCK.findall(c.words.quote) for c in (x, y))
    if len(left) != 1 or len(right) != 1:
        return None
    verdict = compare_hours(left[0], right[0])
    return Finding("differs", "time", verdict.why, excludes=True) if verdict.relation == "excludes" else None
