"""Names as they are compared: without titles and roles, surnames and given names apart, bodies told from people.

Nicknames come from the ``nicknames`` library (a hand-curated table of English given names).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nicknames import NickNamer
from rapidfuzz import fuzz

from counterpoint.mentions.countries import states
from counterpoint.reconcile.terms import FUNCTION_WORDS, fold, tokens, words

_TITLES = words(
    """
    mr mrs ms miss dr prof professor sir dame lord lady rev reverend bishop archbishop cardinal pope imam rabbi father sister judge
    justice president vice premier chancellor king queen prince princess minister prime foreign defense defence secretary senator
    sen congressman congresswoman rep representative governor gov mayor ambassador general gen lieutenant lt colonel col major maj
    captain capt sergeant sgt officer detective admiral adm chief director chairman chairwoman chair spokesman spokeswoman
    spokesperson coach former then acting deputy attorney the canon mallam alhaji sheikh sheik ayatollah monsignor brigadier
    superintendent inspector constable commander commissioner councillor cllr baroness
    """
)
_SUFFIXES = words("jr sr ii iii iv")
# A name with one of these words is a body's: it is the same only if all its words are.
_BODY_WORDS = words(
    """
    agency army association authority bank board bureau center centre church club college commission committee company congress corp
    corporation council court department embassy federation force forces foundation fund government group hospital house inc
    institute journal league ministry nations navy network news office organisation organization parliament party police post press
    senate service society staff times treasury trust union university of for and
    """
)
# Titles that close a role in capitals before a name.
_OFFICES = words(
    """
    ceo cfo coo cto president chairman chairwoman chair speaker leader minister secretary senator sen congressman congresswoman rep
    representative governor gov mayor ambassador general director chief spokesman spokeswoman spokesperson coach analyst judge justice
    professor prof detective sergeant captain attorney tem tempore
    """
)
_PARTICLES = words("de la le van der den von zu bin ibn al el du di da dos del ter ben y e st")
_PAPERS = words("chronicle examiner gazette globe guardian herald journal mail news post press star sun telegraph times tribune")
_SHORT = re.compile(r"\(([A-Z]{2,6})\)")
_BEFORE = re.compile(r"[^\W\d_][\w’'&-]*")
_BACK = 90  # characters before a short form in which what it stands for is looked for
LONGEST = 4  # words of a name behind a role


@dataclass(frozen=True, slots=True)
class Name:
    """The folded words of a name, without titles."""

    words: tuple[str, ...]
    suffix: str | None = None

    @property
    def joined(self) -> str:
        """Its letters run together."""
        return "".join(self.words)

    @property
    def body(self) -> bool:
        """Whether it is that of a body."""
        return not _BODY_WORDS.isdisjoint(self.words)


def headed(name: str) -> tuple[str | None, str]:
    """The role that opens a name, and the name: "the **daily newspaper** Nordavisen", "**Norcorp CEO** Ada Moe".

    A role is what ends on a common noun or a title before two to four words of a name; what holds "of" or "and" is left as it is.
    """
    found = name.split()
    if any(w in FUNCTION_WORDS for w in found[1:]):
        return None, name
    for at in range(len(found) - 3, -1, -1):
        word, rest = found[at], found[at + 1 :]
        noun = word.isalpha() and word.islower() and word not in _PARTICLES and word not in FUNCTION_WORDS
        if not noun and not (at > 0 and fold(word).rstrip(".").split("-")[-1] in _OFFICES):
            continue
        plain = [fold(w).strip(".,") for w in rest]
        people = len(rest) <= LONGEST and all(w[0].isupper() for w in rest) and _BODY_WORDS.isdisjoint(plain) and _TITLES.isdisjoint(plain)
        if not people:
            return None, name
        told = " ".join(found[: at + 1]) if not any(w.islower() for w in found[1:at]) else None  # a headline ran into the name
        return told, " ".join(rest)
    return None, name


def abbreviations(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What short forms stand for where a text says so, both as folded words: "Lind Water Board (LWB)". What means two is left out."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for text in texts:
        for match in _SHORT.finditer(text):
            full: list[str] = []
            left = match.group(1)
            for word in reversed(_BEFORE.findall(text[max(0, match.start() - _BACK) : match.start()])):
                if word[0] == left[-1:]:
                    left = left[:-1]
                elif word not in FUNCTION_WORDS or not full:
                    break
                full.insert(0, word)
                if not left:
                    found[fold(match.group(1))].add(parse(" ".join(full)).words)
                    break
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}


@lru_cache(maxsize=20_000)
def parse(name: str) -> Name:
    """The name in ``name``, titles and what is in brackets left out."""
    parts = tokens(re.sub(r"\([^)]*\)", " ", name))
    suffix = parts[-1] if len(parts) > 2 and parts[-1] in _SUFFIXES else None
    if suffix:
        parts = parts[:-1]
    kept = list(parts)
    while len(kept) > 1 and kept[0] in _TITLES:
        kept = kept[1:]
    if not _BODY_WORDS.isdisjoint(kept):  # "Foreign Ministry", "Justice Department": no titles there
        kept = parts[1:] if parts[0] == "the" and len(parts) > 1 else parts
        for size in (2, 1):  # "Russian Foreign Ministry" is "Russia's Foreign Ministry"
            state = states().get(" ".join(kept[:size])) if size < len(kept) else None
            kept = [*state, *kept[size:]] if state else kept
    return Name(tuple(kept) or (fold(name),), suffix)


def is_part(short: Name, full: Name) -> bool:
    """Whether ``short`` is "Campbell" to "Kurt Campbell", or "Kim" to "Kim Jong Un"; "Foreign Ministry" to "Russia's Foreign Ministry".

    Else of a body only a paper's name has parts.
    """
    if len(short.words) == 1 < len(full.words) and short.words[0] in _PAPERS:
        return full.words[-1] == short.words[0]
    if short.body and full.words[-len(short.words) :] == short.words:
        return " ".join(full.words[: -len(short.words)]) in states()
    if full.body or short.body or len(short.words) >= len(full.words):
        return False
    n = len(short.words)
    return full.words[-n:] == short.words or full.words[:n] == short.words


def compatible(a: Name, b: Name) -> bool:
    """Whether two full names can be one person's, or are one body's."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if a.joined == b.joined:
        return True
    if a.body or b.body or min(len(a.words), len(b.words)) < 2 or not _same_surname(a, b):
        return False
    for short, long in ((a, b), (b, a)):
        if len(long.words[0]) == 1 and long.words[1:] == short.words:
            return True  # "A. Barry Moe" and "Barry Moe"
    first, other = a.words[0], b.words[0]
    middles = zip(a.words[1:-1], b.words[1:-1], strict=False)
    return _given(first, other) and all(_given(x, y) for x, y in middles)


