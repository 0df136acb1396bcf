"""Values: filling in what an item's words mean, and comparing numbers, times, places, stances and directions by rule.

Each comparator takes the value of an item ``a`` and of an item ``b`` and returns a `Verdict`: ``equal``, ``refines``,
``refined_by``, ``compatible``, ``excludes`` or ``incomparable``, with one sentence why. It compares values, not items: whether two
items speak of the same thing at all is the judge's question.
"""

from __future__ import annotations

import datetime as dt

from counterpoint.mentions import ahead, anothers, parse_quantity, places, resolve_date, scan
from counterpoint.reconcile.values_hours import compare_hours, hours
from counterpoint.reconcile.values_measures import Measure, compare_counts, compare_measures, measure
from counterpoint.reconcile.values_places import compare_places
from counterpoint.reconcile.values_quantities import compare_quantities, unit_class
from counterpoint.reconcile.values_stances import Force, Stance, compare_stances, force, negates, stance
from counterpoint.reconcile.values_times import compare_intervals
from counterpoint.reconcile.values_transfers import Transfer, compare_transfers, opposite, transfer
from counterpoint.reconcile.values_verdict import ValueRelation, Verdict, mirror
from counterpoint.records import AnyGrounded, Interval, Quantity, Values

__all__ = [
    "Force",
    "Measure",
    "Stance",
    "Transfer",
    "ValueRelation",
    "Verdict",
    "compare_counts",
    "compare_hours",
    "compare_intervals",
    "compare_measures",
    "compare_places",
    "compare_quantities",
    "compare_stances",
    "compare_transfers",
    "force",
    "hours",
    "measure",
    "mirror",
    "negates",
    "opposite",
    "resolve",
    "stance",
    "transfer",
    "unit_class",
]

_NONE = Values()


def resolve(item: AnyGrounded, dateline: dt.date | None) -> AnyGrounded:
    """The item with its ``values`` filled: quantities and time, from its own fields, or else from the words of its content.

    Args:
        item: a grounded item.
        dateline: the day its article was published, which "Wednesday" is seen from.
    """
    words = " ".join([e.quote for e in item.content])
    quantities, when = _quantities(item, words), _when(item, words, dateline)
    if not quantities and when is None and item.values == _NONE:
        return item
    return item.model_copy(update={"values": Values(quantities=quantities, when=when)})


def _quantities(item: AnyGrounded, words: str) -> tuple[Quantity, ...]:
    given = item.item.quantities if item.item.kind != "expert_view" else []
    found = [each.quantity for each in scan(words)]
    there = {quantity.words: quantity for quantity in reversed(found)}  # "67" counts years if the words around it say so
    parsed = [there.get(said) or parse_quantity(said) for said in given] if given else found
    parsed = [quantity for quantity in parsed if quantity]
    return tuple(dict.fromkeys(parsed) if len(parsed) > 1 else parsed)


def _when(item: AnyGrounded, words: str, dateline: dt.date | None) -> Interval | None:
    said = item.item.when if item.item.kind != "expert_view" else None
    at = max(words.find(said), 0) if said else 0
    told = [(at, said)] if said else [(start, words[start:end]) for start, end in places(words) if not anothers(words, start, end)]
    planned = _planned(item)
    each = [resolve_date(time, dateline, future=planned or ahead(words, start)) for start, time in told]
    resolved = [days for days in each if days]
    return min(resolved, key=_width, default=None)


def _planned(item: AnyGrounded) -> bool:
    match item.item.kind:
        case "claim":
            return item.item.modality == "planned"
        case "event":
            return item.item.status == "planned"
        case "expert_view":
            return False


def _width(interval: Interval) -> int:
    """Days; an open interval is the widest."""
    return (interval.end - interval.start).days if interval.start and interval.end else dt.date.max.toordinal()
