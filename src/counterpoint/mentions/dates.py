"""Expressions of time in text: where they stand. What they mean is `resolve`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from counterpoint.article import Span
from counterpoint.mentions.case import hints_in, lowered
from counterpoint.mentions.date_patterns import ATOM, HINTS, LEAD, MONTH_LEADS

LOOK_BACK = 30  # characters; the longest lead is shorter
_OPEN = re.compile(r"[\s-]+(?:in|on)?\s*$")
_JOIN = re.compile(r",? (?:(?:on|at|in|of) )?|, ?|[-–—]| (?:to|and|until|through) ")
_HULL = re.compile(r" (?:to|and|until|through) |[-–—]")
_FINER = {"clock": 0, "day": 1, "weekday": 1, "iso": 2, "slash": 2, "dmy": 2, "mdy": 2}
_COUNTED = re.compile(r"[ ](?:[a-z]+s|people|men|women|children)\b(?<!elections)(?<!olympics)(?<!was)(?<!has)(?<!is)")
_OPENERS = frozenset({"of", "for", "over", "about"})


class Atom(NamedTuple):
    """One expression of time: its kind, where it stands without and with its preposition, and its leads."""

    kind: str
    start: int
    end: int
    outer: int
    prep: str
    mod: str


def find_dates(text: str) -> list[Span]:
    """The expressions of time in ``text``, in order: "on Wednesday", "last month", "30 October 2024", "5 p.m."."""
    return [Span(start=start, end=end) for start, end in places(text)]


@lru_cache(maxsize=256)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """Where the expressions of time stand: start and end. Kept for the last texts: quantities of the same sentence ask again."""
    if HINTS.isdisjoint(hints_in(text)):
        return ()
    found: list[tuple[int, int]] = []
    last: Atom | None = None
    for atom in atoms(text):
        if last and _belong(text, last, atom):
            found[-1] = (found[-1][0], atom.end)
        else:
            found.append((atom.outer, atom.end))
        last = atom
    return tuple(found)


def atoms(text: str) -> Iterator[Atom]:
    """The single expressions of time, in order, not yet joined."""
    last: Atom | None = None
    low = lowered(text)
    for found in ATOM.finditer(text):
        atom = _atom(low, found, last)
        if atom:
            yield atom
            last = atom


def _atom(low: str, found: re.Match[str], last: Atom | None) -> Atom | None:
    text, kind = found.string, found.lastgroup or ""
    lead = LEAD.search(low, max(0, found.start() - LOOK_BACK), found.start())
    prep = (lead["prep"] or "").strip() if lead else ""
    mod = _OPEN.sub("", lead["mod"]) if lead and lead["mod"] else ""
    if kind == "month" and not (prep in MONTH_LEADS or mod or _is_alone(text, found) or _closes(text, found, last)):
        return None
    if kind == "years" and not _is_year(text, found, prep, mod):
        return None
    if prep and not mod and (prep in _OPENERS and kind not in {"past", "calendar"}):
        return Atom(kind, found.start(), found.end(), found.start(), prep, mod)
    return Atom(kind, found.start(), found.end(), lead.start() if lead else found.start(), prep, mod)


def _is_alone(text: str, found: re.Match[str]) -> bool:
    return found[0] == text.strip()


def _closes(text: str, found: re.Match[str], last: Atom | None) -> bool:
    """Whether a month ends a range that another month opens ("from May to July")."""
    return last is not None and last.kind in {"month", "my"} and bool(_HULL.fullmatch(text, last.end, found.start()))


def _is_year(text: str, found: re.Match[str], prep: str, mod: str) -> bool:
    """Whether four digits are a year: after a preposition of time, or where nothing is counted by them."""
    if prep in MONTH_LEADS | {"as of"} or mod:
        return not (prep in {"of", "around", "about", "from"} and _COUNTED.match(text, found.end()))
    return prep == "" and not _COUNTED.match(text, found.end()) and found[0][:2] in {"19", "20"}


def _belong(text: str, first: Atom, second: Atom) -> bool:
    """Whether two neighbours are one expression: "5 p.m. on Wednesday", "Wednesday, 30 October", "from May to July"."""
    between = text[first.end : second.start]
    if len(between) > 9 or not _JOIN.fullmatch(between):
        return False
    if _HULL.fullmatch(between):
        return first.prep in {"from", "between"} or ("-" in between and first.kind == second.kind)
    a, b = _FINER.get(first.kind), _FINER.get(second.kind)
    return a is not None and b is not None and a != b
