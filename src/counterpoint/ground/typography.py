"""Typography folded away, with a map back: what remains is letters, digits and punctuation, and where each stood.

Folded are: Unicode compatibility forms (NFKC) and case (Unicode Standard Annex 15 and section 3.13), the kinds of quotation
marks, dashes and spaces, invisible characters, and hyphens at the end of a line. Nothing that carries meaning is: "10²" does
not become "102", nor "3½" "31/2".
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# What continues the character before it: combining marks, the parts of a Hangul syllable, half-width voicing marks.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03"
    "\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03"
    "\u0d3b\u0d3c\u0d3e-\u0d4d\u0d57\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19"
    "\u0f35\u0f37\u0f39\u0f71-\u0f84\u102b-\u103e\u1056-\u1059\u1160-\u11ff\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\uff9e\uff9f\U000e0100-\U000e01ef"
)
# Stands where a line ended in a hyphen: the word may be written with a hyphen or without. Folding removes real soft hyphens.
MAYBE_HYPHEN = "\u00ad"
EM_DASH = "—"

_SPOTS = re.compile(
    r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_])"  # a hyphen at the end of a line, between letters
    r"|[\u2010\u00ad]+|[^\x00-\x7f\u2010\u00ad]+"
)
_PERHAPS = re.compile("[-\u0080-\U0010ffff]")  # where a spot may begin: found many times faster than the spots themselves
_PIECES = re.compile(rf"[^\W\d_]+(?![{MARKS}])|.[{MARKS}]*", re.DOTALL)
_CLUSTERS = re.compile(rf".[{MARKS}]*", re.DOTALL)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TABLE = (
    dict.fromkeys("‘’‚‛‹›ʼʹ′＇´", "'")
    | dict.fromkeys("“”„‟«»″＂〝〞〟「」『』", '"')
    | dict.fromkeys("‐‑‒–−﹣－", "-")
    | dict.fromkeys("—―⸺⸻﹘", EM_DASH)
    | dict.fromkeys("™®©℠", "")
    | {"…": "..."}
)


@dataclass(frozen=True)
class Folded:
    """A folded text. ``at`` and ``to`` are break points: ``text`` position and original position, in step between two of them."""

    text: str
    at: array[int]
    to: array[int]

    def start(self, position: int) -> int:
        """Where the character at ``position`` starts in the original."""
        i = bisect_right(self.at, position) - 1
        return self.to[i] + (position - self.at[i] if self._in_step(i) else 0)

    def end(self, position: int) -> int:
        """Where the character before ``position`` ends in the original."""
        i = bisect_right(self.at, position - 1) - 1
        return self.to[i] + position - self.at[i] if self._in_step(i) else self.to[i + 1]

    def before(self, offset: int) -> int:
        """The last position that :meth:`end` puts at ``offset`` of the original or before it."""
        i = bisect_right(self.to, offset) - 1
        return self.at[i] + (offset - self.to[i] if self._in_step(i) else 0)

    def _in_step(self, i: int) -> bool:
        return i + 1 == len(self.at) or self.at[i + 1] - self.at[i] == self.to[i + 1] - self.to[i]


def fold(text: str) -> Folded:
    """Fold the typography of ``text``. Linear in its length; never raises, whatever the characters."""
    pieces: list[str] = []
    at, to = array("Q", [0]), array("Q", [0])
    done = length = 0
    for start, end, piece in _changes(text):
        pieces.append(text[done:start])
        length += start - done
        if end - start != len(piece):
            at.extend((length, length + len(piece)))
            to.extend((start, end))
        pieces.append(piece)
        length += len(piece)
        done = end
    pieces.append(text[done:])
    return Folded("".join(pieces).lower(), at, to)  # only ASCII capitals are left to lower


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """The ranges of ``text`` that folding changes (but for ASCII case), in order, with what they become."""
    done = 0
    for place in _PERHAPS.finditer(text):
        spot = _SPOTS.match(text, place.start()) if place.start() >= done else None
        if spot is None:
            continue
        start, end = spot.span()
        if text[end - 1] in " \t\n":
            yield start, end, MAYBE_HYPHEN if text[start] != "\u00ad" else ""
        else:
            if start > done and _CLUSTERS.fullmatch(text, start - 1, start + 1):
                start -= 1  # the first mark belongs to the ASCII letter before it
            yield from _pieces(text, start, end)
        done = end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for piece in _PIECES.finditer(text, start, end):
        words = piece.group()
        if words.isalpha() and unicodedata.is_normalized("NFKC", words) and words.casefold() == words:
            continue
        for cluster in _CLUSTERS.finditer(text, piece.start(), piece.end()):
            folded = _cluster(cluster.group())
            if folded != cluster.group():
                yield cluster.start(), cluster.end(), folded


@lru_cache(maxsize=4096)
def _cluster(cluster: str) -> str:
    first = cluster[0]
    if first in _TABLE:
        return _TABLE[first]
    category = unicodedata.category(first)
    if category == "Cf":
        return ""
    if category[0] == "Z" or category == "Cc":
        return " "
    plain = unicodedata.normalize("NFKC", cluster)
    if category == "No":  # superscripts and fractions are no digits of the number before them
        plain = plain.replace("\u2044", "/")
        return f" ^{plain} " if "<super>" in unicodedata.decomposition(first) else f" {plain} "
    return unicodedata.normalize("NFKC", _SELECTORS.sub("", plain).casefold())
