"""Quotations that fill whole sentences and go on from the one before."""

from __future__ import annotations

from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import SUBORDINATORS
from counterpoint.rules.halves import others_turn
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import Tokens

ASKING = classes("moods")["asking"]
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
    """Whether what is said reaches to the end of its sentence: '… said it was weak. **“It will fall.”**', "… praised the wall. **“…”**"."""
    if a.act != "speech" or a.pattern != "leading" or a.negated or tokens.low[a.content[0][0]] == "to":
        return False  # "threatened to resign": what follows is another's
    answered = a.lemma in ASKING and not has_verb(tokens, a.content[0])  # "Lund asked her about the wall. “It is weak.”"
    return not answered and a.content[-1][1] >= tokens.units[a.unit][1] - 1


def _bare_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    return tokens.quote[lo] >= 0 and tokens.quote[hi - 1] >= 0 and all(tokens.quote[i] >= 0 for i in range(lo, hi))


def _mostly_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether quotations make up most of a sentence that one opens, or one ends that no other clause leads to: 'But now "it is so."'."""
    if 2 * sum(tokens.quote[i] >= 0 for i in range(lo, hi)) <= hi - lo + 6:
        return False
    begins = next(i for i in range(lo, hi) if tokens.quote[i] >= 0)
    free = not has_verb(tokens, (lo, begins)) or tokens.low[lo] in SUBORDINATORS
    free = free and verbs().keys().isdisjoint(tokens.low[lo:begins])  # 'Adding, “…”'
    return begins == lo or (tokens.quote[hi - 1] >= 0 and tokens.word[begins - 1] != ":" and free)


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
