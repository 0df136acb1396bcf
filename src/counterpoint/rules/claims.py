"""Claims: checkable statements, attributed or in the article's own voice; and the events among them."""

from __future__ import annotations

import re
from typing import Literal

from counterpoint.items import Claim, Event, Participant
from counterpoint.rules.clauses import has_verb, verbish
from counterpoint.rules.closed import AUX, DETERMINERS, RELATIVES, SUBORDINATORS
from counterpoint.rules.details import ALLEGED, DENIALS, HEDGES, Details
from counterpoint.rules.lexicon import classes, forms, lines
from counterpoint.rules.people import People
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import FIRST_PERSON, leans, sentence

WISHES = classes("moods")["wishes"]
CONNECTIVES = re.compile(
    r"^(?:(?:This|It|That|The \w+) (?:comes?|came|follows?) (?:as|after)|However|But|And|Meanwhile|Still|Also|Moreover|Furthermore|"
    r"Instead|Nevertheless|Yet|So|Indeed|In fact|For example|In addition|Additionally|On the other hand|Of course),?\s+"
)
Status = Literal["happened", "ongoing", "planned", "alleged", "denied"]
SHORTEST, LONGEST = 4, 70


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
    if (tokens.low[lo] in SUBORDINATORS and tokens.low[lo] != "that") or tokens.low[lo].endswith("ing"):
        lo = next((i + 1 for i in range(lo, hi) if tokens.word[i] == ","), hi)
    i = lo
    while i < hi:
        if tokens.word[i] == "," and i + 1 < hi and (tokens.low[i + 1] in RELATIVES or (tokens.low[i + 1] in DETERMINERS and i > lo)):
            i = next((j for j in range(i + 1, hi) if tokens.word[j] == ","), hi)
        elif tokens.quote[i] < 0 and i > lo and verbish(tokens, i):
            return i
        i += 1
    return None


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
    who = participants(tokens, (part[0], verb), people)
    who += [p for p in _companions(tokens, (head, part[1]), people) if p.name not in {w.name for w in who}]
    if not checkable(text, found.words) or leans(text) or not (found.when or who):
        return None
    denied = any(low in DENIALS or low.endswith("n't") for low in tokens.low[verb : head + 1])
    status: Status = "planned" if planned else "alleged" if not ALLEGED.isdisjoint(found.words) else "denied" if denied else "happened"
    return Event(
        quotes=[found.text],
        what=text,
        who=who,
        when=found.when,
        where=found.where,
        quantities=found.quantities,
        status=status,
    )


def _head(tokens: Tokens, verb: int, hi: int) -> tuple[int, bool]:
    """The verb that carries the meaning of the group at ``verb``, and whether it is only planned."""
    i, planned = verb, tokens.low[verb] == "will"
    while i + 1 < hi and (
        tokens.low[i] in AUX
        or tokens.low[i].endswith("ly")
        or tokens.low[i]
        in (
            "to",
            "not",
            "set",
            "due",
            "scheduled",
            "expected",
            "plans",
            "recently",
            "also",
            "just",
            "announced",
            "plan",
            "already",
            "then",
            "first",
        )
    ):
        planned = planned or tokens.low[i] in ("set", "due", "scheduled", "expected", "plans", "plan")
        i += 1
    return i, planned


def participants(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Who is named in a range: persons by their full names, bodies by their words; each once."""
    found: dict[str, Participant] = {}
    for name in people.names(*part):
        if name.at >= name.hi or tokens.word[name.hi - 1].endswith(("'s", "’s")):
            continue
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body else people.called(words, name.at)
        text = person.name if person is not None and person.likely else tokens.words((name.at, name.hi))
        found.setdefault(text, Participant(name=text))
    return list(found.values())[:6]


def _companions(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Persons named behind the verb."""
    found: list[Participant] = []
    for name in people.names(*part):
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body or not words or words[-1].endswith(("'s", "’s")) else people.called(words, name.at)
        if person is not None and person.likely and not any(p.name == person.name for p in found):
            found.append(Participant(name=person.name))
    return found[:4]
