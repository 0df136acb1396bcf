"""Across articles: people, values, pairs, verdicts, groups, issues, origins."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.findings import Comparison, Coverage, Reconciled
from counterpoint.llm import LLM
from counterpoint.reconcile.groups import groups
from counterpoint.reconcile.origins import behind, origins
from counterpoint.reconcile.pairs import candidates
from counterpoint.reconcile.people import people
from counterpoint.reconcile.profiles import Profile, Weights, profiles
from counterpoint.records import Record


def reconcile(records: Sequence[Record], *, judge: LLM | None = None) -> Reconciled:
    """Everything that is found across records; items keep the ids that they have."""
    persons = people(records)
    shared = origins(records)
    everything = profiles(records, persons)
    weights = Weights(everything)
    found = candidates(everything, weights)
    comparisons = [c for i, j in found.pairs if (c := _near_duplicates(everything[i], everything[j], weights))]
    return Reconciled(
        people=persons,
        groups=groups([i for r in records for i in r.items], comparisons, behind(records, shared)),
        comparisons=tuple(comparisons),
        origins=shared,
        coverage=Coverage(
            possible=found.possible, compared=len(found.pairs), pruned=found.possible - len(found.pairs), pruned_why=found.pruned
        ),
    )


def _near_duplicates(a: Profile, b: Profile, weights: Weights) -> Comparison | None:
    numbers = [{(q.low, q.high) for q in p.quantities} for p in (a, b)]
    alike = min(weights.cover(a.terms, b.terms), weights.cover(b.terms, a.terms))
    if alike < 0.8 or numbers[0] != numbers[1] or a.article == b.article:
        return None
    return Comparison(a=a.id, b=b.id, relation="agrees", why=f"the same words but for {1 - alike:.0%} of their weight")
