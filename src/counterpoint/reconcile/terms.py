"""Words as things to compare: folded, stemmed, with names apart.

English, by general rules. Stems are Snowball's (Porter 2), from the ``snowballstemmer`` library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from counterpoint.mentions.countries import country_words, official_names
from counterpoint.reconcile.families import family_of, inflected

# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"})


class _Folded(dict[int, str]):
    """What each character is folded to, found when it is first met: the marks of a letter never depend on what stands beside it."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        self[code] = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)
        return self[code]


_FOLDED = _Folded()
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def words(listed: str) -> frozenset[str]:
    """A set of words from a list written as text."""
    return frozenset(listed.split())


FUNCTION_WORDS = words(
    """
    a about above after again against all also although am among an and another any are as at be became because been before being
    between both but by can could did do does doing down during each either else even ever every for from further had has have
    having he her here hers herself him himself his how however i if in including into is it its itself just later may me meanwhile
    might more most much must my nor now of off on once one only onto or other our out over own per rather s same shall she should
    since so some still such t than that the their them themselves then there therefore these they this those though through thus to
    together too toward towards under until up upon very was we were what when where whether which while who whom whose why will
    with within would yet you your mr mrs ms dr
    """
)
# Words that attribute or hedge: they say how something is told, not what is told.
TELLING_WORDS = words(
    """
    said say says saying told tell tells telling according reported reportedly report reports added adds noted notes stated states
    announced announces claimed claims allegedly apparently appears appear seems seem suggested suggests reporters statement quoted
    thursday friday saturday sunday monday tuesday wednesday today yesterday tomorrow
    """
)
NUMBER_WORDS = words(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens
    percent dollar dollars euro euros pound pounds yen
    """
)
_MONTHS = {
    short: month
    for month in words("january february march april may june july august september october november december")
    for short in (month, month[:3], month[:4] if month == "september" else month)
}
# An adverb that opens a sentence has a capital and is no name; short names end so too ("Sally", "Italy").
_ADVERB = re.compile(r"\w{3,}(?:al|nt|te|ve|us|ed|ing|ct|ent|ick|ost|ear|ab|ib|ful|ead|ar)ly$")
_SHORTENED = words("i'd i'll i'm i've you're you've you'll we're we've we'll they're they've they'll it'll")
_NO_TERMS = FUNCTION_WORDS | TELLING_WORDS | NUMBER_WORDS | _SHORTENED
_NOT_NAMES = FUNCTION_WORDS | TELLING_WORDS | _MONTHS.keys() | words("no not yes")
_ALIASES = {"u.s.": "us", "u.s.a.": "us", "usa": "us", "america": "us", "u.k.": "uk", "britain": "uk", "u.n.": "un", "e.u.": "eu"}
_PHRASE = re.compile("(united states)|(united kingdom)|(united nations)|(european union)", re.IGNORECASE)
_SHORT = ("US", "UK", "UN", "EU")


@lru_cache(maxsize=200_000)
def _fold_word(word: str) -> str:
    return fold(word)


def fold(text: str) -> str:
    """``text`` without case, diacritics and typographic apostrophes: "Łódź’s" is "lodz's"."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def tokens(text: str) -> list[str]:
    """The folded words and numbers of ``text`` in order; "U.S." is "us", a possessive loses its mark, "10,000" stays one."""
    plain = _DOTTED.sub(lambda m: m.group().replace(".", ""), fold(text))
    return [t.removesuffix("'s").replace("'", "") if "'" in t and not t.endswith("n't") else t for t in _TOKEN.findall(plain)]


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return family_of()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(_families().values())


@lru_cache(maxsize=100_000)
def stem(token: str) -> str:
    """The stem of a folded token, or the word that stands for its family ("won" and "victory" are "win")."""
    families = _families()
    if token in families:
        return families[token]
    short = str(_stemmer().stemWord(token))
    if family := inflected(token, families, _stemmer().stemWord):
        return family
    return token if short in _heads() else short  # "fired" is no fire


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of ``text``; numbers are left out: they are values, not words."""
    return frozenset(
        stem(t) for t in tokens(text) if len(t) > 1 and not t[0].isdigit() and t not in FUNCTION_WORDS and t not in TELLING_WORDS
    )


# Endings that make a people, a language or an adjective of a country's name, taken off again and again: Japan-ese, Kor-ean, Ukrain-ian.
_ENDINGS = re.compile(r"(?<=\w{3})(?:ians?|eans?|ese|ans?|ish|s|[aeiouy]+)$")


@lru_cache(maxsize=100_000)
def name_key(word: str) -> str:
    """One key for a name and the words made from it: "Ukrainian" and "Ukraine", "Koreans" and "Korea", "U.S." and "America"."""
    plain = fold(word)
    plain = _ALIASES.get(plain, plain).replace(".", "").removesuffix("'s").replace("'", "")
    plain = _ALIASES.get(plain, plain)
    while (shorter := _ENDINGS.sub("", plain)) != plain:
        plain = shorter
    return plain


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of ``texts`` that are written in lower case somewhere: capitalised at the start of a sentence, they are no names."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word[0].islower())


def names(text: str, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """Keys of the capitalised words of ``text`` that are names; ``common`` holds words known from elsewhere in lower case."""
    return frozenset(t.removeprefix("@") for t in terms(text, common) if t[0] == "@")


def terms(text: str, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """What ``text`` is about: stems of its content words, and keys of its names with an ``@`` before them; numbers are left out."""
    text = _PHRASE.sub(lambda m: _SHORT[(m.lastindex or 1) - 1], official_names(text))
    found: set[str] = set()
    for word in _WORD.findall(_DOTTED.sub(lambda m: m.group().replace(".", ""), text)):
        token = _fold_word(word).removesuffix("'s")
        if len(token) < 2 or token in _NO_TERMS:
            continue
        token = _MONTHS.get(token, token) if word[0].isupper() else token
        if word[0].isupper() and token not in _NOT_NAMES and not _ADVERB.search(token) and word.casefold() not in common:
            found.update(f"@{name_key(w)}" for w in country_words().get(token, (word,)))
        else:
            found.add(stem(token))
    return frozenset(found)
