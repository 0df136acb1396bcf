"""The slot "number": the one number that both give of one thing counted."""

from __future__ import annotations

import re
from itertools import product

from counterpoint.mentions import scan
from counterpoint.mentions.units import SURE
from counterpoint.reconcile.finding import same_scope
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import stem, words
from counterpoint.reconcile.values import compare_measures, compare_quantities, measure, unit_class
from counterpoint.records import Quantity

_SPANS = words("second minute hour day week month year decade time point")
# Whoever is counted by one of these words is a person: more of them than there are people cannot be.
_PEOPLE = words(
    """
    person people demonstrator protester resident villager passenger worker employee child woman man patient soldier civilian victim student
    pupil teacher nurse migrant refugee voter customer fan spectator visitor tourist suspect prisoner inmate sailor
    """
)
_RATE = re.compile(
    r"\b(?:a|per|each|every) (?:day|week|month|year|hour|night)\b|\b(?:daily|weekly|monthly|yearly|annual\w*|so far|since|in total|"
    r"altogether|cumulative\w*|to date|overnight|in the (?:past|last)|new (?:cases|infections|deaths)|another|further|upkeep|average|"
    r"quarter|half|full-year|core|"
    r"per cent of|percent of|% of)\b",
    re.IGNORECASE,
)
_MEASURES = words("turnout revenue profit debt unemployment inflation")
_FITS = frozenset(("equal", "compatible", "refines", "refined_by"))
_TOLLS = frozenset(("deaths", "injuries", "missing", "displaced", "arrests", "rescued", "infected", "destroyed"))
_BOUND = re.compile(r"\b(?:fewer|less|more|over|under|at least|at most|up to)\b", re.IGNORECASE)
_MOVING = words("meter mile kilometer foot")  # distances: things move
_FAR = 3.0  # how many times the lower a toll must be for two reports of one day to contradict each other
_SENTENCE = re.compile(
    r"\bsentenc\w*|\bjail(?:ed|s)?\b(?! term)|\bbehind bars\b|\b(?:years?|months?) (?:in|of) (?:prison|jail|custody|imprisonment)\b"
    r"|\b(?:jail|prison) (?:term|sentence)s?\b|\bimprison(?:ed|ment)\b",
    re.IGNORECASE,
)
_NO_SENTENCE = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|could|may|might|up to|maximum|minimum|at least|suspended|served|serving|spent|seek\w*|sought|ask\w*|demand\w*"
    r"|recommend\w*|parole\w*|appeal\w*|reduc\w*|commut\w*|after \w+ (?:years|months)|ago|aged?|old)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.()–—]|\b(?:which|who|that|after)\b")
_NEAR = 45  # characters
_MARGIN = re.compile(r"\b(?:margin|ahead of|clear of|cushion|by (?:\w+[ -]){0,3}(?:second|minute)s?|lead over|advantage)\b", re.IGNORECASE)


def compare_numbers(a: Profile, b: Profile) -> Slot | None:
    """How the only two numbers of one unit relate; None if there are none, or several."""
    pairs = [(x, y) for x, y in product(_numbers(a), _numbers(b)) if _counted_alike(x, y) and _not_a_span(a, b, x, y)]
    if len(pairs) != 1 or any(len([q for q in p.quantities if q.unit not in _SPANS]) > 1 for p in (a, b)):
        return None
    (x, unit_x), (y, unit_y) = pairs[0]
    measured = compare_measures(measure(x, a.said), measure(y, b.said))
    if measured.relation == "incomparable":
        return None
    if not unit_x or not unit_y:
        if measured.relation != "equal":
            return None
        verdict = compare_quantities(x, y.model_copy(update={"unit": x.unit}))
        return Slot("number", verdict.relation, verdict.why, firm=False)
    shared = next(iter(sorted(unit_x & unit_y)), None)
    if (unit_x | unit_y) <= _SPANS:
        return Slot("number", (verdict := compare_quantities(x, y)).relation, verdict.why, _firm(a, b, x, y))
    x, y = (q.model_copy(update={"unit": shared or "person"}) for q in (x, y))
    verdict = compare_quantities(x, y)
    if not shared:  # a kind of people against people: only more than there are excludes
        inside = (verdict.relation == "refines" and "person" in unit_y) or (verdict.relation == "refined_by" and "person" in unit_x)
        if inside:
            return Slot("number", verdict.relation, verdict.why, firm=False)
        fewer = (unit_x & {"person"} and _above(y, x)) or (unit_y & {"person"} and _above(x, y))
        return Slot("number", "excludes", verdict.why, _settled(a, b, x, y)) if fewer else None
    return Slot("number", verdict.relation, verdict.why, _firm(a, b, x, y))


