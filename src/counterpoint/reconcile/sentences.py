"""The sentences of a statement, which may be a long quotation."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

SHORTEST = 5  # words of a sentence that states anything
_END = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘']?[A-Z])|(?<=[,.!?][\"”])\s+(?=[\"“])")


@lru_cache(maxsize=32_768)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a statement, each with where it begins."""
    bounds = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    return tuple((start, text[start:end]) for start, end in pairwise(bounds) if end > start)


@lru_cache(maxsize=32_768)
def passages(text: str) -> tuple[str, ...]:
    """The sentences of a statement that are long enough to state anything."""
    return tuple(part for part in _END.split(text) if len(part.split()) >= SHORTEST)
