"""Statements in the same words: two that are equal agree, however short, and one whose words run through a longer one is refined by it.

Weighing terms says nothing of two or three words, and a "not" further on in a long quotation is no denial of the words before it. So
here it is the words themselves that are laid side by side, those that say what is told and those that deny it.
"""

from __future__ import annotations

from functools import lru_cache

from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.frames import NEGATIONS, Read, Word, align, read, split
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.sentences import sentences
from counterpoint.reconcile.terms import tokens
from counterpoint.reconcile.values import force, negates
from counterpoint.reconcile.voice import turned_round

FEWEST = 2  # words that say anything, for two short statements to be the same
SURE = 4  # words from which on it does not matter where they stand or who says them
AROUND = 0.5  # share of weight of the two sentences, for fewer words of two voices
RUN = 5  # words of a statement that can stand in a longer one
GAP = 1.5  # how many times as long as the statement the part of the longer may be through which its words run


def verbatim(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """Agreement in the same words, or None."""
    key = _key(a.said)
    if key != _key(b.said) or (a.stance.force == "planned") != (b.stance.force == "planned"):
        return None
    if not _same(a, b, len(key), weights) or _told_apart(a.said, b.said):
        return None
    return Finding("agrees", None, "the same words", framed=True)


def contained(a: Profile, b: Profile) -> Finding | None:
    """A refinement by a statement through which the words of the other run and that denies something besides, or None."""
    if a.stance.negated == b.stance.negated:  # else weights tell
        return None
    short, long = (a, b) if len(_key(a.said)) < len(_key(b.said)) else (b, a)
    if len(_key(short.said)) < RUN or not _inside(short.said, long.said):
        return None
    return Finding("refines", None, "all words of the shorter one stand in the longer", swapped=long is b)


def _told_apart(a: str, b: str) -> bool:
    """Whether words that carry little make a difference: "before" against "after", "has bought" against "was bought by"."""
    return a != b and (bool(align(a, b).differences) or turned_round(a, b))


def _same(a: Profile, b: Profile, length: int, weights: Weights) -> bool:
    if length < FEWEST:
        return False
    if length >= SURE or (a.voice is not None and a.voice == b.voice) or tokens(a.sentence) == tokens(b.sentence):
        return True
    holders = {tuple(tokens(p.item.item.holder or "")) for p in (a, b)}
    return (holders != {()} and len(holders) == 1) or min(weights.covers(a.context, b.context)) >= AROUND


def _inside(short: str, long: str) -> bool:
    """Whether the words of ``short`` run through ``long``, in sentences that deny and foresee nothing else than it does."""
    run = _run(_words(short), _words(long))
    if run is None:
        return False
    near = " ".join(text for start, text in sentences(long) if start < run[1] and run[0] < start + len(text))
    return negates(near) == negates(short) and force(near) == force(short)


def _run(short: tuple[Word, ...], long: tuple[Word, ...]) -> tuple[int, int] | None:
    """Where in the longer text the words of the shorter begin and end, in order and not far apart; None if they do not stand there."""
    stems = [w.stem for w in long]
    for first in (at for at, s in enumerate(stems) if s == short[0].stem):
        at = first
        for word in short[1:]:
            try:
                at = stems.index(word.stem, at + 1, first + int(GAP * len(short)))
            except ValueError:
                break
        else:
            return long[first].start, long[at].end
    return None


@lru_cache(maxsize=32_768)
def _words(text: str) -> tuple[Word, ...]:
    """The words that say what is told, and those that deny it."""
    return tuple(w for w in split(text) if _tells(w))


@lru_cache(maxsize=32_768)
def _key(text: str) -> tuple[str, ...]:
    return tuple(w.stem for w in read(text) if _tells(w))


def _tells(word: Word | Read) -> bool:
    return word.content or word.token in NEGATIONS
