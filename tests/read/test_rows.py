import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.errors import ReadError
from counterpoint.read.drafts import MAX_ARTICLE, Draft
from counterpoint.read.rows import from_json, from_jsonl, is_row

TEXT = "The wall gave way."


def one(found: Iterator[Draft | ReadError]) -> Draft:
    (draft,) = found
    assert isinstance(draft, Draft)
    return draft


def test_our_own_fields() -> None:
    row = {"text": TEXT, "title": "A wall", "source": "Coast Herald", "published": "2025-03-05", "url": "https://a.example/x", "id": 7}
    draft = one(from_json(json.dumps(row).encode()))
    assert draft == Draft(TEXT, "7", "A wall", "Coast Herald", dt.date(2025, 3, 5), "https://a.example/x")
    assert one(from_jsonl([json.dumps(row).encode()])).place == "line 1"


def test_the_fields_of_news_please() -> None:
    row: dict[str, Any] = {"maintext": TEXT, "title": "A wall", "source_domain": "herald.example", "date_publish": "2025-03-05 10:11:12"}
    row |= {"url": "https://herald.example/x", "authors": ["A. B."], "image_url": None, "language": "en", "description": "d"}
    draft = one(from_json(json.dumps(row).encode()))
    assert draft == Draft(TEXT, None, "A wall", "herald.example", dt.date(2025, 3, 5), "https://herald.example/x")


def test_a_list_is_several_articles_and_bad_ones_cost_only_themselves() -> None:
    found = list(from_json(json.dumps([{"text": TEXT}, {"title": "x"}, 3, {"text": 5}, {"text": TEXT}]).encode()))
    assert [str(f) if isinstance(f, ReadError) else f.place for f in found] == [
        *("item 1", "item 2: no text", "item 3: not an object", "item 4: no text", "item 5")
    ]


def test_a_broken_line_in_the_middle_costs_only_itself() -> None:
    lines = [json.dumps({"text": TEXT}).encode(), b'{"text": "broken', b"", b"   \n", b"\xff\xfe\xfd", json.dumps({"text": TEXT}).encode()]
    found = list(from_jsonl(lines))
    assert [f.place for f in found if isinstance(f, Draft)] == ["line 1", "line 6"]
    errors = [f for f in found if isinstance(f, ReadError)]
    assert [str(e).split(":")[0] for e in errors] == ["line 2", "line 5"]
    assert all(e.hint for e in errors)


def test_a_line_that_is_too_long() -> None:
    (error,) = from_jsonl([b'{"text": "' + b"a" * MAX_ARTICLE])
    assert "line 1: longer than" in str(error)


def test_a_byte_order_mark_and_another_encoding() -> None:
    assert one(from_jsonl([b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()])).text == TEXT
    assert one(from_jsonl(['{"text": "It’s over."}'.encode("cp1252")])).text == "It’s over."


def test_raw_line_breaks_in_strings_are_forgiven() -> None:
    assert one(from_json(b'{"text": "one\ntwo"}')).text == "one\ntwo"


@pytest.mark.parametrize(
    "data", [b"", b"null", b"3", b'"text"', b"{", b"[" * 100_000, b'{"text": ' + b"9" * 10_000 + b"}", b"{'text': 'a'}", b'{"a":' * 50_000]
)
def test_what_is_no_article_is_a_clear_error(data: bytes) -> None:
    try:
        found = list(from_json(data))
    except ReadError as error:
        found = [error]
    assert len(found) == 1
    assert isinstance(found[0], ReadError)
    assert found[0].hint


@pytest.mark.parametrize(("published", "expected"), [("05/06/2024", None), ("soon", None), (20250305, dt.date(2025, 3, 5)), (True, None)])
def test_published_is_a_day_or_nothing(published: Any, expected: dt.date | None) -> None:
    assert one(from_json(json.dumps({"text": TEXT, "published": published}).encode())).published == expected


def test_is_row() -> None:
    assert is_row(b'{"text": "a"}\n')
    assert not is_row(b"{\n")
    assert not is_row(b"{Editor's note}\n")
    assert not is_row(b"[1]")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["text", "maintext", "title", "source", "published", "date_publish", "url", "id", "x"]), VALUES))
def test_any_row_is_a_draft_or_an_error(row: dict[str, Any]) -> None:
    (found,) = from_json(json.dumps(row).encode())
    assert isinstance(found, (Draft, ReadError))
    if isinstance(found, Draft):
        assert all(isinstance(v, str) for v in (found.text, found.source))
