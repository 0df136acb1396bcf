"""A text becomes an `Article`: normalised once, its header read, its furniture marked, and from then on unchanged."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from urllib.parse import urlsplit

from counterpoint.article import Article, digest
from counterpoint.read.dates import find_published
from counterpoint.read.drafts import normalised, one_line
from counterpoint.read.furniture import furniture
from counterpoint.read.masthead import masthead
from counterpoint.sentences import paragraphs

_FOOT = 4  # paragraphs at the end in which a publication day may stand


def article(  # noqa: PLR0913 - the fields of an article, by name
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field
    title: str | None = None,
    source: str = "",
    published: dt.date | None = None,
    url: str | None = None,
    location: str = "",
) -> Article:
    """An article from a text that is already at hand.

    What is not given is looked for in the text: title, outlet and day in the lines before the body, the day also in a dateline
    or below the text. Without an outlet the source is the host of ``url``, or the stem of the file name in ``location``
    (``stdin`` for standard input).

    Args:
        text: the text; line ends, lone surrogates and NUL are normalised (see `normalised`), nothing else.
        id: a stable id; by default a hash of the text and of where it comes from.
        title: the headline.
        source: the outlet's name.
        published: the calendar day of publication.
        url: the address.
        location: where it was read.
    """
    text = normalised(text)
    head = masthead(text, one_line(title) or None)
    url = one_line(url, 2_000) or head.url
    location = normalised(location)
    return Article(
        id=one_line(id) or digest(text, url or PurePath(location).name),
        text=text,
        source=one_line(source) or head.source or _host(url) or head.outlet or _stem(location),
        title=head.title,
        published=published or _published(text, head.lines, url),
        url=url,
        location=location,
        furniture=furniture(text, head.furniture),
    )


def _stem(location: str) -> str:
    return "stdin" if location.partition(" (")[0] == "-" else PurePath(location).stem


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no IPv6 address
        return ""


def _published(text: str, header: tuple[str, ...], url: str | None) -> dt.date | None:
    spans = paragraphs(text)
    first = [text[s.start : s.start + 200] for s in spans[len(header) : len(header) + 1]]
    last = [text[s.start : s.end] for s in spans[-_FOOT:] if s.end - s.start <= 400]
    return find_published((*header, *first), last, url)
