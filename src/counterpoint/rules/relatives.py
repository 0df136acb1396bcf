"""Nouns with a relative clause behind them: "**the groups** who wrote to her on Thursday"."""

from __future__ import annotations

from counterpoint.rules.closed import COORDINATORS, DAYS, MONTHS, PERIODS, PREPOSITIONS, SUBORDINATORS
from counterpoint.rules.lexicon import lines, verbs
from counterpoint.rules.tokens import Tokens

LINKS = PREPOSITIONS | SUBORDINATORS | COORDINATORS
TIMES = DAYS | MONTHS | PERIODS


FARTHEST = 16
"""Tokens of a relative clause that is looked through for its pronoun."""


CLAIMS = frozenset(line.partition(" ")[0] for line in lines("nouns"))
"""Nouns that "that" opens a clause behind which is no relative one."""


def relative_head(tokens: Tokens, at: int, e: int, first: int) -> int | None:
    """The noun that a relative clause hangs on in which a phrase from ``at`` to ``e`` stands: "the **groups** who wrote to her"."""
    before = tokens.low[at - 1]
    if (
        before in SUBORDINATORS
        and before in PREPOSITIONS
        and TIMES.isdisjoint(tokens.low[at : at + 3])
        and not tokens.low[at].endswith("'s")
    ):
        return None  # a clause of its own: "… after **a builder** accused them"
    if at - 2 <= first or not (tokens.verb[at - 1] or before in PREPOSITIONS or before in COORDINATORS or before == "whose"):
        return None
    for i in range(at - 1, max(first, at - FARTHEST), -1):
        low = tokens.low[i]
        if tokens.quote[i] >= 0 or not (low[0].isalnum() or low[0] in "%$"):
            return None
        person = low in ("who", "whose") or low.startswith("who'")
        thing = low in ("that", "which") and tokens.verb[i + 1] and tokens.low[i - 1] not in verbs() and tokens.low[i - 1] not in CLAIMS
        if (person or thing) and True not in tokens.verb[i + 1 : e + 1]:
            return None  # "firms whose **owners** cite": the verb of the clause is yet to come
        if person and tokens.word[i - 1] == "," and tokens.cap[i - 2] and i < at - 1:
            return i - 2  # "Moe, who gave a talk on Lund told …": its second comma is missing
        if person or thing:
            return i - 1 if tokens.word[i - 1][0].isalnum() and not tokens.verb[i - 1] and tokens.low[i - 1] not in LINKS else None
    return None
