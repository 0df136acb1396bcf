import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.article import Span
from counterpoint.sentences import around, paragraphs, ranges, sentences
from tests.growth import LINEAR, growth

NEWSLIKE = st.text(alphabet=st.sampled_from("aAbZ .!?\"“”'’‘()-—\n\r\t\u2028…:;0$\ud800é北🙂"), max_size=300)


def texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Rep. Tom Hale, R-Ky., said the U.S. would act.", "Mr. Odum met Dr. Lind at noon.", "Nobody knew."],
        ["Sen. Kim Arden, R-N.H., left.", "Ms. Tanzer met Govs. Jeb Arlo and Y. Rey.", "Ft. Lunden is far."],
        ["It began at 5 p.m. Monday.", "It ended at 7 p.m.", "She left."],
        ["“We must go,” he said.", "“It is time.”", "They left."],
        ['"Is it over?" he asked.', "“Go!!” wrote Pete Lind.", "It was."],
        ["He said ''it is over.''", "But Mr. Lind did not agree."],
        ["The dam at Washington, D.C., held.", "Prof. A. B. Cole of St. Ives said so."],
        ["Prices rose 3.5 percent on Jan. 5, 2001.", "Inc. and Corp. are words."],
        ["It is over.", "pic.twitter.com/9zj0 is a link."],
        ["They left in May.", "Mr. Lind met then-Sen. Kim Arden.", "On May 3 he went."],
    ],
)
def test_news_sentences(expected: list[str]) -> None:
    assert texts(" ".join(expected)) == expected


def test_a_line_ends_a_sentence_but_a_hard_wrap_does_not() -> None:
    wrapped = "The long first line here was wrapped by an editor at a width of\nsome seventy characters and goes on. Mr.\nJones said so."
    assert texts("A heading\n" + "He left.") == ["A heading", "He left."]
    assert len(paragraphs("One short line\nAnother short line\nA third one")) == 3
    text = (
        "The water minister said on Tuesday that the wall of the reservoir had\n"
        "been known to be weak for years, and that Maria Oduya of the Water\n"
        "Institute had warned about it. He gave no date for the repairs."
    )
    assert len(paragraphs(text)) == 1
    assert texts(text)[0].endswith("about it.")
    assert len(texts(text)) == 2
    assert len(paragraphs(wrapped)) == 3  # the second break is not where the line was full


def test_lines_of_a_list_are_not_a_hard_wrap() -> None:
    lines = [f"Number {n}: the minister of works said that it was so in the end." for n in range(10)]
    assert len(paragraphs("\n".join(lines))) == 10


@given(NEWSLIKE)
def test_sentences_are_disjoint_in_order_and_hold_all_words(text: str) -> None:
    found = sentences(text)
    at = 0
    for span in found:
        assert not text[at : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        at = span.end
    assert not text[at:].strip()


@given(NEWSLIKE, st.data())
def test_around_is_the_same_as_a_search_through_all(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start=start, end=data.draw(st.integers(start, len(text))))
    touching = [s for s in sentences(text) if s.overlaps(span)]
    expected = span if not touching else Span(start=min(span.start, touching[0].start), end=max(span.end, touching[-1].end))
    assert around(list(ranges(text)), span.start, span.end) == (expected.start, expected.end)


@pytest.mark.parametrize(
    "unit",
    ["He said “no.” Yes.\n", "“He said. ", "a", ". ", "\n", "Mr. ", "“", "\ud800. "],
    ids=["lines", "unclosed", "word", "stops", "blank", "mr", "open", "sur"],
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit)) + str(time.monotonic_ns())  # never seen before: sentences are remembered
        return lambda: sentences(text)

    assert growth(prepare, 30_000) < LINEAR


def test_around_a_large_text_is_quick_once_it_is_known() -> None:
    def prepare(lines: int) -> Callable[[], object]:
        text = "He said “no.” She left.\n" * lines
        found = list(ranges(text))
        places = range(0, len(text), len(text) // 200 // 24 * 24)
        return lambda: [around(found, at, at + 3) for at in places]

    assert growth(prepare, 4_000) < 4  # the same number of look-ups


def test_a_line_break_that_an_export_spelled_out_ends_a_paragraph() -> None:
    text = "Moe left Lind . \\n\nThe headline ' \\n President Lund said so . The folder C:\\new stays ."
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Moe left Lind .",
        "The headline '",
        "President Lund said so .",
        "The folder C:\\new stays .",
    ]
