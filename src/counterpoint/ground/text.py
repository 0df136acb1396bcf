"""An article while its items are grounded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from counterpoint import sentences
from counterpoint.article import Article, Span
from counterpoint.ground.atoms import MAX_TRIES, Hit, Index, build, finds, hit
from counterpoint.ground.typography import Folded, fold

_MOST = 200  # mentions looked at

T = TypeVar("T")


class Text:
    """An article with what is looked up in it, each but once: its atoms, its sentences, the names that its items have in common.

    It lasts as long as its article is at work, and belongs to one thread.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._known: dict[Any, Any] = {}

    @cached_property
    def folded(self) -> Folded:
        """The article's text without its typography."""
        return fold(self.article.text)

    @cached_property
    def index(self) -> Index:
        """The article's text in atoms."""
        return build(self.article.text, self.folded)

    def known(self, look: Callable[[Text, Any], T], about: Any) -> T:
        """``look(self, about)``, which must depend on nothing else."""
        key = (look, about)
        if key not in self._known:
            self._known[key] = look(self, about)
        found: T = self._known[key]
        return found

    def mentions(self, words: tuple[str, ...], within: Span | None = None) -> list[Span]:
        """Where ``words`` stand together as whole words, whatever the hyphens between them ("Kim Jong-un")."""
        text, joined = self.index, " ".join(words)
        low, high = (0, len(text)) if within is None else (text.at(within.start), text.at(within.end))
        places, spans = self.known(_mentions, joined)
        if len(places) == MAX_TRIES:  # there are more, perhaps in this part
            places, spans = _mentions(self, joined, low, high)
        first = bisect_left(places, text.starts[low])
        last = bisect_right(places, text.starts[high] - len(text.of(joined).skeleton))
        return [span for span in spans[first : min(last, first + _MOST)] if span is not None]

    def around(self, span: Span) -> Span:
        """The smallest run of whole sentences that holds ``span`` (at least ``span`` itself)."""
        start, end = self.whole(span.start, span.end)
        return Span(start=start, end=end)

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The same for a range."""
        starts, ends = self._paragraphs
        within = range(bisect_right(ends, start), bisect_left(starts, end))
        return sentences.around([s for number in within for s in self.known(_sentences, number)], start, end)

    @cached_property
    def _paragraphs(self) -> tuple[list[int], list[int]]:
        """Where the paragraphs start and end."""
        found = sentences.paragraph_ranges(self.article.text)
        return [start for start, _ in found], [end for _, end in found]


def _sentences(text: Text, number: int) -> list[tuple[int, int]]:
    return sentences.of_paragraph(text.article.text, sentences.paragraph_ranges(text.article.text)[number])


def _mentions(text: Text, joined: str, low: int = 0, high: int | None = None) -> tuple[list[int], list[Span | None]]:
    """Where ``joined`` stands in the skeleton of the text, and what each place is a mention of; None where it is none."""
    wanted = text.index.of(joined)
    places = list(finds(text.index, wanted, low, len(text.index) if high is None else high))
    return places, [_mention(text.index, hit(text.index, wanted, place), wanted) for place in places]


def _mention(text: Index, found: Hit, wanted: Index) -> Span | None:
    mentioned = found.miss != "inside" or _compound(text, found.i, found.j, wanted)
    return text.span(found.i, found.j) if mentioned else None


def _compound(text: Index, i: int, j: int, wanted: Index) -> bool:
    """A name in a compound ("the Moscow-based Putin-ally") is still a mention, part of a longer word is not."""
    keys = text.keys(i, j)
    return any(keys[k : k + len(wanted)] == wanted.keys(0, len(wanted)) for k in range(len(keys)))
