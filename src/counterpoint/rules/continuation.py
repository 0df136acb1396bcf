"""Quotations that fill whole sentences and go on from the one before."""

from __future__ import annotations

from counterpoint.rules.clauses import has_verb
from counterpoint.rules.halves import others_turn
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import Tokens

SHORTEST = 8
"""Tokens of a quotation, its marks included, that has a paragraph to itself and no speaker: less is a heading or a cry."""


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
            if any(first <= lo < end for first, end in current.content):
                continue  # "The letter reads:" has taken it already
            near = tokens.paragraph[number] == tokens.paragraph[number - 1] or _goes_on(tokens, number) or _alone(tokens, number, current)
            if near and (_bare_quote(tokens, lo, hi) or _mostly_quote(tokens, lo, hi)):
                current.content.append((lo, hi))
            else:
                current = None


def _carrier(tokens: Tokens, here: list[Attribution]) -> Attribution | None:
    """The attribution of a sentence whose quotation may go on: the last one with quoted words at its edge."""
    if not any(tokens.quote[i] >= 0 for a in here for lo, hi in a.content for i in (lo, hi - 1)):
        return here[-1] if _tells(tokens, here[-1]) else None
    for a in reversed(here):
        edges = [tokens.quote[i] >= 0 for lo, hi in a.content for i in (lo, hi - 1)]
        if any(edges):
            behind = a.pattern in ("inverted", "parenthetical")
            return a if (not others_turn(tokens, a.cue[1]) if behind else edges[-1]) else None
    return None


def _tells(tokens: Tokens, a: Attribution) -> bool:
    """Whether a clause that reaches to the end of its sentence is said: '… said it was weak. **“It will fall.”**'."""
    verb = verbs().get(a.lemma)
    said = verb is not None and {"q", "t", "r"} <= verb.frames and a.act == "speech" and a.pattern == "leading" and not a.negated
    if a.cue[1] - a.cue[0] > 1 or tokens.low[a.content[0][0]] == "to" or not has_verb(tokens, a.content[0]):
        return False  # "warned against a strike", "threatened to resign": what follows is another's
    return said and a.content[-1][1] >= tokens.units[a.unit][1] - 1


def _bare_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    return tokens.quote[lo] >= 0 and tokens.quote[hi - 1] >= 0 and all(tokens.quote[i] >= 0 for i in range(lo, hi))


def _mostly_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a sentence opens with a quotation that makes up most of it: '"I have concluded that" or "it is so"'."""
    return tokens.quote[lo] >= 0 and 2 * sum(tokens.quote[i] >= 0 for i in range(lo, hi)) > hi - lo + 6


def _alone(tokens: Tokens, number: int, current: Attribution) -> bool:
    """Whether a paragraph is nothing but a quotation of some length with a stop, behind one whose cue can stand after a quotation."""
    lo, hi = tokens.units[number]
    verb = verbs().get(current.lemma)
    told = current.act == "speech" and (verb is None or "r" in verb.frames)
    return told and hi - lo > SHORTEST and _bare_quote(tokens, lo, hi) and tokens.quotes[tokens.quote[lo]][0] == lo


def _goes_on(tokens: Tokens, number: int) -> bool:
    """Whether the quotation before was left open at its line's end."""
    end = tokens.units[number - 1][1] - 1
    return tokens.quote[end] >= 0 and tokens.word[end] not in ('"', "”", "’", "'", "''")
