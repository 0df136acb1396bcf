"""The rules engine: attributions, speakers and statements of an article become candidates with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterpoint.article import Article, Chunk, Span
from counterpoint.items import AnyItem
from counterpoint.records import Candidate, Check, Evidence, Extraction
from counterpoint.rules import claims, views, wording
from counterpoint.rules.attributions import attributions
from counterpoint.rules.cues import is_headline
from counterpoint.rules.language import foreign
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.people import People
from counterpoint.rules.speakers import Resolver, speaks
from counterpoint.rules.tokens import Range, Tokens

STOPS = (".", "!", "?", "”", '"', "’", "…", ")")


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


def _candidates(article: Article, parts: Sequence[Span], chunks: Sequence[Chunk]) -> Iterator[Candidate]:
    tokens, found = attributions(article.text, parts)
    people = People(tokens)
    resolver = Resolver(tokens, people)
    by_unit: dict[int, list[Attribution]] = {}
    for a in found:
        by_unit.setdefault(a.unit, []).append(a)
    said = {i for a in found for lo, hi in a.content for i in (lo, hi - 1)}
    seen: set[tuple[str, str]] = set()
    for number, unit in enumerate(tokens.units):
        if _is_heading(tokens, number, article.title):
            continue
        here = by_unit.get(number)
        made = _attributed(tokens, here, resolver, people) if here else () if _is_said(unit, said) else _own(tokens, unit, people)
        for item, evidence in made:
            key = (item.name(), " ".join(e.quote for e in evidence))
            if key not in seen:
                seen.add(key)
                yield Candidate.model_construct(item=item, window=_window(chunks, evidence), evidence=evidence)


def _attributed(
    tokens: Tokens, here: Sequence[Attribution], resolver: Resolver, people: People
) -> Iterator[tuple[AnyItem, tuple[Evidence, ...]]]:
    for a in here:
        speakers = resolver.speakers(a)
        if wording.is_empty(tokens, a) or not speaks(tokens, a, speakers):
            continue
        evidence = views.evidence(tokens, a)
        for speaker in speakers:
            view = views.expert_view(tokens, a, speaker)
            yield view, evidence
            claim = views.attributed_claim(tokens, a, view)
            if claim is not None:
                yield claim, evidence
        if (
            speakers
            and a.act == "speech"
            and len(a.content) == 1
            and wording.is_clause(tokens, a)
            and wording.manner(tokens, a.content) != "direct"
        ):
            yield from _event(tokens, _without_that(tokens, a.content[0]), people)


def _without_that(tokens: Tokens, part: Range) -> Range:
    return (part[0] + 1, part[1]) if tokens.low[part[0]] == "that" else part


def _own(tokens: Tokens, unit: Range, people: People) -> Iterator[tuple[AnyItem, tuple[Evidence, ...]]]:
    """What the article states in its own voice."""
    if any(tokens.quote[i] >= 0 for i in (unit[0], unit[1] - 1)):
        return
    raw = tokens.words(unit)
    claim = claims.own_claim(tokens, unit, raw)
    if claim is not None:
        yield claim, _evidence(tokens, unit)
        yield from _event(tokens, unit, people)


def _event(tokens: Tokens, part: Range, people: People) -> Iterator[tuple[AnyItem, tuple[Evidence, ...]]]:
    event = claims.event(tokens, part, tokens.words(part), people)
    if event is not None:
        yield event, _evidence(tokens, part)


def _evidence(tokens: Tokens, part: Range) -> tuple[Evidence, ...]:
    start, end = tokens.chars(part)
    return (Evidence.model_construct(start=start, end=end, quote=tokens.text[start:end], status="exact", part="content"),)


def _is_said(unit: Range, said: set[int]) -> bool:
    """Whether a sentence is part of what somebody says, begun in a sentence before."""
    return unit[0] in said or unit[1] - 1 in said


def _is_heading(tokens: Tokens, number: int, title: str | None) -> bool:
    """Whether a sentence is a headline: the article's title, a line without a stop, or one in capitals."""
    unit = tokens.units[number]
    text = tokens.words(unit)
    if title and text.strip("* ") == title.strip():
        return True
    alone = (number == 0 or tokens.paragraph[number - 1] != tokens.paragraph[number]) and (
        number + 1 == len(tokens.units) or tokens.paragraph[number + 1] != tokens.paragraph[number]
    )
    return alone and unit[1] - unit[0] < 25 and (not text.endswith(STOPS) or is_headline(tokens, unit)) and not text.endswith(":")


def _window(chunks: Sequence[Chunk], evidence: tuple[Evidence, ...]) -> Span:
    """The part of the article that holds the evidence: the chunk, or the chunks from the first to the last."""
    start, end = min(e.start for e in evidence), max(e.end for e in evidence)
    touched = [c for c in chunks if c.start < end and start < c.end]
    return Span(start=min([start, *(c.start for c in touched)]), end=max([end, *(c.end for c in touched)]))
