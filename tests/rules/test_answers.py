"""A clause at a sentence's end that denies what the sentence says is heard, and the statement ends before it."""

from __future__ import annotations

import pytest

from tests.rules.test_voices import views

STATED = "the wall was weak"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Moe said the wall was weak, which the ministry denies.", "the ministry"),
        ("Ada Moe said that the wall was weak, a claim the ministry has repeatedly denied.", "the ministry"),
        ("Ada Moe said the wall was weak, an allegation that the company disputes.", "the company"),
        ("Ada Moe said the wall was weak, a point on which the conference disagrees.", "the conference"),
        ("Ada Moe said the wall was weak, although a recent analysis disagreed.", "a recent analysis"),
        ("Ada Moe said the wall was weak, but Per Lund denied it.", "Per Lund"),
        ("“The wall was weak,” Ada Moe said, but Per Lund disputed that.", "Per Lund"),
    ],
)
def test_the_closing_denial_is_of_the_statement_before_it(text: str, who: str) -> None:
    found = {v.speaker: v for v in views(text)}
    assert set(found) == {"Ada Moe", who}
    assert found[who].certainty == "denied"
    assert found["Ada Moe"].certainty == "asserted"
    assert all(v.quotes[0].strip("“”,").casefold().removeprefix("that ") == STATED for v in found.values())


def test_a_denied_statement_with_quoted_words_keeps_its_marks() -> None:
    found = views("Ada Moe dismissed the letter, claiming it did not speak for “all the farmers,” a point the union office denied.")
    assert [v.view for v in found if v.speaker == "the union office"] == [
        "The union office denied that it did not speak for “all the farmers”."
    ]
    assert {v.speaker for v in found} == {"Ada Moe", "the union office"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moe said the wall was weak, which the ministry did not deny.",
        "Ada Moe said the wall was weak, and Per Lund left the town that he denied.",
        "Ada Moe said the wall was weak, a view that the ministry shares.",
        "Ada Moe said the wall was weak, but Per Lund never disputed that.",
    ],
)
def test_what_does_not_deny_the_statement_is_no_answer(text: str) -> None:
    assert not any(v.certainty == "denied" for v in views(text))
