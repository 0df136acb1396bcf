"""Grounding: an engine's items are bound to the words of the article, or rejected with the reason. See docs/grounding.md."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.article import Article, Span
from counterpoint.ground.bind import Outcome, bind
from counterpoint.ground.duplicates import merged
from counterpoint.ground.text import Text
from counterpoint.records import AnyGrounded, Candidate, Rejected

__all__ = ["Grounding", "check", "ground"]


class Grounding:
    """The grounding of one article: each candidate is bound to its words once, whether it is checked first or not.

    It lasts as long as its article is at work, and belongs to one thread.
    """

    def __init__(self, article: Article) -> None:
        self._text = Text(article)
        self._bound: dict[tuple[int, Span], tuple[Candidate, int, Outcome]] = {}

    def check(self, candidate: Candidate) -> str | None:
        """Why ``candidate`` would be rejected, or None: what an engine may show a model when it asks once more."""
        outcome = self._bind(candidate, -1)
        return None if outcome.grounded is not None else outcome.rejected[0].reason

    def ground(self, candidates: Sequence[Candidate]) -> tuple[tuple[AnyGrounded, ...], tuple[Rejected, ...]]:
        """Bind candidates to the words of the article.

        Args:
            candidates: in the order in which the engine gave them: a sentence that the text has twice is placed by it.

        Returns:
            The items that are grounded, sorted by span, each but once, and what was rejected. Every piece of evidence obeys
            ``article.text[start:end] == quote``. A value of a field (``claim.when``) that the article does not have is taken
            out of the item and stands among the rejected, too.
        """
        items: list[AnyGrounded] = []
        rejected: list[Rejected] = []
        last: dict[tuple[str, Span], int] = {}
        for candidate in candidates:
            if candidate.evidence:  # it knows its place, whatever came before
                outcome = bind(self._text, candidate)
            else:
                order = (candidate.item.name(), candidate.window)
                outcome = self._bind(candidate, last.get(order, -1))
                if outcome.grounded is not None:
                    last[order] = outcome.grounded.start
            rejected.extend(outcome.rejected)
            if outcome.grounded is not None:
                items.append(outcome.grounded)
        return merged(items), tuple(rejected)

    def _bind(self, candidate: Candidate, after: int) -> Outcome:
        key = (id(candidate.item), candidate.window)  # the item is held here, and its id with it; it is the one that was checked
        _, known_after, outcome = self._bound.get(key, (None, 0, None))
        if outcome is None or (outcome.chosen and after != known_after):
            outcome = bind(self._text, candidate, after)
            self._bound[key] = (candidate, after, outcome)
        return outcome


def ground(article: Article, candidates: Sequence[Candidate]) -> tuple[tuple[AnyGrounded, ...], tuple[Rejected, ...]]:
    """Bind candidates to the words of ``article``: see `Grounding.ground`."""
    return Grounding(article).ground(candidates)


def check(article: Article, candidate: Candidate) -> str | None:
    """Why ``candidate`` would be rejected, or None."""
    return Grounding(article).check(candidate)
