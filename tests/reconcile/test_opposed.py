"""What one sentence sets against each other is an issue; what it only tells side by side is none."""

from __future__ import annotations

import pytest

from counterpoint import Settings, summarize
from counterpoint.article import Article
from counterpoint.findings import Brief


def brief(text: str) -> Brief:
    return summarize(Article(id="x", text=text), Settings(engine="rules"))


def positions(text: str) -> list[list[str]]:
    made = brief(text)
    held = {item.id: item.item.holder for item in made.items} | {item.label: item.item.holder for item in made.items}
    (issue,) = made.issues
    return [[held[i] or "" for i in position.items] for position in issue.positions]


def test_a_denial_and_what_it_denies_exclude_each_other() -> None:
    text = "Norwegian officials disputed Danish claims that the pipeline does not breach the treaty."
    assert positions(text) == [["Denmark"], ["Norwegian officials"]]
    (issue,) = brief(text).issues
    assert issue.question == "Is it so that the pipeline does not breach the treaty?"
    assert issue.logically_exclusive is True


def test_some_and_others_differ_without_excluding_each_other() -> None:
    text = "While some economists believe the levy will raise prices, others question whether it will be felt at all."
    assert positions(text) == [["some economists"], ["others"]]
    assert brief(text).issues[0].logically_exclusive is None


@pytest.mark.parametrize(
    "text",
    [
        "Local farmers said the dam had been opened at night, but the ministry denied any such order.",
        "While local farmers said the dam had been opened at night, the ministry disputed the figures in their report.",
        "Farmers said the dam had been opened at night, which the ministry denies.",
        "Farmers said the dam had been opened at night.\n\nThe ministry denied the claim.",
        "Farmers said the dam had been opened at night. The ministry flatly denied the allegations late on Monday.",
        "A magazine reported that the minister had slept in his office. The ministry has denied having said that.",
    ],
)
def test_the_next_clause_or_sentence_denies_what_was_just_said(text: str) -> None:
    made = brief(text)
    (issue,) = made.issues
    assert issue.question.startswith("Is it so")
    assert len({i for p in issue.positions for i in p.items}) == 2
    assert issue.positions[0].items[0] == made.items[0].id


def test_an_accusation_is_answered_by_whom_it_accuses() -> None:
    text = (
        "Ada Moe accused builder Per Lund of hiding the cracks. The mayor was not in town on Sunday, the paper wrote. "
        "Lund denied hiding any cracks. Lund denied that he would leave Lind."
    )
    assert positions(text) == [["Ada Moe"], ["Per Lund"]]
    assert brief(text).issues[0].question == "Is Ada Moe right to accuse builder Per Lund of hiding the cracks?"


def test_oppositions_that_share_a_view_are_one_issue() -> None:
    text = "Ada Moe accused builder Per Lund of hiding the cracks. Lund denied hiding any cracks. On Sunday Lund denied any cracks at all."
    (issue,) = brief(text).issues
    assert [len(p.items) for p in issue.positions] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Some residents said they heard shots, while others said they saw smoke over the bridge.",
        "Ada Moe said the wall was weak, and Per Lund denied that he had been told of it.",
        "Others doubt that the levy will work, while some economists believe the bridge will hold.",
        "Ada Moe denied claims that the wall was weak.",
        "Ada Moe said the wall was weak. Per Lund rejected the offer.",
        "Ada Moe said the wall was weak. The council met on Sunday in Lind. Per Lund denied the claims.",
        "Ada Moe said the wall was weak. The statement did not deny that.",
        "Ada Moe accused Per Lund of hiding the cracks. Lund denied that he would leave Lind in May.",
        "Ada Moe accused Per Lund of hiding the cracks. Nils Berg denied hiding any cracks.",
    ],
)
def test_voices_side_by_side_are_no_issue(text: str) -> None:
    assert brief(text).issues == ()
