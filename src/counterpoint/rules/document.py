"""A text made ready for the rules: tokens, lines, quotations, and sentences that no quotation is cut by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterpoint.article import Span
from counterpoint.rules.clauses import mark_verbs
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.quotes import mark_quotes
from counterpoint.rules.tokens import DOUBLE, Range, Tokens, tokenize
from counterpoint.sentences import ranges

MARKS = DOUBLE | {"'", "’"}
LONGEST = 600
"""Tokens of a sentence, its quotations whole: what is longer is no prose, and is looked at in pieces of this length."""

SHORT = 6
"""Tokens of a sentence that is nothing but a speaker and a verb."""

UNFINISHED = frozenset(["?", "!", "…", "...", "—", "–", "--", ","])
CIRCUMSTANCES = classes()["days"] | {"in", "on", "at", "during", "after", "of", "to", "about", "when", "last", "this", "today", "yesterday"}


def document(text: str, parts: Sequence[Span]) -> Tokens:
    """The tokens of ``parts`` (disjoint, in order) of ``text`` with verbs, quotations and units marked."""
    tokens = tokenize(text, parts)
    mark_verbs(tokens)
    lines = _lines(tokens)
    mark_quotes(tokens, lines)
    line_of = [0] * len(tokens.word)
    for number, (lo, hi) in enumerate(lines):
        line_of[lo:hi] = [number] * (hi - lo)
    for lo, hi in _sentences(tokens):
        whole = hi - tokens.units[-1][0] <= LONGEST if tokens.units else False
        if whole and tokens.paragraph[-1] == line_of[lo] and _belongs(tokens, tokens.units[-1], (lo, hi)):
            tokens.units[-1] = (tokens.units[-1][0], hi)
        else:
            tokens.units.append((lo, hi))
            tokens.paragraph.append(line_of[lo])
    return tokens


def _sentences(tokens: Tokens) -> Iterator[Range]:
    """The sentences as ranges of tokens; one that is no sentence for its length comes in pieces."""
    lo = 0
    for start, end in ranges(tokens.text):
        lo = bisect_left(tokens.start, start, lo)
        hi = bisect_left(tokens.start, end, lo)
        while lo < hi:
            yield lo, min(hi, lo + LONGEST)
            lo += LONGEST
        lo = hi


def _lines(tokens: Tokens) -> list[Range]:
    found: list[Range] = []
    first = at = 0
    for line in tokens.text.splitlines(keepends=True):
        at += len(line)
        i = bisect_left(tokens.start, at, first)
        if i > first:
            found.append((first, i))
            first = i
    return found


def _belongs(tokens: Tokens, before: Range, unit: Range) -> bool:
    """Whether ``unit`` is the same sentence as the one before: inside one quotation, or '"Is it so?" Smith asked'."""
    lo, hi = unit
    inside = tokens.quote[lo]
    if inside >= 0 and tokens.quote[before[1] - 1] == inside:
        return True
    end = before[1] - 1
    if tokens.quote[end] < 0:
        return False
    while end > before[0] and tokens.word[end] in MARKS:
        end -= 1
    if tokens.word[end] == "." and hi - lo <= SHORT:
        return _only_says(tokens, lo, hi)
    if tokens.word[end] not in UNFINISHED:
        return False
    if tokens.word[lo][0].islower():
        return True
    for i in range(lo, min(lo + 12, hi)):
        if tokens.quote[i] >= 0 or tokens.word[i] == ":":
            return False
        verb = verbs().get(tokens.low[i])
        if verb and "r" in verb.frames and verb.shape in ("ed", "s"):
            return i + 1 >= hi or tokens.word[i + 1] in (".", ",") or i == lo or _circumstance(tokens, i + 1, hi)
    return False


def _only_says(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a sentence is nothing but a speaker and a verb of saying: '“It is so.” **Moe said.**'."""
    verb = verbs().get(tokens.low[hi - 2]) if hi - lo > 2 and tokens.word[hi - 1] == "." else None
    said = verb is not None and verb.act == "speech" and "r" in verb.frames and verb.shape in ("ed", "s")
    return said and all(tokens.quote[i] < 0 and tokens.word[i] not in (",", ":") and not tokens.verb[i] for i in range(lo, hi - 2))


def _circumstance(tokens: Tokens, at: int, hi: int) -> bool:
    """Whether only when, where or to whom follows up to the sentence's end."""
    if tokens.low[at] in ("as", "while", "before"):
        end = next((i for i in range(at, hi) if tokens.word[i] == ","), hi)
        return all(tokens.quote[i] < 0 for i in range(at, end))
    plain = all(tokens.quote[i] < 0 and tokens.low[i] not in ("that", "he", "she", "they", ":") for i in range(at, hi))
    return plain and (tokens.low[at] in CIRCUMSTANCES or tokens.low[at].endswith("ly"))
