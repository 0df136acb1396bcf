"""Whose act a participle is: "…, adding that", "polls showing", "he sent a letter asking"."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.rules import sources
from counterpoint.rules.clauses import before_verb, opens_subordinate
from counterpoint.rules.closed import (
    CATENATIVES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    OCCASIONS,
    PERIODS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    THOSE,
)
from counterpoint.rules.lexicon import classes
from counterpoint.rules.patterns import Attribution, Place
from counterpoint.rules.phrases import shared
from counterpoint.rules.tokens import DOUBLE, Range, Tokens
from counterpoint.rules.voices import DOCUMENTS, can_speak

SIGNS = classes("moods")["signs"]
NO_SUBJECT = RELATIVES | THOSE | CATENATIVES
NO_END = PREPOSITIONS | DETERMINERS
BE = frozenset(["is", "are", "was", "were", "been"])
OBTAINED = frozenset(["obtained", "received", "reviewed", "got", "saw", "read", "leaked"])
OPENING = frozenset(["after", "before", "while", "by", "in", "when"])
LINKING = frozenset(["in", "after", "before", "while"])
JOINING = frozenset(["joined", "joins", "followed", "follows"])
MARKS = frozenset([",", ";", ":", "—", "–", "--"])


def participle_source(place: Place, found: Sequence[Attribution]) -> list[Range] | None:
    """Whose act a participle is: "…, adding that", "polls showing", "by saying"."""
    tokens, k, first = place.tokens, place.k, place.first
    if k == first:
        return _behind_comma(place) if place.verb.act == "speech" else None
    before = tokens.low[k - 1]
    if k == first + 1 and before in OPENING:
        return _behind_comma(place)
    if (
        before == ","
        or before in COORDINATORS
        or tokens.quote[k - 1] >= 0
        or before in ("by", "after", "while", "before", "—", "–", "--", "in")
    ):
        if before in LINKING and not _tells(tokens, k + 1) and _anybodys(tokens, first, k):
            return None
        if before == "and" and _hangs_on_thing(tokens, k, first):
            return None
        earlier = [a for a in found if a.cue[0] < k]
        if before == "by" and (own := _governor(tokens, k, first, found)):
            return own
        if earlier and (main := _main_clause(tokens, earlier[-1], first, k)):
            return main
        return earlier[-1].source if earlier else shared(tokens, first, k)
    if tokens.word[k - 1][0].isalnum() and before not in PREPOSITIONS and not (k - 2 > first and tokens.low[k - 2] == "to"):
        return _object_or_subject(place)
    return None


def _behind_comma(place: Place) -> list[Range] | None:
    """The subject of the main clause behind "After **saying** it was weak, …": a pronoun or a name with a verb behind it."""
    tokens, k = place.tokens, place.k
    for i in range(k + 2, place.last - 2):
        if (
            (tokens.word[i] == "," or tokens.word[i - 1] == ",")
            and tokens.quote[i + 1] < 0
            and (tokens.quote[i] < 0 or tokens.word[i] in DOUBLE)
        ):
            verb = next((j for j in range(i + 2, min(i + 8, place.last)) if tokens.verb[j] or not tokens.word[j][0].isalnum()), None)
            opens = tokens.cap[i + 1] or tokens.low[i + 1] in ("he", "she", "they", "the")
            if opens and verb is not None and tokens.verb[verb]:
                return sources.subject(tokens, verb, i + 1)
    return None


def _hangs_on_thing(tokens: Tokens, k: int, first: int) -> bool:
    """Whether "and" joins a participle to one of a relative clause or an infinitive: "a tale **that is hurting** him and threatening …"."""
    for i in range(k - 2, first + 1, -1):
        if tokens.low[i].endswith("ing") and tokens.low[i - 1] in ("is", "are", "was", "were", "be"):
            return tokens.low[i - 2] in RELATIVES or tokens.low[i - 2] in ("that", "to")
        if tokens.word[i] in MARKS:
            return False
    return False


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
    if tokens.verb[e] and tokens.low[e - 1] in BE and (thing := sources.subject(tokens, e, first)):
        return thing if tokens.low[thing[0][1] - 1] in DOCUMENTS else None  # "after **indictments** were announced Friday accusing"
    if own[0][0] > first and tokens.low[own[0][0] - 1] in PREPOSITIONS and tokens.low[e] in DOCUMENTS:
        return near  # "warned of reports **calling** for a strike"
    dated = any(tokens.low[i] in DAYS or tokens.low[i] in PERIODS or tokens.low[i][0].isdigit() for i in range(e + 1, k))
    head = next((i - 1 for i in range(own[0][0] + 1, e + 1) if tokens.low[i] in PREPOSITIONS), e)
    issued = tokens.low[head] in OCCASIONS or (tokens.low[head] in DOCUMENTS and place.verb.lemma not in SIGNS)
    acts = place.verb.lemma in SIGNS or tokens.cap[head] or can_speak(tokens.low[head])
    paper = issued or (dated and not DOCUMENTS.isdisjoint(tokens.low[first:e]))
    if paper and not OBTAINED.isdisjoint(tokens.low[first:e]):
        return None  # "the Herald obtained a letter asking": the letter's writer
    return near if acts and not issued and not dated else _coordinate(tokens, k, first) or shared(tokens, first, k) or near


def _tells(tokens: Tokens, at: int) -> bool:
    """Whether a clause that can only be said stands at ``at``: "in **saying that** …", not "in **defending** his budget"."""
    return at < len(tokens.word) and (tokens.quote[at] >= 0 or tokens.low[at] in ("that", "how", "why", "whether"))


def _anybodys(tokens: Tokens, first: int, k: int) -> bool:
    """Whether it is open whose act a participle behind a preposition is: "his misuse of it in **defending** the plan".

    Nobody's behind an infinitive ("to protect them after **denying** services"), nor behind "in", but for "joined Moe in **calling**".
    """
    verb = next((i for i in range(k - 2, first, -1) if tokens.verb[i]), first)
    infinitive = any(
        tokens.low[i] == "to" and tokens.low[i + 1] not in DETERMINERS and not tokens.cap[i + 1] for i in range(verb + 1, k - 1)
    )
    return infinitive or (tokens.low[k - 1] == "in" and tokens.low[verb] not in JOINING)


def _governor(tokens: Tokens, k: int, first: int, found: Sequence[Attribution]) -> list[Range] | None:
    """The subject of the verb that "by noting" hangs on: of the last finite one, where no mark and no other clause comes between."""
    for i in range(k - 2, first, -1):
        if tokens.word[i] in MARKS or tokens.low[i] == "that" or any(lo <= i < hi for a in found for lo, hi in a.content):
            return None
        if tokens.verb[i]:
            return _safe(tokens, sources.subject(tokens, i, first), first)
    return None


def _safe(tokens: Tokens, own: list[Range] | None, first: int) -> list[Range] | None:
    """A subject that is one: no relative, no participle, not the subject of a clause with "that", and it does not end in the air."""
    if not own:
        return None
    lo, hi = own[0]
    before = tokens.low[lo - 1] if lo > first else ""
    opens = tokens.low[lo]
    free = before not in SUBORDINATORS and opens not in NO_SUBJECT and not (opens.endswith(("ing", "ed")) and not tokens.cap[lo])
    return own if free and tokens.low[hi - 1] not in NO_END else None


def _main_clause(tokens: Tokens, earlier: Attribution, first: int, k: int) -> list[Range] | None:
    """The subject of a main clause that begins between a subordinate one with an attribution and ``k``: "While Moe said so, **Lund** …"."""
    lo = earlier.source[0][0] if earlier.source else first
    if not opens_subordinate(tokens, first, lo):
        return None
    end = max(hi for _, hi in (*earlier.content, earlier.cue))
    verb = next((i for i in range(k - 1, end, -1) if tokens.verb[i] and tokens.quote[i] < 0), None)
    return _safe(tokens, sources.subject(tokens, verb, end), first) if verb is not None else None


def _coordinate(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """The subject of the second of two clauses with a subject each: "Moe called, and **Lund** sent her a letter asking"."""
    comma = next((i for i in range(k - 1, first, -1) if tokens.word[i] == "," and tokens.low[i + 1] in ("and", "but")), None)
    if comma is None:
        return None
    verb = next((i for i in range(comma + 3, k) if tokens.verb[i] and tokens.quote[i] < 0), None)
    own = sources.subject(tokens, verb, comma + 2) if verb is not None else None
    return own if own and own[0][0] == comma + 2 else None


def _without_absolute(tokens: Tokens, source: list[Range] | None) -> list[Range] | None:
    """For "the letter with one user writing": the user."""
    if not source:
        return None
    lo, hi = source[0]
    at = next((i for i in range(hi - 1, lo - 1, -1) if tokens.low[i] == "with"), None)
    return [(at + 1, hi)] if at is not None and at + 1 < hi else source
