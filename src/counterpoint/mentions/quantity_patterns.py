"""The patterns of quantities: numbers, what bounds them, and numbers that are not quantities."""

from __future__ import annotations

import re

from counterpoint.mentions import numbers, units

_SMALL = "|".join(numbers.WORDS)

# The first two letters of all that can match: most words are passed by at once.
_STARTS = r"\d|a[n ]|bi|do|e[il]|f[io]|h[au]|mi|n[io]|on|s[ciec]|t[hewr]|z"

CORE = re.compile(
    rf"(?<![\w,/@#])(?<!\d\.)(?={_STARTS})"
    rf"(?:(?P<dozen>half a (?:million|billion|trillion|dozen)|(?:{_SMALL}|an?|\d+) dozen)\b(?!-)"
    rf"|(?P<vague>{numbers.VAGUE_WORDS})\b(?!-)"
    rf"|(?P<odds>(?:(?:one|1) in|(?:{_SMALL}|\d{{1,3}}) out of) (?:every )?(?:{_SMALL}|\d{{1,3}})\b(?![,.]\d))"
    rf"(?! (?:second|minute|hour|day|week|month|year)s?\b)"
    rf"|(?P<fraction>{numbers.FRACTION})"
    rf"|(?P<none>not a single|none|no|zero)(?= (?!longer|one\b))"
    rf"|(?P<digits>{numbers.DIGITS})"
    rf"|(?P<spelled>{numbers.SPELLED})\b)"
)
"""What a quantity is found by, in a text in lower case."""

_PARTS = "half third quarter fourth fifth sixth seventh eighth ninth tenth"
HINTS = frozenset(f"0 dozen no not none zero {_PARTS}".split())
HINTS = HINTS.union(numbers.WORDS, numbers.SCALES, *(words.split() for words in numbers.VAGUE)) - {"a", "of"}
"""Words in lower case: every quantity has one of them, or a digit ("0" stands for all)."""

_LEADS = {  # in this order: the first that ends right before the number wins
    "just_over": r"just over|just above|a little over|a little more than|slightly over|slightly more than",
    "at_least": r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|upwards? of",
    "nearly": (
        r"nearly|almost|close to|just under|just below|just shy of|just short of|approaching|slightly (?:less|fewer) than|slightly under"
    ),
    "at_most": r"up to|at most|(?:no|not) (?:more|greater|higher) than|a maximum of|as many as|as much as|capped at",
    "more": (
        r"(?:(?:far|well|much|significantly|considerably) )?(?:more|greater|higher|larger) than|exceeding|in excess of"
        r"|(?:well )?(?:over|above)|north of"
    ),
    "less": r"(?:(?:far|well|much) )?(?:fewer|less|lower) than|(?:well )?(?:under|below)",
    "about": r"about|around|approximately|roughly|some|an estimated|estimated|circa|in the (?:region|order) of|an average of|~|≈",
    "between": r"between",
    "magnitude": r"magnitude(?:[- ]of)?(?=[ -])",
}
LEAD = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘—–-]))(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LEADS.items())})[ \u00a0-]*(?:an?[ ])?\Z"
)
"""What bounds the number after it, in lower case."""

_TAILS = {
    "at_least": r"[- ]plus\b|\+| or (?:more|above|over)\b",
    "at_most": r" or (?:less|fewer|under|below)\b",
    "about": r" or so\b|[- ]odd\b",
}
TAIL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _TAILS.items()))
"""What bounds the number before it, in lower case."""

SYMBOL = re.compile(rf"(?:^|(?<=[^\w$]))({units.SYMBOL})[ \u00a0]?\Z", re.IGNORECASE)
SIGN = re.compile(r"(?:^|(?<=[\s(]))(?:minus |[−-])\Z")
HALF = re.compile(r"[ -]and[ -]a[ -](?P<part>half|quarter)\b")
MAGNITUDE = re.compile(numbers.MAGNITUDE, re.IGNORECASE)
MONEY_SUFFIX = re.compile(r"(?:bn|mn|mln|tn|trn|[mMkKbBtT])(?!\w)")
THOUSANDS = re.compile(r"[kK](?!\w)")
MILLIONS = re.compile(r"m[ ]")
RANGE = re.compile(
    rf"(?P<join>[ ]?[-–—][ ]?| to | and )(?:{units.SYMBOL}[ ]?)?(?P<high>{numbers.DIGITS}|{numbers.SPELLED}\b)"
    rf"(?P<mag>{numbers.MAGNITUDE}|bn\b|m\b)?",
    re.IGNORECASE,
)
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
ORDINAL = re.compile(rf"(?:st|nd|rd|th)\b|[- ](?:{_ORDINALS}|\w+(?:teenth|tieth|hundredth|thousandth))\b")
LABEL = re.compile(
    r"(?:\b(?:no|nos|number|articles?|resolutions?|section|chapter|flight|boeing|airbus|route|highway|interstate|channel|pages?|phase|level"
    r"|type|category|grade|room|gate|group|apollo|unit|reactor|block|district|ward|line|terminal|proposition|title|rule|day|round|game"
    r"|stage|heat|formula|season|episode|top|version|vol|volume|paragraph|schedule|appendix|amendment|tel|phone|fax|area|zone|pier|platform|windows|iphone"
    r")\.? ?|№ ?)\Z"
)
"""What makes the number after it a name, in lower case: "Resolution 1718", "Boeing 737"."""

DEFINITE = re.compile(r"\b(?:the|these|those|both|his|her|their|its|our|my|your|no|any|every|each|which|that|this)[ ]\Z")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
AGE = re.compile(r"(?:\b(?:aged?)[ ]|[A-Z][\w’'-]+,[ ])\Z")
AGED = re.compile(r" of [A-Z]")
"""What stands behind the age in "Ada Moe, 67 of Lind"."""

STREET = re.compile(r"(?: [A-Z][\w'’.]+){1,2} (?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Boulevard|Blvd|Terrace|Parkway|Highway)\b")
"""What stands behind the number of a house."""

FROM = re.compile(r"\bfrom[ ](?:[$€£¥][ ]?)?\Z")
BETWEEN = re.compile(r"\bbetween[ ](?:[$€£¥][ ]?)?\Z")
NOT_COUNTED = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|\+\d[\d ().-]{6,}\d"
    r"|\(\d{3}\) ?\d{3}[- ]\d{4}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b\d+(?:\.\d+){2,}\b|\b\d{5}-\d{4}\b"
)
"""Addresses, telephone numbers, versions: each holds one of "@:+", a "www." or digits that are `JOINED`."""

JOINED = re.compile(r"\d[-. ()]{1,3}\d|www\.")

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "night", "season", "session"})
ABSTRACT = frozenset(
    {"doubt", "plan", "sign", "word", "reason", "ground", "question", "detail", "tie", "limit", "term", "circumstance", "condition", "mean"}
    | {"intention", "illusion", "stranger", "signal", "talk", "comment", "claim", "other", "idea", "problem", "thing", "matter", "longer"}
)
"""What "no" is said of without counting."""
