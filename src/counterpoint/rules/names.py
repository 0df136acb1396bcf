"""Names in a text: runs of capitalised words, told apart into titles, persons and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from counterpoint.rules.lexicon import classes, lines
from counterpoint.rules.tokens import Tokens

CLOSED = frozenset[str]().union(
    *(classes()[n] for n in ("auxiliaries", "adverbs", "pronouns", "those", "reflexives", "days")),
    *(classes()[n] for n in ("subordinators", "coordinators", "prepositions", "determiners")),
)
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
            found[form] = found[form.replace("-", " ")] = name
    return found


HANGING = words_of()["hanging"]
"""Participles that hang on the noun before them: "the question **facing** Lind"."""

TITLES, BODIES, ROLES = (words_of()[n] for n in ("titles", "bodies", "roles"))
GROUPS = words_of()["groups"]
SURNAMES, PARTIES = words_of()["surnames"], words_of()["parties"]
FEMALE, MALE = words_of()["female"], words_of()["male"]
GIVEN = FEMALE | MALE
PERSONS = words_of()["persons"] | ROLES | SURNAMES
"""Nouns for one person."""

LEADING = TITLES | (ROLES - SURNAMES)


ALSO_SURNAMES = frozenset(
    [
        "fox",
        "white",
        "church",
        "court",
        "hall",
        "star",
        "house",
        "banks",
        "bank",
        "post",
        "marshal",
        "young",
        "bloomberg",
        "mail",
        "sun",
        "watch",
    ]
)
"""Words of bodies that are surnames behind a title or a given name: "President Vicente **Fox**"."""

AMBIGUOUS = frozenset(["king", "pope", "bishop", "dean", "major", "prince", "duke", "judge", "marshal", "sergeant"])
"""Titles that are surnames behind an initial: "Peter T. **King**"."""

COMPOUNDS = ("-based", "-headquartered", "-flagged", "-born", "-led", "-backed", "-owned", "-controlled", "-listed")


class Name(NamedTuple):
    """A run of capitalised words: titles in ``[lo, at)``, the name proper in ``[at, hi)``."""

    lo: int
    at: int
    hi: int
    body: bool


@lru_cache(maxsize=4096)  # asked for the same names and nouns by most rules about people
def plain(word: str) -> str:
    """A word in lower case without the genitive: "Lund’s" is "lund"."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def names(tokens: Tokens, lo: int, hi: int, opening: int = -1) -> Iterator[Name]:
    """The runs of capitalised words in a range of tokens.

    A word that only opens a sentence (at ``opening``) is none if the text also writes it in lower case.
    """
    end = lo
    for i in [i for i, capital in enumerate(tokens.cap[lo:hi], lo) if capital]:
        if i < end or tokens.low[i] in CLOSED or tokens.low[i].endswith(COMPOUNDS) or (i == opening and _only_opens(tokens, i, hi)):
            continue
        end = _run_end(tokens, i, hi)
        yield _named(tokens, i, end)


def _only_opens(tokens: Tokens, i: int, hi: int) -> bool:
    """Whether a capital at ``i`` comes from the sentence's begin: the text also writes the word small, or a name stands behind it.

    A title before a name is part of it ("**President** Moe"), a participle is none ("**Receiving** French President Moe").
    """
    named = i + 1 < hi and tokens.cap[i + 1]
    return participle_before_name(tokens, i) or (tokens.low[i] in tokens.common and not (named and tokens.low[i] in LEADING))


def participle_before_name(tokens: Tokens, i: int) -> bool:
    """Whether the capitalised form in -ing at ``i`` is a participle with a name behind it, not part of one like "Boeing"."""
    if not tokens.low[i].endswith("ing") or tokens.low[i] in LEADING or i + 1 >= len(tokens.cap) or not tokens.cap[i + 1]:
        return False
    after = plain(tokens.word[i + 1])
    return after in GIVEN or after in TITLES or after in countries()


def _run_end(tokens: Tokens, i: int, hi: int) -> int:
    end = i + 1
    while end < hi:
        word, before = tokens.word[end], tokens.word[end - 1]
        if not (tokens.cap[end] or word == "." or "-" in word or tokens.low[end] in PARTICLES):
            break
        if before.endswith(("'s", "’s")) or tokens.low[end].endswith(COMPOUNDS):
            break
        if (
            (tokens.cap[end] and (tokens.low[end] not in CLOSED or (len(word) == 1 and tokens.word[end + 1 : end + 2] == ["."])))
            or (word == "." and len(before) <= 4 and end + 1 < hi and tokens.word[end + 1][0].isupper())
            or (word[:3].lower() in ("al-", "el-") and not word.islower())
            or (tokens.low[end] in PARTICLES and end + 1 < hi and tokens.word[end + 1][0].isupper())
        ):
            end += 1
        else:
            break
    return end


def _named(tokens: Tokens, lo: int, hi: int) -> Name:
    at = lo
    lows = tokens.low[lo:hi]
    lows[-1] = lows[-1].removesuffix("'s")
    last = hi - lo - 1 if lows[0] in GIVEN and hi - lo > 1 else hi - lo
    last -= last > 3 and lows[-1] in AMBIGUOUS and lows[-2] == "." and len(lows[-3]) == 1
    for i, low in enumerate(lows[:last]):
        ranked = (low in ROLES or low in PARTIES) and 0 < i < last - 1 - (low in ROLES)
        if low in LEADING or ranked or (low == "." and lows[i - 1] in TITLES):
            at = lo + i + 1
    proper = lows[at - lo :]
    known = [low for i, low in enumerate(proper, at) if low in BODIES and not (len(low) == 2 and tokens.word[i].istitle())]
    surname = known == proper[-1:] and len(proper) > 1 and proper[-1] in ALSO_SURNAMES and (at > lo or proper[0] in GIVEN)
    body = not proper or (bool(known) and not surname) or " ".join(proper) in countries()
    body = (
        body or proper[-1] in PARTIES or proper[-1] in GROUPS or (hi - at == 1 and tokens.word[at].isupper() and len(tokens.word[at]) > 1)
    )
    if body and at < hi:
        at = lo
    return Name(lo, at, hi, body)
