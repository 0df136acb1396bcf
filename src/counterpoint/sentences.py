"""Sentences and paragraphs of a text as spans. A thin door to the ``sentencex`` library (rules for some 300 languages, no model)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

import sentencex

from counterpoint.article import Span

Range = tuple[int, int]
"""Where something starts and ends."""

# Longer stretches go to sentencex piece by piece: an unclosed quotation mark costs it the square of the length.
_BLOCK = 8_000

# Plain text is wrapped at column 72 or 80, sometimes 65 or 100; a line that is shorter or longer was not broken to fit a page.
_WRAP = range(40, 121)

_ESCAPED = re.compile(r"(?<!\S)\\n(?!\S)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_STOP = re.compile(r"[.!?…:;][\"”’')\]]*$")
_ONE = re.compile(r"[A-Za-z0-9 ,;:()$%&/–—‘’“”\"'-]+[.!?]?[\"”’')\]]*")  # no stop but at its end
_CUT = re.compile(r"[.!?][\"”’')\]]*\s+")

# Where sentencex stops too early in news: it has the singular titles but not these, and no party tags such as "R-N.H.".
_TITLE = re.compile(
    r"\b(?:(?:then|ex|former)-(?:Sen|Rep|Gov|Gen|Lt|Col|Prof|Dr)|Ms|Mses|Mmes|Messrs|Drs|Govs|Sens|Reps|Gens|Profs|Revs|Ft|Mt|Sgts?|Cmdr|Pfc|Spc|Insp|Supt)\.\s*$"
)
_MAY = re.compile(r"\bMay\.\s+(?=[A-Z“\"])")  # sentencex takes the month, which has no shorter form, for an abbreviation
_TAG = re.compile(r"\b[DIR]-[A-Z]\.$")
_CLOCK = re.compile(r"\b[ap]\.m\.\s*$")
_AFTER_CLOCK = re.compile(
    r"\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|[ECMP][SD]?T\b|GMT|UTC|BST|CET|(?:[A-Z][\w.]+ ){1,3}[Tt]ime\b)"
)
_ENDS_QUOTE = re.compile(r"[!?…\"”’'“][\"”’')\s]*$")
_GOES_ON = re.compile(r"[a-z](?!\S*(?:\.\w+/|://))")
_CLOSING = "\"”’')]"
_CLOSERS = re.compile(rf"[{re.escape(_CLOSING)}]+(?=\s|$)")


def _unescaped(text: str) -> str:
    """``text`` with the line breaks that an export wrote as a backslash and an n, each a word of its own, as such; no place moves."""
    return _ESCAPED.sub("\n ", text) if "\\n" in text else text


@lru_cache(maxsize=64)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of ``text``, in order, without surrounding white space: its lines, except that hard-wrapped lines are one.

    Consecutive lines count as hard-wrapped when each was filled up to the width of the widest: its successor's first word
    would not have fitted any more. Linear in the length of the text.
    """
    return tuple([Span(start=start, end=end) for start, end in paragraph_ranges(text)])


@lru_cache(maxsize=64)
def paragraph_ranges(text: str) -> tuple[Range, ...]:
    """Where the paragraphs of ``text`` start and end: as `paragraphs`, for who needs no more than the offsets."""
    found: list[Range] = []
    run: list[Range] = []
    at = 0
    for line in _unescaped(text).splitlines(keepends=True):
        if words := line.strip():
            start = at + line.index(words[0])
            run.append((start, start + len(words)))
        else:
            found += _unwrapped(text, run)
            run = []
        at += len(line)
    return (*found, *_unwrapped(text, run))


