"""Who does it to whom: the same words in the other direction never agree."""

from __future__ import annotations

import pytest

from counterpoint.reconcile import reconcile
from tests.reconcile.made import claim, record


def found(a: str, b: str) -> list[str]:
    made = reconcile([record("a", claim(a), published="2025-03-05"), record("b", claim(b), published="2025-03-05")])
    return [c.relation for c in made.comparisons] + ["fact"] * len(made.facts)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norland attacked Ostra on Monday.", "Ostra attacked Norland on Monday."),
        ("Norland's army attacked the port of Ostra on Monday.", "Ostra's army attacked the port of Norland on Monday."),
        ("Norland sent Ostra 300 tanks on Monday.", "On Monday Ostra sent Norland 300 tanks."),
        ("Mayor Ada Moe accused Per Lund of fraud in Tarn.", "Per Lund accused Ada Moe of fraud in Tarn."),
    ],
)
def test_the_other_direction_never_agrees(a: str, b: str) -> None:
    assert {"agrees", "refines", "fact"}.isdisjoint(found(a, b))
    assert {"agrees", "refines", "fact"}.isdisjoint(found(b, a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Moe met Lund on Monday in Tarn.", "Lund met Moe on Monday in Tarn."),
        ("Norland and Ostra agreed on a truce on Monday.", "Ostra and Norland agreed on a truce on Monday."),
        ("Norland attacked Ostra on Monday.", "On Monday Norland attacked Ostra."),
        ("Norland attacked Ostra on Monday.", "Ostra was attacked by Norland on Monday."),
    ],
)
def test_what_two_do_together_and_the_same_direction_agree(a: str, b: str) -> None:
    assert found(a, b) == ["agrees"]
