"""Whose outcome it is: "a boy survived" and "two men were killed" are at opposite ends of one scale, and do not contradict each other.

The noun phrase before a passive or an intransitive verb, the one after an active verb that brings the outcome about ("the jury cleared
**her**"). Where none is found nothing is said: the two then may be one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from counterpoint.mentions import scan
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.scales import End, each, outcomes
from counterpoint.reconcile.slot import texts
from counterpoint.reconcile.terms import FUNCTION_WORDS, NUMBER_WORDS, stem, tokens

_CAUSES = re.compile(
    r"(?:kill|convict|acquit|clear|exonerat|arrest|detain|jail|releas|free|warn|alert|rescu|destroy|flatten|gut|sack|fire|dismiss|oust|hire|"
    r"appoint)"
)
_ENDS: tuple[End, End] = ("+", "-")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: \w+ly)? $")
_CLAUSE = re.compile(r"[,;:.!?–—“”\"()]|\b(?:and|but|while|when|after|before|as|that|because|although|if)\b")
_PREPOSITION = re.compile(r"\b(?:of|on|in|at|from|with|by|to|for|aboard|near|under|over|during|inside|outside|who|which|whose)\b")
_VERBAL = FUNCTION_WORDS | NUMBER_WORDS | frozenset(("also", "least", "about", "reportedly", "alone"))
_ANY = re.compile(r"\s*(?:an?|one|another|some|several|many)\b")


class _Holder(NamedTuple):
    """The words of a noun phrase as stems, how many it counts, and whether it is a new one ("a boy")."""

    stems: frozenset[str]
    counted: float | None
    new: bool


def of_one_holder(a: Profile, b: Profile, scale: str, *, opposite: bool) -> bool:
    """Whether two outcomes on one scale may be of one person or thing: no other noun, no other number.

    If they are ``opposite``, "a boy" and "a boy" are two; if not, two reports may each introduce him.
    """
    found = [[h for text in texts(p) if (h := _holder(text, scale))] for p in (a, b)]
    pairs = [(x, y) for x in found[0] for y in found[1]]
    return not pairs or any(
        not x.stems.isdisjoint(y.stems) and x.counted == y.counted and not (opposite and x.new and y.new) for x, y in pairs
    )


def exchanged(a: str, b: str) -> str | None:
    """The scale on which each text tells both ends, and of whom the one tells one end the other tells the other."""
    both = [
        frozenset(t.scale for t in outcomes(text) if t.end == "+") & {t.scale for t in outcomes(text) if t.end == "-"} for text in (a, b)
    ]
    for scale in sorted(both[0] & both[1] & each()):
        first, second = ({end: _holder(text, scale, end) for end in _ENDS} for text in (a, b))
        if _share(first["+"], second["-"]) and _share(first["-"], second["+"]) and not _share(first["+"], second["+"]):
            return scale
    return None


def _share(x: _Holder | None, y: _Holder | None) -> bool:
    return x is not None and y is not None and not x.stems.isdisjoint(y.stems)


@lru_cache(maxsize=16_384)
def _holder(text: str, scale: str, end: End | None = None) -> _Holder | None:
    told = next((t for t in outcomes(text) if t.scale == scale and end in {None, t.end}), None)
    if told is None:
        return None
    before, outcome = text[: told.start], text[told.start :]
    if _CAUSES.match(outcome.lower()) and not _BE.search(before.lower()):
        phrase = _CLAUSE.split(outcome.partition(" ")[2], maxsplit=1)[0]
    else:
        phrase = _CLAUSE.split(before)[-1]
    head = _PREPOSITION.split(phrase.strip(), maxsplit=1)[0]
    stems = frozenset(stem(t) for t in tokens(head) if t not in _VERBAL and not t[0].isdigit() and len(t) > 1)
    if not stems:
        return None
    counted = next((found.quantity.low for found in scan(head)), None)
    return _Holder(stems, counted, bool(_ANY.match(phrase.lower())))
