"""What goes in: where a text comes from, the frozen text, and windows on it.

Every offset in Counterpoint is a half-open range of code points of :attr:`Article.text`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """Base of all data here: immutable, compared by value, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """A place to read from, before it is read. ``location`` is a path, a URL or ``-``."""

    location: str
    kind: Literal["file", "url", "stdin"]


class Span(Frozen):
    """A half-open range ``[start, end)`` of code points in ``Article.text``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end < self.start:
            raise ValueError(f"span ends ({self.end}) before it starts ({self.start})")
        return self

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Chunk(Span):
    """A window on an article that is given to an engine at once: absolute offsets, no copy of the text."""

    index: int = Field(default=0, ge=0)


class Article(Frozen):
    """One article. ``text`` was normalised once, at reading, and never changes again.

    ``source`` is the outlet's name, or failing that the host or file name. ``published`` is the dateline's calendar day.
    ``furniture`` are sorted, disjoint ranges of page furniture and repeated paragraphs: part of the text, so that offsets
    hold, but never extracted from.
    """

    id: str
    text: str
    source: str = ""
    title: str | None = None
    published: dt.date | None = None
    url: str | None = None
    location: str = ""
    furniture: tuple[Span, ...] = ()

    def slice(self, span: Span) -> str:
        """The characters of ``span``."""
        return self.text[span.start : span.end]

    def visible(self, window: Span) -> Iterator[Span]:
        """The parts of ``window`` that are not furniture, in order."""
        at = window.start
        for mark in self._marks(window):
            if mark.start > at:
                yield Span(start=at, end=mark.start)
            at = max(at, mark.end)
        if at < window.end:
            yield Span(start=at, end=window.end)

    def hidden(self, span: Span) -> bool:
        """Whether ``span`` touches furniture."""
        return any(mark.overlaps(span) for mark in self._marks(span))

    def _marks(self, span: Span) -> tuple[Span, ...]:
        # Engines ask this for each window and each item: the marks are sorted and disjoint, so there is no need to look at all.
        first = bisect_right(self.furniture, span.start, key=lambda mark: mark.end)
        last = bisect_left(self.furniture, span.end, key=lambda mark: mark.start)
        return self.furniture[first:last]


def digest(*parts: str, length: int = 12) -> str:
    """A stable id: the first ``length`` hexadecimal digits of the SHA-256 of the parts (separated, so they cannot run together)."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]
