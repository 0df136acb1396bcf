"""Words that turn the meaning of their neighbours: a quotation may not leave them out at its edge or in its ellipsis."""

from __future__ import annotations

import re

from counterpoint.ground.atoms import DASH, Index
from counterpoint.ground.lexicon import HAN_NUMBERS, HEDGES, MAGNITUDES, NEGATIONS, NUMBER_WORDS, RELATIVE, TURNING

_CLAUSE = frozenset(",;:()[]")
_ENDERS = frozenset(".!?…。！？；")
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
    before = text.key(i - 1)
    if j - i > (_SHORT_HAN if _HAN.match(before) else _SHORT):
        return ""
    joined = text.begins[i] == text.ends[i - 1]
    if negates(before) and text.glue[i] != DASH and (joined or not _HAN.match(before)):
        return f"the text has “{text.written(i - 1, j)}”"
    return ""


def flips(text: Index, i: int, j: int) -> str:
    """Why leaving out atoms ``i`` up to ``j`` turns the meaning of what stands around them, or "".

    A negation may be left out only where it lies in a sentence of its own or in a clause set apart by punctuation on both
    sides; and a piece that stands in another sentence must begin it, so that it keeps its subject.
    """
    clauses = _clauses(text, i, j)
    if any(end for _, end in clauses[:-1]) and clauses[-1][0]:
        return f"the shortened quote joins the middle of one sentence to another: “… {text.written(j - 1, j + 2)}”"
    for n, (keys, _) in enumerate(clauses):
        whole = n > 0 and clauses[n - 1][1] and clauses[n][1]
        edge = n in {0, len(clauses) - 1}
        aside = not edge and (whole or (keys[:1] and keys[0] in RELATIVE))
        turning = [k for k in keys if negates(k) or k in TURNING]
        if turning and not aside:
            return f"the words left out hold “{turning[0]}”: “{text.written(max(i - 3, 0), min(j + 3, i + 20))}”"
    beside = clauses[0][0][:2] + clauses[-1][0][-2:]
    hedges = [k for k in beside if k in HEDGES]
    return f"the words left out hold “{hedges[0]}”" if hedges else ""


def _clauses(text: Index, i: int, j: int) -> list[tuple[list[str], bool]]:
    """The atoms between by clause, each with whether a sentence ends with it."""
    clauses: list[tuple[list[str], bool]] = [([], False)]
    for k in range(i, j):
        key = text.key(k)
        line = k > 0 and "\n" in text.folded.text[text.ends[k - 1] : text.begins[k]] and _paragraph(text, k)
        if line or text.glue[k] == DASH:
            clauses[-1] = (clauses[-1][0], bool(line) or clauses[-1][1])
            clauses.append(([], False))
        if key in _CLAUSE or (key in _ENDERS and not _abbreviates(text, k)):
            clauses[-1] = (clauses[-1][0], key in _ENDERS)
            clauses.append(([], False))
        else:
            clauses[-1][0].append(key)
    return clauses


def _paragraph(text: Index, k: int) -> bool:
    return "\n\n" in text.folded.text[text.ends[k - 1] : text.begins[k]]


def _abbreviates(text: Index, k: int) -> bool:
    """Whether the full stop ``k`` belongs to "U.S." or "Mr." rather than ending a sentence."""
    nxt = text.written(k + 1, k + 2)
    return k > 0 and (len(text.key(k - 1)) == 1 or text.key(k - 1) in {"mr", "mrs", "ms", "dr", "st", "sen", "gen", "gov"} or nxt.islower())
