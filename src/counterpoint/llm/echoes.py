"""The API key in what an endpoint says: some echo it, in an error or an answer, as it is or in the forms in which programs write it."""

from __future__ import annotations

import base64
import html
import re
from functools import lru_cache
from urllib.parse import unquote

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([\"\\/]))")
_URL_SAFE = str.maketrans("-_", "+/")


def holds(text: str, secret: str) -> bool:
    """Whether ``text`` holds ``secret``: plain, over lines, escaped as in JSON, Python, a URL or HTML, or in Base64, also inside it."""
    if any(secret in form for form in _read(text)):
        return True
    standard = text.translate(_URL_SAFE)
    return any(form in standard for form in _base64(secret))


def without(text: str, secret: str | None) -> str:
    """``text`` with stars for ``secret``, or nothing of it where the secret stands in another form: what is left could be half of it."""
    if not secret:
        return text
    for form in (secret, repr(secret)[1:-1]):  # errors quote bytes as Python writes them
        text = text.replace(form, "***")
    return "*** (the API key, in another form)" if holds(text, secret) else text


def _read(text: str) -> tuple[str, ...]:
    """``text``, and what those read in it who undo escapes."""
    plain = _unescaped(text)
    twice = _unescaped(plain)  # arguments of a tool call are JSON within JSON
    return text, plain, twice, unquote(twice), html.unescape(twice), "".join(twice.split())


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


@lru_cache(maxsize=4)
def _base64(secret: str) -> tuple[str, ...]:
    """What surely stands in the Base64 of any text that holds ``secret``: one form for each remainder of what stands before it."""
    data = secret.encode("utf-8", "replace")
    return tuple(
        base64.b64encode(b"\0" * before + data).decode()[(before * 8 + 5) // 6 : (before + len(data)) * 8 // 6] for before in range(3)
    )
