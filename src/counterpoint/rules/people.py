"""The people of an article: who is named where, with full name, role and affiliation, and whom a surname or a pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from counterpoint.rules import roles
from counterpoint.rules.circumstances import is_title
from counterpoint.rules.clauses import verbish
from counterpoint.rules.names import FEMALE, MALE, TITLES, Name, names, plain
from counterpoint.rules.tokens import Range, Tokens

Gender = Literal["f", "m"]
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


@dataclass(slots=True)
class Person:
    """Somebody named in the article. ``mentions`` are the ranges of the name, in order; ``likely`` if surely a person."""

    name: str
    mentions: list[Name] = field(default_factory=list)
    gender: Gender | None = None
    likely: bool = False
    described: roles.Described | None = None

    @property
    def surname(self) -> str:
        """The last word of the name in lower case."""
        return plain(self.name.rsplit(" ", 1)[-1])


class People:
    """All persons named in a text. Built once, then asked."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._by_name: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
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
        if name.body or not words or (self._tokens.quote[name.lo] >= 0 and is_title(self._tokens, name.lo)):
            return
        if len(words) == 1:
            self._singles.append(name)
            return
        full = " ".join(words).replace(" .", ".")
        person = self._by_name.get(full)
        if person is None:
            person = self._by_name[full] = Person(full)
            self._by_surname[person.surname].append(person)
        person.mentions.append(name)
        first = plain(words[0])
        self._learn(person, name, "f" if first in FEMALE and first not in MALE else "m" if first in MALE and first not in FEMALE else None)
        named = first in FEMALE or first in MALE or name.lo < name.at
        person.likely = person.likely or named or self._role_beside(name)

    def _role_beside(self, name: Name) -> bool:
        """Whether a role stands right before the name, or in apposition on either side of it."""
        words, lo, hi = self._tokens.word, name.lo, name.hi
        if lo > 0 and self._tokens.quote[lo - 1] < 0 and roles.is_role([words[lo - 1]]):
            return True
        if lo > 1 and words[lo - 1] == "," and roles.is_role([words[lo - 2]]):
            return True
        return hi + 1 < len(words) and words[hi] == "," and roles.is_role(words[hi + 1 : hi + 6]) and _opens_role(self._tokens, hi + 1)

    def _learn(self, person: Person, name: Name, gender: Gender | None) -> None:
        for i in range(name.lo, name.at):
            gender = GENDER.get(self._tokens.low[i], gender)
        person.gender = person.gender or gender

    def _link_singles(self) -> None:
        """A surname alone, or with a title, is the person of that surname; with a title and no full name, a person of its own."""
        for name in self._singles:
            low = plain(self._tokens.word[name.at])
            owners = self._by_surname.get(low)
            if owners:
                owner = self._nearest(self._of_gender(owners, name), name.at)
                owner.mentions.append(name)
                owner.likely = True
                self._learn(owner, name, None)
            elif name.lo < name.at and any(plain(self._tokens.word[i]) in TITLES for i in range(name.lo, name.at)):
                words = self._words(name)
                person = self._by_name.setdefault(words[0], Person(words[0]))
                if person not in self._by_surname[low]:
                    self._by_surname[low].append(person)
                person.mentions.append(name)
                person.likely = True
                self._learn(person, name, None)
        for person in self._by_name.values():
            person.mentions.sort(key=lambda m: m.at)

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
        if owners and len(words) > 1:
            owners = [p for p in owners if plain(p.name.split(" ")[0])[:1] == plain(words[0])[:1]]
        return self._nearest(owners, at) if owners else None

    def with_role(self, noun: str, before: int) -> Person | None:
        """The only person named before token ``before`` whose role holds ``noun``."""
        fitting = {id(p): p for at, p in self._order if at < before and noun in (self.described(p)[0] or "").lower().split()}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def before(self, pronoun: int, gender: Gender, floor: int) -> list[Person]:
        """Persons who may be meant by a pronoun at token ``pronoun``: named since token ``floor``, latest sentence first, and within
        a sentence in their order; each once.
        """
        lo, hi = bisect_left(self._ats, floor), bisect_left(self._ats, pronoun)
        keyed = [(-bisect_right(self._unit_starts, at), at, p) for at, p in self._order[lo:hi] if p.gender in (None, gender)]
        found: list[Person] = []
        for _, _, person in sorted(keyed, key=lambda k: k[:2]):
            if person not in found:
                found.append(person)
        return found

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


