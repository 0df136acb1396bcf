"""Facts that articles share although no statement of one says what a statement of the other says.

"Thousands fled and two were injured" and "two people were injured when a barge caught fire" agree on one thing, and each tells more. So
statements are laid side by side clause by clause (`one_fact`). Only between articles on one story, from different origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from counterpoint.article import digest
from counterpoint.findings import Comparison, Fact, Group
from counterpoint.reconcile.clauses import Clause, clauses
from counterpoint.reconcile.groups import cluster
from counterpoint.reconcile.one_fact import Beside, may_share, one_fact
from counterpoint.reconcile.profiles import Profile, Weights


def facts(
    pairs: Iterable[tuple[int, int]],
    everything: Sequence[Profile],
    weights: Weights,
    known: tuple[Sequence[Comparison], Sequence[Group]],
    origins: Mapping[str, str],
) -> tuple[Fact, ...]:
    """The facts that items of several origins share.

    Args:
        pairs: the pairs of items (indexes) that were compared.
        everything: the items.
        weights: of their terms.
        known: what was found already. What a group tells is not told again, and of items that differ nothing is.
        origins: the origin behind each item, by its id.
    """
    told = _Told(*known)
    stated = lru_cache(maxsize=None)(lambda i: clauses(everything[i]))
    places: dict[tuple[str, int, bool], int] = {}
    nodes: list[tuple[Profile, Clause]] = []
    edges: dict[tuple[int, int], float] = {}
    for pair in pairs:
        a, b = (everything[i] for i in pair)
        if a.article == b.article or origins[a.id] == origins[b.id] or told.of(a.id, b.id) or not weights.one_story(a.article, b.article):
            continue
        if may_share(a, b) and (shared := _shared(stated(pair[0]), stated(pair[1]), Beside.of(a, b, weights))):
            ends = []
            for profile, clause in zip((a, b), shared, strict=True):
                at = places.setdefault((profile.item.article_id, clause.home, clause.kernel), len(nodes))
                if at == len(nodes):
                    nodes.append((profile, clause))
                ends.append(at)
            edges[min(ends), max(ends)] = 1.0
    made = [[nodes[at] for at in members] for members in cluster(edges)]
    told_once = _without_parts([stated for stated in made if len({origins[p.id] for p, _ in stated}) > 1])
    return tuple(_fact(stated, origins) for stated in told_once)


def _without_parts(made: Sequence[Sequence[tuple[Profile, Clause]]]) -> Iterator[Sequence[tuple[Profile, Clause]]]:
    """Those whose clauses are not all among those of another: what the kernels of more clauses tell, or the clauses of as many."""
    homes = [frozenset((p.item.article_id, c.home) for p, c in stated) for stated in made]
    for i, stated in enumerate(made):
        kernel = any(c.kernel for _, c in stated)
        if not any(homes[i] < other or (homes[i] == other and kernel and i != j) for j, other in enumerate(homes)):
            yield stated


class _Told:
    """What was found of two items before."""

    def __init__(self, comparisons: Sequence[Comparison], groups: Sequence[Group]) -> None:
        self._apart = {frozenset((c.a, c.b)) for c in comparisons if c.relation not in {"agrees", "refines"}}
        self._group = {item: group.id for group in groups for item in group.items}

    def of(self, a: str, b: str) -> bool:
        """Whether they state the same as a whole, or are set against each other."""
        return self._group.get(a, a) == self._group.get(b, b) or frozenset((a, b)) in self._apart


def _shared(ours: Sequence[Clause], theirs: Sequence[Clause], beside: Beside) -> tuple[Clause, Clause] | None:
    """The clauses of two items that share most, of those that state one fact."""
    stated = ((one_fact(x, y, beside), x, y) for x in ours for y in theirs)
    best = max(stated, key=itemgetter(0), default=None)
    return best[1:] if best and best[0] else None


def _fact(stated: Sequence[tuple[Profile, Clause]], origins: Mapping[str, str]) -> Fact:
    first: dict[str, tuple[Profile, Clause]] = {}
    for profile, clause in stated:
        first.setdefault(profile.id, (profile, clause))
    return Fact(
        id=digest("fact", *(f"{item} {clause.words.start}" for item, (_, clause) in sorted(first.items()))),
        items=tuple(first),
        words=tuple(clause.words for _, clause in first.values()),
        sources=tuple(dict.fromkeys(profile.item.article_id for profile, _ in first.values())),
        origins=tuple(dict.fromkeys(origins[item] for item in first)),
    )
