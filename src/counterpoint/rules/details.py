"""Numbers, times, places and modality within stretches of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from counterpoint.mentions import places, scan
from counterpoint.rules.lexicon import classes
from counterpoint.rules.tokens import Range, Tokens

Modality = Literal["asserted", "hedged", "alleged", "denied", "planned"]
PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|off)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|nearby|disputed)\s+)?"
    r"([A-Z][\w’'-]+(?:\s+(?:(?:of|the|and|de|la|al)\s+)?[A-Z][\w’'-]+){0,4})"
)
PLANNED = re.compile(
    r"\b(?:will|(?:is|are) (?:set|due|scheduled|expected|to)|plans? to|going to|intends? to|announced plans)\b", re.IGNORECASE
)
MOODS = classes("moods")
HEDGES, ALLEGED, DENIALS, PLANNING = (MOODS[n] for n in ("hedges", "alleged", "denials", "planning"))
CLOCK, COUNTS = MOODS["clock"], MOODS["counts"]
TIMES = classes()["days"] | classes()["months"]


class Details:
    """What a stretch of an article tells beside its statement: ``parts`` are its ranges of tokens. Each is found when asked for."""

    def __init__(self, tokens: Tokens, parts: Sequence[Range]) -> None:
        self._tokens = tokens
        self._parts = tuple(parts)

    @cached_property
    def text(self) -> str:
        """The words."""
        return " ".join(self._tokens.words(part) for part in self._parts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in lower case."""
        return self._tokens.words_in(self._parts)

    @cached_property
    def _digits(self) -> bool:
        return any(word[0].isdigit() for lo, hi in self._parts for word in self._tokens.word[lo:hi])

    @cached_property
    def quantities(self) -> list[str]:
        """The quantities, in the article's words."""
        if not self._digits and COUNTS.isdisjoint(self.words):
            return []
        return [found.quantity.words for part in self._parts for found in scan(self._tokens.words(part))]

    @cached_property
    def _dates(self) -> list[Range]:
        """The characters of the expressions of time."""
        if not self._digits and CLOCK.isdisjoint(self.words):
            return []
        begins = [(self._tokens.start[part[0]], self._tokens.words(part)) for part in self._parts]
        return [(at + start, at + end) for at, words in begins for start, end in places(words)]

    @property
    def when(self) -> str | None:
        """The first expression of time, in the article's words."""
        return self._tokens.text[self._dates[0][0] : self._dates[0][1]] if self._dates else None

    @cached_property
    def where(self) -> str | None:
        """The first place: a capitalised name behind a preposition of place that is no time."""
        for part in self._parts:
            for found in PLACE.finditer(self._tokens.text, *self._tokens.chars(part)):
                first = found[1].split()[0].lower()
                dated = any(start < found.end() and found.start(1) < end for start, end in self._dates)
                if first not in TIMES and not first.endswith("ish") and not dated:
                    return found[0]
        return None

    @cached_property
    def modality(self) -> Modality:
        """How the text puts forward what it says."""
        if not ALLEGED.isdisjoint(self.words):
            return "alleged"
        if not HEDGES.isdisjoint(self.words):
            return "hedged"
        return "planned" if not PLANNING.isdisjoint(self.words) and PLANNED.search(self.text) else "asserted"
