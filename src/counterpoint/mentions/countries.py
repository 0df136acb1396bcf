"""Countries under their other names: "Lisbon", "Portuguese" and "the Portuguese Republic" stand for Portugal, as reporters use them.

From the ``countryinfo`` library (capitals, demonyms and official names of all countries, from public data). Only single words and
official names with their initials, and only countries of a
million people and more: the capitals of the smallest are the first names of too many people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from countryinfo import all_countries

_FEWEST_PEOPLE = 1_000_000
_OFFICIAL = re.compile(r"(?:[A-Z][a-z]+(?:'s)? |of |the |and )*(?:Republic|Federation|Kingdom|Emirates)(?: (?:[A-Z][a-z]+|of|the|and))*$")
_MARKS = ("Republic", "Federation", "Kingdom", "Emirates")
_INITIALS = 4  # letters of initials from which on they are nothing else: "DPRK"
_SHORT = {"united states": ("us",), "united kingdom": ("uk",)}


@lru_cache(maxsize=1)
def country_words() -> dict[str, tuple[str, ...]]:
    """Capitals and demonyms (lower case, one word) with the words of their country's name."""
    found: dict[str, tuple[str, ...]] = {}
    for name, own, country in _countries():
        capital = re.split(r",| d\.?c", (country.capital() or "").lower())[0]
        for word in (capital, *_demonyms(country)):
            if word and " " not in word and word not in name.split():
                found.setdefault(word, own)
    return found


@lru_cache(maxsize=1)
def states() -> dict[str, tuple[str, ...]]:
    """Names and demonyms (lower case, of one word or two) with the words of their country's name: whose a "Foreign Ministry" is."""
    found: dict[str, tuple[str, ...]] = {"britain": _SHORT["united kingdom"]}
    for name, own, country in _countries():
        for words in (name, " ".join(own), *_demonyms(country)):
            found.setdefault(words.strip(), own)
    return found


@lru_cache(maxsize=1)
def _also() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, own in country_words().items():
        found.setdefault(" ".join(own), set()).add(word)
    known = {name: frozenset(found.get(" ".join(own), ())) for name, own, _ in _countries()}
    return known | {" ".join(own): words for own, words in ((_SHORT[name], known[name]) for name in _SHORT)}


def also_called(country: str) -> frozenset[str]:
    """The capital and the demonyms of a country (lower case, one word each): "beijing" and "chinese" of "china". Of all else, none."""
    return _also().get(country, frozenset())


def _countries() -> Iterator[tuple[str, tuple[str, ...], Any]]:
    for country in all_countries():
        name = (country.name() or "").lower()
        if name and (country.population() or 0) >= _FEWEST_PEOPLE:
            yield name, _SHORT.get(name, tuple(name.split())), country


def _demonyms(country: Any) -> list[str]:
    return (country.demonym() or "").lower().split(",")


@lru_cache(maxsize=1)
def _official() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Official names and their initials with the common name, a pattern of them (longest first), and the initials."""
    found: dict[str, str] = {}
    for country in all_countries():
        name = country.name() or ""
        if (country.population() or 0) < _FEWEST_PEOPLE:
            continue
        for full in country.alt_spellings():
            if _OFFICIAL.fullmatch(full) and full != name:
                found[full] = name
                initials = "".join(w[0] for w in full.split() if w[0].isupper())
                if len(initials) >= _INITIALS:
                    found[initials] = name
    longest = sorted(found, key=lambda full: (-len(full), full))
    either = "|".join(re.escape(full).replace("'", "['’]") for full in longest)
    return found, re.compile(rf"\b(?:{either})\b"), frozenset(n for n in found if n.isupper())


def official_names(text: str) -> str:
    """``text`` with countries under their common names: "the Democratic People's Republic of Korea" and "DPRK" are North Korea."""
    named, pattern, initials = _official()
    if not any(mark in text for mark in (*_MARKS, *initials)):
        return text
    return pattern.sub(lambda m: named[m.group().replace("’", "'")], text)
