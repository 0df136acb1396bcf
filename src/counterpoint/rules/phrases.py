"""Noun phrases as subjects: where they begin, what hangs on to them, and which one a later verb shares."""

from __future__ import annotations

from counterpoint.rules.clauses import past_dateline
from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    BREAKS,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    IRREGULAR,
    MONTHS,
    NOT_ADVERBS,
    PERIODS,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    SURNAMES,
    THOSE,
    WHICH,
)
from counterpoint.rules.members import LIST, STATES, is_list, list_start, member_start
from counterpoint.rules.tokens import Range, Tokens

COMPARED = frozenset(["more", "less", "fewer"])
NUMBERS = frozenset(["half", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
CLAUSES = frozenset(["that", "though", "although", "while", "because", "whether", "after", "before"])
HANGING = PREPOSITIONS | DAYS


def phrase_start(tokens: Tokens, e: int, first: int) -> int:
    """Where the clause-bound stretch that ends with the noun at ``e`` begins."""
    at = e
    while at > first:
        before = at - 1
        low = tokens.low[before]
        if tokens.quote[before] >= 0 and tokens.quote[before] != tokens.quote[e] and long_quote(tokens, before):
            break
        if low == "who" and at > first + 1 and tokens.word[before - 1][0].isalnum() and tokens.quote[before - 1] < 0:
            at = before - 1
            continue
        if (
            low in ("and", "or")
            and before - 1 > first
            and tokens.word[before - 1] == ","
            and member_start(tokens, before - 1, first) is not None
        ):
            at = list_start(tokens, before - 1, first)
            break
        if low == "," and is_list(tokens, before, at, e, first):
            at = list_start(tokens, before, first)
            at += tokens.word[at] == ","
            break
        if low == "," or low in BREAKS or (low in SUBORDINATORS and low != "so" and not _compares(tokens, before, first)):
            break
        if low in COORDINATORS and (
            low in ("but", "yet") or (_verb_between(tokens, first, before) and not _in_name(tokens, before, first))
        ):
            at = _with_other(tokens, before, at, first)
            break
        if tokens.verb[before] and not is_participle(tokens, before) and not _reduced(tokens, before, at, first):
            break
        if low == "(" or (low == "." and len(tokens.word[before - 1]) > 4 and not tokens.capital(before - 1)):
            break
        at = before
    return at


def _compares(tokens: Tokens, than: int, first: int) -> bool:
    """Whether "than" only counts: "more **than** six in ten"."""
    return tokens.low[than] == "than" and than > first and tokens.low[than - 1] in COMPARED


def _with_other(tokens: Tokens, conjunction: int, at: int, first: int) -> int:
    """Where two subjects begin that "and" joins behind a comma: "…, **he** and Ada Moe said", "…, **Per Lund** and Ada Moe said"."""
    if tokens.low[conjunction] != "and" or conjunction - 1 <= first:
        return at
    i = conjunction - 1
    while i > first and tokens.cap[i] and tokens.cap[i - 1]:
        i -= 1
    named = tokens.cap[i] or tokens.low[i] in ("he", "she")
    return i if named and tokens.word[i - 1] in (",", "”", '"', "''") else at


def _reduced(tokens: Tokens, verb: int, after: int, first: int) -> bool:
    """Whether the verb before a noun phrase hangs on a noun further left: "people **briefed** on it", "those **who favour** it"."""
    if tokens.low[verb].endswith("ed") and tokens.low[after] in HANGING and tokens.low[after] != "to":
        noun = tokens.word[verb - 1] if verb > first else ","
        return noun[0].isalnum() and tokens.low[verb - 1] not in PRONOUNS and not _proper(tokens, verb - 1, first)
    at = verb
    while at > first and (tokens.low[at - 1] in AUX or tokens.low[at - 1] in ADVERBS or tokens.low[at - 1].endswith("ly")):
        at -= 1
    return at > first + 1 and tokens.low[at - 1] == "who" and tokens.word[at - 2] != ","


def _proper(tokens: Tokens, i: int, first: int) -> bool:
    """Whether token ``i`` is a proper name: capitalised, and not only because it opens the sentence."""
    return tokens.cap[i] and not (i == first and (tokens.low[i] in PLURALS or tokens.low[i] in THOSE or tokens.low[i].endswith("s")))


def is_participle(tokens: Tokens, i: int) -> bool:
    """Whether the form in -ed at ``i`` is part of a noun phrase: "a so-called expert", "the newly elected mayor"."""
    low = tokens.low[i]
    return low.endswith("ed") and low not in IRREGULAR and low not in AUX and i > 0 and "-" in low


def long_quote(tokens: Tokens, i: int) -> bool:
    """Whether the quotation at ``i`` is something said rather than a word in quotation marks."""
    lo, hi = tokens.quotes[tokens.quote[i]]
    return hi - lo > 6 or tokens.word[hi - 2] in (",", ".", "!", "?")


def _verb_between(tokens: Tokens, lo: int, hi: int) -> bool:
    for i in range(hi - 1, max(lo, hi - 15) - 1, -1):
        if tokens.quote[i] < 0 and tokens.verb[i] and not _hangs(tokens, i):
            return True
        if tokens.low[i] in CLAUSES or (tokens.word[i] == "," and tokens.low[i + 1] in COORDINATORS):
            return False
    return False


def _in_name(tokens: Tokens, conjunction: int, first: int) -> bool:
    """Whether "and" joins words of one name: "a spokesman for the **Parks and Recreation** Department"."""
    if not tokens.cap[conjunction - 1] or not tokens.cap[conjunction + 1]:
        return False
    i = conjunction - 1
    while i > first and tokens.cap[i]:
        i -= 1
    i -= tokens.low[i] == "the"
    return i > first and tokens.low[i] in ("of", "for")


def _hangs(tokens: Tokens, i: int) -> bool:
    """Whether a form in -ed only says which: "a poll **released Sunday by** the Post and the BBC"."""
    if not tokens.low[i].endswith("ed") or tokens.low[i] in AUX:
        return False
    at = i + 1 + (tokens.low[i + 1] in DAYS)
    return at < len(tokens.low) and tokens.low[at] == "by"


def past_adverbials(tokens: Tokens, at: int, e: int) -> int:
    """Skip what opens a clause before its subject: conjunctions, adverbs, "on Monday", "last week"."""
    while at < e:
        low = tokens.low[at]
        if (
            low in COORDINATORS
            or (low in ADVERBS and not (low in SURNAMES and tokens.cap[at] and tokens.low[at + 1] == "and"))
            or low in ("yes", "no,", "here")
            or (low.endswith("ly") and tokens.low[at + 1] != "of" and low not in NOT_ADVERBS and not _counts(tokens, at + 1))
        ):
            at += 1
        elif low in ("on", "in", "by", "since") and (
            tokens.low[at + 1] in DAYS or tokens.low[at + 1] in MONTHS or tokens.low[at + 1].isdigit()
        ):
            at += 2
            while at < e and (tokens.low[at].isdigit() or tokens.low[at] == "." or tokens.low[at] in PERIODS):
                at += 1
        elif low in WHICH and tokens.low[at + 1] in PERIODS and at + 2 < e:
            at += 2 + (tokens.word[at + 2] == ",")
        elif low in DAYS and tokens.low[at + 1] not in DAYS:
            at += 1
        elif low == "to" and at + 1 < e:
            at += 2
        else:
            break
    return at


def _counts(tokens: Tokens, i: int) -> bool:
    """Whether a number stands at ``i``: "nearly **eight** in ten", "roughly **100** people"."""
    return tokens.low[i] in NUMBERS or tokens.low[i][0].isdigit() or tokens.low[i + 1 : i + 2] in (["third"], ["quarter"], ["dozen"])


def _adverb(tokens: Tokens, i: int) -> bool:
    low = tokens.low[i]
    return low in ADVERBS or (low.endswith("ly") and low not in NOT_ADVERBS and not tokens.cap[i])


def is_apposition(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether the stretch between two marks explains the name before it: "the mayor of Oslo", not "on Monday", "who left"."""
    low = tokens.low[lo]
    if low in ("then", "now") and hi - lo > 1:
        return True
    if low in ADVERBS and hi - lo > 2 and tokens.low[lo + 1] in ("a", "an", "the", "his", "her"):
        return True  # "Moe, **also a builder**"
    if low in RELATIVES or low in ADVERBS or (low in PREPOSITIONS and low not in ("of", "from")) or low in SUBORDINATORS:
        return False
    if low in (
        "managing",
        "acting",
        "founding",
        "leading",
        "commanding",
        "visiting",
        "then",
        "now",
        "currently",
        "formerly",
        "previously",
        "executive",
    ):
        return True
    return not low.endswith(("ing", "ly")) and not (low.endswith("ed") and low not in DETERMINERS) and low not in COORDINATORS


def continues(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether the stretch between two commas hangs on to what stands before it: an age, "of Flint", "Mich.", "the mayor"."""
    if lo >= hi or hi - lo > 14:
        return False
    low = tokens.low[lo]
    if (
        low[0].isdigit()
        or low in RELATIVES
        or low in ("of", "from", "a", "an", "the", "his", "her", "its", "who's", "and", "then", "formerly")
    ):
        return True not in tokens.verb[lo + 1 : hi] or low in RELATIVES
    owned = hi + 1 < len(tokens.low) and tokens.low[hi + 1] in ("who", "whose") and not tokens.cap[hi - 1]
    if owned and any(tokens.low[i].endswith("'s") for i in range(lo, min(lo + 3, hi - 1))):
        return True not in tokens.verb[lo:hi]  # "Norland's most famous newsreader"
    if hi + 1 < len(tokens.low) and hi - lo <= LIST and tokens.low[hi + 1] == "and" and not tokens.cap[lo]:
        return True not in tokens.verb[lo:hi] and low not in PREPOSITIONS and low not in ADVERBS
    return (hi - lo <= 3 and tokens.word[hi - 1] == ".") or (hi - lo == 1 and tokens.capital(lo) and low not in DAYS)


def shared(tokens: Tokens, first: int, k: int) -> list[Range] | None:
    """The subject of the clause that begins at ``first``: for "X did this and said that" and "…, adding that"."""
    at = past_dateline(tokens, first) if first < k else first
    while at < k and (tokens.quote[at] >= 0 or not tokens.word[at][0].isalnum()):
        at += 1
    start = _past_openings(tokens, at, k)
    if start is None or start >= k:
        return None
    if tokens.low[start] in PRONOUNS:
        return [(start, start + 1)]
    end = _subject_end(tokens, start, k)
    if end + 1 < k and tokens.word[end] == "," and tokens.low[end + 1] in ("he", "she"):
        return [(end + 1, end + 2)]  # "A friend of the court, **she** praised it and said"
    return [(start, end)] if start < end < k else None


def _past_openings(tokens: Tokens, at: int, k: int) -> int | None:
    """Where the subject begins behind what opens a clause: "On Monday, ", "Minutes later, ", "Speaking in Oslo, "."""
    first = at
    for _ in range(3):
        at = past_adverbials(tokens, at, k)
        at += at < k and tokens.word[at] == ","
        times = range(at, min(at + 4, k - 1))
        later = next((i for i in times if tokens.low[i] in ("later", "earlier", "ago") and tokens.word[i + 1] == ","), None)
        if later is not None:
            at = later + 2
        if at >= k or not (tokens.low[at] in PREPOSITIONS or tokens.low[at] in SUBORDINATORS or _opens_participle(tokens, at, first)):
            return at
        comma = next((i for i in range(at, k) if tokens.word[i] == "," and tokens.quote[i] < 0), None)
        if comma is None:
            return None
        state = next((i for i in range(comma + 1, min(comma + 4, k)) if tokens.word[i] == ","), None)
        at = (state if state and tokens.low[state - 1] in STATES else comma) + 1  # "in Lind, **Ohio,** Moe"
    return at


def _opens_participle(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a participle stands at ``at``, not a name that ends like one: "Speaking in Oslo, **Ebeling** …"."""
    return tokens.low[at].endswith(("ing", "ed")) and (at == first or not tokens.cap[at])


def _subject_end(tokens: Tokens, start: int, k: int) -> int:
    """Where the subject that begins at ``start`` ends: before a verb, a mark, or what hangs on to it."""
    end = start
    while end < k and not (tokens.verb[end] and not is_participle(tokens, end)) and tokens.word[end] not in BREAKS:
        if tokens.low[end] in RELATIVES or (tokens.word[end] == "," and end + 1 < k and not is_apposition(tokens, end + 1, k)):
            break
        end += 1
    while end > start and (tokens.word[end - 1] == "," or tokens.low[end - 1] in DAYS or _adverb(tokens, end - 1)):
        end -= 1 + (tokens.low[end - 1] in DAYS and tokens.low[end - 2] == "on")
    return end
