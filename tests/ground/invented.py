"""An invented article and short ways to make candidates on it."""

from __future__ import annotations

from typing import Any

from counterpoint.article import Article, Span
from counterpoint.ground import ground
from counterpoint.items import AnyItem, Claim, Event, ExpertView
from counterpoint.records import AnyGrounded, Candidate, Rejected

TEXT = (
    "Lindholm dam breach: 12 dead\n"
    "\n"
    "The east wall of the Lindholm reservoir gave way on Tuesday. About 1,100 residents were moved to schools, the police said.\n"
    "\n"
    "“We had warned about that wall since 2019,” said Maria Oduya, director of the Water Institute. She added that repairs will not "
    "begin before May.\n"
    "\n"
    "The minister, Per Strand, rejected the charge on Wednesday.\n"
    "\n"
    "Speaking in Harrow, he said he “never saw such a report” and that the wall met the standard.\n"
    "\n"
    "Engineers said the rain alone explains the breach. The Kell Dam Board put the cost at €3.2 million, or 4% of its budget.\n"
    "\n"
    "Farms downstream lost their harvest. The harbour stayed open.\n"
    "\n"
    "The market in Osterby was quiet.\n"
    "\n"
    "Read more: Maria Oduya wins prize\n"
)
FURNITURE = TEXT.index("Read more")


def article(text: str = TEXT, **more: Any) -> Article:
    more.setdefault("furniture", (Span(start=FURNITURE, end=len(text)),) if text == TEXT else ())
    return Article(id="a1", text=text, **more)


def candidate(item: AnyItem, window: Span | None = None, text: str = TEXT) -> Candidate:
    return Candidate(item=item, window=window or Span(start=0, end=len(text)))


def view(*quotes: str, speaker: str = "Maria Oduya", **more: Any) -> Candidate:
    return candidate(ExpertView(quotes=list(quotes), speaker=speaker, view=more.pop("view", "They say so."), **more))


def claim(*quotes: str, says: str = "It is so.", **more: Any) -> Candidate:
    return candidate(Claim(quotes=list(quotes), text=says, **more))


def event(*quotes: str, what: str = "It happened.", **more: Any) -> Candidate:
    return candidate(Event(quotes=list(quotes), what=what, **more))


def grounded(given: Candidate, on: Article | None = None) -> tuple[AnyGrounded, tuple[Rejected, ...]]:
    """The one item that comes of a candidate, and what was rejected beside it."""
    on = on or article()
    items, rejected = ground(on, [given])
    assert len(items) == 1, rejected
    for e in (*items[0].evidence, items[0].sentence):
        assert on.text[e.start : e.end] == e.quote
    return items[0], rejected
