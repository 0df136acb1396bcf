"""Text set by a tokeniser (`" As it is , " he said .`) as people write it: for what is shown, never for evidence."""

from __future__ import annotations

import re

HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
"""Characters without width."""

NO_WIDTH = re.compile(f"[{HIDDEN}]")
SPACED_MARK = re.compile(r" (?:[,.;?!]|['’]s|n['’]t)(?: |$)")
SPACED_QUOTE = re.compile(r"[\"“](?<!\S.) ")
MARK = re.compile(r"\s+(?=(?:[,.;:?!%)”]|['’](?:s|re|ve|ll|d|m)|n['’]t)(?:\W|$))")
INSIDE = re.compile(r'"\s+([^"]*?)\s*"')
OPENING = re.compile(r"(?<=[“(])\s+")
HYPHEN = re.compile(r"(?<=[a-z0-9])\s+-\s+(?=[a-z])")


def spaced(text: str) -> bool:
    """Whether a text is set with white space around its marks: more than one comma stands between spaces."""
    return text.count(" , ") > 1


def tidied(text: str) -> str:
    """``text`` without characters that have no width, and without the white space that a tokeniser put before and behind marks."""
    if not text.isascii():
        text = NO_WIDTH.sub("", text)
    if not (SPACED_MARK.search(text) or SPACED_QUOTE.search(text)):
        return text
    text = INSIDE.sub(r'"\1"', MARK.sub("", text))
    text = OPENING.sub("", HYPHEN.sub("-", text))
    return text.removeprefix('" ').removesuffix(' "') if text.count('"') % 2 else text
