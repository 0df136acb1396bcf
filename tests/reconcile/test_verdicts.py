"""What rules say of two statements: the right relation and slot, and above all no contradiction where there is none."""

from __future__ import annotations

import pytest

from counterpoint.findings import Comparison
from counterpoint.items import AnyItem
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.loose import loose
from counterpoint.reconcile.profiles import profiles
from tests.reconcile.made import claim, event, record, view

FIRE = "Twelve people died in the fire at the Lindholm hotel on Monday, police said."


def compare(a: AnyItem, b: AnyItem, first: str | None = "2025-03-05", second: str | None = "2025-03-05") -> list[Comparison]:
    return list(reconcile([record("a", a, published=first), record("b", b, published=second)]).comparisons)


def told(a: str, b: str, first: str | None = "2025-03-05", second: str | None = "2025-03-05") -> list[tuple[str, str | None]]:
    return [(c.relation, c.slot) for c in compare(claim(a), claim(b), first, second)]


@pytest.mark.parametrize(
    ("a", "b", "slot"),
    [
        (FIRE, "Fifteen people died in the fire at the Lindholm hotel on Monday, police said.", "number"),
        (FIRE, "Twelve people died in the fire at the Lindholm hotel on Tuesday, police said.", "time"),
        (
            "The council of Nether Lind approved the new dam on 3 March.",
            "The council of Nether Lind approved the new dam on 4 March.",
            "time",
        ),
        (
            "The water minister will attend the summit of the river states.",
            "The water minister will not attend the summit of the river states.",
            "polarity",
        ),
        ("The water minister warned the river states in time.", "The water minister did not warn the river states in time.", "polarity"),
        ("The east wall of the reservoir was repaired in time.", "The east wall of the reservoir was never repaired in time.", "polarity"),
        ("Shares of the dam builder rose 3.2% in early trading.", "Shares of the dam builder fell 3.2% in early trading.", "polarity"),
        ("The court upheld the ban on new wells in the valley.", "The court overturned the ban on new wells in the valley.", "polarity"),
        (
            "The water minister met the engineers of the dam in Lindholm.",
            "The water minister met the engineers of the dam in Marsk.",
            "place",
        ),
        (
            "Guards at the embassy in Yemen handed the keys of the gate to Yemeni officials.",
            "Guards at the embassy in Chile handed the keys of the gate to Yemeni officials.",
            "place",
        ),
        (
            "The queen met engineers and Theresa May at the great dam in Lindholm.",
            "The queen met engineers and Theresa May at the great dam in Marsk.",
            "place",
        ),
        (
            "The water minister lost 19 seats of the council in the November midterm election.",
            "The water minister lost 19 seats of the council in the February midterm election.",
            "time",
        ),
        (
            "The builder dismissed his chief engineer in March because he may have hidden a report.",
            "The builder dismissed his chief engineer in April because he may have hidden a report.",
            "time",
        ),
        (
            "The builder paid $5 million for the land beside the river.",
            "The builder paid $7 million for the land beside the river.",
            "number",
        ),
    ],
)
@pytest.mark.parametrize("dates", [("2025-03-05", "2025-03-05"), (None, None)])
def test_one_changed_slot_contradicts(a: str, b: str, slot: str, dates: tuple[str | None, str | None]) -> None:
    assert told(a, b, *dates) == [("contradicts", slot)]
    assert told(b, a, *dates) == [("contradicts", slot)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(FIRE, "Fifteen people died in the fire at the Marsk hotel on Tuesday, police said.", id="other place, other day"),
        pytest.param(FIRE, "Fifteen people were injured in the fire at the Lindholm hotel on Monday, police said.", id="other measure"),
        pytest.param(FIRE, "Fifteen people may have died in the fire at the Lindholm hotel on Monday, police said.", id="hedged"),
        pytest.param(FIRE, "At least ten people died in the fire at the Lindholm hotel on Monday, police said.", id="lower bound"),
        pytest.param(FIRE, "About a dozen people died in the fire at the Lindholm hotel on Monday, police said.", id="approximate"),
        pytest.param(FIRE, "Fifteen children and adults died in the fire at the Lindholm hotel on Monday, police said.", id="other group"),
        pytest.param(
            "Norway sent 300 pumps to Sweden for the flooded valley.",
            "Sweden sent 200 pumps to Norway for the flooded valley.",
            id="other way round",
        ),
        pytest.param(
            "The council will vote on the new dam on Monday.", "The council voted on the new dam on Tuesday.", id="planned, happened"
        ),
        pytest.param("Exports of the valley rose 3% in 2023.", "Exports of the valley rose 4% in 2024.", id="other year"),
        pytest.param(
            "The minister met the engineers of the dam in Lindholm.",
            "The minister met the engineers of the dam in northern Lindholm.",
            id="part of the place",
        ),
        pytest.param(
            "The minister said the wall of the old dam is safe.",
            "The minister said the wall of the new bridge is not safe.",
            id="other subject",
        ),
    ],
)
def test_hard_negatives_do_not_contradict(a: str, b: str) -> None:
    assert "contradicts" not in [relation for relation, _ in told(a, b)]
    assert "contradicts" not in [relation for relation, _ in told(b, a)]


def test_a_deadline_within_another_refines_the_time() -> None:
    a, b = "The repairs of the east wall will be done by the end of March.", "The repairs of the east wall will be done by the end of May."
    assert told(a, b) == [("refines", "time")]


