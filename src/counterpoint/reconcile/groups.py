"""Items that state the same, and the audit of the verdicts.

Clusters are made by greedy additive edge contraction (Keuper et al., "Efficient decomposition of image and mesh graphs by lifted
multicuts", ICCV 2015), a heuristic for correlation clustering (Bansal, Blum and Chawla, "Correlation clustering", 2004): "same" attracts,
"not the same" repels, "cannot both hold" forbids. So one wrong "same" does not glue two clusters: what speaks against it is summed up,
and where nothing was judged between two clusters, two witnesses are asked for.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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


def cluster(weights: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The clusters of two and more nodes. ``weights``: positive for the same, negative for another, `NEVER` for must-not-link.

    Runs in O(m log m) for m edges on sparse graphs; deterministic.
    """
    near: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (a, b), weight in weights.items():
        near[a][b] = near[b][a] = (weight, int(weight > 0))
    members = {node: [node] for node in near}
    heap = [(-w, a, b) for (a, b), w in sorted(weights.items()) if w > 0]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        weight, links = near.get(a, {}).get(b, (0.0, 0))
        if weight != -negative or not _may_join(len(members[a]), len(members[b]), links):
            continue
        a, b = (a, b) if len(near[a]) >= len(near[b]) else (b, a)  # move the fewer edges
        for other, joint in _contract(a, b, near, members):
            if joint > 0:
                heapq.heappush(heap, (-joint, a, other))
    return sorted(sorted(m) for m in members.values() if len(m) > 1)


def _may_join(a: int, b: int, links: int) -> bool:
    return min(a, b) == 1 or links > 1


def _contract(a: int, b: int, near: dict[int, dict[int, tuple[float, int]]], members: dict[int, list[int]]) -> Iterable[tuple[int, float]]:
    """Put ``b`` into ``a``; yields the edges of ``a`` that changed, with their new weight."""
    members[a] += members.pop(b)
    near[a].pop(b)
    changed = []
    for other, (weight, links) in near.pop(b).items():
        if other == a:
            continue
        known, witnesses = near[a].get(other, (0.0, 0))
        joint = (known + weight, witnesses + links)
        near[other].pop(b)
        near[a][other] = near[other][a] = joint
        changed.append((other, joint[0]))
    return changed


def groups(items: Sequence[AnyGrounded], comparisons: Sequence[Comparison], origins: Mapping[str, str]) -> tuple[Group, ...]:
    """Clusters of items that agree or refine each other, in the order of ``items``.

    ``origins`` gives for each item's id the origin behind it (`origins.behind`).
    """
    place = {item.id: at for at, item in enumerate(items)}
    weights: dict[tuple[int, int], float] = {}
    for c in comparisons:
        if (weight := WEIGHTS.get(c.relation)) is not None:
            a, b = sorted((place[c.a], place[c.b]))
            weights[a, b] = min(weight, weights.get((a, b), weight))
    relations = {frozenset((c.a, c.b)): c.relation for c in comparisons}
    return tuple(_group([items[i] for i in c], relations, origins) for c in cluster(weights))


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
