"""Numbers as written: digits with separators and magnitudes, spelled numbers, vague amounts ("dozens") and fractions ("a third")."""

from __future__ import annotations

import re

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: n for n, word in enumerate(_TO_NINETEEN.split())}
TENS = {word: n * 10 for n, word in enumerate(_BY_TENS.split(), start=2)}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "t": 1e12}
WORDS: dict[str, float] = {**UNITS, **TENS}

DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = "|".join(SCALES)
_SMALL = "|".join(sorted(WORDS, key=len, reverse=True))
_PART = rf"(?:{_SMALL}|{_SCALE})"
SPELLED = rf"(?:(?:{_SMALL})|an?[ ](?:{_SCALE}))\b(?:(?:[ -]|[ ]and[ ]){_PART}\b)*"
MAGNITUDE = r"(?:[ \u00a0-]?(?:thousand|lakh|million|crore|billion|trillion)\b|[ ]?(?:bn|mn|mln|tn|trn)\b)"

# Bounds of vague amounts. DESIGN §3 fixes "thousands" at [2000, 10⁶); the others are read the same way: at least two of the
# thing, and generously upward, so that a vague word is seldom the reason of a contradiction.
VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (24, 999),
    "scores": (40, 999),
    "tens": (20, 999),
    "hundreds": (200, 9_999),
    "thousands": (2_000, 999_999),
    "tens of thousands": (20_000, 999_999),
    "hundreds of thousands": (200_000, 9_999_999),
    "millions": (2e6, 999_999_999),
    "tens of millions": (2e7, 999_999_999),
    "hundreds of millions": (2e8, 9_999_999_999),
    "billions": (2e9, 1e12 - 1),
    "tens of billions": (2e10, 1e12 - 1),
    "hundreds of billions": (2e11, 1e13 - 1),
    "trillions": (2e12, 1e15),
    "dozens of thousands": (24_000, 999_999),
    "a handful": (2, 10),
    "a couple": (2, 3),
    "a few": (2, 12),
    "several": (2, 20),
    "a few dozen": (24, 120),
    "several dozen": (24, 200),
    "a few hundred": (200, 1_200),
    "several hundred": (200, 2_000),
    "a few thousand": (2_000, 12_000),
    "several thousand": (2_000, 20_000),
    "several million": (2e6, 2e7),
    "a few million": (2e6, 1.2e7),
    "several billion": (2e9, 2e10),
    "a few billion": (2e9, 1.2e10),
}
VAGUE_WORDS = "|".join(re.escape(w).replace(r"\ ", "[ ]") for w in sorted(VAGUE, key=len, reverse=True))

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
FRACTION = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine)[ -](?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
    r"|an?[ ](?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?!-)|half\b)"
)
_FRACTION = re.compile(r"(?P<top>[a-z]+)?(?:^|[ -])(?P<part>[a-z]+?)s?$")


def value(words: str) -> float | None:
    """The value of a number in digits or words, or None."""
    return digits(words) if words[:1].isdigit() else spelled(words)


def digits(words: str) -> float:
    """The value of a number in digits, with its thousands separators."""
    return float(re.sub(r"[,\u00a0\u202f]", "", words))


def spelled(words: str) -> float | None:
    """The value of a spelled number ("twenty-five thousand two hundred and six"), or None."""
    total = run = 0.0
    seen = False
    for word in re.split(r"[\s-]+", words.lower().strip()):
        if word in WORDS:
            run += WORDS[word]
        elif word == "hundred":
            run = (run or 1) * 100
        elif word in SCALES:
            total += (run or 1) * SCALES[word]
            run = 0.0
        elif word not in {"and", "a", "an"}:
            return None
        seen = seen or word in WORDS or word in SCALES
    return total + run if seen else None


def fraction(words: str) -> float | None:
    """The value of a fraction in words ("two-thirds", "a quarter", "half"), or None."""
    found = _FRACTION.match(words.lower().strip())
    if not found:
        return None
    part = _PARTS.get("half" if found["part"] == "halve" else found["part"])
    top = found["top"] or "a"
    count = 1 if top in {"a", "an"} else UNITS.get(top)
    return count / part if part and count else None


def magnitude(words: str) -> float:
    """The factor that a magnitude word or suffix stands for; 1 for none."""
    key = words.lower().strip(" -\u00a0")
    return SCALES.get(key) or SUFFIXES.get(key) or 1.0
