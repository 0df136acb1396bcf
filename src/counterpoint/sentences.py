"""Sentences of a text as spans. A thin door to the ``sentencex`` library (rules for some 300 languages, no model)."""

from __future__ import annotations

from functools import lru_cache

import sentencex

from counterpoint.article import Span


@lru_cache(maxsize=64)
def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of ``text``, in order, without surrounding white space. A line break always ends a sentence.

    Args:
        text: any text; the spans are offsets into it.
        language: ISO 639-1 code of the rules to use.
    """
    found: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += _of_line(line, at, language)
        at += len(line)
    return tuple(found)


def _of_line(line: str, offset: int, language: str) -> list[Span]:
    spans = []
    at = 0
    for sentence in sentencex.segment(language, line):  # never rewrites text: the pieces follow each other
        start = line.index(sentence, at)
        at = start + len(sentence)
        words = sentence.strip()
        if words:
            first = start + sentence.index(words)
            spans.append(Span(start=offset + first, end=offset + first + len(words)))
    return spans


def around(text: str, span: Span) -> Span:
    """The smallest run of whole sentences that holds ``span`` (at least ``span`` itself)."""
    touching = [s for s in sentences(text) if s.overlaps(span)]
    if not touching:
        return span
    return Span(start=min(span.start, touching[0].start), end=max(span.end, touching[-1].end))
