"""Words as things to compare: families hold their own words and no neighbours, and what is a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.mentions.countries import official_names
from counterpoint.reconcile.families import family_of
from counterpoint.reconcile.terms import fold, stem, terms


@pytest.mark.parametrize(
    "words",
    ["win wins won winning victory", "injured injures injury", "resign resigns resigned resigning", "protest protesters demonstrator",
     "acquire acquires acquired buy", "appoint appoints hired", "robbery robbed"],
)  # fmt: skip
def test_a_family_holds_its_words_and_their_inflections(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("word", "family"),
    [("department", "leave"), ("office", "police"), ("offices", "police"), ("related", "relations"), ("relatives", "relations"),
     ("relatively", "relations"), ("name", "hire"), ("named", "hire"), ("aide", "help"), ("assistant", "help"), ("fired", "fire"),
     ("firing", "fire"), ("quite", "resign"), ("demonstrate", "protest"), ("founded", "find"), ("armed", "weapon"), ("arm", "weapon"),
     ("tied", "relations"), ("mets", "meet"), ("suited", "sue"), ("roses", "rise"), ("caring", "car"), ("kidding", "child"),
     ("holder", "hold"), ("driver", "drive"), ("founder", "find"), ("leader", "lead"), ("broker", "break")],
)  # fmt: skip
def test_a_family_holds_no_word_that_only_looks_like_its_own(word: str, family: str) -> None:
    assert family in family_of().values()
    assert stem(word) != stem(family)


def test_every_listed_word_is_of_its_family() -> None:
    assert all(stem(word) == family for word, family in family_of().items())


def test_titles_are_no_terms_and_months_are_no_names() -> None:
    assert terms("Mr. Lind met Mrs. Oduya in Feb. of that year") == {"@lind", "@odu", "meet", stem("february"), "year"}
    assert terms("in Feb.") == terms("in February")


def test_an_adverb_that_opens_a_sentence_is_no_name() -> None:
    assert not [t for t in terms("Finally, reportedly. Currently. Recently, the wall broke.") if t[0] == "@"]
    assert {"@sall", "@beverl"} <= terms("Sally met Beverly")


@pytest.mark.parametrize("name", ["the Portuguese Republic", "Portuguese Republic"])
def test_a_country_is_known_by_its_official_name(name: str) -> None:
    assert terms(f"Timber from {name} is dear") == terms("Timber from Portugal is dear")


def test_official_names_are_taken_whole_and_longest_first() -> None:
    assert official_names("the Democratic People’s Republic of Korea (DPRK)") == "the North Korea (North Korea)"
    assert official_names("the Republic of Korea") == "the South Korea"
    assert (
        official_names("The Republican of Norland spoke of the republic’s debt.")
        == "The Republican of Norland spoke of the republic’s debt."
    )


@pytest.mark.parametrize(("text", "folded"), [("Łódź’s", "lodz's"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Ærø", "aero")])
def test_folding_leaves_letters_alone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(), st.text())
def test_a_character_is_folded_whatever_stands_beside_it(a: str, b: str) -> None:
    assert fold(a + b) == fold(a) + fold(b)
    assert not any(unicodedata.combining(c) for c in fold(a))


def test_unions_of_states_are_names_however_they_are_written() -> None:
    assert terms("the UNITED nations and the United Kingdom") == {"@un", "@uk"}
    assert terms("the united ſtates") == {"@us"}
