"""Claims: checkable statements, attributed or in the article's own voice; and the events among them."""

from __future__ import annotations

import re
from typing import Literal

from counterpoint.items import Claim, Event, Participant
from counterpoint.rules.clauses import has_verb, past_dateline, verbish
from counterpoint.rules.closed import ADVERBS, AUX, COORDINATORS, DETERMINERS, MONTHS, PREPOSITIONS, PRONOUNS, RELATIVES, SUBORDINATORS
from counterpoint.rules.details import ALLEGED, DENIALS, HEDGES, Details
from counterpoint.rules.gerunds import Gerund
from counterpoint.rules.lexicon import classes, forms, lines
from counterpoint.rules.names import BODIES, CLOSED, ROLES, Name, countries
from counterpoint.rules.people import People
from counterpoint.rules.roles import inside_title
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import FIRST_PERSON, leans, sentence

WISHES = classes("moods")["wishes"]
CONNECTIVES = re.compile(
    r"^(?:(?:This|It|That|The \w+) (?:comes?|came|follows?) (?:as|after)|However|But|And|Meanwhile|Still|Also|Moreover|Furthermore|"
    r"Instead|Nevertheless|Yet|So|Indeed|In fact|For example|In addition|Additionally|On the other hand|Of course),?\s+"
)
Status = Literal["happened", "ongoing", "planned", "alleged", "denied"]
SHORTEST, LONGEST = 4, 70
LONGEST_ACTOR = 6
PLANNING_TO = frozenset(["set", "due", "scheduled", "expected", "plan", "plans", "planned", "intend", "intends", "going"])
PLANNING_TO |= frozenset(["vowed", "pledged", "promised", "agreed", "decided", "will"])
CONTINUING = frozenset(["continue", "continues", "continued"])
HEADING = PLANNING_TO | CONTINUING | frozenset(["to", "not", "recently", "also", "just", "announced", "already", "then", "first"])
"""Words that a verb group may hold before the verb that carries its meaning."""


def _event_verbs() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("events"):
        lemma, *irregular = line.split()
        past, _, participle = (irregular[0] if irregular else "").partition(",")
        for form in forms(lemma, past, participle):
            found.setdefault(form, lemma)
    return found


EVENT_VERBS = _event_verbs()


def checkable(text: str, words: frozenset[str]) -> bool:
    """Whether a statement, with these ``words`` in lower case, can be checked: it asks and wishes nothing and speaks of no "I" or "we"."""
    if not WISHES.isdisjoint(words) or not SHORTEST <= text.count(" ") + 1 <= LONGEST:
        return False
    return not (text.endswith(("?", "?”", '?"')) or FIRST_PERSON.search(text))


def carries(tokens: Tokens, part: Range, found: Details, people: People) -> bool:
    """Whether a statement carries a number, a date or a named actor with an action."""
    return bool(named_subject(tokens, part, people)) or found.when is not None or bool(found.quantities)


def named_subject(tokens: Tokens, part: Range, people: People) -> list[str]:
    """The names in the subject of a clause, if a verb follows it."""
    verb = main_verb(tokens, part)
    if verb is None:
        return []
    return [tokens.words((n.at, n.hi)) for n in people.names(part[0], verb) if n.at < n.hi]


def main_verb(tokens: Tokens, part: Range) -> int | None:
    """The first finite verb of the main clause of a range."""
    lo, hi = part
    lo += tokens.low[lo] in COORDINATORS and hi - lo > 1
    if (tokens.low[lo] in SUBORDINATORS and tokens.low[lo] != "that") or tokens.low[lo].endswith("ing"):
        lo = next((i + 1 for i in range(lo, hi) if tokens.word[i] == ","), hi)
    i = lo
    while i < hi:
        if tokens.word[i] == "," and i + 1 < hi and _inserted(tokens, i, lo):
            i = next((j for j in range(i + 1, hi) if tokens.word[j] == ","), hi)
        elif tokens.quote[i] < 0 and i > lo and verbish(tokens, i) and not _reduced(tokens, i, hi):
            return i
        i += 1
    return None


