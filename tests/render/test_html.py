import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser

import pytest

from counterpoint.article import Article, Span
from counterpoint.findings import Brief, BriefArticle, Comparison, Coverage
from counterpoint.items import Claim, ExpertView
from counterpoint.records import AnyGrounded
from counterpoint.render import render
from counterpoint.render.facets import Facets
from counterpoint.render.html import clean, link
from counterpoint.render.index import Index
from counterpoint.render.matrix import matrix
from counterpoint.render.passages import paragraphs
from counterpoint.render.timeline import STACK, timeline
from tests.render import extremes, invented

HOSTILE = "\"'><script>alert(1)</script><!-- </style></title><img src=x onerror=alert(1)> {{7*7}} ]]>"


class Tags(HTMLParser):
    """Notes what is in a page: tags, attributes, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in self.raw:
            self.raw[str(self.cdata_elem)].append(data)


def tags(brief: Brief) -> Tags:
    found = Tags()
    found.feed(render(brief, "html"))
    return found


def test_the_policy_names_the_one_script_and_the_one_style() -> None:
    page = tags(invented.brief())
    policy = next(value for tag, name, value in page.attributes if tag == "meta" and name == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'; ")
    for kind in ("script", "style"):
        text = "".join(page.raw[kind])
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
        assert page.tags.count(kind) == 1


@pytest.mark.parametrize("brief", [invented.brief(), extremes.hostile(HOSTILE), Brief()])
def test_nothing_in_the_page_loads_runs_or_styles(brief: Brief) -> None:
    page = tags(brief)
    assert page.tags.count("script") == 1
    assert not {"img", "iframe", "link", "object", "embed", "base", "video", "audio"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name in {"src", "style", "srcdoc", "action"}]
    outside = [value for tag, name, value in page.attributes if name == "href" and not value.startswith("#")]
    assert all(value.startswith(("http://", "https://")) for value in outside)


def test_hostile_text_is_text() -> None:
    page = render(extremes.hostile(HOSTILE), "html")
    assert "<script>alert" not in page
    assert "{{7*7}}" in page
    assert "<!--" not in page


def test_it_says_utf_8_first_and_is_utf_8_always() -> None:
    brief = Brief(articles=(BriefArticle(id="x", label="A", text="日本の声 שלום 🙂 half \ud83d \x1b[31m nul \x00"),))
    page = render(brief, "html")
    assert page.index('<meta charset="utf-8">') < 200
    assert "日本の声 שלום 🙂 half \ufffd \ufffd[31m nul \ufffd" in page
    page.encode("utf-8")


def test_an_empty_brief_is_a_page_that_says_so() -> None:
    page = render(Brief(), "html")
    assert "No article could be read." in page
    assert "Nothing was extracted" in page


@pytest.mark.parametrize(
    ("url", "wanted"),
    [("https://a.example/x", "https://a.example/x"), ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("http://[", ""), (None, "")],
)
def test_only_web_addresses_become_links(url: str | None, wanted: str) -> None:
    assert link(BriefArticle(id="x", text="", url=url)) == wanted


def test_clean_keeps_everything_but_what_html_cannot_hold() -> None:
    assert clean("a\nb\tc é 🙂") == "a\nb\tc é 🙂"
    assert clean("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    assert clean(7) == 7


def test_pieces_joined_are_the_text() -> None:
    for article in invented.brief().articles:
        own = [item for item in invented.brief().items if item.article_id == article.id]
        lines = ["".join(piece.text for piece in line.pieces) for line in paragraphs(article, own)]
        assert lines == [line for line in article.text.split("\n") if line.strip()]


def test_pieces_of_overlapping_and_crossing_evidence() -> None:
    article = Article(id="x", text="one two three\nfour five")
    first = invented.grounded(article, Claim(quotes=["one two"], text="a")).model_copy(update={"label": "A1"})
    second = invented.grounded(article, ExpertView(quotes=["two three\nfour"], speaker="x", view="b")).model_copy(update={"label": "A2"})
    top, bottom = paragraphs(article, [first, second])
    assert [(p.text, [label for label, _, _ in p.parts]) for p in top.pieces] == [
        ("one ", ["A1"]),
        ("two", ["A1", "A2"]),
        (" three", ["A2"]),
    ]
    assert [(p.text, [label for label, _, _ in p.parts]) for p in bottom.pieces] == [("four", ["A2"]), (" five", [])]
    assert [p.starts for p in top.pieces] == [("A1",), ("A2",), ()]
    assert [p.ends for p in top.pieces] == [(), ("A1",), ()]
    assert bottom.pieces[0].ends == ("A2",)


def test_furniture_is_marked() -> None:
    article = Article(id="x", text="3 min read\nIt rained.", furniture=(Span(start=0, end=10),))
    assert [line.furniture for line in paragraphs(article, [])] == [True, False]


def test_every_item_has_its_place_and_its_row() -> None:
    page = tags(invented.brief())
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    labels = {item.label for item in invented.brief().items}
    assert {f"w-{label}" for label in labels} <= set(ids)
    assert {f"n-{label}" for label in labels} <= set(ids)


def test_every_link_into_the_page_leads_somewhere() -> None:
    page = tags(invented.brief())
    ids = {value for _, name, value in page.attributes if name == "id"}
    inner = {value[1:] for _, name, value in page.attributes if name == "href" and value.startswith("#")}
    assert len(inner) > 30
    assert inner <= ids


def test_the_matrix_tells_saying_contradicting_refining_and_silence_apart() -> None:
    rows, more = matrix(Index(invented.brief()))
    assert more == 0
    placed = {row.about: [cell.place for cell in row.cells] for row in rows}
    assert placed["By the evening of 4 March twelve people had died."] == ["says", "silent", "contradicts"]
    assert placed["The east wall of the Lindholm reservoir gave way."] == ["says", "says", "silent"]
    assert placed["The wall broke after heavy rain."] == ["silent", "says", "refines"]
    assert next(iter(placed)) == "By the evening of 4 March twelve people had died."


def test_the_matrix_says_not_compared_where_nothing_was() -> None:
    brief = invented.brief().model_copy(update={"coverage": Coverage()})
    places = {cell.place for row in matrix(Index(brief))[0] for cell in row.cells}
    assert "not compared" in places
    assert "silent" not in places


def test_the_matrix_needs_two_articles() -> None:
    assert matrix(Index(Brief())) == ((), 0)


def test_failed_comparisons_are_not_silence() -> None:
    names = invented.names()
    broken = Comparison(a=names["water"], b=names["road"], relation="failed")
    brief = invented.brief().model_copy(update={"comparisons": (broken,), "groups": ()})
    rows, _ = matrix(Index(brief))
    assert [cell.place for cell in rows[0].cells] == ["says", "not compared", "silent"]


def test_the_timeline_places_events_by_source_and_day() -> None:
    drawing = timeline(Index(invented.brief()))
    assert drawing is not None
    assert [lane.label for lane in drawing.lanes] == ["A", "B", "C"]
    assert [(tick.day, tick.year) for tick in drawing.ticks] == [("4 Mar", "2025"), ("10 Mar", "2025")]
    at = {mark.label: mark for mark in drawing.marks}
    assert at["A1"].x == at["B1"].x < at["C6"].x
    assert at["A1"].y < at["B1"].y < at["C6"].y
    assert at["C6"].status == "planned"
    assert drawing.undated == 1
    assert timeline(Index(Brief())) is None


def test_a_crowded_day_is_stacked_and_counted() -> None:
    one = invented.herald_items()["breach"]
    crowd = tuple(one.model_copy(update={"id": f"e{n}", "label": f"A{n}"}) for n in range(STACK + 5))
    drawing = timeline(Index(invented.brief().model_copy(update={"items": crowd})))
    assert drawing is not None
    assert len(drawing.marks) == STACK
    assert [o.more for o in drawing.overflow] == [5]
    assert all(mark.y < drawing.height for mark in drawing.marks)


def test_a_year_and_a_month_are_told_as_such() -> None:
    def told(start: dt.date, end: dt.date, n: int) -> AnyGrounded:
        return invented.herald_items()["breach"].model_copy(update={"id": f"e{n}", "values": invented.day("then", start, end)})

    events = (
        told(dt.date(2025, 1, 1), dt.date(2025, 12, 31), 1),
        told(dt.date(2025, 1, 1), dt.date(2025, 1, 31), 2),
        told(dt.date(2025, 1, 1), dt.date(2025, 1, 1), 3),
    )
    drawing = timeline(Index(invented.brief().model_copy(update={"items": events})))
    assert drawing is not None
    assert [(tick.day, tick.year) for tick in drawing.ticks] == [("", "2025"), ("Jan", "2025"), ("1 Jan", "2025")]


def test_facets_gather_what_a_line_cites() -> None:
    facets = Facets(Index(invented.brief()))
    both = facets.of(["A2", "C1"])
    assert both["source"] == "A C"
    assert both["kind"] == "claim"
    assert "contradicts" in both["relation"].split()
    assert len(both["person"].split()) == 2
    assert facets.of(["B4"])["relation"] == "alone"
    assert facets.of(["nobody"]) == {"source": "", "person": "", "kind": "", "relation": ""}
    assert set(facets.relations) >= {"agrees", "refines", "differs", "contradicts", "alone"}


def test_the_page_needs_no_more_than_a_page_weighs() -> None:
    assert len(re.sub(r"<article.*</article>", "", render(invented.brief(), "html"), flags=re.DOTALL)) < 80_000
