"""What a format yields before it is an article, and how its text is made sound."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# One article of more than this is none; it keeps a hostile file from filling the memory.
MAX_ARTICLE = 20_000_000  # bytes
MAX_LINES = 500_000  # lines of an article: each is looked at for itself
MAX_CONTAINER = 100_000_000  # bytes of a PDF or of a JSON list: much of it is not text, or many articles

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Draft:
    """Fields of an article as a file gives them; what is None or empty is looked for in the text.

    ``place`` is what tells apart several articles in one location, e.g. ``line 3``.
    """

    text: str
    id: str | None = None
    title: str | None = None
    source: str = ""
    published: dt.date | None = None
    url: str | None = None
    place: str = ""


def normalised(text: str) -> str:
    """``text`` with LF line ends, without a leading byte order mark, and with U+FFFD for lone surrogates and NUL.

    Nothing else is changed: offsets into the text are what users keep. U+FFFD for NUL is what the HTML standard does.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str | None, longest: int = 500) -> str:
    """``text`` as a label: normalised, white space collapsed, cut at ``longest`` characters."""
    return " ".join(normalised(text or "").split())[:longest].rstrip()
