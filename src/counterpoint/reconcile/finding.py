"""What a look at two items finds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterpoint.findings import Relation
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import stem, words

ONE_STORY = 30  # days between two reports beyond which they tell of one matter only if they give its days
_RUNNING = re.compile(
    r"\b(?:now|so far|currently|has|have|risen|climbed|total of|the number of|(?:rose|grew|grown|swell\w*|swelled|"
    r"swollen|jump\w*|climbs|spread|increased|stood) (?:to|at)|remain(?:s|ed)?|were still|as of)\b",
    re.IGNORECASE,
)
_SPREADS = frozenset(stem(w) for w in words("fire blaze wildfire bushfire flood floodwater spill slick"))  # and its area is measured again
_AREAS = words("hectare acre square")
_SCOPE = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|exclud(?:e|es|ed|ing)|except|excepting|apart from|only|alone|another|other|among)\b", re.IGNORECASE
)
TOLL = frozenset(
    stem(w)
    for w in words(
        "dead died deaths killed toll injured wounded hurt missing arrested detained cases infected evacuated displaced rescued victims"
        " ill sick patients"
    )
)
_DEATHS = frozenset(stem(w) for w in words("dead killed toll victims"))  # one toll in other words


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation from ``a`` to ``b``, or from ``b`` to ``a`` if ``swapped``.

    ``excludes``: a comparator found two values that cannot both hold of one thing. ``framed``: the statements are near-identical.
    """

    relation: Relation
    slot: str | None = None
    why: str = ""
    swapped: bool = False
    excludes: bool = False
    framed: bool = False


def later(a: Profile, b: Profile) -> bool:
    """Whether ``a`` was reported on a later day than ``b``."""
    return a.published is not None and b.published is not None and a.published > b.published


def reported_together(a: Profile, b: Profile) -> bool:
    """Whether two reports are so near that they may tell of one matter without giving its days; one without a date may always."""
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= ONE_STORY


def updates(a: Profile, b: Profile, slot: str | None) -> bool:
    """Whether two counts come from reports of different days and are of what goes on being counted: a toll, or what "now" is so."""
    if slot != "number" or not (later(a, b) or later(b, a)):
        return False
    said = (a if later(a, b) else b).said
    shared = a.terms & b.terms
    if not _SPREADS.isdisjoint(shared) and any((q.unit or "").split(" ")[0] in _AREAS for q in a.quantities):
        return True
    tolls = shared | {stem(q.unit) for p in (a, b) for q in p.quantities if q.unit}
    return not TOLL.isdisjoint(tolls) or bool(_RUNNING.search(said)) or not any(_DEATHS.isdisjoint(p.terms) for p in (a, b))


def same_scope(a: str, b: str) -> bool:
    """Whether neither of two statements alone says that a part is counted, or more than the other counts."""
    return bool(_SCOPE.search(a)) == bool(_SCOPE.search(b))
