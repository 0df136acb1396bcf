"""What one voice relays of another is the other's view, through the first."""

from __future__ import annotations

import pytest

from tests.rules.test_engine import views


@pytest.mark.parametrize(
    ("sentence", "speaker", "via", "words"),
    [
        ("The Tarn Herald quoted the minister Ada Moe as saying the wall was weak.", "Ada Moe", "The Tarn Herald", "the wall was weak"),
        ("The Tarn Herald quoted Ada Moe, a nurse, as saying that the wall was weak.", "Ada Moe", "The Tarn Herald", "the wall was weak"),
        ("The Lind news agency cited an official as saying the wall was weak.", "an official", "The Lind news agency", "the wall was weak"),
    ],
)
def test_who_is_quoted_as_saying_holds_the_view(sentence: str, speaker: str, via: str, words: str) -> None:
    (view,) = views(sentence)
    assert (view.speaker, view.via, view.cue) == (speaker, via, "saying")
    assert view.quotes == [words]


def test_without_what_was_said_there_is_no_view() -> None:
    assert views("The Tarn Herald quoted Ada Moe as saying.") == []


def test_what_is_quoted_from_nobody_is_the_outlets() -> None:
    (view,) = views("The Tarn Herald quoted “a wall that is weak”.")
    assert (view.speaker, view.via) == ("Tarn Herald", None)
