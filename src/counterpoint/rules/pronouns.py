"""Whom "he" and "she" mean: the last speaker, unless somebody else has become the subject since; nobody where two may be meant."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from counterpoint.rules.closed import COORDINATORS, PREPOSITIONS
from counterpoint.rules.names import ROLES
from counterpoint.rules.people import Gender, People, Person
from counterpoint.rules.tokens import Tokens

PRONOUN: dict[str, Gender] = {"he": "m", "she": "f"}
POSSESSIVE: dict[str, Gender] = {"his": "m", "her": "f"}
SENTENCES = 40
BACK = 3
"""Paragraphs that a pronoun may look back."""


class Spoken:
    """Who has spoken so far in a text, in the order of its sentences."""

    def __init__(self, tokens: Tokens, people: People) -> None:
        self._tokens = tokens
        self._people = people
        self._persons: list[tuple[int, Person]] = []
        self._subject: tuple[int, Person] | None = None

    def remember(self, unit: int, person: Person) -> None:
        """Note that ``person`` speaks in sentence ``unit``."""
        self._persons.append((unit, person))

    def note_subject(self, unit: int) -> None:
        """Note whom sentence ``unit`` is about: the person whose name or pronoun opens it, or who alone speaks in it."""
        meant = self.subject_meant(unit)
        lo, hi = self._tokens.units[unit]
        if meant is not None:
            meant.gender = meant.gender or PRONOUN[self._tokens.low[lo]]
        heads = [p for p in self._named(unit) if any(lo <= m.lo <= lo + 1 for m in p.mentions if m.at < hi)]
        spoke = {p.name: p for u, p in self._persons if u == unit} if not heads and meant is None else {}
        person = meant or (heads[0] if len(heads) == 1 else next(iter(spoke.values())) if len(spoke) == 1 else None)
        self._subject = (unit, person) if person is not None else None

    def subject_meant(self, unit: int) -> Person | None:
        """Whom "He" or "She" at the begin of a sentence certainly means: whom the sentence before it in the paragraph is about.

        None where that sentence names anybody else who might be meant.
        """
        tokens = self._tokens
        lo = tokens.units[unit][0]
        gender = PRONOUN.get(tokens.low[lo])
        if gender is None or self._subject is None or self._subject[0] != unit - 1 or tokens.paragraph[unit] != tokens.paragraph[unit - 1]:
            return None
        person = self._subject[1]
        others = [p for p in (*self._named(unit - 1), *self._named(unit)) if p is not person and p.gender in (None, gender)]
        return person if person.gender in (None, gender) and not others else None

    def opening_meant(self, unit: int) -> Person | None:
        """Whom "He", "She", "His" or "Her" at the begin of a sentence with a number means: the same as it would where they speak.

        None where the sentence or the one before it names anybody else who might be meant, or "the president" without a name.
        """
        tokens = self._tokens
        lo = tokens.units[unit][0]
        gender = PRONOUN.get(tokens.low[lo]) or POSSESSIVE.get(tokens.low[lo])
        person = self.person_for(gender, lo, unit) if gender is not None and unit else None
        if person is None:
            return None
        others = [p for p in (*self._named(unit - 1), *self._named(unit)) if p is not person and p.gender in (None, gender)]
        first, last = tokens.units[unit - 1]
        role = any(low == "the" and tokens.low[i + 1] in ROLES for i, low in enumerate(tokens.low[first : last - 1], first))
        return None if others or role else person

    def other_subject(self, unit: int, since: int, name: str) -> bool:
        """Whether the sentence before ``unit``, later than ``since``, has a name for its subject that is not ``name``."""
        if unit - 1 <= since:
            return False
        lo, hi = self._tokens.units[unit - 1]
        lo += self._tokens.low[lo] in COORDINATORS
        runs = self._people.names(lo, min(lo + 8, hi))
        return bool(runs) and runs[0].lo <= lo + 1 and self._tokens.words((runs[0].at, runs[0].hi)) not in name

    def _named(self, unit: int) -> list[Person]:
        """The persons named in a sentence."""
        lo, hi = self._tokens.units[unit]
        return self._people.within(lo, hi)

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
