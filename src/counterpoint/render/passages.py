"""An article's text cut where evidence begins and ends, so that overlapping evidence can be shown without changing a character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterpoint.article import Article, Span
from counterpoint.records import AnyGrounded, Part


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that the same evidence covers. ``parts`` are (label, kind, part); ``ends`` are labels whose tag follows."""

    text: str
    parts: tuple[tuple[str, str, Part], ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, its line break left out; ``furniture``: none of it is the article's own matter."""

    pieces: tuple[Piece, ...]
    furniture: bool = False


def paragraphs(article: Article, items: Iterable[AnyGrounded]) -> tuple[Paragraph, ...]:
    """The lines of an article that are not empty, cut into pieces. Joined, the pieces of a line are the line."""
    marks = [(e.start, e.end, (item.label or item.id, item.kind, e.part)) for item in items for e in item.evidence if e.start < e.end]
    marks.sort(key=lambda mark: (mark[0], -mark[1], mark[2]))
    firsts = {label: (start, end) for start, end, (label, _, part) in reversed(marks) if part == "content"}
    found = []
    at = 0
    for line in article.text.split("\n"):
        span = Span(start=at, end=at + len(line))
        at += len(line) + 1
        if line.strip():
            furniture = not any(article.slice(part).strip() for part in article.visible(span))
            found.append(Paragraph(_pieces(article.text, span, marks, firsts), furniture))
    return tuple(found)


_Mark = tuple[int, int, tuple[str, str, Part]]


def _pieces(text: str, line: Span, marks: Sequence[_Mark], firsts: dict[str, tuple[int, int]]) -> tuple[Piece, ...]:
    own = [mark for mark in marks if mark[0] < line.end and mark[1] > line.start]
    cuts = sorted({line.start, line.end} | {at for start, end, _ in own for at in (start, end) if line.start < at < line.end})
    starts, ends = defaultdict(list), defaultdict(list)
    for label, (start, end) in firsts.items():
        starts[start].append(label)
        ends[end].append(label)
    pieces = []
    for start, end in pairwise(cuts):
        parts = tuple(dict.fromkeys(what for first, last, what in own if first <= start and end <= last))
        pieces.append(Piece(text[start:end], parts, tuple(sorted(starts[start])), tuple(sorted(ends[end]))))
    return tuple(pieces)