def _inserted(tokens: Tokens, comma: int, lo: int) -> bool:
    """Whether a comma opens a relative clause or an apposition: not the one in "On Monday, the mayor" or "May 14, 2014, the mayor"."""
    after = tokens.low[comma + 1]
    fronted = tokens.low[lo] in PREPOSITIONS and "," not in tokens.low[lo:comma]
    return after in RELATIVES or (after in DETERMINERS and tokens.word[comma - 1][0].isalpha() and not fronted)


def _reduced(tokens: Tokens, i: int, hi: int) -> bool:
    """Whether a form in -ed only hangs on a noun: "papers **released** by the court", "the rocket, **launched** at nine"."""
    by = i + 1 < hi and tokens.low[i + 1] == "by"
    return tokens.low[i].endswith("ed") and tokens.low[i] not in AUX and (by or tokens.word[i - 1] == ",")


def claim_text(raw: str) -> str:
    """A statement of the article as a sentence of its own."""
    return sentence(CONNECTIVES.sub("", raw))


def own_claim(tokens: Tokens, part: Range, found: Details, people: People) -> Claim | None:
    """The claim that a sentence of the article makes in its own voice, if it makes one that stands alone."""
    text = claim_text(found.text)
    if leans(text) or not checkable(text, found.words) or not has_verb(tokens, part) or not carries(tokens, part, found, people):
        return None
    return Claim(
        quotes=[found.text],
        text=text,
        modality=found.modality,
        quantities=found.quantities,
        when=found.when,
        where=found.where,
    )


def event(tokens: Tokens, part: Range, found: Details, people: People) -> Event | None:
    """The event that a clause tells: a concrete verb in its main clause, in the past or planned, with a date or a named actor."""
    verb = main_verb(tokens, part)
    if verb is None:
        return None
    head, planned = _head(tokens, verb, part[1])
    lemma = EVENT_VERBS.get(tokens.low[head])
    present = head == verb and tokens.low[head].endswith("s") and tokens.low[head] in (f"{lemma}s", f"{lemma}es")
    if lemma is None or present or not HEDGES.isdisjoint(tokens.low[part[0] : head + 1]):
        return None
    text = claim_text(found.text)
    who = actors(tokens, (part[0], verb), people)
    others = [*_object(tokens, head + 1, part[1], people), *_companions(tokens, (head, part[1]), people)]
    who += [p for p in others if p.name not in {w.name for w in who}]
    named = found.when or people.names(_past_opening(tokens, part), verb) or participants(tokens, part, people)
    if not checkable(text, found.words) or leans(text) or not named or tokens.low[part[0]] in RELATIVES:
        return None
    if PLANNING_TO.isdisjoint(tokens.low[verb:head]) and "to" in tokens.low[verb:head] and not CONTINUING & set(tokens.low[verb:head]):
        return None
    if (
        {"is", "are"} & set(tokens.low[verb:head])
        and tokens.low[head].endswith(("ed", "t", "n"))
        and not planned
        and "being" not in tokens.low[verb:head]
    ):
        return None  # "is married", "is registered" tell a state, "is being moved" an event
    denied = "until" not in found.words and any(low in DENIALS or low.endswith("n't") for low in tokens.low[verb : head + 1])
    status: Status = "planned" if planned else "alleged" if not ALLEGED.isdisjoint(found.words) else "denied" if denied else "happened"
    if status == "happened" and _going_on(tokens, verb, head):
        status = "ongoing"
    return Event(
        quotes=[found.text],
        what=text,
        who=who,
        when=found.when,
        where=found.where,
        quantities=found.quantities,
        status=status,
    )


def _going_on(tokens: Tokens, verb: int, head: int) -> bool:
    """Whether the verb group says that something is under way: "is moving", "have been moving", "continues to move"."""
    group = tokens.low[verb:head]
    progressive = tokens.low[head].endswith("ing") and any(low in ("is", "are", "'s", "been", "being") for low in group)
    past = any(low in ("was", "were", "had") for low in group)
    being = "being" in group and not past
    return (progressive and not past) or being or not CONTINUING.isdisjoint(group)


