"""Names in a text: runs of capitalised words, told apart into titles, persons and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterpoint.rules.lexicon import classes, lines
from counterpoint.rules.tokens import Tokens

CLOSED = frozenset().union(*(words for name, words in classes().items() if name not in ("nouns", "irregular", "catenatives", "months")))
PARTICLES = frozenset(["de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "dos", "di", "du", "le", "ter", "ten"])


@lru_cache(maxsize=1)
def words_of() -> dict[str, frozenset[str]]:
    """The classes of ``lexicons/names.txt``."""
    pairs = (line.split(" : ", 1) for line in lines("names"))
    return {name: frozenset(words.split()) for name, words in pairs}


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Country by each of its forms, in lower case: ``{"norwegian": "Norway", "norway": "Norway"}``."""
    found: dict[str, str] = {}
    for line in lines("places"):
        name, _, forms = line.partition(" : ")
        for form in (name.lower(), *forms.split()):
            found[form] = name
    return found


TITLES, BODIES, ROLES = (words_of()[n] for n in ("titles", "bodies", "roles"))
SURNAMES = words_of()["surnames"]
FEMALE, MALE = words_of()["female"], words_of()["male"]


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: titles in ``[lo, at)``, the name proper in ``[at, hi)``."""

    lo: int
    at: int
    hi: int
    body: bool


def plain(word: str) -> str:
    """A word in lower case without the genitive: "Lund’s" is "lund"."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def names(tokens: Tokens, lo: int, hi: int, opening: int = -1) -> Iterator[Name]:
    """The runs of capitalised words in a range of tokens. A word that only opens a sentence (at ``opening``) is none if the text
    also writes it in lower case.
    """
    i = lo
    while i < hi:
        if not _starts(tokens, i) or (i == opening and tokens.low[i] in tokens.common):
            i += 1
            continue
        end = _run_end(tokens, i, hi)
        yield _named(tokens, i, end)
        i = end


def _starts(tokens: Tokens, i: int) -> bool:
    word = tokens.word[i]
    return word[0].isupper() and tokens.low[i] not in CLOSED and word[0].isalpha()


def _run_end(tokens: Tokens, i: int, hi: int) -> int:
    end = i + 1
    while end < hi:
        word, before = tokens.word[end], tokens.word[end - 1]
        if before.endswith(("'s", "’s")):
            break
        if (
            (word[0].isupper() and tokens.low[end] not in CLOSED)
            or (word == "." and len(before) <= 4 and end + 1 < hi and tokens.word[end + 1][0].isupper())
            or (word.lower() in PARTICLES and end + 1 < hi and tokens.word[end + 1][0].isupper())
        ):
            end += 1
        else:
            break
    return end


def _named(tokens: Tokens, lo: int, hi: int) -> Name:
    at = lo
    for i in range(lo, hi):
        low = plain(tokens.word[i])
        if i == hi - 1 > lo and plain(tokens.word[lo]) in FEMALE | MALE:
            break
        if low in TITLES or (low in ROLES and low not in SURNAMES) or (tokens.word[i] == "." and plain(tokens.word[i - 1]) in TITLES):
            at = i + 1
    body = any(plain(tokens.word[i]) in BODIES for i in range(at, hi)) or at == hi
    name = " ".join(plain(tokens.word[i]) for i in range(at, hi))
    body = body or name in countries() or (hi - at == 1 and tokens.word[at].isupper() and len(tokens.word[at]) > 1)
    if body and at < hi:
        at = lo
    return Name(lo, at, hi, body)
