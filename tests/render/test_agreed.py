"""Facts that several sources share, where they agree."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from counterpoint.article import Article
from counterpoint.brief import assemble
from counterpoint.findings import Brief, Fact, MadeBy, Reconciled
from counterpoint.items import Claim
from counterpoint.records import AnyGrounded, Evidence, Record, Values
from counterpoint.render import render
from counterpoint.render.compose import compose
from counterpoint.render.facets import Facets
from counterpoint.render.index import Index
from counterpoint.render.sqlite import write_sqlite
from tests.render.build import count, grounded

TEXTS = (
    "Hundreds fled and two men were hurt.",
    "After the blast, in which two men were hurt, the road was closed.",
    "Two men, who were hurt, went home.",
    "It rained.",
)
WORDS = ("two men were hurt", "which two men were hurt", "Two men, who were hurt")


def brief() -> Brief:
    articles = [Article(id=f"a{n}", text=text, source=f"Paper {n}") for n, text in enumerate(TEXTS)]
    items = [grounded(a, Claim(quotes=[a.text], text=a.text), _values(a)) for a in articles]
    words = tuple(_words(item, quote) for item, quote in zip(items, WORDS, strict=False))
    fact = Fact(id="f", items=tuple(i.id for i in items[:3]), words=words, sources=("a0", "a1", "a2"), origins=("a0", "a1"))
    records = [Record(article=a, engine="rules", items=(i,)) for a, i in zip(articles, items, strict=True)]
    return assemble(records, Reconciled(facts=(fact,)), skipped=[], made_by=MadeBy(engine="rules"))


def _values(article: Article) -> Values | None:
    return count("two men", 2.0, 2.0, "man") if "two men" in article.text else None


def _words(item: AnyGrounded, quote: str) -> Evidence:
    start = item.content[0].quote.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def test_a_shared_fact_is_told_in_the_words_that_stand_alone_with_its_origins_and_the_other_words() -> None:
    (line,) = compose(Index(brief())).agreements.entries
    assert line.text == "“two men were hurt”"
    assert line.marks == ("2 origins (3 articles)",)
    assert line.labels == ("A1", "B1", "C1")
    assert [(q.label, q.words) for q in line.quotes] == [("B1", "which two men were hurt"), ("C1", "Two men, who were hurt")]
    assert "- “two men were hurt” · 2 origins (3 articles) · [A1] [B1] [C1]\n  in other words: " in render(brief(), "md")


def test_its_number_stands_beside_those_of_the_others() -> None:
    (row,) = compose(Index(brief())).figures.entries
    assert [(q.label, q.words) for q in row.quotes] == [("A1", "two men"), ("B1", "two men")]
    assert row.relation == "agree"


def test_an_item_that_shares_a_fact_is_not_alone_and_can_be_filtered_by_agreement() -> None:
    ix = Index(brief())
    assert [one.label for one in compose(ix).alone.entries] == ["D"]
    assert [Facets(ix).of([label])["relation"] for label in ("A1", "D1")] == ["agrees", "alone"]


def test_the_database_has_the_facts_with_their_words(tmp_path: Path) -> None:
    write_sqlite(brief(), tmp_path / "news.sqlite")
    with sqlite3.connect(tmp_path / "news.sqlite") as found:
        assert found.execute("select sources, origins from facts").fetchall() == [(3, 2)]
        rows = found.execute('select quote, "start" from fact_items order by item_id').fetchall()
    assert sorted(rows) == sorted((w, t.index(w)) for w, t in zip(WORDS, TEXTS, strict=False))
