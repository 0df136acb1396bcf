"""Countries under their other names: "Lisbon" and "Portuguese" stand for Portugal, as reporters use them.

From the ``countryinfo`` library (capitals and demonyms of all countries, from public data). Only single words, and only countries of a
million people and more: the capitals of the smallest are the first names of too many people.
"""

from __future__ import annotations

import re
from functools import lru_cache

from countryinfo import all_countries

_FEWEST_PEOPLE = 1_000_000
_SHORT = {"united states": ("us",), "united kingdom": ("uk",)}


@lru_cache(maxsize=1)
def country_words() -> dict[str, tuple[str, ...]]:
    """Capitals and demonyms (lower case, one word) with the words of their country's name."""
    found: dict[str, tuple[str, ...]] = {}
    for country in all_countries():
        name = (country.name() or "").lower()
        if not name or (country.population() or 0) < _FEWEST_PEOPLE:
            continue
        own = _SHORT.get(name, tuple(name.split()))
        capital = re.split(r",| d\.?c", (country.capital() or "").lower())[0]
        demonyms = (country.demonym() or "").lower().split(",")
        for word in (capital, *demonyms):
            if word and " " not in word and word not in name.split():
                found.setdefault(word, own)
    return found
