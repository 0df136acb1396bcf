"""Quotations that fill whole sentences and go on from the one before."""

from __future__ import annotations

from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import Tokens


def continue_quotations(tokens: Tokens, found: list[Attribution]) -> None:
    """Give quotations that fill whole sentences after an attributed one to the same attribution.

    Within its paragraph, or where the quotation was left open at the paragraph's end.
    """
    by_unit: dict[int, list[Attribution]] = {}
    for a in found:
        by_unit.setdefault(a.unit, []).append(a)
    current: Attribution | None = None
    for number, (lo, hi) in enumerate(tokens.units):
        if number in by_unit:
            current = _carrier(tokens, by_unit[number])
        elif current is not None:
            near = tokens.paragraph[number] == tokens.paragraph[number - 1] or _goes_on(tokens, number)
            if near and (_bare_quote(tokens, lo, hi) or _mostly_quote(tokens, lo, hi)):
                current.content.append((lo, hi))
            else:
                current = None


def _carrier(tokens: Tokens, here: list[Attribution]) -> Attribution | None:
    """The attribution of a sentence whose quotation may go on: the last one with quoted words at its edge."""
    for a in reversed(here):
        edges = [tokens.quote[i] >= 0 for lo, hi in a.content for i in (lo, hi - 1)]
        if any(edges):
            return a if a.pattern in ("inverted", "parenthetical") or edges[-1] else None
    return None


def _bare_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    return tokens.quote[lo] >= 0 and tokens.quote[hi - 1] >= 0 and all(tokens.quote[i] >= 0 for i in range(lo, hi))


def _mostly_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a sentence opens with a quotation that makes up most of it: '"I have concluded that" or "it is so"'."""
    return tokens.quote[lo] >= 0 and 2 * sum(tokens.quote[i] >= 0 for i in range(lo, hi)) > hi - lo + 6


def _goes_on(tokens: Tokens, number: int) -> bool:
    """Whether the quotation before was left open at its line's end."""
    end = tokens.units[number - 1][1] - 1
    return tokens.quote[end] >= 0 and tokens.word[end] not in ('"', "”", "’", "'", "''")