def one_measure(a: Profile, b: Profile) -> bool:
    """Whether the only number of each is known to measure one and the same of `_MEASURES`."""
    if len(a.quantities) != 1 or len(b.quantities) != 1:
        return False
    for one, other in zip(texts(a), texts(b), strict=True):
        left, right = measure(a.quantities[0], one).names, measure(b.quantities[0], other).names
        if any(x == y and x in _MEASURES for x, y in zip(left, right, strict=True)):
            return True
    return False


def misfit(a: Profile, b: Profile) -> bool:
    """Whether both give numbers, and none of one fits any of the other."""
    pairs = list(product(_numbers(a), _numbers(b)))
    return bool(pairs) and not any(
        _counted_alike(x, y) and compare_quantities(x[0].model_copy(update={"unit": y[0].unit}), y[0]).relation in _FITS for x, y in pairs
    )


def _numbers(profile: Profile) -> list[tuple[Quantity, frozenset[str]]]:
    """Each number of an item with the classes of what it counts, in the words quoted and in the statement."""
    found = []
    for quantity in profile.quantities:
        units = {unit_class(quantity.unit)} if quantity.unit else set()
        for text in texts(profile):
            near = (found.quantity for found in scan(text))
            units |= {unit_class(q.unit) for q in near if q.unit and (q.low, q.high) == (quantity.low, quantity.high)}
        found.append((quantity, frozenset(u for u in units if u)))
    return found


def _counted_alike(x: tuple[Quantity, frozenset[str]], y: tuple[Quantity, frozenset[str]]) -> bool:
    if not x[1] or not y[1]:  # one says no unit: "hundreds were moved", "740 residents"
        return not any(u in _SPANS | SURE or u.endswith("old") for u in x[1] | y[1])
    if x[1] and y[1] and (x[1] | y[1]) <= _SPANS:
        return True
    return bool(x[1] & y[1]) or (bool((x[1] | y[1]) & {"person"}) and bool(x[1] & _PEOPLE) and bool(y[1] & _PEOPLE))


def _not_a_span(a: Profile, b: Profile, x: tuple[Quantity, frozenset[str]], y: tuple[Quantity, frozenset[str]]) -> bool:
    """Spans of time are told of many things at once: only margins of victory and terms of imprisonment are compared."""
    if not (x[1] | y[1]) & _SPANS:
        return True
    if all(any(_MARGIN.search(text) for text in texts(p)) for p in (a, b)):
        return True
    return one_term(a, b)


def one_term(a: Profile, b: Profile) -> bool:
    """Whether each tells one span of time, and that is the term to which a court sentenced."""
    return all(any(_term(text, p) for text in texts(p)) for p in (a, b))


def _term(text: str, profile: Profile) -> bool:
    """Whether the only span of time stands beside a sentence to prison: not one that is asked for, served or possible."""
    spans = [q for q in profile.quantities if unit_class(q.unit) in _SPANS]
    at = text.find(spans[0].words) if len(spans) == 1 and unit_class(spans[0].unit) in {"year", "month"} else -1
    if at < 0 or _NO_SENTENCE.search(text):
        return False
    before = _CLAUSE.split(text[max(0, at - _NEAR) : at])[-1]
    after = _CLAUSE.split(text[at : at + _NEAR], maxsplit=1)[0]
    return bool(_SENTENCE.search(before + after))


def _above(x: Quantity, y: Quantity) -> bool:
    return x.low is not None and y.high is not None and x.low > y.high


def _firm(a: Profile, b: Profile, x: Quantity, y: Quantity) -> bool:
    """Whether neither number is rough, of a part, or of another span of time than the other."""
    rough = any(q.approximate and not (_far(x, y) and _BOUND.search(q.words)) for q in (x, y))
    return not rough and x.unit not in _MOVING and _settled(a, b, x, y)


def _settled(a: Profile, b: Profile, x: Quantity, y: Quantity) -> bool:
    sides = [" ".join(texts(p)) for p in (a, b)]
    known = one_measure(a, b)  # then "38 per cent of voters turned out" is no rate of something else
    found = [[m.group().lower() for m in _RATE.finditer(side)] for side in sides]
    rates = [frozenset(stem(rate) for rate in side if not (known and rate.endswith(" of"))) for side in found]
    if rates[0] != rates[1] or not same_scope(*sides):
        return False
    people = x.unit == "person" or y.unit in _PEOPLE
    toll = _TOLLS & {n for q, p in ((x, a), (y, b)) for n in measure(q, p.said).names if n}
    return not (people and toll) or _far(x, y)


def _far(x: Quantity, y: Quantity) -> bool:
    """Whether the lower bound of one is several times the upper bound of the other."""
    return any(q.low is not None and r.high is not None and q.low >= _FAR * max(r.high, 1) for q, r in ((x, y), (y, x)))
