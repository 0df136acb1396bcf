"""Comparing intervals of calendar days: as sets of days."""

from __future__ import annotations

import datetime as dt

from counterpoint.reconcile.values_verdict import Verdict
from counterpoint.records import Interval


def compare_intervals(a: Interval | None, b: Interval | None) -> Verdict:
    """How two times relate: the same days, days within the other's, overlapping, or disjoint. An unknown time is incomparable.

    Refinement is a partial order, exclusion is symmetric, and swapping the arguments mirrors the verdict.
    """
    if a is None or b is None:
        return Verdict(relation="incomparable", why="one of the two says no time, or none that can be told")
    start_a, end_a = _days(a)
    start_b, end_b = _days(b)
    inside, holds = start_a >= start_b and end_a <= end_b, start_b >= start_a and end_b <= end_a
    said = f"{_show(a)} and {_show(b)}"
    if inside and holds:
        return Verdict(relation="equal", why=f"{said} are the same time")
    if inside:
        return Verdict(relation="refines", why=f"{_show(a)} lies within {_show(b)}")
    if holds:
        return Verdict(relation="refined_by", why=f"{_show(b)} lies within {_show(a)}")
    if start_a > end_b or start_b > end_a:
        return Verdict(relation="excludes", why=f"{said} have no day in common")
    return Verdict(relation="compatible", why=f"{said} overlap")


def _days(interval: Interval) -> tuple[dt.date, dt.date]:
    return interval.start or dt.date.min, interval.end or dt.date.max


def _show(interval: Interval) -> str:
    if interval.start == interval.end:
        return f"“{interval.words}” ({interval.start})"
    return f"“{interval.words}” ({interval.start or '…'} to {interval.end or '…'})"
