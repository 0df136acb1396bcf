"""Numbers and dates as they are mentioned in text: where they stand, and what they mean.

Finding and parsing live here, below the stages, because the rules engine, grounding and reconciling all need them;
comparing values is `reconcile.values` (decision 001).
"""

from __future__ import annotations

import datetime as dt

from counterpoint.article import Span
from counterpoint.records import Interval, Quantity


def find_quantities(text: str) -> list[Span]:
    """The quantities in ``text`` with their approximators and units, in order: "at least 3,000 troops", "3.2%", "a third"."""
    raise NotImplementedError


def find_dates(text: str) -> list[Span]:
    """The expressions of time in ``text``, in order: "on Wednesday", "last month", "30 October 2024", "5 p.m."."""
    raise NotImplementedError


def parse_quantity(words: str) -> Quantity | None:
    """What a quantity means, or None where it cannot be told."""
    raise NotImplementedError


def resolve_date(words: str, dateline: dt.date | None) -> Interval | None:
    """The days that an expression of time means, seen from the dateline, or None where it cannot be told."""
    raise NotImplementedError
