"""Who does it to whom: "Brook has bought Mill", "Brook was bought by Mill" and "Mill has bought Brook" have the same words.

The last two are the reverse of the first, though no word tells that. What two do together ("Brook met Mill") has no direction.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from functools import lru_cache
from typing import NamedTuple

from counterpoint.reconcile.terms import FUNCTION_WORDS, name_key, stem, stems, words

_BE = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
_ENDS = r"\b(?:in|at|on|from|for|with|to|after|before|during|over|near|who|which|that|and|as)\b"  # the name of who does it
_BY = re.compile(rf"\b{_BE} (?:\w+ly )?(\w+)(?: (?:up|out|down|off|over|away))? by\b(?P<doer>(?:(?!{_ENDS})[^,.;:–—])*)", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_AFTER_BE = re.compile(rf"\b{_BE} (?:[\w’'-]+ ){{0,8}}\Z", re.IGNORECASE)  # a passive, or a question: "is anybody around him compromised"


_DAYS = frozenset(day.casefold() for day in (*day_name, *month_name) if day)
_TOGETHER = frozenset(
    stem(w)
    for w in words(
        """
        meet marry wed divorce date talk speak clash fight battle debate discuss play draw tie trade border partner cooperate ally negotiate
        agree sign differ resemble merge compete face compare join share near between versus against with war peace match game deal treaty
        talks meeting summit contest final say tell report be have
        """
    )
)


class _Passive(NamedTuple):
    """What is done, to whom, and by whom, as stems."""

    verb: frozenset[str]
    subject: frozenset[str]
    doer: frozenset[str]


def turned_round(a: str, b: str) -> bool:
    """Whether the subject of a passive is in the other statement the one who does it, to the one who does it here; or two active ones."""
    return any(_reverse(passive, other) for text, other in ((a, b), (b, a)) for passive in _passives(text)) or _exchanged(a, b)


def _exchanged(a: str, b: str) -> bool:
    """Whether two names stand on the other sides of a word that both statements have, and that tells what one does to the other."""
    left, right = _order(a), _order(b)
    if left is None or right is None or left[0] != right[2] or left[2] != right[0]:
        return False
    between = left[1] & right[1]
    return bool(between) and between.isdisjoint(_TOGETHER)


@lru_cache(maxsize=32_768)
def _order(text: str) -> tuple[str, frozenset[str], str] | None:
    """The first name of an active statement, the words up to the next name, and that; None where there are no two."""
    names = [m for m in _NAME.finditer(text) if (last := _last(m)) not in FUNCTION_WORDS and last not in _DAYS]
    if len(names) < 2 or _BY.search(text):
        return None
    first, second = names[:2]
    between = text[first.end() : second.start()]
    if re.search(r"[,;:–—]|\b(?:and|or)\b", between):
        return None
    return name_key(_last(first)), stems(between), name_key(_last(second))


def _last(name: re.Match[str]) -> str:
    return re.sub(r"['’]s?$", "", name.group().split()[-1]).casefold()


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
