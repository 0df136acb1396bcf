"""Whom "he" and "she" mean: the last speaker, unless somebody else has become the subject since; nobody where two may be meant."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from counterpoint.rules.closed import PREPOSITIONS
from counterpoint.rules.names import ROLES
from counterpoint.rules.people import Gender, People, Person
from counterpoint.rules.tokens import Tokens

PRONOUN: dict[str, Gender] = {"he": "m", "she": "f"}
SENTENCES = 40
BACK = 3
"""Paragraphs that a pronoun may look back."""


class Spoken:
    """Who has spoken so far in a text, in the order of its sentences."""

    def __init__(self, tokens: Tokens, people: People) -> None:
        self._tokens = tokens
        self._people = people
        self._persons: list[tuple[int, Person]] = []

    def remember(self, unit: int, person: Person) -> None:
        """Note that ``person`` speaks in sentence ``unit``."""
        self._persons.append((unit, person))

    def person_for(self, gender: Gender, at: int, unit: int, spoken_of: Sequence[Person] = ()) -> Person | None:
        """Whom "he" or "she" at token ``at`` means, or None where more than one may be meant.

        Nobody speaks of himself by name: those ``spoken_of`` are not meant.
        """
        paragraph = self._tokens.paragraph
        first = unit
        while first > max(0, unit - SENTENCES) and paragraph[unit] - paragraph[first - 1] <= BACK:
            first -= 1
        recent = itertools.takewhile(lambda spoke: spoke[0] >= first, reversed(self._persons))
        last = next(((u, p) for u, p in recent if p.gender in (None, gender) and p not in spoken_of), None)
        since = self._people.before(at, gender, self._tokens.units[last[0]][0] if last else self._tokens.units[first][0])
        since = [p for p in since if p not in spoken_of]
        if last is None:
            known = [p for p in since if p.gender == gender]
            return known[0] if len(known) == 1 else since[0] if len(since) == 1 else None
        if last[0] == unit:
            return last[1]
        return self._subject_since(last, at, since, gender)

    def _subject_since(self, last: tuple[int, Person], at: int, since: list[Person], gender: Gender) -> Person | None:
        """The last speaker unless somebody else of that gender opened a later sentence as its subject."""
        units = self._tokens.units
        here = bisect_right(units, (at, len(self._tokens.word) + 1)) - 1
        for number in range(here, last[0], -1):
            lo, hi = units[number]
            for person in since:
                heads = [m for m in person.mentions if lo <= m.at < min(hi, lo + 4, at)]
                if heads:
                    return person if person.gender == gender or person is last[1] else None
            role = self._role_opening(lo, min(hi, at))
            if role is not None:
                return self._people.with_role(role, lo)
        return last[1]

    def _role_opening(self, lo: int, hi: int) -> str | None:
        """The role by which a sentence's subject is told without a name: "**The majority leader**, who had …, said he"."""
        tokens = self._tokens
        lo += hi > lo and tokens.quote[lo] < 0 and not tokens.word[lo][0].isalnum()
        if lo >= hi or tokens.low[lo] != "the":
            return None
        for i in range(lo + 1, min(lo + 4, hi)):
            low = tokens.low[i]
            if low in PREPOSITIONS or not tokens.word[i][0].isalpha() or low.endswith("'s"):
                return None
            if low in ROLES and not (i + 1 < hi and (tokens.cap[i + 1] or tokens.low[i + 1] in ROLES)):
                return low
        return None
