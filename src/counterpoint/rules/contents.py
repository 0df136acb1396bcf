"""What is said: where the content of a cue begins and ends."""

from __future__ import annotations

from counterpoint.rules.lexicon import verbs
from counterpoint.rules.sources import (
    ADVERBS,
    AUX,
    BREAKS,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    MONTHS,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    WHICH,
    subject,
    verbish,
)
from counterpoint.rules.tokens import Range, Tokens

OCCASIONS = frozenset(
    [
        "statement",
        "interview",
        "speech",
        "tweet",
        "letter",
        "email",
        "e-mail",
        "post",
        "release",
        "memo",
        "report",
        "briefing",
        "conference",
        "rally",
        "hearing",
        "debate",
        "article",
        "column",
        "editorial",
        "blog",
        "video",
        "message",
        "op-ed",
        "podcast",
        "appearance",
        "segment",
        "address",
        "meeting",
        "call",
        "note",
        "filing",
        "affidavit",
        "testimony",
        "book",
        "monologue",
        "broadcast",
        "exchange",
        "press",
        "news",
    ]
)
CLAUSE_STARTS = frozenset(["that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"])
TRIM = frozenset([",", ".", ";", ":", "—", "–", "--", "-", "’", "("])


def trim(tokens: Tokens, part: Range) -> Range | None:
    """``part`` without marks and conjunctions at its edges that belong to the sentence around it; None if nothing remains."""
    lo, hi = part
    while lo < hi and tokens.quote[lo] < 0 and (tokens.word[lo] in TRIM or tokens.low[lo] in COORDINATORS):
        lo += 1
    while hi > lo and tokens.quote[hi - 1] < 0 and tokens.word[hi - 1] in TRIM and not _abbreviation(tokens, hi - 1):
        hi -= 1
    while hi > lo and tokens.quote[hi - 1] < 0 and tokens.low[hi - 1] in COORDINATORS:
        hi -= 1
    return (lo, hi) if lo < hi else None


def _abbreviation(tokens: Tokens, i: int) -> bool:
    return tokens.word[i] == "." and "." in tokens.word[i - 1]


def quote_end(tokens: Tokens, i: int) -> int:
    """Where the quotation that token ``i`` lies in ends."""
    return tokens.quotes[tokens.quote[i]][1]


def skip_circumstances(tokens: Tokens, i: int, last: int) -> int:
    """Past what may stand between a cue and its content: adverbs, days, dates, "in a statement", "to reporters"."""
    while i < last and tokens.quote[i] < 0:
        low = tokens.low[i]
        if low in ADVERBS or low in DAYS or (low.endswith("ly") and len(low) > 4):
            i += 1
        elif low in WHICH and i + 1 < last and tokens.low[i + 1] in PERIODS | {"this", "last", "week"}:
            i += 2
        elif low in PREPOSITIONS and low not in ("because", "than"):
            end = _circumstance_end(tokens, i, last)
            if end is None:
                break
            i = end
        else:
            break
    return i


def _circumstance_end(tokens: Tokens, i: int, last: int) -> int | None:
    """Where the prepositional phrase at ``i`` ends if a that-clause, a quotation or a new subject follows it; else None."""
    if i + 1 < last and (tokens.low[i + 1] in DAYS or tokens.low[i + 1] in MONTHS):
        at = i + 2
        while at < last and (tokens.low[at][0].isdigit() or tokens.word[at] == "."):
            at += 1
        return at
    occasion = False
    for at in range(i + 1, min(last, i + 16)):
        low = tokens.low[at]
        if low == "that" or (tokens.quote[at] >= 0 and tokens.quotes[tokens.quote[at]][0] == at and at > i + 2):
            return at
        occasion = occasion or low in OCCASIONS or low in DAYS
        if occasion and low in PRONOUNS | {"the", "his", "her", "there"} and tokens.low[at - 1] not in PREPOSITIONS:
            return at
        if tokens.word[at] in (",", ":"):
            return at if occasion or tokens.word[at] == ":" else None
        if low in AUX or tokens.word[at] in BREAKS:
            return None
    return None


def skip_addressee(tokens: Tokens, i: int, last: int) -> int | None:
    """Past the person addressed ("told **the BBC** that"): where the content begins, or None if no content follows."""
    at = i
    if at < last and tokens.low[at] in ("him", "her", "them", "me", "us", "you", "reporters", "people", "voters", "supporters", "viewers"):
        at = skip_circumstances(tokens, at + 1, last)
        return at + 1 if at + 1 < last and tokens.word[at] in (",", ":") and tokens.quote[at + 1] >= 0 else at
    while at < last and at < i + 14:
        low = tokens.low[at]
        if tokens.quote[at] >= 0 or low in CLAUSE_STARTS or low == "to" or tokens.word[at] in (",", ":"):
            return at + 1 if tokens.word[at] in (",", ":") and at + 1 < last and tokens.quote[at + 1] >= 0 else at
        if at > i and (low in PRONOUNS or (low in DETERMINERS and tokens.low[at - 1] not in PREPOSITIONS | {"and"})):
            return at
        if at > i and low in PREPOSITIONS and low not in ("of", "for", "from", "at"):
            return skip_circumstances(tokens, at, last)
        if at > i + 1 and (low in AUX or tokens.word[at] == "."):
            return None
        at += 1
    return None


def content_end(tokens: Tokens, i: int, last: int) -> int:
    """Where the clause that begins at ``i`` and is reported ends: at the sentence's end or where the reporter speaks again."""
    at = i
    while at < last:
        inside = tokens.quote[at]
        if inside >= 0:
            end = min(quote_end(tokens, at), last)
            if _closes_sentence(tokens, end, last, at == i) or (tokens.word[end - 2] == "," and _reporter_returns(tokens, end - 1, last)):
                return end
            at = end
            continue
        if tokens.word[at] in (",", ";", "—", "–", "--", "-", ":") and at > i and _reporter_returns(tokens, at, last):
            return at
        if tokens.low[at] in ("and", "but") and at > i and (_second_cue(tokens, at, last) or _turns(tokens, at, last)):
            return at
        at += 1
    return last


