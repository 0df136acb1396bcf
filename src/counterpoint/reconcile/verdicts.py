"""What rules alone can say about two items. Conservative: most pairs get no verdict, and are not comparable.

Two ways of looking. **Framed**: the two statements are near-identical, so that it is plain in which slot they differ; the value
comparators then tell whether the difference refines or excludes. Only here may rules say ``contradicts``: the frame and the
comparator are its two routes, and holder, force, time and scope must be the same. **Loose**: they share most of their terms by weight;
that is enough for agreement, refinement and a difference, never for a contradiction.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import product

from counterpoint.findings import Relation
from counterpoint.mentions import parse_quantity, resolve_date
from counterpoint.reconcile.frames import Difference, Frame, align
from counterpoint.reconcile.profiles import Profile, Weights, bare
from counterpoint.reconcile.terms import names, stem, words
from counterpoint.reconcile.values import (
    Verdict,
    compare_intervals,
    compare_places,
    compare_quantities,
    compare_stances,
    force,
    opposite,
    unit_class,
)
from counterpoint.records import Quantity

# Tuned on ECB+ (bench/eval_events.py) and on real clusters; see docs/reconciling.md.
FRAME_WORDS = 4  # content words that two statements must share in order for a frame
FRAME_SHARE = 0.7
CONTRADICTION_WORDS = 5
PLACE_WORDS = 5
AROUND_WORDS = 6
AROUND_SHARE = 0.6
AGREES = 0.60  # share of weight that each must have of the other
ALMOST_EQUAL = 0.75
REFINES = 0.75  # share of the shorter's weight that the longer must have
OWN_VIEW = 0.75  # by how much less it may be if one person speaks in both
RELATED = 0.2  # under this share nothing is looked at
SAME_COUNT_TERMS = 4  # terms that must stand around both of two numbers of one unit, for them to count the same things
SAME_COUNT_SHARE = 0.5
_ANY_DAY = dt.date(2001, 1, 3)
_VALUE_SLOTS = ("number", "time", "polarity", "place", "name")
# Spans and ages are told of many things at once: two of them in one sentence each say nothing about each other.
_SPANS = words("second minute hour day week month year decade year-old time")
_TOLL = frozenset(
    stem(w)
    for w in words(
        "dead died deaths killed toll injured wounded hurt missing arrested detained cases infected evacuated displaced rescued victims"
    )
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation from ``a`` to ``b``, or from ``b`` to ``a`` if ``swapped``.

    ``excludes``: a comparator found two values that cannot both hold of one thing. ``framed``: the statements are near-identical.
    """

    relation: Relation
    slot: str | None = None
    why: str = ""
    swapped: bool = False
    excludes: bool = False
    framed: bool = False


