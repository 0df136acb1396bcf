"""What is said: where the content of a cue begins and ends."""

from __future__ import annotations

from counterpoint.rules.circumstances import is_title
from counterpoint.rules.closed import COORDINATORS, PRONOUNS
from counterpoint.rules.dashes import DASHES, is_dash
from counterpoint.rules.returns import CONDITIONS, participle_follows, reporter_returns, second_cue, sums_up, turns
from counterpoint.rules.tokens import Range, Tokens

TRIM = frozenset([",", ".", ";", ":", "—", "–", "--", "-", "’", "("])
STOPPERS = DASHES | {",", ";", ":", ")", "and", "but"}
"""What content may end at: all other words go by at once."""

GOING_ON = COORDINATORS | {"because", "which", "since", "so", "with", "that", "to", "as", "when", "if", "where"}


def trim(tokens: Tokens, part: Range) -> Range | None:
    """``part`` without marks and conjunctions at its edges that belong to the sentence around it; None if nothing remains."""
    lo, hi = part
    while lo < hi and tokens.quote[lo] < 0 and (tokens.word[lo] in TRIM or tokens.low[lo] in COORDINATORS):
        lo += 1
    while hi > lo and tokens.quote[hi - 1] < 0 and tokens.word[hi - 1] in TRIM and not _abbreviation(tokens, hi - 1):
        hi -= 1
    while hi > lo and tokens.quote[hi - 1] < 0 and (tokens.low[hi - 1] in COORDINATORS or _stray(tokens, lo, hi)):
        hi -= 1
    return (lo, hi) if lo < hi else None


def _stray(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a bracket closes at the end that does not open in the range, or a stop stands before one that was cut off."""
    mark = tokens.word[hi - 1]
    if mark == ")":
        return "(" not in tokens.word[lo : hi - 1]
    return mark in (".", ",") and hi < len(tokens.word) and tokens.word[hi] == ")"


def _abbreviation(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.word[i] == "." and "." in tokens.word[i - 1]


def quote_end(tokens: Tokens, i: int) -> int:
    """Where the quotation that token ``i`` lies in ends."""
    return tokens.quotes[tokens.quote[i]][1]


def content_end(tokens: Tokens, i: int, last: int) -> int:
    """Where the clause that begins at ``i`` and is reported ends: at the sentence's end or where the reporter speaks again."""
    at, closing = i, -1
    while at < last:
        if tokens.quote[at] >= 0:
            end = min(quote_end(tokens, at), last)
            if end >= last or _quote_closes(tokens, (i, at), end, last):
                return end
            at = end
            continue
        dashed = tokens.low[at] in STOPPERS and is_dash(tokens, at)
        if tokens.low[at] in STOPPERS and not (dashed and at == closing):
            if dashed:
                closing = next((j for j in range(at + 1, min(last, at + 25)) if tokens.word[j] == tokens.word[at]), -1)
            stop = _end_at(tokens, i, at, last, dashed=dashed)
            if stop is not None:
                return stop
        at += 1
    return last


def _end_at(tokens: Tokens, i: int, at: int, last: int, *, dashed: bool) -> int | None:
    """Where content that begins at ``i`` ends if it does at the mark or conjunction at ``at``: there, or where a bracket opened before."""
    word = tokens.word[at]
    if word == ")":
        closed = at > i and tokens.word[at - 1] in (".", "!", "?") and "(" not in tokens.word[i:at]
        return at if closed else None  # "(She said the wall was weak.) The mayor"
    if tokens.low[at] in ("and", "but"):
        joins = at == i or tokens.low[at + 1 : at + 2] == ["that"]
        returns = second_cue(tokens, at, last) or turns(tokens, at, last) or participle_follows(tokens, at + 1, last)
        return at if not joins and returns else None
    if at <= i + (tokens.low[i] == "that") or not (dashed or word in (",", ";", ":")):
        return None
    if (tokens.low[i] == "to" and _new_clause(tokens, at + 1, last)) or (word == "," and sums_up(tokens, (i, at), last)):
        return at
    if not reporter_returns(tokens, at, last) or _clause_goes_on(tokens, (i, at), last):
        return None
    opened = _bracket(tokens, i, at)
    return at if opened is None else opened if tokens.low[at + 1] == "according" else None


def _bracket(tokens: Tokens, i: int, at: int) -> int | None:
    """Where the bracket opens that is still open at ``at``: what contrasts in it ends nothing, "it fell (**by a third, but** slowly)"."""
    near = next((j for j in range(at - 1, i, -1) if tokens.word[j] in ("(", ")")), at)
    return near if tokens.word[near] == "(" else None


def _new_clause(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause with a pronoun as its subject begins behind "and": no infinitive goes on there."""
    return at + 1 < last and tokens.low[at] in ("and", "but", "so") and tokens.low[at + 1] in PRONOUNS | {"there"}


def _clause_goes_on(tokens: Tokens, subject: Range, last: int) -> bool:
    """Whether a relative clause only interrupts what is said: "that his plan**, which** cuts aid**,** was fair"."""
    if tokens.low[subject[1] + 1] != "which":
        return False
    closing = next((i for i in range(subject[1] + 1, last - 1) if tokens.word[i] == ","), None)
    return closing is not None and tokens.verb[closing + 1]


def _quote_closes(tokens: Tokens, before: Range, end: int, last: int) -> bool:
    """Whether content that begins with ``before`` ends with the quotation behind it: not in "that **if** it “is weak,” it will fall"."""
    i, at = before
    if at == i + 1 and tokens.low[i] == "that" and is_title(tokens, at):
        return False  # "found that “The Wall,” a film, was weak"
    condition = i < at and tokens.low[i + (tokens.low[i] == "that")] in CONDITIONS and "," not in tokens.word[i:at]
    return not condition and _closes_content(tokens, end, last, at == i)


def _closes_content(tokens: Tokens, end: int, last: int, whole: bool) -> bool:
    """Whether a quotation that ends at ``end`` ends the content: it was all of it, or the reporter goes on behind its comma."""
    stop = tokens.word[end - 2]
    if stop in (".", "!", "?") and tokens.cap[end] and tokens.quote[end] < 0:
        return True
    if whole and stop in (".", "!", "?", ",", "—", "–", "…"):
        return True
    return stop == "," and (tokens.low[end] not in GOING_ON or reporter_returns(tokens, end - 1, last))
