"""A text as atoms: words, whole numbers, single marks of punctuation. The index in which quotations are searched.

Atoms are joined without anything between them (the skeleton), so that one plain `str.find` skips all differences of white
space, dashes and hyphenation; what stood between the atoms is then compared exactly, and only where the skeleton fits.
That is how "not able" is not "notable", "resign" not "re-sign", and "3.2" not found in "13.2".
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from counterpoint.article import Span
from counterpoint.ground.typography import EM_DASH, MARKS, MAYBE_HYPHEN, Folded, fold

# Scripts without spaces between words: every character is an atom. Korean has spaces, but particles grow onto its words.
_HANGUL = "\u1100-\u115f\u3130-\u318f\uac00-\ud7a3"
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u3098\u309b-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    f"\ua000-\ua4cf\uf900-\ufaff\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e80-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    f"\U00020000-\U0003ffff{_HANGUL}"
)
_WORD = rf"(?:[a-z0-9]+|(?![{_UNSPACED}])[^\W_]|[{MARKS}])+"
_UNITS = r"(?:km|cm|mm|kg|mg|mph|kph|bn|mn|tn|am|pm|m)"
# A number is one atom with its sign, currency, per cent and unit, spaces within it dropped: "$ 5", "10 000", "5 km", "3.2 %".
_ATOM = re.compile(
    # Most atoms: as the lines below would have them, only faster; with the space behind them, where all the lines would be tried in vain.
    rf"(?P<plain>[a-z]+(?=[ .,;:!?\n()\"{EM_DASH}-]|'s[ .,\n])|[,.](?=[ \n\"]+[a-z])) ?"
    rf"|[{_UNSPACED}][{MARKS}]*"
    rf"|(?!\d){_WORD}(?:'(?!s(?!\w)){_WORD})*"
    rf"|(?<=\w)'s(?!\w)"
    rf"|(?P<number>(?:(?<![\w.)%])[-+±](?=[\d$€£¥]))?(?:[$€£¥₹₩]\s{{0,3}})?"
    rf"(?:\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)|\d+(?:[.,:/]\d+)*)(?:\s{{0,3}}(?:[%‰€£¥]|°[ ]?[cfk]?(?!\w)|{_UNITS}(?!\w))|(?:{_WORD})?))"
    rf"|(?P<gap>(?<=[{_HANGUL}])\s+(?=[{_HANGUL}]))"
    rf"|(?P<dots>\.(?:\s{{0,3}}\.){{2,}})"
    rf"|[^\s\w\"'`*\\{EM_DASH}{MAYBE_HYPHEN}-]"
)

_JOINS = re.compile(f"[{MAYBE_HYPHEN}{EM_DASH}-]+")
_GROUPED = re.compile(r"(?<=\d) (?=\d)")

PLAIN, HYPHEN, MAYBE, SUSPENDED, DASH = range(5)
"""What stands between two atoms: nothing or space; "a-b"; "a-" and a line break; "a- b"; a dash that parts."""

_ALIKE = {frozenset(pair) for pair in ((HYPHEN, DASH), (MAYBE, HYPHEN), (MAYBE, SUSPENDED), (SUSPENDED, DASH), (HYPHEN, SUSPENDED))}
_WRITTEN_ANEW = {"number", "gap", "dots"}
_JOINTS = "/&@"
# Words that are something else in capitals; everywhere else case is typography.
_TWO_FACED = frozenset({"us", "it", "who", "aids", "is"})
_FEW_WORDS = 3  # fewer do not tell how a quotation is written
MAX_TRIES = 5_000
"""Places looked at for one quotation: bounds the time on texts that repeat one letter."""


@dataclass(frozen=True)
class Index:
    """``text`` in atoms. For atom ``i``: ``starts[i]`` in ``skeleton``, ``begins[i]:ends[i]`` in ``folded.text``, ``glue[i]`` before it.

    ``built`` holds the indices of what was looked up in it: the same few names and cues, over and over.
    """

    text: str
    folded: Folded
    skeleton: str
    starts: array[int]
    begins: array[int]
    ends: array[int]
    glue: bytearray
    built: dict[str, Index] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.begins)

    def key(self, i: int) -> str:
        """Atom ``i``, folded."""
        return self.skeleton[self.starts[i] : self.starts[i + 1]]

    def keys(self, i: int, j: int) -> list[str]:
        """Atoms ``i`` up to ``j``, folded; those of one word hyphenated at a line's end are still apart."""
        return [self.key(k) for k in range(max(i, 0), min(j, len(self)))]

    def span(self, i: int, j: int) -> Span:
        """Where atoms ``i`` up to ``j`` (at least one) stand in ``text``."""
        return Span(start=self.folded.start(self.begins[i]), end=self.folded.end(self.ends[j - 1]))

    def written(self, i: int, j: int) -> str:
        """Atoms ``i`` up to ``j`` as they stand in ``text``; empty where there are none."""
        i, j = max(i, 0), min(j, len(self))
        return "" if i >= j else self.text[self.folded.start(self.begins[i]) : self.folded.end(self.ends[j - 1])]

    def atom(self, place: int) -> int:
        """The atom that holds the character ``place`` of ``skeleton``."""
        return bisect_right(self.starts, place) - 1

    def at(self, offset: int) -> int:
        """The first atom that ends after ``offset`` of ``text``."""
        return bisect_right(self.ends, self.folded.before(offset))

    def of(self, words: str) -> Index:
        """The index of ``words`` that are looked for in this text."""
        made = self.built.get(words)
        if made is None:
            made = self.built[words] = build(words)
        return made


