"""Voices that one sentence sets against each other: "Norland disputed Ostran claims that …", "while some say …, others doubt whether …".

Where the article itself says that two parties differ, it is no guess. A denied statement and its denial cannot both be true; groups that
are contrasted may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from counterpoint.article import Span
from counterpoint.findings import Issue, Position
from counterpoint.items import ExpertView
from counterpoint.reconcile.profiles import Profile

ASSERTS = "asserts"
REJECTS = "denies, rejects or says that it is not so"
DOUBTS = "doubts it or says otherwise"
_DENYING = ("deni", "deny", "dismiss", "reject", "disput", "refut", "rebut")
_DOUBTING = (*_DENYING, "question", "doubt", "disagree", "counter", "challeng", "contradict")
_SOME = ("some", "many", "most", "several", "a few")


def opposed(views: Sequence[Profile]) -> Iterator[tuple[tuple[Profile, Profile], Issue]]:
    """The pairs of views of two voices, the one that asserts first, with their issue."""
    sentences: dict[tuple[str, int], list[Profile]] = defaultdict(list)
    for view in views:
        sentences[view.item.article_id, view.item.sentence.start].append(view)
    for here in sentences.values():
        for a, b in permutations(here, 2):
            if a.voice != b.voice or a.voice is None:
                issue = _denied(a, b) or _contrasted(a, b)
                if issue:
                    yield (a, b), issue


def _denied(a: Profile, b: Profile) -> Issue | None:
    """What ``b`` denies where that holds the statement of ``a``."""
    inner, outer = _place(a), _place(b)
    if not _cued(b, _DENYING) or not outer.start < inner.start or inner.end > outer.end or _cue(a) not in _quote(b):
        return None
    return _issue(a, b, REJECTS, exclusive=True)


def _contrasted(a: Profile, b: Profile) -> Issue | None:
    """What some hold and others doubt."""
    first, second = _holder(a), _holder(b)
    if not first.startswith(_SOME) or not (second == "others" or second.startswith("other ")):
        return None
    return _issue(a, b, DOUBTS, exclusive=None) if _place(a).end <= _place(b).start and _cued(b, _DOUBTING) else None


def _issue(a: Profile, b: Profile, stance: str, *, exclusive: bool | None) -> Issue:
    said = _quote(a).strip(" \"'“”‘’.,;").removeprefix("that ")
    return Issue(
        question=f"Is it so that {said}?",
        positions=(Position(stance=ASSERTS, items=(a.id,)), Position(stance=stance, items=(b.id,))),
        logically_exclusive=exclusive,
    )


def _place(view: Profile) -> Span:
    return Span(start=view.item.start, end=max(e.end for e in view.item.content))


def _quote(view: Profile) -> str:
    return " ".join(e.quote for e in view.item.content)


def _holder(view: Profile) -> str:
    return (view.item.item.holder or "").casefold()


def _cue(view: Profile) -> str:
    item = view.item.item
    return (isinstance(item, ExpertView) and item.cue) or "\0"


def _cued(view: Profile, stems: tuple[str, ...]) -> bool:
    """Whether a word of the cue begins with one of ``stems``."""
    return any(word.startswith(stems) for word in _cue(view).casefold().split())
