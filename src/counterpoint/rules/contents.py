"""What is said: where the content of a cue begins and ends."""

from __future__ import annotations

from counterpoint.rules.circumstances import occasion
from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import ADVERBS, AUX, BREAKS, COORDINATORS, DAYS, DETERMINERS, PRONOUNS, RELATIVES
from counterpoint.rules.dashes import DASHES, explained, is_dash
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.sources import subject
from counterpoint.rules.tokens import Range, Tokens

TRIM = frozenset([",", ".", ";", ":", "—", "–", "--", "-", "’", "("])
OTHERS = frozenset(["others", "some", "many", "most", "another"])
CONTRASTS = frozenset(["according", "but", "while", "although", "though", "whereas", "referring", "which", "compared"])
NEW_CLAUSES = frozenset(["while", "after", "before", "when", "because", "since", "during", "but", "though", "although", "if", "amid"])
GOING_ON = COORDINATORS | {"because", "which", "since", "so", "with", "that", "to", "as", "when", "if", "where"}
NOUNS = classes()["nouns"]
ARTICLES = DETERMINERS - {"all", "both", "one", "some"}
STATES = classes()["states"]
FORWARD = frozenset(["for", "of", "until", "by", "before", "since", "from"])
SUBJECTS = classes()["pronouns"] | OTHERS | {"the", "a", "his", "her", "their"}


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
            if end >= last or _closes_content(tokens, end, last, at == i):
                return end
            at = end
            continue
        word = tokens.word[at]
        dashed = is_dash(tokens, at)
        if dashed and at == closing:
            at += 1
            continue
        if dashed:
            closing = next((j for j in range(at + 1, min(last, at + 25)) if tokens.word[j] == word), -1)
        marked = at > i and (word in (",", ";", ":") or dashed)
        if marked and tokens.low[i] == "to" and _new_clause(tokens, at + 1, last):
            return at
        if marked and _reporter_returns(tokens, at, last) and not _clause_goes_on(tokens, (i, at), last):
            return at
        if at > i and tokens.low[at] in ("and", "but") and (_second_cue(tokens, at, last) or _turns(tokens, at, last)):
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


def _closes_content(tokens: Tokens, end: int, last: int, whole: bool) -> bool:
    """Whether a quotation that ends at ``end`` ends the content: it was all of it, or the reporter goes on behind its comma."""
    stop = tokens.word[end - 2]
    if stop in (".", "!", "?") and tokens.cap[end] and tokens.quote[end] < 0:
        return True
    if whole and stop in (".", "!", "?", ",", "—", "–", "…"):
        return True
    return stop == "," and (tokens.low[end] not in GOING_ON or _reporter_returns(tokens, end - 1, last))


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
        return not explained(tokens, at, last) and not any(tokens.word[i] == tokens.word[mark] for i in range(at, min(last, at + 25)))
    if low == "but" and at + 1 < last and tokens.low[at + 1] in ("that", "rather", "also", "instead"):
        return False  # the speaker goes on: "…, but that", "not …, but rather"
    if low in CONTRASTS or tokens.word[mark] == ";":
        return True
    if low in COORDINATORS or low in OTHERS:
        return _second_cue(tokens, at, last) or _speech_follows(tokens, at, last)
    if low == "as":
        return _cue_near(tokens, at + 1, last)
    verb = verbs().get(low)
    if verb is None or verb.act != "speech":
        return False
    told = verb.shape == "ed" and (verb.lemma == "say" or "o" in verb.frames)
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
        if tokens.quote[i] >= 0 or tokens.word[i] in (",", ";"):
            return False
        verb = verbs().get(tokens.low[i]) if not tokens.cap[i] and not (tokens.low[i].endswith("s") and _noun(tokens, i)) else None
        if verb and verb.act == "speech" and verb.shape in ("ed", "s") and verb.frames & {"r", "t"}:
            found = subject(tokens, i, at)
            at_once = all(tokens.low[j] in AUX or tokens.low[j] in ADVERBS for j in range(at, i))
            return at_once or (found is not None and found[0][0] <= at + 1)
        if i > at and tokens.verb[i] and tokens.low[i] not in AUX:
            return False
    return False


def _noun(tokens: Tokens, i: int) -> bool:
    """Whether a form in -s that is also a noun does not follow a name or a pronoun: "for religious **reasons**"."""
    verb = verbs().get(tokens.low[i])
    return verb is not None and verb.lemma in NOUNS and not tokens.cap[i - 1] and tokens.low[i - 1] not in PRONOUNS


def _cue_near(tokens: Tokens, at: int, last: int) -> bool:
    for i in range(at, min(last, at + 8)):
        if tokens.word[i] == ",":
            return False
        verb = verbs().get(tokens.low[i])
        if verb and verb.act == "speech":
            return True
    return False


def relative_end(tokens: Tokens, content: Range) -> int:
    """Where content ends in a relative clause: at a comma with a verb of the main clause behind it."""
    for i in range(content[0] + 1, content[1] - 1):
        if tokens.word[i] == "," and tokens.quote[i] < 0 and (tokens.verb[i + 1] or tokens.low[i + 1] in verbs()):
            return i
        verb = verbs().get(tokens.low[i])
        plain = tokens.quote[i] < 0 and tokens.low[i - 1] not in PRONOUNS and tokens.word[i - 1] != ","
        if verb and plain and verb.shape in ("ed", "s") and verb.act == "speech" and {"r", "t"} <= verb.frames and verb.lemma not in NOUNS:
            return i
    return content[1]