@lru_cache(maxsize=64)
def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of ``text``, in order, without surrounding white space. The end of a paragraph always ends a sentence.

    A sentence holds a line break only where a paragraph was hard-wrapped (see `paragraphs`). Quoted speech of several sentences
    is kept in one piece. Linear in the length of the text.

    Args:
        text: any text; the spans are offsets into it.
        language: ISO 639-1 code of the rules to use.
    """
    return tuple(Span(start=start, end=end) for start, end in ranges(text, language))


def ranges(text: str, language: str = "en") -> Iterator[Range]:
    """Where the sentences of ``text`` start and end: as `sentences`, for who looks at each of them but once."""
    for paragraph in paragraph_ranges(text):
        yield from of_paragraph(text, paragraph, language)


def of_paragraph(text: str, paragraph: Range, language: str = "en") -> list[Range]:
    """Where the sentences of one of the paragraphs of ``text`` start and end."""
    at, end = paragraph
    return [(at + start, at + stop) for start, stop in _of_paragraph(text[at:end], language)]


@lru_cache(maxsize=256)  # the rules look at all paragraphs of an article, then grounding at those of its items
def _of_paragraph(paragraph: str, language: str) -> tuple[Range, ...]:
    if len(paragraph) <= _BLOCK and _ONE.fullmatch(paragraph):
        return ((0, len(paragraph)),)
    return tuple(found for start, end in _blocks(paragraph) for found in _of_block(paragraph[start:end], start, language))


def around(found: Sequence[Range], start: int, end: int) -> Range:
    """The smallest run of whole sentences, of all those of a text, that holds a range (at least the range itself). Logarithmic."""
    first = bisect_right(found, start, key=itemgetter(1))
    last = bisect_left(found, end, key=itemgetter(0))
    return (min(start, found[first][0]), max(end, found[last - 1][1])) if first < last else (start, end)


def _unwrapped(text: str, run: list[Range]) -> list[Range]:
    if len(run) > 1 and _wrapped([text[start:end] for start, end in run]):
        return [(run[0][0], run[-1][1])]
    return run


def _wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if width not in _WRAP:
        return False
    filled = all(len(a) + 1 + len(b.split(maxsplit=1)[0]) > width for a, b in pairwise(lines))
    stops = sum(bool(_STOP.search(line[-5:])) for line in lines[:-1])
    if len(lines) == 2:  # two lines can fit by chance
        return filled and not stops and lines[1][0].islower()
    return filled and stops * 2 < len(lines) - 1


def _blocks(paragraph: str) -> Iterator[Range]:
    at = 0
    while len(paragraph) - at > _BLOCK:
        limit = at + _BLOCK
        cuts = [m.end() for m in _CUT.finditer(paragraph, at + _BLOCK // 2, limit)]
        cut = cuts[-1] if cuts else paragraph.rfind(" ", at + 1, limit) + 1 or limit
        yield at, cut
        at = cut
    yield at, len(paragraph)


def _of_block(body: str, at: int, language: str) -> Iterator[Range]:
    """The sentences of a block that begins at ``at``."""
    start = 0
    for end in sorted({*_boundaries(body, language), *(m.end() for m in _MAY.finditer(body)), len(body)}):
        if words := body[start:end].strip():
            first = at + body.index(words[0], start)
            yield first, first + len(words)
        start = end


def _boundaries(body: str, language: str) -> Iterator[int]:
    """Where sentences end within ``body``: what sentencex finds, without the stops that are none in news."""
    at = 0
    # sentencex is written in Rust, which has no lone surrogates
    for piece in sentencex.segment(language, body if body.isascii() else _SURROGATE.sub("\ufffd", body))[:-1]:
        at += len(piece)
        end = at
        if body[at] in _CLOSING and (closing := _CLOSERS.match(body, at)):
            end = closing.end()
        if not _one_sentence(body[max(0, at - 16) : end], body[end : end + 40].lstrip()):
            yield end


def _one_sentence(before: str, after: str) -> bool:
    if not before.rstrip().endswith("."):
        return bool(_GOES_ON.match(after) and _ENDS_QUOTE.search(before))
    if _TITLE.search(before):
        return after[:1].isupper()
    if _TAG.search(before):
        return re.match(r"[A-Z]\.", after) is not None
    return _CLOCK.search(before) is not None and _AFTER_CLOCK.match(after) is not None
