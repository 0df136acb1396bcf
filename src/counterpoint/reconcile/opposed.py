"""Voices that the article itself sets against each other, within one sentence or in two that follow each other.

* a denial and the statement that it denies: "Norland disputed Ostran claims that …";
* what some hold and others doubt: "while some say …, others doubt whether …";
* a statement that the next clause denies: "Moe said …, but the council denied it";
* a statement that the next sentence denies without repeating it: "… Lund denied the allegations."

Where the article says that two parties differ, it is no guess. A denied statement and its denial cannot both be true; groups that are
contrasted may.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from counterpoint.article import Span
from counterpoint.items import ExpertView
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import FUNCTION_WORDS
from counterpoint.reconcile.values_stances import negates

ASSERTS = "asserts"
REJECTS = "denies, rejects or says that it is not so"
DOUBTS = "doubts it or says otherwise"
NEXT = 4  # characters between two sentences that follow each other, be it in another paragraph
REJECTING = ("deni", "dismiss", "reject", "disput", "refut", "rebut")  # stems
_DENYING = (*REJECTING, "deny")
_FLATLY = ("deni", "deny", "disput", "refut", "rebut", "disagree")  # what can be said of a statement only, not of an offer
_DOUBTING = (*_DENYING, "question", "doubt", "disagree", "counter", "challeng", "contradict")
_SOME = ("some", "many", "most", "several", "a few")
_STATEMENT = r"(?:claim|allegation|accusation|charge|rumou?r|assertion|report|suggestion)s?"
# What is denied is only pointed at: "the claim", "those rumors", "having said that".
_POINTS = re.compile(
    rf"(?:(?:the|this|that|these|those|such|all|both|any such) )+{_STATEMENT}(?: (?:on|in an?|through|late|early|last|this)\b[\w ’']*)?"
    r"|(?:having (?:said|done|made|written) |doing |saying )?(?:that|so|it|this|them)",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:but|although|though|while|whereas|however)\b", re.IGNORECASE)
_WHILE = re.compile(r"\W*(?:although|though|while|whereas)\b", re.IGNORECASE)
_COMMA_INSIDE = re.compile(r"[,.](?=[”\"’]$)")
_SHOWN = 30  # words of a statement in a question


@dataclass(frozen=True, slots=True)
class Opposition:
    """One view against another; ``exclusive`` if they cannot both be true, None if that cannot be told."""

    asserting: Profile
    rejecting: Profile
    question: str
    stance: str = REJECTS
    exclusive: bool | None = None


def opposed(views: Sequence[Profile]) -> Iterator[Opposition]:
    """The pairs of views of two voices that the article sets against each other."""
    sentences: dict[tuple[str, int], list[Profile]] = defaultdict(list)
    for view in views:
        sentences[view.item.article_id, view.item.sentence.start].append(view)
    before: list[Profile] = []
    for here in sentences.values():
        for a, b in permutations(here, 2):
            found = _of_two(a, b) and (_denied(a, b) or _contrasted(a, b) or _countered(a, b))
            if found:
                yield found
        yield from _pointed(before, here)
        before = here


def _of_two(a: Profile, b: Profile) -> bool:
    return a.voice != b.voice or a.voice is None


def _denied(a: Profile, b: Profile) -> Opposition | None:
    """What ``b`` denies where that holds the statement of ``a``."""
    inner, outer = _place(a), _place(b)
    if denies(b) and inner == outer and is_speech(a) and not cued(a, _DOUBTING):
        return Opposition(a, b, question(a), exclusive=True)
    if not cued(b, _DENYING) or not outer.start < inner.start or inner.end > outer.end or _cue(a) not in quote(b):
        return None
    return Opposition(a, b, _is_it(quote(a)), exclusive=True)


def _contrasted(a: Profile, b: Profile) -> Opposition | None:
    """What some hold and others doubt."""
    first, second = _holder(a), _holder(b)
    if not first.startswith(_SOME) or not (second == "others" or second.startswith("other ")):
        return None
    if _place(a).end > _place(b).start or not cued(b, _DOUBTING):
        return None
    return Opposition(a, b, _is_it(quote(a)), DOUBTS)


def _countered(a: Profile, b: Profile) -> Opposition | None:
    """What the next clause denies after "but", or the first clause holds after "while"."""
    first, second = _place(a), _place(b)
    if first.end > second.start or not _answers(a, b):
        return None
    sentence = a.item.sentence
    between = sentence.quote[first.end - sentence.start : second.start - sentence.start]
    opening = sentence.quote[: first.start - sentence.start]
    return Opposition(a, b, question(a)) if _BUT.search(between) or _WHILE.match(opening) else None


def _pointed(before: Sequence[Profile], here: Sequence[Profile]) -> Iterator[Opposition]:
    """What the sentence before states and ``here`` denies by pointing at it: of several statements the last."""
    for b in here:
        if not points(b):
            continue
        near = [a for a in before if a.item.article_id == b.item.article_id and 0 <= b.item.sentence.start - a.item.sentence.end <= NEXT]
        if near and _of_two(near[-1], b) and _answers(near[-1], b):
            yield Opposition(near[-1], b, question(near[-1]))


def points(view: Profile) -> bool:
    """Whether the words of a view only point at a statement: "the claim"."""
    return bool(_POINTS.fullmatch(quote(view).strip(' .,;”"')))


def _answers(a: Profile, b: Profile) -> bool:
    """Whether ``b`` denies, and ``a`` states something."""
    return denies(b) and not cued(a, _DOUBTING) and is_speech(a)


def denies(view: Profile) -> bool:
    """Whether a view denies a statement, and does not "not deny" it."""
    words = view.item.item.summary.partition(_cue(view))[0].split()[-2:]
    return cued(view, _FLATLY) and not negates(" ".join(words))


def is_speech(view: Profile) -> bool:
    """Whether a view is something said, and not a hope or a belief."""
    return isinstance(view.item.item, ExpertView) and view.item.item.act == "speech"


def question(view: Profile) -> str:
    """Whether what a view says is so. Words that do not stand alone are quoted, with whose they are."""
    item, said = view.item.item, quote(view)
    if isinstance(item, ExpertView) and item.manner != "direct" and not item.view.startswith(item.speaker):
        return _is_it(said)
    words = said.strip(' .,;“”"').split()
    return f"Is it so: “{' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}” ({item.holder})?"


def _is_it(words: str) -> str:
    said = words.strip(" .,;").removeprefix("that ")
    if said.partition(" ")[0].casefold() in FUNCTION_WORDS - {"i"}:
        said = said[:1].lower() + said[1:]
    return f"Is it so that {_COMMA_INSIDE.sub('', said)}?"


def _place(view: Profile) -> Span:
    return Span(start=view.item.start, end=max(e.end for e in view.item.content))


def quote(view: Profile) -> str:
    """The words of a view's content."""
    return " ".join(e.quote for e in view.item.content)


def _holder(view: Profile) -> str:
    return (view.item.item.holder or "").casefold()


def _cue(view: Profile) -> str:
    item = view.item.item
    return (isinstance(item, ExpertView) and item.cue) or "\0"


def cued(view: Profile, stems: Iterable[str]) -> bool:
    """Whether a word of the cue begins with one of ``stems``."""
    return any(word.startswith(tuple(stems)) for word in _cue(view).casefold().split())
