import datetime as dt
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.article import Article, Span
from counterpoint.read import article
from counterpoint.read.drafts import normalised, one_line

BODY = "The wall of the Lindholm reservoir gave way on Tuesday, the water minister said in a statement to parliament."
PAGE = f"Lindholm Wall Gives Way After Rain\n\nCoast Herald\n05/03/2025 19h25\nUpdated 28/03/2025\n\n{BODY}\n\nRelated"


def test_what_the_text_says_is_found() -> None:
    made = article(PAGE, location="articles/dam.txt")
    assert (made.title, made.source, made.published) == ("Lindholm Wall Gives Way After Rain", "Coast Herald", dt.date(2025, 3, 5))
    assert [made.slice(s) for s in made.furniture] == ["Coast Herald\n05/03/2025 19h25\nUpdated 28/03/2025", "Related"]
    assert "".join(made.slice(s) for s in made.visible(Span(start=0, end=len(PAGE)))).split()[-1] == "parliament."


def test_what_is_given_goes_before_what_the_text_says() -> None:
    made = article(PAGE, id="x1", title="Dam  breaks\n", source="Valley News", published=dt.date(2025, 3, 6), url="https://www.a.example/x")
    assert (made.id, made.title, made.source, made.published) == ("x1", "Dam breaks", "Valley News", dt.date(2025, 3, 6))
    assert made.url == "https://www.a.example/x"


@pytest.mark.parametrize(
    ("url", "location", "expected"),
    [
        ("https://www.herald.example:8080/a", "x.txt", "herald.example"),
        (None, "articles/the-dam.v2.txt", "the-dam.v2"),
        (None, "rows.jsonl (line 3)", "rows"),
        (None, "-", "stdin"),
        (None, "- (line 2)", "stdin"),
        (None, "-o.txt", "-o"),
        (None, "", ""),
        ("http://[::1", "", ""),
    ],
)
def test_without_an_outlet_the_source_is_the_host_or_the_file(url: str | None, location: str, expected: str) -> None:
    assert article(BODY, url=url, location=location).source == expected


def test_ids_are_stable_and_tell_texts_and_places_apart() -> None:
    assert article(BODY, location="/a/b/dam.txt").id == article(BODY, location="dam.txt").id
    ids = {
        article(t, location=place).id for t in (BODY, BODY + " It rained.") for place in ("dam.txt", "r.jsonl (line 1)", "r.jsonl (line 2)")
    }
    assert len(ids) == 6


def test_the_text_is_normalised_once_and_in_few_ways() -> None:
    assert normalised("\ufeffa\r\nb\rc\0d\ud800e") == "a\nb\nc\ufffdd\ufffde"
    kept = "e\u0301 é ﬁ “q” — \u00ad\u200b\u202e\u00a0\u2028\u000b\ttrailing  \n\n\n  北京 👩\u200d👧 a\ufeffb"
    assert article(kept).text == kept


def test_labels_are_one_line_of_bounded_length() -> None:
    assert one_line(" a\r\n b\0\ud800 ") == "a b\ufffd\ufffd"
    assert len(one_line("ab " * 1_000)) <= 500
    assert one_line(None) == ""


@given(
    st.text(max_size=400),
    st.one_of(st.none(), st.text(max_size=30)),
    st.one_of(st.none(), st.text(max_size=30), st.just("http://[x"), st.text(max_size=20).map("https://a.example/{}".format)),
    st.text(max_size=20),
)
def test_any_text_is_an_article_with_spans_within_bounds(text: str, title: str | None, url: str | None, location: str) -> None:
    check(article(text, title=title, url=url, location=location, source=location))


LINES = st.sampled_from(
    [
        *(
            "Coast Herald",
            "By Maria Lind",
            "05/03/2025",
            "Published 5 March 2025",
            "Politics",
            "title: x",
            "---",
            "# Dam breaks",
            "**Dam breaks again**",
        ),
        *(
            BODY,
            BODY.upper(),
            "Related",
            "Read more",
            "3 min read",
            "",
            "  ",
            "\r",
            "\0",
            "\ud800",
            "\u2028",
            "© 2025",
            "LUNDEN, March 3 (AP) — It rained.",
        ),
        *("https://a.example/x.jpg", "“Go,” he said.", "北京", "\u202eabc", "Photo: Per Rask", "a" * 300),
    ]
)


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_any_page_is_an_article_with_spans_within_bounds(text: str) -> None:
    check(article(text, location="page.txt"))


def check(made: Article) -> None:
    assert all(0 <= s.start < s.end <= len(made.text) for s in made.furniture)
    assert all(a.end < b.start for a, b in itertools.pairwise(made.furniture))
    assert made.id
    assert json.loads(made.model_dump_json().encode("utf-8"))["text"] == made.text
    assert article(made.text, id=made.id).text == made.text
