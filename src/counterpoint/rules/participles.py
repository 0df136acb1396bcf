"""Whose act a participle is: "…, adding that", "polls showing", "he sent a letter asking"."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.rules import sources
from counterpoint.rules.clauses import before_verb
from counterpoint.rules.closed import COORDINATORS, DAYS, OCCASIONS, PERIODS, PREPOSITIONS
from counterpoint.rules.lexicon import classes
from counterpoint.rules.patterns import Attribution, Place
from counterpoint.rules.phrases import shared
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.voices import DOCUMENTS, can_speak

SIGNS = classes("moods")["signs"]


def participle_source(place: Place, found: Sequence[Attribution]) -> list[Range] | None:
    """Whose act a participle is: "…, adding that", "polls showing", "by saying"."""
    tokens, k, first = place.tokens, place.k, place.first
    if k == first:
        return None
    before = tokens.low[k - 1]
    if (
        before == ","
        or before in COORDINATORS
        or tokens.quote[k - 1] >= 0
        or before in ("by", "after", "while", "before", "—", "–", "--", "in")
    ):
        earlier = [a for a in found if a.cue[0] < k]
        return earlier[-1].source if earlier else shared(tokens, first, k)
    if tokens.word[k - 1][0].isalnum() and before not in PREPOSITIONS and not (k - 2 > first and tokens.low[k - 2] == "to"):
        return _object_or_subject(place)
    return None


def _object_or_subject(place: Place) -> list[Range] | None:
    """Whose act a participle behind a noun is: "voters **backing**" are the noun's, "sent a letter last week **asking**" the subject's.

    The noun's if it can act, after "with", and for verbs of showing: "with Moe **calling**", "polls **showing**".
    """
    tokens, k, first = place.tokens, place.k, place.first
    own = sources.subject(tokens, k, first)
    near = _without_absolute(tokens, own)
    e = before_verb(tokens, k, first)
    if not own:
        return shared(tokens, first, k)
    if near is not own:
        return near
    dated = any(tokens.low[i] in DAYS or tokens.low[i] in PERIODS or tokens.low[i][0].isdigit() for i in range(e + 1, k))
    head = next((i - 1 for i in range(own[0][0] + 1, e + 1) if tokens.low[i] in PREPOSITIONS), e)
    issued = tokens.low[head] in OCCASIONS or (tokens.low[head] in DOCUMENTS and place.verb.lemma not in SIGNS)
    acts = place.verb.lemma in SIGNS or tokens.cap[head] or can_speak(tokens.low[head])
    return near if acts and not issued and not dated else shared(tokens, first, k) or near


def _without_absolute(tokens: Tokens, source: list[Range] | None) -> list[Range] | None:
    """For "the letter with one user writing": the user."""
    if not source:
        return None
    lo, hi = source[0]
    at = next((i for i in range(hi - 1, lo - 1, -1) if tokens.low[i] == "with"), None)
    return [(at + 1, hi)] if at is not None and at + 1 < hi else source
