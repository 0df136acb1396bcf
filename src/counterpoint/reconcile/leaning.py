"""Statements that lean on their sentence: "the mayor was silent **on the matter**" says which only with the words around it.

Such a statement agrees with one that names the matter, if all its own words stand in the other, and nearly all of the other's words stand
in it or in the sentence around it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.reconcile.bags import same_parts
from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.loose import fits
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import stem, words
from counterpoint.reconcile.values import compare_intervals, force

NAMED = 0.6  # share of weight of the one that names the matter, that must stand in the other's sentence
FEWEST = 3  # terms of the one that names the matter
_NOUNS = "matter issue subject topic question case affair move step decision plan proposal idea incident event development situation"
_LEANS = re.compile(rf"\b(?:the|this|that|such an?|these|those) (?:{'|'.join(_NOUNS.split())})s?\b", re.IGNORECASE)
# Words that say nothing of their own beside an anaphor: the noun itself, copulas, degree.
_EMPTY = frozenset(stem(w) for w in words(f"{_NOUNS} remain become stay keep largely mostly mainly still far regard concern"))


def leaning(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """Agreement of a statement that leans on its sentence with one that does not, or None."""
    for short, long in ((a, b), (b, a)):
        if leans(short.said) and not leans(long.said) and _says(short, long, weights):
            return Finding("agrees", None, "both say it in other words; one names only in its sentence what it is about")
    return None


@lru_cache(maxsize=32_768)
def leans(text: str) -> bool:
    """Whether a statement names its matter by a word that stands for it."""
    return bool(_LEANS.search(text))


def _says(short: Profile, long: Profile, weights: Weights) -> bool:
    own, other = short.terms - _EMPTY, long.terms - _EMPTY
    named = any(t[0] == "@" for t in own) and any(t[0] != "@" for t in own)
    if not named or len(other) < FEWEST or not own <= other or weights.cover(other, short.terms | short.context) < NAMED:
        return False
    if short.stance.negated != long.stance.negated or (force(short.said) == "planned") != (force(long.said) == "planned"):
        return False
    numbers = all(any(fits(x, y) for y in long.quantities) for x in short.quantities)
    return numbers and same_parts(short, long) and compare_intervals(short.when, long.when).relation != "excludes"
