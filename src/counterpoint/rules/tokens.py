"""Words and marks of a text with their offsets: what every rule below walks on.

Parallel lists rather than objects: an article has a thousand tokens and a rule looks at most of them once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from counterpoint.article import Span
from counterpoint.rules.readable import HIDDEN, NO_WIDTH, spaced

Range = tuple[int, int]
"""A half-open range, of tokens unless said otherwise."""

TOKEN = re.compile(
    r"[A-Za-z]+(?=[ ,\n])|"  # most words: as the third line would have them, only faster
    r"\d+(?:[.,:]\d+)*%?(?:-\w+)*|(?:[^\W\d_]\.){2,}(?:-\w+)*"
    rf"|[^\W_]+(?:[’'\-‑&/_.@{HIDDEN}][^\W_]+)*|--+|``|(?<=\S)'(?=''(?!'))|''|\.\.\.|\S"
)
PAIR = re.compile(rf"([\s{HIDDEN}]*)({TOKEN.pattern})")
ODD = re.compile(f"[{HIDDEN}―]")
"""What has no width is no part of a word and between words like white space; a bar is a dash."""
OPENERS = frozenset("“«„‟❝")
CLOSERS = frozenset("”»❞")
DOUBLE = OPENERS | CLOSERS | {'"', "″", "＂", "``", "''"}


@dataclass(slots=True)
class Tokens:
    """The tokens of one text.

    ``low`` is in lower case with straight apostrophes; ``cap[i]``: token ``i`` begins with a capital; ``verb[i]``: it looks like a
    finite verb; ``start``, ``end`` are its characters; ``quote[i]`` is the number of the quotation it lies in (marks included), or -1.
    ``units`` are sentences that no quotation is cut by, ``paragraph[n]`` the line of unit ``n``. ``common`` are the words as they are
    written: what is in it in lower case is so in the text; ``numbers`` are those that begin with a digit; ``spaced``: a tokeniser has
    set white space around every mark.
    """

    text: str
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    cap: list[bool] = field(default_factory=list)
    verb: list[bool] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    quotes: list[Range] = field(default_factory=list)
    units: list[Range] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    common: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    spaced: bool = False

    def chars(self, part: Range) -> Range:
        """The characters of a range of tokens."""
        return self.start[part[0]], self.end[part[1] - 1]

    def words(self, part: Range) -> str:
        """The text of a range of tokens."""
        return self.text[self.start[part[0]] : self.end[part[1] - 1]] if part[0] < part[1] else ""

    def words_in(self, parts: Sequence[Range]) -> frozenset[str]:
        """The words of ranges of tokens in lower case; the month of May, capitalised, is not the verb."""
        found = frozenset(self.low[slice(*parts[0])] if len(parts) == 1 else chain.from_iterable([self.low[lo:hi] for lo, hi in parts]))
        if "may" in found and not any(self.word[i] == "may" for lo, hi in parts for i in range(lo, hi)):
            return found - {"may"}
        return found

    def capital(self, i: int) -> bool:
        """Whether token ``i`` starts with a capital letter."""
        return self.cap[i]


def tokenize(text: str, parts: Sequence[Span]) -> Tokens:
    """The tokens of ``parts`` of ``text`` (disjoint, in order), without quotations and units yet."""
    tokens = Tokens(text, spaced=spaced(text))
    word, start, end = tokens.word, tokens.start, tokens.end
    for part in parts:
        pairs = PAIR.findall(text, part.start, part.end)
        word += [token for _, token in pairs]
        at = part.start
        for gap, token in pairs:  # every character is in a pair: lengths tell places, at half of what match objects cost
            at += len(gap)
            start.append(at)
            at += len(token)
            end.append(at)
    odd = not text.isascii() and ODD.search(text) is not None
    if odd:
        tokens.word = word = [NO_WIDTH.sub("", w).replace("―", "—") or w for w in word]
    tokens.low = [w.lower().replace("’", "'") for w in word] if "’" in text else [w.lower() for w in word]
    tokens.cap = [w[0].isupper() for w in word]
    tokens.common = frozenset(word)
    tokens.numbers = frozenset([low for low in set(tokens.low) if low[0].isdigit()])
    tokens.quote = [-1] * len(word)
    return tokens
