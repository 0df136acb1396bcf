"""Notices of corrections: what an earlier version of an article said is no statement of anybody's."""

from __future__ import annotations

import re

PAGE = r"(?:article|story|report|post|column|piece|version|item|dispatch|headline|caption)"
EARLIER = re.compile(
    rf"(?:an?|this|the)? ?(?:earlier|previous|prior|original|first) versions? of (?:this|the|our) {PAGE}\b"
    rf"|this {PAGE} (?:(?:has been|was) corrected|(?:originally|initially|previously|incorrectly|mistakenly|erroneously|wrongly) \w+)",
    re.IGNORECASE,
)
VERSIONS = frozenset(
    ["version", "versions", "corrected", "originally", "initially", "previously", "incorrectly", "mistakenly", "erroneously"]
)
"""Words without one of which no text is looked at for a notice."""
LABEL = re.compile(r"(?:corrections?|clarifications?|editor['’]s note)\b(?: ?\([^()]{1,60}\))? ?[:—–-] ?", re.IGNORECASE)


def withdrawn(text: str) -> bool:
    """Whether a sentence tells what stood here before: "An earlier version of this article said the dam was in Tind."."""
    label = LABEL.match(text)
    return EARLIER.search(text, label.end() if label else 0, 160) is not None
