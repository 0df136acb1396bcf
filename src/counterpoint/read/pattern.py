"""One pattern of page furniture: a named regular expression for a whole paragraph, and how it is put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STOP = re.compile(r"[.!?…][\"”’')\]]*$")


def ends_like_a_sentence(paragraph: str) -> bool:
    """Whether it ends with a full stop or the like, closing quotes and brackets aside."""
    return _STOP.search(paragraph[-8:]) is not None


def _holds(low: str, hints: tuple[str, ...]) -> bool:
    return any(hint in low for hint in hints)


@dataclass(frozen=True)
class Pattern:
    """One kind of furniture. ``open_ended``: a paragraph that ends like a sentence is not it. ``longest``: in characters.

    ``hints``: without one of these, in lower case, a paragraph is passed by at once.
    """

    name: str
    regex: re.Pattern[str]
    longest: int
    open_ended: bool
    hints: tuple[str, ...] = ()

    def matches(self, paragraph: str) -> bool:
        """Whether ``paragraph`` (stripped, white space collapsed) is furniture of this kind."""
        if len(paragraph) > self.longest or (self.open_ended and ends_like_a_sentence(paragraph)):
            return False
        if self.hints and not _holds(paragraph.lower(), self.hints):
            return False
        return self.regex.fullmatch(paragraph) is not None


def any_of(
    name: str, *wordings: str, longest: int = 240, open_ended: bool = False, case: bool = False, hints: tuple[str, ...] = ()
) -> Pattern:
    """A pattern of several wordings, with signs around them; ``case``: capitals count."""
    # What opens with a quotation mark is somebody's words.
    regex = re.compile(rf"[^\w\"“‘']*(?:{'|'.join(wordings)})\W*", re.NOFLAG if case else re.IGNORECASE)
    return Pattern(name, regex, longest, open_ended, hints)
