"""Words of English that decide what a number counts: currencies, measures, plurals, and words that end a noun phrase. Facts, no code."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CURRENCIES = {
    "us$": "usd", "$": "usd", "a$": "aud", "au$": "aud", "c$": "cad", "ca$": "cad", "nz$": "nzd", "hk$": "hkd", "s$": "sgd",
    "r$": "brl", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw", "₴": "uah", "₪": "ils", "₺": "try",
    "₦": "ngn", "rs": "inr", "rs.": "inr", "usd": "usd", "eur": "eur", "gbp": "gbp", "jpy": "jpy", "cny": "cny", "rmb": "cny",
    "inr": "inr", "rub": "rub", "krw": "krw", "chf": "chf", "aud": "aud", "cad": "cad", "brl": "brl", "uah": "uah", "mxn": "mxn",
    "zar": "zar", "sek": "sek", "nok": "nok",
}  # fmt: skip
"""What stands before an amount, lower case, and the ISO 4217 code meant."""

CURRENCY_NOUNS = {
    "dollar": "usd", "buck": "usd", "euro": "eur", "yen": "jpy", "yuan": "cny", "renminbi": "cny", "rouble": "rub", "ruble": "rub",
    "hryvnia": "uah", "shekel": "ils", "lira": "try", "rupee": "rupee", "franc": "franc", "peso": "peso", "won": "krw",
    "rand": "zar", "zloty": "pln", "naira": "ngn", "krona": "sek", "sterling": "gbp",
}  # fmt: skip
"""What stands after an amount, singular. Several countries have rupees, francs and pesos: those stay words."""

DOLLARS = {"australian": "aud", "canadian": "cad", "singapore": "sgd", "hong kong": "hkd", "new zealand": "nzd", "taiwan": "twd"}

MEASURES = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent", "percentage point": "percentage point",
    "basis point": "basis point", "km": "kilometer", "kms": "kilometer", "kilometre": "kilometer", "metre": "meter", "m": "meter",
    "cm": "centimeter", "centimetre": "centimeter", "mm": "millimeter", "millimetre": "millimeter", "ft": "foot", "mi": "mile",
    "kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram", "kilogramme": "kilogram", "g": "gram", "lb": "pound", "lbs": "pound",
    "litre": "liter", "mph": "mile per hour", "kph": "kilometer per hour", "km/h": "kilometer per hour", "mw": "megawatt",
    "gw": "gigawatt", "kw": "kilowatt", "c": "degree celsius", "f": "degree fahrenheit", "°c": "degree celsius", "°f": "degree fahrenheit",
    "°": "degree", "degrees celsius": "degree celsius", "degree celsius": "degree celsius", "degrees fahrenheit": "degree fahrenheit",
    "degree fahrenheit": "degree fahrenheit", "sq km": "square kilometer", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute",
    "bpd": "barrel per day",
}  # fmt: skip

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "feet": "foot", "lives": "life",
    "wives": "wife", "knives": "knife", "leaves": "leaf", "thieves": "thief", "halves": "half", "teeth": "tooth", "mice": "mouse",
    "crises": "crisis", "countrymen": "countryman", "servicemen": "serviceman", "policemen": "policeman", "firemen": "fireman",
    "gunmen": "gunman", "policewomen": "policewoman", "servicewomen": "servicewoman", "fishermen": "fisherman", "media": "medium",
    "yuan": "yuan", "yen": "yen", "personnel": "personnel", "aircraft": "aircraft", "sheep": "sheep", "cattle": "cattle",
    "staff": "staff", "series": "series", "species": "species", "headquarters": "headquarters", "percent": "percent", "buses": "bus",
    "viruses": "virus", "gases": "gas", "ties": "tie", "dies": "die", "shoes": "shoe", "heroes": "hero", "tomatoes": "tomato",
    "potatoes": "potato", "vetoes": "veto", "torpedoes": "torpedo", "data": "data", "renminbi": "renminbi", "rand": "rand",
    "offspring": "offspring", "infantry": "infantry", "crew": "crew", "bases": "base", "axes": "axe",
}  # fmt: skip
"""Plurals whose singular the rules miss, and nouns that are their own plural."""

PARTICIPLES = _words(
    "dead killed wounded injured hurt missing homeless displaced detained arrested infected hospitalised hospitalized stranded evacuated"
)
"""Words that count people by what became of them; they head a quantity by themselves ("12 dead")."""

STOP = _words(
    """a an the this that these those of in on at by for from to with without into onto over under between among and or but nor so yet
    as than if when while where who whom whose which what how why because since until after before during about against through across
    near around is are was were be been being am has have had do does did will would can could may might shall should must not no it
    its he she they we you i him her them us his their our your my there here also just only still already even both all each every
    either neither another other others most less least fewer said says say told tells added adds took takes take made makes
    make got gets went goes came comes left won lost died dies fell rose began begins ran remained remain remains became become
    include includes including included per ago earlier later respectively then now up down off out away back following compared
    according such very too much many some any fled flee drowned voted went crossed joined walked escaped survived perished arrived
    marched gathered attended"""
)
"""Closed-class words and frequent verbs: a noun phrase does not go on after them."""

NOT_PLURAL = _words(
    """this is was has does its his us as thus plus various previous serious religious dangerous famous numerous suspicious ambitious
    anonymous indigenous precious conscious continuous enormous nervous always perhaps sometimes afterwards towards besides across less
    business access process press gas bus virus crisis basis analysis status focus campus census chaos bonus princess congress success
    yes christmas paris texas news politics mass class glass cross loss boss address progress witness illness says goes
    overseas wales brussels athens"""
)
MODIFYING_PLURALS = _words("arms sports sales jobs drugs weapons measles news systems states nations sciences human-rights rights")
"""Plurals that stand before another plural as its modifier ("arms dealers")."""
