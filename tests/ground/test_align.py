from __future__ import annotations

from collections.abc import Callable

import pytest

from counterpoint.article import Span
from counterpoint.ground.align import Found, locate, places
from counterpoint.ground.atoms import build, index
from counterpoint.ground.refusal import Refusal
from tests.growth import LINEAR, growth

TEXT = (
    "“We will not raise taxes,” said Dr. O’Brien—a man of 13.2% growth. Prices rose 3.2% in the Pyongyang-Moscow corridor; 10 million "
    "people paid US$5 billion. The well-\nknown develop-\nment was notable in the U.S. market."
)


def words(text: str, quote: str) -> list[str] | None:
    spans = locate(text, quote)
    return None if spans is None else [text[s.start : s.end] for s in spans]


def reason(text: str, quote: str) -> str:
    found = places(index(text), quote)
    assert isinstance(found, Refusal), found
    return found.reason


@pytest.mark.parametrize(
    ("quote", "bound"),
    [
        ('"We will not raise taxes,"', "“We will not raise taxes,”"),
        ('"We will not raise taxes"', "“We will not raise taxes"),
        ("... we will NOT raise taxes.", "We will not raise taxes"),
        ("O'Brien - a man", "O’Brien—a man"),
        ("well-known development", "well-\nknown develop-\nment"),
        ("wellknown develop- ment", "well-\nknown develop-\nment"),
        ("in the U.S", "in the U.S"),
    ],
)
def test_typography_is_no_difference(quote: str, bound: str) -> None:
    assert words(TEXT, quote) == [bound]


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("We will raise taxes", "the text has “We will not raise taxes”"),
        ("Prices rose 3.7%", "the text has “3.2%”, not “3.7%”"),
        ("Prices never rose 3.2%", "the text does not have “never”"),
        ("a man of 3.2% growth", "13.2%"),
        ("rose 3.2", "only inside a longer word or number: “rose 3.2%”"),
        ("Moscow corridor", "only inside a longer word or number: “Pyongyang-Moscow corridor”"),
        ("corridor; 10", "the text has “10 million”"),
        ("well-known development was not able", "the text has"),
        ("S. market", "only inside a longer word"),
        ("raise taxes", "the text has “not raise taxes”"),
        ("said Dr. O’Bryen", "not “O’Bryen”"),
        ("rose in the 3.2% Pyongyang-Moscow corridor", "another order"),
        ("The moon is made of green cheese", "not in the article"),
        ("10 people paid US$5 billion", "the text has"),
        ("", "empty quote"),
        ("“…”", "empty quote"),
    ],
)
def test_a_refusal_says_what_the_text_has(quote: str, why: str) -> None:
    assert why in reason(TEXT, quote)


def test_an_altered_quotation_is_told_from_an_invented_one() -> None:
    for quote, altered in (("Prices rose 3.7%", True), ("We will raise taxes", True), ("The moon is green", False)):
        found = places(index(TEXT), quote)
        assert isinstance(found, Refusal)
        assert found.altered is altered


def test_capitals_matter_only_where_they_make_another_word() -> None:
    assert words("He told us so.", "HE TOLD US SO") == ["He told us so"]
    assert "other words in capitals" in reason("He told us about it.", "told US about it")


def test_a_quotation_in_one_case_throughout_says_nothing_by_its_case() -> None:
    text = "He told us that US and WHO aides met in Bern."
    for quote in (text.upper(), text.lower(), text.title()):
        assert words(text, quote) == [text]


def test_status_says_how_a_quotation_was_found() -> None:
    for quote, status in (("Prices rose 3.2%", "exact"), ("prices rose 3.2%", "normalized"), ("Prices rose ... in the", "multipart")):
        found = places(index(TEXT), quote)
        assert not isinstance(found, Refusal)
        assert found[0].status == status


def test_an_ellipsis_of_the_text_is_no_gap() -> None:
    text = "And then… nothing more came of it."
    assert words(text, "And then ... nothing more") == ["And then… nothing more"]


STORY = (
    "Ada Quill said the plan, which critics do not like, will cut rents. It will not, under any rule, hurt owners. The board, she said, "
    "may vote in May; its chair Bo Lund wants June. Nobody else spoke. Rents will fall by a third next year."
)


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("the plan … will cut rents", ["the plan", "will cut rents"]),
        ("Ada Quill said the plan [...] will cut rents", ["Ada Quill said the plan", "will cut rents"]),
        ("may vote in May … Rents will fall", ["may vote in May", "Rents will fall"]),
        ("The board … may vote", ["The board", "may vote"]),
        ("Ada Quill said … the plan … will cut rents", ["Ada Quill said", "the plan", "will cut rents"]),
    ],
)
def test_pieces_about_an_ellipsis(quote: str, pieces: list[str]) -> None:
    assert words(STORY, quote) == pieces


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("It will … hurt owners", "the words left out hold “not”"),
        ("The board … vote in May", "the words left out hold “may”"),
        ("Ada Quill … hurt owners", "joins one statement to the middle of another"),
        ("The board … wants June", "joins one statement to the middle of another"),
        ("Rents will fall … Ada Quill said", "do not follow each other closely"),
        ("Rents … fall by a third", "too short"),
        ("the plan … will double rents", "not “double”"),
    ],
)
def test_an_ellipsis_may_not_turn_the_meaning(quote: str, why: str) -> None:
    assert why in reason(STORY, quote)


def test_one_word_is_a_piece_around_an_insertion_only() -> None:
    text = "The minister, Per Strand, resigned; his party split and its leader resigned."
    assert words(text, "The minister … resigned") == ["The minister", "resigned"]
    assert "too short" in reason(text, "his party … resigned")
    assert "too short" in reason(text, "minister … resigned")


def test_pieces_lie_close_together() -> None:
    text = "The first part stands here. " + "Words go on and on. " * 40 + "The last part stands here."
    assert "do not follow each other closely" in reason(text, "The first part … The last part")


def test_every_place_of_a_repeated_quotation_in_order_and_within_a_window() -> None:
    text = "Rents fell. Taxes rose. Rents fell. Taxes rose."
    found = places(index(text), "Rents fell")
    assert isinstance(found, list)
    assert [f.start for f in found] == [0, 24]
    assert places(index(text), "Rents fell", Span(start=12, end=47)) == [Found((Span(start=24, end=34),), "exact")]
    assert isinstance(places(index(text), "Taxes rose", Span(start=0, end=11)), Refusal)


def test_time_is_linear_in_the_text() -> None:
    sentence = "Minister number {} of the river board said the wall, built in 19{}, would not hold; others disagreed. "

    def prepare(size: int) -> Callable[[], object]:
        text = "".join(sentence.format(n, n % 90 + 10) for n in range(size))

        def work() -> None:
            big = build(text)
            for n in range(0, size, size // 12):  # as many quotations, however long the text
                assert not isinstance(places(big, f"minister number {n} of the river board said the wall"), Refusal)
                assert isinstance(places(big, f"Minister number {n} of the river board said the wall, built in 2{n}"), Refusal)

        return work

    assert growth(prepare, 1_000) < LINEAR


def test_a_text_of_one_letter_takes_no_time() -> None:
    def prepare(size: int) -> Callable[[], object]:
        def work() -> None:
            assert isinstance(places(build("a" * size), "a"), Refusal)
            assert places(build("a " * size), "a a a")

        return work

    assert growth(prepare, 20_000) < LINEAR
