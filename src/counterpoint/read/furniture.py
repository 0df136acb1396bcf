"""Page furniture: the parts of a text that are not the article. They stay in the text, so that offsets hold, and are never extracted from.

General rules only: named patterns for whole paragraphs (`patterns`), lines before the body that name the outlet, section, author
or day, links below a "Related" line, who wrote it at the end, and exact repeats of an earlier paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterpoint.article import Span
from counterpoint.read.pattern import ends_like_a_sentence
from counterpoint.read.patterns import BIO, PATTERNS
from counterpoint.sentences import paragraphs

_REPEAT = 20  # characters: shorter paragraphs ("Yes.") are said twice in earnest
_FOOT = 3  # paragraphs at the end in which a biography of the author may stand
_LINKS = 12  # lines at most that a "Related" line takes with it
_LONGEST = max(pattern.longest for pattern in PATTERNS)
_ALSO_SENTENCES = tuple(pattern for pattern in PATTERNS if not pattern.open_ended)
_PROSE_ENDS = tuple(".!?…:\"”’')]")


def furniture(text: str, header: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Where ``text`` holds furniture: sorted, disjoint spans of whole paragraphs, touching ones merged.

    Args:
        text: the normalised text.
        header: lines before the body that `masthead` has recognised as furniture.
    """
    known = set(header)
    marks = [span for span, name in named(text) if name or span in known]
    return tuple(_merged(text, marks))


def named(text: str) -> Iterator[tuple[Span, str]]:
    """Each paragraph with the name of the furniture that it is, empty for the article's own."""
    found = paragraphs(text)
    seen: set[str] = set()
    links = 0  # how many more lines belong to a list of links
    for index, span in enumerate(found):
        words = " ".join(text[span.start : span.end].split())
        name = kind_of(words)
        if not name and len(words) >= _REPEAT and words.casefold() in seen:
            name = "repeat"
        if not name and index >= len(found) - _FOOT and index and BIO.matches(words):
            name = "bio"
        links = _LINKS if name == "related" else links - 1 if name or _is_link(words) else 0
        if not name and links > 0:
            name = "listed link"
        seen.add(words.casefold())
        yield span, name


def kind_of(paragraph: str) -> str:
    """The name of the first pattern that ``paragraph`` (white space collapsed) matches, or an empty string."""
    if len(paragraph) > _LONGEST:
        return ""
    kinds = PATTERNS if not ends_like_a_sentence(paragraph) else _ALSO_SENTENCES
    return next((p.name for p in kinds if p.matches(paragraph)), "")


def _is_link(words: str) -> bool:
    return len(words.split()) >= 3 and len(words) <= 160 and not words.endswith(_PROSE_ENDS)


def _merged(text: str, marks: Sequence[Span]) -> Iterator[Span]:
    if not marks:
        return
    start = marks[0].start
    for before, after in pairwise(marks):
        if text[before.end : after.start].strip():
            yield Span(start=start, end=before.end)
            start = after.start
    yield Span(start=start, end=marks[-1].end)
