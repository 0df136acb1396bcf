"""Who does what to whom, where the direction is what is told: who beats whom, who buys whom, who gets the order.

Active, passive, the reverse verb and the noun ("lost to", "was bought by", "a win over") are brought to one form, so that "A beat B" and
"B went down to A" agree, and "A buys B" and "B buys A" do not. Names are capitalised words; a sentence tells one part of each kind, or
none. Verb classes after Levin, "English verb classes and alternations" (1993), 13.5 (get) and 36.4 (competition); kept by hand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from counterpoint.reconcile.terms import name_key

_NAME = r"(?P<{0}>[A-Z][\w’'&.-]*(?:(?: | & | of the | of | de | and )[A-Z0-9][\w’'&-]*)*)"
_A, _B = _NAME.format("a"), _NAME.format("b")
_THE = r"(?:the |its |their |a |an )?(?:[a-z][\w-]* ){0,4}"
_AUX = r"(?: (?:may|might|could|has|have|had|is|are|was|were|will|would|to|been|be|being|that|it|agreed|set|already|finally|also)){0,5}"
_POSS = r"(?:['’]s?)"
_BEAT = (
    r"(?:beat|beats|beaten|beating|defeat|defeats|defeated|edge|edges|edged|thrash|thrashed|overcame|overcome|hammered|routed|trounced|"
    r"outclassed|knocked out|saw off|downed|swept aside)"
)
_LOST = r"(?:lost|loses|fell|falls|went down|goes down|succumbed|slumped|crashed|bowed out|slipped)"
_SCORE = r"(?:,? \d{1,3}[-–]\d{1,3},?)?"
_BUY = (
    r"(?:buy|buys|buying|bought|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|tak(?:e|es|ing) over|took over|swallow(?:s|ed|ing)?|"
    r"absorb(?:s|ed|ing)?)"
)
_BOUGHT = r"(?:bought|acquired|purchased|taken over|swallowed|absorbed|sold)"
_KINDS: dict[str, tuple[re.Pattern[str], ...]] = {
    "contest": (
        re.compile(rf"{_A}{_AUX} {_BEAT}{_SCORE} (?:the )?{_B}"),
        re.compile(rf"{_B} (?:was|were|is|are|been|being){_AUX} {_BEAT}{_SCORE} by (?:the )?{_A}"),
        re.compile(rf"{_B}{_AUX} {_LOST}{_SCORE}(?: [\w-]+){{0,4}}? (?:to|against) (?:the )?{_A}"),
        re.compile(rf"{_A}{_POSS}?(?: [\w-]+){{0,9}}? (?:win|victory|triumph|success){_SCORE} (?:over|against) (?:the )?{_B}"),
        re.compile(rf"{_B}{_POSS}(?: [\w-]+){{0,3}}? (?:defeat|loss){_SCORE} (?:by|to|against|at the hands of) (?:the )?{_A}"),
    ),
    "takeover": (
        re.compile(rf"{_A}{_AUX} {_BUY}(?: up)? (?!(?:up |out )?by\b){_THE}{_B}"),
        re.compile(rf"{_B} (?:was|were|is|are|has been|have been|will be|to be){_AUX} {_BOUGHT}(?: out| up)? (?:by|to) {_THE}{_A}"),
        re.compile(rf"{_A}{_POSS}(?: [\w-]+){{0,3}}? (?:takeover|acquisition|purchase) of {_THE}{_B}"),
    ),
}  # fmt: skip
_ORDER = r"(?:[\w’'-]+ ){0,6}?(?:contract|order|tender|bid to host|right to host)"
_AWARDS = (
    re.compile(
        rf"{_A}{_AUX} (?:won|wins|landed|secured|clinched|bagged|received|got|gets|was awarded|was given|was handed) "
        rf"(?:the|an?|its) {_ORDER}\b"
    ),
    re.compile(rf"\b(?:awarded|gave|handed|granted|gives|awards) (?:the|an?|its) {_ORDER} to (?:the )?{_A}"),
    re.compile(rf"\b(?:contract|order|tender)(?: [\w’'-]+){{0,6}}? (?:went|goes|was awarded|was given|has gone) to (?:the )?{_A}"),
    re.compile(rf"\b(?:picked|chose|chosen|selected|selects|picks) {_THE}{_A} to (?:build|supply|make|deliver|run|host|provide)\b"),
)
_ANY = re.compile(
    rf"\b(?:{_BEAT}|{_LOST}|{_BUY}|win|victory|triumph|success|defeat|loss|sold|taken over|takeover|acquisition|purchase|contract|order|"
    r"tender|host|picked|chose|chosen|selected)\b"
)
_RESULT = re.compile(r"(?<![\d:.])(?:\d{1,2}:)?\d{1,2}:\d\d\.\d{1,3}(?![\d:])")
_PAIR = re.compile(r"(?<![\d.-])(\d{1,3})[-–](\d{1,3})(?![\d-])")


class Part(NamedTuple):
    """Keys of the names on the active side (winner, buyer, who gets the order) and on the other (empty for an order)."""

    kind: str
    active: frozenset[str]
    other: frozenset[str]


@lru_cache(maxsize=16_384)
def parts(text: str) -> tuple[Part, ...]:
    """What ``text`` tells of this sort, one part of a kind at most."""
    if not _ANY.search(text):
        return ()
    found: list[Part] = []
    for kind, patterns in _KINDS.items():
        told = {Part(kind, _keys(m["a"]), _keys(m["b"])) for pattern in patterns for m in pattern.finditer(text)}
        told = {p for p in told if p.active and p.other and not p.active & p.other}
        if len(told) == 1:
            found += told
    winners = {_keys(m["a"]) for pattern in _AWARDS for m in pattern.finditer(text)}
    if len(winners) == 1:
        found.append(Part("award", next(iter(winners)), frozenset()))
    return tuple(found)


def score(text: str) -> tuple[int, int] | None:
    """The score of a match, the winner's first, if the text tells exactly one."""
    scores = {(max(pair), min(pair)) for m in _PAIR.finditer(text) if (pair := (int(m[1]), int(m[2])))}
    return next(iter(scores)) if len(scores) == 1 else None


def result(text: str) -> str | None:
    """The time in which a race was run, to the hundredth or so ("1:57.40"), if the text tells exactly one."""
    found = set(_RESULT.findall(text))
    return next(iter(found)) if len(found) == 1 else None


def _keys(name: str) -> frozenset[str]:
    return frozenset(name_key(word) for word in re.findall(r"[A-Z][\w’'-]*", re.sub(r"['’]s?$", "", name)) if len(word) > 1)
