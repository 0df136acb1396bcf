"""Lists as subjects: "Norland, Ostra and Lind", "priests, teachers and builders"."""

from __future__ import annotations

from counterpoint.rules.closed import ADVERBS, COORDINATORS, DAYS, DETERMINERS, MONTHS, PERIODS, PREPOSITIONS, SUBORDINATORS
from counterpoint.rules.lexicon import classes
from counterpoint.rules.tokens import Tokens

LIST = 4
"""Words that the last but one member of a list may have."""


_TIMES = DAYS | MONTHS | PERIODS


STATES = classes()["states"]


def member_start(tokens: Tokens, comma: int, first: int) -> int | None:
    """Where the member of a list begins that ends before ``comma``: at most four words, a capital or an article first, no verb."""
    for i in range(comma - 1, max(first, comma - 6) - 1, -1):
        if tokens.quote[i] >= 0 or tokens.verb[i] or tokens.low[i] in PREPOSITIONS:
            return None
        before = tokens.low[i - 1] if i > first else ","
        if (tokens.cap[i] or tokens.low[i] in ("the", "a")) and (
            before == "," or before in SUBORDINATORS or before in COORDINATORS or i == first
        ):
            return i
    return None


def is_list(tokens: Tokens, comma: int, at: int, e: int, first: int) -> bool:
    """Whether a comma parts the members of "**Norland**, Ostra and Lind", not "last week, Moe and Lund"."""
    conjunction = next((i for i in range(at + 1, e) if tokens.low[i] == "and"), None)
    if conjunction is None or conjunction - at > LIST or tokens.quote[comma] >= 0:
        return False
    member = member_start(tokens, comma, first)
    if member is None or tokens.low[at] in DETERMINERS:
        return False
    low = tokens.low[comma - 1]
    timed = not _TIMES.isdisjoint(tokens.low[member:comma]) or low in ADVERBS or low.endswith("ly")
    named = tokens.cap[comma - 1] and tokens.cap[at]
    plural = low.endswith("s") and tokens.low[conjunction - 1].endswith("s") and tokens.low[e].endswith("s") and not tokens.cap[at]
    return not timed and (named or plural) and not (tokens.cap[comma - 1] and tokens.low[comma - 1] in STATES)


def list_start(tokens: Tokens, comma: int, first: int) -> int:
    """Where a list begins of which a member ends before ``comma``: "**the U.S.**, South Korea, and NATO"."""
    at = comma
    while (member := member_start(tokens, at, first)) is not None:
        at = member
        if at <= first or tokens.word[at - 1] != ",":
            break
        at -= 1
    return at
