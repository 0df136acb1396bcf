"""Records made by hand for the tests of reconciling: invented text, evidence that really stands in it."""

from __future__ import annotations

import datetime as dt

from counterpoint.article import Article
from counterpoint.items import AnyItem, Claim, Event, ExpertView
from counterpoint.mentions import find_dates, resolve_date, scan
from counterpoint.records import AnyGrounded, Evidence, Grounded, Record, Values


def view(speaker: str, says: str, **fields: object) -> ExpertView:
    return ExpertView.model_validate({"quotes": [says], "speaker": speaker, "view": says, **fields})


def claim(says: str, *, by: str | None = None, **fields: object) -> Claim:
    return Claim.model_validate({"quotes": [says], "text": says, "attributed_to": by, **fields})


def event(what: str, **fields: object) -> Event:
    return Event.model_validate({"quotes": [what], "what": what, **fields})


def record(article_id: str, *items: AnyItem, published: str | None = None, text: str | None = None, source: str = "") -> Record:
    """A record whose article is one line for each item, unless ``text`` is given; each item's quote must stand in it."""
    whole = "\n".join(item.quotes[0] for item in items) if text is None else text
    day = dt.date.fromisoformat(published) if published else None
    article = Article(id=article_id, text=whole, published=day, source=source or article_id)
    found, at = [], 0
    for item in items:
        start = whole.find(item.quotes[0], at)
        start = whole.index(item.quotes[0]) if start < 0 else start
        at = start + 1
        found.append(_ground(article, item, start))
    return Record(article=article, engine="made", items=tuple(found))


def _ground(article: Article, item: AnyItem, start: int) -> AnyGrounded:
    quote = item.quotes[0]
    evidence = (Evidence(start=start, end=start + len(quote), quote=quote),)
    first = article.text.rfind("\n", 0, start) + 1
    last = article.text.find("\n", start)
    last = len(article.text) if last < 0 else last
    sentence = Evidence(start=first, end=last, quote=article.text[first:last])
    quantities = tuple(found.quantity for found in scan(quote))
    days = [d for s in find_dates(quote) if (d := resolve_date(quote[s.start : s.end], article.published))]
    return Grounded(
        id=Grounded.make_id(article.id, item.name(), evidence),
        article_id=article.id,
        item=item,
        evidence=evidence,
        sentence=sentence,
        values=Values(quantities=quantities, when=days[0] if days else None),
    )
