"""The clauses of an item that assert something, and what each tells: a statement of two facts agrees with one of either.

Cut at commas and at the words that join clauses. What is denied, feared, asked or only proposed there is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterpoint.mentions import scan
from counterpoint.mentions.numbers import WORDS, value
from counterpoint.reconcile.concepts import concepts
from counterpoint.reconcile.finding import TOLL
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.terms import fold, name_key, stem, words
from counterpoint.records import Evidence, Quantity

NAME, OUTCOME = 1.5, 2.0  # weights of a name (in however many words) and of an outcome; of a word 1
# Of a number, by its digits without closing noughts: hardly anything else is told with "284.46", and many things with "20".
NUMBER, LONG_NUMBER, LONGEST_NUMBER = 1.5, 2.0, 3.0
LONG = 3  # digits
SHORTEST = 3  # words of a clause
OPENING = 2  # of its words that may say that the rest is not so: "he hopes"

_JOINS = "and|but|or|that|when|after|while|as|because|since|before|until|although|though"
_CUT = re.compile(rf"\s*(?:[,;:]|\s[—–-])\s+|\s+(?=(?:{_JOINS}|if|whether|which|who|where|with)\b)", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"\s(?=(?:on|in|at|from|to|for|during|before|after|near|over|inside|outside|aboard|about|into|amid|against|as|than|since|until|through"
    r"|across|under|between|among|around|toward|towards|upon|just|early|late|shortly|today|yesterday|last|this)\b)",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*to\b", re.IGNORECASE)
_PERHAPS = re.compile(r"\b(?:may|might|could|would|should|can|will|be)\b", re.IGNORECASE)
_NO_SUBJECTS = words("to for in into with on of by and or than them him us me from at as about not who which that")
# What does not belong to a clause when it stands by itself.
_BEFORE = re.compile(rf"[\s\"“”‘’']*(?:(?:{_JOINS})\s+)*[\s\"“”‘’']*", re.IGNORECASE)
_BEHIND = ' \t\n,.;:"“”'
# What stands before a clause that is not asserted with it.
_UNSAID = re.compile(
    r"(?:\b(?:den(?:y|ies|ied|ying)|denials?|rumou?rs?|perceptions?|false|untrue|doubt\w*|whether|if|not|disbelief|accus\w+|fear\w*"
    r"|could|would|might|should|calls? for|called for|urg\w+|want\w*|propos\w+|hop(?:es?|ed|ing))\b[^.]{0,60}|n['’]t\b[^.]{0,30})$",
    re.IGNORECASE,
)
_RUMOURED = re.compile(r"\brumou?r(?:s|ed)?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!-)")
_OF_ONE = words("a an the his her its their our my your this that these those")  # what stands behind is no verb: "his running mate"
# A number that counts people without saying so, which is no quantity with a unit: "two were injured".
_COUNTED = re.compile(rf"\b({'|'.join(WORDS)}|\d+) (?:was|were|had|have|has|are|died)\b", re.IGNORECASE)
_NEARLY = re.compile(r"(?:almost|nearly|close to|just (?:under|below)|approaching)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*|\S")
_BEFORE_VERBS = words(
    "to will would shall can could may might must do does did has have had not never also already now then later"
    " who which that he she they it"
)
_PASTS = words(
    """
    ate beat became began bit blew bore bought broke brought built came caught chose cut dealt drew drove dug fed fell felt fled flew
    forgot fought found froze gave got grew heard held hid hit hung hurt kept knelt laid led left lent lit lost made meant met paid put ran
    rang rode rose sang sank sat saw sent set shot shut slept slid sold sought spent split spoke spread spun stole stood struck stuck stung
    swam swept swore swung taught thought threw took tore withdrew woke won wore wrote
    """
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, where they stand in the article, and what they tell.

    ``about`` are concepts and numbers as they are told (``=19``, also of "more than 19"), ``verbs`` the stems among them that are verbs by
    their form or place, ``names`` the names as they stand together, ``numbers`` all numbers, ``years`` those named.
    A ``kernel`` is who does what to whom, without when, where and how; ``home`` is where the whole clause begins.
    """

    words: Evidence
    about: frozenset[str]
    verbs: frozenset[str]
    names: tuple[frozenset[str], ...]
    numbers: tuple[Quantity, ...]
    years: frozenset[str]
    kernel: bool = False
    home: int = 0

    def weight(self, keys: frozenset[str]) -> float:
        """What ``keys`` of this clause weigh; the words of one name together as much as one."""
        return NAME * self.named(keys) + sum(weight(key) for key in keys if key[0] != "@")

    def named(self, keys: frozenset[str]) -> int:
        """How many names, of however many words, are among ``keys``."""
        return sum(not keys.isdisjoint(run) for run in self.names)


def in_common(x: Clause, y: Clause, keys: frozenset[str]) -> float:
    """What ``keys`` that two clauses share weigh; one alone is nothing that they have in common."""
    return min(x.weight(keys), y.weight(keys)) if len(keys) > 1 else 0.0


