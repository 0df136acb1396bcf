"""The rules engine: attributions, speakers and statements of an article become candidates with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterpoint.article import Article, Chunk, Span
from counterpoint.items import AnyItem, Event
from counterpoint.records import Candidate, Check, Evidence, Extraction
from counterpoint.rules import claims, events, views
from counterpoint.rules.answers import answered, whoever
from counterpoint.rules.attributions import attributions
from counterpoint.rules.clauses import main_verb
from counterpoint.rules.closed import PREPOSITIONS
from counterpoint.rules.corrections import VERSIONS, withdrawn
from counterpoint.rules.details import Details
from counterpoint.rules.disputes import disputed, parties
from counterpoint.rules.gerunds import gerunds
from counterpoint.rules.language import foreign
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.people import People
from counterpoint.rules.pronouns import POSSESSIVE, Spoken
from counterpoint.rules.relayed import relayed
from counterpoint.rules.said import Said
from counterpoint.rules.speakers import Resolver
from counterpoint.rules.speaking import Speaker, speaks
from counterpoint.rules.tokens import Range, Tokens

Found = tuple[AnyItem, tuple[Evidence, ...]]
NEAR = 8
"""Tokens of a subject that stands right before its verb."""
CHECKED = frozenset(["claim", "rumor", "rumour", "myth", "fiction"])
STOPS = (".", "!", "?", "”", '"', "’", "'", "…", ")")


class RulesEngine:
    """Extracts without a model: English, no download, no key, no state."""

    name = "rules"

    def extract(self, article: Article, chunks: Sequence[Chunk], check: Check) -> Extraction:
        """See `records.Engine`. ``check`` is not needed: every offset here is known."""
        del check
        parts = visible(article, chunks)
        language = foreign(" ".join(article.slice(p) for p in parts[:200]))
        if language:
            hint = f"looks like {language}; the rules engine reads English: use --engine llm --model …"
            return Extraction(failures=(hint,))
        return Extraction(candidates=tuple(_candidates(article, parts, chunks)))


def visible(article: Article, chunks: Sequence[Chunk]) -> list[Span]:
    """The parts of the chunks that are not furniture, in order and disjoint."""
    found: list[Span] = []
    for chunk in sorted(chunks, key=lambda c: c.start):
        for part in article.visible(chunk):
            start = max(part.start, found[-1].end) if found else part.start
            if start < part.end:
                found.append(Span(start=start, end=part.end))
    return found


@dataclass(frozen=True)
class Reading:
    """One article as the rules see it."""

    tokens: Tokens
    people: People
    resolver: Resolver

    def attributed(self, here: Sequence[Attribution]) -> Iterator[Found]:
        """Views, claims and events of a sentence's attributions."""
        both = [p for a in answered(self.tokens, here) for p in (a, disputed(self.tokens, a)) if p is not None]
        for a in filter(None, (relayed(self.tokens, a) for a in both)):
            speakers = self.speakers(a)
            said = Said(self.tokens, a)
            if not speakers or said.empty or (a.pattern != "answer" and not speaks(self.tokens, a, speakers)):
                continue
            details = Details(self.tokens, a.content)
            for speaker in () if said.deed else speakers:
                own = views.own_part(a, speaker) if len(speakers) > 1 else a
                evidence = views.evidence(self.tokens, own)
                view = views.expert_view(said if own is a else Said(self.tokens, own), speaker)
                yield view, evidence
                claim = views.attributed_claim(said, view, details, self.people)
                if claim is not None:
                    yield claim, evidence
            if a.act == "speech" and a.pattern != "answer" and len(a.content) == 1 and said.clause and said.manner != "direct":
                lo, hi = a.content[0]
                part = (lo + (said.first == "that"), hi)
                for event, place in self.event(part):
                    yield event.model_copy(update=_cast(a, event)), place
            elif a.pattern == "leading" and said.first in ("to", "plans", "plan") and not a.negated:
                part = (a.source[0][0], a.content[-1][1])
                yield from (f for f in self.event(part) if f[0].status == "planned")
        unit = self.tokens.units[here[0].unit]
        yield from self.beside(unit, here)
        yield from self.gerunds(unit)

    def speakers(self, a: Attribution) -> list[Speaker]:
        """Who is heard."""
        match a.pattern:
            case "disputed":
                return parties(self.resolver, a)
            case "answer":
                return self.resolver.speakers(a) or whoever(self.tokens, a)
            case _:
                return self.resolver.speakers(a)

    def only_named(self, here: Sequence[Attribution]) -> bool:
        """Whether a sentence only names what somebody says and tells it itself: "a strike sparked by **Moe's demand** for $5 million"."""
        if any(a.pattern != "noun" for a in here):
            return False
        for a in here:
            self.resolver.speakers(a)  # whom it names is spoken of: a later "he" may mean him
        return True

    def beside(self, unit: Range, here: Sequence[Attribution]) -> Iterator[Found]:
        """The event that the article tells itself in a sentence that also attributes: "Moe flew to Lind, **saying** …"."""
        verb = main_verb(self.tokens, unit)
        taken = [r for a in here for r in (*a.content, *a.source, a.cue)]
        if verb is not None and any(a.cue[0] == verb and self.acts(a) for a in here):
            yield from self.event(unit)
            return
        if verb is None or any(lo <= verb < hi for lo, hi in taken) or any(a.cue[0] - 3 <= verb <= a.cue[0] for a in here):
            return
        end = min([lo for lo, _ in taken if lo > verb], default=unit[1])
        if any(a.pattern != "leading" for a in here) or (end < unit[1] and self.tokens.word[end - 1] != ","):
            return
        part = (unit[0], end - (end < unit[1]))
        start = next((i + 1 for i in range(verb - 1, unit[0] - 1, -1) if self.tokens.word[i] == ","), unit[0])
        close = 0 < verb - start <= NEAR and PREPOSITIONS.isdisjoint(self.tokens.low[start:verb])
        if close and verb < part[1]:
            yield from self.event(part)

    def acts(self, a: Attribution) -> bool:
        """Whether a cue is itself something that happens and not only how a statement is made: "informed Norland of its plan"."""
        low = self.tokens.low
        return (
            a.pattern == "leading"
            and low[a.cue[0]] in events.EVENT_VERBS
            and low[a.content[0][0]] != "that"
            and low[a.source[0][0]] != "who"
        )

    def gerunds(self, part: Range) -> Iterator[Found]:
        """The events that participles tell in a range."""
        for found in gerunds(self.tokens, part):
            event = events.gerund_event(self.tokens, found, self.people)
            if event is not None:
                yield event, self.evidence((found.lo, found.hi))

    def own(self, number: int) -> Iterator[Found]:
        """What the article states in its own voice in sentence ``number``."""
        unit = self.tokens.units[number]
        if claims.quoted(self.tokens, unit):
            return
        details = Details(self.tokens, [unit])
        meant = self.resolver.spoken.subject_meant(number) or (self.resolver.spoken.opening_meant(number) if details.quantities else None)
        claim = claims.own_claim(self.tokens, unit, details, self.people, meant)
        if claim is not None:
            evidence = self.evidence(unit)
            yield claim, evidence
            owned = self.tokens.low[unit[0]] in POSSESSIVE
            event = None if owned else events.event(self.tokens, unit, self.people, details, meant)
            if event is not None:
                yield event, evidence
        yield from self.gerunds(unit)

    def event(self, part: Range) -> Iterator[tuple[Event, tuple[Evidence, ...]]]:
        """The event that a clause tells."""
        event = events.event(self.tokens, part, self.people)
        if event is not None:
            yield event, self.evidence(part)

    def evidence(self, part: Range) -> tuple[Evidence, ...]:
        """The place of a statement of the article's own."""
        start, end = self.tokens.chars(part)
        return (Evidence(start=start, end=end, quote=self.tokens.text[start:end]),)