@lru_cache(maxsize=8)
def index(text: str) -> Index:
    """The index of a text whose quotations are located one by one; built in linear time."""
    return build(text)


def build(text: str, folded: Folded | None = None) -> Index:
    """The index of any text; ``folded`` is it, where it is known."""
    folded = folded or fold(text)
    norm = folded.text
    atoms = [(atom.lastgroup, atom[atom.lastindex or 0], atom.start(), atom.end(atom.lastindex or 0)) for atom in _ATOM.finditer(norm)]
    keys = [_key(words, kind) if kind in _WRITTEN_ANEW else words for kind, words, _, _ in atoms]
    begins = array("Q", [begin for _, _, begin, _ in atoms])
    ends = array("Q", [end for _, _, _, end in atoms])
    glue = bytearray(len(atoms))
    for joint in _JOINS.finditer(norm):
        i = bisect_right(begins, joint.start())
        done = ends[i - 1] if i else 0
        if i < len(glue) and done <= joint.start():
            glue[i] = _glue(norm[done : begins[i]])
    starts = array("Q", accumulate(map(len, keys), initial=0))
    return Index(text, folded, "".join(keys), starts, begins, ends, glue)


def _key(atom: str, kind: str | None) -> str:
    if kind == "number":
        return "".join(_GROUPED.sub("_", atom).split())
    return "␣" if kind == "gap" else "…"


def _glue(between: str) -> int:
    if MAYBE_HYPHEN in between:
        return MAYBE
    if "-" not in between and EM_DASH not in between:
        return PLAIN
    if between == "-":
        return HYPHEN
    return SUSPENDED if between.rstrip() == "-" and between[0] == "-" else DASH


@dataclass(frozen=True)
class Hit:
    """Atoms ``i`` up to ``j`` of a text are a quotation's. ``miss`` says why they must not be taken for it, "" if they may."""

    i: int
    j: int
    miss: str = ""


def hits(text: Index, quote: Index, low: int = 0, high: int | None = None) -> list[Hit]:
    """Where ``quote`` stands in atoms ``low`` up to ``high`` of ``text``, in order; near misses too, marked as such."""
    return [hit(text, quote, place) for place in finds(text, quote, low, len(text) if high is None else high)]


def finds(text: Index, quote: Index, low: int, high: int) -> Iterator[int]:
    """The places in ``text.skeleton`` where that of ``quote`` stands, in atoms ``low`` up to ``high``; `MAX_TRIES` at most."""
    if not len(quote):
        return
    limit = text.starts[min(high, len(text))]
    place = text.skeleton.find(quote.skeleton, text.starts[min(low, len(text))], limit)
    for _ in range(MAX_TRIES):
        if place < 0:
            return
        yield place
        place = text.skeleton.find(quote.skeleton, place + 1, limit)


