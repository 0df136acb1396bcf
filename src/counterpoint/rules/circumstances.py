"""When, where, how and to whom something is said: what stands between a cue and its content, or behind the speaker."""

from __future__ import annotations

from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    BREAKS,
    DAYS,
    DETERMINERS,
    MONTHS,
    NETWORKS,
    OCCASIONS,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    WHICH,
)
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.tokens import Range, Tokens

CLAUSE_STARTS = frozenset(["that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"])
ADDRESSED = frozenset(
    [
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "reporters",
        "people",
        "voters",
        "supporters",
        "viewers",
        "journalists",
        "lawmakers",
        "investors",
    ]
)
OF_DEGREE = frozenset(["mostly", "nearly", "roughly", "mainly", "largely", "partly", "exactly", "approximately", "hardly", "barely"])
OF_DEGREE |= frozenset(["possibly", "probably", "likely", "scarcely", "virtually"])
PARTICLED = classes()["particled"]
STATES = classes()["states"]
INSERTING = frozenset([",", "-", "—", "–", "--"])
SUBJECTIVE = PRONOUNS | {"there"}
SUBJECTS = SUBJECTIVE | {"the", "his", "her"}
OBJECTS = ADDRESSED | DETERMINERS
SPANS = PERIODS | {"this", "last", "week"}
FARTHEST = 18
"""Tokens that are looked at for the end of a circumstance or an addressee."""


def opens_quote(tokens: Tokens, i: int) -> bool:
    """Whether a quotation begins at token ``i``."""
    return tokens.quote[i] >= 0 and tokens.quotes[tokens.quote[i]][0] == i


def is_title(tokens: Tokens, i: int) -> bool:
    """Whether the quotation at ``i`` is a name rather than something said: “Meet the Press”."""
    lo, hi = tokens.quotes[tokens.quote[i]]
    if hi - lo > FARTHEST:
        return False
    opens = lo == 0 or tokens.word[lo - 1] in (".", "!", "?", "”") or "\n" in tokens.text[tokens.end[lo - 1] : tokens.start[lo]]
    if opens and tokens.word[hi - 2] in (",", "?", "!"):
        return False  # it opens a sentence and stops: “Savage,” she said
    inner = [w for w in tokens.word[lo + 1 : hi - 1] if w[0].isalnum()]
    return 0 < len(inner) <= 6 and all(
        w[0].isupper() or w[0].isdigit() or w in ("the", "of", "and", "to", "with", "in", "a", "for", "on") for w in inner
    )


