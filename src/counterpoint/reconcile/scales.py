"""Outcomes on a scale: convicted or acquitted, held or called off, insured or not (``scales.txt``, kept by hand).

What stands at opposite ends of one scale cannot both be so of one thing at one time. A word that is only wished for, asked or feared
("if", "could", "asked to") tells no outcome, and a negation turns round only scales that have nothing in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

End = Literal["+", "-"]

_HEAD = re.compile(r"\[(\w+)\]\s*(.*)")
_LETTERS = re.compile(r"[a-z]+")
_BEFORE = 32  # characters before an outcome in which a negation or a doubt is looked for
_NEGATED = re.compile(
    r"\b(?:not|never|no|without|nobody|none|nor|neither|hardly|failed to|fails to|refused to|declined to|"
    r"unable to)(?: \w+){0,1} $|n['’]t(?: \w+){0,1} $"
)
# Through its subject: "none of the nine people aboard had survived", "neither the pilot nor his passenger". An article stands only after a
# preposition there, or a new subject begins.
_DET = r"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those)"
_SAYS = r"(?:sa(?:y|ys|id)|kn[eo]w\w*|think\w*|thought|believ\w*)"
_SUBJECT = re.compile(
    r"\b(?:(?:none|neither|nobody|no one|not one|not a single)"
    rf"(?: (?:(?:of|in|on|at|from|aboard|inside|near|nor|with|under)(?: {_DET})?|"
    rf"(?!(?:{_DET}|{_SAYS}|more|fewer|less|than)\b)[\w'-]+)){{0,9}}"
    rf"|neither {_DET} [\w'-]+ nor(?: {_DET})? [\w'-]+(?: (?:has|have|had|was|were|is|are|been))*) $"
)
_SUBJECT_AT = re.compile(r"[,;:.!?–—“”\"()]|\b(?:and|but|while|when|after|before|as|that|because|although|if|who|which|whose|whom|where)\b")
_UNREAL = re.compile(
    r"\b(?:if|whether|could|would|should|may|might|must|unless|until|will|to be|tr(?:y|ies|ied|ying) to|attempt\w* to|"
    r"hop(?:e|es|ed|ing) to|want\w* to|ask\w* to|urg\w+ (?:\w+ )?to|threat\w* to|vow\w* to|fear\w*|plan\w* to|almost|nearly|before|"
    r"previously|once)(?: \w+){0,2} $"
)


_INFINITIVE = re.compile(r"\bto (?:be )?$")
_DONE = re.compile(r"\b(?:vot|decid|manag|proceed|agree|fail|refus|declin|went on|going on|chose|mov|ruled)\w* to (?:be )?$")


class Told(NamedTuple):
    """One outcome that a text tells: where its words stand."""

    scale: str
    end: End
    start: int
    end_at: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Two ends, as patterns over lower-case text."""

    name: str
    complement: bool
    settled: bool
    passing: bool
    each: bool
    ends: dict[End, re.Pattern[str]]
    heads: set[str]


@lru_cache(maxsize=1)
def scales() -> tuple[Scale, ...]:
    """All scales of ``scales.txt``."""
    found: list[Scale] = []
    for line in (files("counterpoint.reconcile") / "scales.txt").read_text(encoding="utf-8").splitlines():
        if head := _HEAD.match(line):
            marks = {mark.strip() for mark in head[2].split(";")}
            found.append(Scale(head[1], "complement" in marks, "settled" in marks, "passing" in marks, "each" in marks, {}, set()))
        elif line[:2] in ("+ ", "- "):
            found[-1].ends["+" if line[0] == "+" else "-"] = _pattern(line[2:])
            found[-1].heads.update(_heads(line[2:]))
    return tuple(found)


@lru_cache(maxsize=1)
def _index() -> dict[str, frozenset[int]]:
    """Which scales a text can tell of in which some word begins so: by the longest word of each wording."""
    found: dict[str, set[int]] = {}
    for at, scale in enumerate(scales()):
        for head in scale.heads:
            found.setdefault(head, set()).add(at)
    return {head: frozenset(ats) for head, ats in found.items()}


@lru_cache(maxsize=32_768)
def _begun(word: str) -> frozenset[int]:
    """The scales of which a text with ``word`` can tell."""
    index = _index()
    return frozenset(at for end in range(1, len(word) + 1) for at in index.get(word[:end], ()))


