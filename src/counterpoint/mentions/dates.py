"""Expressions of time in text: where they stand. What they mean is `resolve`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from counterpoint.article import Span
from counterpoint.mentions.numbers import WORDS

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "fall", "winter")


def _cased(names: list[str]) -> str:
    """The names in title and upper case: "may" and "march" are words."""
    return "|".join(form for name in names for form in (name.title(), name.upper()))


MONTH = rf"(?:{_cased(list(MONTHS))}|(?:{_cased(['sept'] + [m[:3] for m in MONTHS])})\.?)(?!\w)"
DAY = rf"(?:{_cased(list(DAYS))}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:\.|(?=, ?(?:{MONTH}|\d))))(?!\w)"
_N = rf"(?:\d+|an?|{'|'.join(WORDS)}|(?:a )?few|several|a couple of|couple of|a dozen|many)"
_SPAN = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_PART = r"(?: morning| afternoon| evening| night)"
_ORD = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_Y = rf"(?:,? (?:of )?{_YEAR}(?![\d%]|,\d))?"

KINDS: dict[str, str] = {
    "iso": r"\d{4}-\d{2}-\d{2}(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
    "slash": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)",
    "dmy": rf"(?:the )?\d{{1,2}}{_ORD}(?:[-–—]\d{{1,2}}{_ORD}| (?:and|to) \d{{1,2}}{_ORD})?(?: of)? {MONTH}{_Y}",
    "mdy": rf"{MONTH} \d{{1,2}}{_ORD}(?![\d%]|[.,]\d(?!\d{{3}}\b))(?:[-–—]\d{{1,2}}{_ORD}(?!\d)| (?:and|to) \d{{1,2}}{_ORD}(?!\d)(?! [a-z]))?{_Y}",
    "my": rf"{MONTH},? (?:of )?{_YEAR}(?!\d)",
    "season_year": rf"(?i:(?:{'|'.join(SEASONS)})) (?:of )?{_YEAR}(?!\d)",
    "quarter": rf"(?i:(?:the )?(?:first|second|third|fourth|last|final) (?:quarter|half)(?: of(?: (?:the year|last year|this year|{_YEAR}))| {_YEAR}))|Q[1-4](?: {_YEAR})?",
    "weekday": rf"(?:(?i:last|next|this|this past|this coming|the following|the previous) )?{DAY}{_PART}?(?: last week| next week)?",
    "decade": r"(?:the )?(?:19|20)\d0s",
    "clock": (
        r"\d{1,2}(?:[:.]\d\d){0,2} ?(?i:[ap]\.?m\b\.?)(?: (?:local time|[A-Z]{2,4}T?|ET|GMT|UTC))?|\d{1,2}:\d\d(?::\d\d)?(?!\d)(?: (?:local time|GMT|UTC|[A-Z]{2,4}))?"
        r"|\d{1,2}h\d\d(?!\d)|(?i:noon|midnight|midday|dawn|dusk)(?=[ ,.;:)]|$)"
    ),
    "ago": rf"(?i:(?:about |around |nearly |almost |more than |over |less than |just |some )?{_N}(?: and a half)? {_SPAN} (?:ago|earlier|later))",
    "past": rf"(?i:(?:the |these )?(?:past|last|previous|next|coming)(?: {_N})? {_SPAN})(?! (?:later|ago))",
    "calendar": (
        r"(?i:(?:earlier|later|sometime|somewhere)?\b ?(?:this|last|next|the previous|the following|the coming|this past) "
        rf"(?:week|weekend|month|year|quarter|decade|century|{'|'.join(SEASONS)}))|(?i:(?:this|last|next)) {MONTH}"
    ),
    "end_of": r"(?i:(?:the )?(?:end|start|beginning|middle) of (?:the|this|last|next) (?:week|month|year|decade))",
    "day": r"(?i:the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|overnight|last night|this (?:morning|afternoon|evening))",
    "anchored": r"(?i:the (?:same|next|following|previous) (?:day|night|morning|week|month|year)|the day (?:before|after)|that (?:day|night|week|month|year))",
    "recent": r"(?i:in recent [a-z]+|recently|lately|over recent [a-z]+|recent (?:days|weeks|months|years))",
}
_NEEDS_LEAD = {
    "month": rf"{MONTH}",
    "years": rf"{_YEAR}(?:[-–—/](?:{_YEAR}|\d\d))?(?![\d%]|[.,]\d)",
}
KINDS |= _NEEDS_LEAD
ATOM = re.compile(r"(?<![\w$€£¥.,/-])(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()) + r")(?!\w)")

PREPOSITIONS = (
    r"on or about|on|in|at|since|until|till|by|before|after|from|during|as of|throughout|through|around|about|starting|beginning|effective|prior to|"
    r"late on|early on|for|of|between|within|over"
)
_MODIFIERS = r"early|late|earlier|later|mid|the end of|the start of|the beginning of"
LEAD = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘,;—–-]))(?P<prep>(?i:{PREPOSITIONS}) )?(?P<mod>(?i:{_MODIFIERS})(?: in | on |[ -]))?$",
)
_MONTH_LEADS = frozenset(
    [
        "on",
        "in",
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "from",
        "during",
        "throughout",
        "through",
        "around",
        "starting",
        "beginning",
        "of",
        "between",
    ]
)
_JOIN = re.compile(r",? (?:(?:on|at|in|of) )?|, ?|[-–—]| (?:to|and|until|through) |-")
_FINER = {"clock": 0, "day": 1, "weekday": 1, "iso": 2, "slash": 2, "dmy": 2, "mdy": 2}
_COUNTED = re.compile(r"[ ][a-z]+s\b(?<!elections)(?<!olympics)")
LOOK_BACK = 30


class Atom(NamedTuple):
    """One expression of time: its kind, where it stands without and with its preposition, and its leads."""

    kind: str
    start: int
    end: int
    outer: int
    prep: str
    mod: str


def find_dates(text: str) -> list[Span]:
    """The expressions of time in ``text``, in order: "on Wednesday", "last month", "30 October 2024", "5 p.m."."""
    spans: list[Span] = []
    last: Atom | None = None
    for atom in atoms(text):
        if last and _belong(text, last, atom):
            spans[-1] = Span(start=spans[-1].start, end=atom.end)
        else:
            spans.append(Span(start=atom.outer, end=atom.end))
        last = atom
    return spans


def atoms(text: str) -> Iterator[Atom]:
    """The single expressions of time, in order, not yet joined."""
    for found in ATOM.finditer(text):
        kind = found.lastgroup or ""
        at = max(0, found.start() - LOOK_BACK)
        back = text[at : found.start()]
        lead = LEAD.search(back)
        prep = (lead["prep"] or "").strip().lower() if lead else ""
        mod = re.sub(r"[\s-]+(?:in|on)?\s*$", "", (lead["mod"] or "").lower()) if lead else ""
        if kind == "month" and not (prep in _MONTH_LEADS or mod or found.end() - found.start() == len(text.strip())):
            continue
        if kind == "years" and not _is_year(text, found, prep, mod):
            continue
        outer = (
            at + lead.start() if lead and (prep not in {"of", "for", "over", "about"} or kind in {"past", "calendar"}) else found.start()
        )
        yield Atom(kind, found.start(), found.end(), outer, prep, mod)


def _is_year(text: str, found: re.Match[str], prep: str, mod: str) -> bool:
    """Whether four digits are a year: after a preposition of time, or where nothing is counted by them."""
    if prep in _MONTH_LEADS | {"as of"} or mod:
        return not (prep in {"of", "around", "about", "from"} and _COUNTED.match(text, found.end()))
    return prep == "" and not _COUNTED.match(text, found.end()) and found[0][:2] in {"19", "20"}


def _belong(text: str, first: Atom, second: Atom) -> bool:
    """Whether two neighbours are one expression: "5 p.m. on Wednesday", "Wednesday, 30 October", "from May to July"."""
    between = text[first.end : second.start]
    if len(between) > 8 or not _JOIN.fullmatch(between):
        return False
    if re.search(r"to|and|until|through|[-–—]", between):
        return first.prep in {"from", "between"} or ("-" in between and first.kind == second.kind)
    a, b = _FINER.get(first.kind), _FINER.get(second.kind)
    return a is not None and b is not None and a != b
