"""Outcomes on scales: which end a text tells, what a negation turns, and what is not said to be so."""

from __future__ import annotations

import pytest

from counterpoint.reconcile.parts import parts, score
from counterpoint.reconcile.scales import ends, scales, settled
from counterpoint.reconcile.slot_outcomes import predicates


def test_every_scale_has_two_ends_and_no_wording_stands_at_both() -> None:
    for scale in scales():
        assert set(scale.ends) == {"+", "-"}, scale.name
    assert settled() <= {scale.name for scale in scales()}


@pytest.mark.parametrize(
    ("text", "scale", "end"),
    [
        ("The court found her guilty of theft", "verdict", None),
        ("She was found guilty of theft", "verdict", "+"),
        ("The judge cleared the two men of theft", "verdict", "-"),
        ("The house was insured", "insurance", "+"),
        ("The house was not insured", "insurance", "-"),
        ("The race was called off", "held", "-"),
        ("The race could be called off", "held", None),
        ("They asked the judge to acquit her", "verdict", None),
        ("Parliament voted to approve the law", "approval", "+"),
        ("Two died and three survived", "life", None),
        ("The no-confidence motion against Orrin's mayor was carried", "passage", "-"),
        ("The mayor of Orrin survived Monday's vote of no confidence", "passage", "+"),
        # negated through the subject
        ("None of the six climbers on the south face survived", "life", "-"),
        ("Neither the driver nor his brother survived", "life", "-"),
        ("Nobody in the front car of the train was killed", "life", "+"),
        ("No one said that the driver died", "life", "-"),
        ("None of the neighbours said the driver had died", "life", "-"),
        ("No fewer than six climbers were killed", "life", "-"),
        ("No help came, and six climbers died", "life", "-"),
    ],
)
def test_the_end_that_a_text_tells(text: str, scale: str, end: str | None) -> None:
    assert ends(text).get(scale) == end


@pytest.mark.parametrize(
    "text",
    [
        "Harrow City beat Lorne United",
        "Lorne United were beaten by Harrow City",
        "Lorne United went down 1-3 to Harrow City",
        "Harrow City's win over Lorne United",
        "Lorne United's defeat by Harrow City",
    ],
)
def test_active_passive_reverse_and_noun_are_one_part(text: str) -> None:
    [part] = parts(text)
    assert part.kind == "contest"
    assert "harrow" in part.active
    assert "lorn" in part.other


def test_a_score_has_the_winner_first_and_a_date_is_none() -> None:
    assert score("lost 1-3 at home") == score("won 3-1 away") == (3, 1)
    assert score("between 2019-2020") is None


def test_a_negation_turns_the_next_word_and_not_the_next_clause() -> None:
    negated, plain = predicates("The dam was never inspected, but the bridge was repaired.")
    assert "inspect" in negated
    assert "repair" in plain
