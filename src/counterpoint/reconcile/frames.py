"""Two statements laid side by side: which words they share, and what stands where they differ.

The alignment is Levenshtein's over stemmed words (rapidfuzz). Each place where the two differ is named by what stands there: a number, a
time, a negation, a place, a name, a hedge, or other words. Near-identical statements that differ in one such slot are one of the two
routes by which rules alone can see a contradiction; the other is a comparison of the values in the slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein, MatchingBlock

from counterpoint.article import Span
from counterpoint.mentions import find_dates, find_quantities
from counterpoint.reconcile.spellings import inserted, one_name
from counterpoint.reconcile.terms import FUNCTION_WORDS, TELLING_WORDS, fold, stem, words

Slot = Literal["number", "time", "polarity", "place", "name", "status", "hedge", "added", "words"]

NEGATIONS = words("not no never none nobody nothing neither nor without hardly cannot")
_EMPTY = FUNCTION_WORDS | TELLING_WORDS | NEGATIONS
_AUXILIARY = words("do does did is are was were be been being have has had will would can could shall should may might must any")
_STATUS = words("will would plan plans planned planning expected set scheduled going intends intended due about")
_HEDGES = words(
    """
    may might could can likely possibly probably perhaps reportedly allegedly alleged apparently apparent seem seems seemed appear appears
    appeared suggest suggests believed thought unconfirmed nearly almost about approximately roughly
    """
)
_COMPASS = words("north south east west northern southern eastern western northeastern northwestern southeastern southwestern")
_CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december"
)
_TIMES = words("second minute hour day night morning afternoon evening noon midnight week weekend month year decade century early late ago")
_LOCATIVE = words("in at near outside inside across around from to into toward towards off over via")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:()\u2013\u2014\"\u201c\u201d]\s|\s[\u2013\u2014-]\s|\s[(\"\u201c]|\b(?:which|who|that|but|although|while)\b")
# What comes after these words and after a difference is told of something else: "left in May because he may have lied".
_BREAK_AFTER = re.compile(_BREAK.pattern + r"|\b(?:because|where|by \w+ing)\b")
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
# Words that say the reverse of each other; where all else is equal, one for the other turns a statement round.
REVERSED = frozenset(
    frozenset(stem(word) for word in pair.split("/"))
    for pair in words(
        """
        rose/fell rise/fall rising/falling risen/fallen increased/decreased gained/lost won/lost win/lose up/down higher/lower more/fewer
        more/less approved/rejected accepted/rejected agreed/refused passed/failed supported/opposed guilty/innocent confirmed/denied
        allowed/banned legal/illegal lawful/unlawful alive/dead true/false opened/closed before/after above/below upheld/overturned
        acquitted/convicted safe/unsafe likely/unlikely able/unable aware/unaware victory/defeat first/last hired/fired with/without
        possible/impossible said/denied says/denies create/destroy create/cost strengthen/weaken improve/worsen help/harm benefit/harm
        raise/lower raise/cut raise/reduce increase/reduce increase/cut add/remove include/exclude widen/narrow tighten/loosen tighten/ease
        ease/worsen praise/criticise praise/criticize praise/condemn welcome/condemn welcome/criticise welcome/criticize
        success/failure succeed/fail profit/loss strong/weak stronger/weaker good/bad better/worse best/worst largest/smallest
        biggest/smallest highest/lowest cheap/expensive cheaper/dearer majority/minority effective/ineffective necessary/unnecessary
        popular/unpopular
        """
    )
)


IN_SLOTS = frozenset(stem(word) for word in _AUXILIARY | _STATUS | _HEDGES | _COMPASS | _CALENDAR | _TIMES).union(*REVERSED)
"""Stems of lower-case words that may make a difference in a slot; any other word on one side only is a difference in words."""


class Word(NamedTuple):
    """One word of a statement: its stem, whether it is capitalised inside a sentence, and where it stands in the text.

    ``content``: whether it says what is told, not how or by whom.
    """

    stem: str
    token: str
    content: bool
    capital: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two statements differ: the slot, and each side's words (for numbers and times the whole mention).

    ``left`` and ``right`` count the content words on each side; ``texts`` are the two statements, and ``at`` which words of each it is
    made of (first and past the last), None for the whole.
    """

    slot: Slot
    a: str
    b: str
    left: int = 0
    right: int = 0
    texts: tuple[str, str] = ("", "")
    at: tuple[tuple[int, int], tuple[int, int]] | None = None

    @property
    def clauses(self) -> tuple[str, str]:
        """The parts of the two statements, from comma to comma, that it lies in."""
        if self.at is None:
            return self.texts
        (a, b), (at_a, at_b) = self.texts, self.at
        return _clause(a, *at_a), _clause(b, *at_b)

    @property
    def beside(self) -> tuple[str, str]:
        """It and the few words next to it, in each statement."""
        if self.at is None:
            return self.texts
        (a, b), (at_a, at_b) = self.texts, self.at
        return _beside(a, *at_a), _beside(b, *at_b)


