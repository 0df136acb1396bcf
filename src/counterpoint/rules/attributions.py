"""Attributions: who says what by which words. The walk over the sentences of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress

from counterpoint.article import Span
from counterpoint.rules import leading, patterns
from counterpoint.rules.continuation import continue_quotations
from counterpoint.rules.cues import cue_at, is_headline
from counterpoint.rules.document import document
from counterpoint.rules.introductions import introduced
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.nominal import idiomatic, idioms, nominal
from counterpoint.rules.nominal import words as nominal_words
from counterpoint.rules.passives import PARTICIPLES, passive
from counterpoint.rules.patterns import Attribution, Place
from counterpoint.rules.tokens import Tokens
from counterpoint.rules.transcripts import transcript

NOMINAL = frozenset(nominal_words("nouns")) | frozenset(nominal_words("adjectives"))

OTHERS = ((frozenset(idioms()), idiomatic), (PARTICIPLES, passive), (NOMINAL, nominal))
"""The rules that come last, in their order, with the words that they look at."""

CUES = NOMINAL | frozenset(idioms()) | frozenset(verbs()) | {"according"}


def attributions(text: str, parts: Sequence[Span]) -> tuple[Tokens, list[Attribution]]:
    """All attributions in ``parts`` of ``text``, in the order of their sentences."""
    tokens = document(text, parts)
    found, taken = transcript(tokens)
    cues = [k for k in compress(range(len(tokens.low)), map(CUES.__contains__, tokens.low)) if tokens.quote[k] < 0]
    at = 0
    for number, (first, last) in enumerate(tokens.units):
        begin = bisect_left(cues, first, at)
        at = bisect_left(cues, last, begin)
        if begin < at and number not in taken:
            found += _of_unit(tokens, number, cues[begin:at])
    found.sort(key=lambda a: (a.unit, a.cue))
    found += list(introduced(tokens, found, taken))
    found.sort(key=lambda a: (a.unit, a.cue))
    continue_quotations(tokens, found)
    return tokens, found


def _of_unit(tokens: Tokens, number: int, cues: Sequence[int]) -> list[Attribution]:
    """First what stands behind or inside what is said, then what leads it: the former may hold words that look like cues."""
    found: list[Attribution] = []
    for place in _following(tokens, number, cues, found):
        if not covered(tokens, found, place.k):
            _keep(found, leading.leading(place, found))
    for k in cues:
        for words, rule in OTHERS:
            if tokens.low[k] in words and k not in [a.cue[0] for a in found] and not covered(tokens, found, k):
                _keep(found, rule(tokens, number, k))
    return found


def _following(tokens: Tokens, number: int, cues: Sequence[int], found: list[Attribution]) -> list[Place]:
    """Put what stands behind or inside what is said into ``found``; give the places of the cues that are left."""
    unit = tokens.units[number]
    headline = is_headline(tokens, unit)
    places = []
    for k in cues:
        if tokens.low[k] == "according":
            _keep(found, patterns.according(tokens, number, k, found))
            continue
        verb = cue_at(tokens, k, unit, headline)
        if verb is None:
            continue
        place = Place(tokens, number, k, verb)
        made = None if covered(tokens, found, k, after_only=True) else patterns.following(place, found)
        if made is None:
            places.append(place)
        _keep(found, made)
    return places


def _keep(found: list[Attribution], made: Attribution | None) -> None:
    if made is not None:
        found.append(made)


def covered(tokens: Tokens, found: Sequence[Attribution], k: int, *, after_only: bool = False) -> bool:
    """Whether token ``k`` lies in what is already attributed: a cue there is the speaker's, not the reporter's."""
    for a in found:
        for lo, hi in a.content:
            if lo <= k < hi and (not after_only or lo > a.cue[0]):
                return True
        for lo, hi in a.source:
            if lo <= k < hi and "who" not in tokens.low[lo:k]:
                return True
    return False
