"""Events told without a finite verb: "reports of 300 guards being moved to Lind", "with Norland sending guards to Lind"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.rules.closed import AUX, BREAKS, COORDINATORS, DETERMINERS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from counterpoint.rules.lexicon import classes
from counterpoint.rules.names import countries, plain
from counterpoint.rules.tokens import Range, Tokens

TELLING, RUMOURED, UNREAL = (classes("moods")[n] for n in ("telling", "rumoured", "unreal"))
PLANNED = frozenset(["will", "would", "could", "might", "expected", "plans", "planned"])
ABOUT = frozenset(["over", "about", "of"])
NOT_ONWARD = PREPOSITIONS - {"to", "into", "toward", "towards"}
CLAUSES = SUBORDINATORS - {"after", "following", "amid"}
POINTING = DETERMINERS - {"the", "a", "an", "some", "many"}
FARTHEST = 8
"""Tokens of the subject before the participle."""


@dataclass(frozen=True, slots=True)
class Gerund:
    """A subject ``[lo, verb)`` with the participle at ``verb`` and what hangs on to it up to ``hi``.

    ``auxiliary`` makes it a clause: "is" or "are". ``alleged``: it comes from reports, or is what others worry about.
    """

    lo: int
    verb: int
    hi: int
    auxiliary: str
    alleged: bool
    passive: bool


def gerunds(tokens: Tokens, part: Range) -> Iterator[Gerund]:
    """The events in a range of tokens that a noun or a preposition with subject and participle tells."""
    lo, hi = part
    participles = [i for i, low in enumerate(tokens.low[lo : hi - 2], lo) if low[-3:] == "ing"]
    if not participles or not PLANNED.isdisjoint(tokens.low[lo:hi]):
        return
    for i in participles:
        if i < lo + 2 or tokens.quote[i] >= 0 or tokens.cap[i]:
            continue
        passive = tokens.low[i] == "being"
        if tokens.low[i - 1].endswith(("'s", "s'")) or tokens.low[i - 1] == "s":
            continue
        if not passive and tokens.low[i + 1] in NOT_ONWARD:
            continue
        opening = _opening(tokens, lo, i)
        if opening is None:
            continue
        subject, alleged = opening
        head = tokens.low[i - 1]
        several = head.endswith("s") and not tokens.cap[i - 1]
        yield Gerund(subject, i + passive, _end(tokens, i + 1, hi), "are" if several else "is", alleged, passive)


def _opening(tokens: Tokens, first: int, verb: int) -> tuple[int, bool] | None:
    """Where the subject of a participle begins, and whether only reports or worries tell it; None where nothing real is told."""
    for at in range(verb - 1, max(first, verb - FARTHEST) - 1, -1):
        low = tokens.low[at]
        if low == "," or low in BREAKS or low in AUX or low in COORDINATORS or low in RELATIVES or low in CLAUSES:
            return None
        if low not in PREPOSITIONS:
            continue
        noun = tokens.low[at - 1] if at > first else ""
        near = tokens.low[max(first, at - 5) : at]
        if at + 1 == verb or not _named(tokens, at + 1, verb) or not UNREAL.isdisjoint(near):
            return None
        if low == "of":
            return (at + 1, noun in RUMOURED) if noun in TELLING or noun in RUMOURED else None
        if low == "with" and tokens.word[at - 1] in (",", "”", '"', "’"):
            return at + 1, False
        return (at + 1, True) if low in ABOUT and noun in ("alarm", "alarms", "anger", "outrage", "condemnation") else None
    return None


def _named(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a subject is somebody: a name or a number in it, no determiner that only points."""
    words = range(lo, hi)
    if tokens.low[lo] in POINTING and not tokens.word[lo][0].isdigit():
        return False
    return any(tokens.cap[i] or tokens.word[i][0].isdigit() or plain(tokens.word[i]) in countries() for i in words)


def _end(tokens: Tokens, at: int, hi: int) -> int:
    """Where what hangs on to a participle ends: at a mark, a relative or a new clause."""
    for i in range(at, hi):
        low = tokens.low[i]
        if tokens.quote[i] >= 0 or low == "," or low in BREAKS or low in RELATIVES or (low == "." and i + 1 >= hi):
            return i
        if low in SUBORDINATORS or (low in ("and", "but") and i + 1 < hi and tokens.low[i + 1] in AUX):
            return i
    return hi
