"""What changed between two briefs of a developing story: what is new, gone, newly agreed, newly disputed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterpoint.article import Frozen
from counterpoint.findings import Brief
from counterpoint.records import AnyGrounded
from counterpoint.render.agreed import origins_of, shared_groups
from counterpoint.render.index import Index
from counterpoint.render.wording import count, printable, quoted, shorten, words


class Change(Frozen):
    """One thing that changed. ``items`` are ids in the brief that has it (the new one, or for what is gone the old one)."""

    text: str
    items: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Difference(Frozen):
    """From an old brief to a new one. Empty lists: nothing of that sort changed."""

    articles_new: tuple[Change, ...] = ()
    articles_gone: tuple[Change, ...] = ()
    voices_new: tuple[Change, ...] = ()
    items_new: tuple[Change, ...] = ()
    items_gone: tuple[Change, ...] = ()
    agreed_new: tuple[Change, ...] = ()
    disputed_new: tuple[Change, ...] = ()
    disputed_gone: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in type(self).model_fields)


_Key = tuple[str, ...]


def diff(old: Brief, new: Brief) -> Difference:
    """What changed from ``old`` to ``new``.

    An item is the same if its id is, or if the same article (by address, else file, else title) has the same words for the
    same kind: an article that was edited between the runs keeps what did not change in it.
    """
    before, after = _Side(old), _Side(new)
    return Difference(
        articles_new=_articles(after, before),
        articles_gone=_articles(before, after),
        voices_new=_voices(after, before),
        items_new=_items(after, before),
        items_gone=_items(before, after),
        agreed_new=_agreed(after, before),
        disputed_new=_disputed(after, before),
        disputed_gone=_disputed(before, after),
    )


class _Side:
    """One of the two briefs, with keys that mean the same in both."""

    def __init__(self, brief: Brief) -> None:
        self.ix = Index(brief)
        self.articles = {a.id: a.url or a.location or a.title or a.id for a in brief.articles}
        self.keys = {item.id: self._key(item) for item in brief.items}
        self.items = set(self.keys.values())
        self.voices = {_folded(person.name) for person in brief.people if person.named}
        pairs = [c for c in self.ix.pairs if c.relation == "contradicts"]
        self.disputes = {frozenset((self.keys[c.a], self.keys[c.b])): c for c in pairs}
        self.agreed: dict[_Key, int] = {}
        for group in shared_groups(self.ix):
            for item in self.ix.known(group.items):
                self.agreed[self.keys[item.id]] = origins_of(self.ix, group)

    def _key(self, item: AnyGrounded) -> _Key:
        return self.articles.get(item.article_id, item.article_id), item.kind, _folded(words(item, 100_000))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _change(side: _Side, text: str, ids: Iterable[str]) -> Change:
    known = side.ix.known(ids)
    return Change(text=text, items=tuple(i.id for i in known), labels=tuple(side.ix.label(i.id) for i in known))


def _articles(here: _Side, there: _Side) -> tuple[Change, ...]:
    others = set(there.articles.values())
    mine = [a for a in here.ix.brief.articles if here.articles[a.id] not in others]
    return tuple(Change(text=f"{here.ix.source(a.id)}: {a.title or a.location or a.id}", labels=(a.label,)) for a in mine)


def _voices(here: _Side, there: _Side) -> tuple[Change, ...]:
    people = [p for p in here.ix.brief.people if p.named and _folded(p.name) not in there.voices]
    return tuple(_change(here, ", ".join(x for x in (p.name, p.role, p.affiliation) if x), p.items) for p in people)


def _items(here: _Side, there: _Side) -> tuple[Change, ...]:
    ids = there.keys.keys()
    fresh = [i for i in here.ix.items.values() if i.id not in ids and here.keys[i.id] not in there.items]
    return tuple(_change(here, _told(here, item), [item.id]) for item in fresh)


def _told(side: _Side, item: AnyGrounded) -> str:
    holder = side.ix.holder(item)
    return (f"{holder}: " if holder else "") + shorten(item.item.summary, 160)


def _agreed(here: _Side, there: _Side) -> tuple[Change, ...]:
    """Matters that more origins tell than did before, of those that at least two tell."""
    found = []
    for group in shared_groups(here.ix):
        now = origins_of(here.ix, group)
        was = max((there.agreed.get(here.keys[i.id], 0) for i in here.ix.known(group.items)), default=0)
        if now > max(was, 1):
            text = shorten(here.ix.known(group.items)[0].item.summary, 160)
            found.append(_change(here, f"{text} ({count(now, 'origin')}" + (f", before {was})" if was else ")"), group.items))
    return tuple(found)


def _disputed(here: _Side, there: _Side) -> tuple[Change, ...]:
    found = []
    for key, pair in here.disputes.items():
        if key not in there.disputes:
            sides = [f"{here.ix.source(i.article_id)} {quoted(words(i, 120))}" for i in (here.ix.items[pair.a], here.ix.items[pair.b])]
            found.append(_change(here, f"{pair.slot or 'statement'}: {' against '.join(sides)}", (pair.a, pair.b)))
    return tuple(found)


_HEADINGS = {
    "disputed_new": "Newly disputed",
    "disputed_gone": "No longer disputed",
    "agreed_new": "Newly agreed, or told by more origins",
    "articles_new": "New articles",
    "articles_gone": "Articles no longer there",
    "voices_new": "New voices",
    "items_new": "New",
    "items_gone": "Gone",
}


def text(difference: Difference) -> str:
    """The difference as plain text, the weightiest first. Labels of what is gone are those of the old brief."""
    blocks = []
    for name, heading in _HEADINGS.items():
        changes: tuple[Change, ...] = getattr(difference, name)
        if changes:
            lines = [f"  {printable(c.text)}" + "".join(f" [{label}]" for label in c.labels[:8] if label) for c in changes]
            blocks.append("\n".join([f"{heading} ({len(changes)})", *lines]))
    return "\n\n".join(blocks or ["Nothing changed."]) + "\n"
