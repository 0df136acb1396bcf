"""Who takes part in an event: who acts, whom the verb names right behind it, and persons named further on."""

from __future__ import annotations

from counterpoint.items import Participant
from counterpoint.rules.clauses import has_verb, past_opening
from counterpoint.rules.closed import ADVERBS, MONTHS, PREPOSITIONS, PRONOUNS
from counterpoint.rules.names import BODIES, CLOSED, ROLES, Name, countries
from counterpoint.rules.people import People
from counterpoint.rules.roles import inside_title
from counterpoint.rules.tokens import Range, Tokens

LONGEST_ACTOR = 6
BEHIND = PREPOSITIONS - {"than", "like"}


def actors(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Who acts in a subject: those named in it but not behind a preposition, else its own words: "a grand jury"."""
    lo, hi = past_opening(tokens, part), part[1]
    behind = next((i for i in range(lo + 1, hi) if tokens.low[i] in BEHIND and not inside_title(tokens, i)), hi)
    found = participants(tokens, (lo, behind), people)
    while behind > lo and (tokens.low[behind - 1] in ADVERBS or tokens.low[behind - 1].endswith("ly")):
        behind -= 1
    plain = (
        0 < behind - lo <= LONGEST_ACTOR and tokens.low[lo] not in PRONOUNS and all(tokens.word[i][0].isalnum() for i in range(lo, behind))
    )
    return found or ([Participant(name=tokens.words((lo, behind)))] if plain and not has_verb(tokens, (lo, behind)) else [])


def participants(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Who is named in a range: persons by their full names, bodies by their words; each once."""
    found: dict[str, Participant] = {}
    for name in people.names(past_opening(tokens, part), part[1]):
        if name.at >= name.hi or tokens.word[name.hi - 1].endswith(("'s", "’s")):
            continue
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body else people.called(words, name.at)
        if person is None and not _takes_part(tokens, name, part[0]):
            continue
        text = person.name if person is not None and person.likely else tokens.words((name.at, name.hi))
        found.setdefault(text, Participant(name=text))
    return list(found.values())[:6]


def object_of(tokens: Tokens, at: int, hi: int, people: People) -> list[Participant]:
    """The country or body right behind the verb: "informed **Norland** of its plan"."""
    names = [n for n in people.names(at, hi) if n.at == at and n.body]
    return [Participant(name=tokens.words((n.at, n.hi))) for n in names[:1] if not tokens.word[n.hi - 1].endswith(("'s", "’s"))]


def _takes_part(tokens: Tokens, name: Name, lo: int) -> bool:
    """Whether a name that is no known person names who acts: not an adjective, a month, what is in brackets or only opens the sentence."""
    low, after = tokens.low[name.hi - 1], tokens.low[name.hi] if name.hi < len(tokens.low) else "."
    country = countries().get(" ".join(tokens.low[name.at : name.hi]))
    if tokens.word[name.at][1:2] == "-":
        return False  # "R-Calif."
    if (name.at > 0 and tokens.word[name.at - 1] == "(") or low in MONTHS or after in ROLES:
        return False
    behind = _past_joined(tokens, name.hi)
    noun = tokens.word[behind] if behind < len(tokens.word) else "."
    modifies = noun.isalpha() and noun.islower() and noun not in CLOSED and not tokens.verb[behind]
    if country is not None:
        return country.lower() == " ".join(tokens.low[name.at : name.hi]) and not modifies
    if modifies and low not in BODIES:
        return False
    return name.hi - name.at > 1 or name.at > lo or behind > name.hi or (low in BODIES and tokens.word[name.at].isupper())


def _past_joined(tokens: Tokens, at: int) -> int:
    """Past a second name that "and" joins to the first, to what both may modify: "Norcorp **and Lundcorp** workers"."""
    if at + 1 >= len(tokens.word) or tokens.low[at] not in ("and", "or") or not tokens.cap[at + 1]:
        return at
    at += 1
    while at < len(tokens.word) and tokens.cap[at]:
        at += 1
    return at


def companions(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Persons named behind the verb."""
    found: list[Participant] = []
    for name in people.names(*part):
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body or not words or words[-1].endswith(("'s", "’s")) else people.called(words, name.at)
        if person is not None and person.likely and not any(p.name == person.name for p in found):
            found.append(Participant(name=person.name))
    return found[:4]
