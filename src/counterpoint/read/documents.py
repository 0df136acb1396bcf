"""Articles in HTML and PDF, by trafilatura and pypdf: optional extras, imported when needed."""

from __future__ import annotations

import io
import logging
import re
import statistics
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from counterpoint.errors import MissingExtraError, ReadError
from counterpoint.read.dates import parse_published
from counterpoint.read.decode import decode
from counterpoint.read.drafts import MAX_ARTICLE, Draft, one_line
from counterpoint.read.unseen import empty_unseen

_CHARSET = re.compile(rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*){0,3}(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# What the parser of HTML stumbles over: an XML declaration, and a DOCTYPE with definitions in it, which no page needs.
_PREAMBLE = re.compile(r"\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE[^\[>]*\[[^\]]*\]\s*>)?", re.IGNORECASE)
_MAX_PAGES = 2_000
_MAX_ATTRIBUTES = 5_000
_MAX_ELEMENTS = 60_000  # the longest live blogs have half as many
_QUOTED = re.compile(rb"""=\s*(?:"[^"]*"|'[^']*')""")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")


def is_html(data: bytes) -> bool:
    """Whether ``data`` starts like an HTML page."""
    return _LOOKS_LIKE_HTML.match(data[:2_000]) is not None


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` starts like a PDF, as readers accept it: the mark within the first kilobyte."""
    return b"%PDF-" in data[:1_024]


def from_html(data: bytes, *, declared: str | None = None, url: str | None = None) -> Draft:
    """The article of an HTML page, without its navigation, comments and scripts.

    Args:
        data: the page.
        declared: the charset that the server names.
        url: the page's address.

    Raises:
        MissingExtraError: trafilatura is not installed.
        ReadError: the page holds no article text.
    """
    trafilatura = _trafilatura()
    _refuse_long_tags(data)
    named = _CHARSET.search(data[:2_048])
    page = decode(data, declared or (named[1].decode("ascii", "replace") if named else None))
    page = _PREAMBLE.sub("", page, count=1).replace("\0", "\ufffd")
    if "<html" not in page[:10_000].lower():
        page = f"<html><body>{page}</body></html>"  # trafilatura takes a fragment for no HTML
    # The text is what counts. A day is taken from the page's metadata only: trafilatura's search in the text also finds others' days.
    dates = {"original_date": True, "extensive_search": False}
    try:
        tree = _seen(trafilatura.load_html(page))
        found = trafilatura.bare_extraction(tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except ReadError:
        raise
    except Exception as error:  # its parsers raise errors of many classes on hostile pages
        raise ReadError(f"the page cannot be parsed ({type(error).__name__})", hint="save its text as .txt") from error
    text = getattr(found, "text", None) or ""
    if not text.strip():
        raise ReadError("no article text in the page", hint="pages built by scripts come out empty: save the text as .txt")
    return Draft(
        text=text,
        title=one_line(found.title) or None,
        source=_outlet(found.sitename, url),
        published=parse_published(found.date or ""),
        url=url or one_line(found.url, 2_000) or None,
    )


def _seen(tree: Any) -> Any:
    """A page without what no reader sees."""
    if tree is None:
        return None
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:  # trafilatura takes time with the square of the empty ones
        raise ReadError(f"a page of more than {_MAX_ELEMENTS:,} elements", hint="save its text as .txt")
    empty_unseen(tree)
    return tree


def _refuse_long_tags(data: bytes) -> None:
    """libxml2 takes time with the square of a tag's attributes: 50,000 in one, half a megabyte, cost half a minute."""
    for page in (data, _QUOTED.sub(b"=", data)):  # a quoted value may hold what looks like the end of the tag
        if any(part[part.rfind(b"<") :].count(b"=") > _MAX_ATTRIBUTES for part in page.split(b">") if len(part) > _MAX_ATTRIBUTES):
            raise ReadError(f"a tag with more than {_MAX_ATTRIBUTES:,} attributes in the page", hint="save its text as .txt")


def _outlet(name: str | None, url: str | None) -> str:
    # Without a name in the metadata, trafilatura gives the host, with its port.
    return "" if name and url and name == urlsplit(url).netloc else one_line(name)


def from_pdf(data: bytes) -> Draft:
    """The text of a PDF, page after page; lines that were broken to fit the page are joined.

    Raises:
        MissingExtraError: pypdf is not installed.
        ReadError: it is no PDF, locked, or holds no text (a scan).
    """
    pypdf = _pypdf()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else list(_pages(reader))
        title = "" if locked else one_line(str((reader.metadata or {}).get("/Title", "")))
    except ReadError:
        raise
    except Exception as error:  # pypdf raises errors of a dozen classes on damaged files
        reason = one_line(str(error), 120) or type(error).__name__
        raise ReadError(f"the PDF cannot be read: {reason}", hint="save its text as .txt") from error
    if locked:
        raise ReadError("the PDF is locked with a password", hint="save an unlocked copy")
    text = "\n\n".join(pages)
    if not text.strip():
        raise ReadError("the PDF holds no text", hint="it is probably a scan: run OCR first, e.g. ocrmypdf")
    # Many PDFs are titled "Microsoft Word - draft3.docx".
    return Draft(text=text, title=title if title and title in " ".join(text.split()) else None)


def _pages(reader: Any) -> Iterator[str]:
    total = 0
    for page in islice(reader.pages, _MAX_PAGES):
        text = page.extract_text() or ""
        total += len(text)
        if total > MAX_ARTICLE:
            raise ReadError(f"the PDF holds more than {MAX_ARTICLE:,} characters", hint="split it")
        if text.strip():
            yield "\n".join(_joined(text.splitlines()))


def _joined(lines: list[str]) -> Iterator[str]:
    """Paragraphs from the lines of a page: a line that reaches the right margin goes on in the next one."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    # The width of a full line, in characters: a proportional font makes it vary by some.
    full = 0.8 * statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 2 else float("inf")
    held = ""
    for raw in lines:
        line = raw.strip()
        held = _glued(held, line) if held and line else line
        if not line or len(raw.rstrip()) < full or (_SENTENCE_END.search(line) and len(raw.rstrip()) < full * 1.1):
            yield held
            held = ""
    if held:
        yield held


def _glued(before: str, after: str) -> str:
    hyphenated = len(before) > 2 and before.endswith("-") and before[-2].islower() and after[0].islower()
    return before[:-1] + after if hyphenated else f"{before} {after}"


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("reading HTML needs trafilatura", hint="pip install 'counterpoint[html]'") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page that it finds nothing in
    return trafilatura


def _pypdf() -> Any:
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtraError("reading PDF needs pypdf", hint="pip install 'counterpoint[pdf]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs each oddity of a file
    return pypdf
