"""One quotation in one text: where it stands, or why it must not be taken for any of its words.

Nothing is ever accepted for being similar. A quotation is found atom by atom, in one piece, or, where it has an ellipsis that
the text has not, in pieces that follow each other closely and leave out nothing that turns their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Literal

from counterpoint.article import Span
from counterpoint.ground import nearest
from counterpoint.ground.atoms import Hit, Index, build, hits, index
from counterpoint.ground.meaning import cuts_number, flips, leaves_negation, set_apart
from counterpoint.ground.refusal import Refusal

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.+|\.\.")
_LOOSE_ENDS = re.compile(r"""^[\s.,;:…\-–—•*"'“”‘’«»„`]+|[\s.,;:…\-–—"'“”‘’«»„`]+$""")
_MARKS = frozenset("\"'“”‘’‚‛„‟«»‹›「」『』＂＇`")
_MARK_BEFORE = re.compile(rf"[{''.join(sorted(_MARKS))}]\s?$")
_MARK_AFTER = re.compile(rf"\s?[{''.join(sorted(_MARKS))}]")
_MAX_GAP = 60  # atoms that an ellipsis may leave out: two or three sentences
_MAX_STARTS = 50  # places tried for the first piece
_MIN_WORDS = 2  # of a piece: one word alone will do only around an insertion ("The minister … resigned")
_MIN_LETTERS = 2


@dataclass(frozen=True)
class Found:
    """A place of a quotation: one span, or one for each piece around an ellipsis."""

    spans: tuple[Span, ...]
    status: Literal["exact", "normalized", "multipart"]

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1].end


def locate(text: str, quote: str) -> tuple[Span, ...] | None:
    """The first place of ``quote`` in ``text``, or None where it must not be accepted. The bare aligner, for comparing with others."""
    found = placed(index(text), quote)
    return found[0].spans if found else None


def places(text: Index, quote: str, within: Span | None = None) -> list[Found] | Refusal:
    """Every place of ``quote`` in ``text`` (or in the part ``within``), in order, or the reason why there is none.

    Surrounding quotation marks, and full stops, commas or dots at the ends, may be the quoter's own: they are dropped where
    that makes the quotation found.
    """
    found = _search(text, quote.strip(), within)
    return found() if callable(found) else found


def placed(text: Index, quote: str, within: Span | None = None) -> list[Found]:
    """The same without a reason where there is none: finding out what the text has instead takes longer than all the rest."""
    found = _search(text, quote.strip(), within)
    return [] if callable(found) or isinstance(found, Refusal) else found


def _search(text: Index, quote: str, within: Span | None) -> list[Found] | Refusal | Callable[[], Refusal]:
    """The places, or why there are none, or how to find out why."""
    bare = _LOOSE_ENDS.sub("", quote)
    whole = text.of(quote)
    if not any(key.isalnum() or len(key) > 1 or ord(key[0]) > 0x2E7F for key in whole.keys(0, len(whole))):
        return Refusal("empty quote")
    low, high = (0, len(text)) if within is None else (text.at(within.start), text.at(within.end))
    refusal: Refusal | None = None
    for tried in (quote, bare) if bare not in {quote, ""} else (quote,):
        wanted = text.of(tried)
        near = hits(text, wanted, low, high)
        kept = [hit for hit in near if not hit.miss and not _cut(text, hit)]
        if kept:
            return [_found(text, tried, quote, hit) for hit in kept]
        refusal = refusal or _miss(text, wanted, near)
    pieces = [piece for piece in _ELLIPSIS.split(quote) if _LOOSE_ENDS.sub("", piece)]
    if len(pieces) > 1:
        return _in_pieces(text, [_piece(text, piece, low, high) for piece in pieces], low, high)
    return refusal or partial(nearest.explain, text, text.of(bare or quote), low, high)


def _cut(text: Index, hit: Hit) -> str:
    return cuts_number(text, hit.i, hit.j) or leaves_negation(text, hit.i, hit.j)


