"""What a statement says before it comments on itself: "…, a step that worries the neighbours", "…, which the mayor denies".

A comment at the end hides that two statements say the same. So their heads are compared by `loose` too; of what that says, only
agreement counts, since the comment may bring what makes them differ.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.loose import loose
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import terms

_COMMENT = re.compile(r"\s*[,—–]\s*(?:which\b|(?:an?|the|another)\s+(?:\w+\s+){1,3}?(?:that|which)\b)[^.!?]*[.!?\"”’]*$")
SHORTEST = 5  # words of a head


def by_heads(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """Agreement of two statements without the comments at their ends, if one has any."""
    left, right = _headed(a), _headed(b)
    if left is a and right is b:
        return None
    found = loose(left, right, *weights.covers(left.terms, right.terms))
    return replace(found, why=f"{found.why}, but for a comment at the end") if found and found.relation == "agrees" else None


@lru_cache(maxsize=32_768)
def head(text: str) -> str:
    """``text`` up to the comment at its end, or all of it."""
    comment = _COMMENT.search(text)
    cut = text[: comment.start()] if comment else text
    return cut if len(cut.split()) >= SHORTEST else text


def _headed(profile: Profile) -> Profile:
    said = head(profile.said)
    return profile if said == profile.said else replace(profile, said=said, terms=terms(said) & profile.terms)
