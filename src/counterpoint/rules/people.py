"""The people of an article: who is named where, with full name, role and affiliation, and whom a surname or a pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from counterpoint.rules import roles
from counterpoint.rules.circumstances import is_title
from counterpoint.rules.closed import PREPOSITIONS
from counterpoint.rules.descriptions import describe, opens_role
from counterpoint.rules.names import ALSO_SURNAMES, FEMALE, LEADING, MALE, ROLES, Name, names, plain, words_of
from counterpoint.rules.tokens import Range, Tokens

Gender = Literal["f", "m"]
GROUPS = words_of()["groups"]
OFFICES = frozenset(["former", "acting", "foreign", "state", "defense", "defence", "finance", "interior", "first", "special", "party"])
OFFICES |= frozenset(["treasury", "crown", "field", "rear"])
"""Words of titles that alone make nobody a person: "former Norcorp"."""

PERSONAL = LEADING - OFFICES

GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
FARTHEST = 1500
"""Tokens that a pronoun may look back."""

GENDER: dict[str, Gender] = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "dame": "f",
    "lady": "f",
    "king": "m",
    "queen": "f",
}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the article. ``mentions`` are the ranges of the name, in order; ``likely`` if surely a person."""

    name: str
    mentions: list[Name] = field(default_factory=list)
    gender: Gender | None = None
    likely: bool = False
    described: roles.Described | None = None

    @property
    def surname(self) -> str:
        """The last word of the name in lower case, not counting "Jr." and "III"."""
        words = [plain(w).rstrip(".") for w in self.name.split(" ")]
        return next((w for w in reversed(words) if w not in GENERATIONS), words[-1])

    @property
    def forename(self) -> str:
        """The first word of the name in lower case."""
        return plain(self.name.split(" ", 1)[0])