def _miss(text: Index, quote: Index, near: list[Hit]) -> Refusal | None:
    """What is wrong with the first place where the characters are right and the words are not."""
    for hit in near:
        if hit.miss == "case":
            return Refusal(f"the text has “{text.written(hit.i, hit.j)}”: other words in capitals", altered=True)
        if not hit.miss:
            return Refusal(_cut(text, hit), altered=True)
        if len(quote.skeleton) > 2 and hit.miss == "inside":
            return Refusal(f"only inside a longer word or number: “{text.written(hit.i, hit.j)}”", altered=True)
        if hit.miss == "apart":
            return Refusal(f"the text has “{text.written(hit.i, hit.j)}”", altered=True)
    return None


def _found(text: Index, tried: str, quote: str, hit: Hit) -> Found:
    span = text.span(hit.i, hit.j)
    for given in (quote, tried):
        grown = _grown(text.text, given, span)
        if text.text[grown.start : grown.end] == given:
            return Found((grown,), "exact" if given == quote else "normalized")
    return Found((_grown(text.text, tried, span),), "normalized")


def _grown(text: str, quote: str, span: Span) -> Span:
    """``span`` with the quotation marks at its ends that ``quote`` has too, and exactly over ``quote`` where that fits."""
    place = text.find(quote, max(span.start - 4, 0), span.end + 4)
    if 0 <= place <= span.start and place + len(quote) >= span.end:
        return Span(start=place, end=place + len(quote))
    start, end = span.start, span.end
    for mark in quote:
        if mark not in _MARKS or not (found := _MARK_BEFORE.search(text, max(start - 2, 0), start)):
            break
        start = found.start()
    for mark in reversed(quote):
        if mark not in _MARKS or not (found := _MARK_AFTER.match(text, end)):
            break
        end = found.end()
    return Span(start=start, end=end)


def _piece(text: Index, words: str, low: int, high: int) -> Index:
    """A piece as given if the text has it so, or else without what may be the quoter's own at its ends."""
    given = build(words.strip())
    return given if any(not hit.miss for hit in hits(text, given, low, high)) else build(_LOOSE_ENDS.sub("", words))


def _in_pieces(text: Index, pieces: list[Index], low: int, high: int) -> list[Found] | Refusal:
    for piece in pieces:
        if len(piece.skeleton) < _MIN_LETTERS or max(map(_words, pieces)) < _MIN_WORDS:
            return Refusal(f"a piece of the shortened quote is too short to be told apart: “{piece.text}”")
    firsts = [hit for hit in hits(text, pieces[0], low, high) if not hit.miss][:_MAX_STARTS]
    if not firsts:
        return nearest.explain(text, pieces[0], low, high)
    found: list[Found] = []
    refusal: Refusal | None = None
    for first in firsts:
        chain = _chain(text, pieces, first, high)
        if isinstance(chain, Refusal):
            refusal = refusal or chain
        else:
            spans = tuple(_found(text, p.text, p.text, hit).spans[0] for p, hit in zip(pieces, chain, strict=True))
            found.append(Found(spans, "multipart"))
    return found or refusal or Refusal("not in the article")


def _chain(text: Index, pieces: list[Index], first: Hit, high: int) -> list[Hit] | Refusal:
    chain = [first]
    for piece in pieces[1:]:
        last = chain[-1]
        following = [h for h in hits(text, piece, last.j, min(high, last.j + _MAX_GAP + len(piece) + 1)) if not h.miss]
        if not following:
            return _lost(text, piece, high)
        chain.append(following[0])
    return _turned(text, pieces, chain) or chain


def _turned(text: Index, pieces: list[Index], chain: list[Hit]) -> Refusal | None:
    """Why the pieces, each of them found, must not stand for the passage."""
    if reason := next(filter(None, (_cut(text, hit) for hit in chain)), ""):
        return Refusal(reason, altered=True)
    for k, (one, other) in enumerate(pairwise(chain)):
        if min(_words(pieces[k]), _words(pieces[k + 1])) < _MIN_WORDS and not set_apart(text, one.j, other.i):
            return Refusal("a piece of the shortened quote is too short to be told apart")
        if reason := flips(text, one.j, other.i):
            return Refusal(reason, altered=True)
    return None


def _lost(text: Index, piece: Index, high: int) -> Refusal:
    if any(not hit.miss for hit in hits(text, piece)):
        return Refusal(f"the pieces of the shortened quote do not follow each other closely: “{piece.text}”")
    return nearest.explain(text, piece, 0, high)


def _words(piece: Index) -> int:
    return sum(key[0].isalnum() or key[-1].isalnum() for key in piece.keys(0, len(piece)))
