"""Words that one voice relays of another: "The Herald quoted the minister as saying the wall was weak".

The corpus annotates the outlet as the source and all that follows as what it quoted, and so do the attributions. A reader asks who said
it: the view is the minister's, and the outlet is what it comes through.
"""

from __future__ import annotations

from dataclasses import replace

from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import Range, Tokens

RELAYS = frozenset(["quote", "cite"])
SAYING = frozenset(["saying", "telling", "stating", "claiming", "arguing", "warning", "adding", "describing"])
FARTHEST = 20
"""Tokens of whom is quoted."""


def relayed(tokens: Tokens, a: Attribution) -> Attribution | None:
    """The attribution with who is quoted as its source; as it is, if nobody is; None where what was said is missing."""
    if a.lemma not in RELAYS or not a.content:
        return a
    lo, hi = a.content[0]
    last = tokens.units[a.unit][1]
    while last > hi and not tokens.low[last - 1][0].isalnum():
        last -= 1
    at = next((i for i in range(lo, min(last, lo + FARTHEST) - 1) if tokens.low[i] == "as" and tokens.low[i + 1] in SAYING), None)
    if at is None or at == lo:
        return a
    end = hi if at < hi else last  # an apposition may have ended what was quoted: "quoted Moe, a nurse, as saying"
    first = at + 2 + (at + 2 < end and tokens.low[at + 2] == "that")
    said: list[Range] = [(first, end)] if first < end else []
    said += a.content[1:]
    if not said:
        return None
    return replace(a, source=[(lo, at - (tokens.word[at - 1] == ","))], cue=(at + 1, at + 2), content=said, lemma="say")
