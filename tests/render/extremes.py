"""Invented briefs at the edges: hostile text everywhere, and many articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from counterpoint.article import Article
from counterpoint.brief import assemble
from counterpoint.findings import Brief, Comparison, Group, Issue, MadeBy, Origin, Person, Position, Reconciled, Skipped
from counterpoint.items import Claim, Event, ExpertView
from counterpoint.records import AnyGrounded, Record, Rejected
from tests.render.build import count, day, grounded


def hostile(payload: str) -> Brief:
    """A brief in which everything that can come from an article or a model is ``payload``."""
    text = f"{payload}\n\nHe said {payload} on Tuesday.\n"
    articles = [Article(id=f"h{n}", text=text, source=payload, title=payload, url="https://x.example/?" + payload) for n in (1, 2)]
    made: list[Record] = []
    ids: list[list[str]] = []
    for article in articles:
        items = _hostile_items(article, payload)
        ids.append([item.id for item in items])
        bad = Rejected(kind="claim", article_id=article.id, quote=payload, reason=payload)
        made.append(Record(article=article, engine="rules", items=tuple(items), rejected=(bad,), failures=(payload,)))
    pairs: Sequence[tuple[str, Any]] = (("contradicts", "number"), ("refines", payload), ("undecided", payload))
    comparisons = [
        Comparison(a=a, b=b, relation=relation, slot=slot, why=payload)
        for (a, b), (relation, slot) in zip(zip(*ids, strict=True), pairs, strict=True)
    ]
    people = [Person(id="p", name=payload, role=payload, affiliation=payload, aliases=(payload,), items=(ids[0][0], ids[1][0]))]
    issues = [Issue(question=payload, positions=(Position(stance=payload, items=(ids[0][0], ids[1][0])),))]
    origins = [Origin(id="o", name=payload, articles=("h1", "h2"), why=payload)]
    result = Reconciled(people=tuple(people), comparisons=tuple(comparisons), issues=tuple(issues), origins=tuple(origins))
    return assemble(made, result, skipped=[Skipped(location=payload, reason=payload, hint=payload)], made_by=MadeBy(engine=payload))


def _hostile_items(article: Article, payload: str) -> list[AnyGrounded]:
    return [
        grounded(article, ExpertView(quotes=[f"He said {payload}"], speaker=payload, role=payload, view=payload)),
        grounded(article, Claim(quotes=[payload], text=payload, attributed_to=payload)),
        grounded(article, Event(quotes=[f"{payload} on Tuesday."], what=payload, when="on Tuesday")),
    ]


def many(articles: int, per_article: int) -> Brief:
    """A big brief: every second item is shared with the article before."""
    made = []
    for n in range(articles):
        sentences = [f"In town {k} of district {n}, {k + 2} houses were counted on day {k}." for k in range(per_article)]
        article = Article(id=f"m{n}", text="\n\n".join(sentences), source=f"Paper {n}", title=f"Count of the houses, part {n}")
        items = [_counted(article, sentence, k) for k, sentence in enumerate(sentences)]
        made.append(Record(article=article, engine="rules", items=tuple(items)))
    by_row = [tuple(record.items[k].id for record in made) for k in range(0, per_article, 2)]
    groups = tuple(
        Group(id=f"g{k}", kind="claim", items=row, sources=tuple(f"m{n}" for n in range(articles))) for k, row in enumerate(by_row)
    )
    speakers = tuple(
        Person(id=f"p{k}", name=f"Counter {k}", items=tuple(record.items[k].id for record in made)) for k in range(0, per_article, 3)
    )
    return assemble(made, Reconciled(groups=groups, people=speakers), skipped=[], made_by=MadeBy(engine="rules"))


def _counted(article: Article, sentence: str, k: int) -> AnyGrounded:
    if k % 3 == 0:
        return grounded(article, ExpertView(quotes=[sentence], speaker=f"Counter {k}", view=sentence))
    if k % 3 == 1:
        return grounded(article, Claim(quotes=[sentence], text=sentence), count(f"{k + 2} houses", k + 2, k + 2, "house"))
    return grounded(article, Event(quotes=[sentence], what=sentence), day("on day", dt.date(2025, 1, 1) + dt.timedelta(days=k)))