def infinitive_end(tokens: Tokens, content: Range) -> int:
    """Where an infinitive ends in a clause that hangs on a noun: "a man claiming to be a prince**, or a friend, writes** to you"."""
    for i in range(content[0] + 2, content[1] - 1):
        if tokens.quote[i] >= 0 or tokens.low[i] in RELATIVES or tokens.low[i] in ("that", "what"):
            return content[1]
        if tokens.verb[i] or (tokens.word[i] == "," and tokens.low[i + 1] in ("or", "and")):
            return i
    return content[1]


def subordinate_end(tokens: Tokens, content: Range) -> int:
    """Where content ends in a clause that opens with "while" or the like: where the main clause's subject follows a comma."""
    for i in range(content[0] + 1, content[1] - 1):
        if tokens.word[i] == "," and tokens.quote[i] < 0:
            named = tokens.capital(i + 1) and not _list_goes_on(tokens, i, content[1])
            if tokens.low[i + 1] in SUBJECTS or named or (tokens.word[i + 1][0].isdigit() and has_verb(tokens, (i, content[1]))):
                return i
    return content[1]


def phrase_end(tokens: Tokens, i: int, last: int) -> int:
    """Where a noun phrase that is the content ends: before a comma, a new clause, or when and where it was said."""
    at = i
    while at < last:
        if tokens.quote[at] >= 0:
            at = min(quote_end(tokens, at), last)
            if tokens.word[at - 2] in (",", ".", "!", "?"):
                return at
        elif at > i and _ends_phrase(tokens, at, last):
            return at - 1 if tokens.low[at] in DAYS and tokens.low[at - 1] == "on" else at
        else:
            at += 1
    return last


def _ends_phrase(tokens: Tokens, at: int, last: int) -> bool:
    low, word = tokens.low[at], tokens.word[at]
    if word == "-" and tokens.spaced and not is_dash(tokens, at):
        return False
    if word in BREAKS or word in (",", "("):
        return not (word == "," and _list_goes_on(tokens, at, last))
    if low in DAYS and (
        tokens.low[at - 1] in FORWARD or (tokens.low[at - 1] in ("later", "late", "early") and tokens.low[at - 2] in FORWARD)
    ):
        return False  # what it is for: "a meeting **for** Sunday", "for later Sunday"
    if low == "by" and at + 1 < last and tokens.low[at + 1].endswith("ing"):
        return True
    if low in NEW_CLAUSES or low in DAYS or (low in RELATIVES and tokens.word[at - 1] == ","):
        return True
    if low in ("and", "or") and at + 1 < last:
        after = tokens.low[at + 1]
        cue = verbs().get(after)
        again = cue is not None and cue.shape == "ing"
        return again or tokens.verb[at + 1] or after in ("then", "also") or after in PRONOUNS
    return occasion(tokens, at, last)


def _list_goes_on(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether a comma separates members of a list or two adjectives, or opens an "including" that belongs to the phrase."""
    if comma + 1 < last and tokens.low[comma + 1] in ("including", "especially", "particularly"):
        return True
    if _adjectives(tokens, comma, last) or _in_address(tokens, comma, last):
        return True
    for i in range(comma + 1, min(last, comma + 7)):
        if tokens.low[i] in ("and", "or"):
            return i + 1 < last and not tokens.verb[i + 1] and not (i == comma + 1 and _clause_ahead(tokens, i + 1, last))
        if tokens.verb[i] or tokens.low[i] in RELATIVES or tokens.low[i].endswith("ing"):
            return False
    return False


def _clause_ahead(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause begins at ``at``: a finite verb comes before any mark and any relative."""
    for i in range(at, min(last, at + 14)):
        if not tokens.word[i][0].isalnum() or tokens.low[i] in RELATIVES or tokens.low[i] == "that":
            return False
        if i > at and tokens.verb[i]:
            return True
    return False


def _in_address(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether a comma stands before or behind the state in "in Lind, Ohio, an …" and "in Lind, Fla., an …" with more to come."""
    if not tokens.cap[comma - 1] and tokens.word[comma - 1] != ".":
        return False
    before = [tokens.low[i] for i in range(max(0, comma - 4), comma)]
    if "," in before and any(low in STATES for low in before[before.index(",") + 1 :]):
        return comma + 1 < last and (tokens.quote[comma + 1] >= 0 or tokens.low[comma + 1] in ("a", "an", "the"))
    return any(tokens.low[i] in STATES and tokens.cap[i] for i in range(comma + 1, min(comma + 3, last)))


def _adjectives(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether it is "a generous**,** magnanimous executive": an article before one word, then a word in lower case."""
    near = any(tokens.low[i] in ARTICLES for i in (comma - 2, comma - 3) if i >= 0)
    after = tokens.low[comma + 1] if comma + 1 < last else ""
    plain = after[:1].isalpha() and not tokens.capital(comma + 1) and after not in DETERMINERS and after not in RELATIVES
    singular = not tokens.low[comma - 1].endswith("s") and tokens.low[comma - 1][:1].isalpha() and not tokens.capital(comma - 1)
    return (
        near
        and plain
        and singular
        and after not in COORDINATORS
        and not after.endswith(("ing", "ed"))
        and not has_verb(tokens, (comma + 1, min(last, comma + 3)))
    )
