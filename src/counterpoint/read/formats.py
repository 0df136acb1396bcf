"""Which format a place holds, and the drafts in it. Files and standard input are opened here, with bounds on what is taken in."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from counterpoint.article import Source
from counterpoint.errors import ReadError
from counterpoint.read import documents
from counterpoint.read.decode import decode
from counterpoint.read.drafts import MAX_ARTICLE, MAX_CONTAINER, Draft
from counterpoint.read.fetch import Page, fetch
from counterpoint.read.rows import from_json, from_jsonl, is_row

Drafts = Iterator[Draft | ReadError]

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT_TYPES = {"text/plain", "text/markdown", "text/x-markdown"}
_HTML_TYPES = {"text/html", "application/xhtml+xml"}


def drafts(source: Source, *, allow_private: bool = False) -> Drafts:
    """The articles in ``source`` as drafts, and an error for each part of it that gives none.

    Raises:
        ReadError: nothing can be read from it.
    """
    if source.kind == "url":
        yield from _of_page(fetch(source.location, allow_private=allow_private))
    elif source.kind == "stdin":
        # A replaced stdin, as in tests and notebooks, may have no bytes below it.
        stream = getattr(sys.stdin, "buffer", None)
        yield from _of_stream(stream) if stream else _of_text(sys.stdin.read(MAX_ARTICLE + 1).encode("utf-8", "surrogatepass"))
    else:
        yield from _of_file(Path(source.location))


def _of_file(path: Path) -> Drafts:
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as stream:
            if suffix == ".jsonl":
                yield from from_jsonl(_lines(stream))
            elif suffix in _BY_SUFFIX:
                parse, limit = _BY_SUFFIX[suffix]
                yield from parse(_all(stream, limit))
            else:
                yield from _of_stream(stream)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", hint="check the path and its permissions") from error


def _of_stream(stream: BinaryIO) -> Drafts:
    """A stream whose format is not named: told by how it starts."""
    first = stream.readline(MAX_ARTICLE + 1)
    if is_row(first):
        yield from from_jsonl(_lines(stream, first))
    else:
        yield from _told(_all(stream, MAX_CONTAINER, first))


def _told(data: bytes) -> Drafts:
    if documents.is_pdf(data):
        yield documents.from_pdf(data)
    elif documents.is_html(data):
        yield documents.from_html(_within(data))
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"} and (found := _json_or_nothing(data)):
        yield from found
    else:
        yield from _of_text(data)


def _json_or_nothing(data: bytes) -> list[Draft | ReadError]:
    # Text may start with a bracket too: "[Editor's note: …".
    try:
        found = list(from_json(data))
    except ReadError:
        return []
    return found if any(isinstance(draft, Draft) for draft in found) else []


def _of_text(data: bytes) -> Drafts:
    if documents.is_pdf(data[:5]):  # whatever its name says
        yield documents.from_pdf(data)
    else:
        yield Draft(text=decode(_within(data)))


def _of_json(data: bytes) -> Drafts:
    first, _, rest = data.strip().partition(b"\n")
    if rest and is_row(first):  # JSONL by another name
        yield from from_jsonl(data.splitlines())
    else:
        yield from from_json(data)


def _of_page(page: Page) -> Drafts:
    kind = page.media_type
    if kind == "application/pdf" or documents.is_pdf(page.body[:5]):
        found: Iterable[Draft | ReadError] = [documents.from_pdf(page.body)]
    elif kind in _HTML_TYPES or (kind not in _TEXT_TYPES and documents.is_html(page.body)):
        found = [documents.from_html(page.body, declared=page.charset, url=page.url)]
    elif kind in {"application/jsonl", "application/x-ndjson"}:
        found = from_jsonl(page.body.splitlines())
    elif kind == "application/json" or kind.endswith("+json"):
        found = _of_json(page.body)
    elif kind in _TEXT_TYPES or not kind:
        found = [Draft(text=decode(page.body, page.charset))]
    else:
        raise ReadError(f"the address gives {kind[:80]}, not an article", hint="HTML, text, PDF and JSON are read")
    for draft in found:
        yield draft if isinstance(draft, ReadError) or draft.url else _at(draft, page.url)


def _at(draft: Draft, url: str) -> Draft:
    return Draft(draft.text, draft.id, draft.title, draft.source, draft.published, url, draft.place)


def _all(stream: BinaryIO, limit: int, first: bytes = b"") -> bytes:
    data = first + stream.read(limit + 1 - len(first))
    if len(data) > limit:
        raise ReadError(f"larger than {limit:,} bytes", hint="split it: one article is never that long")
    return data


def _within(data: bytes) -> bytes:
    if len(data) > MAX_ARTICLE:
        raise ReadError(f"larger than {MAX_ARTICLE:,} bytes", hint="split it: one article is never that long")
    return data


def _lines(stream: BinaryIO, first: bytes | None = None) -> Iterator[bytes]:
    """The lines of a stream, one at a time; of a longer line than is allowed only so much that it is seen to be too long."""
    line = stream.readline(MAX_ARTICLE + 1) if first is None else first
    if line.startswith(_WIDE):  # rare: UTF-16 has line ends of two bytes
        yield from (text.encode() for text in decode(_all(stream, MAX_CONTAINER, line)).splitlines())
        return
    for head in chain([line], iter(lambda: stream.readline(MAX_ARTICLE + 1), b"")):
        rest = head
        size = len(rest)
        while len(rest) > MAX_ARTICLE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_ARTICLE + 1)
            size += len(rest)
            if size > MAX_CONTAINER:
                raise ReadError(f"a line without end, of more than {MAX_CONTAINER:,} bytes", hint="put one article on each line")
        yield head


_BY_SUFFIX: dict[str, tuple[Callable[[bytes], Drafts], int]] = {
    ".txt": (_of_text, MAX_CONTAINER),
    ".md": (_of_text, MAX_CONTAINER),
    ".html": (lambda data: iter([documents.from_html(data)]), MAX_ARTICLE),
    ".htm": (lambda data: iter([documents.from_html(data)]), MAX_ARTICLE),
    ".pdf": (lambda data: iter([documents.from_pdf(data)]), MAX_CONTAINER),
    ".json": (_of_json, MAX_CONTAINER),
}
