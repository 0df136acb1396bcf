"""Words that turn the meaning of their neighbours: a quotation may not leave them out at its edge or in its ellipsis."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterpoint.ground.atoms import DASH, Index
from counterpoint.ground.lexicon import HAN_NUMBERS, HEDGES, JOINING, MAGNITUDES, NEGATIONS, NUMBER_WORDS, RELATIVE, TURNING
from counterpoint.ground.typography import EM_DASH

_CLAUSE = frozenset(",:()[]，、")
ENDERS = frozenset(".!?;…。！？；")
_SHORT = 4  # atoms: so short a fragment right after a negation is its object, and means the opposite alone
_SHORT_HAN = 6
_HAN = re.compile("[\u3400-\u9fff]")


def negates(key: str) -> bool:
    """Whether a folded word is a negation."""
    return key in NEGATIONS or key.endswith("n't")


def is_number(key: str) -> bool:
    """Whether a folded atom is a number, in digits or as a word."""
    return any(c.isdigit() for c in key) or key in NUMBER_WORDS or key in HAN_NUMBERS


def cuts_number(text: Index, i: int, j: int) -> str:
    """Why atoms ``i`` up to ``j`` cut a number in two ("10" of "10 million"), or ""."""
    for a, edge in ((i - 1, i), (j - 1, j)):
        if a < 0 or edge >= len(text):
            continue
        before, after = text.key(a), text.key(edge)
        parted = text.begins[edge] - text.ends[a] > 1
        if (is_number(before) and after in MAGNITUDES) or (before in HAN_NUMBERS and after in HAN_NUMBERS):
            return f"the text has “{text.written(a, edge + 1)}”"
        if before.isdigit() and after == "per" and text.keys(edge + 1, edge + 2) == ["cent"]:
            return f"the text has “{text.written(a, edge + 2)}”"
        if before[-1:].isdigit() and after in HAN_NUMBERS and not parted:
            return f"the text has “{text.written(a, edge + 1)}”"
    return ""


def leaves_negation(text: Index, i: int, j: int) -> str:
    """Why a fragment means the opposite of what the text says ("guilty" of "not guilty"), or "".

    Only of short fragments: a long one is a quotation that begins in the middle, and its reader is shown the sentence.
    """
    if i == 0:
        return ""
    before = text.key(i - 2) if i > 1 and text.key(i - 1) == "␣" else text.key(i - 1)
    if before == "no" and text.key(i) == "one":
        return "the text has “no one”"
    if j - i > (_SHORT_HAN if _HAN.match(before) else _SHORT):
        return ""
    joined = text.begins[i] == text.ends[i - 1]
    if negates(before) and text.glue[i] != DASH and (joined or not _HAN.match(before)):
        return f"the text has “{text.written(i - 1, j)}”"
    return ""


def flips(text: Index, i: int, j: int) -> str:
    """Why leaving out atoms ``i`` up to ``j`` turns the meaning of what stands around them, or "".

    A negation may be left out only where it lies in a sentence of its own or in a clause set apart on both sides; and a
    piece that stands in another sentence must begin it, so that it keeps its subject.
    """
    clauses = _clauses(text, i, j)
    last = clauses[-1].keys
    joins = len(clauses) > 1 and len(last) > 1 and last[0] in JOINING  # "won, and her rival" … "got 48.7%"
    begins = not last and clauses[-2:-1] != [] and clauses[-2].ends
    if (any(clause.ends for clause in clauses) and not begins) or joins:
        return f"the shortened quote joins one statement to the middle of another: “… {text.written(j - 1, j + 2)}”"
    for n, clause in enumerate(clauses):
        turning = next((k for k in clause.keys if negates(k) or k in TURNING), "")
        if turning and not (0 < n < len(clauses) - 1 and _aside(clauses, n)):
            return f"the words left out hold “{turning}”: “{text.written(max(i - 3, 0), min(j + 3, i + 20))}”"
    beside = text.keys(i, j) if j - i <= _SHORT else last[-2:]
    hedge = next((k for k in beside if k in HEDGES), "")
    return f"the words left out hold “{hedge}”" if hedge else ""


def set_apart(text: Index, i: int, j: int) -> bool:
    """Whether atoms ``i`` up to ``j`` are an insertion with punctuation on both sides: ", the minister,"."""
    clauses = _clauses(text, i, j)
    return len(clauses) > 2 and not clauses[0].keys and not clauses[-1].keys and not any(c.ends for c in clauses)


@dataclass(frozen=True)
class _Clause:
    keys: list[str]
    mark: str  # what it ends with: "" at the next piece, "—", a comma, a full stop

    @property
    def ends(self) -> bool:
        return self.mark in ENDERS


def _aside(clauses: list[_Clause], n: int) -> bool:
    """Whether a clause says something by itself: of a whole sentence left out, a relative clause, words between dashes."""
    clause, marks = clauses[n], (clauses[n - 1].mark, clauses[n].mark)
    if any(c.ends for c in clauses[:n]) and any(c.ends for c in clauses[n:]):
        return True
    if clause.keys[:1] and clause.keys[0] in RELATIVE:
        return True
    return marks in {(EM_DASH, EM_DASH), ("(", ")")} and not any(negates(k) for k in clause.keys[:2])


def _clauses(text: Index, i: int, j: int) -> list[_Clause]:
    """The atoms between, by clause; the last clause is the one that the next piece goes on."""
    opened = text.key(i - 1) if i else ""
    clauses = [_Clause([], opened)] if opened in ENDERS | _CLAUSE else []
    keys: list[str] = []
    for k in range(i, j + 1):
        mark = _before(text, k)
        if mark:
            clauses.append(_Clause(keys, mark))
            keys = []
        key = text.key(k)
        if k < j and (key in _CLAUSE or (key in ENDERS and not _abbreviates(text, k))):
            clauses.append(_Clause(keys, key))
            keys = []
        elif k < j:
            keys.append(key)
    return [*clauses, _Clause(keys, "")]


def _before(text: Index, k: int) -> str:
    """A dash or the end of a paragraph before atom ``k``."""
    if k and _paragraph(text, k):
        return "."
    return EM_DASH if text.glue[k] == DASH else ""


def _paragraph(text: Index, k: int) -> bool:
    return "\n\n" in text.folded.text[text.ends[k - 1] : text.begins[k]]


def _abbreviates(text: Index, k: int) -> bool:
    """Whether the full stop ``k`` belongs to "U.S." or "Mr." rather than ending a sentence."""
    nxt = text.written(k + 1, k + 2)
    return (
        text.key(k) == "."
        and k > 0
        and (len(text.key(k - 1)) == 1 or text.key(k - 1) in {"mr", "mrs", "ms", "dr", "st", "sen", "gen", "gov"} or nxt.islower())
    )
