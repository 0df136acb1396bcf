"""Quantities in text: where they stand and what they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from counterpoint.article import Span
from counterpoint.mentions import numbers, units
from counterpoint.mentions import quantity_patterns as patterns
from counterpoint.mentions.case import hints_in, lowered
from counterpoint.mentions.dates import places
from counterpoint.mentions.lexicon import CURRENCIES, STOP
from counterpoint.records import Quantity

LOOK_BACK = 40  # characters; the longest lead is shorter
NEAR = 15  # characters; the longest mark or single word is shorter
FRACTION_SLACK = 2.0  # percentage points: "a third" in news is a rounded figure
ABOUT = 0.1  # "about N" is N give or take a tenth


class Found(NamedTuple):
    """A quantity and where it stands."""

    start: int
    end: int
    quantity: Quantity


class _Amount(NamedTuple):
    low: float
    high: float
    start: int  # with sign and currency symbol
    end: int  # with magnitude
    unit: str | None = None
    vague: bool = False


def find_quantities(text: str) -> list[Span]:
    """The quantities in ``text`` with their approximators and units, in order: "at least 3,000 troops", "3.2%", "a third"."""
    return [Span(start=f.start, end=f.end) for f in scan(text)]


@lru_cache(maxsize=4096)
def parse_quantity(words: str) -> Quantity | None:
    """What a quantity means (its bounds and unit), or None where it cannot be told. The first quantity in ``words`` counts.

    Fractions and odds ("a third", "one in five") are given in percent.
    """
    for found in scan(words):
        return found.quantity if found.quantity.words == words else found.quantity.model_copy(update={"words": words})
    return None


@lru_cache(maxsize=256)
def scan(text: str) -> tuple[Found, ...]:
    """The quantities in ``text``, in order, parsed. Numbers that belong to dates, clock times, names and codes are left out.

    Kept for the last texts: an article's view, claim and event often have the same words.
    """
    if patterns.HINTS.isdisjoint(hints_in(text)):
        return ()
    cores = list(patterns.CORE.finditer(lowered(text)))  # below, ``core.string`` is the text in lower case
    if not cores:
        return ()
    codes = patterns.NOT_COUNTED.finditer(text) if any(map(text.__contains__, "@:+")) or patterns.JOINED.search(text) else ()
    taken = sorted([*places(text), *(m.span() for m in codes)])
    starts = [start for start, _ in taken]
    done = 0
    quantities: list[Found] = []
    for core in cores:
        i = bisect_right(starts, core.start()) - 1
        if core.start() < done or (i >= 0 and core.start() < taken[i][1]):
            continue
        found = _read(text, core, done)
        if found:
            quantities.append(found)
            done = found.end
    return tuple(quantities)


def _before(pattern: re.Pattern[str], text: str, at: int, floor: int = 0) -> re.Match[str] | None:
    r"""The match of ``pattern`` (which ends in ``\Z``) that ends at ``at``."""
    return pattern.search(text, max(floor, at - LOOK_BACK), at)


def _right_before(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """The same for a pattern of a mark or a single word."""
    return pattern.search(text, max(0, at - NEAR), at)


def _read(text: str, core: re.Match[str], floor: int) -> Found | None:
    """The quantity at ``core``; what stands before ``floor`` belongs to the one before."""
    amount = _amount(text, core)
    if amount is None:
        return None
    tail = patterns.TAIL.match(core.string, amount.end)
    one = (amount.low == amount.high == 1) or core["none"] == "not a single"
    unit, end = units.unit(text, tail.end() if tail else amount.end, amount.unit, one=one, partitive=not core["digits"])
    if (
        unit is None
        and core["digits"]
        and amount.high < 125
        and (text[end : end + 1] in {",", "", ".", ")"} or patterns.AGED.match(text, end))
    ):
        unit = "year old" if _before(patterns.AGE, text, core.start()) else None
    if _is_noise(text, core, unit):
        return None
    lead = _before(patterns.LEAD, core.string, amount.start, floor)
    if lead and _is_preposition(lead, unit, core):
        lead = None
    name = (lead.lastgroup if lead else None) or (tail.lastgroup if tail else None)
    start = lead.start() if lead else amount.start
    low, high, approximate = _bounds(name, amount.low, amount.high)
    unit = "magnitude" if name == "magnitude" else unit
    return Found(start, end, Quantity(words=text[start:end], low=low, high=high, unit=unit, approximate=approximate or amount.vague))


_SPAN_BACK = re.compile(r"(?: \w+){1,3}? (?:old|ago)\b")


def _is_preposition(lead: re.Match[str], unit: str | None, core: re.Match[str]) -> bool:
    """Whether "over", "under" and "between" only stand before a number: "over three days", but not "over three days old"."""
    words = lead[0].strip()
    if words == "over" and unit in patterns.TIME_UNITS:
        return not _SPAN_BACK.match(core.string, core.end())
    return words in {"under", "below", "above"} and bool(core["spelled"]) and unit not in patterns.TIME_UNITS | {"percent"}


def _amount(text: str, core: re.Match[str]) -> _Amount | None:
    match core.lastgroup:
        case "none":
            return _Amount(0.0, 0.0, core.start(), core.end())
        case "vague":
            return _Amount(*numbers.VAGUE[core[0]], core.start(), core.end(), vague=True)
        case "dozen":
            return _dozen(core)
        case "odds":
            return _odds(core)
        case "fraction":
            return _fraction(core)
        case _:
            return _number(text, core)


def _dozen(core: re.Match[str]) -> _Amount:
    count, _, noun = core[0].rpartition(" ")
    times = 0.5 if count == "half a" else 1.0 if count in {"a", "an"} else numbers.WORDS.get(count) or float(count)
    value = times * (12 if noun == "dozen" else numbers.SCALES[noun])
    return _Amount(value, value, core.start(), core.end(), vague=True)


def _odds(core: re.Match[str]) -> _Amount | None:
    top, bottom = (numbers.value(w) for w in re.split(r" (?:in|out of) (?:every )?", core[0]))
    if not top or not bottom or top > bottom:
        return None
    return _share(top / bottom, core)


def _share(value: float, core: re.Match[str]) -> _Amount:
    low, high = max(0.0, value * 100 - FRACTION_SLACK), min(100.0, value * 100 + FRACTION_SLACK)
    return _Amount(round(low, 6), round(high, 6), core.start(), core.end(), unit="percent", vague=True)


_NOT_A_SHARE = re.compile(r"\b(?:first|second|other|better|opening|final|the|and a)[ ]\Z")
_OF = re.compile(r" of\b|$|[.,;:)]")


def _fraction(core: re.Match[str]) -> _Amount | None:
    words, text = core[0], core.string
    if words.startswith(("a ", "an ")) and not _OF.match(text, core.end()):
        return None  # "a third term", "a quarter": an ordinal or a time
    if words == "half" and (_right_before(_NOT_A_SHARE, text, core.start()) or text[core.end() : core.end() + 3] in {" a ", " an"}):
        return None
    if text[core.end() : core.end() + 1] == "-":
        return None
    value = numbers.fraction(words)
    return _share(value, core) if value else None


def _number(text: str, core: re.Match[str]) -> _Amount | None:
    value = numbers.value(core[0])
    if value is None or patterns.ORDINAL.match(core.string, core.end()):
        return None
    symbol = _right_before(patterns.SYMBOL, text, core.start()) if core["digits"] else None
    half = patterns.HALF.match(core.string, core.end())
    value += {"half": 0.5, "quarter": 0.25}[half["part"]] if half else 0.0
    end, factor = _scaled(text, half.end() if half else core.end(), money=bool(symbol))
    low = high = value * factor
    ranged = patterns.RANGE.match(text, end)
    joined = _joined(core, ranged, value, factor) if ranged else None
    if ranged and joined:
        low, high, end = joined[0], joined[1], ranged.end()
    elif ranged and ranged["join"] in {"-", "–"} and core["digits"] and not symbol:
        return None  # "won 2-1": a score, not a range
    sign = _right_before(patterns.SIGN, core.string, core.start()) if core["digits"] and not symbol else None
    if sign:
        low, high = -high, -low
    mark = symbol or sign
    return _Amount(low, high, mark.start() if mark else core.start(), end, CURRENCIES[symbol[1].lower()] if symbol else None)


def _scaled(text: str, at: int, *, money: bool) -> tuple[int, float]:
    """Where the number ends with its magnitude, and the factor that it gives."""
    found = patterns.MAGNITUDE.match(text, at) or (patterns.MONEY_SUFFIX if money else patterns.THOUSANDS).match(text, at)
    if found is None and patterns.MILLIONS.match(text, at) and units.head(text, at + 2):
        return at + 1, 1e6  # "10m people", against "10m"
    return (found.end(), numbers.magnitude(found[0])) if found else (at, 1.0)


def _joined(core: re.Match[str], ranged: re.Match[str], value: float, factor: float) -> tuple[float, float] | None:
    """The ends of a range ("between 5 and 7 million"), or None if the two numbers do not make one."""
    join, low, at = ranged["join"].strip().lower(), core.string, core.start()
    if (join == "and") != bool(_right_before(patterns.BETWEEN, low, at)) or (join == "to" and _right_before(patterns.FROM, low, at)):
        return None
    top = numbers.value(ranged["high"])
    if top is None:
        return None
    times = numbers.magnitude(ranged["mag"]) if ranged["mag"] else 1.0
    bottom = value * (factor if factor != 1 or value >= top * times else times)
    return (bottom, top * times) if bottom < top * times else None


def _bounds(lead: str | None, low: float, high: float) -> tuple[float | None, float | None, bool]:
    """Low, high and whether approximate. An approximate open end is strict: "more than N" leaves N itself out."""
    if lead is None:
        return low, high, False
    below, above = round(low - abs(low) * ABOUT, 6), round(high + abs(high) * ABOUT, 6)
    known: dict[str, tuple[float | None, float | None, bool]] = {
        "at_least": (low, None, False),
        "more": (low, None, True),
        "just_over": (low, above, True),
        "at_most": (None, high, False),
        "less": (None, high, True),
        "nearly": (below, high, True),
        "about": (below, above, True),
    }
    return known.get(lead, (low, high, False))


def _is_noise(text: str, core: re.Match[str], unit: str | None) -> bool:
    """Whether a number is part of a name, a code, a year or a phrase that counts nothing."""
    words = core[0]
    match core.lastgroup:
        case "none":
            return unit is None or unit in patterns.ABSTRACT
        case "digits":
            return _is_code(text, core, unit)
        case "spelled" if words == "one" and (unit is None or text[core.end() : core.end() + 3] == " of"):
            return True
        case "spelled" if words in numbers.UNITS:
            return bool(_right_before(patterns.DEFINITE, core.string, core.start())) or (unit is None and core.string.strip() != words)
        case _:
            return False


_CODE_AFTER = re.compile(r"[-.:/]\d|\.\w|[a-z]\d|/\w|ers\b")
_CODE_BEFORE = re.compile(r"(?:[a-z][-–]|\d[-–:./ ])\Z")


_NAME_BEFORE = re.compile(r"(?:^|(?<=\s))([a-z]?[A-Z][A-Za-z'’]+)[ ]\Z")


def _is_code(text: str, core: re.Match[str], unit: str | None) -> bool:
    if unit in units.SURE:
        return False
    if _right_before(patterns.LABEL, core.string, core.start()) or _right_before(_CODE_BEFORE, core.string, core.start()):
        return True
    if unit is None and (_CODE_AFTER.match(text, core.end()) or patterns.YEAR.fullmatch(core[0])):
        return True
    if patterns.STREET.match(text, core.end()):
        return True
    name = _before(_NAME_BEFORE, text, core.start()) if unit is None else None
    return name is not None and name[1].lower() not in STOP  # "Pixel 2", but not "In 12"