def occasion(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the preposition at ``i`` tells when or where it was said: "in an interview", "on CNN", "at a rally"."""
    low = tokens.low[i]
    if low not in ("in", "on", "at", "by", "to", "about") or i + 1 >= last:
        return False
    after = tokens.low[i + 1]
    if low == "in" and tokens.low[i - 1] in PARTICLED:
        return False  # "rein **in** a program"
    if low == "on" and (after in NETWORKS or after in DAYS or after in MONTHS):
        return True
    if low in ("in", "on") and (after in MONTHS or (after.isdigit() and tokens.low[i + 2 : i + 3] != ["/"])):
        return True
    if after in ("response", "reference", "part", "private"):
        return True
    return after in ("a", "an", "his", "her", "their", "its") and any(tokens.low[j] in OCCASIONS for j in range(i + 2, min(last, i + 6)))


def skip_circumstances(tokens: Tokens, i: int, last: int) -> int:
    """Past what may stand between a cue and its content: adverbs, days, dates, "in a statement", "to reporters", ", again,"."""
    while i < last and tokens.quote[i] < 0:
        low = tokens.low[i]
        if (
            low in ADVERBS
            or low in DAYS
            or (low[-2:] == "ly" and _manner(tokens, i, last))
            or (low in PERIODS and tokens.low[i - 1] in DAYS)
        ):
            i += 1
        elif "ago" in tokens.common and (ago := _past_ago(tokens, i, last)) > i:
            i = ago
        elif low in WHICH and i + 1 < last and tokens.low[i + 1] in SPANS:
            i += 2
        elif (low in PREPOSITIONS and low not in ("because", "than")) or low in INSERTING:
            end = _inserted(tokens, i, last) if low in INSERTING else _circumstance_end(tokens, i, last)
            if end is None:
                break
            i = end
        else:
            break
    return i


def _manner(tokens: Tokens, i: int, last: int) -> bool:
    """Whether an adverb in -ly tells how it is said, not of what: "said **genetically** modified foods"."""
    low = tokens.low[i]
    if len(low) < 5 or (low in OF_DEGREE and tokens.low[i + 1 : i + 2] != ["what"]):
        return False
    return not (i + 1 < last and tokens.low[i + 1].endswith("ed") and tokens.low[i + 1] not in AUX)


def _past_ago(tokens: Tokens, i: int, last: int) -> int:
    """Past "two weeks ago", or ``i`` itself."""
    ago = next((j for j in range(i + 1, min(i + 4, last)) if tokens.low[j] == "ago"), None)
    return i if ago is None or tokens.low[ago - 1].removesuffix("s") not in PERIODS else ago + 1


def _inserted(tokens: Tokens, comma: int, last: int) -> int | None:
    """Past an insertion between commas or dashes that "that" or a quotation follows: "said, among other things, that"."""
    for i in range(comma + 2, min(last - 1, comma + 12)):
        if tokens.quote[i] >= 0:
            return None
        if tokens.word[i] == tokens.word[comma] and (tokens.low[i + 1] == "that" or opens_quote(tokens, i + 1)):
            return i + 1 if tokens.low[i + 1] == "that" else i
    return None


def _circumstance_end(tokens: Tokens, i: int, last: int) -> int | None:
    """Where the prepositional phrase at ``i`` ends if a that-clause, a quotation or a new subject follows it; else None."""
    if i + 1 < last and (tokens.low[i + 1] in DAYS or tokens.low[i + 1] in MONTHS or tokens.low[i + 1].isdigit()):
        return next((at for at in range(i + 2, last) if not (tokens.low[at][0].isdigit() or tokens.word[at] == ".")), last)
    if tokens.low[i] == "to" and i + 1 < last and not (tokens.cap[i + 1] or tokens.low[i + 1] in OBJECTS):
        return None  # an infinitive: "vowed **to act** on what he called “terror”"
    told = False
    at = i + 1
    while at < min(last, i + FARTHEST):
        low = tokens.low[at]
        if opens_quote(tokens, at) and is_title(tokens, at):
            at, told = tokens.quotes[tokens.quote[at]][1], True
            continue
        if low == "that" and tokens.low[at - 1].endswith("s") and _relative(tokens, at):
            return None  # "about letters **that could** …"
        if low == "that" or (tokens.quote[at] >= 0 and opens_quote(tokens, at) and at > i + 2):
            return at
        told = told or low in OCCASIONS or low in DAYS or low in NETWORKS
        if told and low in SUBJECTS and tokens.low[at - 1] not in PREPOSITIONS:
            return None if tokens.low[at - 1] in verbs() else at  # "who wrote to her on Thursday **say they** are ill"
        if tokens.word[at] in (",", ":"):
            return at if told or tokens.word[at] == ":" else _inserted(tokens, at, last)
        if low in AUX or tokens.word[at] in BREAKS:
            return None
        at += 1
    return None


def skip_addressee(tokens: Tokens, i: int, last: int) -> int | None:
    """Past the person addressed ("told **the BBC** that"): where the content begins, or None if no content follows."""
    at = i
    if at < last and tokens.low[at] in PREPOSITIONS and tokens.low[at] != "to":
        return None
    if at < last and tokens.low[at] in ADDRESSED:
        return _past_mark(tokens, skip_circumstances(tokens, at + 1, last), last)
    while at < last and at < i + FARTHEST:
        low = tokens.low[at]
        if (past := _past_name(tokens, at, last)) > at:
            at = past
            continue
        if tokens.quote[at] >= 0 or low in CLAUSE_STARTS or low == "to" or tokens.word[at] in (",", ":"):
            return None if at > i and low == "that" and _relative(tokens, at) else _content_at(tokens, at, last)
        if at > i and _opens_clause(tokens, at):
            return at
        if at > i and low in PREPOSITIONS and low not in ("of", "for", "from", "at"):
            past = skip_circumstances(tokens, at, last)
            if past > at:
                return _past_mark(tokens, past, last)
        if at > i + 1 and (low in AUX or (tokens.word[at] == "." and at + 1 >= last)):
            return None
        at += 1
    return None


def _relative(tokens: Tokens, that: int) -> bool:
    """Whether "that" hangs on the noun before it and is the subject of a verb: "letters **that could** be sold"."""
    if that + 1 >= len(tokens.word):
        return False
    return tokens.verb[that + 1] and "'" not in tokens.low[that + 1] and not tokens.cap[that - 1]


def _past_name(tokens: Tokens, at: int, last: int) -> int:
    """Past the title in "told **“Meet the Press”** that", past the state in "told a rally in Lind**, Ohio,** that"; else ``at`` itself."""
    if opens_quote(tokens, at) and is_title(tokens, at):
        return tokens.quotes[tokens.quote[at]][1]
    state = next((i for i in (at + 1, at + 2) if i + 1 < last and tokens.low[i] in STATES), None) if tokens.word[at] == "," else None
    return at if state is None else state + 1 + (tokens.word[state + 1] == ",")


def _content_at(tokens: Tokens, at: int, last: int) -> int | None:
    """Where what is told begins at or behind a mark, a conjunction or "when asked about it"."""
    if tokens.low[at] == "when" and at + 1 < last and tokens.low[at + 1] == "asked":
        return _behind_question(tokens, at, last)
    return _past_mark(tokens, skip_circumstances(tokens, at, last) if tokens.word[at] == "," else at, last)


def _opens_clause(tokens: Tokens, at: int) -> bool:
    """Whether a subject begins at ``at``: "told the BBC **she** was ill", "told voters **the** wall fell"."""
    low, before = tokens.low[at], tokens.low[at - 1]
    return low in SUBJECTIVE or (low in DETERMINERS and before not in ("and", "'s") and before not in PREPOSITIONS)


def _behind_question(tokens: Tokens, at: int, last: int) -> int | None:
    """Where the answer begins behind "when asked about the wall" and a mark."""
    return next((i + 1 for i in range(at, min(last - 1, at + FARTHEST)) if tokens.word[i] in (",", ":") and tokens.quote[i + 1] >= 0), None)


def _past_mark(tokens: Tokens, at: int, last: int) -> int:
    """Past a comma or colon that a quotation follows."""
    follows = at + 1 < last and (tokens.quote[at + 1] >= 0 or tokens.low[at + 1] == "that")
    return at + 1 if follows and tokens.word[at] in (",", ":") else at


def closes(tokens: Tokens, at: int, last: int) -> bool:
    """Whether nothing that could be content follows the cue before the next comma or the end."""
    if at < last and tokens.low[at] in ("to", "that", "it", "so", ":"):
        return tokens.low[at] == "to" and at + 1 < last and tokens.low[at + 1] in OBJECTS
    for i in range(at, min(last, at + 30)):
        if tokens.word[i] in (",", ";", "—", "–", "--") or (tokens.word[i] == "." and (i + 1 >= last or tokens.quote[i + 1] >= 0)):
            return True
        if tokens.quote[i] >= 0:
            return opens_quote(tokens, i) and is_title(tokens, i)
        if tokens.low[i] in ("that", ":") or tokens.low[i] in AUX:
            return False
    return at + 30 >= last


def trailing(tokens: Tokens, part: Range) -> int:
    """Where a noun phrase ends before "on Monday", "in an interview" and the like at its end."""
    lo, hi = part
    for i in range(lo + 1, hi):
        if tokens.quote[i] < 0 and (tokens.low[i] in DAYS or occasion(tokens, i, hi)):
            return i - 1 if tokens.low[i] in DAYS and tokens.low[i - 1] == "on" else i
    return hi
