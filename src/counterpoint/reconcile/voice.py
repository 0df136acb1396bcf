"""Active against passive: "Brook has bought Mill" and "Brook was bought by Mill" have the same words and are the reverse of each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from counterpoint.reconcile.terms import stems

_BE = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
_ENDS = r"\b(?:in|at|on|from|for|with|to|after|before|during|over|near|who|which|that|and|as)\b"  # the name of who does it
_BY = re.compile(rf"\b{_BE} (?:\w+ly )?(\w+)(?: (?:up|out|down|off|over|away))? by\b(?P<doer>(?:(?!{_ENDS})[^,.;:–—])*)", re.IGNORECASE)
_AFTER_BE = re.compile(rf"\b{_BE} (?:[\w’'-]+ ){{0,8}}\Z", re.IGNORECASE)  # a passive, or a question: "is anybody around him compromised"


class _Passive(NamedTuple):
    """What is done, to whom, and by whom, as stems."""

    verb: frozenset[str]
    subject: frozenset[str]
    doer: frozenset[str]


def turned_round(a: str, b: str) -> bool:
    """Whether the subject of a passive is in the other statement the one who does it, to the one who does it here."""
    return any(_reverse(passive, other) for text, other in ((a, b), (b, a)) for passive in _passives(text))


@lru_cache(maxsize=32_768)
def _passives(text: str) -> tuple[_Passive, ...]:
    found = _BY.finditer(text) if " by " in text else ()
    return tuple(_Passive(stems(m[1]), stems(text[: m.start()]), stems(m["doer"])) for m in found)


def _reverse(passive: _Passive, text: str) -> bool:
    at = [m for m in re.finditer(r"\w+", text) if stems(m.group()) and stems(m.group()) <= passive.verb]
    if len(at) != 1 or _AFTER_BE.search(text, 0, at[0].start()):
        return False
    before, after = stems(text[: at[0].start()]), stems(text[at[0].end() :])
    to_the_doer = bool(after & passive.doer) and not before & passive.doer
    return to_the_doer and bool(before & passive.subject) and not after & passive.subject
