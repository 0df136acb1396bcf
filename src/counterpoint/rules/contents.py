"""What is said: where the content of a cue begins and ends."""

from __future__ import annotations

from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import ADVERBS, AUX, COORDINATORS, PRONOUNS
from counterpoint.rules.dashes import DASHES, explained, is_dash
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.sources import subject
from counterpoint.rules.tokens import Range, Tokens

TRIM = frozenset([",", ".", ";", ":", "—", "–", "--", "-", "’", "("])
ASKED = frozenset(["asked", "pressed", "questioned", "reached", "confronted"])
STOPPERS = DASHES | {",", ";", ":", ")", "and", "but"}
"""What content may end at: all other words go by at once."""

CONDITIONS = frozenset(["if", "when", "because", "while", "although", "unless", "since", "once"])
GOING_BUT = frozenset(["that", "rather", "also", "instead"])
OTHERS = frozenset(["others", "some", "many", "most", "another"])
CONTRASTS = frozenset(["according", "but", "while", "although", "though", "whereas", "referring", "which", "compared"])
GOING_ON = COORDINATORS | {"because", "which", "since", "so", "with", "that", "to", "as", "when", "if", "where"}
ARTICLES = frozenset(["a", "an", "the", "his", "her", "its", "their"])
NOUNS = classes()["nouns"]


def trim(tokens: Tokens, part: Range) -> Range | None:
    """``part`` without marks and conjunctions at its edges that belong to the sentence around it; None if nothing remains."""
    lo, hi = part
    while lo < hi and tokens.quote[lo] < 0 and (tokens.word[lo] in TRIM or tokens.low[lo] in COORDINATORS):
        lo += 1
    while hi > lo and tokens.quote[hi - 1] < 0 and tokens.word[hi - 1] in TRIM and not _abbreviation(tokens, hi - 1):
        hi -= 1
    while hi > lo and tokens.quote[hi - 1] < 0 and (tokens.low[hi - 1] in COORDINATORS or _stray(tokens, lo, hi)):
        hi -= 1
    return (lo, hi) if lo < hi else None


