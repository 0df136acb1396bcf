"""The slots "who" and "direction", and the score of a match: who beats, buys, gets."""

from __future__ import annotations

from counterpoint.reconcile.parts import Part, parts, result, score
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.values import ValueRelation


def compare_parts(a: Profile, b: Profile, weights: Weights) -> Slot | None:
    """How the parts of the same kind relate: equal, the two turned round, or another one in a part that only one can have."""
    for kind, left in _told(a).items():
        right = _told(b).get(kind)
        if right is None:
            continue
        if kind == "award":
            return _award(left, right, weights)
        if left.active & right.active and left.other & right.other:
            return _scores(a, b, kind)
        if left.active & right.other and left.other & right.active:
            why = f"one and the same {kind} in opposite directions"
            return Slot("direction", "excludes", why)
    return None


def compare_results(a: Profile, b: Profile) -> Slot | None:
    """How the times in which a race was run relate, if each tells one."""
    left, right = (next((t for text in texts(p) if (t := result(text))), None) for p in (a, b))
    if left is None or right is None:
        return None
    relation: ValueRelation = "equal" if left == right else "excludes"
    return Slot("number", relation, f"one gives the time as {left}, the other as {right}")


def same_sides(a: Profile, b: Profile) -> bool:
    """Whether both tell of the same two in the same parts, in whatever order."""
    left, right = _told(a), _told(b)
    return any(left[k].active & right[k].active and left[k].other & right[k].other for k in left.keys() & right.keys())


def _told(profile: Profile) -> dict[str, Part]:
    """The part of each kind; the words quoted go before the statement."""
    return {part.kind: part for text in reversed(texts(profile)) for part in parts(text)}


def _scores(a: Profile, b: Profile, kind: str) -> Slot | None:
    left, right = (next((s for text in texts(p) if (s := score(text))), None) for p in (a, b))
    if kind == "contest" and left and right and left != right:
        return Slot("number", "excludes", f"one gives the score as {left[0]}-{left[1]}, the other as {right[0]}-{right[1]}")
    return Slot("who", "equal", f"the same {kind} between the same two")


def _award(left: Part, right: Part, weights: Weights) -> Slot | None:
    if left.active & right.active:
        return Slot("who", "equal", "the same winner of the order")
    both = (frozenset(f"@{key}" for key in side) for side in (left.active, right.active))
    firm = not weights.together(*both)
    return Slot("who", "excludes", "only one can have got it, and two are named", firm)
