"""Grounding: an engine's items are bound to the words of the article, or rejected with the reason. See docs/grounding.md."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.article import Article, Span
from counterpoint.ground.bind import bind
from counterpoint.ground.duplicates import merged
from counterpoint.records import AnyGrounded, Candidate, Rejected

__all__ = ["check", "ground"]


def ground(article: Article, candidates: Sequence[Candidate]) -> tuple[tuple[AnyGrounded, ...], tuple[Rejected, ...]]:
    """Bind candidates to the words of ``article``.

    Args:
        article: the article that they were taken from.
        candidates: in the order in which the engine gave them: a sentence that the text has twice is placed by it.

    Returns:
        The items that are grounded, sorted by span, each but once, and what was rejected. Every piece of evidence obeys
        ``article.text[start:end] == quote``. A value of a field (``claim.when``) that the article does not have is taken out
        of the item and stands among the rejected, too.
    """
    items: list[AnyGrounded] = []
    rejected: list[Rejected] = []
    last: dict[tuple[str, Span], int] = {}
    for candidate in candidates:
        order = (candidate.item.name(), candidate.window)
        outcome = bind(article, candidate, last.get(order, -1))
        rejected.extend(outcome.rejected)
        if outcome.grounded is not None:
            items.append(outcome.grounded)
            last[order] = outcome.grounded.start
    return merged(items), tuple(rejected)


def check(article: Article, candidate: Candidate) -> str | None:
    """Why ``candidate`` would be rejected, or None: what an engine may show a model when it asks once more."""
    outcome = bind(article, candidate)
    return None if outcome.grounded is not None else outcome.rejected[0].reason