def test_short_statements_that_differ_in_one_name_do_not_agree() -> None:
    says = ("both parties for the drought and gridlock in Lindholm", "both parties for the drought and gridlock in Marsk")
    a, b = profiles([record(name, claim(words)) for name, words in zip("ab", says, strict=True)], ())
    found = loose(a, b, 0.7, 0.7)
    assert found is not None
    assert (found.relation, found.slot) == ("differs", "place")


def test_places_that_are_told_of_together_elsewhere_may_lie_in_each_other() -> None:
    first = record("a", claim("The water minister met the engineers of the dam in Lindholm."), published="2025-03-05")
    second = record("b", claim("The water minister met the engineers of the dam in Marsk."), published="2025-03-05")
    third = record("c", claim("Marsk, a suburb of Lindholm, is dry."), published="2025-03-05")
    relations = {c.relation for c in reconcile([first, second, third]).comparisons}
    assert "contradicts" not in relations


@pytest.mark.parametrize(
    "says", ["The flood reached Marsk, a suburb of Lindholm, at noon.", "The flood reached Marsk in Lindholm at noon."]
)
def test_a_place_that_another_sentence_puts_into_the_other_refines(says: str) -> None:
    first = record("a", claim("The water minister met the engineers of the dam in Lindholm."), published="2025-03-05")
    second = record("b", claim("The water minister met the engineers of the dam in Marsk."), published="2025-03-05")
    third = record("c", claim(says), published="2025-03-05")
    (found,) = reconcile([first, second, third]).comparisons
    assert (found.relation, found.slot, found.a) == ("refines", "place", second.items[0].id)


def test_the_same_words_on_another_day_are_another_occasion() -> None:
    a = "The water minister met the engineers of the dam on Monday."
    assert told(a, a, "2025-03-05", "2025-03-06") == [("agrees", None)]
    assert told(a, a, "2025-03-05", "2025-03-19") == []


def test_a_later_count_of_one_toll_supersedes_the_earlier() -> None:
    later = "Fifteen people died in the fire at the Lindholm hotel, police said."
    earlier = "Twelve people died in the fire at the Lindholm hotel, police said."
    (found,) = compare(claim(earlier), claim(later), "2025-03-04", "2025-03-05")
    assert (found.relation, found.slot) == ("superseded", "number")
    assert found.a == record("b", claim(later), published="2025-03-05").items[0].id


def test_reports_of_different_days_without_a_stated_time_stay_undecided() -> None:
    a, b = "The builder paid $5 million for the land beside the river.", "The builder paid $7 million for the land beside the river."
    assert told(a, b, "2025-03-04", "2025-03-05") == [("undecided", "number")]


def test_a_partys_statement_is_not_set_against_the_articles_own() -> None:
    (found,) = compare(
        claim("The east wall of the reservoir was repaired in time."),
        claim("The east wall of the reservoir was not repaired in time.", by="Per Strand"),
    )
    assert (found.relation, found.slot) == ("undecided", "polarity")
    assert "party" in found.why


def test_an_exact_number_refines_a_vague_one_in_other_words() -> None:
    (found,) = compare(
        claim("Norway is sending thousands of pumps to Sweden to help in the flooded Lind valley."),
        view("Kurt Oduya", "Oduya spoke of reports of 10,000 Norwegian pumps being brought to Sweden for the flooded Lind valley."),
    )
    assert (found.relation, found.slot) == ("refines", "number")
    assert "10,000" in found.why
    assert (
        found.a
        == record(
            "b",
            view("Kurt Oduya", "Oduya spoke of reports of 10,000 Norwegian pumps being brought to Sweden for the flooded Lind valley."),
            published="2025-03-05",
        )
        .items[0]
        .id
    )


def test_more_detail_refines() -> None:
    assert told("The wall of the reservoir gave way at dawn.", "The wall of the reservoir gave way at dawn with a roar.") == [
        ("refines", None)
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (FIRE, FIRE),
        (FIRE, "Police say twelve people died on Monday in the fire at the Lindholm hotel."),
        ("The U.S. sent engineers to the flooded valley of the Lind.", "America sent engineers to the flooded valley of the Lind."),
        ("“We warned them in time about the wall of the dam.”", "'We warned them in time about the wall of the dam.'"),
    ],
)
def test_the_same_in_the_same_or_other_words_agrees(a: str, b: str) -> None:
    assert told(a, b) == [("agrees", None)]


def test_a_shared_topic_is_not_comparable() -> None:
    assert told("The reservoir of Lindholm was built in 1931.", "Residents of Lindholm were moved to three schools.") == []


def test_an_edit_in_the_sentence_around_the_items_is_found() -> None:
    texts = [f"Speaking in Lindholm on {day}, Maria Oduya said the wall of the dam was known to be weak." for day in ("Monday", "Tuesday")]
    says = view("Maria Oduya", "the wall of the dam was known to be weak")
    found = reconcile([record(n, says, text=t, published="2025-03-06") for n, t in zip("ab", texts, strict=True)]).comparisons
    assert [(c.relation, c.slot) for c in found] == [("contradicts", "time")]
    assert "around" in found[0].why


def test_several_items_of_one_sentence_tell_a_contradiction_once() -> None:
    other = FIRE.replace("Twelve", "Fifteen")
    found = reconcile([record(n, claim(t), event(t), text=t, published="2025-03-05") for n, t in (("a", FIRE), ("b", other))]).comparisons
    assert [(c.relation, c.slot) for c in found] == [("contradicts", "number")]
