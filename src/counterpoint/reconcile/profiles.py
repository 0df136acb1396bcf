"""Items as they are compared: their words as tokens, stems, names and values, made once for each item."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from counterpoint.article import Article
from counterpoint.findings import Person
from counterpoint.items import ExpertView
from counterpoint.reconcile.concepts import views
from counterpoint.reconcile.frames import IN_SLOTS
from counterpoint.reconcile.terms import stem, terms, vocabulary, words
from counterpoint.reconcile.values import Stance, Transfer, stance, transfer
from counterpoint.records import AnyGrounded, Interval, Quantity, Record

NEAR = 70
KEPT = 1024  # texts whose terms are known while profiles are made: more than an article's items have
OUTCOME = 2.0  # the weight of an outcome on a scale, for which there are many words
LEAST, MOST = 1.0, 3.0  # of a term where two items are known to tell of one event
ONE_STORY = 0.2  # share of the terms in the items of the shorter article that two articles on one story have in common,
STORY = 6  # and how many these are at least
LIGHT = 1.0  # weight of a light verb at most: among a few articles the commonest word may stand once only, and says as little
_LIGHT_VERBS = frozenset(
    stem(w) for w in words("become come feel find get give go keep look make prove put remain seem set show stay take turn")
)
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}(?:,? ?[\w., ]{0,25}\([\w ]+\))?\s*[—–-]+\s+|^\([A-Z][\w ]+\)\s*[—–-]*\s*")


@dataclass(frozen=True)
class Profile:
    """One item, ready to be compared. ``article`` is the index of its record, ``voice`` the id of the person who is made responsible.

    ``said`` are the item's own words; ``terms`` the stems and name keys in them, ``context`` those of the whole sentence.
    """

    item: AnyGrounded
    article: int
    source: str
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
    def whole(self) -> Profile:
        """The item with all of its sentence as its words."""
        return replace(self, said=bare(self.sentence))

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
        more = units | values | days
        return self.terms | more if more else self.terms

    @cached_property
    def plain(self) -> frozenset[str]:
        """The terms that are neither names nor of a value nor otherwise of a slot in which near-identical statements may differ."""
        values = " ".join([*(q.words for q in self.quantities), *([self.when.words] if self.when else [])])
        return _plain(self.terms) - (terms(values) if values else frozenset())

    @cached_property
    def plain_context(self) -> frozenset[str]:
        """The same of the whole sentence, values not left out."""
        return _plain(self.context)

    @cached_property
    def stance(self) -> Stance:
        """Whether it is said to be so or not, and how firmly."""
        return stance(self.item, self.said)

    @cached_property
    def views(self) -> tuple[frozenset[str], ...]:
        """What the item is about in its statement, there without its place, and in the words quoted; outcomes stand for their words."""
        return views(self.item.item.summary, self.said, getattr(self.item.item, "where", None), self.names)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All of `views`."""
        return frozenset().union(*self.views)

    @cached_property
    def transfer(self) -> Transfer | None:
        """Who gives what to whom, if it says so."""
        return transfer(self.said)

    def around(self, quantity: Quantity) -> frozenset[str]:
        """The terms of the item that stand near a number: within `NEAR` characters of it."""
        at = self.said.find(quantity.words)
        if at < 0:
            return frozenset()
        start = self.said.rfind(" ", 0, max(0, at - NEAR)) + 1
        end = self.said.find(" ", at + len(quantity.words) + NEAR)
        return _terms(self.said[start : end if end > 0 else len(self.said)]) & self.terms


@lru_cache(maxsize=32_768)
def _terms(near: str) -> frozenset[str]:
    """The terms of what stands around a number, which is asked for with each statement that counts."""
    return terms(near)


def _plain(found: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in found if t[0] != "@" and t not in IN_SLOTS)


def bare(text: str) -> str:
    """``text`` without an agency's dateline at its head ("LINDHOLM (AP) — ")."""
    return _DATELINE.sub("", text)


def profiles(records: Sequence[Record], people: Sequence[Person]) -> list[Profile]:
    """A profile of every item, in the order of the records."""
    voices = {item: person.id for person in people for item in person.items}
    common = vocabulary(i.sentence.quote for r in records for i in r.items)
    # The items of an article tell its few sentences and people again and again; each set of terms is held once.
    read = lru_cache(maxsize=KEPT)(lambda text: terms(text, common))
    return [
        _profile(item, index, record.article, voices.get(item.id), read) for index, record in enumerate(records) for item in record.items
    ]


def _profile(item: AnyGrounded, index: int, article: Article, voice: str | None, read: Callable[[str], frozenset[str]]) -> Profile:
    said = bare(" ".join(e.quote for e in item.content))
    holder = read(item.item.holder or "") if isinstance(item.item, ExpertView) else frozenset()
    about = read(said) | {t for t in read(item.item.summary) if t[0] == "@"}
    return Profile(item, index, article.source, article.published, voice, said, about - holder or about, read(item.sentence.quote))


