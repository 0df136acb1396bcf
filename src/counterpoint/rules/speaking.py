"""Who is held to have said something, and whether a source can be."""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.rules.clauses import before_verb
from counterpoint.rules.lexicon import classes
from counterpoint.rules.names import BODIES, ROLES, words_of
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.people import Person
from counterpoint.rules.sources import nobody
from counterpoint.rules.tokens import Tokens

GROUPS, DOCUMENTS = words_of()["groups"], words_of()["documents"]
SPEAKING = ROLES | GROUPS | DOCUMENTS | BODIES
SIGNS = classes("moods")["signs"]
UNSAID = frozenset(["may", "might", "could", "would", "should", "will", "must", "expected", "scheduled", "due", "likely", "unlikely"])
"""Words in a verb group by which nothing has been said yet: "is **expected** to announce"."""
NOTS = frozenset(["not", "never", "no", "untrue", "false", "wrong", "isn't", "wasn't", "aren't", "weren't", "don't", "doesn't", "didn't"])
DEFINING = frozenset(["refer", "refers to", "refer to", "relate", "mean"])
"""Verbs of which a thing may be the subject: "the zakat refers to a tax" tells what the word means, not what anybody said."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is made responsible. ``person`` where it is somebody of `People`."""

    name: str
    named: bool
    role: str | None = None
    affiliation: str | None = None
    person: Person | None = None


def speaks(tokens: Tokens, a: Attribution, speakers: list[Speaker]) -> bool:
    """Whether a source can be held to have said something: not "recent developments highlight", not "this may signal"."""
    first = tokens.units[a.unit][0]
    group = range(max(before_verb(tokens, a.cue[0], first) + 1, first), a.cue[0])
    if a.act == "speech" and any(tokens.low[i] in UNSAID for i in group):
        return False
    at = a.source[0][0] if a.source else first
    if a.source and nobody(tokens, at):
        return False
    asks = a.pattern in ("leading", "adjective") and tokens.word[tokens.units[a.unit][1] - 1] == "?"
    if a.pattern == "noun" or asks or (at > first and tokens.low[at - 1] in ("if", "unless", "whether")):
        return False
    if a.pattern == "parenthetical" and at > first and tokens.low[at - 1] == "as" and not NOTS.isdisjoint(tokens.words_in(a.content)):
        return False  # "it is not so, as Moe claims": Moe claims the one or the other
    if a.lemma in DEFINING:
        return any(s.person is not None or not s.named for s in speakers)
    if a.lemma not in SIGNS:
        return True
    return any(s.named or set(s.name.lower().split()) & SPEAKING for s in speakers)
