"""Comparing values: numbers, times, places, stances, transfers. Refinement is a partial order, exclusion is symmetric."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.items import Claim, Event, ExpertView
from counterpoint.mentions import parse_quantity, resolve_date
from counterpoint.reconcile.values import (
    Stance,
    Transfer,
    Verdict,
    compare_intervals,
    compare_places,
    compare_quantities,
    compare_stances,
    compare_transfers,
    force,
    mirror,
    negates,
    opposite,
    resolve,
    stance,
    transfer,
)
from counterpoint.records import AnyGrounded, Evidence, Grounded, Interval, Quantity

DATELINE = dt.date(2024, 10, 30)  # a Wednesday
Compare = Callable[[Any, Any], Verdict]


def quantity(words: str) -> Quantity:
    found = parse_quantity(words)
    assert found is not None, words
    return found


def time(words: str) -> Interval:
    found = resolve_date(words, DATELINE)
    assert found is not None, words
    return found


def ground(item: Claim | Event | ExpertView) -> AnyGrounded:
    evidence = (Evidence(start=0, end=len(item.quotes[0]), quote=item.quotes[0]),)
    return Grounded(id="1", article_id="a", item=item, evidence=evidence, sentence=evidence[0])


# Numbers


@pytest.mark.parametrize(
    ("a", "relation", "b"),
    [
        ("10,000 troops", "refines", "thousands of troops"),
        ("10,000 troops", "excludes", "no troops"),
        ("thousands of soldiers", "excludes", "no troops"),
        ("10,000 soldiers", "equal", "10,000 troops"),
        ("10,000 troops", "refines", "at least 3,000 soldiers"),
        ("2,000 troops", "excludes", "at least 3,000 troops"),
        ("9,800 troops", "refines", "about 10,000 troops"),
        ("about 100 cases", "compatible", "115 cases"),
        ("about 100 cases", "excludes", "150 cases"),
        ("about 100 cases", "compatible", "some 110 cases"),
        ("3,000 people", "compatible", "more than 3,000 people"),
        ("2,960 people", "compatible", "nearly 3,300 people"),
        ("4,000 people", "compatible", "4,012 people"),
        ("4,000 people", "excludes", "4,100 people"),
        ("12 people", "excludes", "15 people"),
        ("3.2%", "excludes", "3.7%"),
        ("3 percent", "compatible", "3.2 percent"),
        ("$1.2bn", "compatible", "$1.24 billion"),
        ("$1.2bn", "excludes", "$1.3 billion"),
        ("$5 million", "incomparable", "€5 million"),
        ("5 percent", "incomparable", "5 percentage points"),
        ("12 dead", "incomparable", "12 injured"),
        ("5 km", "equal", "5,000 meters"),
        ("two years", "equal", "24 months"),
        ("33 percent", "refines", "a third of voters"),
        ("800 to 1,100 residents", "refined_by", "900 residents"),
        ("10,000", "refined_by", "10,000 troops"),
        ("10,000", "incomparable", "no troops"),
    ],
)
def test_numbers(a: str, relation: str, b: str) -> None:
    verdict = compare_quantities(quantity(a), quantity(b))
    assert verdict.relation == relation, verdict.why
    assert verdict.why


BOUND = st.sampled_from([None, 0.0, 1.0, 3.0, 10.0, 12.0, 900.0, 1_000.0, 1_012.0, 2_000.0, 1e6]) | st.floats(0, 1e7).map(
    lambda f: round(f, 3)
)


@st.composite
def any_quantity(draw: st.DrawFn) -> Quantity:
    low, high = draw(BOUND), draw(BOUND)
    if low is not None and high is not None and low > high:
        low, high = high, low
    unit = draw(st.sampled_from([None, "troop", "soldier", "kilometer", "meter", "percent"]))
    return Quantity(words="some words", low=low, high=high, unit=unit, approximate=draw(st.booleans()))


DAYS = st.none() | st.dates(dt.date(2024, 10, 1), dt.date(2024, 10, 12))


@st.composite
def any_interval(draw: st.DrawFn) -> Interval:
    start, end = draw(DAYS), draw(DAYS)
    if start and end and start > end:
        start, end = end, start
    return Interval(words="some day", start=start, end=end)


PLACE_NAMES = (
    "Kursk,Kursk region,the Belgorod region,northern Gaza,southern Gaza,Gaza,a school in Gaza,Paris,France,in France,the US,America,"
    "Terminal 2,Terminal 3,a camp in northern Gaza,northern Kursk region,,a school in Kursk region"
)
PLACES = st.sampled_from([*PLACE_NAMES.split(","), "Paris, France"])
STANCES = st.builds(Stance, negated=st.booleans(), force=st.sampled_from(["asserted", "hedged", "alleged", "planned"]))
NAMES = st.sampled_from(["Norland", "the Norland", "Sudmark", "Estmark"])
TRANSFERS = st.none() | st.builds(Transfer, giver=NAMES, receiver=NAMES, verb=st.just("sent"))
CASES = [
    pytest.param(any_quantity(), compare_quantities, id="numbers"),
    pytest.param(any_interval(), compare_intervals, id="times"),
    pytest.param(PLACES, compare_places, id="places"),
    pytest.param(STANCES, compare_stances, id="stances"),
    pytest.param(TRANSFERS, compare_transfers, id="transfers"),
]


@pytest.mark.parametrize(("values", "compare"), CASES)
@given(data=st.data())
def test_swapping_the_sides_mirrors_the_verdict(values: st.SearchStrategy[Any], compare: Compare, data: st.DataObject) -> None:
    a, b = data.draw(values), data.draw(values)
    assert compare(b, a).relation == mirror(compare(a, b).relation)
    assert compare(a, b).mirrored == compare(b, a).relation


@pytest.mark.parametrize(("values", "compare"), CASES[:4])
@given(data=st.data())
def test_a_value_equals_itself(values: st.SearchStrategy[Any], compare: Compare, data: st.DataObject) -> None:
    a = data.draw(values)
    assert compare(a, a).relation == "equal" or a == ""


@pytest.mark.parametrize(("values", "compare"), CASES[:3])
@given(data=st.data())
def test_refinement_is_transitive(values: st.SearchStrategy[Any], compare: Compare, data: st.DataObject) -> None:
    a, b, c = data.draw(values), data.draw(values), data.draw(values)
    first, second = compare(a, b).relation, compare(b, c).relation
    if first in {"refines", "equal"} and second in {"refines", "equal"}:
        assert compare(a, c).relation == ("equal" if first == second == "equal" else "refines")


@given(st.lists(any_quantity(), min_size=3, max_size=3))
def test_a_finer_number_is_never_excluded_by_what_its_refinement_equals(found: list[Quantity]) -> None:
    a, b, c = found
    if compare_quantities(a, b).relation == "refines" and compare_quantities(b, c).relation == "equal":
        assert compare_quantities(a, c).relation != "excludes"


# Times


@pytest.mark.parametrize(
    ("a", "relation", "b"),
    [
        ("on Wednesday", "equal", "30 October 2024"),
        ("on Wednesday", "refines", "this week"),
        ("last month", "refined_by", "Sept. 12"),
        ("on Tuesday", "excludes", "on Wednesday"),
        ("on Wednesday", "refines", "in recent days"),
        ("this week", "compatible", "in October"),
        ("since Monday", "excludes", "last month"),
    ],
)
def test_times(a: str, relation: str, b: str) -> None:
    assert compare_intervals(time(a), time(b)).relation == relation


def test_an_unknown_time_is_incomparable() -> None:
    assert compare_intervals(None, time("on Wednesday")).relation == "incomparable"


# Places


@pytest.mark.parametrize(
    ("a", "relation", "b"),
    [
        ("Kursk", "refines", "the Kursk region"),
        ("in northern Gaza", "refines", "Gaza"),
        ("a school in Gaza", "refines", "Gaza"),
        ("Paris, France", "refines", "France"),
        ("in the US", "equal", "the United States"),
        ("northern Gaza", "excludes", "southern Gaza"),
        ("the Kursk region", "excludes", "the Belgorod region"),
        ("Terminal 2", "excludes", "Terminal 3"),
        ("Lyon", "incomparable", "Marseille"),
        ("West Virginia", "incomparable", "Virginia"),
        (None, "incomparable", "Lyon"),
    ],
)
def test_places(a: str | None, relation: str, b: str) -> None:
    assert compare_places(a, b).relation == relation


# Stances


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("The bridge was not closed.", True),
        ("They never warned him.", True),
        ("She denied the report.", True),
        ("The firm rejected the claims as baseless.", True),
        ("He wasn’t there.", True),
        ("The union rejected the offer.", False),
        ("Not only the bridge was closed.", False),
        ("No fewer than 40 homes burned.", False),
        ("The bridge was closed.", False),
        ("The judge denied bail.", False),
    ],
)
def test_negation(words: str, negated: bool) -> None:
    assert negates(words) is negated


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The bridge was closed.", "asserted"),
        ("The bridge may have been closed.", "hedged"),
        ("It was closed in May.", "asserted"),
        ("The bridge was allegedly closed.", "alleged"),
        ("The bridge will be closed.", "planned"),
        ("It closed due to the storm.", "asserted"),
    ],
)
def test_force(words: str, expected: str) -> None:
    assert force(words) == expected


def test_only_flat_yes_and_flat_no_exclude_each_other() -> None:
    yes, no = Stance(), Stance(negated=True)
    assert compare_stances(yes, no).relation == "excludes"
    assert compare_stances(Stance(force="hedged"), no).relation == "compatible"
    assert compare_stances(Stance(force="planned"), no).relation == "compatible"
    assert compare_stances(Stance(force="alleged"), no).relation == "excludes"


def test_what_nobody_stands_for_is_only_hedged() -> None:
    words = "Troops were allegedly sent."
    assert stance(ground(Claim(quotes=[words], text=words, modality="alleged"))).force == "hedged"
    assert stance(ground(Claim(quotes=[words], text=words, modality="alleged", attributed_to="Oduya"))).force == "alleged"


def test_an_item_says_itself_that_it_is_denied() -> None:
    words = "a warning had reached him"
    assert stance(ground(ExpertView(quotes=[words], speaker="Strand", view=words, certainty="denied"))) == Stance(negated=True)
    assert stance(ground(Event(quotes=[words], what=words, status="planned"))) == Stance(force="planned")


# Transfers


@pytest.mark.parametrize(
    ("sentence", "giver", "receiver"),
    [
        ("Norland sends thousands of troops to Sudmark.", "Norland", "Sudmark"),
        ("The transfer of technology from Norland to Sudmark worries them.", "Norland", "Sudmark"),
        ("Sudmark received 14 tanks from Norland.", "Norland", "Sudmark"),
        ("Norland gave Sudmark 14 tanks.", "Norland", "Sudmark"),
        ("Sudmark was given 14 tanks by Norland.", "Norland", "Sudmark"),
        ("Norland’s provision of aid to Sudmark continues.", "Norland", "Sudmark"),
        ("The tanks were shipped by Norland to Sudmark.", "Norland", "Sudmark"),
    ],
)
def test_who_gives_to_whom(sentence: str, giver: str, receiver: str) -> None:
    found = transfer(sentence)
    assert found is not None
    assert (found.giver, found.receiver) == (giver, receiver)


def test_no_transfer() -> None:
    assert transfer("The move was condemned by Norland.") is None
    assert transfer("") is None


def test_opposite_directions_are_two_transfers_and_no_contradiction() -> None:
    there, back = transfer("Norland sends arms to Sudmark."), transfer("Sudmark sends grain to Norland.")
    assert opposite(there, back)
    assert not opposite(there, there)
    assert compare_transfers(there, back).relation == "incomparable"
    assert compare_transfers(there, there).relation == "equal"


# Filling in


def test_values_come_from_the_fields_of_an_item() -> None:
    words = "About 10,000 troops arrived on Tuesday, after talks in 2019."
    item = ground(Claim(quotes=[words], text=words, quantities=["About 10,000 troops"], when="on Tuesday"))
    values = resolve(item, DATELINE).values
    assert [(q.low, q.high, q.unit) for q in values.quantities] == [(9_000, 11_000, "troop")]
    assert values.when is not None
    assert values.when.start == values.when.end == dt.date(2024, 10, 29)


def test_what_a_number_of_a_field_counts_is_told_by_the_words_around_it() -> None:
    words = "Carl Benning, 67 of Lorne, was arrested with 3 others."
    values = resolve(ground(Event(quotes=[words], what=words, quantities=["67", "3 others"])), DATELINE).values
    assert [(q.low, q.unit) for q in values.quantities] == [(67, "year old"), (3, "other")]


def test_values_come_from_the_words_where_the_fields_are_empty() -> None:
    words = "About 10,000 troops arrived on Tuesday, the most since 2019."
    values = resolve(ground(ExpertView(quotes=[words], speaker="Oduya", view=words)), DATELINE).values
    assert [q.words for q in values.quantities] == ["About 10,000 troops"]
    assert values.when is not None
    assert values.when.words == "on Tuesday"


def test_plans_look_ahead() -> None:
    words = "Parliament votes on Friday."
    values = resolve(ground(Event(quotes=[words], what=words, when="on Friday", status="planned")), DATELINE).values
    assert values.when is not None
    assert values.when.start == dt.date(2024, 11, 1)


def test_no_dateline_no_time() -> None:
    words = "Parliament voted on Friday."
    assert resolve(ground(Event(quotes=[words], what=words, when="on Friday")), None).values.when is None


@given(st.text(), st.text())
def test_any_words_are_compared_without_a_crash(a: str, b: str) -> None:
    assert compare_places(a, b).why
    assert transfer(a) is None or transfer(a) == transfer(a)
    assert isinstance(negates(a), bool)
    assert force(b) in {"asserted", "hedged", "alleged", "planned"}