def gerund_event(tokens: Tokens, found: Gerund, people: People) -> Event | None:
    """The event that a subject with a participle tells, as a sentence: "300 guards are being moved to Lind"."""
    if tokens.low[found.verb] not in EVENT_VERBS or found.hi - found.verb < 2:
        return None
    details = Details(tokens, [(found.lo, found.hi)])
    who = actors(tokens, (found.lo, found.verb - found.passive), people)
    if not (who or details.quantities):
        return None
    verb = ("being ", found.verb) if found.passive else ("", found.verb)
    before = tokens.words((found.lo, found.verb - found.passive))
    what = sentence(f"{before} {found.auxiliary} {verb[0]}{tokens.words((found.verb, found.hi))}")
    return Event(
        quotes=[details.text],
        what=what,
        who=who,
        when=details.when,
        where=details.where,
        quantities=details.quantities,
        status="alleged" if found.alleged or not ALLEGED.isdisjoint(details.words) else "ongoing",
    )


def _head(tokens: Tokens, verb: int, hi: int) -> tuple[int, bool]:
    """The verb that carries the meaning of the group at ``verb``, and whether it is only planned."""
    i, planned = verb, tokens.low[verb] == "will"
    while i + 1 < hi and (tokens.low[i] in AUX or tokens.low[i].endswith("ly") or tokens.low[i] in HEADING):
        planned = planned or tokens.low[i] in PLANNING_TO
        i += 1
    return i, planned


def actors(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Who acts in a subject: those named in it but not behind a preposition, else its own words: "a grand jury"."""
    lo, hi = _past_opening(tokens, part), part[1]
    behind = next((i for i in range(lo + 1, hi) if tokens.low[i] in PREPOSITIONS - {"than", "like"} and not inside_title(tokens, i)), hi)
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
    for name in people.names(_past_opening(tokens, part), part[1]):
        if name.at >= name.hi or tokens.word[name.hi - 1].endswith(("'s", "’s")):
            continue
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body else people.called(words, name.at)
        if person is None and not _takes_part(tokens, name, part[0]):
            continue
        text = person.name if person is not None and person.likely else tokens.words((name.at, name.hi))
        found.setdefault(text, Participant(name=text))
    return list(found.values())[:6]


def _object(tokens: Tokens, at: int, hi: int, people: People) -> list[Participant]:
    """The country or body right behind the verb: "informed **Norland** of its plan"."""
    names = [n for n in people.names(at, hi) if n.at == at and n.body]
    return [Participant(name=tokens.words((n.at, n.hi))) for n in names[:1] if not tokens.word[n.hi - 1].endswith(("'s", "’s"))]


def _past_opening(tokens: Tokens, part: Range) -> int:
    """Where the main clause of a range begins, past a dateline and "While in Lind, …"."""
    lo = past_dateline(tokens, part[0]) if part[0] < part[1] else part[0]
    lo += tokens.low[lo] in COORDINATORS
    if not (tokens.low[lo] in SUBORDINATORS | PREPOSITIONS or tokens.low[lo].endswith("ing")):
        return lo
    commas = [i + 1 for i in range(lo, part[1]) if tokens.word[i] == ","]
    return next((i for i in (*commas[-1:], *commas) if i < part[1]), lo)


def _takes_part(tokens: Tokens, name: Name, lo: int) -> bool:
    """Whether a name that is no known person names who acts: not an adjective, a month, what is in brackets or only opens the sentence."""
    low, after = tokens.low[name.hi - 1], tokens.low[name.hi] if name.hi < len(tokens.low) else "."
    country = countries().get(" ".join(tokens.low[name.at : name.hi]))
    if (name.at > 0 and tokens.word[name.at - 1] == "(") or low in MONTHS or after in ROLES:
        return False
    modifies = after.isalpha() and tokens.word[name.hi].islower() and after not in CLOSED and not verbish(tokens, name.hi)
    if country is not None:
        return country.lower() == " ".join(tokens.low[name.at : name.hi]) and not modifies
    if modifies and low not in BODIES:
        return False
    return name.hi - name.at > 1 or name.at > lo or (low in BODIES and tokens.word[name.at].isupper())


def _companions(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Persons named behind the verb."""
    found: list[Participant] = []
    for name in people.names(*part):
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body or not words or words[-1].endswith(("'s", "’s")) else people.called(words, name.at)
        if person is not None and person.likely and not any(p.name == person.name for p in found):
            found.append(Participant(name=person.name))
    return found[:4]
