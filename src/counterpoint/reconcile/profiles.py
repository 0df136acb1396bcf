"""Items as they are compared: their words as tokens, stems, names and values, made once for each item."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from counterpoint.findings import Person
from counterpoint.items import ExpertView
from counterpoint.reconcile.terms import terms, tokens, vocabulary
from counterpoint.records import AnyGrounded, Interval, Quantity, Record


@dataclass(frozen=True)
class Profile:
    """One item, ready to be compared. ``article`` is the index of its record, ``voice`` the id of the person who is made responsible.

    ``said`` are the item's own words; ``terms`` the stems and name keys in them, ``context`` those of the whole sentence.
    """

    item: AnyGrounded
    article: int
    published: dt.date | None
    voice: str | None
    said: str
    terms: frozenset[str]
    context: frozenset[str]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The item's parsed numbers."""
        return self.item.values.quantities

    @property
    def when(self) -> Interval | None:
        """The item's days, if they could be resolved."""
        return self.item.values.when

    @property
    def sentence(self) -> str:
        """The sentence around the item."""
        return self.item.sentence.quote

    @cached_property
    def names(self) -> frozenset[str]:
        """The names among the terms."""
        return frozenset(t for t in self.terms if t[0] == "@")

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything under which the item can be found: terms, units and exact values of numbers, the first day."""
        units = {f"#{q.unit}" for q in self.quantities if q.unit}
        values = {f"={q.low:g}" for q in self.quantities if q.low is not None and q.low == q.high and q.low >= 10}
        days = {f"~{self.when.start}"} if self.when and self.when.start else set()
        return self.terms | units | values | days

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The item's own words in order."""
        return tuple(tokens(self.said))

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The words of the sentence in order."""
        return tuple(tokens(self.sentence))


def profiles(records: Sequence[Record], people: Sequence[Person]) -> list[Profile]:
    """A profile of every item, in the order of the records."""
    voices = {item: person.id for person in people for item in person.items}
    common = vocabulary(i.sentence.quote for r in records for i in r.items)
    return [
        _profile(item, index, record.article.published, voices.get(item.id), common)
        for index, record in enumerate(records)
        for item in record.items
    ]


def _profile(item: AnyGrounded, index: int, published: dt.date | None, voice: str | None, common: frozenset[str]) -> Profile:
    said = " ".join(e.quote for e in item.content)
    holder = terms(item.item.holder or "", common) if isinstance(item.item, ExpertView) else frozenset()
    about = terms(said, common) | {t for t in terms(item.item.summary, common) if t[0] == "@"}
    return Profile(item, index, published, voice, said, about - holder or about, terms(item.sentence.quote, common))


class Weights:
    """How much a shared term says: its inverse document frequency over the items at hand (Spärck Jones 1972), at least 0.3."""

    def __init__(self, everything: Sequence[Profile]) -> None:
        self.frequency: Mapping[str, int] = Counter(t for p in everything for t in p.context | p.keys)
        self._n = max(2, len(everything))

    def of(self, term: str) -> float:
        """The weight of one term."""
        return max(0.3, math.log(self._n / self.frequency.get(term, 1)))

    def total(self, terms: frozenset[str]) -> float:
        """The weight of several terms together."""
        return sum(self.of(t) for t in terms)

    def cover(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share (0 to 1) of the weight of ``a`` that ``b`` has too."""
        whole = self.total(a)
        return self.total(a & b) / whole if whole else 0.0