def _weight(term: str, rarity: float) -> float:
    return min(max(0.3, math.log(rarity)), LIGHT if term in _LIGHT_VERBS else math.inf)


class Weights:
    """How much a shared term says: its inverse document frequency over the items at hand (Spärck Jones 1972), at least 0.3."""

    def __init__(self, everything: Sequence[Profile]) -> None:
        self.frequency: Mapping[str, int] = Counter(t for p in everything for t in p.context | p.keys)
        self._everything = everything
        n = max(2, len(everything))
        self._rare = math.log(n)
        self._stories: dict[tuple[int, int], bool] = {}
        self._totals: dict[frozenset[str], float] = {}
        self._weight = {term: _weight(term, n / count) for term, count in self.frequency.items()}

    def of(self, term: str) -> float:
        """The weight of one term."""
        return self._weight.get(term, OUTCOME if term[0] == "%" else self._rare)

    def total(self, terms: frozenset[str]) -> float:
        """The weight of several terms together."""
        return math.fsum(map(self.of, terms))

    def cover(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share (0 to 1) of the weight of ``a`` that ``b`` has too."""
        return self.covers(a, b)[0]

    def covers(self, a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
        """The share of the weight of ``a`` that ``b`` has too, and the reverse."""
        shared, whole_a, whole_b = self.total(a & b), self._known(a), self._known(b)
        return shared / whole_a if whole_a else 0.0, shared / whole_b if whole_b else 0.0

    def evenly(self, a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
        """The same as `covers`, with weights from `LEAST` to `MOST`: what half of the articles tell counts, and one rare word not alone."""
        shared, whole_a, whole_b = (math.fsum(min(max(LEAST, self.of(t)), MOST) for t in side) for side in (a & b, a, b))
        return shared / whole_a if whole_a else 0.0, shared / whole_b if whole_b else 0.0

    def _known(self, terms: frozenset[str]) -> float:
        """The weight of an item's terms, summed up once."""
        if (known := self._totals.get(terms)) is None:
            known = self._totals[terms] = self.total(terms)
        return known

    def together(self, a: frozenset[str], b: frozenset[str], but: frozenset[str] = frozenset()) -> bool:
        """Whether a name of ``a`` and one of ``b`` stand in one sentence anywhere; ``but`` are sentences that do not count."""
        return any(True for _ in self.sentences(a, b, but))

    def sentences(self, a: frozenset[str], b: frozenset[str], but: frozenset[str] = frozenset()) -> Iterator[str]:
        """The sentences in which `together` finds them."""
        met = (self._sentences[x] & self._sentences[y] for x in a for y in b if x in self._sentences and y in self._sentences)
        told = (self._everything[index].sentence for indexes in met for index in sorted(indexes))
        return (sentence for sentence in told if sentence not in but)

    def of_article(self, article: int) -> frozenset[str]:
        """The terms of all sentences of one article's items."""
        return self._articles.get(article, frozenset())

    def one_story(self, a: int, b: int) -> bool:
        """Whether two articles are on one story: much of what the shorter tells shares its words."""
        if (known := self._stories.get((a, b))) is None:
            left, right = self.of_article(a), self.of_article(b)
            known = self._stories[a, b] = len(left & right) >= max(STORY, ONE_STORY * min(len(left), len(right)))
        return known

    def often(self, article: int) -> frozenset[str]:
        """The terms that stand in two sentences of an article's items at least."""
        return self._often.get(article, frozenset())

    @cached_property
    def _often(self) -> dict[int, frozenset[str]]:
        told: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
        for profile in self._everything:
            told[profile.article][profile.item.sentence.start] = profile.context
        counted = {article: Counter(term for terms_of in of.values() for term in terms_of) for article, of in told.items()}
        return {article: frozenset(term for term, count in of.items() if count > 1) for article, of in counted.items()}

    @cached_property
    def core(self) -> frozenset[str]:
        """The terms that half of the articles have, and two at least."""
        having = Counter(term for terms_of in self._articles.values() for term in terms_of)
        return frozenset(term for term, count in having.items() if count >= max(2, len(self._articles) / 2))

    @cached_property
    def _articles(self) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for profile in self._everything:
            found[profile.article] |= profile.context
        return {article: frozenset(terms_of) for article, terms_of in found.items()}

    @cached_property
    def _sentences(self) -> dict[str, set[int]]:
        """Where each name stands; made only when first asked for."""
        found: dict[str, set[int]] = defaultdict(set)
        for index, profile in enumerate(self._everything):
            for term in profile.context:
                if term[0] == "@":
                    found[term].add(index)
        return dict(found)