def hit(text: Index, quote: Index, place: int) -> Hit:
    """What stands at a ``place`` in ``text.skeleton`` where ``quote`` was found."""
    last = place + len(quote.skeleton)
    i, j = bisect_left(text.starts, place), bisect_left(text.starts, last)
    if text.starts[i] != place:
        return Hit(i - 1, j, "inside")
    before, after = _bound(text, i), _bound(text, j)
    if text.starts[j] != last or before or after:
        return Hit(i - before, j + after, "inside")
    if not _same_glue(text, quote, i, j) or not _same_primes(text, quote, i):
        return Hit(i, j, "apart")
    return Hit(i, j, "" if _same_faces(text, quote, i) else "case")


def _bound(text: Index, i: int) -> bool:
    """Whether atom ``i`` is grown onto the one before it: "Moscow" in "Pyongyang-Moscow", "S" in "U.S.", "h" in "km/h"."""
    if i == 0 or i >= len(text):
        return False
    if text.glue[i] in {HYPHEN, MAYBE}:
        return True
    joint, after, norm = text.ends[i - 1], text.begins[i], text.folded.text
    if text.key(i - 1) in _JOINTS:
        return joint == after and i > 1 and text.ends[i - 2] == text.begins[i - 1]
    if joint != after:
        return False
    nxt = norm[text.ends[i] : text.ends[i] + 1]
    if text.key(i) in _JOINTS:
        return nxt.isalnum()
    if text.key(i)[0] in "$€£¥" and norm[joint - 1].isalpha():
        return True  # "$5" in "A$5"
    lone = text.ends[i - 1] - text.begins[i - 1] == 1 and norm[joint - 1].isalpha()
    if text.key(i) == ".":
        return lone and nxt.isalpha() and not norm[text.ends[i] + 1 : text.ends[i] + 2].isalpha()
    return text.key(i - 1) == "." and i > 1 and _bound(text, i - 1)


def _same_glue(text: Index, quote: Index, i: int, j: int) -> bool:
    base = text.starts[i]
    theirs = {text.starts[k] - base: text.glue[k] for k in range(i + 1, j)}
    ours = {quote.starts[k]: quote.glue[k] for k in range(1, len(quote))}
    if theirs == ours:
        return True
    return all(_alike(theirs.get(at), ours.get(at)) for at in theirs.keys() | ours.keys())


def _alike(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return MAYBE in {one, other}  # a word broken at the end of a line is the word unbroken
    return one == other or frozenset((one, other)) in _ALIKE


def _same_primes(text: Index, quote: Index, i: int) -> bool:
    """Feet are not inches: where both have a straight mark after a short number, it is the same one."""
    for k in range(min(len(quote), len(text) - i)):
        number = quote.key(k)
        if number.isdigit() and len(number) <= 2 and {_mark(quote, k), _mark(text, i + k)} == {"'", '"'}:
            return False
    return True


def _mark(text: Index, i: int) -> str:
    return text.folded.text[text.ends[i] : text.ends[i] + 1]


def _same_faces(text: Index, quote: Index, i: int) -> bool:
    """Whether no word of two faces has changed its case ("told us", "told US"), where case can tell them apart."""
    for k in range(len(quote)):
        if quote.key(k) in _TWO_FACED and text.key(i + k) == quote.key(k):
            changed = quote.written(k, k + 1).isupper() != text.written(i + k, i + k + 1).isupper()
            if changed and not _uniform(text, quote, i) and not _shouted(text, i + k):
                return False
    return True


def _uniform(text: Index, quote: Index, i: int) -> bool:
    """Whether the whole quotation is in capitals, in title case or in small letters: then its case means nothing."""
    words = [quote.written(k, k + 1) for k in range(len(quote)) if quote.key(k)[0].isalpha()]
    if len(words) < _FEW_WORDS:
        return False
    if all(word.isupper() for word in words) or all(word[0].isupper() for word in words):
        return True
    lowered = any(text.written(i + k, i + k + 1).istitle() for k in range(min(len(quote), len(text) - i)))
    return lowered and all(word.islower() for word in words)


def _shouted(text: Index, i: int) -> bool:
    """Whether the words about atom ``i`` are all in capitals, as in a headline."""
    around = text.written(i - 2, i) + text.written(i + 1, i + 3)
    return around.isupper()
