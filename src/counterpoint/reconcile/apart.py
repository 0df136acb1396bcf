"""What tells two things of one sort apart, however much is said alike of both: "the first" and "the second wind farm", A320 and A321."""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.reconcile.frames import split
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.scales import End, ends
from counterpoint.reconcile.slot import texts
from counterpoint.reconcile.terms import FUNCTION_WORDS, name_key, stem, words

_NAMED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_PLACES = {word: str(place) for place, word in enumerate(_NAMED, start=1)}
_ORDINAL = re.compile(rf"\b(?:({'|'.join(_NAMED)})|(\d+)(?:st|nd|rd|th))\b((?:[ -][a-z]+){{1,2}})", re.IGNORECASE)
_NO_HEADS = words("largest biggest smallest highest lowest longest oldest youngest richest busiest worst best most straight consecutive")
_DESIGNATION = re.compile(r"\b(?P<sort>[A-Z][A-Za-z]{0,6})-?(?P<number>\d+)(?!\d|[.,:]\d)|\b(?P<legs>\d+) ?(?P<by>[x×]) ?(?P<length>\d+)")
# "came from Moe and not from Lind": what is set against the rest is not so.
_NOT_THIS = re.compile(r"(?:,|\b(?:and|but)) not (?:(?:by|from|in|at|on|with|for|to) )?(?:the )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


def told_apart(a: Profile, b: Profile) -> bool:
    """Whether two items are at other places of one count, number one sort otherwise, or tell opposite ends of one scale.

    Or whether one of them denies a name that the other tells.
    """
    if all(_opposite(left, right) for left, right in zip(texts(a), texts(b), strict=True)):
        return True
    first, second = (" | ".join(texts(p)) for p in (a, b))
    if _denied(first) & b.names - _denied(second) or _denied(second) & a.names - _denied(first):
        return True
    return any(
        left[sort].isdisjoint(right[sort])
        for left, right in ((_ordinals(first), _ordinals(second)), (_designations(first), _designations(second)))
        for sort in left.keys() & right.keys()
    )


def _denied(text: str) -> frozenset[str]:
    """The names that ``text`` only sets against others as not so."""
    found = frozenset(f"@{name_key(w)}" for m in _NOT_THIS.finditer(text) for w in m["name"].split())
    if not found:  # as in most texts, which need not be taken into words then
        return found
    rest = frozenset(f"@{name_key(w.token)}" for w in split(_NOT_THIS.sub(" ", text)))
    return found - rest


def _opposite(a: str, b: str) -> bool:
    """Whether two texts are of opposite ends of one scale, be it that these are only expected, wished for or feared."""
    left, right = _ends(a), _ends(b)
    return any(left[scale] != right[scale] for scale in left.keys() & right.keys())


@lru_cache(maxsize=16_384)
def _ends(text: str) -> dict[str, End]:
    return ends(text, real=False)


@lru_cache(maxsize=16_384)
def _ordinals(text: str) -> dict[str, frozenset[str]]:
    """The places in a count at which ``text`` has the things of each sort; the sort is one of the two words after the ordinal."""
    found: dict[str, set[str]] = {}
    for match in _ORDINAL.finditer(text):
        for word in re.findall(r"[a-z]+", match[3]):
            if word in FUNCTION_WORDS:
                break
            if word not in _NO_HEADS:
                found.setdefault(stem(word), set()).add(match[2] or _PLACES[match[1].lower()])
    return {sort: frozenset(places) for sort, places in found.items()}


@lru_cache(maxsize=16_384)
def _designations(text: str) -> dict[str, frozenset[str]]:
    """The numbers that ``text`` gives to the things of each sort: "A" has 320, "4x" has 100."""
    found: dict[str, set[str]] = {}
    for match in _DESIGNATION.finditer(text):
        sort, number = (match["sort"], match["number"]) if match["sort"] else (f"{match['legs']}x", match["length"])
        found.setdefault(sort, set()).add(number)
    return {sort: frozenset(numbers) for sort, numbers in found.items()}
