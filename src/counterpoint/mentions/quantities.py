"""Quantities in text: where they stand and what they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from counterpoint.article import Span
from counterpoint.mentions import numbers, units
from counterpoint.mentions.dates import find_dates
from counterpoint.records import Quantity

_CORE = re.compile(
    rf"(?<![\w,/@#])(?<!\d\.)(?:(?P<dozen>half a (?:million|billion|trillion|dozen)|(?:{'|'.join(numbers.WORDS)}|an?|\d+) dozen)\b(?!-)"
    rf"|(?P<vague>{numbers.VAGUE_WORDS})\b(?!-)"
    rf"|(?P<fraction>{numbers.FRACTION})"
    rf"|(?P<none>not a single|none of|no|zero)(?= )"
    rf"|(?P<digits>{numbers.DIGITS})"
    rf"|(?P<spelled>{numbers.SPELLED})\b)",
    re.IGNORECASE,
)
_LEADS = {  # tried in this order: the first that ends right before the number wins
    "just_over": r"just over|just above|a little over|a little more than|slightly over|slightly more than",
    "at_least": r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|upwards? of",
    "nearly": r"nearly|almost|close to|just under|just below|just shy of|just short of|approaching|slightly (?:less|fewer) than|slightly under",
    "at_most": r"up to|at most|(?:no|not) (?:more|greater|higher) than|a maximum of|as many as|as much as|capped at",
    "more": r"(?:(?:far|well|much|significantly|considerably) )?(?:more|greater|higher|larger) than|exceeding|in excess of|(?:well )?(?:over|above)|north of",
    "less": r"(?:(?:far|well|much) )?(?:fewer|less|lower) than|(?:well )?(?:under|below)",
    "about": r"about|around|approximately|roughly|some|an estimated|estimated|circa|in the (?:region|order) of|an average of|~|≈",
}
_LEAD = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘—–-]))(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LEADS.items())})[ \u00a0]*(?:an?[ ])?$",
    re.IGNORECASE,
)
_TAILS = {
    "at_least": r"[- ]plus\b|\+| or (?:more|above|over)\b",
    "at_most": r" or (?:less|fewer|under|below)\b",
    "about": r" or so\b|[- ]odd\b",
}
_TAIL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _TAILS.items()), re.IGNORECASE)
_SYMBOL = re.compile(rf"(?:^|(?<=[^\w$]))({units.SYMBOL})[ \u00a0]?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:^|(?<=[\s(]))(?:minus |[−-])$", re.IGNORECASE)
_MAGNITUDE = re.compile(numbers.MAGNITUDE, re.IGNORECASE)
_SUFFIX = re.compile(r"(?:bn|mn|mln|tn|trn|[mMkKbBtT])(?!\w)")
_THOUSANDS_SUFFIX = re.compile(r"[kK](?!\w)")
_RANGE = re.compile(
    rf"(?P<join>[ ]?[-–—][ ]?| to | and )(?:{units.SYMBOL}[ ]?)?(?P<high>{numbers.DIGITS}|{numbers.SPELLED}\b)(?P<mag>{numbers.MAGNITUDE}|bn\b|m\b)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+(?:teenth|tieth|nth|lfth))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:no|nos|number|article|articles|resolution|resolutions|section|chapter|flight|boeing|airbus|route|highway|interstate|channel|page|pages|"
    r"phase|level|type|category|grade|room|gate|group|apollo|unit|reactor|block|district|ward|line|terminal|proposition|title|rule|day|round|"
    r"game|stage|heat|version|vol|volume|paragraph|schedule|appendix|amendment|tel|phone|fax|area|zone|pier|platform|windows|iphone)\.? ?|№ ?)$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|these|those|both|his|her|their|its|our|my|your|no|any|every|each|which|that|this)[ ]$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_AGE_BEFORE = re.compile(r"(?:\b(?:aged?)[ ]|[A-Z][\w'’-]+,[ ])$")
_FROM = re.compile(r"\bfrom[ ](?:[$€£¥][ ]?)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween[ ](?:[$€£¥][ ]?)?$", re.IGNORECASE)
_MAGNITUDE_SCALE = re.compile(r"\bmagnitude(?:[- ]of)?[ -]$", re.IGNORECASE)
_SCORE = re.compile(r"[-–]\d")
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "night", "season", "session"})
_ABSTRACT = frozenset(
    [
        "doubt",
        "plan",
        "sign",
        "word",
        "reason",
        "ground",
        "question",
        "detail",
        "tie",
        "limit",
        "term",
        "circumstance",
        "condition",
        "mean",
        "intention",
        "illusion",
        "stranger",
        "signal",
        "talk",
        "comment",
        "claim",
        "other",
        "idea",
        "evidence",
        "problem",
        "thing",
    ]
)
LOOK_BACK = 40  # characters; the longest lead is shorter
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


def parse_quantity(words: str) -> Quantity | None:
    """What a quantity means (its bounds and unit), or None where it cannot be told. The first quantity in ``words`` counts."""
    for found in scan(words):
        return found.quantity.model_copy(update={"words": words})
    return None


def scan(text: str) -> Iterator[Found]:
    """The quantities in ``text``, in order, parsed. Numbers that belong to dates, clock times, names and codes are left out."""
    dates = find_dates(text)
    starts = [d.start for d in dates]
    done = 0
    for core in _CORE.finditer(text):
        i = bisect_right(starts, core.start()) - 1
        if core.start() < done or (i >= 0 and core.start() < dates[i].end):
            continue
        found = _read(text, core)
        if found:
            yield found
            done = found.end


def _read(text: str, core: re.Match[str]) -> Found | None:
    before = text[max(0, core.start() - LOOK_BACK) : core.start()]
    amount = _none(core) if core["none"] else _amount(text, core, before)
    if amount is None:
        return None
    tail = _TAIL.match(text, amount.end)
    at = tail.end() if tail else amount.end
    unit, end = units.unit(text, at, amount.unit, one=amount.low == amount.high == 1, partitive=not core["digits"])
    if unit is None and core["digits"] and _AGE_BEFORE.search(before) and text[at : at + 1] in {",", "", "."} and amount.high < 125:
        unit = "year old"
    if _is_noise(core, before, unit, text[core.end() : core.end() + 4]):
        return None
    back = text[max(0, amount.start - LOOK_BACK) : amount.start]
    lead = _LEAD.search(back)
    if lead and _is_preposition(lead, unit, core):
        lead = None
    name = (lead.lastgroup if lead else None) or (tail.lastgroup if tail else None)
    start = amount.start - (len(back) - lead.start()) if lead else amount.start
    low, high, approximate = _bounds(name, amount.low, amount.high)
    quantity = Quantity(words=text[start:end], low=low, high=high, unit=unit, approximate=approximate or amount.vague)
    return Found(start, end, quantity)


def _is_preposition(lead: re.Match[str], unit: str | None, core: re.Match[str]) -> bool:
    """Whether "over", "under" and "about" stand for "during", "according to" and "on the subject of"."""
    words = lead[0].strip().lower()
    if words == "over" and unit in _TIME_UNITS:
        return True
    return words in {"under", "below", "above"} and bool(core["spelled"]) and unit not in _TIME_UNITS | {"percent"}


def _none(core: re.Match[str]) -> _Amount:
    return _Amount(0.0, 0.0, core.start(), core.end())


def _amount(text: str, core: re.Match[str], before: str) -> _Amount | None:
    if core["vague"]:
        low, high = numbers.VAGUE[core["vague"].lower()]
        return _Amount(low, high, core.start(), core.end(), vague=True)
    if core["dozen"]:
        return _dozen(core)
    if core["fraction"]:
        return _fraction(text, core, before)
    return _number(text, core, before)


def _dozen(core: re.Match[str]) -> _Amount:
    count, _, noun = core["dozen"].lower().rpartition(" ")
    times = 0.5 if count == "half a" else 1.0 if count in {"a", "an"} else numbers.WORDS.get(count) or float(count)
    value = times * (12 if noun == "dozen" else numbers.SCALES[noun])
    return _Amount(value, value, core.start(), core.end(), vague=True)


def _fraction(text: str, core: re.Match[str], before: str) -> _Amount | None:
    words = core["fraction"].lower()
    after = text[core.end() : core.end() + 10].lower()
    single = words.startswith(("a ", "an "))
    if single and not re.match(r" of\b|$|[.,;:)]", after):
        return None  # "a third term", "a quarter": an ordinal or a time
    if words == "half" and (
        re.search(r"\b(?:first|second|other|better|opening|final|the|and a) $", before) or after.startswith(("-", " a "))
    ):
        return None
    value = numbers.fraction(words)
    if value is None:
        return None
    low, high = max(0.0, value * 100 - FRACTION_SLACK), value * 100 + FRACTION_SLACK
    return _Amount(low, high, core.start(), core.end(), unit="percent", vague=True)


def _number(text: str, core: re.Match[str], before: str) -> _Amount | None:
    words = core["digits"] or core["spelled"]
    value = numbers.digits(words) if core["digits"] else numbers.spelled(words)
    if value is None or _ORDINAL.match(text, core.end()):
        return None
    symbol = _SYMBOL.search(before) if core["digits"] else None
    end, factor = _scaled(text, core.end(), money=bool(symbol))
    low = high = value * factor
    ranged = _RANGE.match(text, end)
    if ranged:
        joined = _joined(ranged, before, value, factor)
        if joined:
            low, high, end = joined[0], joined[1], ranged.end()
    if not ranged and core["digits"] and _SCORE.match(text, end) and not symbol:
        return None
    if ranged and high == low and re.fullmatch(r"[-–]", ranged["join"]):
        return None  # "won 2-1": a score, not a range
    sign = None if symbol else _SIGN.search(before)
    if sign and core["digits"]:
        low, high = -high, -low
    start = core.start() - (len(before) - (symbol or sign).start()) if (symbol or sign) and core["digits"] else core.start()  # type: ignore[union-attr]
    unit = units.CURRENCIES[symbol[1].lower()] if symbol else "magnitude" if _MAGNITUDE_SCALE.search(before) else None
    return _Amount(low, high, start, end, unit)


def _scaled(text: str, at: int, *, money: bool) -> tuple[int, float]:
    """Where the number ends with its magnitude, and the factor that it gives."""
    found = _MAGNITUDE.match(text, at) or (_SUFFIX if money else _THOUSANDS_SUFFIX).match(text, at)
    if found is None and re.compile(r"m[ ]").match(text, at) and units.head(text, at + 2):
        return at + 1, 1e6  # "10m people", against "10m"
    return (found.end(), numbers.magnitude(found[0])) if found else (at, 1.0)


def _joined(ranged: re.Match[str], before: str, value: float, factor: float) -> tuple[float, float] | None:
    """The ends of a range ("between 5 and 7 million"), or None if the two numbers do not make one."""
    join = ranged["join"].strip().lower()
    if (join == "and") != bool(_BETWEEN.search(before)) or (join == "to" and _FROM.search(before)):
        return None
    words = ranged["high"]
    top = numbers.digits(words) if words[0].isdigit() else numbers.spelled(words)
    if top is None:
        return None
    times = numbers.magnitude(ranged["mag"]) if ranged["mag"] else 1.0
    low = value * (factor if factor != 1 or value >= top * times else times)
    return (low, top * times) if low < top * times else None


def _bounds(lead: str | None, low: float, high: float) -> tuple[float | None, float | None, bool]:
    """Low, high and whether approximate. An approximate open end is strict: "more than N" leaves N itself out."""
    slack_low, slack_high = abs(low) * ABOUT, abs(high) * ABOUT
    known: dict[str | None, tuple[float | None, float | None, bool]] = {
        "at_least": (low, None, False),
        "more": (low, None, True),
        "just_over": (low, high + slack_high, True),
        "at_most": (None, high, False),
        "less": (None, high, True),
        "nearly": (low - slack_low, high, True),
        "about": (low - slack_low, high + slack_high, True),
    }
    return known.get(lead, (low, high, False))


def _is_noise(core: re.Match[str], before: str, unit: str | None, after: str) -> bool:
    """Whether a number is part of a name, a code, a year or a phrase that counts nothing."""
    if core["none"]:
        return unit is None or unit in _ABSTRACT
    if core["digits"]:
        return _is_code(core["digits"], before, unit, after)
    if core["spelled"]:
        small = core["spelled"].lower() in numbers.UNITS
        if core["spelled"].lower() == "one" and (unit is None or after.startswith((" of", "-"))):
            return True
        return (small and bool(_DEFINITE.search(before))) or (small and unit is None and bool(before))
    return False


def _is_code(words: str, before: str, unit: str | None, after: str) -> bool:
    if _LABEL.search(before) and unit not in units.SURE:
        return True
    if re.match(r"[-.:/]\d|\.\w|[a-z]\d|/\w", after) and unit is None:
        return True
    if re.search(r"[A-Za-z][-–]$|\d[-–:./ ]$", before):
        return True
    return bool(_YEAR.fullmatch(words)) and (unit not in units.SURE)
