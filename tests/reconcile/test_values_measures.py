"""What a number measures beyond its unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.mentions import find_quantities, parse_quantity
from counterpoint.reconcile.values import Measure, compare_counts, compare_measures, measure, mirror


def first(text: str) -> Measure:
    span = find_quantities(text)[0]
    quantity = parse_quantity(text[span.start : span.end])
    assert quantity is not None
    return measure(quantity, text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The crash left 14 people dead.", "The crash left 37 people injured."),
        ("Its revenue rose to 4.1 billion euros.", "Its net profit rose to 212 million euros."),
        ("She won 52 percent of the vote.", "Turnout was 67 percent."),
        ("Inflation was 3.1 percent.", "Core inflation was 2.4 percent."),
        ("The app has 30 million registered users.", "The app is used by 9 million people a day."),
        ("The fire forced 1,200 people from their homes and they fled.", "The fire destroyed 86 homes."),
        ("Exports rose 4 percent.", "Exports fell 2 percent."),
        ("It prevented 77 percent of infections.", "Side effects occurred in 4 percent."),
    ],
)
def test_other_measures_are_incomparable(a: str, b: str) -> None:
    verdict = compare_measures(first(a), first(b))
    assert verdict.relation == "incomparable", verdict.why


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Fourteen people died.", "The crash killed 17 people.", "equal"),
        ("Some 210 trains stood still.", "About 90 trains stood still.", "compatible"),
        ("At least 96 people died, the rescue service said.", "The death toll rose to 214, the rescue service said.", "equal"),
    ],
)
def test_the_same_or_an_unknown_measure(a: str, b: str, relation: str) -> None:
    assert compare_measures(first(a), first(b)).relation == relation


def test_each_number_has_the_measure_of_its_own_words() -> None:
    text = "The blast left 12 dead and 30 injured; police detained three people."
    names = [measure(q, text).names[0] for s in find_quantities(text) if (q := parse_quantity(text[s.start : s.end]))]
    assert names == ["deaths", "injuries", "arrests"]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Police arrested 48 people.", "Police made 84 arrests.", "excludes"),
        ("Fourteen people died.", "The crash left 14 dead.", "equal"),
        ("Dozens of people died.", "Rescuers found 31 bodies.", "refined_by"),
        ("Fourteen people died.", "Fourteen people were injured.", "incomparable"),
        ("The blast killed nine workers.", "The blast killed 12 people.", "incomparable"),
        ("Some 210 trains stood still.", "About 90 trains stood still.", "excludes"),
    ],
)
def test_people_are_counted_by_what_became_of_them(a: str, b: str, relation: str) -> None:
    quantities = [parse_quantity(t[s.start : s.end]) for t in (a, b) for s in find_quantities(t)[:1]]
    first_a, first_b = quantities
    assert first_a is not None and first_b is not None
    verdict = compare_counts(first_a, a, first_b, b)
    assert verdict.relation == relation, verdict.why
    assert compare_counts(first_b, b, first_a, a).relation == mirror(verdict.relation)


MEASURES = st.tuples(st.sampled_from([None, "deaths", "injuries"]), st.sampled_from([None, "up", "down"])).map(lambda n: Measure(names=n))


@given(MEASURES, MEASURES)
def test_swapping_the_sides_changes_nothing(a: Measure, b: Measure) -> None:
    assert compare_measures(b, a).relation == mirror(compare_measures(a, b).relation)


@given(st.text())
def test_any_text(text: str) -> None:
    quantity = parse_quantity("12 people")
    assert quantity is not None
    assert compare_measures(measure(quantity, text), measure(quantity, text)).relation in {"equal", "compatible"}