def _heads(line: str) -> frozenset[str]:
    wordings = ([w for w in wording.split() if w != "..."] for wording in line.split("|"))
    return frozenset(_LETTERS.findall(max(ws, key=len))[0] for ws in wordings)


def _pattern(line: str) -> re.Pattern[str]:
    """The wordings of one end, longest first."""
    wordings = sorted((w.strip() for w in line.split("|")), key=len, reverse=True)
    return re.compile("|".join(rf"\b{_wording(w)}\b" for w in wordings))


def _wording(words: str) -> str:
    plain = re.escape(words).replace(r"\ \.\.\.\ ", r"(?: [^ .;]+){0,4}? ").replace(r"\ ", " ")
    return plain.replace(r"\*", r"\w*").replace(r"\?", r"\w?")


@lru_cache(maxsize=16_384)
def outcomes(text: str, *, real: bool = True) -> tuple[Told, ...]:
    """The outcomes that ``text`` tells, in order; of two that overlap on one scale the longer.

    Not ``real``: also those that are only expected, wished for or feared.
    """
    low = text.lower().replace("’", "'")
    found: list[Told] = []
    near = set[int]().union(*map(_begun, set(_LETTERS.findall(low))))
    for scale in (scales()[at] for at in sorted(near)):
        here = [(Told(scale.name, end, m.start(), m.end())) for end, pattern in scale.ends.items() for m in pattern.finditer(low)]
        here = [t for t in here if not any(_inside(t, o) for o in here)]
        found += [turned for t in here if (turned := _turned(t, low, scale.complement, real))]
    # "dropped out" is no drop of a figure
    told = (
        t for t in found if not any(o.scale != t.scale and o.start <= t.start and t.end_at <= o.end_at and t[2:] != o[2:] for o in found)
    )
    return tuple(sorted(told, key=lambda t: (t.start, t.end_at, t.scale)))


def _inside(one: Told, other: Told) -> bool:
    """Whether ``one`` lies within the longer ``other``."""
    return one is not other and other.start <= one.start and one.end_at <= other.end_at and one[2:] != other[2:]


def _turned(told: Told, low: str, complement: bool, real: bool) -> Told | None:
    """The outcome as it is meant: turned round by a negation, or None where (if ``real``) it is not said to be so."""
    before = low[max(0, told.start - _BEFORE) : told.start]
    if real and (_UNREAL.search(before) or (_INFINITIVE.search(before) and not _DONE.search(before))):
        return None
    if _negation(low, told.start) is None:
        return told
    return told._replace(end="-" if told.end == "+" else "+") if complement else None


def _negation(low: str, at: int) -> int | None:
    """Where the negation begins that turns what is told at ``at``: right before it, or as its subject; None if there is none."""
    if near := _NEGATED.search(low, max(0, at - _BEFORE), at):
        return near.start()
    start = max((m.end() for m in _SUBJECT_AT.finditer(low, 0, at)), default=0)
    subject = _SUBJECT.search(low, start, at)
    return subject.start() if subject else None


@lru_cache(maxsize=16_384)
def beside(text: str) -> str:
    """``text`` without its outcomes and what negates them: "no insurance" is an outcome, and denies nothing."""
    low = text.lower().replace("’", "'")
    rest, done = [], 0
    for told in outcomes(text):
        negation = _negation(low, told.start)
        rest.append(text[done : max(done, told.start if negation is None else negation)])
        done = max(done, told.end_at)
    return " ".join([*rest, text[done:]])


def ends(*texts: str, real: bool = True) -> dict[str, End]:
    """Each scale on which ``texts`` tell exactly one end, all together."""
    told: dict[str, set[End]] = {}
    for outcome in (outcome for text in texts for outcome in outcomes(text, real=real)):
        told.setdefault(outcome.scale, set()).add(outcome.end)
    return {scale: next(iter(both)) for scale, both in told.items() if len(both) == 1}


@lru_cache(maxsize=1)
def passing() -> frozenset[str]:
    """The scales whose ends are states of which one may follow the other."""
    return frozenset(scale.name for scale in scales() if scale.passing)


@lru_cache(maxsize=1)
def each() -> frozenset[str]:
    """The scales on which each of several may be at another end."""
    return frozenset(scale.name for scale in scales() if scale.each)


@lru_cache(maxsize=1)
def settled() -> frozenset[str]:
    """The scales on which nothing goes from one end to the other."""
    return frozenset(scale.name for scale in scales() if scale.settled)
