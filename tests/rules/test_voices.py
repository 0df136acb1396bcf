"""Who can be a speaker, how the name reads, and that a demand or a question is not told as a fact. All text is invented."""

from __future__ import annotations

import pytest

from counterpoint.chunk import chunks
from counterpoint.items import ExpertView
from counterpoint.read import article
from counterpoint.rules import RulesEngine
from counterpoint.rules.readable import tidied
from counterpoint.rules.voices import can_speak


def views(text: str) -> list[ExpertView]:
    read = article(text)
    found = RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates
    for candidate in found:
        for e in candidate.evidence:
            assert read.text[e.start : e.end] == e.quote
    return [c.item for c in found if isinstance(c.item, ExpertView)]


NO_VOICE = [
    "This claim is based on a study of walls in Lind.",
    "This claim relates to the wall of 1999.",
    "In the study on which this claim is based, 300 walls were measured.",
    "These claims are based on old figures, and those demands on none.",
    "There are whispers that the wall is weak.",
    "One recent example of this claims that the wall is weak.",
    "The advance by Norland showed that the wall was weak.",
    "Norland 's wall tests have raised concerns around the world .",
    "It makes us think that the wall is weak.",
    "The zarat refers to a tax on walls.",
    "The Zarat refers to a tax on walls.",
    "The co-processor said it was weak.",
    "Those say that the wall is weak.",
]


@pytest.mark.parametrize("text", NO_VOICE)
def test_what_cannot_speak_is_no_speaker(text: str) -> None:
    assert views(text) == []


SPEAKERS = [
    ("The wall will be rebuilt according to previous reports.", ("previous reports", False, None, None)),
    ("The hackers said that the wall was weak.", ("The hackers", False, None, None)),
    ("The 28-year-old said that the wall was weak.", ("The 28-year-old", False, None, None)),
    ('" The wall is weak , and we go , " Per Lund said at a meeting .', ("Per Lund", True, None, None)),
    ("South Korean leader Lee Tan Un announced he will close the wall.", ("Lee Tan Un", True, "leader", "South Korea")),
    ("Actress and singer Ada-Symone said the wall was weak.", ("Ada-Symone", True, "singer", None)),
    ("Whip Kevin Moe said the wall was weak.", ("Kevin Moe", True, "Whip", None)),
    ("WallFeed Editor-in-Chief Ben Moe said the wall was weak.", ("Ben Moe", True, "Editor-in-Chief", "WallFeed")),
    ("Canon Andrew Moe of the Foundation for Walls said they were weak.", ("Andrew Moe", True, "Canon", "Foundation for Walls")),
    ("Former Norwegian President Vicente Fox said it was weak.", ("Vicente Fox", True, "former President", "Norway")),
    ("Front-runner Tom Moe said it was weak.", ("Tom Moe", True, "Front-runner", None)),
    ("Senate Minority Leader Tom Moe said it was weak.", ("Tom Moe", True, "Minority Leader", "Senate")),
    ("Vice President Tom R. Moe Jr. said it was weak.", ("Tom R. Moe Jr", True, "Vice President", None)),
    ("The tech giant Norcorp said it was weak.", ("Norcorp", True, None, None)),
    ("Its sources inside Norcorp said it was weak.", ("Its sources inside Norcorp", False, None, None)),
    ("The committee’s senior Democrat said it was weak.", ("The committee’s senior Democrat", False, None, None)),
    ("Oslo-based Norcorp said it was weak.", ("Norcorp", True, None, None)),
    ("White House Press Secretary Tom Moe said it was weak.", ("Tom Moe", True, "Press Secretary", "White House")),
    (
        "Tom Moe, chairman of the House Ways and Means Committee, said it was weak.",
        ("Tom Moe", True, "chairman", "House Ways and Means Committee"),
    ),
    (
        "Tom Karr , director of the Wall Project at the Lind Center , said it was weak .",
        ("Tom Karr", True, "director", "Wall Project"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS, ids=[text for text, _ in SPEAKERS])
def test_a_speaker_is_a_name_with_what_its_bearer_is_or_a_noun_phrase(
    text: str, expected: tuple[str, bool, str | None, str | None]
) -> None:
    assert {(v.speaker, v.named, v.role, v.affiliation) for v in views(text)} == {expected}


REPORTED = [
    "Ada Moe demanded that Per Lund resign because the wall fell.",
    "Ada Moe ordered that flags across the county be lowered.",
    "Ada Moe insisted that Per Lund leave the council.",
    "Ada Moe recommended that the council close the road.",
    "Ada Moe wondered when the wall would fall.",
    "Ada Moe asked that the council vote.",
    "Ada Moe called the fire in Lind, Fla., an “act of malice”.",
    "Ada Moe called the fire in Lind, Ohio, an “act of malice”.",
]


@pytest.mark.parametrize("text", REPORTED)
def test_what_is_asked_for_is_told_with_who_asks(text: str) -> None:
    assert [v.view for v in views(text)] == [text]


def test_a_verb_that_also_states_states_with_a_finite_clause() -> None:
    assert [v.view for v in views("Ada Moe insisted that Per Lund left the council.")] == ["Per Lund left the council."]


def test_tokenised_text_is_shown_as_people_write_it() -> None:
    (view,) = views('" As the long - range wall is n\'t weak , we leave , " Per Lund said at a meeting .')
    assert view.view == "Per Lund said: “As the long-range wall isn't weak, we leave.”"
    assert view.quotes == ['" As the long - range wall is n\'t weak , we leave , "']


def test_ordinary_text_is_left_alone() -> None:
    for text in ("He said: “It is weak.”", "The rate (5 percent) is - or was - high.", "Wait … what?", ""):
        assert tidied(text) == text


def test_nouns_of_people_bodies_and_writings_can_speak() -> None:
    assert all(map(can_speak, ["officials", "hackers", "letter", "ex-governor", "spokesman", "council", "astronomers"]))
    assert not any(map(can_speak, ["advance", "example", "tests", "number-plate", "weather", "idea"]))
