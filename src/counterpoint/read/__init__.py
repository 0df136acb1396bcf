"""Reading: a file, URL or standard input becomes articles.

`discover` finds what there is to read, `load` reads one place and yields an `Article` or a `Skipped` for each thing in it,
`read` is the door for library users, and `article` makes an article of a text that is already at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from counterpoint.article import Article, Source
from counterpoint.errors import ReadError
from counterpoint.findings import Skipped
from counterpoint.read.drafts import MAX_LINES, Draft, normalised
from counterpoint.read.fetch import without_password
from counterpoint.read.formats import drafts
from counterpoint.read.freeze import article
from counterpoint.read.places import SUFFIXES, discover

__all__ = ["SUFFIXES", "article", "discover", "load", "read"]

_WORD = re.compile(r"\w")
_LINE_END = re.compile(r"\r\n?|\n")


def load(source: Source, *, allow_private: bool = False) -> Iterator[Article | Skipped]:
    """The articles of ``source``, one after the other, and a `Skipped` for each thing that gave none. Never raises for content.

    Args:
        source: a place from `discover`.
        allow_private: fetch URLs that lead into private networks.
    """
    for found in _loaded(source, allow_private):
        if isinstance(found, ReadError):
            yield Skipped(location=_shown(source), reason=str(found), hint=found.hint)
        else:
            yield found


def read(*inputs: str | Path, allow_private: bool = False) -> list[Article]:
    """The articles of ``inputs``: paths, folders, globs, URLs, or ``-`` for standard input.

    Args:
        inputs: what to read, see `discover`.
        allow_private: fetch URLs that lead into private networks.

    Raises:
        ReadError: the first thing that cannot be read.
        MissingExtraError: the same, where an extra has to be installed.
    """
    articles: list[Article] = []
    for source in discover(inputs):
        for found in _loaded(source, allow_private):
            if isinstance(found, ReadError):
                raise type(found)(f"{_shown(source)}: {found}", hint=found.hint)
            articles.append(found)
    return articles


def _loaded(source: Source, allow_private: bool) -> Iterator[Article | ReadError]:
    try:
        for draft in drafts(source, allow_private=allow_private):
            yield draft if isinstance(draft, ReadError) else _frozen(draft, source)
    except ReadError as error:
        yield error


def _frozen(draft: Draft, source: Source) -> Article | ReadError:
    prefix = f"{draft.place}: " if draft.place else ""
    if sum(1 for _ in _LINE_END.finditer(draft.text)) > MAX_LINES:
        return ReadError(f"{prefix}more than {MAX_LINES:,} lines", hint="split it: one article is never that long")
    location = f"{_shown(source)} ({draft.place})" if draft.place else _shown(source)
    made = article(
        draft.text, id=draft.id, title=draft.title, source=draft.source, published=draft.published, url=draft.url, location=location
    )
    if not _WORD.search(made.text):  # looked at last: two byte order marks are a text, until it is normalised
        return ReadError(f"{prefix}empty", hint="there is no text in it")
    return made


def _shown(source: Source) -> str:
    return normalised(without_password(source.location))
