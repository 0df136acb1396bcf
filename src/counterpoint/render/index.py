"""Look-ups in a brief that every rendering needs: items by id, who holds them, which articles share an origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from counterpoint.findings import Brief, BriefArticle, Comparison, Group, Person
from counterpoint.records import AnyGrounded


class Index:
    """A brief, by id. Ids that the brief does not hold are left out of every answer: a rendering never fails on them."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    @cached_property
    def items(self) -> dict[str, AnyGrounded]:
        """Items by id, in the order of the brief."""
        return {item.id: item for item in self.brief.items}

    @cached_property
    def articles(self) -> dict[str, BriefArticle]:
        """Articles by id, in the order of the brief."""
        return {article.id: article for article in self.brief.articles}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Who holds an item, by the item's id."""
        return {item: person for person in self.brief.people for item in person.items}

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The group an item is in, by the item's id."""
        return {item: group for group in self.brief.groups for item in group.items}

    @cached_property
    def finer(self) -> dict[str, frozenset[str]]:
        """By the id of a group, its items (ids) that tell more precisely what another article tells in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for c in self.pairs:
            group = self.groups.get(c.a)
            if c.relation == "refines" and group is not None and group is self.groups.get(c.b) and self.sources((c.a, c.b)) > 1:
                found[group.id].add(c.a)
        return {group: frozenset(items) for group, items in found.items()}

    @cached_property
    def pairs(self) -> tuple[Comparison, ...]:
        """The comparisons whose two items the brief holds."""
        return tuple(c for c in self.brief.comparisons if c.a in self.items and c.b in self.items)

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {item: n for n, item in enumerate(self.items)}

    def known(self, ids: Iterable[str]) -> list[AnyGrounded]:
        """The items of these ids, in the order of the brief."""
        return [self.items[i] for i in sorted({i for i in ids if i in self.items}, key=self._rank.__getitem__)]

    def label(self, item_id: str) -> str:
        """What a reader calls an item: ``A3``, or the start of its id in a brief that was not assembled."""
        item = self.items.get(item_id)
        return (item.label if item else "") or item_id[:8]

    def labels(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The labels of the known ones of these ids, in the order of the brief."""
        return tuple(self.label(item.id) for item in self.known(ids))

    def source(self, article_id: str) -> str:
        """What a reader calls an article: its outlet, else its title, else its letter."""
        article = self.articles.get(article_id)
        if article is None:
            return article_id
        return article.source or article.title or article.label or article.id

    def holder(self, item: AnyGrounded) -> str | None:
        """Who is made responsible for an item; None is the article's own voice."""
        person = self.people.get(item.id)
        return person.name if person else item.item.holder or item.teller

    def origin(self, article_id: str) -> str:
        """The id that stands for an article's origin: articles with one origin have the same."""
        at = article_id
        while self._parents.get(at, at) != at:
            at = self._parents[at]
        return at

    @cached_property
    def _parents(self) -> dict[str, str]:
        """Union-find over the articles that share an origin, by whichever origin."""
        parents: dict[str, str] = {}

        def root(at: str) -> str:
            while parents.setdefault(at, at) != at:
                at = parents[at]
            return at

        for origin in self.brief.origins:
            for other in origin.articles[1:]:
                parents[root(other)] = root(origin.articles[0])
        return parents

    @cached_property
    def _item_origins(self) -> dict[str, str]:
        return {item: origin.id for origin in self.brief.origins for item in origin.items}

    def origins(self, ids: Iterable[str]) -> int:
        """How many origins stand behind items: articles that share one count once, and so do items quoted from one place."""
        return len({self._item_origins.get(item.id) or self.origin(item.article_id) for item in self.known(ids)})

    def sources(self, ids: Iterable[str]) -> int:
        """How many articles hold these items."""
        return len({item.article_id for item in self.known(ids)})
