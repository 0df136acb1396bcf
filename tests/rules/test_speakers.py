"""Whom surnames, pronouns and descriptions mean, and what is told of them. All text is invented."""

from __future__ import annotations

import pytest

from counterpoint.chunk import chunks
from counterpoint.items import ExpertView
from counterpoint.read import article
from counterpoint.rules import RulesEngine


def views(text: str) -> list[ExpertView]:
    read = article(text)
    found = RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates
    return [c.item for c in found if isinstance(c.item, ExpertView)]


MEANT = [
    ("Robert S. Moe III came to Lind. Mr. Moe said the wall was weak.", "Robert S. Moe III"),
    ("Xi Tanping came to Lind. Xi said the wall was weak.", "Xi Tanping"),
    ("Kim Tan Un came to Lind. Kim said the wall was weak.", "Kim Tan Un"),
    ("Raven-Syma (who sang on the show) went to Lind. “It was weak,” she posted.", "Raven-Syma"),
    ("Zola, 45, left. She said the wall was weak.", "Zola"),
    ("As the Lind Herald's Phillip Klein notes, the wall is weak.", "Phillip Klein"),
    ("New York-based technology giant Norcorp has denied that the wall is weak.", "Norcorp"),
    ("Senator Bernie Sand of Vermont who opposes the pact said it was weak.", "Bernie Sand"),
    ("President Lund came. The president is old. Lund said the wall was weak.", "Lund"),
    ("It failed to persuade U.S. President Donald Lund. Lund said it was weak.", "Donald Lund"),
    ("Mayor A\u200bda\u200b Mo\u00ade said the wall was weak.", "Ada Moe"),
    ("It came from the Lind Herald, which argued that the wall was weak.", "Lind Herald"),
    (
        "Eric Lund, the majority leader, lost. David Moe, a professor, won. Moe was glad, and said so loudly.\n\n"
        "The majority leader, who had raised money, sent fliers in which he emphasized that the wall was weak.",
        "Eric Lund",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[text for text, _ in MEANT])
def test_who_is_meant(text: str, speaker: str) -> None:
    assert views(text)[-1].speaker == speaker


def test_a_president_who_opens_an_article_is_not_the_one_he_receives() -> None:
    text = (
        "President Lund vowed to build a wall. Receiving French President Per Moe in Lind, Lund repeated his view. "
        "The president said it was weak. “We will see,” he said."
    )
    assert [v.speaker for v in views(text)] == ["Lund", "The president"]


def test_they_means_nobody_where_two_groups_may_be_meant() -> None:
    text = "When the merchants told the rebels that the wall was weak, the rebels laughed. “The money is ours,” they explained."
    assert [v.speaker for v in views(text)] == ["the merchants"]


def test_which_means_nobody_where_it_sums_up_a_clause() -> None:
    assert views("Most of them are bakers, which supports the view that the wall is weak.") == []


def test_words_about_him_keep_who_he_is() -> None:
    (view,) = views("William Moe confirmed that prosecutors intended to charge his client.")
    assert view.view == "William Moe confirmed that prosecutors intended to charge his client."


def test_the_outlet_of_words_told_according_to_it() -> None:
    (view,) = views("John Moe came to Lind. “It is weak,” he added, according to Reuters.")
    assert (view.speaker, view.via) == ("John Moe", "Reuters")


ROLES = [
    ("Senator Mitch Moe of Kentucky urged Mr. Lund to go. Lund said it was weak.", (None, None)),
    ("It failed to persuade U.S. President Donald Lund. Lund said it was weak.", ("President", "US")),
    ("Newly confirmed Secretary of State Mike Moe said it was weak.", ("Secretary of State", None)),
    ("Receiving French President Per Moe, he left. Moe said it was weak.", ("President", "France")),
    ("Several letters to members of Congress said it was weak.", (None, None)),
    ("Some members of Congress said it was weak.", (None, "Congress")),
]


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[text for text, _ in ROLES])
def test_role_and_affiliation_hold_only_what_tells_them(text: str, expected: tuple[str | None, str | None]) -> None:
    assert (views(text)[-1].role, views(text)[-1].affiliation) == expected


def test_another_of_something_is_no_speaker() -> None:
    assert views("The list has 40 questions. “Why did he leave so early?” another asks.") == []
