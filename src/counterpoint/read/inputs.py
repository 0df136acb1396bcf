"""All inputs of a run, one after the other, each article once. Nothing is held: ten thousand articles may come by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from counterpoint.article import Article, digest
from counterpoint.errors import ReadError
from counterpoint.findings import Skipped
from counterpoint.read import discover, load

Input = Article | str | Path


def distinct(inputs: Input | Iterable[Input], *, allow_private: bool = False) -> Iterator[Article | Skipped]:
    """The articles of ``inputs``, in order and as they are needed, and a `Skipped` for what gives none, where it stood.

    The same file named twice is one article; the same text from two places is two articles, with ids of their own.

    Args:
        inputs: articles, paths, folders, globs, URLs or ``-`` (one, or several).
        allow_private: fetch URLs that lead into private networks.
    """
    known: set[str] = set()
    ids: set[str] = set()
    for found in _read(inputs, allow_private):
        if isinstance(found, Article):
            itself = digest(found.id, found.location, found.text, length=32)
            if itself in known:
                continue
            known.add(itself)
            new = _renamed(found, ids)
            ids.add(new.id)
            yield new
        else:
            yield found


def _renamed(article: Article, ids: set[str]) -> Article:
    new, number = article, 1
    while new.id in ids:
        number += 1
        new = article.model_copy(update={"id": digest(article.id, str(number))})
    return new


def _read(inputs: Input | Iterable[Input], allow_private: bool) -> Iterator[Article | Skipped]:
    """Articles pass as they are; everything else is found, then read. What is not there is skipped, not fatal to the rest."""
    for each in [inputs] if isinstance(inputs, Article | str | Path) else inputs:
        if isinstance(each, Article):
            yield each
            continue
        try:
            sources = discover([each])
        except ReadError as error:
            yield Skipped(location=str(each), reason=str(error), hint=error.hint)
            continue
        for source in sources:
            yield from load(source, allow_private=allow_private)
