"""What follows a leading cue, by the frames of its verb: a clause, a noun phrase, an infinitive, "X as Y", what an addressee is told."""

from __future__ import annotations

from counterpoint.rules import contents, ends
from counterpoint.rules.circumstances import ADDRESSED, approximates, occasion, skip_addressee, skip_circumstances
from counterpoint.rules.clauses import CONTRACTED
from counterpoint.rules.closed import DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES, THOSE
from counterpoint.rules.lexicon import Verb, verbs
from counterpoint.rules.tokens import Range, Tokens

DRIFTING = frozenset(["float", "pitch", "plug", "knock", "pan"])
"""Verbs that say something only of a thing with an article: "floated **the** idea", not "floating right there"."""

WHEN = frozenset(["after", "before", "until"])
MAIN = 2
"""Verbs behind "said after" of which one is what was said: "said **after** it fell it was weak"."""

QUESTIONS = frozenset(["that", "whether", "if", "how", "why", "what"])
NO_ADDRESSEE = frozenset(["add", "respond", "reply", "refer", "contribute"])


def complement(tokens: Tokens, k: int, last: int, verb: Verb) -> tuple[Range | None, int]:
    """What follows the cue as its content, and where the cue ends."""
    if k + 1 < last and tokens.low[k + 1] in verb.preps:
        return _behind_particle(tokens, k, last, verb)
    if k + 1 < last and tokens.low[k + 1] == "to" and verb.lemma in NO_ADDRESSEE:
        return None, 0
    at = skip_circumstances(tokens, k + 1, last)
    if at < last and tokens.low[at] in verb.preps:
        return _phrase_or_clause(tokens, at + 1, last), at + 1
    if "o" in verb.frames:
        topic = _topic(tokens, k + 1, last, verb)
        if topic is not None:
            return _phrase_or_clause(tokens, topic, last), k + 1
        begin = skip_addressee(tokens, k + 1, last)
        if begin is not None and begin < last and tokens.word[begin] not in (",", ".") and not _only_phrase(tokens, begin, last):
            return (begin, contents.content_end(tokens, begin, last)), k + 1
        if "n" not in verb.frames:
            return None, 0
    return _object(tokens, at, last, verb), k + 1


def _behind_particle(tokens: Tokens, k: int, last: int, verb: Verb) -> tuple[Range | None, int]:
    """What follows the preposition or particle of a cue: "called **for** a recount", "went **on**: “…”", "said **of** the wall: “…”"."""
    if verb.lemma in ("go", "put") and not _led(tokens, k + 2, last, verb):
        return None, 0
    if (
        verb.frames == {"q"}
        and tokens.low[k + 1] == "back"
        and tokens.low[k + 2 : k + 3] != ["that"]
        and (k + 2 >= last or (tokens.quote[k + 2] < 0 and tokens.quote[k + 3 : k + 4] < [0]))
    ):
        return None, 0  # "hit back in style"
    quotation = _quotation_near(tokens, k + 2, last) if verb.lemma == "say" else None
    if quotation is not None:
        return (quotation, contents.content_end(tokens, quotation, last)), k + 1
    marked = tokens.word[k + 2 : k + 3] in ([","], [":"])
    if marked and tokens.word[k + 2] == "," and verb.lemma != "put" and tokens.quote[k + 3 : k + 4] < [0]:
        return None, 0  # "with the wall ruled out, Moe said"
    return _phrase_or_clause(tokens, k + 2 + marked, last), k + 2


def _led(tokens: Tokens, at: int, last: int, verb: Verb) -> bool:
    """Whether "went on" or "put it" leads what is said: a quotation, or for "put it" anything behind a comma."""
    if at >= last or tokens.quote[at] >= 0:
        return at < last
    return tokens.word[at] in (",", ":") and (verb.lemma == "put" or (at + 1 < last and tokens.quote[at + 1] >= 0))


def _only_phrase(tokens: Tokens, at: int, last: int) -> bool:
    """Whether nothing but "in her memoir" and the like follows the person addressed."""
    return (
        tokens.low[at] in PREPOSITIONS
        and tokens.low[at] != "to"
        and not any(tokens.verb[i] or tokens.quote[i] >= 0 for i in range(at, last))
    )


def _topic(tokens: Tokens, at: int, last: int, verb: Verb) -> int | None:
    """Where begins what somebody addressed is told of or asked about: "asked Lund **about** the wall", "warned her **of** rain"."""
    for i in range(at + 1, min(last - 1, at + 8)):
        low = tokens.low[i]
        owned = low == "of" and tokens.low[i - 1] not in ADDRESSED and not tokens.cap[i - 1]
        if low in verb.preps and not owned:
            return i + 1
        if not tokens.word[i][0].isalpha() or tokens.quote[i] >= 0 or low in ("to", "that", "if", "whether") or tokens.verb[i]:
            return None
    return None


def _phrase_or_clause(tokens: Tokens, at: int, last: int) -> Range | None:
    if at >= last:
        return None
    if tokens.low[at] in ("that", "how", "why", "whether", "what") or tokens.quote[at] >= 0:
        return at, contents.content_end(tokens, at, last)
    return at, ends.phrase_end(tokens, at, last)


