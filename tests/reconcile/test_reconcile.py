"""The whole of reconciling: people, groups, coverage, and the two examples."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from counterpoint.findings import Reconciled
from counterpoint.reconcile import reconcile
from counterpoint.records import Record
from tests.reconcile.made import claim, event, record, view

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "examples"


def test_nothing_gives_nothing() -> None:
    assert reconcile([]) == Reconciled()
    alone = reconcile([record("a", claim("The wall broke."))])
    assert not alone.comparisons
    assert not alone.groups
    assert alone.coverage.possible == 0


def test_pairs_add_up() -> None:
    found = reconcile(
        [
            record("a", claim("The wall of the dam broke at dawn."), view("Per Strand", "The dam was safe.")),
            record("b", claim("At dawn the wall of the dam broke."), event("Residents left."), view("Maria Oduya", "The dam was weak.")),
        ]
    ).coverage
    assert found.possible == found.compared + found.pruned + found.failed == 6
    assert sum(found.pruned_why.values()) == found.pruned


def test_agreement_makes_a_group_that_counts_articles_and_origins() -> None:
    says = "The east wall of the Lindholm reservoir gave way at dawn."
    found = reconcile([record(n, claim(says), text=f"({w}) — {says}") for n, w in zip("abc", ("AP", "AP", "AFP"), strict=True)])
    (group,) = found.groups
    assert group.verdict == "agrees"
    assert len(group.sources) == 3
    assert len(group.origins) == 2


def test_one_voice_is_consistent_shifted_or_contradictory() -> None:
    def spoken(*views: tuple[str, str]) -> str:
        records = [record(f"r{n}", view("Per Strand", says), published=day) for n, (says, day) in enumerate(views)]
        return reconcile(records).people[0].consistency

    safe, not_safe = "The wall of the old dam in Lindholm is safe.", "The wall of the old dam in Lindholm is not safe."
    assert spoken((safe, "2025-03-04")) == "single"
    assert spoken((safe, "2025-03-04"), ("The river will rise.", "2025-03-05")) == "consistent"
    assert spoken((safe, "2025-03-04"), (not_safe, "2025-03-04")) == "contradictory"


def test_a_view_that_turned_round_between_days_has_shifted() -> None:
    safe, not_safe = "On 1 March the wall of the dam in Lindholm was safe.", "On 1 March the wall of the dam in Lindholm was not safe."
    records = [
        record("a", view("Per Strand", safe), published="2025-03-04"),
        record("b", view("Per Strand", not_safe), published="2025-03-09"),
    ]
    assert [p.consistency for p in reconcile(records).people] == ["shifted"]


@pytest.mark.parametrize("odd", ["習近平は言った。", "قال الوزير إن السد آمن", "🙂🙂🙂🙂", "a", "x" * 20_000, "1 2 3 4 5", "—"])
def test_odd_text_does_no_harm(odd: str) -> None:
    found = reconcile([record("a", claim(odd), view("Per Strand", odd)), record("b", claim(odd), event(odd))])
    assert not [c for c in found.comparisons if c.relation == "contradicts"]


@pytest.fixture(scope="module")
def examples() -> tuple[list[Record], Reconciled]:
    from counterpoint.chunk import chunks
    from counterpoint.ground import check, ground
    from counterpoint.read import read
    from counterpoint.reconcile.values import resolve
    from counterpoint.rules import RulesEngine

    if not EXAMPLES.exists():
        pytest.skip("the shared examples are not here")
    records = []
    for article in read(*sorted(EXAMPLES.glob("*.txt"))):
        extraction = RulesEngine().extract(article, chunks(article, "article"), partial(check, article))
        items, _ = ground(article, extraction.candidates)
        records.append(Record(article=article, engine="rules", items=tuple(resolve(i, article.published) for i in items)))
    return records, reconcile(records)


def test_examples_have_no_contradiction(examples: tuple[list[Record], Reconciled]) -> None:
    records, found = examples
    assert len(records) == 2
    assert all(r.items for r in records)
    assert [c for c in found.comparisons if c.relation in {"contradicts", "undecided"}] == []


def test_examples_ten_thousand_troops_refine_thousands(examples: tuple[list[Record], Reconciled]) -> None:
    records, found = examples
    items = {i.id: i for r in records for i in r.items}
    refined = [c for c in found.comparisons if (c.relation, c.slot) == ("refines", "number")]
    assert any("10,000" in items[c.a].item.summary and "thousands of troops" in items[c.b].item.summary for c in refined)
    told_by_both = [g for g in found.groups if len(g.sources) == 2 and any("10,000" in items[i].item.summary for i in g.items)]
    assert told_by_both
    assert len(told_by_both[0].origins) == 2


def test_examples_one_expert_is_one_consistent_person(examples: tuple[list[Record], Reconciled]) -> None:
    records, found = examples
    home = {i.id: r.article.id for r in records for i in r.items}
    both = [p for p in found.people if p.named and len({home[i] for i in p.items}) == 2]
    assert [(p.name, p.consistency) for p in both] == [("Dennis Wilder", "consistent")]


def test_examples_two_professors_share_an_origin(examples: tuple[list[Record], Reconciled]) -> None:
    records, found = examples
    holders = {i.id: i.item.holder for r in records for i in r.items}
    shared = [{holders[i] for i in o.items} for o in found.origins if "Guardian" in o.name]
    assert shared == [{"Emi Mifune", "Hideya Kurata"}]
