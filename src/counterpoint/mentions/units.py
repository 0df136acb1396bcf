"""What is counted: the unit after a number, or the head noun of what is counted, and its singular.

There is no tagger here: a noun phrase runs from the number to its first plural noun, and stops at closed-class words. That is
right for most counted things in news prose ("3,000 heavily armed North Korean troops") and fails softly (no unit) elsewhere.
"""

from __future__ import annotations

import re

from counterpoint.mentions.lexicon import (
    CURRENCIES,
    CURRENCY_NOUNS,
    DOLLARS,
    IRREGULAR,
    MEASURES,
    MODIFYING_PLURALS,
    NOT_PLURAL,
    PARTICIPLES,
    STOP,
)

_CODES = "|".join(code.upper() for code in CURRENCIES if code.isalpha() and len(code) == 3)
SYMBOL = rf"(?:(?:US|AU?|CA?|NZ|HK|S|R)?\$|[€£¥₹₽₩₴₪₺₦]|\bRs\.?|\b(?:{_CODES})\b)"

_VERBAL = re.compile(r"(?:ed|ly|ing)$")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.&-](?=[^\W_]))*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_GAP = re.compile(r"[ \u00a0]+")
_PERCENT = re.compile(r"[ \u00a0-]?(%|percentage[ -]points?\b|per[- ]?cent\b(?!age)|pct\b|basis points?\b)", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?:and-a-half-)?([^\W\d_]{2,})(-old)?\b(?!-to)")
_MEASURE = re.compile(
    r"[ \u00a0]?((?i:°[CF]?|degrees? (?:celsius|fahrenheit)|sq km|km/h|kph|mph|kms?|cm|mm|kgs?|lbs?|ft|hrs?|mins?|bpd)|[MGk]W)(?!\w)"
    r"|(?<=\d)(m|[CF])\b"
)
_NOUNS = "|".join(f"{noun}s?" for noun in CURRENCY_NOUNS)
_MONEY = re.compile(rf"[ -](?:([A-Z][\w.]*(?: [A-Z]\w+)?) )?({_NOUNS})\b", re.IGNORECASE)
_PARTITIVE = re.compile(r" of (?P<whole>(?:the|these|those|all|its|their|his|her|our) )?(?:[\w’'-]+[’']s? )?", re.IGNORECASE)
_PER = re.compile(
    r"[ -](?:per|an?)[ -]"
    r"(second|minute|hour|day|night|week|month|year|person|head|capita|share|barrel|tonne|ton|gallon|litre|liter|unit)\b",
    re.IGNORECASE,
)
SURE = frozenset(MEASURES.values()) | frozenset(CURRENCIES.values()) | frozenset(CURRENCY_NOUNS.values())
"""Units that make a number a quantity beyond doubt, so that "2024 percent" is not a year."""


def unit(text: str, at: int, known: str | None, *, one: bool, partitive: bool) -> tuple[str | None, int]:
    """The unit that follows a number, and where it ends.

    Args:
        text: the text.
        at: where the number ends.
        known: a unit that the number itself gives ("$", "a third"), which then wins.
        one: whether a singular noun is expected ("one soldier").
        partitive: whether a bare "of" may follow ("thousands of troops"); "3,000 of the troops" always may.
    """
    name, end = (known, at) if known and known != "percent" else _named(text, at, one=one)
    if name is None or known == "percent":
        of = _PARTITIVE.match(text, at)
        noun = head(text, of.end()) if of and (partitive or of["whole"]) else None
        if noun:
            name, end = _measure(singular(text[slice(*noun)])), noun[1]
    if known == "percent":
        return known, end
    per = _PER.match(text, end) if name else None
    return (f"{name} per {per[1].lower()}", per.end()) if per else (name, end)


def _named(text: str, at: int, *, one: bool) -> tuple[str | None, int]:
    percent = _PERCENT.match(text, at)
    if percent:
        return MEASURES.get(percent[1].lower().rstrip("s").replace("-", " "), "percent"), percent.end()
    money = _MONEY.match(text, at)
    if money and (money[2].lower() != "won" or text[:at].endswith(("illion", "000"))):
        currency = CURRENCY_NOUNS.get(money[2].lower()) or CURRENCY_NOUNS[money[2].lower().removesuffix("s")]
        return DOLLARS.get((money[1] or "").lower(), currency) if currency == "usd" else currency, money.end()
    measure = _MEASURE.match(text, at)
    if measure:
        return _measure(measure[0].strip().lower()), measure.end()
    compound = _COMPOUND.match(text, at)
    if compound:
        return _measure(singular(compound[1])) + (" old" if compound[2] else ""), compound.end()
    gap = _GAP.match(text, at)
    noun = head(text, gap.end(), one=one) if gap else None
    return (_measure(singular(text[slice(*noun)])), noun[1]) if noun else (None, at)


def _measure(name: str) -> str:
    return MEASURES.get(name, name)


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower()
    if low in IRREGULAR:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "'s", "’s")) and low not in NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a noun, lower case, by the regular rules of English and a table of common exceptions."""
    low = word.lower().rstrip(".")
    if low in IRREGULAR:
        return IRREGULAR[low]
    if not is_plural(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


def head(text: str, at: int, *, one: bool = False, limit: int = 6) -> tuple[int, int] | None:
    """The span of the head noun of the noun phrase that starts at ``at``, or None.

    Args:
        text: the text.
        at: offset of the first word after the number.
        one: whether a singular noun is expected ("one soldier").
        limit: how many words a noun phrase may have.
    """
    words = _phrase(text, at, limit)
    if one:
        return _single(text, words)
    for i, (start, end) in enumerate(words):
        word = text[start:end]
        if i == 0 and word.lower() in PARTICIPLES and not (len(words) > 1 and is_plural(text[slice(*words[1])])):
            return start, end
        if is_plural(word):
            following = words[i + 1 : i + 2]
            return following[0] if following and _goes_on(text, word, following[0]) else (start, end)
    return None


def _phrase(text: str, at: int, limit: int) -> list[tuple[int, int]]:
    """The words of the noun phrase at ``at``: up to punctuation, a closed-class word, or ``limit``."""
    words: list[tuple[int, int]] = []
    while len(words) < limit:
        found = _WORD.match(text, at)
        if not found or found[0].lower() in STOP:
            break
        stop = found[0].endswith(".") and not _INITIALS.match(found[0])
        words.append((found.start(), found.end() - stop))
        gap = _GAP.match(text, found.end())
        if not gap or stop:
            break
        at = gap.end()
    return words


def _single(text: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The last of at most three words, stopping before what looks like a verb or a name."""
    last = None
    if words and _VERBAL.search(text[slice(*words[0])]) and len(words) == 1:
        return None
    for i, (start, end) in enumerate(words[:3]):
        word = text[start:end]
        if i and (_VERBAL.search(word) or is_plural(word) or (word[0].isupper() and last and text[last[0]].islower())):
            break
        last = (start, end)
    return last


def _goes_on(text: str, word: str, following: tuple[int, int]) -> bool:
    """Whether a plural is only the modifier of the plural after it ("United States officials", "arms dealers")."""
    after = text[slice(*following)]
    return is_plural(after) and after.islower() and (word[0].isupper() or word.lower() in MODIFYING_PLURALS)
