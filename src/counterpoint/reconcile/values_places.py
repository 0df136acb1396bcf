"""Comparing places by their names. No gazetteer: what lies in what is known only where the names say it."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterpoint.reconcile.values_verdict import Verdict

_LEAD = re.compile(
    r"^(?:(?:in|at|near|to|from|on|off|of|outside|inside|around|across|over|the|a|an|city|town|village|capital|port)\b[ ]+(?:of\b[ ]+)?)+"
)
_SIDE_WORDS = {
    "north": "north northern", "south": "south southern", "east": "east eastern", "west": "west western",
    "northeast": "northeast northeastern north-east north-eastern", "northwest": "northwest northwestern north-west north-western",
    "southeast": "southeast southeastern south-east south-eastern", "southwest": "southwest southwestern south-west south-western",
    "central": "central downtown centre center",
}  # fmt: skip
_SIDE = {word: side for side, words in _SIDE_WORDS.items() for word in words.split()}
_OPPOSITE = {frozenset(pair) for pair in (("north", "south"), ("east", "west"), ("northeast", "southwest"), ("northwest", "southeast"))}
_NOT_A_SIDE = frozenset({"virginia", "sudan", "bank", "wales"})  # West Virginia does not lie in Virginia
_ALIASES = {
    "u.s": "united states", "us": "united states", "usa": "united states", "u.s.a": "united states", "america": "united states",
    "uk": "united kingdom", "u.k": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "uae": "united arab emirates",
}  # fmt: skip
_KINDS = frozenset(
    ("region", "province", "oblast", "state", "county", "district", "prefecture", "governorate", "republic", "department", "canton", "city")
)
_JOINTS = re.compile(r",\s*|\s+(?:in|of|near|outside|within)\s+(?:the\s+)?")


class _Name(NamedTuple):
    """One name of a place: "northern", "kursk", "region"."""

    side: str | None
    name: str
    kind: str | None


def compare_places(a: str | None, b: str | None) -> Verdict:
    """How two places relate, as far as their names tell: "Kursk" lies within "Kursk region", "northern Gaza" within "Gaza".

    Different names are ``incomparable``: one may lie in the other. Only opposite sides of one place, and two regions of one kind
    with different names, exclude each other.
    """
    if not a or not b or not (place_a := _parts(a)) or not (place_b := _parts(b)):
        return Verdict(relation="incomparable", why="one of the two names no place")
    if place_a == place_b:
        return Verdict(relation="equal", why=f"“{a}” and “{b}” are the same place")
    if _within(place_a, place_b):
        return Verdict(relation="refines", why=f"“{a}” lies within “{b}”")
    if _within(place_b, place_a):
        return Verdict(relation="refined_by", why=f"“{b}” lies within “{a}”")
    if _apart(place_a[-1], place_b[-1]) or (len(place_a) == len(place_b) and place_a[1:] == place_b[1:] and _apart(place_a[0], place_b[0])):
        return Verdict(relation="excludes", why=f"“{a}” and “{b}” are different places of one kind")
    return Verdict(relation="incomparable", why=f"whether “{a}” and “{b}” lie in each other is not known")


def _parts(place: str) -> tuple[_Name, ...]:
    """The names in a place, from the smallest to the largest: "a school in northern Kyiv, Ukraine"."""
    parts = (_name(part) for part in _JOINTS.split(_LEAD.sub("", place.lower().strip(" .,;:"))))
    return tuple(part for part in parts if part.name)


def _name(words: str) -> _Name:
    tokens = _LEAD.sub("", words.replace("’", "'").strip(" .,;:")).split()
    side = kind = None
    if len(tokens) > 1 and tokens[0] in _SIDE and tokens[1] not in _NOT_A_SIDE:
        side = _SIDE[tokens.pop(0)]
    if len(tokens) > 1 and tokens[-1] in _KINDS:
        kind = tokens.pop()
    name = " ".join(tokens)
    return _Name(side, _ALIASES.get(name, name), kind)


def _within(a: tuple[_Name, ...], b: tuple[_Name, ...]) -> bool:
    """Whether all names of ``b`` stand side by side in ``a``, each as precise or more so."""
    runs = (a[i : i + len(b)] for i in range(len(a) - len(b) + 1))
    return any(all(_finer(x, y) for x, y in zip(run, b, strict=True)) for run in runs)


def _finer(x: _Name, y: _Name) -> bool:
    """Whether ``x`` is as precise as ``y`` or more: "northern Gaza" than "Gaza", "Kursk" than "Kursk region"."""
    return x.name == y.name and (x.side == y.side or y.side is None) and (x.kind == y.kind or x.kind is None)


def _apart(x: _Name, y: _Name) -> bool:
    if x.name == y.name:
        return x.kind == y.kind and x.side is not None and y.side is not None and frozenset((x.side, y.side)) in _OPPOSITE
    if x.side or y.side:
        return False
    return (x.kind is not None and x.kind == y.kind) or _numbered_apart(x.name, y.name)


def _numbered_apart(a: str, b: str) -> bool:
    """Whether two names differ in a number only: "Terminal 2" and "Terminal 3"."""
    head_a, _, number_a = a.rpartition(" ")
    head_b, _, number_b = b.rpartition(" ")
    return bool(head_a) and head_a == head_b and number_a.isdigit() and number_b.isdigit() and number_a != number_b
