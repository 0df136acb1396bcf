"""Details in which clauses differ that tell one thing, within statements that tell more. All text is invented."""

from __future__ import annotations

import pytest

from counterpoint.reconcile import reconcile
from tests.reconcile.made import claim, record
from tests.reconcile.test_facts import STORY, articles


def found(a: str, b: str) -> list[tuple[str, str | None]]:
    made = reconcile(articles(a, b))
    by_value = ("cannot be", "other times of day")
    told: list[tuple[str, str | None]] = [(c.relation, c.slot) for c in made.comparisons if any(why in c.why for why in by_value)]
    assert all(c.relation != "contradicts" for c in made.comparisons)
    return told


WELL = "Divers with lamps arrived after a boy fell into the 80-metre deep well of Tarn while picking cabbages."
WELL_TOO = "Cranes were brought to Tarn, where the boy fell into a 40-metre deep well on his way home from school."
LATE = "The ferry reached the harbour of Tarn at 10:15 p.m. to the sound of a brass band, and dockers cheered."
LATE_TOO = "Sirens were heard when the ferry reached the harbour of Tarn at 10:15 a.m. with smoke rising from its deck."


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (WELL, WELL_TOO, ("differs", "number")),
        (LATE, LATE_TOO, ("differs", "time")),
    ],
)
def test_one_detail_of_one_thing_differs(a: str, b: str, said: tuple[str, str]) -> None:
    assert found(a, b) == [said]
    assert found(b, a) == [said]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (WELL, WELL_TOO.replace("40", "80")),  # the same number
        (WELL, WELL_TOO.replace("the boy fell", "no boy fell")),  # denied
        (WELL, WELL_TOO.replace("on his way home", "in 2003")),  # another year
        (WELL, WELL_TOO.replace("on his way home", "13 years ago")),
        (WELL, "The 40-metre wall of Tarn was painted, and a boy with cabbages looked on."),  # another thing
        (LATE, LATE_TOO.replace("reached", "left")),  # another event
        # other people are counted
        ("Two lanes closed after the ferry accident off Tarn left 14 people dead.", "The ferry accident off Tarn left 37 people injured."),
        # a part of them
        ("Guards of Tarn freed 21 of the more than 200 goats taken from Orrin.", "Guards of Tarn freed 21 goats taken from Orrin."),
    ],
)
def test_what_is_no_difference(a: str, b: str) -> None:
    assert found(a, b) == []


def test_a_later_count_supersedes_the_earlier_one() -> None:
    a = claim("Smoke rose over Tarn and divers have rescued 12 passengers from the ferry Solveig near the harbour.")
    b = claim("Flags flew at half mast as divers had rescued 40 passengers from the ferry Solveig near the harbour.")
    first, second = (record(name, c, claim(STORY), published=day) for name, c, day in (("a", a, "2025-03-05"), ("b", b, "2025-03-07")))
    (told,) = [c for c in reconcile([first, second]).comparisons if c.slot == "number"]
    assert told.relation == "superseded"
    assert (told.a, told.b) == (second.items[0].id, first.items[0].id)
