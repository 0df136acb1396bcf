"""Events: what happened, goes on or is planned, told by a finite verb or by a participle."""

from __future__ import annotations

from typing import Literal

from counterpoint.items import Event, Participant
from counterpoint.rules.actors import actors, companions, object_of, participants
from counterpoint.rules.claims import checkable, claim_text
from counterpoint.rules.clauses import main_verb, past_opening
from counterpoint.rules.closed import AUX, PREPOSITIONS, RELATIVES
from counterpoint.rules.details import ALLEGED, DENIALS, HEDGES, Details
from counterpoint.rules.gerunds import Gerund
from counterpoint.rules.lexicon import classes, forms, lines
from counterpoint.rules.people import People, Person
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import leans, sentence

FIGURES = classes("moods")["figures"]
Status = Literal["happened", "ongoing", "planned", "alleged", "denied"]
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


def event(tokens: Tokens, part: Range, people: People, found: Details | None = None, meant: Person | None = None) -> Event | None:
    """The event that a clause tells: a concrete verb in its main clause, in the past or planned, with a date or a named actor."""
    verb = main_verb(tokens, part)
    opening = past_opening(tokens, part)
    if verb is None or (part[0] < verb < opening and tokens.low[part[0]] in PREPOSITIONS):
        return None  # "In papers **filed** against Moe on Monday, …" tells nothing yet
    head, planned = _head(tokens, verb, part[1])
    lemma = EVENT_VERBS.get(tokens.low[head])
    present = head == verb and tokens.low[head].endswith("s") and tokens.low[head] in (f"{lemma}s", f"{lemma}es")
    if lemma is None or present or _figure(tokens, lemma, head) or not HEDGES.isdisjoint(tokens.low[part[0] : head + 1]):
        return None
    found = found or Details(tokens, [part])
    text = claim_text(found.text, meant)
    who = actors(tokens, (part[0], verb), people) if meant is None else [Participant(name=meant.name)]
    others = [*object_of(tokens, head + 1, part[1], people), *companions(tokens, (head, part[1]), people)]
    who += [p for p in others if p.name not in {w.name for w in who}]
    named = meant or found.when or people.names(opening, verb) or participants(tokens, part, people)
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


def _figure(tokens: Tokens, lemma: str, head: int) -> bool:
    """Whether a verb with what follows it is a figure of speech: "fired back", "struck a chord"."""
    return not FIGURES.isdisjoint([f"{lemma}-{low}" for low in tokens.low[head + 1 : head + 4]])


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
