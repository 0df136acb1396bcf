"""Cues that lead what is said: "Per Lund said that …", "she told the BBC …", "he dismissed the idea"."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.rules import contents, sources
from counterpoint.rules.circumstances import ADDRESSED, occasion, skip_addressee, skip_circumstances
from counterpoint.rules.clauses import CONTRACTED, before_verb, opens_subordinate
from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    CATENATIVES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    THOSE,
)
from counterpoint.rules.lexicon import Verb
from counterpoint.rules.participles import participle_source
from counterpoint.rules.patterns import Attribution, Place, floor_of
from counterpoint.rules.phrases import phrase_start
from counterpoint.rules.tokens import Range, Tokens

DRIFTING = frozenset(["float", "pitch", "plug", "knock", "pan"])
"""Verbs that say something only of a thing with an article: "floated **the** idea", not "floating right there"."""

QUESTIONS = frozenset(["that", "whether", "if", "how", "why", "what"])
IN_GROUP = ADVERBS | (CATENATIVES - {"on"})
NO_ADDRESSEE = frozenset(["add", "respond", "reply", "refer", "contribute"])


def leading(place: Place, found: Sequence[Attribution]) -> Attribution | None:
    """Attribute in "Per Lund said that …", "she told the BBC …", "he dismissed the idea", "they called for …"."""
    tokens, k, last, verb = place.tokens, place.k, place.last, place.verb
    floor = floor_of(tokens, place.number, k, found)
    part, cue_end = _complement(tokens, k, last, verb)
    source = _source(place, floor, found) if part is not None or "r" in verb.frames else None
    if part is None and source:
        part = _after_as(place, source)
    if part is None:
        return None
    content = contents.trim(tokens, part) if source else None
    if not source or not content or (verb.shape == "base" and not _agrees(place, source[0])):
        return None
    if opens_subordinate(tokens, floor, source[0][0]):
        content = (content[0], contents.subordinate_end(tokens, content))
    if tokens.low[source[0][0]] == "who" or tokens.low[k - 1] == "who":
        content = (content[0], contents.relative_end(tokens, content))
    if tokens.low[content[0]] == "to" and (tokens.low[k - 1] == "who" or (verb.shape == "ing" and source[0][1] == k)):
        content = (content[0], contents.infinitive_end(tokens, content))
    head = _relative_head(tokens, source, content)
    if head:
        content = (content[0], contents.relative_end(tokens, content))
    elif tokens.low[content[0]] in AUX and source[0][0] > 0 and tokens.low[source[0][0] - 1] == "what":
        return None  # "what Moe said **was** that it fell"
    return place.make(source, [*head, content], "leading", cue_end)


def _agrees(place: Place, source: Range) -> bool:
    """Whether a plain form can share a subject further left: behind an auxiliary or "to", or where that is more than one.

    "Record Moe as the speaker **and add** that …" asks a reader to; Moe would be one who *adds*.
    """
    tokens, k = place.tokens, place.k
    between = range(source[1], k)
    if source[1] >= k - 1 or any(tokens.low[i] in AUX or tokens.low[i] == "to" for i in between):
        return True
    head = next(
        (i for i in range(*source) if i + 1 == source[1] or tokens.word[i + 1] == "," or tokens.low[i + 1] in PREPOSITIONS), source[0]
    )
    several = tokens.low[head].endswith("s") or tokens.low[head] in PRONOUNS or tokens.low[head] in THOSE
    return several or not tokens.cap[head] or "and" in tokens.low[source[0] : source[1]]


def _after_as(place: Place, source: list[Range]) -> Range | None:
    """In "As Per Lund said, …": what stands behind the comma."""
    tokens, k, last = place.tokens, place.k, place.last
    if source[0][0] > place.first and tokens.low[source[0][0] - 1] == "as":
        comma = next((i for i in range(k + 1, min(k + 10, last)) if tokens.word[i] == ","), None)
        if comma is not None and comma + 2 < last:
            return comma + 1, contents.content_end(tokens, comma + 1, last)
    return None


def _relative_head(tokens: Tokens, source: list[Range], content: Range) -> list[Range]:
    """What a relative clause says something of: "**a plan that** he said **would fail**"."""
    at = source[0][0] - 1
    if at < 1 or tokens.low[at] not in ("that", "which", "who", "whom", "what") or not tokens.verb[content[0]]:
        return []
    end = at - 1 if tokens.word[at - 1] != "," else at - 2
    first = max(0, end - 30)
    return [(phrase_start(tokens, end, first), at + 1)] if end > 0 and tokens.quote[end] < 0 and tokens.word[end][0].isalnum() else []


def _source(place: Place, floor: int, found: Sequence[Attribution]) -> list[Range] | None:
    tokens, k = place.tokens, place.k
    before = tokens.low[k - 1] if k > place.first else ""
    grouped = before in AUX or (before in IN_GROUP and before_verb(tokens, k, floor) < k - 1)
    if place.verb.shape == "ing" and not grouped:
        return participle_source(place, found)
    source = sources.subject(tokens, k, floor)
    if source is None and found and (k == floor or before in COORDINATORS or before in ADVERBS or before == ","):
        return _antecedent(place, found[-1].source)
    return source


def _antecedent(place: Place, source: list[Range]) -> list[Range]:
    """For "Moe, who said she was ill, added" Moe, not "who"; for "Moe, a Republican thought of as …, added" both."""
    tokens, at = place.tokens, source[0][0]
    if tokens.low[at] == "who" and at > place.first + 1 and tokens.low[place.k - 1] != "and":
        return sources.before_relative(tokens, at, place.first) or source
    return [(sources.with_head(tokens, at, place.first), source[0][1]), *source[1:]]


def _complement(tokens: Tokens, k: int, last: int, verb: Verb) -> tuple[Range | None, int]:
    """What follows the cue as its content, and where the cue ends."""
    if k + 1 < last and tokens.low[k + 1] in verb.preps:
        if verb.lemma in ("go", "put") and not _led(tokens, k + 2, last, verb):
            return None, 0
        quotation = _quotation_near(tokens, k + 2, last) if verb.lemma == "say" else None
        if quotation is not None:
            return (quotation, contents.content_end(tokens, quotation, last)), k + 1
        return _phrase_or_clause(tokens, k + 2 + (tokens.word[k + 2 : k + 3] in ([","], [":"])), last), k + 2
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
    return at, contents.phrase_end(tokens, at, last)


def _object(tokens: Tokens, at: int, last: int, verb: Verb) -> Range | None:
    """The complement of a verb without an addressee, by what its frames allow."""
    at = _past_mark(tokens, at, last)
    if at >= last or tokens.word[at] in (",", ".", ";", "?", "...", "…"):
        return None
    low, frames = tokens.low[at], verb.frames
    if low in ("and", "or", "but") and at + 1 < last and tokens.verb[at + 1] and tokens.quote[at + 1] < 0:
        return None  # "the money that Moe demanded **and was** …": the object stands before
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
            return at, contents.phrase_end(tokens, i + 1, last)
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
    if low in PREPOSITIONS and low not in ("in", "on", "at", "for", "with", "under", "after", "by", "despite"):
        return None
    if occasion(tokens, at, last):
        return None
    if "t" in frames and verb.lemma != "say" and not _may_open_clause(tokens, at, last):
        return None
    if low in ("by", "with") or ("N" in frames and not _clause_follows(tokens, at, last)):
        return None
    if "t" in frames and ("n" not in frames or _clause_follows(tokens, at, last)):
        return at, contents.content_end(tokens, at, last)
    if "n" not in frames or low in PREPOSITIONS:
        return None
    part = at, contents.phrase_end(tokens, at, last)
    if verb.lemma in DRIFTING and low not in DETERMINERS:
        return None
    return part if verb.lemma != "call" or _names_it(tokens, part) else None


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
