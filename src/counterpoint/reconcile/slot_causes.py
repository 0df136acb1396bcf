"""The slots "cause" and "who", where two statements of one thing name another cause or another doer: then they do not agree."""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import FUNCTION_WORDS, TELLING_WORDS, name_key, stem, tokens

_CAUSE = re.compile(r"\b(?:because(?: of)?|due to|caused by|blamed on|owing to|thanks to|as a result of)\b ([^,.;]+)", re.IGNORECASE)
FULL_NAME = 2  # words
_LEAD = 3  # content words with which a statement begins: who does it


def compare_causes(a: Profile, b: Profile) -> Slot | None:
    """Other causes, of which neither shares a word with the other."""
    for left, right in zip(texts(a), texts(b), strict=True):
        first, second = _cause(left), _cause(right)
        if first and second and first.isdisjoint(second):
            return Slot("cause", "incomparable", "each names another cause")
    return None


@lru_cache(maxsize=8_192)
def _cause(text: str) -> frozenset[str]:
    found = _CAUSE.search(text)
    return _stems(tokens(found[1])) if found else frozenset()


def other_doer(a: Profile, b: Profile) -> bool:
    """Whether each begins with the full name of somebody whom the other does not name. "The bank" may be anybody; so may one word."""
    for left, right in ((a, b), (b, a)):
        named = frozenset(w for w in _lead(left.said) if f"@{w}" in left.names)
        if (
            len(named) < FULL_NAME
            or not named.isdisjoint(_all(right.said))
            or not frozenset(f"@{w}" for w in named).isdisjoint(right.concepts)
        ):
            return False
    return True


@lru_cache(maxsize=16_384)
def _lead(text: str) -> frozenset[str]:
    found = [name_key(w) if w[0].isupper() else stem(w.lower()) for w in re.findall(r"[^\W\d_]+", text) if _content(w.lower())]
    return frozenset(found[:_LEAD])


@lru_cache(maxsize=16_384)
def _all(text: str) -> frozenset[str]:
    return frozenset(key for w in tokens(text) for key in (stem(w), name_key(w)))


def _stems(found: list[str]) -> frozenset[str]:
    return frozenset(stem(t) for t in found if _content(t))


def _content(token: str) -> bool:
    return len(token) > 1 and token not in FUNCTION_WORDS and token not in TELLING_WORDS
