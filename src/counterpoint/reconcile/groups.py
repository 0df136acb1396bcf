"""Items that state the same, and the audit of the verdicts.

Clusters are made by greedy additive edge contraction (Keuper et al., "Efficient decomposition of image and mesh graphs by lifted
multicuts", ICCV 2015), a heuristic for correlation clustering (Bansal, Blum and Chawla, "Correlation clustering", 2004): "same" attracts,
"not the same" repels, "cannot both hold" forbids. So one wrong "same" does not glue two clusters: what speaks against it is summed up,
and where nothing was judged between two clusters, two witnesses are asked for.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterpoint.article import digest
from counterpoint.findings import Comparison, Group, Relation, Triangle
from counterpoint.records import AnyGrounded

NEVER = float("-inf")
# What a verdict between two items says about their being the same; a refinement tells the same thing more precisely.
WEIGHTS: Mapping[Relation, float] = {
    "agrees": 1.0,
    "refines": 0.8,
    "superseded": -0.5,
    "differs": -1.0,
    "contradicts": NEVER,
    "undecided": -0.3,
}
_KIND_RANK = ("event", "claim", "expert_view")


@dataclass(frozen=True, slots=True)
class _Edge:
    """What is known between two clusters: weights summed, witnesses for the same, and third items that agree with both ends."""

    weight: float = 0.0
    witnesses: int = 0
    support: int = 0

    @property
    def rank(self) -> float:
        """What is joined first: what weighs most and is confirmed by others."""
        return self.weight * (1 + self.support) if self.weight > 0 else self.weight

    def __add__(self, other: _Edge) -> _Edge:
        return _Edge(self.weight + other.weight, self.witnesses + other.witnesses, self.support + other.support)


_Near = dict[int, dict[int, _Edge]]


def cluster(weights: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The clusters of two and more nodes. ``weights``: positive for the same, negative for another, `NEVER` for must-not-link.

    Runs in O(m log m) for m edges on sparse graphs; deterministic.
    """
    near = _graph(weights)
    members = {node: [node] for node in near}
    heap = [(-near[a][b].rank, a, b) for a, b in sorted(weights) if weights[a, b] > 0]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        edge = near.get(a, {}).get(b)
        if edge is None or edge.rank != -negative or not _may_join(len(members[a]), len(members[b]), edge.witnesses):
            continue
        a, b = (a, b) if len(near[a]) >= len(near[b]) else (b, a)  # move the fewer edges
        for other in _contract(a, b, near, members):
            if near[a][other].weight > 0:
                heapq.heappush(heap, (-near[a][other].rank, a, other))
    return sorted(sorted(m) for m in members.values() if len(m) > 1)


def _graph(weights: Mapping[tuple[int, int], float]) -> _Near:
    friends: dict[int, set[int]] = defaultdict(set)
    for (a, b), weight in weights.items():
        if weight > 0:
            friends[a].add(b)
            friends[b].add(a)
    near: _Near = defaultdict(dict)
    for (a, b), weight in weights.items():
        same = weight > 0
        near[a][b] = near[b][a] = _Edge(weight, int(same), len(friends[a] & friends[b]) if same else 0)
    return near


def _may_join(a: int, b: int, witnesses: int) -> bool:
    return min(a, b) == 1 or witnesses > 1


def _contract(a: int, b: int, near: _Near, members: dict[int, list[int]]) -> list[int]:
    """Put ``b`` into ``a``; returns the neighbours whose edges changed."""
    members[a] += members.pop(b)
    near[a].pop(b)
    moved = near.pop(b)
    moved.pop(a)
    for other, edge in moved.items():
        near[other].pop(b)
        near[a][other] = near[other][a] = near[a].get(other, _Edge()) + edge
    return list(moved)


def groups(
    items: Sequence[AnyGrounded], comparisons: Sequence[Comparison], origins: Mapping[str, str], same: Sequence[int] = ()
) -> tuple[Group, ...]:
    """Clusters of items that agree or refine each other, in the order of ``items``.

    A claim and a view over the very same words of one article are clustered as one, and so is what ``same`` (`doubles`) takes for one.
    ``origins`` gives for each item's id the origin behind it (`origins.behind`).
    """
    first: dict[object, int] = {}
    alike = same or range(len(items))
    place = {item.id: first.setdefault(_words(items[alike[at]]), alike[at]) for at, item in enumerate(items)}
    weights: dict[tuple[int, int], float] = {}
    for c in comparisons:
        if (weight := WEIGHTS.get(c.relation)) is not None:
            a, b = sorted((place[c.a], place[c.b]))
            if a != b:
                weights[a, b] = min(weight, weights.get((a, b), weight))
    relations = {frozenset((c.a, c.b)): c.relation for c in comparisons}
    at: dict[int, list[AnyGrounded]] = defaultdict(list)
    for item in items:
        at[place[item.id]].append(item)
    return tuple(_group([item for node in c for item in at[node]], relations, origins) for c in cluster(weights))


def _words(item: AnyGrounded) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Which words of which article an item is made of."""
    return item.article_id, tuple((e.start, e.end) for e in item.content)


def _group(members: Sequence[AnyGrounded], relations: Mapping[frozenset[str], Relation], origins: Mapping[str, str]) -> Group:
    ids = tuple(m.id for m in members)
    within = {relations.get(frozenset((a, b))) for a in ids for b in ids if a < b}
    kinds = {m.kind for m in members}
    return Group(
        id=digest("group", *sorted(ids)),
        kind=next((k for k in _KIND_RANK if k in kinds), members[0].kind),
        items=ids,
        verdict="refines" if "refines" in within else "agrees",
        sources=tuple(dict.fromkeys(m.article_id for m in members)),
        origins=tuple(dict.fromkeys(origins[i] for i in ids)),
    )


def triangles(comparisons: Sequence[Comparison]) -> tuple[Triangle, ...]:
    """Verdicts that cannot all hold: a agrees with b, b agrees with c, yet a and c contradict."""
    same: dict[str, set[str]] = defaultdict(set)
    for c in comparisons:
        if c.relation == "agrees":
            same[c.a].add(c.b)
            same[c.b].add(c.a)
    return tuple(
        Triangle(
            a=c.a,
            b=middle,
            c=c.b,
            why=f"both agree with a third item, yet they were judged to contradict each other ({c.slot or 'no slot'})",
        )
        for c in comparisons
        if c.relation == "contradicts"
        for middle in sorted(same[c.a] & same[c.b])
    )