def _cast(a: Attribution, event: Event) -> dict[str, str]:
    """What the cue makes of an event that somebody tells: alleged by "alleged", denied by "denied"."""
    if event.status in ("happened", "ongoing") and (a.lemma in ("allege", "accuse", "claim", "deny") or a.negated):
        return {"status": "denied" if a.lemma == "deny" else "alleged"}
    return {}


def _candidates(article: Article, parts: Sequence[Span], chunks: Sequence[Chunk]) -> Iterator[Candidate]:
    tokens, found = attributions(article.text, parts)
    people = People(tokens)
    reading = Reading(tokens, people, Resolver(tokens, people, Spoken(tokens, people)))
    by_unit: dict[int, list[Attribution]] = {}
    for a in found:
        by_unit.setdefault(a.unit, []).append(a)
    said = {i for a in found for lo, hi in a.content for i in (lo, hi - 1)}
    whole = Span(start=chunks[0].start, end=chunks[0].end) if len(chunks) == 1 else None
    seen: set[tuple[str, str, str]] = set()
    corrected = not VERSIONS.isdisjoint(tokens.common)
    for number, unit in enumerate(tokens.units):
        if _is_heading(tokens, number, article.title) or (tokens.low[unit[0]] in CHECKED and _is_checked(tokens, unit)):
            continue
        if corrected and withdrawn(tokens.words(unit)):
            continue
        here = by_unit.get(number, [])
        attributed = bool(here) and not reading.only_named(here)
        silent = not here and _is_said(unit, said)
        made = list(reading.attributed(here)) if attributed else []
        # What tells of a statement without saying whose or what ("is expected to announce on Friday that …") the article itself tells.
        for item, evidence in made or (() if silent else reading.own(number)):
            key = (item.kind, " ".join([e.quote for e in evidence]), item.holder or "")
            if key not in seen:
                seen.add(key)
                yield Candidate(item=item, window=whole or _window(chunks, evidence), evidence=evidence)
        reading.resolver.spoken.note_subject(number)


def _is_checked(tokens: Tokens, unit: Range) -> bool:
    """Whether a sentence is what a check of facts looks into, which nobody states here: "**Claim:** Moe said the wall was a hoax."."""
    return unit[1] - unit[0] > 2 and tokens.word[unit[0] + 1] == ":"


def _is_said(unit: Range, said: set[int]) -> bool:
    """Whether a sentence is part of what somebody says, begun in a sentence before."""
    return unit[0] in said or unit[1] - 1 in said


def _is_heading(tokens: Tokens, number: int, title: str | None) -> bool:
    """Whether a sentence is a headline: the article's title, or a short line without a stop."""
    unit = tokens.units[number]
    text = tokens.words(unit)
    if title and text.strip("* ") == title.strip():
        return True
    alone = (number == 0 or tokens.paragraph[number - 1] != tokens.paragraph[number]) and (
        number + 1 == len(tokens.units) or tokens.paragraph[number + 1] != tokens.paragraph[number]
    )
    return alone and unit[1] - unit[0] < 25 and not text.endswith((*STOPS, ":"))


def _window(chunks: Sequence[Chunk], evidence: tuple[Evidence, ...]) -> Span:
    """The part of the article that holds the evidence: the chunks from the first to the last."""
    start, end = min(e.start for e in evidence), max(e.end for e in evidence)
    touched = [c for c in chunks if c.start < end and start < c.end]
    return Span(start=min([start, *(c.start for c in touched)]), end=max([end, *(c.end for c in touched)]))