class People:
    """All persons named in a text. Built once, then asked."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._by_name: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_forename: dict[str, list[Person]] = defaultdict(list)
        self._by_role: dict[str, list[Person]] | None = None
        self._singles: list[Name] = []
        self._unit_starts = [lo for lo, _ in tokens.units]
        self._runs = [name for lo, hi in tokens.units for name in names(tokens, lo, hi, lo)]
        self._run_starts = [name.lo for name in self._runs]
        for name in self._runs:
            self._add(name)
        self._link_singles()
        self._vote()
        self._order = sorted((m.at, p) for p in self._by_name.values() for m in p.mentions if p.likely)
        self._ats = [at for at, _ in self._order]

    def _words(self, name: Name) -> list[str]:
        words = [self._tokens.word[i] for i in range(name.at, name.hi)]
        if words and words[-1].endswith(("'s", "’s")):
            words[-1] = words[-1][:-2]
        return words

    def _add(self, name: Name) -> None:
        words = self._words(name)
        shouted = len(words) > 1 and words[0].isupper() and len(words[0]) > 3 and not words[-1].isupper()
        if name.body and len(words) == 1 and plain(words[0]) in ALSO_SURNAMES:
            self._singles.append(name)  # "Bloomberg": the man, if he is named in full
            return
        if name.body or not words or shouted or (self._tokens.quote[name.lo] >= 0 and is_title(self._tokens, name.lo)):
            return
        if len(words) == 1:
            self._singles.append(name)
            return
        full = " ".join(words).replace(" .", ".")
        person = self._by_name.get(full)
        if person is None:
            person = self._by_name[full] = Person(full)
            self._by_surname[person.surname].append(person)
            self._by_forename[person.forename].append(person)
        person.mentions.append(name)
        first = plain(words[0])
        self._learn(person, name, "f" if first in FEMALE and first not in MALE else "m" if first in MALE and first not in FEMALE else None)
        named = first in FEMALE or first in MALE or name.lo < name.at
        person.likely = person.likely or named or self._role_beside(name)

    def _role_beside(self, name: Name) -> bool:
        """Whether a role stands right before the name, or in apposition on either side of it; or "who" behind it."""
        words, lo, hi = self._tokens.word, name.lo, name.hi
        who = hi + (words[hi : hi + 1] in ([","], ["("]))
        if self._tokens.low[who : who + 1] == ["who"] and self._tokens.quote[lo] < 0 and name.hi - name.at <= 3:
            return True
        if lo > 0 and self._tokens.low[lo - 1] in PREPOSITIONS and name.lo == name.at and words[hi : hi + 1] == [","]:
            return False  # "of New York, Moe's lawyer said"
        if lo > 0 and self._tokens.quote[lo - 1] < 0 and roles.is_role([words[lo - 1]]):
            return True
        if lo > 1 and words[lo - 1] == "," and roles.is_role([words[lo - 2]]):
            return True
        return hi + 1 < len(words) and words[hi] == "," and roles.is_role(words[hi + 1 : hi + 6]) and opens_role(self._tokens, hi + 1)

    def _learn(self, person: Person, name: Name, gender: Gender | None) -> None:
        for i in range(name.lo, name.at):
            gender = GENDER.get(self._tokens.low[i], gender)
        person.gender = person.gender or gender

    def _link_singles(self) -> None:
        """A surname alone, or with a title, is the person of that surname; with a title and no full name, a person of its own."""
        for low in {plain(self._tokens.word[name.at]) for name in self._singles if name.lo < name.at and self._is_another(name)}:
            self._by_surname[low] = []  # "Mr. Moe" beside Melania Moe alone: whom the article never names in full
        for name in self._singles:
            low = plain(self._tokens.word[name.at])
            owners = self._by_surname.get(low) or ([] if name.body else self._of_forename(low))
            if owners:
                owner = self._nearest(self._of_gender(owners, name), name.at)
                owner.mentions.append(name)
                owner.likely = True
                self._learn(owner, name, None)
            elif not name.body and self._entitled(name):
                words = self._words(name)
                person = self._by_name.setdefault(words[0], Person(words[0]))
                if person not in self._by_surname[low]:
                    self._by_surname[low].append(person)
                person.mentions.append(name)
                person.likely = True
                self._learn(person, name, None)
        for person in self._by_name.values():
            person.mentions.sort(key=lambda m: m.at)

    def _is_another(self, name: Name) -> bool:
        """Whether "Mr" or "Mrs" before a surname tells that it is nobody of that surname who is named in full."""
        owners = self._by_surname.get(plain(self._tokens.word[name.at]), ())
        gender = next((GENDER[low] for i in range(name.lo, name.at) if (low := self._tokens.low[i]) in GENDER), None)
        if gender is None or not owners or any(p.gender in (None, gender) for p in owners):
            return False
        beside = {bisect_right(self._unit_starts, m.at) for p in owners for m in p.mentions}
        low = plain(self._tokens.word[name.at])
        titled = [n for n in self._singles if n.lo < n.at and plain(self._tokens.word[n.at]) == low]
        return any(bisect_right(self._unit_starts, n.at) in beside for n in titled)  # "President Moe and Melania Moe"

    def _of_forename(self, low: str) -> list[Person]:
        """The only likely person of that first name: families that are named first ("Xi Jinping … **Xi** said")."""
        owners = [p for p in self._by_forename.get(low, ()) if p.likely]
        return owners if len(owners) == 1 else []

    def _entitled(self, name: Name) -> bool:
        """Whether a single name is a person: by a title in its run or the noun of a role right before it ("singer **Adasym**").

        Or by "who" or an age behind it: "**Adasym** (who sang)", "**Adasym**, 45,".
        """
        if name.lo < name.at:
            return any(plain(self._tokens.word[i]) in PERSONAL for i in range(name.lo, name.at))
        before = self._tokens.word[name.lo - 1] if name.lo else ""
        if before.islower() and before in ROLES and before not in GROUPS:
            return True
        if before in PREPOSITIONS:
            return False
        behind = self._tokens.low[name.hi : name.hi + 3]
        marked = behind[:1] in ([","], ["("])
        aged = marked and len(behind) == 3 and behind[1].isdecimal() and len(behind[1]) == 2 and behind[2] in (",", ")")
        return aged or behind[marked : marked + 1] == ["who"]

    def _of_gender(self, owners: list[Person], name: Name) -> list[Person]:
        """The owners of a surname whom "Mr" or "Mrs" before it may mean."""
        gender = next((GENDER[low] for i in range(name.lo, name.at) if (low := self._tokens.low[i]) in GENDER), None)
        return [p for p in owners if gender is None or p.gender in (None, gender)] or owners

    def _vote(self) -> None:
        """Learn a person's gender from the pronouns that follow the name in its sentence, where two of three agree."""
        tokens = self._tokens
        for person in self._by_name.values():
            if person.gender is not None or not person.likely:
                continue
            votes = [v for m in person.mentions if (v := _next_pronoun(tokens, m.hi))]
            for gender in ("f", "m"):
                if votes.count(gender) >= 2 and votes.count(gender) >= 0.66 * len(votes):
                    person.gender = gender

    @staticmethod
    def _nearest(owners: list[Person], at: int) -> Person:
        """Of several people with one surname, the one named first: news names the others of a family in full."""
        before = [(p.mentions[0].at, n) for n, p in enumerate(owners) if p.mentions and p.mentions[0].at <= at]
        return owners[min(before)[1]] if before else owners[0]

    def names(self, lo: int, hi: int) -> list[Name]:
        """The names that lie wholly in a range of tokens."""
        at, to = bisect_left(self._run_starts, lo), bisect_left(self._run_starts, hi)
        return [n for n in self._runs[at:to] if n.hi <= hi]

    def called(self, words: list[str], at: int) -> Person | None:
        """The person of that full name or surname; ``at`` is where the name stands."""
        full = " ".join(words).replace(" .", ".")
        if full in self._by_name:
            return self._by_name[full]
        owners = self._by_surname.get(plain(words[-1])) if words else None
        if not owners and len(words) == 1:
            owners = self._of_forename(plain(words[0]))
        if owners and len(words) > 1:
            owners = [p for p in owners if plain(p.name.split(" ")[0])[:1] == plain(words[0])[:1]]
        return self._nearest(owners, at) if owners else None

    def with_role(self, noun: str, before: int) -> Person | None:
        """The only person named before token ``before`` whose role holds ``noun``."""
        if self._by_role is None:
            self._by_role = defaultdict(list)
            for person in dict.fromkeys(p for _, p in self._order):
                for word in set((self.described(person)[0] or "").lower().split()):
                    self._by_role[word].append(person)
        fitting = [p for p in self._by_role.get(noun, ()) if p.mentions[0].at < before]
        return fitting[0] if len(fitting) == 1 else None

    def before(self, pronoun: int, gender: Gender, floor: int) -> list[Person]:
        """Persons who may be meant by a pronoun at token ``pronoun``, named since token ``floor``.

        Latest sentence first, and within a sentence in their order; each once.
        """
        lo, hi = bisect_left(self._ats, max(floor, pronoun - FARTHEST)), bisect_left(self._ats, pronoun)
        keyed = [(-bisect_right(self._unit_starts, at), at, p) for at, p in self._order[lo:hi] if p.gender in (None, gender)]
        found: list[Person] = []
        for _, _, person in sorted(keyed, key=lambda k: k[:2]):
            if person not in found:
                found.append(person)
        return found

    def within(self, lo: int, hi: int) -> list[Person]:
        """The persons named in a range of tokens, in order, each once."""
        return list(dict.fromkeys(p for _, p in self._order[bisect_left(self._ats, lo) : bisect_left(self._ats, hi)]))

    def named_in(self, person: Person, parts: Sequence[Range], *, in_full: bool = False) -> bool:
        """Whether somebody is named in what is said; ``in_full``: by more than the first name, as in "stop asking how Sarah is"."""
        mentions = [m for m in person.mentions if not in_full or m.hi - m.at > 1 or plain(self._tokens.word[m.at]) == person.surname]
        return any(lo <= m.at < hi for m in mentions for lo, hi in parts)

    def described(self, person: Person) -> roles.Described:
        """Role and affiliation of a person, from wherever the text gives them."""
        if person.described is None:
            role: str | None = None
            affiliation: str | None = None
            for mention in person.mentions:
                found = describe(self._tokens, mention)
                role, affiliation = role or found[0], affiliation or found[1]
                if role and affiliation:
                    break
            person.described = (role, affiliation)
        return person.described


def _next_pronoun(tokens: Tokens, at: int) -> Gender | None:
    """The gender of the first pronoun within a few words, unless another name comes first."""
    for i in range(at, min(at + 14, len(tokens.word))):
        low = tokens.low[i]
        if low in ("he", "him", "his", "himself"):
            return "m"
        if low in ("she", "her", "hers", "herself"):
            return "f"
        if tokens.word[i][0].isupper() and tokens.word[i].isalpha() and i > at:
            return None
    return None
