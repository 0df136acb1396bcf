"""From a brief to the note that all readable formats share."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from counterpoint.findings import BriefArticle, Skipped
from counterpoint.records import Rejected
from counterpoint.render import agreed, told, weighed, wording
from counterpoint.render import voices as speakers
from counterpoint.render.index import Index
from counterpoint.render.note import CITED, Cited, Limits, Line, Listing, Note


def compose(ix: Index, limits: Limits | None = None) -> Note:
    """The note on a brief. ``limits`` bounds each section, so that sixty articles still read like a note."""
    limits = limits or Limits.of(len(ix.articles))
    events, dated = told.happened(ix, limits)
    voices, spoken = speakers.voices(ix, limits)
    figures, numbered = weighed.figures(ix, limits)
    note = Note(
        title=wording.title(ix.brief),
        standfirst=wording.standfirst(ix.brief, len({ix.origin(a) for a in ix.articles})),
        origins=_origins(ix),
        happened=events,
        voices=voices,
        claims=told.claims(ix, limits, [*dated, *spoken], _compared(ix)),
        figures=figures,
        agreements=agreed.agreements(ix, limits, frozenset(i.id for i in dated)),
        details=weighed.details(ix, limits, numbered),
        clashes=weighed.clashes(ix, limits.findings, "contradicts", wording.none_found("contradictions", ix.brief)),
        undecided=weighed.clashes(ix, limits.undecided, "undecided"),
        triangles=weighed.triangles(ix),
        disputes=weighed.disputes(ix),
        alone=weighed.alone(ix, limits),
        rejected=_rejected(ix, limits),
        skipped=(*map(_skipped, ix.brief.skipped), *(wording.squeeze(failure) for failure in ix.brief.failures)),
        made=wording.made(ix.brief),
        cited=(),
        sources=tuple((article.label, _source(article)) for article in ix.articles.values()),
    )
    return dataclasses.replace(note, cited=_cited(ix, frozenset(_labels(note))))


def _compared(ix: Index) -> frozenset[str]:
    """Items that the sections on comparison print in full."""
    ids = {i for group in agreed.agreeing(ix) for i in group.items}
    shown = {"refines", "differs", "superseded", "contradicts"}
    return frozenset(ids | {i for c in ix.pairs if c.relation in shown for i in (c.a, c.b)})


def _origins(ix: Index) -> tuple[Line, ...]:
    lines = []
    for origin in ix.brief.origins:
        articles = [ix.source(a) for a in origin.articles if a in ix.articles]
        if len(set(articles)) < len(articles):
            articles = [f"[{ix.articles[a].label}]" for a in origin.articles if a in ix.articles]
        labels = () if articles else ix.labels(origin.items)
        if len(articles) + len(labels) > 1:
            why = f" ({wording.squeeze(origin.why)})" if origin.why else ""
            lines.append(Line(f"{wording.listed(articles)} share an origin: {wording.squeeze(origin.name)}{why}".strip(), labels))
    return tuple(lines)


def _rejected(ix: Index, limits: Limits) -> Listing[Line]:
    lines = tuple(_rejection(ix, one) for one in ix.brief.rejected[: limits.rejected])
    return Listing(lines, len(ix.brief.rejected) - len(lines), "Nothing was rejected: every item was found in its article word for word.")


def _rejection(ix: Index, one: Rejected) -> Line:
    article = ix.articles.get(one.article_id)
    return Line(
        wording.shorten(one.quote, 160), (article.label if article else "",), one.kind.replace("_", " "), (wording.squeeze(one.reason),)
    )


def _skipped(one: Skipped) -> str:
    return wording.squeeze(f"{one.location}: {one.reason}" + (f" ({one.hint})" if one.hint else ""))


def _source(article: BriefArticle) -> str:
    day = wording.date(article.published) if article.published else "undated"
    parts = [article.source, f"“{article.title}”" if article.title else "", day, article.url or article.location]
    return wording.squeeze(", ".join(part for part in parts if part))


def _labels(part: Any) -> Iterator[str]:
    """Every label that a part of the note cites."""
    if dataclasses.is_dataclass(part):
        yield from getattr(part, "labels", ())[:CITED]
        yield from (part.label,) if hasattr(part, "label") else ()
        yield from getattr(part, "others", ())
        for field in dataclasses.fields(part):
            yield from _labels(getattr(part, field.name))
    elif isinstance(part, tuple):
        for each in part:
            yield from _labels(each)


def _cited(ix: Index, labels: frozenset[str]) -> tuple[Cited, ...]:
    """The sentences behind these labels, by article; items of one sentence share a line."""
    found = []
    for article in ix.articles.values():
        by_sentence: dict[tuple[int, int, str], list[str]] = {}
        for item in ix.items.values():
            if item.article_id == article.id and ix.label(item.id) in labels:
                spot = item.sentence
                by_sentence.setdefault((spot.start, spot.end, wording.squeeze(spot.quote)), []).append(ix.label(item.id))
        sentences = tuple((tuple(own), text) for (_, _, text), own in by_sentence.items())
        found += [Cited(article.label, ix.source(article.id), sentences)] if sentences else []
    return tuple(found)
