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
        "Some residents said they heard shots, while others said they saw smoke over the bridge.",
        "Ada Moe said the wall was weak, and Per Lund denied that he had been told of it.",
        "Others doubt that the levy will work, while some economists believe the bridge will hold.",
        "Ada Moe denied claims that the wall was weak.",
    ],
)
def test_voices_side_by_side_are_no_issue(text: str) -> None:
    assert brief(text).issues == ()