def by_rule(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """How two items relate, or None where they are not comparable as far as rules can tell."""
    in_b, in_a = weights.cover(a.terms, b.terms), weights.cover(b.terms, a.terms)
    if max(in_b, in_a) < RELATED or len(a.terms & b.terms) < 2:
        return None
    frame = align(a.said, b.said)
    finding = None
    if frame.equal >= FRAME_WORDS and frame.share >= FRAME_SHARE and not frame.of("words"):
        framed = _framed(a, b, frame, weights)
        finding = replace(framed, framed=True) if framed else None
    finding = finding or _loose(a, b, in_b, in_a)
    return None if finding is None or _other_occasion(a, b) else finding


def around(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """A contradiction in the sentences around two items: "said on Monday" where the other has "on Tuesday"."""
    if a.sentence == b.sentence or min(weights.cover(a.context, b.context), weights.cover(b.context, a.context)) < AROUND_SHARE:
        return None
    left, right = (replace(p, said=bare(p.sentence)) for p in (a, b))
    frame = align(left.said, right.said)
    if frame.equal < AROUND_WORDS or frame.of("words"):
        return None
    finding = _framed(left, right, frame, weights)
    if finding is None or finding.relation != "contradicts" or _other_occasion(a, b):
        return None
    return replace(finding, why=f"in the sentences around: {finding.why}", framed=True)


def _other_occasion(a: Profile, b: Profile) -> bool:
    """Whether the same words ("on Monday") mean other days, or what is given goes the other way."""
    if a.when and b.when and a.when.words.casefold() == b.when.words.casefold():
        return compare_intervals(a.when, b.when).relation == "excludes"
    return opposite(a.transfer, b.transfer)


# --- framed ---------------------------------------------------------------------------------------------------------------


def _framed(a: Profile, b: Profile, frame: Frame, weights: Weights) -> Finding | None:
    judged = [(d, _compare(d, a, b)) for d in frame.differences if d.slot in _VALUE_SLOTS]
    judged = [(d, _apart(d, v, frame, weights)) for d, v in judged]
    excluded = [(d, v) for d, v in judged if v.relation == "excludes"]
    unknown = [(d, v) for d, v in judged if v.relation == "incomparable"]
    added = frame.of("added")
    if len(excluded) == 1 and not unknown and not added and not frame.of("status"):
        return _contradiction(a, b, frame, *excluded[0])
    if excluded:
        return Finding("differs", excluded[0][0].slot, excluded[0][1].why, excludes=True)
    if unknown:
        return Finding("differs", unknown[0][0].slot, unknown[0][1].why) if len(unknown) == 1 else None
    if status := frame.of("status"):
        return Finding("differs", "status", f"“{status[0].a or status[0].b}” stands on one side only")
    return _narrower([v for _, v in judged], added, frame)


def _narrower(verdicts: list[Verdict], added: tuple[Difference, ...], frame: Frame) -> Finding | None:
    """Agreement, or a refinement if all that one has more, or more precisely, is on its side."""
    finer_a = any(v.relation == "refines" for v in verdicts) or any(d.a for d in added)
    finer_b = any(v.relation == "refined_by" for v in verdicts) or any(d.b for d in added)
    if finer_a and finer_b:
        return Finding("agrees", None, f"the same {frame.equal} words; each adds something") if frame.share >= 0.85 else None
    if not finer_a and not finer_b:
        return Finding("agrees", None, f"the same statement in the same {frame.equal} words")
    why = next((v.why for v in verdicts if v.relation in {"refines", "refined_by"}), "")
    extra = next((d.a or d.b for d in added), "")
    slot = None if not why else "number" if any(ch.isdigit() for ch in why) else None
    return Finding("refines", slot, why or f"the same statement, with “{extra}” added", swapped=finer_b)


def _compare(difference: Difference, a: Profile, b: Profile) -> Verdict:
    """The values that stand in one slot, by their comparator; a name or place that only one has refines."""
    match difference.slot:
        case "polarity":
            return Verdict(relation="excludes", why=f"one says “{difference.a or difference.b}” where the other {_other(difference)}")
        case "number":
            return _numbers(difference)
        case "time":
            return _times(difference, a, b)
        case "place":
            return compare_places(difference.a, difference.b)
        case _:
            return Verdict(relation="incomparable", why=f"“{difference.a}” against “{difference.b}”")


def _apart(difference: Difference, verdict: Verdict, frame: Frame, weights: Weights) -> Verdict:
    """Two place names in one and the same statement exclude each other, unless one is told of together with the other somewhere.

    What lies in what is not known without a gazetteer; "Croydon, south London" in any sentence at hand tells.
    """
    if difference.slot != "place" or verdict.relation != "incomparable" or frame.equal < PLACE_WORDS:
        return verdict
    left, right = (frozenset(f"@{n}" for n in names(side)) for side in (difference.a, difference.b))
    if not left or not right or left & right or len(left | right) > 4:
        return Verdict(relation="equal", why="the same place") if left and left == right else verdict
    if weights.together(left, right):
        return verdict
    return Verdict(relation="excludes", why=f"“{difference.a}” in one and “{difference.b}” in the other, never told of together")


def _other(difference: Difference) -> str:
    return f"says “{difference.b}”" if difference.a and difference.b else "does not"


def _times(difference: Difference, a: Profile, b: Profile) -> Verdict:
    if not difference.a or not difference.b:
        return Verdict(relation="refines" if difference.a else "refined_by", why="only one says when")
    # Two reports without a date are read as of one day: "Monday" and "Tuesday" are then two days, "Monday" and "Monday" one.
    same = None if a.published or b.published else _ANY_DAY
    return compare_intervals(resolve_date(difference.a, a.published or same), resolve_date(difference.b, b.published or same))


def _numbers(difference: Difference) -> Verdict:
    if not difference.a or not difference.b:
        only = parse_quantity(difference.a or difference.b)
        if only is None or only.unit is None:  # "3)" before a line
            return Verdict(relation="compatible", why=f"only one says “{difference.a or difference.b}”")
        return Verdict(relation="refines" if difference.a else "refined_by", why=f"only one says “{difference.a or difference.b}”")
    left, right = parse_quantity(difference.a), parse_quantity(difference.b)
    if left is None or right is None:
        return Verdict(relation="incomparable", why=f"“{difference.a}” against “{difference.b}”")
    return compare_quantities(left, right)


def _contradiction(a: Profile, b: Profile, frame: Frame, difference: Difference, verdict: Verdict) -> Finding:
    """The verdict on two near-identical statements whose one differing slot excludes: only where nothing else can explain it."""
    slot = difference.slot
    if _updates(a, b, slot):
        return Finding("superseded", slot, f"{verdict.why}; the later report counts again", swapped=_later(b, a))
    why = f"{verdict.why}; the rest of the two statements is the same ({frame.equal} words)"
    if doubt := _doubt(a, b, frame, difference):
        return Finding("differs" if doubt.startswith("only") else "undecided", slot, f"{why}, but {doubt}", excludes=True)
    return Finding("contradicts", slot, why, excludes=True)


def _doubt(a: Profile, b: Profile, frame: Frame, difference: Difference) -> str:
    """Why two values that exclude each other may yet both hold; empty if nothing speaks for it."""
    slot = difference.slot
    if any(force(near) == "hedged" for near in (difference.beside if slot == "polarity" else difference.clauses)):
        return "only a possibility is stated"
    if len(_declared(a, b)) > 1:
        return "only one puts it forward as done"
    if (a.voice is None) != (b.voice is None):
        return "one is a party's statement, the other the article's own"
    if frame.equal < CONTRADICTION_WORDS:
        return "they are too short to tell whether they speak of one thing"
    timed = compare_intervals(a.when, b.when).relation
    if slot != "time" and timed == "excludes":
        return "only of other days"
    if slot != "time" and timed == "incomparable" and a.published and b.published and a.published != b.published:
        return "the reports are of different days"
    return ""


def _declared(a: Profile, b: Profile) -> set[str]:
    """Whether the engine says that the two are planned or done. Hedges are looked for beside the difference: they may be about anything."""
    fields = {getattr(p.item.item, name, "") for p in (a, b) for name in ("certainty", "modality", "status")} - {""}
    return {"planned" if f == "planned" else "done" for f in fields}


def _later(a: Profile, b: Profile) -> bool:
    return a.published is not None and b.published is not None and a.published > b.published


def _updates(a: Profile, b: Profile, slot: str | None) -> bool:
    """Whether two counts of one toll come from reports of different days."""
    if slot != "number" or not (_later(a, b) or _later(b, a)):
        return False
    return not _TOLL.isdisjoint(a.terms & b.terms | {q.unit for p in (a, b) for q in p.quantities if q.unit})


# --- loose ----------------------------------------------------------------------------------------------------------------


def _loose(a: Profile, b: Profile, in_b: float, in_a: float) -> Finding | None:
    """``in_b``: the share of ``a`` by weight that ``b`` has too; ``in_a``: the reverse."""
    shared = a.terms & b.terms
    lower = sum(t[0] != "@" for t in shared)
    if len(shared) < 3 or lower < 1 or compare_intervals(a.when, b.when).relation == "excludes":
        return None
    both, one = min(in_a, in_b), max(in_a, in_b)
    if counted := _counts(a, b):
        return _update(a, b, counted) if counted.relation == "differs" and _updates(a, b, "number") else counted
    own = OWN_VIEW if a.voice is not None and a.voice == b.voice else 1.0  # one speaker's words on one matter need to share less
    if _miscounts(a, b):
        return None
    if both >= AGREES * own:
        if a.stance.negated != b.stance.negated:
            if both < ALMOST_EQUAL or compare_stances(a.stance, b.stance).relation != "excludes":
                return None
            return Finding("undecided", "polarity", "the same subject in other words, one of them negated")
        return Finding("agrees", None, f"both say it in other words: {both:.0%} of each by weight is in the other")
    if one >= REFINES * own and lower > 1 and len(shared) > 3 and a.stance.negated == b.stance.negated:
        return Finding("refines", None, f"all but {1 - one:.0%} of the shorter one by weight is in the longer", swapped=in_b > in_a)
    return None


def _update(a: Profile, b: Profile, counted: Finding) -> Finding:
    return replace(counted, relation="superseded", swapped=_later(b, a))


def _counts(a: Profile, b: Profile) -> Finding | None:
    """Numbers of one unit, counted of the same as far as the words around them tell. None also if one number stands in both."""
    found = None
    for x, y in product(a.quantities, b.quantities):
        if x.low == y.low and x.high == y.high:
            return None
        if unit_class(x.unit) is None or unit_class(x.unit) != unit_class(y.unit) or _is_span(x) or found:
            continue
        verdict = compare_quantities(x, y)
        if verdict.relation not in {"refines", "refined_by", "excludes"} or not _same_count(a.around(x), b.around(y), verdict):
            continue
        relation: Relation = "differs" if verdict.relation == "excludes" else "refines"
        found = Finding(relation, "number", verdict.why, verdict.relation == "refined_by", excludes=relation == "differs")
    return found


def _miscounts(a: Profile, b: Profile) -> bool:
    """Whether both count in one unit, and no number of one fits any of the other: then they do not say the same."""
    alike = [(x, y) for x, y in product(a.quantities, b.quantities) if unit_class(x.unit) and unit_class(x.unit) == unit_class(y.unit)]
    return bool(alike) and not any(compare_quantities(x, y).relation in {"equal", "compatible"} for x, y in alike)


def _is_span(quantity: Quantity) -> bool:
    return unit_class(quantity.unit) in _SPANS or " old" in f" {quantity.unit}".replace("-", " ")


def _same_count(a: frozenset[str], b: frozenset[str], verdict: Verdict) -> bool:
    """Whether the terms around two numbers tell that the same is counted; numbers that exclude each other must share more."""
    shared = len(a & b)
    if verdict.relation == "excludes":
        return shared >= SAME_COUNT_TERMS and shared >= SAME_COUNT_SHARE * max(len(a), len(b))
    return shared >= SAME_COUNT_TERMS