def _same_surname(a: Name, b: Name) -> bool:
    last, other = a.words[-1], b.words[-1]
    if last == other:
        return True
    alike = min(len(last), len(other)) >= 5 and fuzz.ratio(last, other) >= 75
    return alike and a.words[0] == b.words[0] and sounds(last) == sounds(other)


def same_given(word: str, name: Name) -> bool:
    """Whether ``word`` can be one of the given names of ``name``."""
    return any(_given(fold(word).strip("."), given) for given in name.words[:-1])


def is_title(word: str) -> bool:
    """Whether a word before a surname is a title."""
    return fold(word).strip(".") in _TITLES - {"the"}


def sounds(word: str) -> str:
    """A surname without what transliteration varies: doubled letters, q/g/k, w/v, a last vowel. "Hansen" and "Hanson" stay apart."""
    plain = re.sub(r"^(?:q|g|kh|gh)", "k", word).replace("w", "v").replace("ou", "u").replace("dh", "d")
    plain = "".join(c for c, following in pairwise(plain + " ") if c != following)
    return re.sub(r"[aeiouy]+$", "", plain)


@lru_cache(maxsize=1)
def _nicknames() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=20_000)
def _given(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a nickname of the other."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    table = _nicknames()
    return b in table.nicknames_of(a) or a in table.nicknames_of(b)
