"""A statement of several sentences refines one that says what one of them says.

A long quotation and its first sentence share half of the longer's weight at most, and a "not" further on is no denial of it. So
the shorter is laid beside each sentence of the longer.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.loose import loose
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.sentences import passages
from counterpoint.reconcile.terms import terms
from counterpoint.reconcile.values import negates


def by_passages(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """A refinement of a single sentence by one of several, or None."""
    ours, theirs = passages(a.said), passages(b.said)
    if (len(ours) == 1) == (len(theirs) == 1) or not ours or not theirs:
        return None
    single, several = (a, b) if len(ours) == 1 else (b, a)
    for said in passages(several.said):
        part = replace(several, said=said, terms=_terms(said) & several.terms)
        if negates(said) == negates(single.said) and _agree(single, part, weights):
            return Finding("refines", None, "one of its sentences says what the shorter one says", swapped=several is b)
    return None


def _agree(single: Profile, part: Profile, weights: Weights) -> bool:
    if len(single.terms & part.terms) < 2:
        return False
    found = loose(single, part, *weights.covers(single.terms, part.terms))
    return found is not None and found.relation == "agrees"


@lru_cache(maxsize=32_768)
def _terms(sentence: str) -> frozenset[str]:
    """The terms of a sentence, which is laid beside many statements."""
    return terms(sentence)
