"""The patterns of expressions of time. Months and weekdays need their capital: "may", "march" and "sat" are words."""

from __future__ import annotations

import re

from counterpoint.mentions.numbers import WORDS

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
SPANS = ("second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")


def _cased(names: list[str]) -> str:
    return "|".join(form for name in names for form in (name.title(), name.upper()))


_MONTH = rf"(?:{_cased(list(MONTHS))}|(?:{_cased(['sept'] + [m[:3] for m in MONTHS])})\.?)(?!\w)"
_DAY = rf"(?:{_cased(list(DAYS))}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:\.|(?=,? (?:{_MONTH}|\d))))(?!\w)"
_N = rf"(?:\d+|an?|{'|'.join(WORDS)}|(?:a )?few|several|a couple of|couple of|a dozen|many)"
_SPAN = rf"(?:(?:{'|'.join(SPANS)})s?|centur(?:y|ies))"
_PERIOD = rf"(?:week|weekend|month|year|quarter|decade|century|{'|'.join(SEASONS)})"
_PART = r"(?: morning| afternoon| evening| night)"
_ORD = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_Y = rf"(?:,? (?:of )?{_YEAR}(?![\d%]|,\d))?"
_ZONE = r"(?: (?:local time|[A-Z]{2,4}T?|ET|GMT|UTC)(?!\w))?"

# In this order: the first that fits at a place wins.
KINDS: dict[str, str] = {
    "iso": r"\d{4}-\d{2}-\d{2}(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
    "slash": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)",
    "dmy": rf"(?:the )?\d{{1,2}}{_ORD}(?:[-–—]\d{{1,2}}{_ORD}| (?:and|to) \d{{1,2}}{_ORD})?(?: of)? {_MONTH}{_Y}",
    "mdy": (
        rf"{_MONTH} \d{{1,2}}{_ORD}(?![\d%]|[.,]\d(?!\d{{3}}\b))"
        rf"(?:[-–—]\d{{1,2}}{_ORD}(?!\d)| (?:and|to) \d{{1,2}}{_ORD}(?![\d,.]\d| [a-z]))?{_Y}"
    ),
    "my": rf"{_MONTH},? (?:of )?{_YEAR}(?!\d)",
    "season_year": rf"(?i:(?:the )?(?:{'|'.join(SEASONS)})) (?:of )?{_YEAR}(?!\d)",
    "quarter": (
        r"(?i:(?:the )?(?:first|second|third|fourth|last|final) (?:quarter|half)"
        rf"(?: of(?: (?:the year|last year|this year|{_YEAR}))| {_YEAR}))|Q[1-4](?: {_YEAR})?"
    ),
    "weekday": rf"(?:(?i:last|next|this|this past|this coming|the following|the previous) )?{_DAY}{_PART}?(?: last week| next week)?",
    "decade": r"(?:the )?(?:19|20)\d0s",
    "clock": (
        rf"\d{{1,2}}(?:[:.]\d\d){{0,2}} ?(?i:[ap]\.?m\b\.?){_ZONE}|\d{{1,2}}:\d\d(?::\d\d)?(?!\d){_ZONE}"
        r"|\d{1,2}h\d\d(?!\d)|(?i:noon|midnight|midday|dawn|dusk)(?=[ ,.;:)]|$)"
    ),
    "ago": (
        r"(?i:(?:about |around |nearly |almost |more than |over |less than |just |some )?"
        rf"{_N}(?: and a half)? {_SPAN} (?:ago|earlier|later))"
    ),
    "day": (
        r"(?i:the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|overnight|last night"
        r"|this (?:morning|afternoon|evening))"
    ),
    "end_of": r"(?i:(?:the )?(?:end|start|beginning|middle) of (?:the|this|last|next) (?:week|month|year|decade))",
    "past": rf"(?i:(?:the |these )?(?:past|last|previous|next|coming)(?: {_N})? {_SPAN})(?! (?:later|ago))",
    "calendar": (
        rf"(?i:(?:earlier |later |sometime )?(?:this|last|next|the previous|the following|the coming|this past) {_PERIOD})"
        rf"|(?i:this|last|next) {_MONTH}(?!\.? \d{{1,2}}(?!\d))"
    ),
    "anchored": (
        r"(?i:the (?:same|next|following|previous) (?:day|night|morning|week|month|year)|the day (?:before|after)"
        r"|that (?:day|night|week|month|year))"
    ),
    "recent": r"(?i:(?:in|over) recent [a-z]+|recently|lately|recent (?:days|weeks|months|years))",
    "month": _MONTH,
    "years": rf"{_YEAR}(?:[-–—/](?:{_YEAR}|\d\d))?(?![\d%]|[.,]\d)",
}
# The first letters of all that can match, and of what must follow "the": most words are passed by at once, which makes the scan
# several times as fast.
_STARTS = (
    "las lat nex nea thi tha thr these yes tod tom ton pas pre com cou over rec in_r ear spr sum sun aut fal win som mid noo daw dus end"
    " sta beg fif fin fir fiv sec sev sep fou fol for a_ an_ almo abou arou mon mor les jus zer one tw six eig nin nig ten ele man"
    " the_sp the_su the_au the_fa the_wi the_fi the_se the_th the_fo the_la the_da the_en the_st the_be the_mi the_pa the_pr the_ne the_co"
    " the_sa"
)
_NAME_STARTS = (
    r"J[aAuU][nNlL]|F(?:[eE][bB]|[rR][iI])|M(?:[aA][rRyY]|[oO][nN])|A(?:[pP][rR]|[uU][gG])|S(?:[eE][pP]|[aA][tT]|[uU][nN])|O[cC][tT]"
    r"|N[oO][vV]|D[eE][cC]|T(?:[uU][eE]|[hH][uU])|W[eE][dD]|Q[1-4]"
)


