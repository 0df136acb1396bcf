"""Where the sources agree: what they tell alike, and the facts that they share in statements that otherwise differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain, islice

from counterpoint.findings import Comparison, Fact, Group
from counterpoint.records import AnyGrounded, Evidence
from counterpoint.render.index import Index
from counterpoint.render.note import Limits, Line, Listing, Quote
from counterpoint.render.told import one_each, quote
from counterpoint.render.wording import alike, count, none_found, plainly, squeeze, words

MORE_PRECISE, ELSEWHERE = "more precise", "in other words"
_DEPENDENT = frozenset(["which", "who", "whose", "with", "by", "he", "she", "it", "they", "being", "to", "of", "for"])
"""Words with which a clause begins that leans on what stands before it."""


def shared_groups(ix: Index) -> list[Group]:
    """The groups told by at least two articles, alike or by some more precisely, those with most origins first."""
    groups = [g for g in ix.brief.groups if g.verdict in {"agrees", "refines"} and ix.sources(g.items) > 1]
    return sorted(groups, key=lambda g: -origins_of(ix, g))


def origins_of(ix: Index, group: Group) -> int:
    """How many origins stand behind a group."""
    return len(group.origins) or ix.origins(group.items)


def agreeing(ix: Index) -> list[Group]:
    """The shared groups of several origins. Copies of one text do not agree with each other: they are one."""
    return [group for group in shared_groups(ix) if origins_of(ix, group) > 1]


def sharing(ix: Index) -> frozenset[str]:
    """Items (ids) that state the same as one of another article, as a whole or in one fact."""
    told: list[Group | Fact] = [*ix.brief.groups, *ix.brief.facts]
    return frozenset(item.id for one in told if ix.sources(one.items) > 1 for item in ix.known(one.items))


def agreements(ix: Index, limits: Limits, dated: frozenset[str]) -> Listing[Line]:
    """What several origins tell alike. Events already ``dated`` above (ids) are only cited, what only copies share is counted."""
    shared, loose, facts = shared_groups(ix), _loose_agreements(ix), _facts(ix)
    groups = [group for group in shared if origins_of(ix, group) > 1]
    fresh = [g for g in groups if not dated.issuperset(i.id for i in ix.known(g.items))]
    lines = chain(map(partial(_agreement, ix), fresh), map(partial(_pair_agreement, ix), loose), map(partial(_shared, ix), facts))
    kept = tuple(islice(lines, limits.findings))
    known = {g.id for g in fresh}
    again = tuple(ix.labels(g.items)[0] for g in groups if g.id not in known)
    copied, more = len(shared) - len(groups), len(fresh) + len(loose) + len(facts) - len(kept)
    remarks = [f"{count(copied, 'statement')} that only copies of one text share: no agreement, and told once above."] if copied else []
    remarks += ["Also told by several, under What happened:"] if again else []
    return Listing(kept, more, "" if again else none_found("agreements", ix.brief), " ".join(remarks), again)


def _loose_agreements(ix: Index) -> list[Comparison]:
    """Agreeing pairs of two articles that no group holds together."""
    apart = [c for c in ix.pairs if c.relation == "agrees" and ix.origins((c.a, c.b)) > 1]
    return [c for c in apart if c.a not in ix.groups or ix.groups[c.a] is not ix.groups.get(c.b)]


def _agreement(ix: Index, group: Group) -> Line:
    items = ix.known(group.items)
    finer = ix.finer.get(group.id, frozenset())
    plain = [item for item in items if item.id not in finer] or items
    finer = frozenset(i for i in finer if not alike(words(ix.items[i]), words(plain[0])))
    marks = (_support(origins_of(ix, group), ix.sources(group.items)),)
    quotes = one_each(ix, ix.known(finer)) if finer else one_each(ix, items)
    return Line(squeeze(plain[0].item.summary), _once(ix, items), MORE_PRECISE if finer else "", marks, quotes)


def _once(ix: Index, items: Sequence[AnyGrounded]) -> tuple[str, ...]:
    """The labels of items, one for each sentence: a claim, a view and an event may all be made of one."""
    first: dict[tuple[str, int], AnyGrounded] = {}
    for item in items:
        first.setdefault((item.article_id, item.sentence.start), item)
    return tuple(ix.label(item.id) for item in first.values())


def _pair_agreement(ix: Index, pair: Comparison) -> Line:
    items = ix.known((pair.a, pair.b))
    marks = (_support(ix.origins((pair.a, pair.b)), 2),)
    return Line(squeeze(items[0].item.summary), ix.labels((pair.a, pair.b)), "", marks, one_each(ix, items))


def _support(origins: int, sources: int) -> str:
    articles = count(sources, "article")
    return f"{count(origins, 'origin')} ({articles})" if origins != sources else f"{count(origins, 'origin')}"


def _facts(ix: Index) -> list[Fact]:
    """The shared facts, those with most origins first."""
    return sorted(ix.brief.facts, key=lambda fact: -len(fact.origins))


def _shared(ix: Index, fact: Fact) -> Line:
    """A fact in the words that stand best alone, and the other words for it."""
    stated = [(ix.items[i], e) for i, e in zip(fact.items, fact.words, strict=True) if i in ix.items]
    best = min(stated, key=lambda pair: (pair[1].quote.split()[0].casefold() in _DEPENDENT, len(pair[1].quote)))
    others = {plainly(e.quote): _in_words(ix, item, e) for item, e in stated if plainly(e.quote) != plainly(best[1].quote)}
    marks = (_support(len(fact.origins), ix.sources(fact.items)),)
    text = f"“{squeeze(best[1].quote)}”"
    return Line(text, _once(ix, [item for item, _ in stated]), ELSEWHERE if others else "", marks, tuple(others.values())[:3])


def _in_words(ix: Index, item: AnyGrounded, stated: Evidence) -> Quote:
    full = quote(ix, item)
    return Quote(full.label, full.source, squeeze(stated.quote), full.holder, full.published)
