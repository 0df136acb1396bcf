"""Comparing how far something is put forward: polarity (is it so, or not) and force (asserted, hedged, alleged, planned, denied)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from counterpoint.article import Frozen
from counterpoint.items import Claim, Event, ExpertView
from counterpoint.reconcile.values_verdict import Verdict
from counterpoint.records import AnyGrounded

Force: TypeAlias = Literal["asserted", "hedged", "alleged", "planned"]


class Stance(Frozen):
    """``negated``: the statement says that something is not so, or its holder denies it. ``force``: how it is put forward."""

    negated: bool = False
    force: Force = "asserted"


_NEGATION = re.compile(
    r"\b(?:not|never|no longer|nor|neither|cannot|without|none|nobody|nothing|no|hardly|scarcely|failed to|fails to|refus(?:es?|ed|ing) to|"
    r"declin(?:es?|ed|ing) to|stopped short of|ruled out|rules out|unable to|unlikely to|far from|false|untrue|baseless)\b|n[’']t\b",
    re.IGNORECASE,
)
_COMPARATIVE = (
    r"(?:more|less|so|as) \w+|better|worse|fewer|(?:bigg|bright|bus[iy]|cheap|clos|cold|cool|costl[iy]|dark|"
    r"deadl[iy]|deep|dr[iy]|fast|great|"
    r"happ[iy]|hard|heav[iy]|high|hott|larg|light|long|low|narrow|near|new|old|poor|rich|saf|short|slow|small|strong|tall|tight|warm|weak|"
    r"wett|wid|young)er"
)
_NOT_NEGATION = re.compile(
    r"\bnot (?:only|just|merely|least|less|fewer|more than)\b|\bno (?:less|fewer|more|later|earlier|sooner|doubt|matter|one else)\b|"
    r"\bno\.? ?\d|\bif not\b|\bwhether or not\b|\bnothing but\b|\bwithout doubt\b"
    # a negated comparative is a superlative: "no winter has been drier", "prices have never been so high"
    rf"|\b(?:(?:no|none|nobody|nothing)\b(?: [\w’'-]+){{0,8}}? (?:has|have|had|was|were|is|are)(?: ever)?(?: been)?|never(?: been)?)"
    rf" (?:{_COMPARATIVE})\b",
    re.IGNORECASE,
)
_CLAIM = (
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|assertions?|notion|idea|that|false|untrue|baseless|rumou?rs?)"
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?! (?:bail|access|entry|permission|them|him|her|us)\b)|refut(?:es?|ed|ing)|debunk(?:s|ed|ing)?|"
    r"(?:reject|dismiss|disput|contest|contradict|rebut|repudiat|disavow)(?:s|es|ed|ing|ted|ting)? "
    rf"(?:\w+[’']s? |the |these |those |all |any |as )*{_CLAIM})\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:alleg(?:e|es|ed|ing|edly|ation|ations)|reportedly|purported(?:ly)?|unconfirmed|unverified|supposed(?:ly)?|accus(?:es?|ed|ing)|"
    r"claims?|claimed|claiming|rumou?rs?|rumou?red|suspected|believed to|thought to|said to|reports? (?:that|of)|so-called)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|probabl[ey]|likely|apparent(?:ly)?|appears?|appeared|seems?|seemed|seemingly|suggests?|suggested|"
    r"indicates?|potential(?:ly)?|presumabl[ey]|conceivabl[ey]|maybe|unclear|estimates?|would)\b",
    re.IGNORECASE,
)
_NOT_MAY = re.compile(r"(?<=[\w,;] )May\b|\bMay \d")  # a month, or a prime minister: inside a sentence the verb has no capital
_PLANNED = re.compile(
    r"\b(?:will|shall|plans|planned|plan(?:ned|ning)? (?:to|for|on)|intend(?:s|ed)?|set to|scheduled|expected to|expects? to|to be held|"
    r"due to (?!the|a|an|its|his|her|their|heavy|lack)|about to|aims? to|vow(?:s|ed)? to|pledg(?:es?|ed) to|promis(?:es?|ed) to|"
    r"upcoming|forthcoming|is to|are to|going to|slated|poised to|prepar(?:es?|ed|ing) to|propos(?:es?|ed|al) to|consider(?:s|ed|ing)?|"
    r"(?:wants|wanted|wanting|hop(?:es|ed|ing)|seek(?:s|ing)?|sought|aim(?:s|ed|ing)|wish(?:es|ed)?|keen|eager) to)\b",
    re.IGNORECASE,
)


def stance(item: AnyGrounded, said: str | None = None) -> Stance:
    """The stance of an item: its own fields first, then the words of its content, or of the part of it that is ``said``.

    What nobody is named for ("unconfirmed reports say") is hedged; what a party alleges is that party's assertion.
    """
    words = said or " ".join(e.quote for e in item.content) or item.item.summary
    declared = _declared(item.item)
    strength: Force = declared if declared in {"hedged", "alleged", "planned"} else force(words)  # type: ignore[assignment]
    if strength == "alleged" and item.item.holder is None:
        strength = "hedged"
    return Stance(negated=declared == "denied" or negates(words), force=strength)


@lru_cache(maxsize=32_768)
def negates(words: str) -> bool:
    """Whether a negation or a denial stands in the words."""
    bare = _NOT_NEGATION.sub(" ", words)
    return bool(_NEGATION.search(bare) or _DENIAL.search(bare))


@lru_cache(maxsize=32_768)
def force(words: str) -> Force:
    """How far the words themselves put something forward."""
    bare = _NOT_MAY.sub(" ", words)
    if _ALLEGED.search(bare):
        return "alleged"
    if _HEDGED.search(bare):
        return "hedged"
    return "planned" if _PLANNED.search(bare) else "asserted"


def compare_stances(a: Stance, b: Stance) -> Verdict:
    """How two stances on one and the same statement relate. Only flat yes and flat no exclude each other.

    A hedge or a plan excludes nothing: what might happen may also not happen.
    """
    if a == b:
        return Verdict(relation="equal", why=f"both {_show(a)}")
    said = f"one is {_show(a)}, the other {_show(b)}"
    if a.negated != b.negated and {a.force, b.force} <= {"asserted", "alleged"}:
        return Verdict(relation="excludes", why=said)
    return Verdict(relation="compatible", why=said)


def _declared(item: Claim | Event | ExpertView) -> str:
    """What the item's own field says."""
    match item:
        case Claim():
            return item.modality
        case Event():
            return {"happened": "asserted", "ongoing": "asserted"}.get(item.status, item.status)
        case ExpertView():
            return item.certainty


def _show(value: Stance) -> str:
    return f"{value.force}{' and negated' if value.negated else ''}"