@dataclass(frozen=True, slots=True)
class Frame:
    """``equal``: content words that stand in both, in order."""

    equal: int
    differences: tuple[Difference, ...]

    @property
    def share(self) -> float:
        """How much of what is not a value the two have in common (0 to 1)."""
        rest = sum(max(d.left, d.right) for d in self.of("added", "words"))
        return self.equal / (self.equal + rest) if self.equal else 0.0

    def of(self, *slots: Slot) -> tuple[Difference, ...]:
        """The differences in these slots."""
        return tuple(d for d in self.differences if d.slot in slots)


@lru_cache(maxsize=32_768)
def split(text: str) -> tuple[Word, ...]:
    """The words of a statement. "didn't" is two words; a possessive loses its mark."""
    found: list[Word] = []
    headline = _is_headline(text)
    for match in _WORD.finditer(text):
        raw, (start, end) = match.group(), match.span()
        capital = bool(found) and not headline and raw[0].isupper()
        for stemmed, token, content in _read(raw):
            found.append(Word(stemmed, token, content, capital, start, end))
    return tuple(found)


def read(text: str) -> Iterator[Read]:
    """The words of ``text`` as such: for whoever does not ask where they stand, which takes longer to find and is much to keep."""
    return chain.from_iterable(map(_read, _WORD.findall(text)))


class Read(NamedTuple):
    """A word as such, wherever it stands."""

    stem: str
    token: str
    content: bool


@lru_cache(maxsize=100_000)
def _read(raw: str) -> tuple[Read, ...]:
    """What is read for a word as it is written: one word, or two for "didn't"."""
    token = raw.replace(",", "") if raw[0].isdigit() else fold(raw).replace(".", "")
    if token.endswith("n't") and len(token) > 3:
        head = _CONTRACTED.get(token[:-3], token[:-3])
        return _one(head), _one("not")
    return (_one(token.removesuffix("'s").removesuffix("'")),)


def _one(token: str) -> Read:
    return Read(stem(token), token, len(token) > 1 and token not in _EMPTY)


def _is_headline(text: str) -> bool:
    """Whether most longer words are capitalised, so that capitals tell nothing about names."""
    long = [w for w in text.split() if len(w) > 4 and w.strip(",.;:").removesuffix("'s").removesuffix("’s").lower() not in _CALENDAR]
    return len(long) > 2 and sum(w[0].isupper() for w in long) > 0.7 * len(long)


@lru_cache(maxsize=16)  # a pair is laid side by side for one rule after the other
def align(a: str, b: str) -> Frame:
    """Lay two statements side by side.

    The first difference in words ends the look: two statements in other words have no frame. So does a second difference in names: two
    statements of other people and places are of other things, wherever else they differ.
    """
    left, right = split(a), split(b)
    matches = [m for m in Levenshtein.editops([w.stem for w in left], [w.stem for w in right]).as_matching_blocks() if m.size]
    equal = sum(w.content for m in matches for w in left[m.a : m.a + m.size])
    differences: dict[tuple[Slot, str, str], Difference] = {}  # two places in one mention are one difference
    at_a = at_b = 0
    for match in [*matches, MatchingBlock(len(left), len(right), 0)]:
        side_a, side_b = left[at_a : match.a], right[at_b : match.b]
        if (side_a or side_b) and (found := _difference((a, side_a), (b, side_b), _before(left, at_a))):
            if found.slot == "words":
                return Frame(equal, (found,))
            at = (at_a, match.a), (at_b, match.b)
            whole = Difference(found.slot, found.a, found.b, found.left, found.right, (a, b), at)
            differences.setdefault((found.slot, found.a, found.b), whole)
            if sum(slot == "name" for slot, _, _ in differences) > 1:
                break
        at_a, at_b = match.a + match.size, match.b + match.size
    return Frame(equal, tuple(differences.values()))


def _before(found: Sequence[Word], at: int) -> str:
    """The word before one, past an article."""
    return next((w.token for w in reversed(found[max(0, at - 2) : at]) if w.token not in ("the", "a", "an")), "")


def _beside(text: str, first: int, last: int) -> str:
    """Two words on each side of the words ``first`` to ``last``, and these."""
    near = split(text)[max(0, first - 2) : last + 2]
    return _shown(text, near)


