"""Articles in JSON: one object, a list of them, or one on each line (JSONL)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from counterpoint.errors import ReadError
from counterpoint.read.dates import parse_published
from counterpoint.read.decode import decode
from counterpoint.read.drafts import MAX_ARTICLE, Draft, one_line

# Our own names first, then those of news-please.
_NAMES = {
    "text": ("text", "maintext"),
    "title": ("title",),
    "source": ("source", "source_domain"),
    "published": ("published", "date_publish", "date"),
    "url": ("url",),
    "id": ("id",),
}


def from_json(data: bytes) -> Iterator[Draft | ReadError]:
    """The articles of a JSON document: an object or a list of objects, with the fields of JSONL or of news-please.

    Raises:
        ReadError: it is not JSON, or neither an object nor a list.
    """
    found = _parsed(decode(data))
    if isinstance(found, dict):
        yield _draft(found, "")
    elif isinstance(found, list):
        for number, row in enumerate(found, 1):
            yield _draft(row, f"item {number}")
    else:
        raise ReadError("not an article: the JSON is neither an object nor a list", hint="give objects with a text field")


def from_jsonl(lines: Iterable[bytes]) -> Iterator[Draft | ReadError]:
    """The article on each line, in a stream; a broken line costs only itself, and empty lines nothing."""
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty = False
        place = f"line {number}"
        if len(line) > MAX_ARTICLE:
            yield ReadError(f"{place}: longer than {MAX_ARTICLE:,} bytes", hint="put one article on each line")
            continue
        try:
            yield _draft(_parsed(decode(line)), place)
        except ReadError as error:
            yield ReadError(f"{place}: {error}", hint=error.hint)
    if empty:
        yield ReadError("empty", hint="there is no line in it")


def is_row(line: bytes) -> bool:
    """Whether ``line`` alone is a JSON object, as in JSONL."""
    try:
        return line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and isinstance(_parsed(decode(line)), dict)
    except ReadError:
        return False


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)  # raw line breaks in strings are common, and harmless
    except json.JSONDecodeError as error:
        raise ReadError(f"not valid JSON: {error.msg} at character {error.pos + 1}", hint="check the syntax there") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise ReadError("not valid JSON: it is nested too deeply or holds an absurd number", hint="check where it comes from") from error


def _draft(row: Any, place: str) -> Draft | ReadError:
    prefix = f"{place}: " if place else ""
    if not isinstance(row, dict):
        return ReadError(f"{prefix}not an object", hint="each article is an object with a text field")
    text = _first(row, "text")
    if not isinstance(text, str):
        return ReadError(f"{prefix}no text", hint="the field text (or maintext, as news-please writes) holds the article")
    return Draft(
        text=text,
        id=_label(row, "id") or None,
        title=_label(row, "title") or None,
        source=_label(row, "source"),
        published=parse_published(_label(row, "published")),
        url=_label(row, "url", 2_000) or None,
        place=place,
    )


def _first(row: dict[str, Any], field: str) -> Any:
    return next((row[name] for name in _NAMES[field] if row.get(name) not in (None, "")), None)


def _label(row: dict[str, Any], field: str, longest: int = 500) -> str:
    value = _first(row, field)
    return one_line(str(value), longest) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
