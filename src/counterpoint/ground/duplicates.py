"""Each finding once: the same item given twice, or one statement with and without its speaker."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from counterpoint.ground.names import parse
from counterpoint.records import AnyGrounded

_ALIKE = 90  # of 100, rapidfuzz's token_set_ratio: sentences that differ by an article or the order of their words


def merged(items: Iterable[AnyGrounded]) -> tuple[AnyGrounded, ...]:
    """The items sorted by span. Of items with one id the first is kept; of near-identical ones that with most evidence.

    Near-identical are items of one kind on the same content, which name the same holder or of which one names none, and whose
    sentences are alike. Two holders of the same words are two items.
    """
    kept: dict[str, AnyGrounded] = {}
    order: dict[str, tuple[int, int, str, str]] = {}
    places: dict[tuple[object, ...], list[str]] = {}
    for item in items:
        if item.id in kept:
            continue
        kind, spans = item.kind, [(e.start, e.end) for e in item.evidence if e.part == "content"]
        before = places.setdefault((kind, *spans), [])
        twins = [key for key in before if _twins(kept[key], item)]
        if any(len(kept[key].evidence) >= len(item.evidence) for key in twins):
            continue
        for key in twins:
            del kept[key]
            before.remove(key)
        before.append(item.id)
        kept[item.id] = item
        order[item.id] = (min([start for start, _ in spans]), max([end for _, end in spans]), kind, item.id)
    return tuple(sorted(kept.values(), key=lambda item: order[item.id]))


def _twins(one: AnyGrounded, other: AnyGrounded) -> bool:
    held = [set(parse(g.item.holder).words) for g in (one, other) if g.item.holder]
    if len(held) == 2 and not held[0] & held[1]:
        return False
    return fuzz.token_set_ratio(one.item.summary.casefold(), other.item.summary.casefold()) >= _ALIKE
