"""What stands in quotation marks, and where lines begin: marks pair within a line, and an open one holds all to its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterpoint.ground.atoms import Index

_QUOTES = re.compile(r""""+|''+""")
# Straight single marks are apostrophes too often. A curved one that opens a word is closed by the next that ends one.
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)(?:[^\n’]|’(?=\w))*")


def quotations(index: Index, low: int, places: Sequence[int]) -> tuple[list[bool], list[bool]]:
    """For the atoms from ``low`` on, which stand at ``places`` of the text: whether each is quoted, and whether it begins a line."""
    norm, quoted, opens = index.folded.text, [], []
    single = _singles(index.text, places)
    inside, done = False, index.begins[low] if places else 0
    for k, place in enumerate(places, low):
        between = norm[done : index.begins[k]]
        opens.append("\n" in between)
        marks = between.rpartition("\n")[2]
        inside = (inside and not opens[-1]) != (len(_QUOTES.findall(marks)) % 2 == 1)
        while single and single[0][1] <= place:
            single.pop(0)
        quoted.append(inside or bool(single and single[0][0] <= place))
        done = index.ends[k]
    return quoted, opens


def _singles(text: str, places: Sequence[int]) -> list[tuple[int, int]]:
    return [found.span() for found in _SINGLE.finditer(text, max(places[0] - 1, 0), places[-1] + 1)] if places else []
