"""Numbers and dates in news prose: where they stand and what they mean."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.mentions import ahead, anothers, find_dates, find_quantities, parse_quantity, places, resolve_date, scan
from counterpoint.mentions.date_patterns import SPANS
from tests.growth import LINEAR, growth

DATELINE = dt.date(2024, 10, 30)  # a Wednesday


def quantities(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_quantities(text)]


def dates(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_dates(text)]


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("thousands of troops", 2_000, 999_999, "troop"),
        ("tens of thousands of northern soldiers", 20_000, 999_999, "soldier"),
        ("dozens of homes", 24, 999, "home"),
        ("hundreds of flights", 200, 9_999, "flight"),
        ("at least 3,000 North Korean troops", 3_000, None, "troop"),
        ("no fewer than 40 ships", 40, None, "ship"),
        ("3,000-plus recruits", 3_000, None, "recruit"),
        ("more than 40 people", 40, None, "person"),
        ("up to 12,000 soldiers", None, 12_000, "soldier"),
        ("fewer than 200 seats", None, 200, "seat"),
        ("nearly 500 houses", 450, 500, "house"),
        ("about 10,000 troops", 9_000, 11_000, "troop"),
        ("200 or so passengers", 180, 220, "passenger"),
        ("between 5 and 7 million people", 5e6, 7e6, "person"),
        ("800 to 1,100 residents", 800, 1_100, "resident"),
        ("5-7 percent", 5, 7, "percent"),
        ("3.2%", 3.2, 3.2, "percent"),
        ("0.5 percentage points", 0.5, 0.5, "percentage point"),
        ("twenty-five thousand two hundred people", 25_200, 25_200, "person"),
        ("a hundred people", 100, 100, "person"),
        ("half a million refugees", 5e5, 5e5, "refugee"),
        ("a dozen ships", 12, 12, "ship"),
        ("two and a half years", 2.5, 2.5, "year"),
        ("one soldier", 1, 1, "soldier"),
        ("no troops", 0, 0, "troop"),
        ("not a single vote", 0, 0, "vote"),
        ("none of the miners", 0, 0, "miner"),
        ("12 dead", 12, 12, "dead"),
        ("$1.2bn", 1.2e9, 1.2e9, "usd"),
        ("US$300 million", 3e8, 3e8, "usd"),
        ("€3 million", 3e6, 3e6, "eur"),
        ("£40k", 40_000, 40_000, "gbp"),
        ("12 million yuan", 12e6, 12e6, "cny"),
        ("A$5m", 5e6, 5e6, "aud"),
        ("Rs 500 crore", 5e9, 5e9, "inr"),
        ("$8-a-month", 8, 8, "usd per month"),
        ("20 km per hour", 20, 20, "kilometer per hour"),
        ("10m people", 1e7, 1e7, "person"),
        ("30C", 30, 30, "degree celsius"),
        ("minus 5 degrees", -5, -5, "degree"),
        ("12-year-old", 12, 12, "year old"),
        ("10-mile", 10, 10, "mile"),
        ("magnitude 7.2", 7.2, 7.2, "magnitude"),
        ("three United States officials", 3, 3, "official"),
        ("50,000 U.S. troops", 50_000, 50_000, "troop"),
        ("3,000 of the guards", 3_000, 3_000, "guard"),
        ("10,000", 10_000, 10_000, None),
    ],
)
def test_a_quantity_has_bounds_and_a_unit(words: str, low: float | None, high: float | None, unit: str | None) -> None:
    parsed = parse_quantity(words)
    assert parsed is not None
    assert parsed.words == words
    assert (parsed.low, parsed.high, parsed.unit) == (low, high, unit)
    assert quantities(f"Officials there counted {words}, she said.") == [words]


@pytest.mark.parametrize(
    ("words", "share"), [("a third of residents", 33.3), ("two-thirds of the seats", 66.7), ("half", 50), ("one in five", 20)]
)
def test_fractions_are_percent_with_some_slack(words: str, share: float) -> None:
    parsed = parse_quantity(words)
    assert parsed is not None and parsed.low is not None and parsed.high is not None
    assert parsed.unit == "percent"
    assert parsed.approximate
    assert parsed.low < share < parsed.high < parsed.low + 5


@pytest.mark.parametrize(
    "text",
    [
        "It was the 3rd time, and the third term.",
        "In 2024 officials met on Oct. 30 at 5 p.m., or 17:30 GMT.",
        "Call 555-123-4567 or +1 (555) 123 4567.",
        "No one came, and one of the men left; they no longer speak.",
        "Resolution 1718 is about COVID-19 and the F-16.",
        "They won 2-1 on Tuesday.",
        "The two leaders had no plans.",
        "See https://example.org/2024/1234 for version 3.2.1.",
        "It happened two days ago, a year after 9/11.",
        "Some say about this, over there, under that.",
    ],
)
def test_what_is_not_a_quantity(text: str) -> None:
    assert quantities(text) == []


def test_over_a_length_of_time_is_no_bound() -> None:
    assert quantities("over three days of talks") == ["three days"]
    assert quantities("a shell over 300 million years old") == ["over 300 million years"]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert quantities("Rates rose from 5% to 7%.") == ["5%", "7%"]


def test_no_number_is_part_of_a_date_a_name_or_an_address() -> None:
    for text in ("In this Dec. 13, 2016, file photo", "In this May 18 photo", "The Chang'e 4 probe left", "Lund runs iOS 11"):
        assert quantities(text) == []
    for text in ("She lives at 10 Mill Street in Lind", "The 49ers won", "The Formula 1 race was late", "On the top 10 list"):
        assert quantities(text) == []
    assert quantities("10 Mill workers died in 3 O'Brien mines") == ["10 Mill workers", "3 O'Brien mines"]
    assert dates("this May, and last May 5") == ["this May", "May 5"]


def test_an_age_after_a_name() -> None:
    assert parse_quantity("67") is not None
    assert [f.quantity.unit for f in scan("Ada Moe, 67 of Lind, was held with 3 of Norland's men")] == ["year old", None]
    parsed = parse_quantity("Oduya, 45, said")
    assert parsed is not None
    assert parsed.unit == "year old"


def test_approximate_is_told() -> None:
    assert [q.approximate for w in ("about 10 men", "10 men", "dozens of men", "more than 10 men") if (q := parse_quantity(w))] == [
        True,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on Wednesday", "2024-10-30", "2024-10-30"),
        ("early Tuesday", "2024-10-29", "2024-10-29"),
        ("Thursday", "2024-10-24", "2024-10-24"),
        ("next Monday", "2024-11-04", "2024-11-04"),
        ("last Friday", "2024-10-25", "2024-10-25"),
        ("by Friday", None, "2024-11-01"),
        ("since Monday", "2024-10-28", "2024-10-30"),
        ("yesterday", "2024-10-29", "2024-10-29"),
        ("tomorrow", "2024-10-31", "2024-10-31"),
        ("last night", "2024-10-29", "2024-10-29"),
        ("this week", "2024-10-28", "2024-11-03"),
        ("last weekend", "2024-10-26", "2024-10-27"),
        ("last month", "2024-09-01", "2024-09-30"),
        ("earlier this month", "2024-10-01", "2024-10-30"),
        ("later this year", "2024-10-30", "2024-12-31"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("three days ago", "2024-10-27", "2024-10-27"),
        ("in the past three weeks", "2024-10-09", "2024-10-30"),
        ("over the last decade", "2014-10-30", "2024-10-30"),
        ("in recent talks", None, "2024-10-30"),
        ("recently", None, "2024-10-30"),
        ("Oct. 30", "2024-10-30", "2024-10-30"),
        ("on Nov. 5", "2023-11-05", "2023-11-05"),
        ("in October", "2024-10-01", "2024-10-31"),
        ("in November", "2023-11-01", "2023-11-30"),
        ("since March", "2024-03-01", "2024-10-30"),
        ("from May to July", "2024-05-01", "2024-07-31"),
        ("from May to July 2019", "2019-05-01", "2019-07-31"),
        ("30 October 2024", "2024-10-30", "2024-10-30"),
        ("October 28-30, 2024", "2024-10-28", "2024-10-30"),
        ("Wednesday, 30 October 2024", "2024-10-30", "2024-10-30"),
        ("5 p.m. on Wednesday", "2024-10-30", "2024-10-30"),
        ("Tuesday at 5 a.m.", "2024-10-29", "2024-10-29"),
        ("30/10/2024 19h25", "2024-10-30", "2024-10-30"),
        ("2024-10-30", "2024-10-30", "2024-10-30"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("between 2014 and 2019", "2014-01-01", "2019-12-31"),
        ("until 2030", None, "2030-12-31"),
        ("before 2030", None, "2029-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("March 2020", "2020-03-01", "2020-03-31"),
        ("the third quarter of 2023", "2023-07-01", "2023-09-30"),
    ],
)
def test_a_date_is_resolved_from_the_dateline(words: str, start: str | None, end: str | None) -> None:
    found = resolve_date(words, DATELINE)
    assert found is not None
    assert (found.words, found.start and str(found.start), found.end and str(found.end)) == (words, start, end)
    assert dates(f"They met {words}, she said.") == [words]


@pytest.mark.parametrize("span", SPANS)
def test_every_length_of_time_is_looked_for(span: str) -> None:
    several = f"{span}s" if span != "century" else "centuries"
    for words in (f"a {span} ago", f"two {several} ago", f"TWO {several.upper()} AGO", f"in the past {span}", f"over recent {several}"):
        assert dates(f"They met {words}, she said.") == [words]


@pytest.mark.parametrize(
    "words",
    ["this spring", "the first half of the year", "at dusk", "by noon", "overnight", "this evening", "lately", "Thurs. 9 May", "in Sept."],
)
def test_every_sort_of_time_is_looked_for(words: str) -> None:
    assert dates(f"They met {words}, she said.") == [words]


def test_places_hold_where_a_letter_is_longer_in_lower_case() -> None:
    text = "İİ: at least 3,000 TROOPS left İskele on Wednesday."
    assert quantities(text) == ["at least 3,000 TROOPS"]
    assert dates(text) == ["on Wednesday"]


@pytest.mark.parametrize("words", ["on Wednesday", "last month", "Oct. 30", "in recent talks", "yesterday", "in May", "three days ago"])
def test_what_is_relative_needs_a_dateline(words: str) -> None:
    assert resolve_date(words, None) is None


@pytest.mark.parametrize("words", ["30 October 2024", "in 2019", "March 2020", "since 2014"])
def test_what_is_absolute_does_not(words: str) -> None:
    assert resolve_date(words, None) is not None


@pytest.mark.parametrize(
    "words",
    [
        "the day before",
        "two days earlier",
        "on the same day",
        "Feb. 30",
        "5 p.m.",
        "",
        "no time at all",
        "13/13/2024",
    ],
)
def test_what_cannot_be_told_is_none(words: str) -> None:
    assert resolve_date(words, DATELINE) is None


def test_plans_look_ahead() -> None:
    found = resolve_date("on Nov. 5", DATELINE, future=True)
    assert found is not None
    assert found.start == dt.date(2024, 11, 5)


def test_a_day_ahead_is_the_nearest_and_tomorrow_may_be_meant() -> None:
    for words, future, day in [("Oct. 29", True, "2024-10-29"), ("Jan. 1", True, "2025-01-01"), ("Jan. 1", False, "2024-01-01")]:
        found = resolve_date(words, DATELINE, future=future)
        assert found and str(found.start) == day
    tomorrow, week = resolve_date("on Oct. 31", DATELINE), resolve_date("on Nov. 2", DATELINE)
    assert tomorrow and week
    assert [str(tomorrow.start), str(week.start)] == ["2024-10-31", "2023-11-02"]
    last = resolve_date("last Thursday", DATELINE)
    assert last and str(last.end) == "2024-10-24"


@pytest.mark.parametrize(
    ("text", "later", "other"),
    [
        ("The rocket would fly on Feb. 7", True, False),
        ("The kiss day is planned for Friday", True, False),
        ("Moe flew to Lind on Feb. 7", False, False),
        ("The train was scheduled to leave on Sunday", False, False),
        ("Moe will be paid for the strike that began in late December", False, False),
        ("Moe sent a letter in advance of his lecture on Friday", True, True),
        ("It took $5 million before the law takes effect on Jan. 1", True, True),
        ("Moe left before Friday", False, False),
        ("Moe says 21 of the goats seized by rebels from Norland on Friday", False, True),
        ("The goats were seized by rebels from Norland on Friday", False, False),
        ("Guards arrested a man wanted by Norland on Friday", False, False),
        ("The wall fell. The goats seized by rebels on Friday", False, True),
    ],
)
def test_the_words_before_a_day_tell_whether_it_lies_ahead_or_is_anothers(text: str, later: bool, other: bool) -> None:
    start = places(text)[-1][0]
    assert (ahead(text, start), anothers(text, start)) == (later, other)


def test_words_that_are_not_dates() -> None:
    assert dates("He may march on Rome. Theresa May sat down with 2,024 people; 1,999 left.") == []


def test_vague_halves_of_a_month_overlap() -> None:
    early, late = resolve_date("early October", DATELINE), resolve_date("mid-October", DATELINE)
    assert early and late and early.end and late.start
    assert early.end > late.start


PIECES = [
    "million ",
    "May ",
    "Oct. ",
    "two ",
    "no ",
    "one ",
    "at least ",
    "of ",
    "men ",
    "to ",
    "from ",
    "30 ",
    *"0123456789.,-–%$€ \n/:+aMm",
]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)


@given(TEXTS | st.text())
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    for find in (find_quantities, find_dates):
        spans = find(text)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for span in find_dates(text):
        found = resolve_date(text[span.start : span.end], DATELINE)
        assert found is None or found.start is None or found.end is None or found.start <= found.end


@given(TEXTS | st.text())
def test_bounds_are_ordered(text: str) -> None:
    parsed = parse_quantity(text)
    assert parsed is None or parsed.low is None or parsed.high is None or parsed.low <= parsed.high


@pytest.mark.parametrize(
    "unit", ["1,234 troops said on Oct. 3 that ", "9" * 50 + " ", "one hundred and ", "a b c. ", "May ", "$", "\ud800漢字 "]
)
def test_time_grows_with_the_length(unit: str) -> None:
    assert growth(lambda n: lambda: (find_quantities(unit * n), find_dates(unit * n)), 500) < LINEAR
