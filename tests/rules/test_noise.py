"""What a reader is spared: deeds told as views, figures of speech as events, what an earlier version said, speakers that are none."""

from __future__ import annotations

import pytest

from tests.rules.test_engine import claims, events, views


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moe sought to calm the crowd.",
        "Per Lund opted to stay at home.",
        "Norland plans to send 300 guards to Lind in May.",
        "The council approved the budget.",
        "The committee discussed the plan.",
        "Neither Ada Moe nor Per Lund would say that the wall was weak.",
        "Neither the mayor nor Lund said the wall was weak.",
    ],
)
def test_what_tells_a_deed_or_nobody_s_words_is_no_view(text: str) -> None:
    assert views(text) == []


def test_a_deed_with_a_clause_or_a_quotation_is_still_a_view() -> None:
    assert [v.view for v in views("Ada Moe decided that the wall was weak.")] == ["The wall was weak."]
    assert [v.view for v in views("Ada Moe discussed what she called “a grave risk” to Lind.")] != []


def test_what_somebody_plans_is_still_an_event() -> None:
    assert [(e.what, e.status) for e in events("Norland plans to send 300 guards to Lind in May. Ada Moe left.")] == [
        ("Norland plans to send 300 guards to Lind in May.", "planned")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norland fired back at critics on Monday.",
        "Ostra hit out at Norland on Tuesday.",
        "The plan raised questions in Lind on Monday.",
        "The strike struck a chord in Lind on Monday.",
    ],
)
def test_a_figure_of_speech_is_no_event(text: str) -> None:
    assert events(text) == []


def test_the_same_verb_meant_as_it_stands_is_one() -> None:
    assert [e.what for e in events("Norland fired two rockets at Ostra on Monday. A truck hit the wall in Lind on Tuesday.")] == [
        "Norland fired two rockets at Ostra on Monday.",
        "A truck hit the wall in Lind on Tuesday.",
    ]


def test_what_an_earlier_version_said_is_nobody_s() -> None:
    text = "Correction: This article originally said that the dam broke in 1990. An earlier version of this article said Ada Moe was 45."
    assert not [*views(text), *claims(text), *events(text)]
    assert [c.text for c in claims(f"{text} Ada Moe is 54 years old.")] == ["Ada Moe is 54 years old."]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ada Moe, host of films including Per Lund’s “The Wall,” said it fell.", {"Ada Moe"}),
        ("Officials including Mr. Per Lund said it fell.", {"Per Lund"}),
        ("The lawsuit, which was brought by Ada Moe, and by Per Lund, said the wall fell.", {"lawsuit"}),
        ("Ada Moe, a builder who has said the wall fell, left.", {"Ada Moe"}),
        ("It is weak and therefore breaks the city’s rule, which says guards may go.", set()),
        ("Lund’s running mate, Ada Moe, picked up on it, saying the wall fell.", {"Ada Moe"}),
        ("Here are a few reasons, both stated and possible, that the wall fell.", set()),
        (
            "The public statement by a spokesman for the mayor, Ada Moe, said the wall fell.",
            {"public statement by a spokesman for the mayor"},
        ),
        ("They held two officials accused of stealing the plan.", set()),
        ("The mayor warned of reports calling for a strike.", set()),
    ],
)
def test_who_is_heard(text: str, speakers: set[str]) -> None:
    heard = {v.speaker.replace("’", "'").removeprefix("the ").removeprefix("The ") for v in views(text)} - {"mayor"}
    assert heard == speakers


def test_a_friend_of_the_court_is_the_woman_named_behind() -> None:
    found = views("Mrs. Ada Moe spoke. A friend of the court, she praised the wall and said it was strong.")
    assert {v.speaker for v in found} == {"Ada Moe"}


def test_he_who_is_named_later_is_not_who_was_named_before() -> None:
    text = "Mr. Per Lund left. In a memo on why he thought the wall was weak, Mr. Ole Berg said it was old."
    assert [v.speaker for v in views(text)] == ["Ole Berg"]


def test_what_opens_a_statement_keeps_its_comma() -> None:
    assert [v.view for v in views("If so, Ada Moe said, the wall will fall.")] == ["If so, the wall will fall."]


def test_an_accusation_goes_on_behind_the_name_of_the_accused() -> None:
    found = views("Ada Moe accused her rival, Per Lund, of stealing the plan.")
    assert [v.view for v in found] == ["Ada Moe accused her rival, Per Lund, of stealing the plan."]


def test_a_clause_that_opens_with_as_is_a_statement() -> None:
    assert [v.view for v in views("As the Herald wrote, even in May, the wall was weak.")] == ["Even in May, the wall was weak."]
    assert views("As the Herald laid out, the wall fell in May.") == []


def test_a_second_cue_at_the_end_is_no_part_of_the_statement() -> None:
    found = views("Ada Moe stated that the wall was weak, the Herald has reported.")
    assert "The wall was weak." in [v.view for v in found]
    assert not any("reported" in v.view for v in found if v.speaker == "Ada Moe")


def test_a_role_does_not_begin_with_a_preposition() -> None:
    found = views("The row was about a column against Senator Ada Moe. Moe said it was weak.")
    assert [v.role for v in found] == ["Senator"]
