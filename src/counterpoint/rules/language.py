"""Which language a text is in, told by its script and its most frequent words. No model: `lexicons/languages.txt` is all it knows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from counterpoint.rules.lexicon import lines

SAMPLE = 3000
"""Characters that are looked at: the first ones tell enough."""

WORDS = re.compile(r"[a-z]+(?=[ ,.\n])|[^\W\d_]+")
DISTINCT = 4
"""Different frequent words that must occur: a repeated word tells nothing."""

ENOUGH = 12
"""With fewer words nothing is said about the language."""

SURE = 0.25
"""Of what stands between spaces this share of frequent English words makes a text English, however its words are counted."""

OTHER = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
"""Letters of scripts other than Latin."""

SCRIPTS = {
    "CYRILLIC": "Russian or another language in Cyrillic script",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic or another language in Arabic script",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "DEVANAGARI": "Hindi or another language in Devanagari script",
    "THAI": "Thai",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
}


@lru_cache(maxsize=1)
def _frequent() -> dict[str, frozenset[str]]:
    pairs = (line.split(" : ", 1) for line in lines("languages"))
    return {name: frozenset(words.split()) for name, words in pairs}


def foreign(text: str) -> str | None:
    """The name of the language of ``text`` if it is not English, or None (English, or too short or too odd to tell)."""
    sample = text[:SAMPLE]
    other = _script(sample)
    if other:
        return other
    pieces = sample.lower().split()
    if len(pieces) > ENOUGH and _share(pieces, _frequent()["English"]) > SURE:
        return None
    words = WORDS.findall(sample.lower())
    if len(words) < ENOUGH:
        return None
    if _share(words, _frequent()["English"]) >= 0.2:
        return None
    shares = {name: _share(words, frequent) for name, frequent in _frequent().items()}
    best = max(shares, key=lambda name: shares[name])
    told = len(_frequent()[best].intersection(words)) >= DISTINCT
    if not told or shares["English"] >= 0.15 or shares[best] < 0.12 or shares[best] < 1.5 * shares["English"]:
        return None
    return best


def _share(words: list[str], frequent: frozenset[str]) -> float:
    return sum(map(frequent.__contains__, words)) / len(words)


def _script(sample: str) -> str | None:
    """The language that a script other than Latin tells, if most letters are in it."""
    if sample[:1000].isascii():
        return None
    foreign_letters = OTHER.findall(sample)
    if 3 * len(foreign_letters) < len(sample) * 0.4:
        return None
    counts = Counter(unicodedata.name(c, "?").split(" ")[0].split("-")[0] for c in foreign_letters)
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * len(foreign_letters):
        return "Japanese"
    script = counts.most_common(1)[0][0]
    return SCRIPTS.get(script)
