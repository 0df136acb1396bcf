"""Lower case that keeps every character in its place."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


def lowered(text: str) -> str:
    """``text`` in lower case, as long as before. What is looked for in it needs no flag: patterns that ignore case take twice as long."""
    return (text.replace("İ", "I") if "İ" in text else text).lower()  # the one letter that is two in lower case


@lru_cache(maxsize=256)
def hints_in(text: str) -> frozenset[str]:
    """The words of ``text`` in lower case, cut at whatever is no letter of English, and "0" if it has a digit. Kept for the last texts."""
    words = _WORDS.findall(lowered(text))
    return frozenset([*words, "0"] if _DIGIT.search(text) else words)
