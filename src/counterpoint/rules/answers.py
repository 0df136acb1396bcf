"""The clause at a sentence's end that denies what the sentence says: "…, **a charge the union denies**", "…, but Moe disputed that".

The clause is an attribution of its own: its speaker denies the statement before it, which ends at its comma.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterpoint.article import Span
from counterpoint.rules import contents
from counterpoint.rules.attributions import attributions
from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import ADVERBS, AUX, PRONOUNS
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.speaking import Speaker
from counterpoint.rules.tokens import DOUBLE, Range, Tokens

DENIALS = frozenset(["deny", "dispute", "reject", "refute", "disagree"])
SINGULAR = ("point", "claim", "charge", "allegation", "accusation", "assertion", "suggestion", "notion", "account", "contention")
POINTS = frozenset([*SINGULAR, *(f"{noun}s" for noun in SINGULAR)])
THAT = frozenset(["it", "that", "this", "them"])
CONTRAST = frozenset(["but", "although", "though"])
FARTHEST = 14
"""Tokens of such a clause."""
LONGEST = 5
"""Tokens of a subject that is no known voice."""


def answered(tokens: Tokens, here: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of one sentence, with its closing denial, if it has one, as an attribution of its own."""
    first, last = tokens.units[here[0].unit]
    found = _denial(tokens, first, last)
    if found is None:
        return list(here)
    end, source, cue, lemma = found
    kept = [a for a in here if a.cue[1] <= end and all(hi <= end for _, hi in a.source)]
    kept = kept or _afresh(tokens, (first, end), here[0].unit)
    said = _statement(tokens, kept, (first, end))
    if said is None or any(tokens.quote[i] >= 0 for i in range(source[0], cue[1])):
        return list(here)
    cut = [replace(a, content=list(_until(tokens, a.content, end))) for a in kept]
    denial = Attribution([source], cue, [said], "speech", "answer", here[0].unit, lemma)
    return [*(a for a in cut if a.content), denial]


def whoever(tokens: Tokens, a: Attribution) -> list[Speaker]:
    """The subject of a denial as it is written, where it is known as no voice: what denies a statement is one."""
    lo, hi = a.source[0]
    return [] if tokens.low[lo] in PRONOUNS or hi - lo > LONGEST else [Speaker(tokens.words((lo, hi)), False)]


def _denial(tokens: Tokens, first: int, last: int) -> tuple[int, Range, Range, str] | None:
    """Where the statement ends, at the comma before the clause or the mark behind it, and the clause's speaker, verb and its lemma."""
    end = last
    while end > first and not tokens.low[end - 1][0].isalnum():
        end -= 1
    object_ = tokens.low[end - 1] in THAT
    verb = end - 1 - object_
    known = verbs().get(tokens.low[verb])
    if verb <= first or known is None or known.lemma not in DENIALS or known.shape == "ing":
        return None
    comma = next((i for i in range(verb - 2, max(first, verb - FARTHEST), -1) if tokens.word[i] in (",", "—", "–", "--")), None)
    if comma is None:
        return None
    quoted = tokens.quote[comma] >= 0 and tokens.word[comma + 1] in DOUBLE
    begin = comma + 1 + quoted
    opened = _past_contrast(tokens, begin, verb) if object_ or known.lemma == "disagree" else None
    opened = opened or (None if object_ else _past_point(tokens, begin, verb))
    if opened is None:
        return None
    close = verb
    while close > opened and (tokens.low[close - 1] in AUX or tokens.low[close - 1] in ADVERBS or tokens.low[close - 1].endswith("ly")):
        close -= 1
    negated = not {"not", "never", "n't"}.isdisjoint(tokens.low[opened:verb]) or any(w.endswith("n't") for w in tokens.low[opened:verb])
    return None if close <= opened or negated else (begin if quoted else comma, (opened, close), (verb, verb + 1), known.lemma)


def _past_contrast(tokens: Tokens, at: int, verb: int) -> int | None:
    """Where the speaker begins behind "but"."""
    return at + 1 if tokens.low[at] in CONTRAST and at + 1 < verb else None


def _past_point(tokens: Tokens, at: int, verb: int) -> int | None:
    """Where the speaker begins behind "a point that", "which", "claims"."""
    if tokens.low[at] == "which":
        return at + 1
    noun = next((i for i in range(at, min(at + 3, verb)) if tokens.low[i] in POINTS), None)
    if noun is None or (noun > at and tokens.low[at] not in ("a", "an", "the", "all", "any")):
        return None
    begin = noun + 1
    if tokens.low[begin] in ("on", "with") and tokens.low[begin + 1] == "which":
        return begin + 2
    return begin + (tokens.low[begin] in ("that", "which"))


def _afresh(tokens: Tokens, part: Range, unit: int) -> list[Attribution]:
    """The attributions of a statement read without the clause behind it, whose verb may have taken all of it."""
    start, end = tokens.chars(part)
    alone, found = attributions(tokens.text, [Span(start=start, end=end)])
    if alone.word != tokens.word[slice(*part)]:
        return []

    def moved(r: Range) -> Range:
        return r[0] + part[0], r[1] + part[0]

    return [replace(a, source=[*map(moved, a.source)], cue=moved(a.cue), content=[*map(moved, a.content)], unit=unit) for a in found]


def _statement(tokens: Tokens, kept: Sequence[Attribution], before: Range) -> Range | None:
    """What is denied: the last statement before the clause, or all before it where nobody is heard."""
    said = [r for a in kept for r in _until(tokens, a.content, before[1])] or list(_until(tokens, [before], before[1]))
    found = max(said, key=lambda r: (r[1], r[0]), default=None)
    if found is None or not has_verb(tokens, found):
        return None
    return (found[0] + 1, found[1]) if tokens.low[found[0]] == "that" else found


def _until(tokens: Tokens, parts: Iterable[Range], end: int) -> Iterable[Range]:
    """Ranges without what lies behind its end."""
    for lo, hi in parts:
        cut = contents.trim(tokens, (lo, min(hi, end))) if lo < end else None
        if cut is not None:
            yield cut
