"""Dates that name a month, a year or a day of a month: the days they mean. A missing year comes from the dateline."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from counterpoint.mentions.date_patterns import MONTHS

Days = tuple[dt.date, dt.date]


def month_number(words: str) -> int:
    """1 to 12; raises ValueError where no month is named."""
    for word in re.findall(r"[A-Za-z]+", words):
        for i, name in enumerate(MONTHS, start=1):
            if name.startswith(word.lower()[:3]) and len(word) >= 3 and (name.startswith(word.lower()) or word.lower() == "sept"):
                return i
    raise ValueError(words)


def _year(words: str) -> int | None:
    found = re.search(r"\b(\d{4})\b", words)
    return int(found[1]) if found else None


def month(year: int, number: int) -> Days:
    """The days of a month."""
    return dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1])


def run(first: dt.date, *, months: int) -> Days:
    """The days of so many months from ``first`` on."""
    return first, first + relativedelta(months=months) - dt.timedelta(days=1)


def _iso(words: str, _dateline: dt.date | None, _future: bool) -> Days:
    day = dt.date.fromisoformat(words[:10])
    return day, day


def _slash(words: str, dateline: dt.date | None, _future: bool) -> Days | None:
    """Day first or month first: what is possible; where both are, the reading nearest to the dateline, else None."""
    a, b, year = (int(n) for n in re.split(r"[/.]", words))
    year += 2000 if year < 100 else 0
    readings = {dt.date(year, m, d) for d, m in ((a, b), (b, a)) if 1 <= m <= 12 and 1 <= d <= calendar.monthrange(year, m)[1]}
    if len(readings) > 1 and dateline is None:
        return None
    day = min(readings, key=lambda r: abs((r - dateline).days) if dateline else 0)
    return day, day


def _days_of_month(words: str, dateline: dt.date | None, future: bool) -> Days | None:
    month, year = month_number(words), _year(words)
    numbers = [int(n) for n in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)]
    first, last = numbers[0], numbers[-1]
    if year is None:
        if dateline is None:
            return None
        year = _nearest_year(month, min(first, last), dateline, future)
    start, end = dt.date(year, month, first), dt.date(year, month, last)
    return (start, end) if start <= end else None


def _nearest_year(month: int, day: int, dateline: dt.date, future: bool) -> int:
    """The year of a day without one: the latest not after the dateline (or one day after it); the nearest for what lies ahead."""
    days = {year: (dt.date(year, month, min(day, 28)) - dateline).days for year in (dateline.year - 1, dateline.year, dateline.year + 1)}
    fitting = {year: apart for year, apart in days.items() if future or apart <= 1}
    return min(fitting, key=lambda year: abs(fitting[year]))


def _month_year(words: str, _dateline: dt.date | None, _future: bool) -> Days:
    return month(_year(words) or 0, month_number(words))


def _month_alone(words: str, dateline: dt.date | None, future: bool) -> Days | None:
    if dateline is None:
        return None
    number = month_number(words)
    ahead, behind = number > dateline.month, number < dateline.month
    return month(dateline.year + (1 if future and behind else -1 if not future and ahead else 0), number)


def _years(words: str, _dateline: dt.date | None, _future: bool) -> Days:
    first = int(words[:4])
    rest = re.search(r"\d+$", words[4:])
    last = first if not rest else int(rest[0]) if len(rest[0]) == 4 else first // 100 * 100 + int(rest[0])
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def _decade(words: str, _dateline: dt.date | None, _future: bool) -> Days:
    return run(dt.date(_year(words.replace("s", " ")) or 0, 1, 1), months=120)


def _season_year(words: str, _dateline: dt.date | None, _future: bool) -> Days:
    """The whole year: which months a season is depends on the hemisphere, which the words do not tell."""
    year = _year(words) or 0
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


_ORDINALS = ("first", "second", "third", "fourth")


def _quarter(words: str, dateline: dt.date | None, _future: bool) -> Days | None:
    low = words.lower()
    year = _year(words) or (dateline.year - ("last year" in low) if dateline else None)
    if year is None:
        return None
    months = 6 if "half" in low else 3
    digit = re.match(r"q(\d)", low)
    names = [n for n in _ORDINALS if n in low]
    which = int(digit[1]) if digit else _ORDINALS.index(names[0]) + 1 if names else 12 // months
    if which * months > 12:
        return None
    return run(dt.date(year, (which - 1) * months + 1, 1), months=months)


ABSOLUTE: dict[str, Callable[[str, dt.date | None, bool], Days | None]] = {
    "iso": _iso,
    "slash": _slash,
    "dmy": _days_of_month,
    "mdy": _days_of_month,
    "my": _month_year,
    "month": _month_alone,
    "years": _years,
    "decade": _decade,
    "season_year": _season_year,
    "quarter": _quarter,
}
