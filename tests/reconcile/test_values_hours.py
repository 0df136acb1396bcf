"""Times of day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.reconcile.values import compare_hours, hours, mirror

WORDS = st.sampled_from(
    ["at 5 a.m.", "17:30 GMT", "12.15pm", "noon", "on Friday night", "early evening", "19h25", "midnight", "Friday", ""]
)


@pytest.mark.parametrize(
    ("a", "relation", "b"),
    [
        ("by noon on Friday", "excludes", "by Friday night"),
        ("at 5 a.m.", "excludes", "at 7 a.m."),
        ("at 5 a.m.", "refines", "on Friday morning"),
        ("17:30", "equal", "5:30 p.m."),
        ("Friday evening", "compatible", "Friday night"),
        ("on Friday", "incomparable", "at 5 a.m."),
    ],
)
def test_times_of_day(a: str, relation: str, b: str) -> None:
    assert compare_hours(a, b).relation == relation


def test_noon_and_midnight() -> None:
    assert hours("12 a.m.") == (0.0, 0.0)
    assert hours("12:15 pm") == (12.25, 12.25)


@given(WORDS | st.text(), WORDS | st.text())
def test_swapping_the_sides_mirrors_the_verdict(a: str, b: str) -> None:
    assert compare_hours(b, a).relation == mirror(compare_hours(a, b).relation)


@given(WORDS, WORDS, WORDS)
def test_refinement_is_transitive(a: str, b: str, c: str) -> None:
    if compare_hours(a, b).relation == compare_hours(b, c).relation == "refines":
        assert compare_hours(a, c).relation == "refines"
