"""Two near-identical statements: it is plain in which slot they differ, and a comparator tells what the difference means.

Only here may rules say ``contradicts``: the frame and the comparator are its two routes, and holder, force, time and scope must be
the same.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice

from counterpoint.mentions import parse_quantity, resolve_date
from counterpoint.reconcile.bounds import awaited, leaves_room
from counterpoint.reconcile.finding import Finding, later, same_scope, updates
from counterpoint.reconcile.frames import Difference, Frame
from counterpoint.reconcile.parts import score
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import names
from counterpoint.reconcile.values import Verdict, compare_hours, compare_intervals, compare_places, compare_quantities, force, negates

CONTRADICTION_WORDS = 5  # content words that must be the same
PLACE_WORDS = 5
ADDED_WORDS = 1  # that one of two contradicting statements may have more
LOOKED_AT = 100  # sentences in which one place may be put into another
BOTH_ADD = 0.85  # share in common above which two statements agree although each adds something
_ALL = re.compile(r"(?:all|every|both|each)\b", re.IGNORECASE)
_NONE = re.compile(r"(?:none|neither|nobody|no one|not one)\b", re.IGNORECASE)
_ANY_DAY = dt.date(2001, 1, 3)
_OF_THE_REST = re.compile(r"\b(?:that|whether)\W*$|\b(?:true|false|untrue|baseless|wrong|so|what)\b", re.IGNORECASE)
_PART = (
    r"the|an?|of|in|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central|greater|suburb|district|town|"
    r"village|city|borough|part|area|quarter|neighbou?rhood"
)  # what stands between a place and the one that it lies in
_VALUE_SLOTS = ("number", "time", "polarity", "place", "name")


def framed(a: Profile, b: Profile, frame: Frame, weights: Weights) -> Finding | None:
    """What the differences of two near-identical statements mean, or None where that cannot be told."""
    judged = [(d, _compare(d, a, b)) for d in frame.differences if d.slot in _VALUE_SLOTS]
    sentences = frozenset((a.sentence, b.sentence))
    judged = [(d, _apart(d, v, frame, weights, sentences)) for d, v in judged]
    excluded = [(d, v) for d, v in judged if v.relation == "excludes"]
    unknown = [(d, v) for d, v in judged if v.relation == "incomparable"]
    added = frame.of("added")
    if len(excluded) == 1 and not unknown and not _widens(added) and not frame.of("status") and same_scope(a.said, b.said):
        return contradiction(a, b, frame, *excluded[0])
    if len(excluded) + len(unknown) > 1:
        return None  # another day and another number: another occasion
    if excluded:
        return Finding("differs", excluded[0][0].slot, excluded[0][1].why, excludes=True)
    if unknown:
        return Finding("differs", unknown[0][0].slot, unknown[0][1].why)
    if status := frame.of("status"):
        return Finding("differs", "status", f"“{status[0].a or status[0].b}” stands on one side only")
    return _narrower(judged, added, frame)


def _widens(added: tuple[Difference, ...]) -> bool:
    """Whether what one of them adds may change the scope: more than a word or two, on both sides, or with a name or a number."""
    both = any(d.left for d in added) and any(d.right for d in added)
    return both or sum(d.left + d.right for d in added) > ADDED_WORDS or any(c.isupper() or c.isdigit() for d in added for c in d.a + d.b)


def _narrower(judged: list[tuple[Difference, Verdict]], added: tuple[Difference, ...], frame: Frame) -> Finding | None:
    """Agreement, or a refinement if all that one has more, or more precisely, is on its side."""
    if any(_denies(d) for d in added):
        return None
    finer_a = any(v.relation == "refines" for _, v in judged) or any(d.left for d in added)
    finer_b = any(v.relation == "refined_by" for _, v in judged) or any(d.right for d in added)
    if finer_a and finer_b:
        return Finding("agrees", None, f"the same {frame.equal} words; each adds something") if frame.share >= BOTH_ADD else None
    if not finer_a and not finer_b:
        return Finding("agrees", None, f"the same statement in the same {frame.equal} words")
    slot, why = next(((d.slot, v.why) for d, v in judged if v.relation in {"refines", "refined_by"}), (None, ""))
    extra = next((d.a or d.b for d in added), "")
    return Finding("refines", slot, why or f"the same statement, with “{extra}” added", swapped=finer_b)


def _denies(added: Difference) -> bool:
    """Whether what one adds denies the rest ("it is not true that"); a "not" of something else does not."""
    said = added.a or added.b
    return negates(said) and bool(_OF_THE_REST.search(said))


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


def _apart(difference: Difference, verdict: Verdict, frame: Frame, weights: Weights, own: frozenset[str]) -> Verdict:
    """Two place names in one and the same statement exclude each other, unless one is told of together with the other somewhere.

    What lies in what is not known without a gazetteer; "Croydon, south London" in any sentence at hand tells. ``own``, the two sentences
    themselves, do not: "the embassy in Finland … to Yemeni officials" does not put one into the other.
    """
    if difference.slot != "place" or verdict.relation != "incomparable" or frame.equal < PLACE_WORDS:
        return verdict
    left, right = (frozenset(f"@{n}" for n in names(side)) for side in (difference.a, difference.b))
    if not left or not right or left & right or len(left | right) > 4:
        return Verdict(relation="equal", why="the same place") if left and left == right else verdict
    met = list(islice(weights.sentences(left, right, own), LOOKED_AT))
    if any(_lies_in(difference.a, difference.b, sentence) for sentence in met):
        return Verdict(relation="refines", why=f"“{difference.a}” lies in “{difference.b}”, as another sentence says")
    if any(_lies_in(difference.b, difference.a, sentence) for sentence in met):
        return Verdict(relation="refined_by", why=f"“{difference.b}” lies in “{difference.a}”, as another sentence says")
    if met:
        return verdict
    return Verdict(relation="excludes", why=f"“{difference.a}” in one and “{difference.b}” in the other, never told of together")


def _lies_in(inner: str, outer: str, sentence: str) -> bool:
    """Whether a sentence puts one place into the other: "Croydon, south London", "Croydon in London"."""
    near = rf"\b{re.escape(inner)}(?:,| in)(?: (?:{_PART})){{0,4}} {re.escape(outer)}\b"
    return re.search(near, sentence) is not None


def _other(difference: Difference) -> str:
    return f"says “{difference.b}”" if difference.a and difference.b else "does not"


def _times(difference: Difference, a: Profile, b: Profile) -> Verdict:
    if not difference.a or not difference.b:
        return Verdict(relation="refines" if difference.a else "refined_by", why="only one says when")
    # Two reports without a date are read as of one day: "Monday" and "Tuesday" are then two days, "Monday" and "Monday" one.
    same = None if a.published or b.published else _ANY_DAY
    return compare_intervals(resolve_date(difference.a, a.published or same), resolve_date(difference.b, b.published or same))


def _some(words: str) -> bool:
    """Whether ``words`` count one or more."""
    quantity = parse_quantity(words)
    return quantity is not None and (quantity.low or 0) > 0


def _numbers(difference: Difference) -> Verdict:
    if not difference.a or not difference.b:
        only = parse_quantity(difference.a or difference.b)
        other = difference.clauses[1 if difference.a else 0].lower()
        if only is not None and only.high == 0 and only.unit and only.unit[:-1] in other:  # "no live rounds" against "live rounds"
            return Verdict(relation="excludes", why=f"only one says “{difference.a or difference.b}”")
        if only is None or only.unit is None:  # "3)" before a line
            return Verdict(relation="compatible", why=f"only one says “{difference.a or difference.b}”")
        return Verdict(relation="refines" if difference.a else "refined_by", why=f"only one says “{difference.a or difference.b}”")
    left, right = parse_quantity(difference.a), parse_quantity(difference.b)
    if any((_ALL.match(x) or _some(x)) and _NONE.match(y) for x, y in ((difference.a, difference.b), (difference.b, difference.a))):
        return Verdict(relation="excludes", why=f"“{difference.a}” against “{difference.b}”")
    if left is None or right is None:
        return Verdict(relation="incomparable", why=f"“{difference.a}” against “{difference.b}”")
    return compare_quantities(left, right)


def contradiction(a: Profile, b: Profile, frame: Frame, difference: Difference, verdict: Verdict) -> Finding:
    """The verdict on two near-identical statements whose one differing slot excludes: only where nothing else can explain it."""
    slot = difference.slot
    if updates(a, b, slot):
        return Finding("superseded", slot, f"{verdict.why}; the later report counts again", swapped=later(b, a))
    if slot == "polarity" and awaited(a, b):
        return Finding("superseded", "status", f"{verdict.why}; the later report tells what had not happened so far", swapped=later(b, a))
    if slot in {"polarity", "time"} and leaves_room(a, b):
        return Finding("not_comparable", slot, "it is denied only for a time")
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
    if a.item.told != b.item.told:
        return "one is a party's statement, the other the article's own"
    if frame.equal < CONTRADICTION_WORDS:
        return "they are too short to tell whether they speak of one thing"
    if slot == "time" and score(a.said) != score(b.said):
        return "only of another match"
    if slot == "number" and compare_hours(a.said, b.said).relation == "excludes":
        return "only of other hours"
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
