"""The second half of what is said, behind the reporter's insertion: '“It is weak,” she said on Monday, “and it will fall.”'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.rules import contents
from counterpoint.rules.circumstances import ADDRESSED, is_title
from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import ADVERBS, COORDINATORS, DAYS, DETERMINERS, PREPOSITIONS, WHICH
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.tokens import Range, Tokens

if TYPE_CHECKING:
    from counterpoint.rules.patterns import Place


WHEN_OR_WHERE = PREPOSITIONS | DAYS | WHICH


def _joined(tokens: Tokens, i: int, at: int) -> bool:
    """Whether only a conjunction and adverbs stand between a comma and the quotation at ``i``: '…," he said, **but** "when …"'."""
    lo = i - 1
    while lo > at and (tokens.low[lo] in COORDINATORS or tokens.low[lo] in ADVERBS):
        lo -= 1
    return lo < i - 1 and lo == at and tokens.word[lo] == ","


def others_turn(tokens: Tokens, i: int) -> bool:
    """Whether ", and" opens a clause with somebody else as its subject: ", **and her husband cut in**"."""
    if i + 3 >= len(tokens.word) or tokens.word[i] != "," or tokens.low[i + 1] not in ("and", "but", "as", "while"):
        return False
    named = tokens.cap[i + 2] or tokens.low[i + 2] in DETERMINERS
    return named and any(tokens.verb[j] for j in range(i + 3, min(len(tokens.word), i + 7)) if tokens.quote[j] < 0)


def _clause_behind(tokens: Tokens, at: int, last: int) -> list[Range]:
    """What goes on without quotation marks behind '“It is our bad luck,” he said': ", **that both lived here**"."""
    if at + 2 >= last or tokens.word[at] != "," or tokens.low[at + 1] != "that":
        return []
    part = contents.trim(tokens, (at + 1, contents.content_end(tokens, at + 1, last)))
    return [part] if part else []


def next_comma(tokens: Tokens, at: int, last: int) -> int:
    """Where the comma behind "on Monday" and the like at ``at`` stands; ``at`` where none comes before a verb or a quotation."""
    for i in range(at, min(last - 1, at + 9)):
        if tokens.word[i] == ",":
            return i
        if tokens.quote[i] >= 0 or tokens.verb[i]:
            break
    return at


def second_half(place: Place, at: int, quoted: bool) -> list[Range]:
    """The rest of what is said behind the reporter's insertion, which ends at ``at``."""
    tokens, last = place.tokens, place.last
    if quoted:
        for i in range(at, min(last, at + 40)):
            if tokens.quote[i] >= 0 and i - 1 > at and is_title(tokens, i):
                break  # "she wrote in her memoir, “Tough Choices.”"
            if tokens.quote[i] >= 0:
                part = contents.trim(tokens, (i, contents.content_end(tokens, i, last)))
                adjacent = i == at and "o" not in place.verb.frames
                return [part] if part and (adjacent or tokens.word[i - 1][-1] in ",:—–-;." or _joined(tokens, i, at)) else []
            said = tokens.low[i] in verbs() and i > at and verbs()[tokens.low[i]].act == "speech"
            if (said and tokens.low[i] != "referring") or others_turn(tokens, i):
                break
        return _clause_behind(tokens, at, last) or _clause_behind(tokens, next_comma(tokens, at, last), last)
    at += at < last and tokens.low[at] in ADDRESSED and "o" in place.verb.frames
    if at < last and tokens.low[at] in WHEN_OR_WHERE:
        comma = next_comma(tokens, at, last)
        that = tokens.low[comma + 1 : comma + 2] == ["that"]
        at = comma if that or not has_verb(tokens, (place.first, place.k)) else at  # "the wall, she said on Monday, was weak"
    if at + 1 < last and tokens.word[at] == ",":
        low = tokens.low[at + 1]
        if low in COORDINATORS and tokens.quote[at + 2 : at + 3] < [0]:
            return []
        if low in ("who", "which", "while", "as", "according", "on") or (low.endswith("ing") and low in verbs()):
            return []
        part = contents.trim(tokens, (at + 1, contents.content_end(tokens, at + 1, last)))
        return [part] if part else []
    return []
