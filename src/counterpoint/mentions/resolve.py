"""The calendar days that an expression of time means, seen from a dateline."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from counterpoint.mentions.absolute import ABSOLUTE, Days
from counterpoint.mentions.dates import Atom, atoms
from counterpoint.mentions.relative import RELATIVE, Range
from counterpoint.records import Interval

_PRECISION = (
    "iso",
    "slash",
    "dmy",
    "mdy",
    "weekday",
    "day",
    "ago",
    "my",
    "quarter",
    "season_year",
    "month",
    "calendar",
    "end_of",
    "past",
    "years",
    "decade",
    "recent",
)


@lru_cache(maxsize=256)
def resolve_date(words: str, dateline: dt.date | None, *, future: bool = False) -> Interval | None:
    """The days that an expression of time means, seen from the dateline, or None where it cannot be told.

    Both ends are included; None is open. What needs an anchor that is not in the words ("the day before", "5 p.m.") is None, and
    so is everything relative without a dateline. A weekday, or a month without its year, is the latest one not after the dateline; a
    day of a month may be the day after it, since papers and their news live in different zones.

    Args:
        words: the expression, with or without its preposition.
        dateline: the day seen from.
        future: read weekdays and months without a year as the first not before the dateline, days of a month as the nearest: for what
            is planned.
    """
    try:
        days = _resolve(words, dateline, future=future)
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None
    return Interval(words=words, start=days[0], end=days[1]) if days and days != (None, None) else None


def _resolve(words: str, dateline: dt.date | None, *, future: bool) -> Range | None:
    found = [a for a in atoms(words) if a.kind in _PRECISION]
    if not found:
        return None
    if len(found) > 1 and (hull := _hull(words, found, dateline, future)):
        return hull
    best = min(found, key=lambda a: _PRECISION.index(a.kind))
    ahead = future or best.prep in {"by", "until", "till"}
    days = _atom(words[best.start : best.end], best, dateline, ahead)
    return _opened(best, days, dateline) if days else None


def _hull(words: str, found: list[Atom], dateline: dt.date | None, future: bool) -> Range | None:
    """From the start of the first to the end of the second of "from May to July", or None if the words are no such range."""
    first, second = found[0], found[1]
    if not re.fullmatch(r"\s*(?:to|and|until|through|till|[-–—])\s*", words[first.end : second.start]):
        return None
    if not (first.prep in {"from", "between"} or first.kind == second.kind):
        return None
    end = _atom(words[second.start : second.end], second, dateline, future)
    if end is None or end[1] is None:
        return None
    head = words[first.start : first.end]
    if first.kind in {"month", "mdy", "dmy"} and not re.search(r"\d{4}", head):  # "from May to July 2019": the year is said once
        head = f"{head} {end[1].year}"
        first = first._replace(kind="my" if first.kind == "month" else first.kind)
    start = _atom(head, first, dateline, future)
    return (start[0], end[1]) if start and start[0] and start[0] <= end[1] else None


def _opened(atom: Atom, days: Range, dateline: dt.date | None) -> Range:
    """Open or cut an interval as its preposition says."""
    start, end = days
    day = dt.timedelta(days=1)
    match atom.prep:
        case "since" | "as of" if start:
            return start, dateline if dateline and dateline >= start else None
        case "until" | "till" | "by":
            return None, end
        case "before" | "prior to" if start:
            return None, start - day
        case "after" if end:
            return end, None
        case "from" | "starting" | "beginning" | "effective" if start:
            return start, None
        case _:
            return start, end


def _atom(words: str, atom: Atom, dateline: dt.date | None, future: bool) -> Range | None:
    absolute = ABSOLUTE.get(atom.kind)
    if absolute:
        days = absolute(words, dateline, future)
    elif dateline is None:
        return None
    else:
        relative = RELATIVE[atom.kind](words.lower(), dateline, future)
        if relative is None or relative[0] is None or relative[1] is None:
            return relative
        days = (relative[0], relative[1])
    return _part(days, atom.mod) if days else None


def _part(days: Days, mod: str) -> Days:
    """The early, middle or late part of an interval; overlapping halves, since nobody means a sharp line."""
    start, end = days
    length = (end - start).days
    if length < 6 or not mod:
        return days
    if mod in {"early", "earlier", "the start of", "the beginning of"}:
        return start, start + dt.timedelta(days=length // 2)
    if mod in {"late", "later", "the end of"}:
        return start + dt.timedelta(days=length // 2), end
    return start + dt.timedelta(days=length // 4), end - dt.timedelta(days=length // 4)
