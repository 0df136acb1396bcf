"""Who speaks, behind the cue: "said **Per Lund, the mayor of Oslo**, in an interview", "according to **people briefed on the plan**"."""

from __future__ import annotations

from counterpoint.rules.circumstances import is_title, occasion
from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    BREAKS,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    NOUNS,
    OPENINGS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.phrases import is_apposition, is_participle, long_quote
from counterpoint.rules.tokens import Range, Tokens

LINKS = PREPOSITIONS | SUBORDINATORS


def inverted(tokens: Tokens, at: int, last: int) -> Range | None:
    """The noun phrase that begins at ``at`` behind an inverted cue: "said Per Lund, the mayor of Oslo, in an interview"."""
    if at >= last or tokens.quote[at] >= 0:
        return None
    low = tokens.low[at]
    if low in PRONOUNS:
        return (at, at + 1)
    if not (tokens.capital(at) or low in DETERMINERS or tokens.word[at][0].isalnum()) or low in LINKS or low in COORDINATORS:
        return None
    if low in DAYS or low in ADVERBS:
        return None
    end = _until_break(tokens, at, last)
    while (
        end < last
        and tokens.word[end] == ","
        and end + 1 < last
        and (is_apposition(tokens, end + 1, last) or tokens.low[end + 1] in ("who", "whose"))
        and tokens.quote[end + 1] < 0
        and not (tokens.low[end + 1] == "of" and tokens.low[end + 2 : end + 3] in (["which"], ["whom"]))
    ):
        if _finite_follows(tokens, end + 1, last) or _says_more(tokens, end + 1, last):
            break
        who = tokens.low[end + 1] in ("who", "whose")
        if who and tokens.word[end + 2 : end + 3] == [","]:
            break  # "who, like others, spoke"
        end = _relative_end(tokens, end + 1, last) if who else _until_break(tokens, end + 1, last)
    if end < last and tokens.quote[end] >= 0 and tokens.low[end - 1] in ("of", "the") and is_title(tokens, end):
        end = tokens.quotes[tokens.quote[end]][1]  # "the author of “The Wall,”"
    return (at, end) if end > at else None


def _says_more(tokens: Tokens, who: int, last: int) -> bool:
    """Whether a relative clause tells what else the speaker said: "said Ada Moe, **who thinks** it will fall"."""
    at = who + 1
    while at < last and (tokens.low[at] in AUX or tokens.low[at] in ADVERBS):
        at += 1
    verb = verbs().get(tokens.low[at]) if tokens.low[who] == "who" and at < last else None
    return verb is not None and "t" in verb.frames and tokens.word[at + 1 : at + 2] != [","]


def _relative_end(tokens: Tokens, at: int, last: int) -> int:
    """Where a relative clause ends: at the next comma, mark or quotation."""
    i = at
    while i < last and tokens.quote[i] < 0 and tokens.word[i] not in BREAKS and not (tokens.word[i] == "." and _stops(tokens, i, last)):
        if tokens.word[i] == ",":
            break
        i += 1
    return i


def _stops(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the stop at ``i`` ends a sentence: the unit, or before a quotation that goes on with what was said."""
    return i == last - 1 or tokens.quote[i + 1] >= 0


def _finite_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause of its own begins at ``at``: a verb comes before the next comma, outside a relative clause."""
    for i in range(at, min(last, at + 12)):
        if tokens.word[i] in (",", ".") or tokens.quote[i] >= 0 or tokens.low[i] == "that" or tokens.low[i] in RELATIVES:
            return False
        if tokens.verb[i]:
            return not tokens.low[i].endswith("ed")
    return False


def _plural_noun(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a form in -s that ends a noun phrase is its noun, as in "according to previous **reports**"."""
    verb = verbs().get(tokens.low[i])
    if verb is None or verb.shape != "s" or verb.lemma not in NOUNS or tokens.cap[i - 1]:
        return False
    return i + 1 >= last or tokens.low[i + 1] in (".", ",", "that", "and") or tokens.low[i + 1] in PREPOSITIONS


def _hangs_on(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a form in -ed behind a noun begins no clause but tells which one: "people **briefed** on the plan"."""
    if not tokens.low[i].endswith("ed") or tokens.low[i] in AUX or tokens.cap[i - 1] or i + 1 >= last:
        return False
    counted = tokens.low[i - 1][0].isdigit() and tokens.low[i + 1].endswith("s")
    return counted or tokens.low[i + 1] in PREPOSITIONS


def _until_break(tokens: Tokens, at: int, last: int) -> int:
    """Where a noun phrase ends: at a comma or mark, or at "in an interview", "on Monday", "who", a verb."""
    i = at
    while i < last:
        low = tokens.low[i]
        if tokens.quote[i] >= 0 and (long_quote(tokens, i) or (tokens.quote[i] != tokens.quote[max(at, i - 1)] and i == at)):
            break
        if low == "(" and i + 1 < last and not tokens.cap[i + 1]:
            break  # "exit polls **(a** sizable margin"
        if low == ")" and "(" not in tokens.word[at:i]:
            break
        if (
            low == ","
            or (low in BREAKS and not (low == "/" and tokens.end[i - 1] == tokens.start[i]))
            or (low == "." and (i == last - 1 or tokens.quote[i + 1] >= 0))
        ):
            break
        if low in ("who", "whose", "that") and i > at:
            return _relative_end(tokens, i, last)
        if low in RELATIVES or low in SUBORDINATORS or (i > at and low in ("he", "she", "they", "we", "i")):
            break
        if i > at and (low in DAYS or low in ADVERBS or low in OPENINGS or occasion(tokens, i, last)):
            break
        if (
            i > at
            and tokens.verb[i]
            and not is_participle(tokens, i)
            and not _plural_noun(tokens, i, last)
            and not _hangs_on(tokens, i, last)
        ):
            break
        i += 1
    return i
