"""The patterns of expressions of time. Months and weekdays need their capital: "may", "march" and "sat" are words."""

from __future__ import annotations

import re

from counterpoint.mentions.numbers import WORDS

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "fall", "winter")


def _cased(names: list[str]) -> str:
    return "|".join(form for name in names for form in (name.title(), name.upper()))


_MONTH = rf"(?:{_cased(list(MONTHS))}|(?:{_cased(['sept'] + [m[:3] for m in MONTHS])})\.?)(?!\w)"
_DAY = rf"(?:{_cased(list(DAYS))}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:\.|(?=,? (?:{_MONTH}|\d))))(?!\w)"
_N = rf"(?:\d+|an?|{'|'.join(WORDS)}|(?:a )?few|several|a couple of|couple of|a dozen|many)"
_SPAN = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
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
        rf"|(?i:this|last|next) {_MONTH}"
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
    r"\d"
    r"|J[aAuU][nNlL]|F(?:[eE][bB]|[rR][iI])|M(?:[aA][rRyY]|[oO][nN])|A(?:[pP][rR]|[uU][gG])|S(?:[eE][pP]|[aA][tT]|[uU][nN])|O[cC][tT]"
    r"|N[oO][vV]|D[eE][cC]|T(?:[uU][eE]|[hH][uU])|W[eE][dD]|Q[1-4]"
    r"|(?i:la[st]|ne[xa]|the (?:\d|sp|su|au|fa|wi|fi|se|th|fo|la|da|en|st|be|mi|pa|pr|ne|co|sa)|th[iar]|these|yes|to[dmn]|pas|pre|co[um]"
    r"|ove|rec|in r|ear|spr|sum|sun|aut|fal|win|som|mid|noo|daw|dus|end|sta|beg|fi[fnrv]|se[cvp]|fo[ulr]|an? |almo|abou|arou|mo[nr]|les|jus"
    r"|zer|one|tw|six|eig|ni[ng]|ten|ele|man)"
)
ATOM = re.compile(
    rf"(?:(?<![\w$€£¥.,/-])|(?<=[Mm]id-)|(?<=early-)|(?<=late-))(?={_STARTS})(?:"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items())
    + r")(?!\w)"
)

_PREPOSITIONS = (
    r"on or about|on|in|at|since|until|till|by|before|after|from|during|as of|throughout|through|around|about|starting|beginning"
    r"|effective|prior to|for|of|between|within|over"
)
_MODIFIERS = r"early|late|earlier|later|mid|the end of|the start of|the beginning of"
LEAD = re.compile(rf"(?:^|(?<=[\s(“\"'‘,;—–-]))(?P<prep>(?i:{_PREPOSITIONS}) )?(?P<mod>(?i:{_MODIFIERS})(?: in | on |[ -]))?\Z")
"""What may stand right before an expression of time, as part of it."""

MONTH_LEADS = frozenset(
    {"on", "in", "since", "until", "till", "by", "before", "after", "from", "during", "throughout", "through", "around", "of", "between"}
    | {"starting", "beginning"}
)
"""Prepositions that make "May" a month and four digits a year."""
