"""Statements side by side: what stands where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.reconcile.frames import align, split


@pytest.mark.parametrize(
    ("a", "b", "slots"),
    [
        ("Twelve people died in the fire.", "Fifteen people died in the fire.", ["number"]),
        ("He left on Monday for the coast.", "He left on Tuesday for the coast.", ["time"]),
        ("He will go to the coast.", "He won't go to the coast.", ["polarity"]),
        ("He has proof of the fraud.", "He has no proof of the fraud.", ["polarity"]),
        ("He met her in Lindholm today.", "He met her in Nether Marsk today.", ["place"]),
        ("Then Oduya met the minister.", "Then Strand met the minister.", ["name"]),
        ("He attended the talks.", "He is expected to attend the talks.", ["status"]),
        ("He attended the talks.", "He reportedly attended the talks.", ["hedge"]),
        ("He attended the talks.", "He attended the talks with his wife.", ["added"]),
        ("He attended the talks.", "He cancelled the talks.", ["words"]),
        ("The minister said he attended the talks.", "The minister says that he attended talks.", []),
        ("Workers of First Group left.", "Workers of FirstGroup left.", []),
        ("Bridges belong to the Lorne Agency for River Navigation, locals think.", "Bridges belong to the Larn, locals think.", []),
        ("They saw the [Lorne Agency for River Navigation] left.", "They saw the Larn left.", []),
        ("If they [the deputies] go, he stays.", "If they go, he stays.", []),
        ("If they [the deputies] go, he stays.", "If Oduya goes, he stays.", ["words"]),
        ("He was met by Ada Moeler today.", "He was met by Ms. Moeller today.", []),
        ("He was met by Ada Moeler today.", "He was met by Eva Moeller today.", ["name"]),
        ("He met her in Iran today.", "He met her in Iraq today.", ["place"]),
    ],
)
def test_a_difference_is_named_by_what_stands_there(a: str, b: str, slots: list[str]) -> None:
    assert [d.slot for d in align(a, b).differences] == slots


def test_a_second_name_ends_the_look() -> None:
    left, right = "Then Oduya met Strand in 3 towns near here.", "Then Moeler met Harrow in 5 towns near here."
    assert [(d.slot, d.a, d.b) for d in align(left, right).differences] == [("name", "Oduya", "Moeler"), ("name", "Strand", "Harrow")]


def test_the_whole_mention_is_shown() -> None:
    (difference,) = align("He paid $5 million for it.", "He paid $5.5 million for it.").differences
    assert (difference.a, difference.b) == ("$5 million", "$5.5 million")


def test_a_headline_has_no_names() -> None:
    assert [d.slot for d in align("Minister Praised Engineers Before Summit", "Minister Scolded Engineers Before Summit").differences] == [
        "words"
    ]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_aligned(a: str, b: str) -> None:
    frame = align(a, b)
    assert 0.0 <= frame.share <= 1.0
    assert align(a, a).differences == ()
    assert all(text[w.start : w.end] for text in (a,) for w in split(text))


def test_days_and_months_make_no_headline() -> None:
    words = split("Lorne beat Harrow on Monday after a header from Ada Berg")
    assert [w.token for w in words if w.capital] == ["harrow", "monday", "ada", "berg"]
    assert not any(w.capital for w in split("Harrow Beaten After Late Header"))
