"""Statements in the same words agree however short they are, and one that runs through a longer one is refined by it."""

from __future__ import annotations

import pytest

from counterpoint.items import AnyItem
from counterpoint.reconcile import reconcile
from tests.reconcile.made import claim, record, view

WARDEN = "The warden of the ferry accused two boys of stealing lamps."
AD = (
    "You paid into the harbour fund for years, every month. Now Mayor Lind has taken 716 crowns from the fund. Why? "
    "To pay for the stadium. So now your money goes to a stadium that is not for you."
)


def told(a: AnyItem, b: AnyItem, first: str | None = None, second: str | None = None) -> list[tuple[str, str]]:
    made = [record("a", a, published="2025-03-05", text=first), record("b", b, published="2025-03-05", text=second)]
    found = reconcile(made)
    return [(c.relation, c.a[:1] and ("a" if c.a == made[0].items[0].id else "b")) for c in found.comparisons]


def test_two_words_of_one_voice_agree() -> None:
    assert told(view("Per Strand", "quite unresponsive, a wreck"), view("Per Strand", "quite unresponsive, a wreck")) == [("agrees", "a")]


def test_two_words_agree_in_like_sentences() -> None:
    says = "stealing lamps"
    assert told(view("the warden", says), view("a ferry warden", says), WARDEN, f"On Monday {WARDEN}") == [("agrees", "a")]


def test_two_words_of_two_voices_in_other_sentences_tell_nothing() -> None:
    says = "stealing lamps"
    assert told(view("the warden", says), view("a judge", says), WARDEN, "In 1910 a judge hanged a smith for stealing lamps.") == []


def test_one_word_tells_nothing() -> None:
    assert told(view("Per Strand", "the label"), view("Per Strand", "the label")) == []


@pytest.mark.parametrize(("one", "other"), [("before", "after"), ("with", "without"), ("above", "below")])
def test_words_that_turn_a_statement_round_are_not_the_same(one: str, other: str) -> None:
    first, second = (claim(f"The crew of the ferry left harbour {w} the signal of the warden.") for w in (one, other))
    assert ("agrees", "a") not in told(first, second)


def test_a_not_further_on_in_a_quotation_is_no_denial_of_the_words_before_it() -> None:
    short = "You paid into the harbour fund for years … Now Mayor Lind has taken 716 crowns from the fund. Why? To pay for the stadium."
    assert told(view("the advertisement", AD), view("the ad", short)) == [("refines", "a")]
    assert told(view("the ad", short), view("the advertisement", AD)) == [("refines", "b")]


@pytest.mark.parametrize(
    "longer",
    [
        "It is not true that Mayor Lind has taken 716 crowns from the harbour fund, as the owners of the ferries have said.",
        "Mayor Lind has not taken 716 crowns from the harbour fund, as the owners of the ferries have said.",
        "Mayor Lind has taken 716 crowns from the harbour fund is not what the warden said.",
    ],
)
def test_what_the_longer_one_denies_it_does_not_refine(longer: str) -> None:
    found = told(claim("Mayor Lind has taken 716 crowns from the harbour fund"), claim(longer))
    assert not [relation for relation, _ in found if relation in {"agrees", "refines"}]


def test_a_not_in_a_sentence_of_its_own_is_no_denial_of_the_rest() -> None:
    longer = "Mayor Lind has taken 716 crowns from the harbour fund of the town. She has not paid it back."
    assert told(claim("Mayor Lind has taken 716 crowns from the harbour fund of the town."), claim(longer)) == [("refines", "b")]
