"""Claims: checkable statements, attributed or in the article's own voice; and the events among them."""

from __future__ import annotations

import re

from counterpoint.items import Claim
from counterpoint.rules.clauses import has_verb, main_verb
from counterpoint.rules.details import Details
from counterpoint.rules.lexicon import classes
from counterpoint.rules.people import People
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import FIRST_PERSON, leans, sentence

WISHES = classes("moods")["wishes"]
CONNECTIVES = re.compile(
    r"^(?:(?:This|It|That|The \w+) (?:comes?|came|follows?) (?:as|after)|However|But|And|Meanwhile|Still|Also|Moreover|Furthermore|"
    r"Yes|Instead|Nevertheless|Yet|So|Indeed|In fact|For example|In addition|Additionally|On the other hand|Of course),?\s+"
)
SHORTEST, LONGEST = 4, 70


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
