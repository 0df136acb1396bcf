"""Cues that lead what is said: "Per Lund said that …", "she told the BBC …", "he dismissed the idea"."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.rules import contents, ends, sources
from counterpoint.rules.clauses import before_verb, opens_subordinate
from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    CATENATIVES,
    COORDINATORS,
    PREPOSITIONS,
    PRONOUNS,
    THOSE,
)
from counterpoint.rules.complements import complement
from counterpoint.rules.participles import participle_source
from counterpoint.rules.patterns import Attribution, Place, floor_of
from counterpoint.rules.phrases import phrase_start
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.voices import DOCUMENTS

IN_GROUP = ADVERBS | (CATENATIVES - {"on"})


def leading(place: Place, found: Sequence[Attribution]) -> Attribution | None:
    """Attribute in "Per Lund said that …", "she told the BBC …", "he dismissed the idea", "they called for …"."""
    tokens, k, last, verb = place.tokens, place.k, place.last, place.verb
    floor = floor_of(tokens, place.number, k, found)
    part, cue_end = complement(tokens, k, last, verb)
    after = part is None
    source = _source(place, floor, found) if part is not None or "r" in verb.frames else None
    if part is None and source:
        part = _after_as(place, source) or _of_document(place, source)
    if part is None:
        return None
    content = contents.trim(tokens, part) if source else None
    if not source or not content or (verb.shape == "base" and not _agrees(place, source[0])):
        return None
    if verb.shape == "ing" and tokens.low[source[0][0]] in ("in", "on", "with"):
        return None  # "**In a memo** explaining why he left"
    if source[0][0] > k:  # "After saying it was weak, **she** left"
        part = contents.trim(tokens, (content[0], min(content[1], source[0][0])))
        return place.make(source, [part], "leading", cue_end) if part else None
    if after and tokens.low[source[0][0] - 1] == "as":
        return place.make(source, [content], "parenthetical")  # "As Per Lund laid out, …"
    return _object(place, source, content if after else _of_clause(place, floor, source[0], content), cue_end)


def _object(place: Place, source: list[Range], content: Range, cue_end: int) -> Attribution | None:
    """The attribution of what follows the cue, with what a relative clause hangs on; None where it only names something."""
    tokens, k, verb = place.tokens, place.k, place.verb
    head = _relative_head(place, source, content)
    if head:
        return place.make(source, [*head, (content[0], ends.relative_end(tokens, content))], "leading", cue_end)
    what = source[0][0] > place.first and tokens.low[source[0][0] - 1] == "what"
    if tokens.low[content[0]] == "as" or (what and tokens.low[content[0]] in AUX):
        return None  # "what Moe said **was** that it fell"
    if verb.lemma == "call" and what:
        content = (content[0], ends.label_end(tokens, content))
    if verb.lemma == "call" and cue_end == k + 1 and _only_named(tokens, source[0], content):
        return None
    return place.make(source, [content], "leading", cue_end)


def _of_clause(place: Place, floor: int, source: Range, content: Range) -> Range:
    """What is said without the main clause that follows it, where it is said in a subordinate or a relative one."""
    tokens, k = place.tokens, place.k
    if opens_subordinate(tokens, floor if floor < source[0] else max(place.first, source[0] - 1), source[0]):
        content = (content[0], ends.subordinate_end(tokens, content))
    if tokens.low[source[0]] == "who" or tokens.low[k - 1] == "who":
        content = (content[0], ends.relative_end(tokens, content))
    if tokens.low[content[0]] == "to" and (tokens.low[k - 1] == "who" or (place.verb.shape == "ing" and source[1] == k)):
        content = (content[0], ends.infinitive_end(tokens, content))
    return content


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
    if source[0][0] > place.first and tokens.low[source[0][0] - 1] == "as" and COORDINATORS.isdisjoint(tokens.low[k + 1 : k + 2]):
        comma = next((i for i in range(k + 1, min(k + 10, last)) if tokens.word[i] == ","), None)
        if comma is not None and comma + 2 < last:
            return comma + 1, contents.content_end(tokens, comma + 1, last)
    return None


def _of_document(place: Place, source: list[Range]) -> Range | None:
    """What a survey or a report found, also without "that": "The poll found **Moe ahead**"; people who find something say nothing by it."""
    tokens, at, last = place.tokens, place.k + 1, place.last
    if "d" not in place.verb.frames or at + 1 >= last or DOCUMENTS.isdisjoint(tokens.low[source[0][0] : source[-1][1]]):
        return None
    return (at, contents.content_end(tokens, at, last)) if tokens.low[at] != "to" and _starts_phrase(tokens, at) else None


def _starts_phrase(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase can begin at ``at``."""
    return tokens.word[at][0].isalnum() and tokens.low[at] not in PREPOSITIONS and tokens.low[at] not in COORDINATORS


def _relative_head(place: Place, source: list[Range], content: Range) -> list[Range]:
    """What a relative clause says something of: "**a plan that** he said **would fail**"."""
    tokens, at = place.tokens, source[0][0] - 1
    if (
        at <= place.first
        or tokens.low[at] not in ("that", "which", "who", "whom", "what")
        or not (tokens.verb[content[0]] or tokens.low[content[0]] == "as")
    ):
        return []
    if tokens.low[at] == "what" or tokens.low[content[0]] == "as":
        return [(at, at + 1)] if tokens.low[at] != "that" else []
    end = at - 1 if tokens.word[at - 1] != "," else at - 2
    first = max(place.first, end - 30)
    return [(phrase_start(tokens, end, first), at + 1)] if end >= first and tokens.quote[end] < 0 and tokens.word[end][0].isalnum() else []


def _source(place: Place, floor: int, found: Sequence[Attribution]) -> list[Range] | None:
    tokens, k = place.tokens, place.k
    before = tokens.low[k - 1] if k > place.first else ""
    grouped = before in AUX or (before in IN_GROUP and before_verb(tokens, k, floor) < k - 1)
    if place.verb.shape == "ing" and not grouped:
        return participle_source(place, found)
    source = sources.subject(tokens, k, floor)
    again = floor < k and tokens.low[floor] in COORDINATORS | {","} and source is None
    if source is None and found and (k == floor or before in COORDINATORS or before in ADVERBS or before == "," or again):
        return _antecedent(place, found[-1].source)
    return source


def _antecedent(place: Place, source: list[Range]) -> list[Range]:
    """For "Moe, who said she was ill, added" Moe, not "who"; for "Moe, a Republican thought of as …, added" both."""
    tokens, at = place.tokens, source[0][0]
    behind = tokens.low[at] == "who" or (tokens.low[at] == "which" and tokens.word[at - 1] == ",")
    if behind and at > place.first + 1 and tokens.low[place.k - 1] != "and":
        return sources.before_relative(tokens, at, place.first) or source
    return [(sources.with_head(tokens, at, place.first), source[0][1]), *source[1:]]


def _only_named(tokens: Tokens, source: Range, content: Range) -> bool:
    """Whether "called" tells a name, or a telephone call: "a film **called “Lind”**", "Moe **called Lund to thank** him"."""
    name = tokens.quote[content[0]] >= 0 or tokens.cap[content[0]]
    if not name or any(tokens.low[i] in ("a", "an") and tokens.quote[i] < 0 for i in range(*content)):
        return False
    a_thing = "an".startswith(tokens.low[source[0]]) and source[1] == content[0] - 1 and not tokens.cap[source[1] - 1]
    person = next((i for i in range(*content) if not tokens.cap[i]), content[0])
    return a_thing or (person > content[0] and tokens.low[person] == "to" and tokens.quote[person] < 0)