def _clause(text: str, first: int, last: int) -> str:
    """The part of ``text`` from comma to comma around the words ``first`` to ``last``."""
    found = split(text)
    if not found:
        return ""
    start = found[min(first, len(found) - 1)].start
    end = found[max(min(last, len(found)) - 1, 0)].end
    left = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    right = _BREAK_AFTER.search(text, max(start, end))
    return text[left : right.start() if right else len(text)]


def _difference(a: tuple[str, Sequence[Word]], b: tuple[str, Sequence[Word]], before: str) -> Difference | None:
    (text_a, side_a), (text_b, side_b) = a, b
    shown = _shown(text_a, side_a), _shown(text_b, side_b)
    for slot, find in (("time", _dates), ("number", _quantities)):
        if not find(text_a) and not find(text_b):
            continue
        mentions = _mentioned(text_a, side_a, find), _mentioned(text_b, side_b, find)
        if any(mentions) and _only(side_a, mentions[0], text_a) and _only(side_b, mentions[1], text_b):
            return Difference("time" if slot == "time" else "number", mentions[0] or shown[0], mentions[1] or shown[1])
    tokens_a, tokens_b = {w.token for w in side_a}, {w.token for w in side_b}
    if len(tokens_a) == len(tokens_b) == 1 and tokens_a | tokens_b <= _CALENDAR:  # "the May election", which `find_dates` leaves alone
        return Difference("time", *shown)
    if slot_of := _turned(side_a, side_b, tokens_a, tokens_b):
        return Difference(slot_of, *shown)
    if place := _sides_of_a_place(a, b):
        return Difference("place", *place)
    left, right = [w for w in side_a if w.content], [w for w in side_b if w.content]
    if (not left and not right) or "".join(w.token for w in left) == "".join(w.token for w in right):
        return None  # only words without content, or another spacing ("First Group", "FirstGroup")
    if inserted(text_a, left, right) or inserted(text_b, right, left) or one_name(left, right):
        return None
    if left and right and all(w.capital for w in left + right):
        return Difference("place" if before in _LOCATIVE or _LOCATIVE & tokens_a & tokens_b else "name", *shown)
    return Difference("words" if left and right else "added", *shown, len(left), len(right))


def _sides_of_a_place(a: tuple[str, Sequence[Word]], b: tuple[str, Sequence[Word]]) -> tuple[str, str] | None:
    """Each side with the name after it, where they differ by "northern" against "southern"."""
    shown = []
    for text, side in (a, b):
        if len(side) != 1 or side[0].token not in _COMPASS:
            return None
        name = re.match(r"\s+(?:[A-Z][\w’'-]*\s?)+", text[side[0].end :])
        if not name:
            return None
        shown.append(text[side[0].start : side[0].end] + name.group().rstrip())
    return shown[0], shown[1]


def _turned(side_a: Sequence[Word], side_b: Sequence[Word], tokens_a: set[str], tokens_b: set[str]) -> Slot | None:
    """Whether the difference is a negation, an opposite, a change of status or a hedge, and nothing else."""
    only_a, only_b = tokens_a - tokens_b, tokens_b - tokens_a
    both = only_a | only_b
    if bool(tokens_a & NEGATIONS) != bool(tokens_b & NEGATIONS) and not [
        t for t in both - NEGATIONS - _AUXILIARY if t not in FUNCTION_WORDS
    ]:
        return "polarity"
    if len(side_a) == len(side_b) == 1 and frozenset((side_a[0].stem, side_b[0].stem)) in REVERSED:
        return "polarity"
    rest = {t for t in both if t not in FUNCTION_WORDS or t in _STATUS or t in _HEDGES} - _AUXILIARY | (both & (_STATUS | _HEDGES))
    if rest and rest <= _HEDGES:
        return "hedge"
    if rest and rest <= _STATUS | _HEDGES:
        return "status"
    return None


def _shown(text: str, side: Sequence[Word]) -> str:
    return text[side[0].start : side[-1].end] if side else ""


@lru_cache(maxsize=32_768)
def _dates(text: str) -> tuple[Span, ...]:
    return tuple(find_dates(text))


@lru_cache(maxsize=32_768)
def _quantities(text: str) -> tuple[Span, ...]:
    return tuple(find_quantities(text))


def _mentioned(text: str, side: Sequence[Word], find: Callable[[str], tuple[Span, ...]]) -> str:
    """The mention that the words of one side touch, whole; empty if there is none, or more than one."""
    spans = find(text)
    touched = [s for s in spans if any(s.start < w.end and w.start < s.end for w in side)] if spans and side else []
    return text[touched[0].start : touched[0].end] if len(touched) == 1 else ""


def _only(side: Sequence[Word], mention: str, text: str) -> bool:
    """Whether the differing words stand within the mention, up to words without content."""
    if not mention:
        return not [w for w in side if w.content]
    start = text.index(mention)
    return all(start <= w.start < start + len(mention) for w in side if w.content)
