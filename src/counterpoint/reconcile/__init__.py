"""Across articles: people, values, pairs, verdicts, groups, issues, origins.

::

    records ─people→ voices ─profiles→ items as compared ─pairs→ candidates ─judge→ comparisons ─groups→ groups, triangles
            └origins→ copies and shared origins            │                   └issues→ questions with positions
                                                           └facts→ what statements share that differ otherwise
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterpoint.errors import ModelError
from counterpoint.findings import Coverage, Reconciled
from counterpoint.reconcile.facts import facts
from counterpoint.reconcile.groups import groups, triangles
from counterpoint.reconcile.issues import issues
from counterpoint.reconcile.judge import judge as compare
from counterpoint.reconcile.meaning import Meaning, meaning
from counterpoint.reconcile.origins import behind, origins
from counterpoint.reconcile.pairs import candidates
from counterpoint.reconcile.people import consistency, people
from counterpoint.reconcile.profiles import Profile, Weights, profiles
from counterpoint.records import Record, Usage

if TYPE_CHECKING:
    from counterpoint.llm import LLM
    from counterpoint.vectors import Embedder


def reconcile(records: Sequence[Record], *, judge: LLM | None = None, embedder: Embedder | None = None) -> Reconciled:
    """Everything that is found across records. Items keep their ids; nothing here raises for what an item or an answer contains.

    Args:
        records: one for each article; their items carry ``values`` already.
        judge: a model for what rules cannot decide, and for issues; without it the rules alone decide, conservatively.
        embedder: vectors by which items meet that are near in meaning and share no word. If it fails, that is told, and all else is done.

    Raises:
        ConfigError: ``embedder`` is given, and NumPy is not installed.
    """
    voices = people(records)
    shared = origins(records)
    everything = profiles(records, voices)
    weights = Weights(everything)
    meant, spent, told = _meaning(everything, embedder)
    near = candidates(everything, weights, meant)
    judged = compare(near.pairs, everything, weights, judge, meant)
    sources = behind(records, shared)
    grouped = groups([p.item for p in everything], judged.comparisons, sources, judged.same)
    asked = issues(everything, weights, judge)
    return Reconciled(
        people=consistency(voices, records, judged.comparisons),
        groups=grouped,
        facts=facts(near.pairs, everything, weights, (judged.comparisons, grouped), sources),
        comparisons=judged.comparisons,
        triangles=triangles(judged.comparisons),
        issues=asked.issues,
        origins=shared,
        coverage=Coverage(
            possible=near.possible,
            compared=len(near.pairs) - judged.failed,
            pruned=near.possible - len(near.pairs),
            failed=judged.failed,
            pruned_why=near.pruned,
            compared_why=near.why,
        ),
        usage=spent + judged.usage + asked.usage,
        failures=(*told, *judged.failures, *asked.failures),
    )


def _meaning(everything: Sequence[Profile], embedder: Embedder | None) -> tuple[Meaning | None, Usage, tuple[str, ...]]:
    """The vectors, what they cost, and what failed."""
    if embedder is None or not everything:
        return None, Usage(), ()
    try:
        found = meaning(everything, embedder)
    except ModelError as error:
        return None, error.usage or Usage(), (f"pairs were not looked for by meaning: {error}",)
    return found, found.usage, ()
