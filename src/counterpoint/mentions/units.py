"""What is counted: the head noun after a number, its singular, and currencies.

There is no tagger here: a noun phrase runs from the number to its first plural noun, and stops at closed-class words. That is
right for most counted things in news prose ("3,000 heavily armed North Korean troops") and fails softly (no unit) elsewhere.
"""

from __future__ import annotations

import re

CURRENCIES = {
    "us$": "usd", "$": "usd", "a$": "aud", "au$": "aud", "c$": "cad", "ca$": "cad", "nz$": "nzd", "hk$": "hkd", "s$": "sgd", "r$": "brl",
    "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw", "₴": "uah", "₪": "ils", "₺": "try", "₦": "ngn", "rs": "inr", "rs.": "inr",
    "usd": "usd", "eur": "eur", "gbp": "gbp", "jpy": "jpy", "cny": "cny", "rmb": "cny", "inr": "inr", "rub": "rub", "krw": "krw", "chf": "chf",
    "aud": "aud", "cad": "cad", "brl": "brl", "uah": "uah", "mxn": "mxn", "zar": "zar", "sek": "sek", "nok": "nok",
}  # fmt: skip
CURRENCY_NOUNS = {
    "dollar": "usd", "buck": "usd", "euro": "eur", "yen": "jpy", "yuan": "cny", "renminbi": "cny", "rouble": "rub", "ruble": "rub",
    "hryvnia": "uah", "shekel": "ils", "lira": "try", "rupee": "rupee", "franc": "franc", "peso": "peso", "won": "krw", "rand": "zar",
    "zloty": "pln", "naira": "ngn", "krona": "sek", "sterling": "gbp",
}  # fmt: skip
DOLLARS = {"australian": "aud", "canadian": "cad", "singapore": "sgd", "hong kong": "hkd", "new zealand": "nzd", "taiwan": "twd"}

SYMBOL = (
    r"(?:(?:US|AU?|CA?|NZ|HK|S|R)?\$|[€£¥₹₽₩₴₪₺₦]|\bRs\.?|\b(?:USD|EUR|GBP|JPY|CNY|RMB|INR|RUB|KRW|CHF|AUD|CAD|BRL|UAH|MXN|ZAR|SEK|NOK)\b)"
)
MEASURES = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent", "percentage point": "percentage point",
    "percentage-point": "percentage point", "point": "point", "basis point": "basis point",
    "km": "kilometer", "kms": "kilometer", "kilometre": "kilometer", "metre": "meter", "cm": "centimeter", "centimetre": "centimeter",
    "mm": "millimeter", "millimetre": "millimeter", "m": "meter", "ft": "foot", "feet": "foot", "mi": "mile", "kg": "kilogram", "kgs": "kilogram",
    "kilo": "kilogram", "kilogramme": "kilogram", "g": "gram", "lb": "pound", "lbs": "pound", "tonne": "tonne", "litre": "liter",
    "mph": "mile per hour", "kph": "kilometer per hour", "km/h": "kilometer per hour", "mw": "megawatt", "gw": "gigawatt", "kw": "kilowatt",
    "°c": "degree celsius", "°f": "degree fahrenheit", "°": "degree", "degrees celsius": "degree celsius",
    "degree celsius": "degree celsius", "degrees fahrenheit": "degree fahrenheit", "degree fahrenheit": "degree fahrenheit", "°c.": "degree celsius",
    "sq km": "square kilometer", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "bpd": "barrel per day",
}  # fmt: skip

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "feet": "foot", "lives": "life",
    "wives": "wife", "knives": "knife", "leaves": "leaf", "thieves": "thief", "halves": "half", "teeth": "tooth", "mice": "mouse", "crises": "crisis",
    "countrymen": "countryman", "servicemen": "serviceman", "policemen": "policeman", "firemen": "fireman", "gunmen": "gunman",
    "policewomen": "policewoman", "servicewomen": "servicewoman", "fishermen": "fisherman", "lawmakers": "lawmaker", "media": "medium", "yuan": "yuan", "yen": "yen",
    "personnel": "personnel", "aircraft": "aircraft", "sheep": "sheep", "cattle": "cattle", "staff": "staff", "series": "series", "species": "species",
    "headquarters": "headquarters", "percent": "percent", "hectares": "hectare", "buses": "bus", "viruses": "virus", "gases": "gas", "cases": "case",
    "houses": "house", "horses": "horse", "nurses": "nurse", "purchases": "purchase", "databases": "database", "losses": "loss", "movies": "movie",
    "deaths": "death", "ties": "tie", "dies": "die", "shoes": "shoe", "heroes": "hero", "tomatoes": "tomato", "vetoes": "veto", "data": "data",
    "renminbi": "renminbi", "rand": "rand", "offspring": "offspring", "gendarmerie": "gendarme", "infantry": "infantry", "crew": "crew",
}  # fmt: skip
PARTICIPLES = frozenset(
    [
        "dead",
        "killed",
        "wounded",
        "injured",
        "hurt",
        "missing",
        "homeless",
        "displaced",
        "detained",
        "arrested",
        "infected",
        "hospitalised",
        "hospitalized",
    ]
)
"""Words that count people by what became of them; they head a quantity by themselves ("12 dead")."""

