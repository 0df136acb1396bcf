"""Why a quotation is not in a text: what the text has in its place. It explains a refusal and never accepts anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from counterpoint.ground.atoms import Index
from counterpoint.ground.meaning import is_number, negates
from counterpoint.ground.refusal import Refusal

_ANCHORS = 5  # pairs of neighbouring words of the quotation, the longest, that are looked up in the text
_PLACES = 4  # places looked at for each
_NEAR = 0.6  # share of the quotation's atoms that a passage must have, in order, to be called its origin
_SHOWN = 12  # atoms of the text shown in a reason at most
_LONGEST = 400  # atoms of a quotation that are compared


def explain(text: Index, quote: Index, low: int = 0, high: int | None = None) -> Refusal:
    """The reason why ``quote`` is not in atoms ``low`` up to ``high`` of ``text``. Its time is bounded by a few plain searches."""
    wanted = quote.keys(0, min(len(quote), _LONGEST))
    best: tuple[float, int, int] = (0.0, 0, 0)
    for i in _starts(text, quote, low, len(text) if high is None else high):
        j = min(i + len(wanted) + 3, len(text))
        matcher = SequenceMatcher(None, text.keys(i, j), wanted, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        best = max(best, (same / len(wanted), i, j))
    if best[0] < _NEAR:
        return Refusal("not in the article")
    return _difference(text, quote, wanted, best[1], best[2])


def _starts(text: Index, quote: Index, low: int, high: int) -> set[int]:
    """Where the quotation may have begun, told from pairs of its words that the text has, or else from single words."""
    for size in (2, 1):
        places = sorted(range(max(len(quote) - size + 1, 1)), key=lambda k: quote.starts[k] - quote.starts[min(k + size, len(quote))])
        starts = {start for k in places[:_ANCHORS] for start in _anchored(text, quote, k, min(k + size, len(quote)), (low, high))}
        if starts:
            return starts
    return set()


def _anchored(text: Index, quote: Index, k: int, end: int, within: tuple[int, int]) -> Iterator[int]:
    anchor = quote.skeleton[quote.starts[k] : quote.starts[end]]
    low, high = text.starts[within[0]], text.starts[within[1]]
    place = text.skeleton.find(anchor, low, high)
    for _ in range(_PLACES):
        if place < 0:
            return
        yield max(text.atom(place) - k - 1, within[0])
        place = text.skeleton.find(anchor, place + 1, high)


def _difference(text: Index, quote: Index, wanted: list[str], i: int, j: int) -> Refusal:
    here = text.keys(i, j)
    changes = [op for op in SequenceMatcher(None, here, wanted, autojunk=False).get_opcodes() if op[0] != "equal"]
    inner = [_trimmed(op, len(here), len(wanted)) for op in changes if not _outside(op, len(here), len(wanted))]
    if not inner:
        return Refusal("not in the article")
    theirs = [(text.written(i + a, i + b), quote.written(c, d)) for _, a, b, c, d in inner]
    altered = any(_weighty(*pair) for pair in theirs)
    lost = Counter(k for _, a, b, _, _ in inner for k in here[a:b])
    gained = Counter(k for _, _, _, c, d in inner for k in wanted[c:d])
    if len(inner) > 1 and lost == gained:
        return Refusal(f"the words stand in another order: “{_shown(text, i + inner[0][1], i + inner[-1][2])}”", altered=True)
    op = max(inner, key=lambda op: _weighty(text.written(i + op[1], i + op[2]), quote.written(op[3], op[4])))
    return Refusal(_say(text, quote, i, op), altered)


def _outside(op: tuple[str, int, int, int, int], here: int, wanted: int) -> bool:
    """Whether a change only says that the passage goes on before or after the quotation."""
    _, a, b, c, d = op
    return c == d and (a == 0 or b == here) and (c in {0, wanted})


def _trimmed(op: tuple[str, int, int, int, int], here: int, wanted: int) -> tuple[str, int, int, int, int]:
    """A change at an end of the quotation, without what the passage goes on with."""
    kind, a, b, c, d = op
    if d == wanted and b == here:
        b = min(b, a + d - c)
    elif c == 0 and a == 0:
        a = max(a, b - d + c)
    return kind, a, b, c, d


def _say(text: Index, quote: Index, i: int, op: tuple[str, int, int, int, int]) -> str:
    kind, a, b, c, d = op
    if kind == "insert":
        return f"the text does not have “{quote.written(c, d)}”: “{_shown(text, i + a - 3, i + b + 3)}”"
    if kind == "delete":
        return f"the text has “{_shown(text, i + a - 2, i + b + 2)}”"
    return f"the text has “{_shown(text, i + a, i + b)}”, not “{quote.written(c, min(d, c + _SHOWN))}”"


def _shown(text: Index, i: int, j: int) -> str:
    return text.written(i, min(j, i + _SHOWN))


def _weighty(one: str, other: str) -> bool:
    """Whether the change is one of a number, a name or a negation."""
    words = f"{one} {other}".replace("’", "'").split()
    return any(is_number(w.lower()) or negates(w.lower()) or w[:1].isupper() for w in words)