def describe(tokens: Tokens, name: Name) -> roles.Described:
    """Role and affiliation that stand beside one mention of a name."""
    first = _unit_start(tokens, name.lo)
    front = roles.before_name(tokens, name.lo, name.at, first)
    if front is None and name.lo - 2 >= first and tokens.word[name.lo - 1] == ",":
        front = _phrase_before_comma(tokens, name, first)
    before: roles.Described = (None, None)
    if front:
        words = tokens.word[front[0] : front[1]]
        before = roles.split(words) if len(words) > 1 else (roles.title_only(words), None)
        before = (roles.title_only((before[0] or "").split(" ")) if before[0] else None, before[1])
    behind = _behind(tokens, name)
    if before[1] and " " not in before[1] and before[1].lower() in tokens.common:
        before = (f"{before[1].lower()} {before[0] or ''}".strip(), None)
    role = ", ".join(dict.fromkeys(r for r in (before[0], behind[0]) if r)) or None
    return role, behind[1] or before[1]


def _unit_start(tokens: Tokens, i: int) -> int:
    at = bisect_right(tokens.units, (i, len(tokens.word) + 1)) - 1
    return tokens.units[at][0] if at >= 0 else 0


def _phrase_before_comma(tokens: Tokens, name: Name, first: int) -> Range | None:
    """The phrase that a name in apposition explains: "Norway’s chief economist, **Per Lund**,"."""
    end = name.lo - 1
    closed = name.hi >= len(tokens.word) or tokens.word[name.hi] in (",", ".", ")") or verbish(tokens, name.hi)
    if not closed or not roles.is_role([tokens.word[end - 1]]):
        return None
    found = roles.before_name(tokens, end, end, first)
    if found and found[0] > first and tokens.word[found[0] - 1].endswith(("'s", "’s")):
        return (found[0] - 1, found[1])
    return found


def _behind(tokens: Tokens, name: Name) -> roles.Described:
    """What stands behind a name: ", head of …", "of the Institute", ", who leads …"."""
    at, last = name.hi, len(tokens.word)
    if at < last and tokens.word[at] == "(":
        closing = next((i for i in range(at, min(at + 10, last)) if tokens.word[i] == ")"), None)
        at = closing + 1 if closing else at
    if at + 1 >= last or tokens.quote[at] >= 0:
        return None, None
    if tokens.low[at] in ("of", "at", "from") and tokens.word[at - 1] != ")":
        return None, _body_behind(tokens, at + 1)
    if tokens.word[at] not in (",", "—", "–") and tokens.low[at] != "who":
        return None, None
    at += tokens.word[at] in (",", "—", "–")
    if tokens.low[at] == "who" and at + 2 < last:
        return _leads(tokens, at + 1)
    if tokens.word[at][0].isdigit() and at + 1 < last and tokens.word[at + 1] == ",":
        at += 2
    if at >= last or not (roles.is_role(tokens.word[at : at + 7]) and _opens_role(tokens, at)):
        return None, None
    end = at
    while end < last and end - at < roles.LONGEST and (tokens.word[end][0].isalnum() or tokens.word[end] in (".", "-", "&", "’")):
        if tokens.word[end] == "." and len(tokens.word[end - 1]) > 4:
            break
        if end > at and tokens.quote[end] >= 0:
            break
        end += 1
    words = [w for w in tokens.word[at:end] if w != "."]
    if not roles.is_role(words) or any(n.lo < n.at < n.hi and not n.body for n in names(tokens, at, end) if n.at < end):
        return None, None
    return roles.split(words)


def _opens_role(tokens: Tokens, at: int) -> bool:
    """Whether the phrase at ``at`` can be an apposition that tells a role: no verb, no new subject before the role word."""
    for i in range(at, min(at + 7, len(tokens.word))):
        if roles.is_role([tokens.word[i]]):
            return True
        if tokens.low[i] in roles.ENDS or verbish(tokens, i) or (not tokens.word[i][0].isalnum() and tokens.word[i] not in (".", "-", "&")):
            return False
    return False


def _body_behind(tokens: Tokens, at: int) -> str | None:
    words = []
    for i in range(at, min(at + 9, len(tokens.word))):
        word = tokens.word[i]
        if word[0].isupper() or (words and word in ("of", "and", "for", "&")) or (not words and word == "the"):
            words.append(word)
        else:
            break
    while words and words[-1][0].islower():
        words.pop()
    while words and words[0] == "the":
        words.pop(0)
    return " ".join(words) or None


def _leads(tokens: Tokens, at: int) -> roles.Described:
    """ "who leads the bureau"."""
    if tokens.low[at] not in roles.LEADS:
        return None, None
    end = at + 1
    while end < len(tokens.word) and end - at < 10 and tokens.word[end][0].isalnum() and tokens.low[end] not in roles.ENDS:
        end += 1
    words = [w for w in tokens.word[at + 1 : end] if w.lower() not in roles.DETERMINERS]
    return (tokens.words((at, end)) or None, " ".join(words) or None)
