import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.article import Article, Span
from counterpoint.chunk import ARTICLE_LIMIT, Window, chunks
from counterpoint.errors import ConfigError
from tests.growth import LINEAR, growth

SENTENCE = "The wall of the reservoir gave way on Tuesday, the minister said. "


def made(text: str, *furniture: tuple[int, int]) -> Article:
    return Article(id="x", text=text, furniture=tuple(Span(start=a, end=b) for a, b in furniture))


def windows(article: Article, window: Window) -> list[str]:
    return [article.slice(c) for c in chunks(article, window)]


def marked(text: str, hidden: str) -> Article:
    start = text.index(hidden)
    return made(text, (start, start + len(hidden)))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    pieces = st.sampled_from(
        ["He said so. ", "Rep. Hale, R-Ky., left. ", "A heading", "\n", "\n\n", "  ", "x" * 40, "“Go.” ", "北京。", "a b c d e f g h i j k"]
    )
    text = "".join(draw(st.lists(pieces, max_size=30)))
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    return made(text, *itertools.islice(itertools.pairwise(cuts), 0, None, 2))


@given(articles(), st.one_of(st.sampled_from(["article", "paragraph"]), st.integers(1, 90)))
def test_windows_hold_all_visible_words_in_order_and_none_only_furniture(article: Article, window: Window) -> None:
    found = chunks(article, window)
    assert [c.index for c in found] == list(range(len(found)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {i for c in found for i in range(c.start, c.end)}
    hidden = {i for mark in article.furniture for i in range(mark.start, mark.end)}
    assert all(i in covered or i in hidden for i, char in enumerate(article.text) if not char.isspace())
    for chunk in found:
        assert "".join(article.slice(s) for s in article.visible(chunk)).strip()
        assert not isinstance(window, int) or len(chunk) <= window


def test_an_article_is_one_window() -> None:
    text = "A title\n\n" + SENTENCE * 20 + "\n\nThe end."
    assert windows(made(text), "article") == [text]
    assert windows(made(""), "article") == []
    assert windows(made(" \n ", (0, 3)), "article") == []


def test_a_long_article_is_cut_between_paragraphs() -> None:
    paragraph = SENTENCE * 15 + "It was night."
    text = "\n\n".join([paragraph] * 60)
    found = windows(made(text), "article")
    assert len(found) > 1
    assert max(map(len, found)) <= ARTICLE_LIMIT
    assert all(w.startswith("The wall") and w.endswith("night.") for w in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    found = windows(made(SENTENCE * 1_000), "article")
    assert all(len(w) <= ARTICLE_LIMIT and w.endswith("said.") for w in found)


def test_paragraphs_have_a_window_each_and_headings_join_the_next() -> None:
    text = "The first paragraph ends here.\n\nWhat comes next\n\nThe second one is longer, he said.\nThe third.\n\nA last line"
    assert windows(made(text), "paragraph") == [
        "The first paragraph ends here.",
        "What comes next\n\nThe second one is longer, he said.",
        "The third.",
        "A last line",
    ]


def test_a_list_of_short_lines_is_not_one_window() -> None:
    found = windows(made("Some short line\n" * 100), "paragraph")
    assert len(found) == 100


def test_furniture_between_and_within_paragraphs() -> None:
    article = marked("The first one, he said.\n\nAdvertisement\n\nThe second one.", "Advertisement")
    assert windows(article, "paragraph") == ["The first one, he said.", "The second one."]
    assert windows(marked("Share this. He said it was over.", "Share this."), "paragraph") == ["He said it was over."]


def test_n_characters_hold_whole_sentences() -> None:
    text = "One is here. Two is here. Three is here. " + "x" * 50
    assert windows(made(text), 26) == ["One is here. Two is here.", "Three is here.", "x" * 26, "x" * 24]


def test_a_long_sentence_is_cut_between_words() -> None:
    found = windows(made("many words without an end " * 10), 60)
    assert all(len(w) <= 60 for w in found)
    assert all(w.strip().split()[0] in {"many", "words", "without", "an", "end"} for w in found)


@pytest.mark.parametrize("window", [0, -5])
def test_a_window_of_nothing_is_refused(window: int) -> None:
    with pytest.raises(ConfigError):
        chunks(made("He left."), window)


@pytest.mark.parametrize("window", ["article", "paragraph", 2_000])
@pytest.mark.parametrize("unit", ["He said so.\n", "x", "A heading\n", "“He said. "])
def test_twice_the_text_takes_about_twice_the_time(window: Window, unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))
        article = made(text, *((at, at + 3) for at in range(0, len(text) - 20, 20)))
        return lambda: chunks(article, window)

    assert growth(prepare, 60_000) < LINEAR


@given(st.text(alphabet="ab. \n\t\u2028", max_size=30), st.data())
def test_a_shorter_article_is_one_window_whatever_its_paragraphs(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    marks = tuple(Span(start=a, end=b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    given_ = Article(id="a", text=text, furniture=marks)
    shown = [place for place, char in enumerate(text) if char.strip() and not given_.hidden(Span(start=place, end=place + 1))]
    expected = [(shown[0], shown[-1] + 1)] if shown else []
    assert [(c.start, c.end) for c in chunks(given_, "article")] == expected