def _by_letter(starts: str) -> str:
    """A pattern of ``starts`` (an underscore is a space) in either case, with one branch for each first letter."""
    branches: dict[str, list[str]] = {}
    for start in starts.split():
        cased = [f"[{c}{c.upper()}]" if c.isalpha() else " " for c in start]
        branches.setdefault(cased[0], []).append("".join(cased[1:]))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in branches.items())


ATOM = re.compile(
    r"\b(?:(?<![\w$€£¥.,/-])|(?<=[Mm]id-)|(?<=early-)|(?<=late-))"
    rf"(?=\d|[Tt][Hh][Ee] \d|{_NAME_STARTS}|{_by_letter(_STARTS)})(?:"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items())
    + r")(?!\w)"
)

_PREPOSITIONS = (
    r"on or about|on|in|at|since|until|till|by|before|after|from|during|as of|throughout|through|around|about|starting|beginning"
    r"|effective|prior to|for|of|between|within|over"
)
_MODIFIERS = r"early|late|earlier|later|mid|the end of|the start of|the beginning of"
LEAD = re.compile(rf"(?:^|(?<=[\s(“\"'‘,;—–-]))(?P<prep>(?:{_PREPOSITIONS}) )?(?P<mod>(?:{_MODIFIERS})(?: in | on |[ -]))?\Z")
"""What may stand right before an expression of time, as part of it, in lower case."""

_DAY_WORDS = "yesterday today tomorrow tonight overnight morning afternoon evening noon midnight midday dawn dusk"
HINTS = frozenset(f"0 {_DAY_WORDS} sept mon tue tues wed thu thur thurs fri sat sun half centuries recent recently lately".split())
HINTS = HINTS.union(MONTHS, (month[:3] for month in MONTHS), DAYS, SEASONS, SPANS, (f"{span}s" for span in SPANS))
"""Words in lower case: every expression of time has one of them, or a digit ("0" stands for all)."""

MONTH_LEADS = frozenset(
    {"on", "in", "since", "until", "till", "by", "before", "after", "from", "during", "throughout", "through", "around", "of", "between"}
    | {"starting", "beginning"}
)
"""Prepositions that make "May" a month and four digits a year."""
