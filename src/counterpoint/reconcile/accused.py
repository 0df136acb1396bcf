"""An accusation and the answer of the accused: "Moe accused Lund of hiding the cracks" against "Lund denied the allegations".

Who is accused stands right after the cue and before "of"; the answer is a denial by that name. In one article it may just point at the
accusation; else it must share a word with it that is no name, since whoever is accused of much denies much.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterpoint.reconcile.opposed import Opposition, cued, denies, points, quote
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import names, terms

_ACCUSING = ("accus",)
_OF = re.compile(r"\bof\b", re.IGNORECASE)
LONGEST = 12  # words before "of": what is longer is no name with its titles


def accused(views: Sequence[Profile]) -> Iterator[Opposition]:
    """Accusations, each with every denial of it by whom it accuses."""
    denials: dict[str, list[Profile]] = defaultdict(list)
    for view in views:
        if denies(view):
            for name in names(view.item.item.holder or ""):
                denials[name].append(view)
    for view in views:
        whom, what = _accusation(view)
        for denial in {d.id: d for name in sorted(whom) for d in denials.get(name, ())}.values():
            if denial.voice != view.voice and _answers(denial, view, what):
                yield Opposition(view, denial, f"Is {view.item.item.holder} right to accuse {quote(view).strip(' .,;')}?")


def _accusation(view: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """The names of whom a view accuses, and the terms of what; a headline's capitals make no names there."""
    said = quote(view)
    of = _OF.search(said)
    if not cued(view, _ACCUSING) or of is None or len(said[: of.start()].split()) > LONGEST:
        return frozenset(), frozenset()
    return names(said[: of.start()]), terms(said[of.end() :].casefold())


def _answers(denial: Profile, accusation: Profile, what: frozenset[str]) -> bool:
    if not what.isdisjoint(denial.terms):
        return True
    return denial.item.article_id == accusation.item.article_id and denial.item.start > accusation.item.start and points(denial)
