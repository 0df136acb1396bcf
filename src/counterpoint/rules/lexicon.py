"""The lexicons: read once from the data files beside this module, with the inflected forms of each verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Shape = Literal["base", "s", "ed", "en", "ing"]
Act = Literal["speech", "stance"]
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a cue verb. ``frames`` and ``preps`` say what may follow it (see ``lexicons/speech.txt``)."""

    lemma: str
    act: Act
    shape: Shape
    frames: frozenset[str]
    preps: frozenset[str]


def lines(name: str) -> Iterator[str]:
    """The lines of a lexicon file without comments and blank lines."""
    for line in (files(__package__) / "lexicons" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """Every form of every cue verb."""
    found: dict[str, Verb] = {}
    acts: tuple[Act, ...] = ("speech", "stance")
    for act in acts:
        for line in lines(act):
            head, _, tail = line.partition(":")
            lemma, *irregular = head.split()
            past, _, participle = (irregular[0] if irregular else "").partition(",")
            frames = frozenset(f for f in tail.split() if "=" not in f)
            preps = frozenset(p for f in tail.split() if f.startswith("p=") for p in f[2:].split(","))
            for form, shape in forms(lemma, past, participle).items():
                found.setdefault(form, Verb(lemma, act, shape, frames, preps))
    return found


def forms(lemma: str, past: str = "", participle: str = "") -> dict[str, Shape]:
    """The inflected forms of an English verb: ``{"deny": "base", "denies": "s", "denied": "ed", "denying": "ing"}``."""
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    y = lemma.endswith("y") and lemma[-2] not in VOWELS
    third = lemma[:-1] + "ies" if y else lemma + ("es" if sibilant else "s")
    if not past:
        past = lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if y else lemma + "ed"
    doubled = past[:-2] if past.endswith("ed") and past[:-2] == lemma + lemma[-1] else lemma
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe")) else doubled
    table: dict[str, Shape] = {stem + "ing": "ing", third: "s"}
    if participle:
        table[participle] = "en"
    table[past] = "ed"
    if past != lemma:
        table[lemma] = "base"
    return table


@lru_cache(maxsize=1)
def pasts() -> dict[str, str]:
    """The past form of each cue verb."""
    return {verb.lemma: form for form, verb in verbs().items() if verb.shape == "ed"}


@lru_cache(maxsize=4)
def classes(file: str = "words") -> dict[str, frozenset[str]]:
    """The classes of a lexicon file with one class a line, by name."""
    pairs = (line.split(" : ", 1) for line in lines(file))
    return {name.strip(): frozenset(words.split()) for name, words in pairs}
