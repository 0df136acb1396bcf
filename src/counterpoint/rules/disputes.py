"""The statement that a denial names, and whose it is: "Norland disputed **Ostran claims that the wall is safe**" is said of two parties."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.rules import contents
from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import PREPOSITIONS
from counterpoint.rules.names import countries
from counterpoint.rules.nominal import words
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.said import DENYING
from counterpoint.rules.speakers import Resolver
from counterpoint.rules.speaking import Speaker
from counterpoint.rules.tokens import Range, Tokens

NEAR = 7
"""Tokens of what is denied within which its noun stands: behind that a noun belongs to something else."""
MAKERS = frozenset(["by", "from"])


def disputed(tokens: Tokens, a: Attribution) -> Attribution | None:
    """The attribution to the other party, or None where nobody is named whose statement is denied."""
    if a.lemma not in DENYING or a.pattern != "leading" or len(a.content) != 1:
        return None
    lo, hi = a.content[0]
    for k in range(lo, min(lo + NEAR, hi - 3)):
        noun = words("nouns").get(tokens.low[k])
        if noun is None or not noun.that or noun.act != "speech" or tokens.quote[k] >= 0:
            continue
        that = next((i for i in range(k + 1, min(k + NEAR, hi - 2)) if tokens.low[i] == "that"), None)
        if that is None:
            return None
        maker = (k + 2, that) if tokens.low[k + 1] in MAKERS else _owner(tokens, lo, k) if that == k + 1 else None
        content = contents.trim(tokens, (that + 1, hi))
        if maker is None or maker[0] >= maker[1] or content is None or not has_verb(tokens, content):
            return None
        return Attribution([maker], (k, k + 1), [content], "speech", "disputed", a.unit, tokens.low[k])
    return None


def _owner(tokens: Tokens, lo: int, k: int) -> Range | None:
    """Who stands before the noun: "**the union’s** claim", "repeated **Ostran** claims"; a pronoun may mean anybody."""
    for i in range(k - 1, lo - 1, -1):
        low = tokens.low[i]
        if low in PREPOSITIONS:
            return None
        if tokens.cap[i] and low in countries():
            return i, i + 1
        if low.endswith("'s") or (low in ("'", "’") and i > lo and tokens.low[i - 1].endswith("s")):
            return lo, i + 1
    return None


def parties(resolver: Resolver, a: Attribution) -> list[Speaker]:
    """Who made a disputed statement: a country for its adjective, and nobody in the genitive."""
    low = resolver.tokens.low[a.source[0][0]]
    if a.source[0][1] - a.source[0][0] == 1 and low in countries():
        return [Speaker(countries()[low], True)]
    found = resolver.speakers(a)
    return [replace(s, name=s.name.removesuffix("'s").removesuffix("’s").rstrip("'’")) for s in found]
