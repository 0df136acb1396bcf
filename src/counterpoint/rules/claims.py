"""Claims: checkable statements, attributed or in the article's own voice; and the events among them."""

from __future__ import annotations

import re

from counterpoint.items import Claim, Event, Participant
from counterpoint.rules import details
from counterpoint.rules.lexicon import forms, lines
from counterpoint.rules.names import names
from counterpoint.rules.people import People
from counterpoint.rules.sources import AUX, DETERMINERS, RELATIVES, SUBORDINATORS, has_verb, verbish
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import FIRST_PERSON, LEANING, sentence

WISHES = re.compile(
    r"\b(?:should|must|ought|would|need to|needs to|have to|has to|let us|let['’]s|shall|hope|hopes|want|wants|wish)\b", re.IGNORECASE
)
CONNECTIVES = re.compile(
    r"^(?:(?:This|It|That|The \w+) (?:comes?|came|follows?) (?:as|after)|However|But|And|Meanwhile|Still|Also|Moreover|Furthermore|Instead|Nevertheless|Yet|So|Indeed|In fact|For example|In addition|Additionally|On the other hand|Of course),?\s+"
)
SHORTEST, LONGEST = 5, 70


def _event_verbs() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("events"):
        lemma, *irregular = line.split()
        past, _, participle = (irregular[0] if irregular else "").partition(",")
        for form in forms(lemma, past, participle):
            found.setdefault(form, lemma)
    return found


EVENT_VERBS = _event_verbs()


def checkable(text: str) -> bool:
    """Whether a statement can be checked: it asks nothing, wishes nothing and does not speak of "I" and "we"."""
    return (
        not (text.rstrip().endswith("?") or WISHES.search(text) or FIRST_PERSON.search(text)) and SHORTEST <= text.count(" ") + 1 <= LONGEST
    )


def carries(tokens: Tokens, part: Range, text: str) -> bool:
    """Whether a statement carries a number, a date or a named actor with an action."""
    return bool(named_subject(tokens, part)) or details.when(text) is not None or bool(details.quantities(text))


def named_subject(tokens: Tokens, part: Range) -> list[str]:
    """The names in the subject of a clause, if a verb follows it."""
    verb = main_verb(tokens, part)
    if verb is None:
        return []
    return [tokens.words((n.at, n.hi)) for n in names(tokens, part[0], verb, part[0]) if n.at < n.hi]


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


def own_claim(tokens: Tokens, part: Range, raw: str) -> Claim | None:
    """The claim that a sentence of the article makes in its own voice, if it makes one that stands alone."""
    text = claim_text(raw)
    if text.split(" ", 1)[0].lower() in LEANING or not checkable(text) or not has_verb(tokens, part) or not carries(tokens, part, text):
        return None
    return Claim(
        quotes=[raw],
        text=text,
        modality=details.modality(text),
        quantities=details.quantities(raw),
        when=details.when(raw),
        where=details.where(raw),
    )


def event(tokens: Tokens, part: Range, raw: str, people: People) -> Event | None:
    """The event that a clause tells: a concrete verb in its main clause, in the past or planned, with a date or a named actor."""
    verb = main_verb(tokens, part)
    if verb is None:
        return None
    head, planned = _head(tokens, verb, part[1])
    lemma = EVENT_VERBS.get(tokens.low[head])
    if lemma is None or (tokens.low[head].endswith("s") and tokens.low[head] == lemma + "s" and head == verb):
        return None
    text = claim_text(raw)
    who = participants(tokens, (part[0], verb), people) + [p for p in _companions(tokens, (head, part[1]), people)]
    when = details.when(raw)
    if (
        not checkable(text)
        or text.split(" ", 1)[0].lower() in LEANING
        or not (when or who)
        or details.HEDGES.search(tokens.words((part[0], head + 1)))
    ):
        return None
    status = (
        "planned"
        if planned
        else "alleged"
        if details.ALLEGED.search(raw)
        else "denied"
        if details.NEGATED.search(tokens.words((verb, head + 1)))
        else "happened"
    )
    return Event(quotes=[raw], what=text, who=who, when=when, where=details.where(raw), quantities=details.quantities(raw), status=status)


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
    for name in names(tokens, *part, part[0]):
        if name.at >= name.hi or tokens.word[name.hi - 1].endswith(("'s", "’s")):
            continue
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body else people.called(words, name.at)
        text = person.name if person is not None and person.likely else tokens.words((name.at, name.hi))
        found.setdefault(text, Participant(name=text))
    return list(found.values())[:6]


def _companions(tokens: Tokens, part: Range, people: People) -> list[Participant]:
    """Persons named behind the verb."""
    found = []
    for name in names(tokens, *part):
        words = [tokens.word[i] for i in range(name.at, name.hi)]
        person = None if name.body or not words or words[-1].endswith(("'s", "’s")) else people.called(words, name.at)
        if person is not None and person.likely and not any(p.name == person.name for p in found):
            found.append(Participant(name=person.name))
    return found[:4]
