"""Numbers, times, places and modality within stretches of an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from counterpoint.mentions import anothers, places, scan
from counterpoint.rules.clauses import main_verb
from counterpoint.rules.closed import AUX, DETERMINERS, RELATIVES
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.names import GIVEN, TITLES
from counterpoint.rules.tokens import Range, Tokens

Modality = Literal["asserted", "hedged", "alleged", "denied", "planned"]
PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|across)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|nearby|disputed)\s+)?"
    r"([A-Z][\w’'-]+(?:\s+(?:(?:of|the|and|de|la|al)\s+)?[A-Z][\w’'-]+){0,4})"
)
PLANNED = re.compile(
    r"\b(?:(?<!the )(?<!his )(?<!her )(?<!free )will|(?:is|are) (?:set|due|scheduled|expected|to)|plans? to|going to|intends? to"
    r"|announced plans)\b",
    re.IGNORECASE,
)
MOODS = classes("moods")
HEDGES, ALLEGED, DENIALS, PLANNING = (MOODS[n] for n in ("hedges", "alleged", "denials", "planning"))
CLOCK, COUNTS = MOODS["clock"], MOODS["counts"]
TIMES = classes()["days"] | classes()["months"]


class Details:
    """What a stretch of an article tells beside its statement: ``parts`` are its ranges of tokens. Most is found when asked for.

    ``text`` are its words, ``words`` the same in lower case.
    """

    def __init__(self, tokens: Tokens, parts: Sequence[Range]) -> None:
        self._tokens = tokens
        self._parts = tuple(parts)
        self.text = " ".join([tokens.words(part) for part in parts])
        self.words = tokens.words_in(parts)
        self._numbers = not tokens.numbers.isdisjoint(self.words)

    @cached_property
    def quantities(self) -> list[str]:
        """The quantities, in the article's words."""
        if not self._numbers and COUNTS.isdisjoint(self.words):
            return []
        return [found.quantity.words for part in self._parts for found in scan(self._tokens.words(part))]

    @cached_property
    def _dates(self) -> list[Range]:
        """The characters of the expressions of time."""
        if not self._numbers and CLOCK.isdisjoint(self.words):
            return []
        begins = [(self._tokens.start[part[0]], self._tokens.words(part)) for part in self._parts]
        return [(at + start, at + end) for at, words in begins for start, end in places(words)]

    @property
    def when(self) -> str | None:
        """The first expression of time that is no part of a relative clause or of a name, in the article's words."""
        text = self._tokens.text
        return next((text[start:end] for start, end in self._dates if not self._apart(start, end)), None)

    def _apart(self, start: int, end: int) -> bool:
        """Whether a time is not that of the statement: "a law that passed **in 2010**", "the **2014** deal"."""
        tokens = self._tokens
        at = bisect_left(tokens.start, start)
        first = next((lo for lo, hi in self._parts if lo <= at < hi), at)
        if tokens.text[start:end].isdigit() and at > first and tokens.low[at - 1] in DETERMINERS and end + 1 < len(tokens.text):
            return tokens.text[end] == " " and tokens.text[end + 1].islower()
        if anothers(tokens.text, start, end) or self._reduced(at, first):
            return True
        for i in range(at - 1, first, -1):
            if tokens.word[i] in (",", ";", "—", "–", "--"):
                return False
            if tokens.low[i] in RELATIVES and tokens.low[i] not in ("when", "where"):
                return True
        return False

    def _reduced(self, at: int, first: int) -> bool:
        """Whether a time dates what a participle tells of a noun and not what the clause tells: "follows a law **signed** last week"."""
        tokens, p = self._tokens, at - 1
        if p - 2 <= first or not tokens.low[p].endswith(("ed", "wn", "en")) or tokens.low[p - 1] in AUX or not tokens.word[p - 1].islower():
            return False
        verb = main_verb(tokens, (first, at))
        cue = verbs().get(tokens.low[verb]) if verb is not None else None
        hangs = any(tokens.low[i] in ("a", "an") for i in range(max(first, p - 4), p - 1))
        return hangs and verb is not None and verb < p - 2 and not (cue and cue.frames & {"t", "T"})

    @cached_property
    def where(self) -> str | None:
        """The first place: a capitalised name behind a preposition of place that is no time."""
        for part in self._parts:
            for found in PLACE.finditer(self._tokens.text, *self._tokens.chars(part)):
                first = found[1].split()[0].lower()
                dated = any(start < found.end() and found.start(1) < end for start, end in self._dates)
                person = first in TITLES or first in GIVEN
                if first not in TIMES and not found[1].startswith("New Year") and not first.endswith("ish") and not dated and not person:
                    return found[0]
        return None

    @cached_property
    def modality(self) -> Modality:
        """How the text puts forward what it says."""
        if not ALLEGED.isdisjoint(self.words):
            return "alleged"
        if not HEDGES.isdisjoint(self.words):
            return "hedged"
        planning = not PLANNING.isdisjoint(self.words) or ("to" in self.words and not {"is", "are"}.isdisjoint(self.words))
        return "planned" if planning and any(self._planned(part) for part in self._parts) else "asserted"

    def _planned(self, part: Range) -> bool:
        """Whether the main clause tells what is to happen: not "an image **that** voters will like"."""
        tokens, (lo, hi) = self._tokens, part
        clause = next((i for i in range(lo + 2, hi) if tokens.low[i] in RELATIVES or tokens.low[i] == "that"), hi)
        verb = main_verb(tokens, part)
        return PLANNED.search(tokens.words((lo, clause))) is not None or (
            verb is not None and tokens.low[verb] == "will" and tokens.low[verb - 1] not in DETERMINERS
        )
