"""Claims: checkable statements, attributed or in the article's own voice; and the events among them."""

from __future__ import annotations

import re

from counterpoint.items import Claim
from counterpoint.rules.clauses import has_verb, main_verb
from counterpoint.rules.closed import DETERMINERS, PRONOUNS
from counterpoint.rules.details import Details
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.people import People, Person
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import FIRST_PERSON, leans, sentence

WISHES = classes("moods")["wishes"]
CONNECTIVES = re.compile(
    r"^(?:(?:This|It|That|The \w+) (?:comes?|came|follows?) (?:as|after)|However|But|And|Meanwhile|Still|Also|Moreover|Furthermore|"
    r"Yes|Instead|Nevertheless|Yet|So|Indeed|In fact|For example|In addition|Additionally|On the other hand|Of course),?\s+"
)
SHORTEST, LONGEST = 4, 70
PERSONAL = frozenset(["he", "she"])
THIRD = frozenset(["he", "she", "him", "his", "her", "hers"])
IMPERATIVES = classes("moods")["imperatives"]
OBJECTS = frozenset(["that", "here", "more", "up", "to", "for", "on", "below", "above", "out", "free", "out"])


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


def claim_text(raw: str, meant: Person | None = None) -> str:
    """A statement of the article as a sentence of its own; ``meant`` is whom "he" or "she" at its begin means."""
    text = CONNECTIVES.sub("", raw)
    opening, _, rest = text.partition(" ")
    return sentence(f"{meant.name} {rest}" if meant is not None and opening.lower() in PERSONAL else text)


def own_claim(tokens: Tokens, part: Range, found: Details, people: People, meant: Person | None = None) -> Claim | None:
    """The claim that a sentence of the article makes in its own voice, if it makes one that stands alone."""
    text = claim_text(found.text, meant)
    if leans(text) or not checkable(text, found.words) or not has_verb(tokens, part) or _asks(tokens, part[0]):
        return None
    if meant is None and (_unnamed(part, found, people) or not carries(tokens, part, found, people)):
        return None
    return Claim(
        quotes=[found.text],
        text=text,
        modality=found.modality,
        quantities=found.quantities,
        when=found.when,
        where=found.where,
    )


def _unnamed(part: Range, found: Details, people: People) -> bool:
    """Whether "he" or "her" in a statement means somebody whom it does not name: "the amount he stole"."""
    return not THIRD.isdisjoint(found.words) and not people.within(*part)


def _asks(tokens: Tokens, at: int) -> bool:
    """Whether a sentence tells its reader to do something: "Record Moe as …", "Click here to …", "Sign up for …"."""
    low, after = tokens.low[at], tokens.low[at + 1] if at + 1 < len(tokens.low) else "."
    if not tokens.cap[at] or not (low in IMPERATIVES or ((verb := verbs().get(low)) and verb.shape == "base")):
        return False
    return after in OBJECTS or after in DETERMINERS or after in PRONOUNS or tokens.cap[at + 1]
