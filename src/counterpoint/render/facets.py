"""By what a reader filters: source, person, kind and relation of items, and of whatever cites them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from counterpoint.findings import Person
from counterpoint.render.agreed import sharing
from counterpoint.render.index import Index
from counterpoint.render.weighed import linked

RELATIONS = ("agrees", "refines", "differs", "contradicts", "superseded", "undecided", "failed", "alone")
"""What an item can be filtered by; ``alone``: nothing in another article was found to match."""


class Facets:
    """The facets of items by their labels."""

    def __init__(self, ix: Index) -> None:
        self._ix = ix

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {self._ix.label(i): i for i in self._ix.items}

    @cached_property
    def _relations(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {i: set() for i in self._ix.items}
        for i in sharing(self._ix):
            found[i].add("agrees")
        for pair in self._ix.pairs:
            if pair.relation in RELATIONS:
                found[pair.a].add(pair.relation)
                found[pair.b].add(pair.relation)
        for i in found.keys() - linked(self._ix):
            found[i].add("alone")
        return found

    @cached_property
    def _voices(self) -> list[Person]:
        held = {person.id: person for person in self._ix.people.values()}
        return sorted(held.values(), key=lambda p: (not p.named, p.name.casefold(), p.id))

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {person.id: f"p{n}" for n, person in enumerate(self._voices)}

    @property
    def people(self) -> list[tuple[str, str]]:
        """The voices that hold items, by name: a short key for the page, and the name."""
        return [(self._keys[person.id], person.name) for person in self._voices]

    @property
    def relations(self) -> list[str]:
        """The relations that occur, in a fixed order."""
        found = set().union(*self._relations.values())
        return [relation for relation in RELATIONS if relation in found]

    @property
    def kinds(self) -> list[str]:
        """The kinds that occur, in the order of their first item."""
        return list(dict.fromkeys(item.kind for item in self._ix.items.values()))

    def of(self, labels: Iterable[str]) -> dict[str, str]:
        """The facets of whatever cites these labels, as space-separated words: source, person, kind, relation."""
        ids = [self._ids[label] for label in labels if label in self._ids]
        items = [self._ix.items[i] for i in ids]
        people = [self._keys[self._ix.people[i].id] for i in ids if i in self._ix.people]
        return {
            "source": _words(self._ix.articles[i.article_id].label for i in items if i.article_id in self._ix.articles),
            "person": _words(people),
            "kind": _words(item.kind for item in items),
            "relation": _words(relation for i in ids for relation in sorted(self._relations[i])),
        }


def _words(parts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(parts))
