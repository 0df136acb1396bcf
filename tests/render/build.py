"""Items bound to the words of an article, for invented briefs."""

from __future__ import annotations

import datetime as dt
import re

from counterpoint.article import Article
from counterpoint.items import AnyItem
from counterpoint.records import AnyGrounded, Evidence, Grounded, Interval, Part, Quantity, Values
from counterpoint.sentences import around, ranges


def evidence(article: Article, words: str, part: Part = "content", near: int = 0) -> Evidence:
    """The words where they stand in the article; if several times, nearest to ``near``."""
    places = [m.start() for m in re.finditer(re.escape(words), article.text)]
    start = min(places, key=lambda at: abs(at - near))
    return Evidence(start=start, end=start + len(words), quote=words, part=part)


def grounded(article: Article, item: AnyItem, values: Values | None = None, **parts: str) -> AnyGrounded:
    """The item bound to its quotes; ``speaker=`` and ``cue=`` are words of the article too."""
    found = [evidence(article, quote) for quote in item.quotes]
    near = found[0].start
    found += [evidence(article, parts[name], name, near) for name in ("speaker", "cue") if name in parts]
    bound = tuple(sorted(found, key=lambda e: (e.start, e.end)))
    start, end = around(list(ranges(article.text)), found[0].start, found[0].end)
    sentence = Evidence(start=start, end=end, quote=article.text[start:end])
    made: AnyGrounded = Grounded(
        id=Grounded.make_id(article.id, item.name(), bound),
        article_id=article.id,
        item=item,
        evidence=bound,
        sentence=sentence,
        values=values or Values(),
    )
    return made


def day(words: str, start: dt.date | None, end: dt.date | None = None) -> Values:
    return Values(when=Interval(words=words, start=start, end=end or start))


def count(words: str, low: float | None, high: float | None, unit: str | None = None) -> Values:
    return Values(quantities=(Quantity(words=words, low=low, high=high, unit=unit),))