def _object(tokens: Tokens, at: int, last: int, verb: Verb) -> Range | None:
    """The complement of a verb without an addressee, by what its frames allow."""
    at = _past_mark(tokens, at, last)
    if at >= last or tokens.word[at] in (",", ".", ";", "?", "...", "…", ")"):
        return None
    low, frames = tokens.low[at], verb.frames
    if low in ("and", "or", "but") and at + 1 < last and tokens.verb[at + 1] and tokens.quote[at + 1] < 0:
        return None  # "the money that Moe demanded **and was** …": the object stands before
    if "a" in frames and low == "as" and tokens.quote[at] < 0:
        return at, ends.phrase_end(tokens, at + 1, last)
    if "a" in frames and "n" not in frames and tokens.quote[at] < 0 and low not in QUESTIONS:
        return _as_something(tokens, at, last)
    if tokens.quote[at] >= 0:
        clause = bool(frames & {"q", "t", "n"})
    elif low == "to":
        clause = "i" in frames and at + 1 < last and not (tokens.cap[at + 1] or tokens.low[at + 1] in DETERMINERS)
    elif low in QUESTIONS:
        clause = bool(frames & {"t", "T"}) or (low == "what" and "n" in frames)
    else:
        return _bare(tokens, at, last, verb)
    return (at, contents.content_end(tokens, at, last)) if clause else None


def _as_something(tokens: Tokens, at: int, last: int) -> Range | None:
    """What is held to be something: "cast **Moe as an enemy**", "see **the wall as too old**"; None without "as"."""
    for i in range(at + 1, min(last - 1, at + 14)):
        if tokens.low[i] == "as" and tokens.low[i + 1] != "well":
            return at, ends.phrase_end(tokens, i + 1, last)
        if tokens.quote[i] < 0 and (tokens.word[i] in (",", ";", ":") or tokens.verb[i]):
            return None
    return None


def _past_mark(tokens: Tokens, at: int, last: int) -> int:
    """Past a colon, or a comma before a quotation or "that"."""
    if at + 1 < last and tokens.word[at] in (",", ":"):
        follows = tokens.quote[at + 1] >= 0 or tokens.word[at] == ":" or tokens.low[at + 1] == "that"
        return at + 1 if follows else at
    return at


def _quotation_near(tokens: Tokens, at: int, last: int) -> int | None:
    """Where a quotation begins behind what it is about: "said of the wall: “…”"."""
    for i in range(at, min(at + 12, last - 1)):
        if tokens.word[i] in (",", ":") and tokens.quote[i + 1] >= 0:
            return i + 1
    return None


def _bare(tokens: Tokens, at: int, last: int, verb: Verb) -> Range | None:
    """A clause without "that", or a noun phrase."""
    low, frames = tokens.low[at], verb.frames
    approximate = approximates(tokens, at)
    if (
        low in PREPOSITIONS
        and not approximate
        and low not in ("in", "on", "at", "for", "with", "under", "after", "by", "despite", "because")
    ):
        return None
    if occasion(tokens, at, last) or (
        verb.lemma == "say" and low in WHEN and "," not in tokens.word[at:last] and sum(tokens.verb[at:last]) < MAIN
    ):
        return None  # "…, she said **after** he left"
    if low in verbs() and at + 1 < last and tokens.low[at + 1] in PRONOUNS and "t" in verbs()[low].frames:
        return None  # "who wrote to her **say they** are ill"
    if "t" in frames and verb.lemma != "say" and not _may_open_clause(tokens, at, last):
        return None
    if low in ("by", "with") or ("N" in frames and not _clause_follows(tokens, at, last)):
        return None
    if "t" in frames and ("n" not in frames or _clause_follows(tokens, at, last)):
        return at, contents.content_end(tokens, at, last)
    if "n" not in frames or (low in PREPOSITIONS and not approximate):
        return None
    part = at, _past_apposition(tokens, ends.phrase_end(tokens, at, last), last, verb)
    if verb.lemma in DRIFTING and low not in DETERMINERS:
        return None
    return part if verb.lemma != "call" or _names_it(tokens, part) else None


def _past_apposition(tokens: Tokens, end: int, last: int, verb: Verb) -> int:
    """Where the object of "accuse" ends whose name is explained: "accused his rival**, Per Lund, of** theft"."""
    if "of" not in verb.preps or "n" not in verb.frames or tokens.word[end : end + 1] != [","]:
        return end
    closing = next((i for i in range(end + 1, min(end + 12, last - 1)) if tokens.word[i] == "," or tokens.verb[i]), None)
    behind = closing is not None and tokens.low[closing + 1] == "of"
    return ends.phrase_end(tokens, closing + 1, last) if behind and closing is not None else end


def _names_it(tokens: Tokens, part: Range) -> bool:
    """Whether what is called something is told with what it is called: "the wall a disgrace", not only "the builder Norcorp"."""
    inner = range(part[0] + 1, part[1])
    words = [i for i in inner if tokens.word[i][0].isalnum()]
    return any(tokens.quote[i] >= 0 or tokens.low[i] in ("a", "an", "the") for i in inner) or bool(words and not tokens.cap[words[-1]])


def _may_open_clause(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause or noun phrase can begin at ``at``: not "feel **marginalized by**", "believe **vital to**"."""
    low = tokens.low[at]
    if tokens.capital(at) or low in PRONOUNS or low in DETERMINERS or low in THOSE or low[0].isdigit():
        return True
    after = tokens.low[at + 1] if at + 1 < last else "."
    return not low.endswith("ed") and (low.endswith("s") or (after not in PREPOSITIONS and after not in (",", ".", "to", "and")))


def _clause_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a finite verb comes within the next words: a bare clause rather than a noun phrase."""
    if tokens.low[at] in ("he", "she", "they", "we", "i") or tokens.low[at] in CONTRACTED:
        return True
    for i in range(at, min(last, at + 10)):
        if tokens.word[i] in (",", ".", ";") or tokens.low[i] in RELATIVES:
            return False
        if tokens.verb[i]:
            return i > at
    return False
