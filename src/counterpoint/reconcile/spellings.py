"""What stands for the same words in a statement laid side by side with another: an editor's insertion, initials, a slip in a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from counterpoint.reconcile.frames import Word

_INSERTION = re.compile(r"\[[^\[\]]*\]")
SLIP = 5  # letters of a name in which one may be wrong; shorter ones ("Iran", "Iraq") differ by one letter as such


def inserted(text: str, side: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether an editor put the words of one side into a quotation, for words that name nobody: "they [the deputies]"."""
    if not side or any(w.capital for w in other):
        return False
    return any(m.start() <= side[0].start and side[-1].end <= m.end() for m in _INSERTION.finditer(text))


def one_name(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two names are one, by initials ("Unesco") or but for a slip in the last word ("Ada Moeller", "Moeler")."""
    if not left or not right or not all(w.capital for w in (*left, *right)):
        return False
    return _initials(left, right) or _initials(right, left) or _slip(left, right)


def _initials(name: Sequence[Word], short: Sequence[Word]) -> bool:
    return len(short) == 1 and len(name) > 1 and short[0].token == "".join(w.token[0] for w in name)


def _slip(left: Sequence[Word], right: Sequence[Word]) -> bool:
    first, second = left[-1].token, right[-1].token
    given = {w.token for w in left[:-1]}, {w.token for w in right[:-1]}
    if max(len(first), len(second)) < SLIP or first[0] != second[0] or not (given[0] <= given[1] or given[1] <= given[0]):
        return False
    return DamerauLevenshtein.distance(first, second, score_cutoff=1) == 1
