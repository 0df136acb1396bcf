from __future__ import annotations

from counterpoint.article import Article, Span
from counterpoint.ground import ground
from counterpoint.items import Claim, ExpertView
from counterpoint.records import Candidate

LINE = "Minister number {n} of the river board, Ada Quill, said the wall of 19{m} would not hold; officials in Kell disagreed on Tuesday.\n"


def test_a_thousand_items_of_a_long_article() -> None:
    text = "".join(LINE.format(n=n, m=n % 90 + 10) for n in range(16_000))  # 2 MB
    article = Article(id="long", text=text)
    candidates = []
    for n in range(0, 16_000, 16):
        year = n % 90 + (10 if n % 3 else 11)  # every third is altered
        quote = f"Minister number {n} of the river board, Ada Quill, said the wall of 19{year} would not hold"
        item = (
            ExpertView(quotes=[quote], speaker="Ada Quill", view="It will not hold.")
            if n % 32
            else Claim(quotes=[quote], text="It will not.")
        )
        candidates.append(Candidate(item=item, window=Span(start=0, end=len(text))))
    items, rejected = ground(article, candidates)
    assert len(items) + len(rejected) == 1000
    assert all("the text has “" in r.reason for r in rejected)
    assert 330 <= len(rejected) <= 340
