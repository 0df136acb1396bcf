"""Numbers that are names: "B-44", "Landsat 8", "flight no. 446" count nothing, and whoever says them in full invents nothing."""

from __future__ import annotations

import re

from counterpoint.ground.atoms import HYPHEN, PLAIN, Index
from counterpoint.ground.cues import SMALL
from counterpoint.ground.lexicon import CALENDAR, OPENERS
from counterpoint.ground.text import Text

# What things are counted through with. No word that is also a verb ("train 44 recruits", "protesters number 300").
_NUMBERED = frozenset(["flight", "route", "section", "article", "chapter", "resolution", "highway", "gate", "platform"])
_NO_NAMES = CALENDAR | OPENERS | SMALL | {"about", "over", "around", "nearly", "almost", "roughly", "only", "page", "age", "aged"}
_STOPS = frozenset(".!?:")
_NUMBER = re.compile(r"\d+")
_ANY = "#"  # "flight 446" and "no. 446" are one

Label = tuple[str, str]


def labels(text: Text) -> frozenset[Label]:
    """The names with numbers that an article has: the word before, and the number."""
    return text.known(_of_article, None)


def label(atoms: Index, k: int) -> Label | None:
    """The name in which number ``k`` stands by its look: joined to a word in capitals, behind a capitalised word or "flight", "no."."""
    if k == 0 or not _NUMBER.fullmatch(atoms.key(k)):
        return None
    word, written = atoms.key(k - 1), atoms.written(k - 1, k)
    if word in _NUMBERED or (word == "." and k > 1 and atoms.key(k - 2) == "no"):
        return _ANY, atoms.key(k)
    if not written[0].isupper() or word in _NO_NAMES:
        return None
    joined = atoms.glue[k] == HYPHEN or (atoms.glue[k] == PLAIN and atoms.begins[k] - atoms.ends[k - 1] == 1)
    return (word, atoms.key(k)) if joined else None


def _of_article(text: Text, _: None) -> frozenset[Label]:
    index = text.index
    found = (label(index, k) for k in range(len(index)) if not _opened(index, k))
    return frozenset(each for each in found if each)


def _opened(index: Index, k: int) -> bool:
    """Whether the word before atom ``k`` has its capital because a sentence begins with it: "Thousands 12"."""
    if k < 2 or index.glue[k] == HYPHEN:
        return k == 1 and index.glue[k] != HYPHEN
    return index.key(k - 2) in _STOPS or "\n" in index.folded.text[index.ends[k - 2] : index.begins[k - 1]]