STOP = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "of", "in", "on", "at", "by", "for", "from", "to", "with", "without", "into", "onto", "over", "under", "between", "among", "and", "or", "but", "nor", "so", "yet", "as", "than", "if", "when", "while", "where", "who", "whom", "whose", "which", "what", "how", "why", "because", "since", "until", "after", "before", "during", "about", "against", "through", "across", "near", "around", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "not", "no", "it", "its", "he", "she", "they", "we", "you", "i", "him", "her", "them", "us", "his", "their", "our", "your", "my", "there", "here", "also", "just", "only", "still", "already", "even", "both", "all", "each", "every", "either", "neither", "another", "other", "others", "more", "most", "less", "least", "fewer", "said", "says", "say", "told", "tells", "added", "adds", "took", "takes", "take", "made", "makes", "make", "got", "gets", "went", "goes", "came", "comes", "left", "leaves", "won", "lost", "died", "dies", "fell", "rose", "began", "begins", "ran", "remained", "remain", "remains", "became", "become", "include", "includes", "including", "included", "per", "ago", "earlier", "later", "each", "respectively", "then", "now", "up", "down", "off", "out", "away", "back", "following", "compared", "according", "such", "very", "too", "much", "many", "some", "any"]
)  # fmt: skip
_NOT_PLURAL = frozenset(
    [
        "this",
        "is",
        "was",
        "has",
        "does",
        "its",
        "his",
        "us",
        "as",
        "thus",
        "plus",
        "various",
        "previous",
        "serious",
        "religious",
        "dangerous",
        "famous",
        "numerous",
        "suspicious",
        "ambitious",
        "anonymous",
        "indigenous",
        "precious",
        "conscious",
        "continuous",
        "enormous",
        "nervous",
        "always",
        "perhaps",
        "sometimes",
        "afterwards",
        "towards",
        "besides",
        "across",
        "less",
        "business",
        "access",
        "process",
        "press",
        "gas",
        "bus",
        "virus",
        "crisis",
        "basis",
        "analysis",
        "status",
        "focus",
        "campus",
        "census",
        "chaos",
        "bonus",
        "princess",
        "congress",
        "success",
        "russians'",
        "perhaps",
        "yes",
        "christmas",
        "paris",
        "texas",
        "news",
        "politics",
        "sports",
        "mass",
        "class",
        "glass",
        "cross",
        "loss",
        "boss",
        "address",
        "progress",
        "witness",
        "illness",
    ]
)
_VERBAL = re.compile(r"(?:ed|ly)$")
WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.&-](?=[^\W_]))*\.?(?<!-)")
_GAP = re.compile(r"[ \u00a0]+")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower()
    if low in _IRREGULAR:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "'s", "’s")) and low not in _NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a noun, lower case, by the regular rules of English and a table of common exceptions."""
    low = word.lower().rstrip(".")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not is_plural(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1]


def head(text: str, at: int, *, one: bool = False, limit: int = 5) -> tuple[int, int] | None:
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
        if is_plural(word):
            following = words[i + 1 : i + 2]
            return following[0] if following and _goes_on(text, word, following[0]) else (start, end)
        if i == 0 and word.lower() in PARTICIPLES:
            return start, end
    return None


def _phrase(text: str, at: int, limit: int) -> list[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    while len(words) < limit:
        found = WORD.match(text, at)
        if not found or found[0].lower() in STOP:
            break
        words.append(found.span())
        gap = _GAP.match(text, found.end())
        if not gap or (found[0].endswith(".") and not re.match(r"(?:[A-Z]\.)+$", found[0])):
            break
        at = gap.end()
    return [_undot(text, span) for span in words]


def _undot(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return (start, end - 1) if text[end - 1] == "." and "." not in text[start : end - 1] else span


def _single(text: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The last of at most three words, stopping before what looks like a verb."""
    last = None
    for i, (start, end) in enumerate(words[:3]):
        word = text[start:end]
        if i and (_VERBAL.search(word) or is_plural(word) or (word[0].isupper() and last and text[last[0]].islower())):
            break
        last = (start, end)
    return last


