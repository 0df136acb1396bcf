"""Two statements of the same words in another order: "reported a profit of 5 million", "its profit was 5 million, it reported".

What `framed` cannot lay side by side can still be told apart by a value alone, if neither has a content word that the other lacks
(up to empty ones, and a word or two on one side only), and if names and directions keep their parts.
"""

from __future__ import annotations

from itertools import product

from counterpoint.mentions import find_dates
from counterpoint.reconcile.finding import Finding, same_scope
from counterpoint.reconcile.framed import contradiction
from counterpoint.reconcile.frames import NEGATIONS, REVERSED, Difference, Frame, split
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import name_key, stem, words
from counterpoint.reconcile.values import Verdict, compare_intervals, compare_quantities, force, negates, unit_class
from counterpoint.records import Quantity

SHARED = 4  # terms, at least
EXTRA = 1  # term that one side may have more
_EMPTY = frozenset(stem(w) for w in words("make have take hold company draw amount total number put stand reach come"))
_DIRECTIONS = words("from to into by against over for")
_PLACES = words("in at near outside on")


def bagged(a: Profile, b: Profile) -> Finding | None:
    """A contradiction between two statements of the same words, or None."""
    core_a, core_b = a.terms - _EMPTY, b.terms - _EMPTY
    only_a, only_b = core_a - core_b, core_b - core_a
    turned = len(only_a) == len(only_b) == 1 and (only_a | only_b) in REVERSED
    extra = only_a | only_b
    if not turned and ((only_a and only_b) or len(extra) > EXTRA or any(t[0] == "@" for t in extra)):
        return None
    if len(core_a & core_b) < SHARED or not same_parts(a, b) or not same_scope(a.said, b.said):
        return None
    if (force(a.said) == "planned") != (force(b.said) == "planned"):
        return None
    conflicts = [c for c in (_number(a, b), _time(a, b), _polarity(a, b, turned, extra)) if c]
    if len(conflicts) != 1:
        return None
    difference, verdict = conflicts[0]
    return contradiction(a, b, Frame(len(core_a & core_b) + 1, (difference,)), difference, verdict)


def _number(a: Profile, b: Profile) -> tuple[Difference, Verdict] | None:
    """The one number of one unit that is another on the other side."""
    left = [q for q in a.quantities if not any(_equal(q, r) for r in b.quantities)]
    right = [q for q in b.quantities if not any(_equal(q, r) for r in a.quantities)]
    pairs = [(x, y) for x, y in product(left, right) if unit_class(x.unit) and unit_class(x.unit) == unit_class(y.unit)]
    if len(left) != 1 or len(right) != 1 or len(pairs) != 1:
        return None
    verdict = compare_quantities(*pairs[0])
    return (_difference("number", a, b, pairs[0][0].words, pairs[0][1].words), verdict) if verdict.relation == "excludes" else None


def _equal(x: Quantity, y: Quantity) -> bool:
    return (x.low, x.high) == (y.low, y.high)


def _time(a: Profile, b: Profile) -> tuple[Difference, Verdict] | None:
    if a.when is None or b.when is None or len(find_dates(a.said)) != 1 or len(find_dates(b.said)) != 1:
        return None
    verdict = compare_intervals(a.when, b.when)
    return (_difference("time", a, b, a.when.words, b.when.words), verdict) if verdict.relation == "excludes" else None


def _polarity(a: Profile, b: Profile, turned: bool, extra: frozenset[str]) -> tuple[Difference, Verdict] | None:
    if turned:
        left, right = (next(iter(sorted(extra & p.terms)), "") for p in (a, b))
        return _difference("polarity", a, b, left, right), Verdict(relation="excludes", why=f"“{left}” is the reverse of “{right}”")
    if negates(a.said) == negates(b.said) or extra:
        return None
    if not all(w.token in NEGATIONS for p in (a, b) for w in split(p.said) if negates(w.token)):
        return None
    return _difference("polarity", a, b, "", ""), Verdict(relation="excludes", why="the same words, one of them negated")


def _difference(slot: str, a: Profile, b: Profile, left: str, right: str) -> Difference:
    whole = (a.said, b.said)
    return Difference("number" if slot == "number" else "time" if slot == "time" else "polarity", left, right, texts=whole)


def same_parts(a: Profile, b: Profile) -> bool:
    """Whether names stand in the same order and words after the same prepositions of direction: who does what to whom, from where."""
    order_a, led_a = _parts(a)
    order_b, led_b = _parts(b)
    shared = [n for n in order_a if n in order_b]
    if shared != [n for n in order_b if n in order_a]:
        return False
    return all(led_a[w] == led_b[w] for w in led_a.keys() & led_b.keys())


def _parts(profile: Profile) -> tuple[list[str], dict[str, str]]:
    """The names in order, those after a preposition of place left out; and each word's preposition of direction."""
    order: list[str] = []
    led: dict[str, str] = {}
    before = ""
    for word in split(profile.said):
        named = f"@{name_key(word.token)}" in profile.names
        if word.token in _DIRECTIONS | _PLACES:
            before = word.token
        elif word.content:
            if before in _DIRECTIONS:
                led.setdefault(word.stem, before)
            if named and before not in _PLACES and word.stem not in order:
                order.append(word.stem)
            before = before if named and before in _PLACES else ""
    return order, led
