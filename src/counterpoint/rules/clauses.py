"""Verbs and clauses, told by closed classes and endings: there is no tagger here."""

from __future__ import annotations

from counterpoint.rules.closed import (
    ATTRIBUTIVE,
    AUX,
    CATENATIVES,
    COORDINATORS,
    DAYS,
    DEGREES,
    DETERMINERS,
    FINITE,
    MONTHS,
    PERIODS,
    PREPOSITIONS,
    PRESENT,
    RELATIVES,
    SUBORDINATORS,
    SURNAMES,
    WHICH,
    WITH_VERB,
)
from counterpoint.rules.tokens import Range, Tokens

CONTRACTED = frozenset(
    f"{word}'{end}"
    for words, ends in (
        ("he she it that there what who", ("s", "d", "ll")),
        ("we they you", ("re", "ve", "d", "ll")),
        ("i", ("m", "ve", "d", "ll")),
    )
    for word in words.split()
    for end in ends
)
"""A subject with its verb: "it's", "we've"."""


VERBS = CONTRACTED | FINITE | PRESENT
"""What may be a finite verb, but for forms in -ed."""


def _verbish(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` looks like a finite verb: an auxiliary, an irregular past, or a form in -ed after a noun."""
    low = tokens.low[i]
    if low in CONTRACTED:
        return True
    if low in FINITE:
        if low == "may" and tokens.cap[i] and i and tokens.word[i - 1][0].isalnum():
            return False  # the month
        return not (tokens.cap[i] and i + 1 < len(tokens.cap) and tokens.cap[i + 1])
    if tokens.cap[i] and (not tokens.word[i][1:].islower() or (i and tokens.word[i - 1] != ".")):
        return False
    if low in ATTRIBUTIVE and i + 1 < len(tokens.low) and _attributes(tokens, i + 1):
        return False  # "registered voters", "retired Gen. Moe"
    if low[-2:] == "ed" and len(low) > 3 and "-" not in low:
        before = tokens.low[i - 1] if i else ""
        if before.endswith("ly") and i > 1:
            return tokens.low[i - 2] not in DETERMINERS and tokens.low[i - 2] not in PREPOSITIONS and tokens.low[i - 2] not in COORDINATORS
        return before not in DETERMINERS and before not in PREPOSITIONS and not before.endswith("'s")
    before = tokens.low[i - 1] if i else ""
    return low in PRESENT and before not in DETERMINERS and before not in PREPOSITIONS


def _attributes(tokens: Tokens, i: int) -> bool:
    """Whether the word at ``i`` is a noun that an attributive participle stands before: a plural or a title, no day."""
    return tokens.low[i].endswith("s") or (tokens.cap[i] and tokens.low[i] not in DAYS and tokens.low[i] not in MONTHS)


def mark_verbs(tokens: Tokens) -> None:
    """Note in ``tokens.verb`` which tokens look like finite verbs."""
    tokens.verb = [low in VERBS or low[-2:] == "ed" for low in tokens.low]
    for i in [i for i, verb in enumerate(tokens.verb) if verb]:
        tokens.verb[i] = _verbish(tokens, i)


def has_verb(tokens: Tokens, part: Range) -> bool:
    """Whether a range holds a finite verb outside or inside quotations."""
    return True in tokens.verb[part[0] : part[1]]


def _catenative(tokens: Tokens, e: int, k: int) -> bool:
    """Whether ``e`` is a verb that only leads to the next one: "kept asking", "went on to say", "continued to insist"."""
    follows = tokens.low[e + 1]
    goes_on = follows == "on" and tokens.low[e][:2] in ("go", "we")
    return tokens.low[e] in CATENATIVES and (follows == "to" or goes_on or (e + 1 == k and follows.endswith("ing")))


def _surname(tokens: Tokens, e: int, first: int) -> bool:
    """Whether an adverb is a name: "**Long** said"."""
    return tokens.cap[e] and (e == first or not tokens.word[e - 1][0].isalnum())


def _month_before(tokens: Tokens, e: int) -> bool:
    """Whether the number at ``e`` is the day of a month: "on Aug. **6**"."""
    return tokens.low[e - 1] in MONTHS or (tokens.word[e - 1] == "." and tokens.low[e - 2] in MONTHS)


def before_verb(tokens: Tokens, k: int, first: int) -> int:
    """The last token of what stands before the verb group of the verb at ``k``: past auxiliaries, adverbs, days and dates."""
    e = k - 1
    while e >= first and tokens.quote[e] < 0:
        low = tokens.low[e]
        if (
            (low in WITH_VERB and not (low in SURNAMES and _surname(tokens, e, first)))
            or (low.endswith("ly") and len(low) > 4 and not tokens.capital(e))
            or _catenative(tokens, e, k)
            or (low in DEGREES and tokens.low[e + 1] in CATENATIVES)
            or (low in ("since", "both", "all", "each") and tokens.low[e - 1] in AUX)
            or (
                low in ("both", "each")
                and e > first
                and (tokens.cap[e - 1] or tokens.low[e - 1].endswith("s") or tokens.word[e - 1] == ")")
            )
        ):
            e -= 1
        elif low[0].isdigit() and e - 2 > first and _month_before(tokens, e):
            e -= 2 + (tokens.word[e - 1] == ".")
            e -= tokens.low[e] == "on"
        elif low in DAYS or (low == "." and (tokens.low[e - 1] in DAYS or tokens.low[e - 1] in MONTHS)):
            e -= 2 if tokens.low[e - 1] == "on" else 1
        elif low in PERIODS and e > first and tokens.low[e - 1] in DAYS:
            e -= 2
        elif low in PERIODS and e > first and tokens.low[e - 1] in WHICH:
            e -= 2
            while e > first and tokens.low[e] in WHICH:
                e -= 1
        elif low == "ago" and (start := _ago(tokens, e, first)) is not None:
            e = start - 1
        elif low == "past" and e - 2 > first and tokens.low[e - 2] == "in":
            e -= 3
        else:
            break
    return e


def _ago(tokens: Tokens, e: int, first: int) -> int | None:
    """Where "less than two weeks ago", which ends at ``e``, begins."""
    at = e - 2
    if at <= first or not (tokens.low[e - 1] in PERIODS or tokens.low[e - 1].removesuffix("s") in PERIODS):
        return None
    while at - 1 > first and tokens.low[at - 1] in ("less", "more", "than", "about", "just", "only", "nearly", "almost"):
        at -= 1
    return at


def past_dateline(tokens: Tokens, first: int) -> int:
    """Where a sentence begins behind a dateline: "LIND, Ohio (AP) — **The wall**"."""
    word = tokens.word[first]
    if len(word) < 3 or not word.isupper() or not word.isalpha():
        return first
    dash = next((i for i in range(first + 1, min(first + 10, len(tokens.word))) if tokens.word[i] in ("—", "–", "--", "-")), None)
    return dash + 1 if dash is not None and dash + 1 < len(tokens.word) else first


def opens_subordinate(tokens: Tokens, lo: int, hi: int | None = None) -> bool:
    """Whether the clause from ``lo`` (to its subject at ``hi``) opens with "while", "although", "when" and the like."""
    for i in range(lo, (hi if hi is not None else lo + 1)):
        if tokens.low[i] in (
            "while",
            "although",
            "though",
            "when",
            "as",
            "after",
            "before",
            "since",
            "because",
            "if",
            "whereas",
            "once",
            "until",
            "why",
            "how",
        ):
            return not any(tokens.word[j] == "," for j in range(i, hi or lo))
    return False


def main_verb(tokens: Tokens, part: Range) -> int | None:
    """The first finite verb of the main clause of a range."""
    if True not in tokens.verb[part[0] : part[1]]:
        return None
    lo, hi = part
    lo += tokens.low[lo] in COORDINATORS and hi - lo > 1
    if (tokens.low[lo] in SUBORDINATORS and tokens.low[lo] != "that") or tokens.low[lo].endswith("ing"):
        lo = next((i + 1 for i in range(lo, hi) if tokens.word[i] == ","), hi)
    i, word, verb = lo, tokens.word, tokens.verb
    while i < hi:
        if verb[i]:
            if tokens.quote[i] < 0 and i > lo and not _reduced(tokens, i, hi):
                return i
        elif word[i] == "," and i + 1 < hi and _inserted(tokens, i, lo):
            i = next((j for j in range(i + 1, hi) if word[j] == ","), hi)
        i += 1
    return None


def _inserted(tokens: Tokens, comma: int, lo: int) -> bool:
    """Whether a comma opens a relative clause or an apposition: not the one in "On Monday, the mayor" or "May 14, 2014, the mayor"."""
    after = tokens.low[comma + 1]
    fronted = tokens.low[lo] in PREPOSITIONS and "," not in tokens.low[lo:comma]
    aged = tokens.word[comma - 1].isdecimal() and len(tokens.word[comma - 1]) == 2 and comma > lo + 1 and tokens.word[comma - 2] == ","
    return after in RELATIVES or (after in DETERMINERS and (tokens.word[comma - 1][0].isalpha() or aged) and not fronted)


def _reduced(tokens: Tokens, i: int, hi: int) -> bool:
    """Whether a form in -ed only hangs on a noun: "papers **released** by the court", "the rocket, **launched** at nine"."""
    if not tokens.low[i].endswith("ed") or tokens.low[i] in AUX:
        return False
    after = tokens.low[i + 1] if i + 1 < hi else ""
    return after == "by" or tokens.word[i - 1] == "," or ((after in PREPOSITIONS or after in DAYS) and _finite_later(tokens, i + 1, hi))


def _finite_later(tokens: Tokens, at: int, hi: int) -> bool:
    """Whether another finite verb follows in the same clause: "the letter released on Monday **took** him to task"."""
    for i in range(at, hi):
        low = tokens.low[i]
        if (
            tokens.quote[i] >= 0
            or not (low[0].isalnum() or low[0] == "%")
            or low in COORDINATORS
            or low in RELATIVES
            or low in SUBORDINATORS
        ):
            return False
        if tokens.verb[i] and tokens.low[i - 1] not in PREPOSITIONS:
            return True
    return False


def past_opening(tokens: Tokens, part: Range) -> int:
    """Where the main clause of a range begins, past a dateline and "While in Lind, …"."""
    lo = past_dateline(tokens, part[0]) if part[0] < part[1] else part[0]
    lo += tokens.low[lo] in COORDINATORS
    low = tokens.low[lo]
    after = tokens.low[lo + 1] if lo + 1 < part[1] else ""
    if not (low in SUBORDINATORS or low in PREPOSITIONS or low.endswith("ing") or (low.endswith(("ed", "wn")) and after in PREPOSITIONS)):
        return lo
    commas = [i + 1 for i in range(lo, part[1]) if tokens.word[i] == ","]
    return next((i for i in (*commas[-1:], *commas) if i < part[1]), lo)