def _goes_on(text: str, word: str, following: tuple[int, int]) -> bool:
    """Whether a plural is only the modifier of the plural after it ("United States officials", "arms dealers")."""
    after = text[slice(*following)]
    return (
        is_plural(after)
        and after.islower()
        and (word[0].isupper() or word.lower() in {"arms", "sports", "sales", "jobs", "drugs", "weapons"})
    )


_PERCENT = re.compile(r"[ \u00a0-]?(%|percentage[ -]points?\b|per[- ]?cent\b(?!age)|pct\b|basis points?\b)", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?:and-a-half-)?([^\W\d_]{2,})(-old)?\b(?!-to)")
_MEASURE = re.compile(
    r"[ \u00a0]?(°[CF]?|degrees? (?:celsius|fahrenheit)|sq km|km/h|kph|mph|kms?|cm|mm|kgs?|lbs?|ft|hrs?|mins?|[MGk]W|bpd)\b|(?<=\d)(m)\b|(?<=\d)(°)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[ -](?:([A-Z][\w.]*(?: [A-Z]\w+)?) )?(dollars?|bucks?|euros?|yen|yuan|renminbi|rou?bles?|hryvnias?|shekels?|lira|rupees?|francs?|pesos?|won|rand|zlotys?|naira|sterling)\b",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(r" of (?:(?:the|these|those|all|its|their|his|her|our) )?(?:[\w'’-]+['’]s? )?", re.IGNORECASE)
_PER = re.compile(
    r"[ -](?:per|an?)[ -](second|minute|hour|day|night|week|month|year|person|head|capita|share|barrel|tonne|ton|gallon|litre|liter|unit)\b",
    re.IGNORECASE,
)
SURE = frozenset(MEASURES.values()) | frozenset(CURRENCIES.values()) | frozenset(CURRENCY_NOUNS.values())
"""Units that make a number a quantity beyond doubt, so that "2024 percent" is not a year."""


def unit(text: str, at: int, known: str | None, *, one: bool, partitive: bool) -> tuple[str | None, int]:
    """The unit that follows a number, and where it ends.

    Args:
        text: the text.
        at: where the number ends.
        known: a unit that already stood before the number ("$"), which then wins.
        one: whether the number is 1.
        partitive: whether "of" may follow ("thousands of troops", "a third of voters").
    """
    name, end = (known, at) if known and known != "percent" else _named(text, at, one=one)
    if name is None and partitive:
        of = _PARTITIVE.match(text, at)
        noun = head(text, of.end()) if of else None
        if noun:
            name, end = singular(text[slice(*noun)]), noun[1]
    if known == "percent":
        return known, end
    per = _PER.match(text, end) if name else None
    return (f"{name} per {per[1].lower()}", per.end()) if per else (name, end)


def _named(text: str, at: int, *, one: bool) -> tuple[str | None, int]:
    percent = _PERCENT.match(text, at)
    if percent:
        words = percent[1].lower().rstrip("s").replace("-", " ")
        return MEASURES.get(words, "percent"), percent.end()
    money = _MONEY.match(text, at)
    if money and (money[2].lower() != "won" or re.search(r"illion$", text[:at][-8:])):
        currency = CURRENCY_NOUNS[singular(money[2])]
        return DOLLARS.get((money[1] or "").lower(), currency) if currency == "usd" else currency, money.end()
    measure = _MEASURE.match(text, at)
    if measure:
        return MEASURES.get(measure[0].strip().lower(), measure[0].strip().lower()), measure.end()
    compound = _COMPOUND.match(text, at)
    if compound:
        return _measure(singular(compound[1])) + (" old" if compound[2] else ""), compound.end()
    gap = _GAP.match(text, at)
    noun = head(text, gap.end(), one=one) if gap else None
    return (_measure(singular(text[slice(*noun)])), noun[1]) if noun else (None, at)


def _measure(name: str) -> str:
    return MEASURES.get(name, name)
