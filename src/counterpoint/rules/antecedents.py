"""Whom a source means: the noun phrase before "who" and "which", the head of an apposition, the phrase without what hangs before it."""

from __future__ import annotations

from counterpoint.rules.closed import ADVERBS, DETERMINERS, PREPOSITIONS
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.phrases import phrase_start
from counterpoint.rules.sources import with_head
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.voices import can_speak

NO_SUBJECT = (PREPOSITIONS | ADVERBS | frozenset(["out", "off", "up", "down", "that", "not", "it's", "there", "there's"])) - {
    "all",
    "both",
    "like",
}


def antecedent(tokens: Tokens, a: Attribution) -> Range | None:
    """The source without relative clauses; for "who" and "which" the noun phrase before it."""
    if not a.source:
        return None
    lo, hi = a.source[0]
    if tokens.low[lo] == "which" and (a.act != "speech" or tokens.low[lo - 1] != ","):
        return None
    if tokens.low[lo] in ("who", "which") and lo > tokens.units[a.unit][0] + 1:
        end = lo - 1 if tokens.word[lo - 1] != "," else lo - 2
        first = tokens.units[a.unit][0]
        if end < first or not tokens.word[end][0].isalnum():
            return None
        at = _nominal_start(tokens, phrase_start(tokens, end, first), end)
        head = with_head(tokens, at, first)
        if head < at:
            return head, end + 1  # "**Ada Moe**, a geologist who said"
        behind = [i + 1 for i in range(end - 1, at - 1, -1) if tokens.low[i] in PREPOSITIONS and tokens.low[i] != "of"]
        inner, outer = (*behind, at, at)[:2]
        people = inner > outer and tokens.cap[end] and not tokens.cap[inner - 2] and can_speak(tokens.low[inner - 2])
        return (outer if people and tokens.low[lo] == "who" else inner), end + 1
    if tokens.low[lo] in NO_SUBJECT or tokens.low[lo].endswith("ing"):
        return None
    return lo, hi


def _nominal_start(tokens: Tokens, at: int, end: int) -> int:
    """Where a noun phrase begins that was found with a verb before it: "therefore breaks **the law**", "citing **two officials**"."""
    low = tokens.low
    if low[at] in ADVERBS:
        return next((i for i in range(end, at, -1) if low[i] in DETERMINERS), at)
    return at + (at < end and low[at].endswith("ing") and low[at] in verbs())
