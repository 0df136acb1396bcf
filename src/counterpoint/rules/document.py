"""A text made ready for the rules: tokens, lines, quotations, and sentences that no quotation is cut by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from counterpoint.article import Span
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.quotes import mark_quotes
from counterpoint.rules.tokens import Range, Tokens, tokenize
from counterpoint.sentences import sentences


def document(text: str, parts: Sequence[Span]) -> Tokens:
    """The tokens of ``parts`` (disjoint, in order) of ``text`` with quotations and units marked."""
    tokens = tokenize(text, parts)
    lines = _lines(tokens)
    mark_quotes(tokens, lines)
    line_of = [0] * len(tokens.word)
    for number, (lo, hi) in enumerate(lines):
        line_of[lo:hi] = [number] * (hi - lo)
    for span in sentences(text):
        lo = bisect_left(tokens.start, span.start)
        hi = bisect_left(tokens.start, span.end, lo)
        if lo == hi:
            continue
        if tokens.units and tokens.paragraph[-1] == line_of[lo] and _belongs(tokens, tokens.units[-1], (lo, hi)):
            tokens.units[-1] = (tokens.units[-1][0], hi)
        else:
            tokens.units.append((lo, hi))
            tokens.paragraph.append(line_of[lo])
    return tokens


def _lines(tokens: Tokens) -> list[Range]:
    found: list[Range] = []
    first = 0
    for i in range(1, len(tokens.word)):
        if tokens.start[i] - tokens.end[i - 1] > 0 and "\n" in tokens.text[tokens.end[i - 1] : tokens.start[i]]:
            found.append((first, i))
            first = i
    if tokens.word:
        found.append((first, len(tokens.word)))
    return found


def _belongs(tokens: Tokens, before: Range, unit: Range) -> bool:
    """Whether ``unit`` is the same sentence as the one before: inside one quotation, or '"Is it so?" Smith asked.'"""
    lo, hi = unit
    inside = tokens.quote[lo]
    if inside >= 0 and tokens.quote[before[1] - 1] == inside:
        return True
    if (
        tokens.low[lo][0].islower()
        or tokens.quote[before[1] - 1] < 0
        or tokens.word[before[1] - 2] not in ("?", "!", "…", "...", "—", "–", "--", ",")
    ):
        return False
    for i in range(lo, min(lo + 10, hi)):
        if tokens.quote[i] >= 0 or tokens.word[i] in (",", ":"):
            return False
        verb = verbs().get(tokens.low[i])
        if verb and "r" in verb.frames and (i > lo or i + 1 < hi):
            return i + 1 >= hi or tokens.word[i + 1] in (".", ",") or i == lo
    return False
