"""What an item says beside its quotations: words copied into other fields, and the numbers of its own sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from counterpoint.article import Article, Span
from counterpoint.ground import names
from counterpoint.ground.align import placed
from counterpoint.ground.atoms import Index, build
from counterpoint.ground.cues import BESIDE_VERBS, ENGLISH, PRONOUNS, SMALL
from counterpoint.ground.labels import label, labels
from counterpoint.ground.lexicon import SPELLED
from counterpoint.ground.text import Text
from counterpoint.items import Item

_COPIED = ("quantities", "when", "where")  # copied exactly from near the words
_REPORTED = ("role", "affiliation", "via")  # every word of them must be somewhere in the article
_TELLING = 3  # words of length by which two sentences can be told to have nothing in common
_COMMON = ENGLISH | SMALL | PRONOUNS | BESIDE_VERBS
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b", re.IGNORECASE
)
_NO_NUMBER = re.compile("[\x00-/:-\x7fÀ-ɏ‘’“”–—…]*")  # for sure: other characters may fold to digits
_CORE = re.compile(r"\d+(?:[.,]\d+)*")


def dropped(text: Text, item: Item, around: Span) -> dict[str, Any]:
    """The fields of ``item`` whose words the article does not have (near the item's words), as they should be instead."""
    changed: dict[str, Any] = {}
    for field in _COPIED:
        given = getattr(item, field, None)
        kept = _copied(text, given, around)
        if given and kept != given:
            changed[field] = kept
    for field in _REPORTED:
        given = getattr(item, field, None)
        if given and not _reported(text, given):
            changed[field] = None
    who = getattr(item, "who", None)
    if who and len(kept_who := [p for p in who if not names.missing(text, names.parse(p.name, named=p.name[:1].isupper()))]) < len(who):
        changed["who"] = kept_who
    return changed


def _copied(text: Text, given: str | list[str] | None, around: Span) -> str | list[str] | None:
    if isinstance(given, list):
        return [words for words in given if _stands(text, words, around)]
    return given if given and _stands(text, given, around) else None


def _stands(text: Text, words: str, around: Span) -> bool:
    found = placed(text.index, words, around)
    return any(not text.article.hidden(span) for place in found for span in place.spans)


def _reported(text: Text, words: str) -> bool:
    """Whether every word of length occurs in the article, at least by its beginning ("Russian" where it has "Russia")."""
    atoms = text.index.of(words)
    return all(text.known(_begins, key) for key in atoms.keys(0, len(atoms)) if key[0].isalnum() and (len(key) > 3 or key.isdigit()))


def _beginning(word: str) -> str:
    """What the forms of a word have in common: "Russia" and "Russian"."""
    return word[: max(4, len(word) - 3)]


def _begins(text: Text, word: str) -> bool:
    within, beginning = text.index.folded.text, _beginning(word)
    at = within.find(beginning)
    while at > 0 and (within[at - 1].isalnum() or within[at - 1] == "_"):
        at = within.find(beginning, at + 1)
    return at >= 0


def elsewhere(text: Text, item: Item, supports: Iterable[Span]) -> bool:
    """Whether the item's own sentence says what other sentences of the article say, and nothing of what its quotations do.

    That is: all its words are the article's, but none stands in the ``supports``. A paraphrase brings words of its own, and a short
    quotation ("Yes, we will.") may well be explained in other words.
    """
    holder = names.parse(item.holder or "").words
    said = {key for key in _long_words(build(item.summary)) if key not in holder}
    if len(said) < _TELLING or not all(text.known(_begins, key) for key in said):
        return False
    support = _long_words(text.index.of(" ".join(text.article.slice(span) for span in supports)))
    own = support - set(holder)
    return len(own) >= _TELLING and not any(one.startswith(_beginning(key)) for key in said for one in support)


def _long_words(atoms: Index) -> set[str]:
    """Words that tell one sentence from another."""
    return {key for key in atoms.keys(0, len(atoms)) if len(key) > 3 and key.isalpha() and key not in _COMMON}


def unsupported(text: Text, item: Item, supports: Iterable[Span]) -> str:
    """The first number in the item's own sentence that the words it stands on do not have, or "".

    Dates are left alone, since the item's sentence resolves them ("on Wednesday"): only their year must be the article's, or
    next to the year of its publication. Names with numbers in them ("G20", "B-44") are names, which must be the article's.
    """
    if _NO_NUMBER.fullmatch(item.summary):
        return ""
    atoms = build(_DATES.sub(" ", item.summary))
    said = _numbers(atoms)
    if not said:
        return ""
    support = text.index.of(" ".join(text.article.slice(span) for span in supports))
    known = _numbers(support).keys() | _spelled(support)
    lacking = {number: given for number, given in said.items() if number not in known and not _is_year(text.article, given)}
    return next((given for number, given in lacking.items() if not _in_names(text, atoms, given)), "")


def _in_names(text: Text, atoms: Index, number: str) -> bool:
    """Whether a number stands only in names that are the article's."""
    found = {label(atoms, k) for k in range(len(atoms)) if _bare(atoms.key(k)) == number}
    return None not in found and found <= labels(text)


def _numbers(atoms: Index) -> dict[str, str]:
    """The numbers in digits, bare of sign, currency and unit, with how they are written: "$3.20" and "3.2%" are "3.2"."""
    found = filter(None, map(_bare, atoms.keys(0, len(atoms))))
    return {_plain(number): number for number in found}


def _bare(key: str) -> str:
    """The number in an atom, or ""."""
    found = None if key[0].isalpha() else _CORE.search(key)
    return found.group() if found else ""


def _plain(number: str) -> str:
    whole = number.replace(",", "")
    return whole.rstrip("0").rstrip(".") if whole.count(".") == 1 else whole.lstrip("0") or "0"


def _spelled(atoms: Index) -> set[str]:
    values = [SPELLED.get(key) for key in atoms.keys(0, len(atoms))]
    found = {str(v) for v in values if v is not None}
    tens = pairwise(values)
    return found | {str(a + b) for a, b in tens if a and b and 20 <= a <= 90 and a % 10 == 0 and 0 < b < 10}


def _is_year(article: Article, number: str) -> bool:
    if not re.fullmatch(r"(?:1[5-9]|20|21)\d\d", number):
        return False
    near = article.published is not None and abs(int(number) - article.published.year) <= 1
    return near or re.search(rf"(?<!\d){number}(?!\d)", article.text) is not None
