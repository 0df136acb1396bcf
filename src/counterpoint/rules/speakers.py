"""Whom a source names: the person behind a name, a pronoun or "the minister"; a body; or a group that is not named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from counterpoint.rules.antecedents import antecedent
from counterpoint.rules.closed import DAYS, PREPOSITIONS, SUBORDINATORS, THOSE
from counterpoint.rules.members import is_list
from counterpoint.rules.names import ALSO_SURNAMES, BODIES, ROLES, TITLES, Name, countries, plain, words_of
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.people import People, Person
from counterpoint.rules.pronouns import PRONOUN, Spoken
from counterpoint.rules.readable import tidied
from counterpoint.rules.roles import RELATED, inside_title, split
from counterpoint.rules.speaking import Speaker
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.voices import AFTER_HEAD, body, can_speak, counts, head_of, owner, voice

GROUPS, DOCUMENTS, OUTLETS = (words_of()[n] for n in ("groups", "documents", "outlets"))
PAPERS = OUTLETS - ALSO_SURNAMES
SYNONYMS = {"congressman": "representative", "congresswoman": "representative"}


POINTING = frozenset(["those", "these", "this", "that", "another", "each", "both"])
EXAMPLES, INDEFINITE = frozenset(["like", "including"]), frozenset(["a", "an", "one", "another"])
FARTHEST = 12
"""Tokens behind a comma in which the verb of a main clause must come."""
COUNTRIES = frozenset(countries().values())


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of a text in their order: it remembers who spoke last."""

    tokens: Tokens
    people: People
    spoken: Spoken
    group: tuple[int, Speaker] | None = None
    body: tuple[int, Speaker] | None = None

    def speakers(self, a: Attribution) -> list[Speaker]:
        """The speakers of an attribution: none if it cannot be told who is meant; several for "Moe and Lund said"."""
        source = antecedent(self.tokens, a)
        if source is None:
            return []
        if a.pattern == "transcript":
            return self._labelled(source)
        low = self.tokens.low[source[0]]
        single = source[1] - source[0] == 1
        if single and low in ("i", "we", "you", "it", "they", "who", "that", "which", "he", "she"):
            return self._pronoun(low, source[0], a)
        found = self._phrase(source)
        for speaker in found:
            self._remember(speaker, a.unit)
        opening = self.tokens.low[source[0] - 1] if source[0] > self.tokens.units[a.unit][0] else ""
        if opening in SUBORDINATORS:
            self.group = None  # the main clause has a subject of its own: a later "they" may mean either
        return found

    def _labelled(self, label: Range) -> list[Speaker]:
        """Whom the label of a turn names: "MOE" is Ada Moe if the text names her; "Q" and "A" name nobody."""
        lo, hi = label[0], self._head_end(*label)
        words = [word for word in self.tokens.word[lo:hi] if word != "."]
        if len(words[-1]) < 2:
            return []
        proper = [word.capitalize() for word in words if plain(word) not in TITLES]
        person = self.people.called(proper, lo) if proper else None
        return [self._of(person)] if person is not None and person.likely else self._phrase(label)

    def _remember(self, speaker: Speaker, unit: int) -> None:
        if speaker.person is not None:
            self.spoken.remember(unit, speaker.person)
        elif speaker.named and any(plain(w) in BODIES or plain(w) in countries() or w.isupper() for w in speaker.name.split()):
            self.body = (unit, speaker)
        else:
            self.group = (unit, speaker)

    def _pronoun(self, low: str, at: int, a: Attribution) -> list[Speaker]:
        unit = a.unit
        if low in PRONOUN:
            named = self.people.before(max(hi for _, hi in a.content), PRONOUN[low], self.tokens.units[unit][0])
            spoken_of = [p for p in named if self.people.named_in(p, a.content)]
            person = self.spoken.person_for(PRONOUN[low], at, unit, spoken_of)
            full = [p for p in spoken_of if self.people.named_in(p, a.content, in_full=True)]
            if person is None or (full != spoken_of and person is not self.spoken.person_for(PRONOUN[low], at, unit, full)):
                return []  # "Stop asking how Sarah is," she wrote: who speaks of Sarah, or Sarah herself
            if self._meant_later(at, unit, person):
                return []
            person.gender = person.gender or PRONOUN[low]
            self.spoken.remember(unit, person)
            return [self._of(person)]
        last = self.group if low == "they" else self.body if low == "it" else None
        paragraph = self.tokens.paragraph
        near = last is not None and unit - last[0] <= 4 and paragraph[unit] - paragraph[last[0]] <= 1
        other = low == "it" and last is not None and self.spoken.other_subject(unit, last[0], last[1].name)
        return [last[1]] if last and near and not other else []

    def _meant_later(self, at: int, unit: int, person: Person) -> bool:
        """Whether "he" in a phrase that opens a sentence may be who is named behind it: "In a memo on why **he** quit, **Lund** said"."""
        tokens = self.tokens
        first, last = tokens.units[unit]
        if "," in tokens.word[first:at] or not (tokens.low[first] in PREPOSITIONS or tokens.low[first] in SUBORDINATORS):
            return False
        comma = next((i for i in range(at, last) if tokens.word[i] == "," and tokens.quote[i] < 0), last)
        verb = next((i for i in range(comma + 1, min(comma + FARTHEST, last)) if tokens.verb[i]), comma + 1)
        named = self._persons_in(comma + 1, self._head_end(comma + 1, verb)) if verb > comma + 1 else []
        return any(s.person is not person for s in named)

    def _of(self, person: Person) -> Speaker:
        role, affiliation = self.people.described(person)
        return Speaker(person.name, True, role, affiliation, person)

    def _phrase(self, source: Range) -> list[Speaker]:
        """The speakers that a noun phrase names."""
        lo, hi = source
        tokens = self.tokens
        example = next(
            (i for i in range(lo + 1, hi) if tokens.low[i] in EXAMPLES or (tokens.low[i] == "as" and tokens.low[i - 1] == "such")), None
        )
        if example is not None and "," not in tokens.word[lo:example]:
            inner = self._persons_in(example + 1, hi)
            if inner:
                return inner
        relative = next((i for i in range(lo + 1, hi) if tokens.low[i] in ("which", "who") and tokens.word[i - 1] == ","), hi + 1) - 1
        several = any(tokens.word[i] == "," and tokens.low[i + 1] in ("and", "or") for i in range(lo, relative - 1))
        if several or self._is_list(lo, relative):
            return self._persons_in(lo, relative) or self._listed(lo, relative)
        head_end = self._head_end(lo, hi)
        persons = self._persons_in(lo, head_end)
        if persons:
            return persons
        if head_end < hi and tokens.word[head_end] == ",":
            persons = self._persons_in(head_end + 1, self._head_end(head_end + 1, hi), whole=True)
            owned = tokens.low[lo].endswith("'s") and PREPOSITIONS.isdisjoint(tokens.low[lo:head_end])  # "Lund's running mate, **Moe**"
            role = plain(tokens.word[head_of(tokens, lo, head_end)]) in ROLES | TITLES
            if persons and (tokens.low[lo] in INDEFINITE or owned or role):
                return persons
        return self._unnamed_or_body(lo, head_end)

    def _is_list(self, lo: int, hi: int) -> bool:
        """Whether a source lists several: "Norland, Ostra and Lind", not "Moe, Mayor of Lind and Ostra"."""
        comma = next((i for i in range(lo + 1, hi - 1) if self.tokens.word[i] == ","), None)
        if comma is None or plain(self.tokens.word[comma + 1]) in TITLES | (ROLES - GROUPS):
            return False
        return is_list(self.tokens, comma, comma + 1, hi - 1, lo)

    def _listed(self, lo: int, hi: int) -> list[Speaker]:
        """A list of bodies or groups as one speaker."""
        part = voice(self.tokens, lo, hi)
        if part is None:
            return []
        return [Speaker(tidied(self.tokens.words((part[0] + (self.tokens.low[part[0]] == "the"), part[1]))), self.tokens.cap[part[1] - 1])]

    def _head_end(self, lo: int, hi: int) -> int:
        """Where the head of a source ends: before its appositions, parentheses and relative clauses."""
        tokens = self.tokens
        for i in range(lo, hi):
            if i > lo and (tokens.word[i] in (",", "(", "—", "–", "--") or tokens.low[i] in ("who", "whose")):
                return i
        return hi

    def _persons_in(self, lo: int, hi: int, *, whole: bool = False) -> list[Speaker]:
        """The persons whose names end the range, or make it up; "Moe and Lund" are two, and both are if one surely is a person."""
        tokens = self.tokens
        found: list[Person] = []
        runs = [n for n in self.people.names(lo, hi) if n.at < n.hi and (not n.body or self._also_surname(n))]
        for name in runs:
            words = [tokens.word[i] for i in range(name.at, name.hi)]
            ends = (
                name.hi >= hi
                or (name.hi == hi - 1 and tokens.word[name.hi] == ".")
                or tokens.low[name.hi] in ("and", "of", "at", "from", ",", "on", "in", "during", "via")
            )
            if name.hi < hi and words[-1].endswith(("'s", "’s")):
                continue
            words[-1] = words[-1].removesuffix("'s").removesuffix("’s")
            if not ends or plain(words[-1]) in PAPERS or (whole and name.lo != lo) or self._behind_preposition(lo, name):
                continue
            person = self.people.called(words, name.at)
            if person is not None:
                found.append(person)
        sure = whole or (len(found) > 1 and any(p.likely for p in found))
        persons = [p for p in dict.fromkeys(found) if p.likely or sure]
        return [self._of(p) for p in persons] if len(persons) <= 3 else []

    def _also_surname(self, name: Name) -> bool:
        """Whether a single word of bodies may be somebody's surname: "Bloomberg", where one is named in full."""
        return name.hi - name.at == 1 and plain(self.tokens.word[name.at]) in ALSO_SURNAMES

    def _behind_preposition(self, lo: int, name: Name) -> bool:
        """Whether a name only belongs to the head of the phrase: "aides to **Ada Moe**", not "Secretary of State **Ada Moe**"."""
        tokens = self.tokens
        first = next((i + 1 for i in range(name.lo - 1, lo, -1) if tokens.low[i] == "and"), lo)
        led = [i for i in range(first, name.lo) if tokens.low[i] in PREPOSITIONS and not inside_title(tokens, i)]
        return bool(led) and not self._leads_body(led[-1], name)

    def _leads_body(self, of: int, name: Name) -> bool:
        """Whether what stands before a name is its bearer's office in full: "Head **of** the water board Ada Moe"."""
        tokens = self.tokens
        if tokens.low[of] != "of" or of == 0 or plain(tokens.word[of - 1]) not in (ROLES | TITLES | {"staff"}) - RELATED:
            return False
        return any(plain(tokens.word[i]) in BODIES for i in range(of + 1, name.at))

    def _unnamed_or_body(self, lo: int, hi: int) -> list[Speaker]:
        tokens = self.tokens
        part = voice(tokens, lo, hi)
        if part is None:
            return []
        lo, hi = part
        titled = tokens.word[lo] == "The" and lo > 0 and tokens.word[lo - 1][0].isalnum() and hi - lo > 1 and tokens.cap[lo + 1]
        while lo < hi and tokens.low[lo] in ("the", "a", "an") and not titled:
            lo += 1
        if lo >= hi or (part := voice(tokens, lo, hi)) is None:
            return []
        hi = part[1]
        head = head_of(tokens, lo, hi)
        low = plain(tokens.word[head])
        definite = lo > 0 and tokens.low[lo - 1] == "the"
        if definite and low in ROLES and tokens.word[head][0].islower():
            person = self.people.with_role(SYNONYMS.get(low, low), lo)
            if person is not None:
                return [self._of(person)]
        words = tidied(tokens.words((lo, hi)))
        if self._is_name(head, lo):
            return self._body(lo, hi, head)
        counted = tokens.low[lo] in THOSE and tokens.low[lo] not in POINTING and counts(tokens, lo, hi, head)
        summed = tokens.low[lo] in THOSE and lo + 1 < hi and tokens.low[lo + 1] == "of"
        if not (counted or (can_speak(low) and not summed)):
            return []
        whole = tidied(tokens.words((lo - 1, hi))) if lo > 0 and tokens.low[lo - 1] in ("the", "a", "an") else words
        linked = [i for i in range(lo, hi) if tokens.low[i] in PREPOSITIONS]
        affiliation = split(tokens.word[lo:hi])[1] if hi - lo > 1 and linked[1:] == [] and "and" not in tokens.low[lo:hi] else None
        if affiliation is not None and affiliation not in COUNTRIES and not any(plain(w) in BODIES for w in affiliation.split()):
            affiliation = None
        return [Speaker(whole, False, None, affiliation)]

    def _body(self, lo: int, hi: int, head: int) -> list[Speaker]:
        """The body that a phrase with a proper name for its head names."""
        tokens = self.tokens
        named = body(tokens, (lo, hi), head)
        if named is None:
            return []
        (at, end), proper = named
        if end - at == 1 and tokens.low[at] in DAYS:
            return []  # "hit back **Friday** …, claiming"
        first, country = owner(tokens, at) if proper else (at, None)
        if plain(tokens.word[end - 1]) in BODIES:
            at = first  # every country has a "Foreign Ministry"
        short = end - at == 1 and at == lo and plain(tokens.word[at]) in OUTLETS
        definite = lo > 0 and tokens.low[lo - 1] == "the"
        name = tidied(tokens.words((at - (definite and (short or not proper)), end)))
        return [Speaker(f"The {name[4:]}" if definite and short else name, proper, None, country)]

    def _is_name(self, head: int, lo: int) -> bool:
        """Whether the head is a proper name: capitalised, and not only because it opens the sentence."""
        tokens = self.tokens
        word, low = tokens.word[head], plain(tokens.word[head])
        if not word[0].isupper() or tokens.low[lo] in ("every", "each", "all", "no", "another", "some", "many", "most", "one"):
            return False
        if (low in BODIES or low in countries()) and not (head == lo and low in GROUPS):
            return True
        if low in GROUPS or low in ROLES or (low.endswith(("ans", "ists", "ers")) and head == lo):
            return False
        opens = head == lo and self._opens_unit(head)
        if opens and head + 1 < len(tokens.low) and tokens.low[head + 1] in AFTER_HEAD:
            return False  # "Shares of Norcorp"
        return not (opens and word.lower() in self.tokens.common)

    def _opens_unit(self, i: int) -> bool:
        at = bisect_right(self.tokens.units, (i, len(self.tokens.word) + 1)) - 1
        return at >= 0 and self.tokens.units[at][0] == i
