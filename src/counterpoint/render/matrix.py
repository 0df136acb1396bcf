"""Sources against claims: which source says, refines, contradicts or passes over what; and what was not compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterpoint.findings import Comparison
from counterpoint.render.index import Index
from counterpoint.render.wording import shorten

Place = Literal["says", "refines", "refined by", "replaces", "replaced by", "differs", "contradicts", "undecided", "silent", "not compared"]

_STRENGTH = ("contradicts", "superseded", "refines", "differs", "undecided", "failed", "not_compared")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one source stands on one matter, and the items that show it."""

    place: Place
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One matter, and a cell for each article in the order of the brief."""

    about: str
    labels: tuple[str, ...]
    cells: tuple[Cell, ...]


def matrix(ix: Index, limit: int = 60) -> tuple[tuple[Row, ...], int]:
    """The matters on which at least two articles meet, the disputed ones first; and how many more there are."""
    if len(ix.articles) < 2:
        return (), 0
    related: dict[str, list[Comparison]] = {}
    for pair in ix.pairs:
        if pair.relation in _STRENGTH:
            related.setdefault(pair.a, []).append(pair)
            related.setdefault(pair.b, []).append(pair)
    ids_of = {ix.label(i): i for i in ix.items}
    rows, shown = [], set[str]()
    for ids in _matters(ix, related):
        if not shown.issuperset(ids):
            row = _row(ix, ids, related)
            rows.append(row)
            shown |= set(ids) | {ids_of[label] for cell in row.cells for label in cell.labels}
    rows.sort(key=_interest, reverse=True)
    return tuple(rows[:limit]), max(0, len(rows) - limit)


def _matters(ix: Index, related: dict[str, list[Comparison]]) -> list[tuple[str, ...]]:
    """Groups told by several articles, then single items that something in another article is related to."""
    groups = [g.items for g in ix.brief.groups if ix.sources(g.items) > 1]
    grouped = {i for ids in groups for i in ids}
    singles = [i for i, pairs in related.items() if i not in grouped and any(ix.sources((p.a, p.b)) > 1 for p in pairs)]
    return [*groups, *((item.id,) for item in ix.known(singles))]


def _row(ix: Index, ids: tuple[str, ...], related: dict[str, list[Comparison]]) -> Row:
    items = ix.known(ids)
    own = {item.id for item in items}
    pairs = [pair for item in items for pair in related.get(item.id, [])]
    cells = tuple(_cell(ix, article, own, pairs) for article in ix.articles)
    return Row(shorten(items[0].item.summary, 110), ix.labels(ids), cells)


def _cell(ix: Index, article: str, own: set[str], pairs: list[Comparison]) -> Cell:
    said = [i for i in own if ix.items[i].article_id == article]
    if said:
        return Cell("says", ix.labels(said))
    met = [(pair, other) for pair in pairs for other in (pair.a, pair.b) if other not in own and ix.items[other].article_id == article]
    if met:
        pair, other = min(met, key=lambda one: _STRENGTH.index(one[0].relation))
        return Cell(_place(pair, other), (ix.label(other),))
    asked = ix.brief.coverage.compared and any(item.article_id == article for item in ix.brief.items)
    return Cell("silent" if asked else "not compared")


def _place(pair: Comparison, other: str) -> Place:
    """What the source of ``other`` does to the matter on the other side of the pair."""
    active = pair.a == other
    if pair.relation == "refines":
        return "refines" if active else "refined by"
    if pair.relation == "superseded":
        return "replaces" if active else "replaced by"
    if pair.relation in {"failed", "not_compared"}:
        return "not compared"
    return "contradicts" if pair.relation == "contradicts" else "differs" if pair.relation == "differs" else "undecided"


def _interest(row: Row) -> tuple[int, int, int]:
    places = [cell.place for cell in row.cells]
    return places.count("contradicts"), places.count("says"), len(places) - places.count("silent") - places.count("not compared")
