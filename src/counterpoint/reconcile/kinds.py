"""Kinds of event: two statements tell of one kind if they share a word family of events, or an outcome."""

from __future__ import annotations

from counterpoint.reconcile.families import family_of
from counterpoint.reconcile.identity import Identity
from counterpoint.reconcile.terms import stem, words

# What words of one family tell that does not make an event of one kind.
_NO_KIND = words(
    """
    say tell give take go come make see get hold keep leave know think speak write bring show choose company doctor car child movie police
    soldier weapon worried silent find help support build fight lead drive grow run throw draw fly catch shake tear swear seek feel
    hide lend wake blow eat forbid spread stand sit swell teach ride swim sing wear detect recover explore replace promise criticise
    praise accord lawmaker forge vaccinate firefighter teenager pupil burglar gunman ship plane lorry house
    """
)
KINDS = frozenset(stem(head) for head in family_of().values()) - _NO_KIND


def of_one_kind(same: Identity) -> bool:
    """Whether what both share tells of one kind of event."""
    return any(t[0] == "%" or t in KINDS for t in same.shared)
