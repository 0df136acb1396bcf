"""Where what is said ends that is no whole sentence: a noun phrase, a relative clause, an infinitive, a subordinate clause."""

from __future__ import annotations

from counterpoint.rules.circumstances import occasion
from counterpoint.rules.clauses import CONTRACTED, has_verb
from counterpoint.rules.closed import BREAKS, COORDINATORS, DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES
from counterpoint.rules.contents import quote_end
from counterpoint.rules.dashes import is_dash
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.returns import NOUNS, OTHERS
from counterpoint.rules.tokens import Range, Tokens

NEW_CLAUSES = frozenset(["while", "after", "before", "when", "because", "since", "during", "but", "though", "although", "if", "amid"])
ARTICLES = DETERMINERS - {"all", "both", "one", "some"}
STATES = classes()["states"]
FORWARD = frozenset(["for", "of", "until", "by", "before", "since", "from"])
SUBJECTS = classes()["pronouns"] | OTHERS | {"the", "a", "his", "her", "their"}


def relative_end(tokens: Tokens, content: Range) -> int:
    """Where content ends in a relative clause: at a comma with a verb of the main clause behind it."""
    for i in range(content[0] + 1, content[1] - 1):
        behind = i + 1 + (tokens.low[i + 1].endswith("ly") and i + 2 < content[1])  # ", finally left"
        told = tokens.low[content[0]] != "that" or has_verb(tokens, (content[0], i))  # "who said that it, if so, **could** fall"
        if tokens.word[i] == "," and told and tokens.quote[i] < 0 and (tokens.verb[behind] or tokens.low[behind] in verbs()):
            return i
        verb = verbs().get(tokens.low[i])
        plain = (
            has_verb(tokens, (content[0], i)) and tokens.quote[i] < 0 and tokens.low[i - 1] not in PRONOUNS and tokens.word[i - 1] != ","
        )
        if verb and plain and verb.shape in ("ed", "s") and verb.act == "speech" and {"r", "t"} <= verb.frames and verb.lemma not in NOUNS:
            return i
    return content[1]


def label_end(tokens: Tokens, content: Range) -> int:
    """Where content ends behind "what he calls": with its quotation, or before the verb whose subject or object it is."""
    for i in range(content[0], content[1]):
        if tokens.quote[i] >= 0:
            end = quote_end(tokens, i)
            goes_on = end < content[1] and tokens.word[end][0].islower() and not tokens.verb[end] and tokens.low[end] not in PREPOSITIONS
            if i + 1 == end and end < content[1] and not goes_on:
                return end  # not “lean” methods: the noun is yet to come
        elif i > content[0] and tokens.verb[i]:
            return i
    return content[1]


def infinitive_end(tokens: Tokens, content: Range) -> int:
    """Where an infinitive ends in a clause that hangs on a noun: "a man claiming to be a prince**, or a friend, writes** to you"."""
    for i in range(content[0] + 2, content[1] - 1):
        if tokens.quote[i] >= 0:
            continue
        if tokens.low[i] in RELATIVES or tokens.low[i] in ("that", "what"):
            return content[1]
        if tokens.verb[i] or (tokens.word[i] == "," and tokens.low[i + 1] in ("or", "and")):
            return i
    return content[1]


def subordinate_end(tokens: Tokens, content: Range) -> int:
    """Where content ends in a clause that opens with "while" or the like: where the main clause's subject follows a comma."""
    for i in range(content[0] + 1, content[1] - 1):
        if tokens.word[i] == "," and tokens.quote[i] < 0:
            named = tokens.capital(i + 1) and not _list_goes_on(tokens, i, content[1])
            if (
                tokens.low[i + 1] in SUBJECTS
                or tokens.low[i + 1] in CONTRACTED
                or named
                or (tokens.word[i + 1][0].isdigit() and has_verb(tokens, (i, content[1])))
            ):
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
    if word == "/" and tokens.end[at - 1] == tokens.start[at]:
        return False  # "on 9/11", "and/or"
    if word in BREAKS or word in (",", "("):
        return not (word == "," and _list_goes_on(tokens, at, last))
    if low in DAYS and (
        tokens.low[at - 1] in FORWARD or (tokens.low[at - 1] in ("later", "late", "early") and tokens.low[at - 2] in FORWARD)
    ):
        return False  # what it is for: "a meeting **for** Sunday", "for later Sunday"
    if low == "by" and at + 1 < last and tokens.low[at + 1].endswith("ing"):
        return True
    if low in DAYS and (tokens.low[at + 1 : at + 2] == ["to"] or tokens.low[at - 1] in ARTICLES):
        return False  # "calls late **Monday** to step aside", "the **Monday** session"
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
            return (
                i + 1 < last
                and not tokens.verb[i + 1]
                and not (i == comma + 1 and tokens.low[i + 1] == "in")
                and not (i == comma + 1 and _clause_ahead(tokens, i + 1, last))
            )
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
