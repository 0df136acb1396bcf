"""The slot "direction" of what moves: from one place, club or owner to another. Two statements that turn it round do not agree.

It may have gone there and back, so that nothing is firm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import name_key

_MOVES = (
    r"(?:mov|transfer|s[eo](?:ll|ld|nd|nt)|fl(?:y|ies|ew|own)|went|go|gone|travel|switch|deliver|ship|export|hand|gave|give|return|swap)"
)
_WAY = re.compile(
    r"\b(?:(?P<source>from|leav(?:e|es|ing)|left|quit|quits)"
    rf"|(?P<goal>into|join(?:s|ed|ing)?|{_MOVES}\w*(?: (?!from\b)[\w’'-]+){{0,6}}? to)) (?:the )?(?:[a-z]+ ){{0,2}}"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)


def compare_ways(a: Profile, b: Profile) -> Slot | None:
    """Where one name is the source in one and the goal in the other."""
    for left, right in zip(texts(a), texts(b), strict=True):
        first, second = _ways(left), _ways(right)
        turned = sorted(name for name in first.keys() & second.keys() if first[name] != second[name])
        if turned:
            return Slot("direction", "excludes", f"from “{turned[0]}” in one, to it in the other", firm=False)
    return None


@lru_cache(maxsize=16_384)
def _ways(text: str) -> dict[str, Literal["source", "goal"]]:
    """Each name that is a source or a goal, and not both."""
    found: dict[str, set[Literal["source", "goal"]]] = {}
    for match in _WAY.finditer(text):
        way: Literal["source", "goal"] = "source" if match["source"] else "goal"
        for word in match["name"].split():
            found.setdefault(name_key(word), set()).add(way)
    return {name: next(iter(ways)) for name, ways in found.items() if len(ways) == 1}
