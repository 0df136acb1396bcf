import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.read.dates import find_published, is_date_line, parse_published


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("30/10/2024 19h25", "2024-10-30"),
        ("10/30/2024 7:25 p.m.", "2024-10-30"),
        ("Oct. 30, 2024", "2024-10-30"),
        ("October 30, 2024 at 5:30 p.m. EDT", "2024-10-30"),
        ("30th of October 2024", "2024-10-30"),
        ("Wed, 30 Oct 2024 10:12 +0200", "2024-10-30"),
        ("2024-10-30T19:25:00Z", "2024-10-30"),
        ("2024/10/30", "2024-10-30"),
        ("5.6.2024", "2024-06-05"),
        ("Published 5 March 2025 14:02 GMT", "2025-03-05"),
        ("Posted on 5 March 2025 at 14.02", "2025-03-05"),
        ("First published on Wed 5 Mar 2025 14.02 GMT", "2025-03-05"),
        ("Date: 5 March 2025", "2025-03-05"),
        ("By Maria Oduya | March 5, 2025", "2025-03-05"),
        ("By MARIA ODUYA, MARCH 5, 2025", "2025-03-05"),
        ("Politics · 5 March 2025 · 3 min read", "2025-03-05"),
        ("PUBLISHED: 02:31 GMT, 12 March 2025 | UPDATED: 22:19 GMT, 13 March 2025", "2025-03-12"),
        ("Last updated on March 3, 2025 by Per Strand", "2025-03-03"),
        ("10:24 AM, MON 22 JUL 2024", "2024-07-22"),
        ("Wednesday 05/06/2024", "2024-06-05"),
        ("Monday, 05/06/2024", "2024-05-06"),
        ("07/07/2024", "2024-07-07"),
    ],
)
def test_lines_that_say_the_day(line: str, expected: str) -> None:
    assert find_published([line, "The wall gave way."], [], None) == day(expected)
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        *("05/06/2024", "99/99/2024", "2024-13-45", "31 February 2024", "What happened on Oct. 30, 2024", "Since 5 March 2025"),
        *("Attack of September 11, 2001 remembered", "The plan of 5 March 2025 is dead", "Call 555-10-2024", "v1.2.2024.5"),
        "On 3 May 2021 the minister said that it was over and that nobody had known about it before.",
    ],
)
def test_lines_that_leave_the_day_open(line: str) -> None:
    assert find_published([line], [], None) is None


def test_the_order_of_day_and_month_is_settled_by_other_dates_of_the_text() -> None:
    assert find_published(["05/06/2024"], ["Updated 28/06/2024"], None) == day("2024-06-05")
    assert find_published(["05/06/2024", "Updated 06/28/2024"], [], None) == day("2024-05-06")
    assert find_published(["05/06/2024", "28/06/2024 or 06/28/2024"], [], None) != day("2024-05-06")


def test_published_goes_before_updated_and_the_head_before_the_foot() -> None:
    assert find_published(["Updated: 31 October 2024", "Posted on 30 October 2024"], [], None) == day("2024-10-30")
    assert find_published(["30 October 2024"], ["Published 1 November 2024"], None) == day("2024-11-01")
    assert find_published(["Updated: 31 October 2024"], [], "https://a.example/2024/10/30/x") == day("2024-10-30")
    assert find_published([], ["First published on 1 November 2024"], None) == day("2024-11-01")


def test_the_foot_counts_only_with_a_label() -> None:
    assert find_published([], ["5 March 2025", '<tweet date="January 19, 2016">I love it.'], None) is None


@pytest.mark.parametrize(
    ("start", "foot", "url", "expected"),
    [
        ("LUNDEN, March 3 (AP) — The wall gave way.", "© 2025 The Herald", None, "2025-03-03"),
        ("LUNDEN, March 3 (AP) — The wall gave way.", "", "https://a.example/2025/wall", "2025-03-03"),
        ("NETHER LIND, Tyria, Oct. 30, 2024 (Reuters) - The wall gave way.", "", None, "2024-10-30"),
        ("LUNDEN, 5 March 2025 — The wall gave way and the people of the valley left.", "", None, "2025-03-05"),
        ("LUNDEN, March 3 (AP) — The wall gave way.", "", None, None),
        ("LUNDEN, March 3 (AP) — The wall gave way.", "Copyright 2019-2025 Herald", None, None),
        ("LUNDEN (AP) — The wall gave way.", "© 2025", None, None),
    ],
)
def test_datelines(start: str, foot: str, url: str | None, expected: str | None) -> None:
    assert find_published([start], [foot], url) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2025/03/05/wall", "2025-03-05"),
        ("https://a.example/world/2025/mar/05/wall", "2025-03-05"),
        ("https://a.example/news/2025-03-05/wall", "2025-03-05"),
        ("https://a.example/2025/13/45/wall", None),
        ("https://a.example/story?id=20250305", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, expected: str | None) -> None:
    assert find_published(["The wall gave way."], [], url) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-10-30 19:25:00", "2024-10-30"),
        ("2024-10-30T19:25:00+00:00", "2024-10-30"),
        ("20241030", "2024-10-30"),
        ("20241030T192500Z", "2024-10-30"),
        ("Wed, 30 Oct 2024 19:25:00 GMT", "2024-10-30"),
        ("2024-10", None),
        ("yesterday", None),
        ("", None),
        ("20241399", None),
    ],
)
def test_metadata(words: str, expected: str | None) -> None:
    assert parse_published(words) == (day(expected) if expected else None)


@given(st.text(alphabet=st.sampled_from("0123456789/-.: ,()—aebcmnprstuyJFMASONDWTGMZh"), max_size=60))
def test_any_words_are_a_day_or_none(words: str) -> None:
    assert isinstance(find_published([words], [words], f"https://a.example/{words}"), (dt.date, type(None)))
    assert isinstance(parse_published(words), (dt.date, type(None)))
    is_date_line(words)


@given(st.dates(min_value=dt.date(1850, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(date: dt.date) -> None:
    for form in (f"{date:%Y-%m-%d}", f"{date:%d %B %Y}", f"{date:%b} {date.day}, {date.year}", f"{date:%A}, {date:%d/%m/%Y}"):
        read = find_published([f"Published: {form}"], [], None)
        # a weekday settles the order unless it fits both readings
        assert read == date or (form.endswith(f"{date:%d/%m/%Y}") and read is None and date.day <= 12)