def _closes_sentence(tokens: Tokens, end: int, last: int, whole: bool) -> bool:
    """Whether a quotation that ends at ``end`` ends the content: its last word was a stop and it was the whole content."""
    return (whole and tokens.word[end - 2] in (".", "!", "?", ",", "—", "–", "…")) or end >= last


def _turns(tokens: Tokens, at: int, last: int) -> bool:
    """Whether "but" goes on with what the speaker did not do: "… but did not say"."""
    return at + 2 < last and tokens.low[at] == "but" and tokens.low[at + 1] in AUX and tokens.low[at + 2] in ("not", "never")


def _reporter_returns(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether the reporter's own words begin after the mark at ``comma``."""
    at = comma + 1
    if at >= last or tokens.quote[at] >= 0:
        return False
    low = tokens.low[at]
    if tokens.word[comma] in ("—", "–", "--", "-"):
        return not any(tokens.word[i] == tokens.word[comma] for i in range(at, min(last, at + 25)))
    if low in ("according", "but", "while", "although", "though", "whereas", "referring") or tokens.word[comma] == ";":
        return True
    if low in COORDINATORS or low in ("others", "some", "many", "most", "another"):
        return _second_cue(tokens, at, last)
    verb = verbs().get(low)
    if verb and verb.shape == "ing" and verb.act == "speech":
        return True
    if low == "as":
        return _cue_near(tokens, at + 1, last)
    return False


def relative_end(tokens: Tokens, content: Range) -> int:
    """Where content ends in a relative clause: at a comma with a verb of the main clause behind it."""
    for i in range(content[0] + 1, content[1] - 1):
        if tokens.word[i] == "," and tokens.quote[i] < 0 and (verbish(tokens, i + 1) or tokens.low[i + 1] in verbs()):
            return i
    return content[1]


def subordinate_end(tokens: Tokens, content: Range) -> int:
    """Where content ends in a clause that opens with "while" or the like: where the main clause's subject follows a comma."""
    for i in range(content[0] + 1, content[1] - 1):
        if tokens.word[i] == "," and tokens.quote[i] < 0:
            low = tokens.low[i + 1]
            if (
                low in PRONOUNS
                or low in ("the", "a", "his", "her", "their", "others", "some", "many", "most")
                or (tokens.capital(i + 1) and not _list_goes_on(tokens, i, content[1]))
            ):
                return i
    return content[1]


def _second_cue(tokens: Tokens, conjunction: int, last: int) -> bool:
    """Whether the clause after a conjunction is reported by a cue of its own: "… and she said that"."""
    at = conjunction + 1
    for i in range(at, min(last, at + 12)):
        if tokens.quote[i] >= 0 or tokens.word[i] in (",", ";"):
            return False
        verb = verbs().get(tokens.low[i])
        if verb and verb.act == "speech" and verb.shape in ("ed", "s") and verb.frames & {"r", "t"}:
            found = subject(tokens, i, at)
            return i == at or (found is not None and found[0][0] <= at + 1)
        if i > at and verbish(tokens, i) and tokens.low[i] not in AUX:
            return False
    return False


def _cue_near(tokens: Tokens, at: int, last: int) -> bool:
    for i in range(at, min(last, at + 8)):
        if tokens.word[i] == ",":
            return False
        verb = verbs().get(tokens.low[i])
        if verb and verb.act == "speech":
            return True
    return False


def phrase_end(tokens: Tokens, i: int, last: int) -> int:
    """Where a noun phrase that is the content ends: before a comma, a new clause, or when and where it was said."""
    at = i
    while at < last:
        if tokens.quote[at] >= 0:
            at = min(quote_end(tokens, at), last)
            if (at < last and tokens.low[at] in ("on", "in", "at", "during", "after", "when", "and", "for")) or tokens.word[at - 2] in (
                ",",
                ".",
                "!",
                "?",
            ):
                return at
            continue
        low = tokens.low[at]
        if tokens.word[at] in (",", ";", ":", "—", "–", "--", "(") and at > i:
            if tokens.word[at] == "," and _list_goes_on(tokens, at, last):
                at += 1
                continue
            return at
        if at > i and (
            low in ("while", "after", "before", "when", "because", "since", "during", "but", "though", "although", "if", "amid")
            or (low in RELATIVES and tokens.word[at - 1] == ",")
        ):
            return at
        if at > i and low in DAYS:
            return at - 1 if tokens.low[at - 1] == "on" else at
        if (
            at > i
            and low in ("and", "or")
            and at + 1 < last
            and (verbish(tokens, at + 1) or tokens.low[at + 1] in ("then", "also") or tokens.low[at + 1] in PRONOUNS)
        ):
            return at
        if at > i and low in ("in", "on", "at", "during") and any(tokens.low[j] in OCCASIONS for j in range(at + 1, min(last, at + 4))):
            return at
        at += 1
    return last


def _list_goes_on(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether a comma separates members of a list: a conjunction follows within a few words and no verb."""
    if comma + 1 < last and tokens.low[comma + 1] in ("including", "especially", "particularly"):
        return True
    for i in range(comma + 1, min(last, comma + 7)):
        if tokens.low[i] in ("and", "or"):
            return i + 1 < last and not verbish(tokens, i + 1)
        if verbish(tokens, i) or tokens.low[i] in RELATIVES or tokens.low[i].endswith("ing"):
            return False
    return False