def _stray(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a bracket closes at the end that does not open in the range, or a stop stands before one that was cut off."""
    mark = tokens.word[hi - 1]
    if mark == ")":
        return "(" not in tokens.word[lo : hi - 1]
    return mark in (".", ",") and hi < len(tokens.word) and tokens.word[hi] == ")"


def _abbreviation(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.word[i] == "." and "." in tokens.word[i - 1]


def quote_end(tokens: Tokens, i: int) -> int:
    """Where the quotation that token ``i`` lies in ends."""
    return tokens.quotes[tokens.quote[i]][1]


def content_end(tokens: Tokens, i: int, last: int) -> int:
    """Where the clause that begins at ``i`` and is reported ends: at the sentence's end or where the reporter speaks again."""
    at, closing = i, -1
    while at < last:
        if tokens.quote[at] >= 0:
            end = min(quote_end(tokens, at), last)
            if end >= last or _quote_closes(tokens, (i, at), end, last):
                return end
            at = end
            continue
        word, stops = tokens.word[at], tokens.low[at] in STOPPERS
        dashed = stops and is_dash(tokens, at)
        if not stops or (dashed and at == closing):
            at += 1
            continue
        if word == ")" and at > i and tokens.word[at - 1] in (".", "!", "?") and "(" not in tokens.word[i:at]:
            return at  # "(She said the wall was weak.) The mayor"
        if dashed:
            closing = next((j for j in range(at + 1, min(last, at + 25)) if tokens.word[j] == word), -1)
        marked = at > i and (word in (",", ";", ":") or dashed)
        if marked and tokens.low[i] == "to" and _new_clause(tokens, at + 1, last):
            return at
        if marked and _reporter_returns(tokens, at, last) and not _clause_goes_on(tokens, (i, at), last):
            return at
        joined = at > i and tokens.low[at] in ("and", "but")
        if joined and (_second_cue(tokens, at, last) or _turns(tokens, at, last) or _participle_follows(tokens, at + 1, last)):
            return at
        at += 1
    return last


def _new_clause(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause with a pronoun as its subject begins behind "and": no infinitive goes on there."""
    return at + 1 < last and tokens.low[at] in ("and", "but", "so") and tokens.low[at + 1] in PRONOUNS | {"there"}


def _clause_goes_on(tokens: Tokens, subject: Range, last: int) -> bool:
    """Whether a relative clause only interrupts what is said: "that his plan**, which** cuts aid**,** was fair"."""
    if tokens.low[subject[1] + 1] != "which" or has_verb(tokens, subject):
        return False
    closing = next((i for i in range(subject[1] + 1, last - 1) if tokens.word[i] == ","), None)
    return closing is not None and tokens.verb[closing + 1]


def _quote_closes(tokens: Tokens, before: Range, end: int, last: int) -> bool:
    """Whether content that begins with ``before`` ends with the quotation behind it: not in "that **if** it “is weak,” it will fall"."""
    i, at = before
    condition = i < at and tokens.low[i + (tokens.low[i] == "that")] in CONDITIONS and "," not in tokens.word[i:at]
    return not condition and _closes_content(tokens, end, last, at == i)


def _closes_content(tokens: Tokens, end: int, last: int, whole: bool) -> bool:
    """Whether a quotation that ends at ``end`` ends the content: it was all of it, or the reporter goes on behind its comma."""
    stop = tokens.word[end - 2]
    if stop in (".", "!", "?") and tokens.cap[end] and tokens.quote[end] < 0:
        return True
    if whole and stop in (".", "!", "?", ",", "—", "–", "…"):
        return True
    return stop == "," and (tokens.low[end] not in GOING_ON or _reporter_returns(tokens, end - 1, last))


def _participle_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the reporter goes on with a participle: "saying it fell but **suggesting that** …"."""
    verb = verbs().get(tokens.low[at]) if at + 1 < last else None
    said = verb is not None and verb.shape == "ing" and verb.act == "speech"
    return said and (tokens.low[at + 1] in ("that", "how", "why", "whether") or tokens.quote[at + 1] >= 0)


def _speaker_goes_on(tokens: Tokens, but: int, last: int) -> bool:
    """Whether "but" goes on with what is said: "…, but that", "not …, but rather", "he had hoped for it, but has not"."""
    if but + 2 >= last:
        return but + 1 < last and tokens.low[but + 1] in GOING_BUT
    same = tokens.low[but + 1] in AUX and tokens.low[but + 1] != "did" and not _inverts(tokens, but + 2) and not _turns(tokens, but, last)
    return same or tokens.low[but + 1] in GOING_BUT


def _inverts(tokens: Tokens, i: int) -> bool:
    """Whether a subject stands at ``i`` behind an auxiliary: "but should **he** win"."""
    return tokens.cap[i] or tokens.low[i] in PRONOUNS or tokens.low[i] in ARTICLES


def _turns(tokens: Tokens, at: int, last: int) -> bool:
    """Whether "but" goes on with what the speaker did not do: "… but did not say"."""
    if at + 3 >= last or tokens.low[at] != "but" or tokens.low[at + 1] not in AUX or tokens.low[at + 2] not in ("not", "never"):
        return False
    verb = verbs().get(tokens.low[at + 3])
    return verb is not None and verb.act == "speech"


def _reporter_returns(tokens: Tokens, mark: int, last: int) -> bool:
    """Whether the reporter's own words begin after the mark at ``mark``."""
    at = mark + 1
    if at >= last or tokens.quote[at] >= 0:
        return False
    low = tokens.low[at]
    if tokens.word[mark] in DASHES:
        closed = any(tokens.word[i] == tokens.word[mark] for i in range(at, min(last, at + 25)))
        return low != "including" and not closed and not explained(tokens, at, last)
    if low == "but" and _speaker_goes_on(tokens, at, last):
        return False
    if low in CONTRASTS or tokens.word[mark] == ";":
        return True
    if low in COORDINATORS or low in OTHERS:
        asked = at + 2 < last and tokens.low[at + 1] == "when" and tokens.low[at + 2] in ASKED
        return asked or _second_cue(tokens, at, last) or _speech_follows(tokens, at, last)
    if low == "with":
        return _participle_near(tokens, at + 1, last)
    if low == "as":
        return _cue_near(tokens, at + 1, last)
    verb = verbs().get(low)
    if verb is None or verb.act != "speech":
        return False
    told = verb.shape == "ed" and (verb.lemma == "say" or "o" in verb.frames or tokens.low[at + 1 : at + 2] in (["him"], ["her"], ["them"]))
    return verb.shape == "ing" or (told and tokens.word[mark] == ",")


def _speech_follows(tokens: Tokens, conjunction: int, last: int) -> bool:
    """Whether a verb of saying in the past stands right behind ", and": the reporter goes on with what else the speaker did."""
    if conjunction + 1 >= last or tokens.low[conjunction] not in ("and", "but"):
        return False
    verb = verbs().get(tokens.low[conjunction + 1])
    return verb is not None and verb.shape == "ed" and verb.act == "speech"


def _second_cue(tokens: Tokens, conjunction: int, last: int) -> bool:
    """Whether the clause after a conjunction is reported by a cue of its own: "… and she said that"."""
    at = conjunction + 1
    for i in range(at, min(last, at + 12)):
        if tokens.word[i] == "," and tokens.cap[i - 1] and tokens.cap[at] and (closing := _apposed(tokens, i, last)) is not None:
            verb = verbs().get(tokens.low[closing + 1])  # "and Per Lund, the mayor, said"
            return verb is not None and verb.act == "speech" and verb.shape in ("ed", "s") and bool(verb.frames & {"r", "t"})
        if tokens.quote[i] >= 0 or tokens.word[i] in (",", ";"):
            return False
        verb = verbs().get(tokens.low[i]) if not tokens.cap[i] and not (tokens.low[i].endswith("s") and _noun(tokens, i)) else None
        verb = None if tokens.low[i - 1] in ARTICLES else verb  # "a **related** site"
        if verb and verb.act == "speech" and verb.shape in ("ed", "s") and verb.frames & {"r", "t"}:
            found = subject(tokens, i, at)
            at_once = all(tokens.low[j] in AUX or tokens.low[j] in ADVERBS for j in range(at, i))
            return at_once or (found is not None and found[0][0] <= at + 1)
        if i > at and tokens.verb[i] and tokens.low[i] not in AUX:
            return False
    return False


def _apposed(tokens: Tokens, comma: int, last: int) -> int | None:
    """The comma that closes an apposition behind a name, where a word follows it."""
    closing = next((i for i in range(comma + 1, min(last - 1, comma + 14)) if tokens.word[i] == "," or tokens.verb[i]), None)
    return closing if closing is not None and tokens.word[closing] == "," else None


def _noun(tokens: Tokens, i: int) -> bool:
    """Whether a form in -s that is also a noun does not follow a name or a pronoun: "for religious **reasons**"."""
    verb = verbs().get(tokens.low[i])
    return verb is not None and verb.lemma in NOUNS and not tokens.cap[i - 1] and tokens.low[i - 1] not in PRONOUNS


def _participle_near(tokens: Tokens, at: int, last: int) -> bool:
    """Whether somebody else speaks behind "with": ", with **Ada Moe calling** it weak"."""
    for i in range(at, min(last, at + 8)):
        verb = verbs().get(tokens.low[i])
        if verb is not None and verb.shape == "ing" and verb.act == "speech":
            return tokens.cap[i - 1]
        if not tokens.word[i][0].isalnum() and tokens.word[i] != ".":
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
