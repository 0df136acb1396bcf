"""Where the events of a timeline are drawn: one lane for each source, one column for each day, in order but not to scale.

Days are spaced evenly because a story's background (1953) would otherwise press its week into one point.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from dataclasses import dataclass

from counterpoint.items import Event
from counterpoint.records import AnyGrounded
from counterpoint.render.index import Index
from counterpoint.render.wording import interval, shorten

LEFT, TOP, COLUMN, STEP, LANE = 128, 34, 74, 18, 12
STACK = 8
"""How many marks are stacked in one place before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: where it is drawn, and what is read out."""

    x: int
    y: int
    label: str
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A source: its letter and name, the height at which its lane begins, and that of its first marks."""

    label: str
    source: str
    top: int
    y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis, in two lines."""

    x: int
    day: str
    year: str


@dataclass(frozen=True, slots=True)
class Overflow:
    """Events of one day and source that found no place."""

    x: int
    y: int
    more: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, in units of its view box."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    overflow: tuple[Overflow, ...]
    undated: int


Column = tuple[dt.date, int]
"""The first day of an event's time, and how wide it is told: a day (or some), a month, a year."""

DAY, MONTH, YEAR = 0, 1, 2


def timeline(ix: Index) -> Timeline | None:
    """The drawing of all events with a day, or None if there are none."""
    events = [(item, column) for item in ix.brief.items if isinstance(item.item, Event) and (column := _column(item))]
    undated = sum(isinstance(item.item, Event) for item in ix.brief.items) - len(events)
    if not events:
        return None
    columns = sorted({column for _, column in events}, key=lambda column: (column[0], -column[1]))
    x_of = {column: LEFT + COLUMN // 2 + n * COLUMN for n, column in enumerate(columns)}
    lanes, bottom = _lanes(ix, events)
    marks, overflow = _marks(events, {lane.label: lane for lane in lanes}, x_of, ix)
    ticks = tuple(_tick(column, x) for column, x in x_of.items())
    return Timeline(LEFT + COLUMN * len(columns) + 10, bottom + 6, lanes, ticks, marks, overflow, undated)


def _column(item: AnyGrounded) -> Column | None:
    when = item.values.when
    first = (when.start or when.end) if when else None
    if when is None or first is None:
        return None
    last = when.end or first
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year
    width = YEAR if whole and (first.month, last.month) == (1, 12) else MONTH if whole and first.month == last.month else DAY
    return first, width


def _tick(column: Column, x: int) -> Tick:
    day, width = column
    return Tick(x, {DAY: f"{day.day} {day:%b}", MONTH: f"{day:%b}", YEAR: ""}[width], str(day.year))


def _lanes(ix: Index, events: list[tuple[AnyGrounded, Column]]) -> tuple[tuple[Lane, ...], int]:
    counts = Counter((item.article_id, column) for item, column in events)
    lanes, top = [], TOP + 10
    for article in ix.brief.articles:
        stacked = max((n for (where, _), n in counts.items() if where == article.id), default=0)
        if stacked:
            lanes.append(Lane(article.label, shorten(ix.source(article.id).removeprefix("www."), 17), top, top + LANE))
            top += LANE + STEP * min(stacked, STACK + 1)
    return tuple(lanes), top


def _marks(
    events: list[tuple[AnyGrounded, Column]], lanes: dict[str, Lane], x_of: dict[Column, int], ix: Index
) -> tuple[tuple[Mark, ...], tuple[Overflow, ...]]:
    marks, stacked = [], Counter[tuple[str, int]]()
    for item, column in events:
        letter, x = ix.articles[item.article_id].label, x_of[column]
        n = stacked[letter, x]
        stacked[letter, x] += 1
        if n < STACK and isinstance(item.item, Event):
            title = f"{interval(item.values.when)}: {shorten(item.item.what, 160)} ({item.item.status})"
            marks.append(Mark(x, lanes[letter].y + n * STEP, ix.label(item.id), item.item.status, title))
    left = [Overflow(x, lanes[letter].y + STACK * STEP, n - STACK) for (letter, x), n in stacked.items() if n > STACK]
    return tuple(marks), tuple(left)