def weight(key: str) -> float:
    """What a concept weighs that is no name."""
    return OUTCOME if is_outcome(key) else _number(key[1:]) if key[0] == "=" else 1.0


def _number(told: str) -> float:
    digits = len(told.split("e")[0].replace(".", "").strip("0"))
    return NUMBER if digits < LONG else LONG_NUMBER if digits == LONG else LONGEST_NUMBER


def is_outcome(key: str) -> bool:
    """Whether a concept tells by itself what happened: an end of a scale, or what tolls count."""
    return key[0] == "%" or key in TOLL


def clauses(profile: Profile) -> tuple[Clause, ...]:
    """The clauses of an item that assert something, in their order."""
    return tuple(clause for evidence in profile.item.content for clause in _clauses(evidence, profile.names))


def _clauses(evidence: Evidence, names: frozenset[str]) -> Iterator[Clause]:
    quote = evidence.quote
    for start, end in _cut(quote):
        opening = _BEFORE.match(quote, start, end)
        first = opening.end() if opening else start
        text = quote[first:end].rstrip(_BEHIND)
        if len(text.split()) < SHORTEST or _RUMOURED.search(text) or _UNSAID.search(quote[:first] + " ".join(text.split()[:OPENING])):
            continue
        at = evidence.start + first
        whole = _clause(text, at, names, at)
        yield whole
        if kernel := _kernel(text):
            part = whole if kernel == (0, len(text)) else _clause(text[slice(*kernel)], at + kernel[0], names, at)
            yield replace(part, kernel=True)


def _clause(text: str, at: int, names: frozenset[str], home: int) -> Clause:
    numbers = tuple(found.quantity for found in scan(text))
    exact = {number for q in numbers if (number := _told(q)) is not None}
    exact |= {number for m in _COUNTED.finditer(text) if (number := value(m[1].lower())) is not None}
    return Clause(
        words=Evidence(start=at, end=at + len(text), quote=text),
        about=concepts(text, names) | {f"={number:.12g}" for number in exact},
        verbs=_verbs(text),
        names=tuple(_runs(text, names)),
        numbers=numbers,
        years=frozenset(_YEAR.findall(text)),
        home=home,
    )


def _kernel(text: str) -> tuple[int, int] | None:
    """Where the part of a clause stands in which somebody does something: its first finite verb, up to what tells when, where and how.

    None where the verb only leads to what is done ("agreed to …"), or nobody does it.
    """
    start = 0
    for mark in [*_ADJUNCT.finditer(text), None]:
        end = mark.start() if mark else len(text)
        found = [fold(word) for word in _WORD.findall(text[start:end])]
        verbs = [i for i, word in enumerate(found) if _is_finite(word, found[i - 1] if i else "")]
        if verbs:
            leads = verbs[-1] == len(found) - 1 and _TO.match(text, end) is not None
            whole = verbs[0] > 0 and not leads and len(found) >= SHORTEST and found[0] not in _NO_SUBJECTS and found[-1] not in _NO_SUBJECTS
            return (start, end) if whole and not _PERHAPS.search(text[start:end]) else None
        start = end + 1
    return None


def _is_finite(word: str, before: str) -> bool:
    """Whether a word is a past or a passive, and no participle before a noun: "the **freed** girls"."""
    return before not in _OF_ONE and not before.endswith("'s") and _is_past(word)


def _is_past(word: str) -> bool:
    return word in _PASTS or (len(word) > 4 and word.endswith("ed"))


def _told(quantity: Quantity) -> float | None:
    """The number itself: 35 of "roughly 35 percent", 20,000 of "more than 20,000"; None of "dozens" and of a range."""
    low, high = quantity.low, quantity.high
    if low is None or high is None or low == high:
        return high if low is None else low
    if _NEARLY.match(quantity.words):
        return high
    return (low + high) / 2 if quantity.approximate and any(c.isdigit() for c in quantity.words) else None


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a text begin and end."""
    start = 0
    for mark in _CUT.finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _runs(text: str, names: frozenset[str]) -> Iterator[frozenset[str]]:
    """The names in a clause, the words of each together."""
    run: set[str] = set()
    for word in [*_WORD.findall(text), "."]:
        key = f"@{name_key(word)}" if word[0].isupper() else ""
        if key in names:
            run.add(key)
        elif run:
            yield frozenset(run)
            run = set()


def _verbs(text: str) -> frozenset[str]:
    found = [fold(word) for word in _WORD.findall(text)]
    return frozenset(stem(word) for before, word in zip(["", *found], found, strict=False) if _is_verb(word, before))


def _is_verb(word: str, before: str) -> bool:
    if _is_past(word):
        return True
    if len(word) > 5 and word.endswith("ing"):
        return before not in _OF_ONE
    return before in _BEFORE_VERBS and word[0].isalpha() and not word.endswith(("ly", "tion"))
