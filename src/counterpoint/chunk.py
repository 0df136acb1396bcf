"""Windows on an article: how much of it an engine sees at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from counterpoint.article import Article, Chunk, Span
from counterpoint.errors import ConfigError
from counterpoint.sentences import paragraphs, sentences

Window: TypeAlias = Literal["article", "paragraph"] | int

# About 6,000 tokens of English: with instructions, schema and an answer that fits the 16k context that most local servers
# start with, and longer than nineteen news articles in twenty.
ARTICLE_LIMIT = 24_000

_HEADING_WORDS = 8
_HEADINGS = 3  # more short lines in a row than this are a list, not headings
_GAP = re.compile(r"\s*")
_ENDS = re.compile(r"[.!?…\"”’')\]]$")


def chunks(article: Article, window: Window) -> tuple[Chunk, ...]:
    """Windows on ``article``, in order and disjoint, that together hold all text that is not furniture. Linear in its length.

    Args:
        article: the article; nothing in it gives no windows.
        window: ``article``, one window, or several of whole paragraphs where it is longer than `ARTICLE_LIMIT`; ``paragraph``,
            one for each paragraph (short headings join the paragraph that follows); N, as many whole sentences as fit into
            N characters. What is longer than a window is split at a smaller unit, in the end between words or characters.

    Raises:
        ConfigError: N is less than one.
    """
    spans: Iterable[Span]
    if isinstance(window, int):
        if window < 1:
            raise ConfigError(f"a window of {window} characters holds nothing", hint="use a number of at least 1, better some hundreds")
        spans = _packed(_fitting(article, sentences(article.text), window), window)
    elif window == "paragraph":
        spans = _with_headings(article, _fitting(article, paragraphs(article.text), ARTICLE_LIMIT))
    else:
        spans = _whole(article) or _packed(_fitting(article, paragraphs(article.text), ARTICLE_LIMIT), ARTICLE_LIMIT)
    return tuple(Chunk(start=s.start, end=s.end, index=i) for i, s in enumerate(spans))


def _whole(article: Article) -> list[Span]:
    """The one window that a shorter article is, as its packed paragraphs would be; none for a longer one."""
    text = article.text
    shown = [s for part in article.visible(Span(start=0, end=len(text))) if (s := _trimmed(text, part.start, part.end))]
    return [Span(start=shown[0].start, end=shown[-1].end)] if shown and shown[-1].end - shown[0].start <= ARTICLE_LIMIT else []


def _fitting(article: Article, units: Iterable[Span], limit: int) -> Iterator[Span]:
    """The visible extent of each unit; a longer one in pieces of at most ``limit`` characters."""
    for unit in units:
        # most have no furniture in them, and are as they are
        parts = article.visible(unit) if article.hidden(unit) else [unit]
        shown = [s for s in (_trimmed(article.text, part.start, part.end) for part in parts) if s]
        if not shown:
            continue
        extent = Span(start=shown[0].start, end=shown[-1].end)
        if len(extent) <= limit:
            yield extent
        else:
            yield from _packed((p for s in shown for p in _pieces(article.text, s, limit)), limit)


def _pieces(text: str, span: Span, limit: int) -> Iterator[Span]:
    for sentence in sentences(text[span.start : span.end]):
        at, end = span.start + sentence.start, span.start + sentence.end
        while end - at > limit:
            space = text.rfind(" ", at + 1, at + limit + 1)
            cut = at + limit if space < 0 else space
            yield Span(start=at, end=at + len(text[at:cut].rstrip()))
            at = _GAP.match(text, cut, end).end()  # type: ignore[union-attr]  # matches everywhere; a sentence ends in no white space
        yield Span(start=at, end=end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The range without white space around it; None if there is nothing else."""
    own = text[start:end]
    words = own.strip()
    first = start + len(own) - len(own.lstrip())
    return Span(start=first, end=first + len(words)) if words else None


def _packed(units: Iterable[Span], limit: int) -> Iterator[Span]:
    """Neighbouring units joined greedily into spans of at most ``limit`` characters."""
    held: Span | None = None
    for unit in units:
        if held and unit.end - held.start <= limit:
            held = Span(start=held.start, end=unit.end)
            continue
        if held:
            yield held
        held = unit
    if held:
        yield held


def _with_headings(article: Article, units: Iterable[Span]) -> Iterator[Span]:
    """The units, with up to `_HEADINGS` headings in a row joined to what follows them."""
    waiting: list[Span] = []
    for unit in units:
        if len(waiting) == _HEADINGS or (waiting and unit.end - waiting[0].start > ARTICLE_LIMIT):
            yield from waiting
            waiting = []
        if _is_heading(article.slice(unit)):
            waiting.append(unit)
            continue
        yield Span(start=waiting[0].start if waiting else unit.start, end=unit.end)
        waiting = []
    yield from waiting


def _is_heading(words: str) -> bool:
    return len(words.split(maxsplit=_HEADING_WORDS)) <= _HEADING_WORDS and not _ENDS.search(words.rstrip())
