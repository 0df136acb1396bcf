"""Expressions of time that only a dateline gives days: "Wednesday", "last month", "three days ago", "in recent talks"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from counterpoint.mentions.absolute import Days, month, month_number, run
from counterpoint.mentions.date_patterns import DAYS, SEASONS
from counterpoint.mentions.numbers import WORDS

Range = tuple[dt.date | None, dt.date | None]

_FEW = {"a few": (2, 6), "few": (2, 6), "several": (3, 9), "a couple of": (2, 2), "couple of": (2, 2), "a dozen": (12, 12), "many": (2, 50)}
_COUNT = re.compile(rf"\b(\d+|{'|'.join(WORDS)}|a few|few|several|a couple of|couple of|a dozen|many|an?)(?=(?: and a half)? )")
_UNIT = re.compile(r"\b(second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur)")
_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "centur": 1200}
_ONE_DAY = dt.timedelta(days=1)


def _weekday(words: str, dateline: dt.date, future: bool) -> Range:
    name = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)", words)
    wanted = [d[:3] for d in DAYS].index(name[1] if name else "")
    back = (dateline.weekday() - wanted) % 7
    if "week" in words:
        monday = dateline - dt.timedelta(days=dateline.weekday())
        day = monday + dt.timedelta(days=wanted + (7 if "next" in words else -7))
    elif re.match(r"next|the following|this coming", words):
        day = dateline + dt.timedelta(days=7 - back)
    elif re.match(r"last|the previous|this past", words):
        day = dateline - dt.timedelta(days=back or 7)
    elif future or words.startswith("this"):
        day = dateline + dt.timedelta(days=-back % 7)
    else:
        day = dateline - dt.timedelta(days=back)
    return day, day


def _back(day: dt.date, count: int, unit: str, *, sign: int = -1) -> dt.date:
    """``day`` moved by so many units; hours and less stay within a day of it."""
    if unit in _DAYS:
        return day + sign * dt.timedelta(days=count * _DAYS[unit] if _DAYS[unit] else (count // 24 if unit == "hour" else 0))
    return day + sign * relativedelta(months=count * _MONTHS[unit])


def _count(words: str) -> tuple[int, int]:
    """The lowest and highest number of units meant."""
    found = _COUNT.search(words)
    word = found[1] if found else "a"
    if word in _FEW:
        return _FEW[word]
    count = int(word) if word.isdigit() else int(WORDS.get(word, 1))
    return count, count


def _ago(words: str, dateline: dt.date, _future: bool) -> Range | None:
    """One day for "three days ago"; weeks, months and years ago are rounded figures, so half a unit is allowed on either side."""
    unit = _unit(words)
    if not words.endswith("ago"):  # "two days earlier": than what?
        return None
    low, high = _count(words)
    start, end = _back(dateline, high, unit), _back(dateline, low, unit)
    if unit in {"hour", "minute", "second"}:
        return start - _ONE_DAY, dateline
    slack = {"week": 3, "weekend": 3, "fortnight": 4, "month": 15, "quarter": 45, "year": 183, "decade": 1826, "centur": 18262}.get(unit, 0)
    if re.match(r"about|around|nearly|almost|more|over|less|some", words):
        slack = max(slack, 1)
    start, end = start - slack * _ONE_DAY, end + slack * _ONE_DAY
    return start, min(end, dateline)


def _unit(words: str) -> str:
    found = _UNIT.search(words)
    return found[1] if found else "day"


def _past(words: str, dateline: dt.date, _future: bool) -> Range | None:
    """Up to the dateline for "the past three weeks", from there on for "the next three weeks"."""
    unit = _unit(words)
    bare = re.fullmatch(r"(?:the )?(last|next|previous) (?:week|weekend|month|year|quarter|decade|century)", words)
    if bare and not words.startswith("the "):
        return _calendar(words, dateline, False)
    low, high = _count(re.sub(r"^(?:the |these )?(?:past|last|previous|next|coming) ?", "", words))
    if re.search(r"\b(?:next|coming)\b", words):
        return dateline, _back(dateline, high, unit, sign=1)
    return _back(dateline, max(low, high), unit), dateline


def _shift(words: str) -> int:
    return -1 if re.search(r"\blast\b", words) else 1 if re.search(r"\bnext|coming\b", words) else 0


def _calendar(words: str, dateline: dt.date, _future: bool) -> Range | None:
    """For "last month", "this week", "earlier this year", "next March"."""
    if re.search(r"the (?:previous|following)", words):
        return None
    days = _period(words, _shift(words), dateline)
    if days is None:
        return None
    if words.startswith("earlier"):
        return days[0], min(dateline, days[1])
    if words.startswith("later"):
        return max(dateline, days[0]), days[1]
    return days


def _period(words: str, shift: int, dateline: dt.date) -> Days | None:
    monday = dateline - dt.timedelta(days=dateline.weekday()) + dt.timedelta(weeks=shift)
    unit = re.search(r"\b(weekend|week|month|quarter|year|decade|century)\b", words)
    match unit[1] if unit else None:
        case "week":
            return monday, monday + dt.timedelta(days=6)
        case "weekend":
            return monday + dt.timedelta(days=5), monday + dt.timedelta(days=6)
        case "month":
            first = dateline.replace(day=1) + relativedelta(months=shift)
            return month(first.year, first.month)
        case "quarter":
            first = dateline.replace(month=(dateline.month - 1) // 3 * 3 + 1, day=1) + relativedelta(months=3 * shift)
            return run(first, months=3)
        case "year":
            return run(dt.date(dateline.year + shift, 1, 1), months=12)
        case "decade":
            return run(dt.date((dateline.year // 10 + shift) * 10, 1, 1), months=120)
        case "century":
            return run(dt.date((dateline.year // 100 + shift) * 100, 1, 1), months=1200)
        case _:
            return _named(words, shift, dateline)


def _named(words: str, shift: int, dateline: dt.date) -> Days:
    """A month or a season with "last", "this" or "next". Which months a season is depends on the hemisphere: wide bounds."""
    if any(season in words for season in SEASONS):
        wide = relativedelta(months=18 if shift else 6)
        return dateline - (wide if shift <= 0 else relativedelta()), dateline + (wide if shift >= 0 else relativedelta())
    number = month_number(re.sub(r"\b(?:last|this|next)\b", "", words))
    year = dateline.year
    if shift < 0 and number >= dateline.month:
        year -= 1
    elif shift > 0 and number <= dateline.month:
        year += 1
    return month(year, number)


def _end_of(words: str, dateline: dt.date, _future: bool) -> Days | None:
    days = _period(words, _shift(words), dateline)
    if days is None:
        return None
    start, end = days
    third = (end - start) // 3
    if "end of" in words:
        return end - third, end
    return (start + third, end - third) if "middle" in words else (start, start + third)


def _day(words: str, dateline: dt.date, _future: bool) -> Days:
    if words == "overnight":
        return dateline - _ONE_DAY, dateline
    shift = {"the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    day = dateline + dt.timedelta(days=shift)
    return day, day


def _recent(_words: str, dateline: dt.date, _future: bool) -> Range:
    return None, dateline


RELATIVE: dict[str, Callable[[str, dt.date, bool], Range | None]] = {
    "weekday": _weekday,
    "ago": _ago,
    "past": _past,
    "calendar": _calendar,
    "end_of": _end_of,
    "day": _day,
    "recent": _recent,
}
