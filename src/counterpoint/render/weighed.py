"""How the sources compare: numbers, details, contradictions, disputes, and what only one of them has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from counterpoint.findings import Comparison, Issue, Position
from counterpoint.items import Claim, Event, ExpertView
from counterpoint.records import AnyGrounded, Evidence, Quantity
from counterpoint.render.agreed import MORE_PRECISE, agreeing, sharing
from counterpoint.render.index import Index
from counterpoint.render.note import CITED, Alone, Clash, Dispute, Figures, Limits, Line, Listing, Quote, Stance
from counterpoint.render.told import Covered, of_kind, quote
from counterpoint.render.wording import coverage, listed, none_found, shorten, squeeze

LINKING = frozenset({"agrees", "refines", "differs", "contradicts", "superseded", "undecided", "failed"})
"""Relations to an item of another article after which an item is not said to stand alone."""


def figures(ix: Index, limits: Limits) -> tuple[Listing[Figures], frozenset[tuple[str, str]]]:
    """Numbers that several sources give for one matter; and the pairs (ids) that this tells."""
    pairs = [c for c in ix.pairs if c.relation in {"refines", "differs", "superseded"} and c.slot in {"number", "quantity", "amount"}]
    pairs = [c for c in pairs if all(item.values.quantities for item in ix.known((c.a, c.b)))]
    entries = [_figures(ix, {i.id: i.values.quantities for i in ix.known((c.a, c.b))}, _relation(ix, c)) for c in pairs]
    entries += [_figures(ix, given, "agree") for g in agreeing(ix) if (given := _same_numbers(ix, g.items))]
    entries += [_figures(ix, given, "agree") for f in ix.brief.facts if (given := _same_numbers(ix, f.items, f.words))]
    entries = list({tuple((q.source, q.words) for q in e.quotes): e for e in reversed(entries)}.values())[::-1]
    told = frozenset((c.a, c.b) for c in pairs)
    cut = tuple(entries[: limits.findings])
    return Listing(cut, len(entries) - len(cut), none_found("matters with numbers from several sources", ix.brief)), told


def _same_numbers(ix: Index, ids: Sequence[str], stated: Sequence[Evidence] = ()) -> dict[str, tuple[Quantity, ...]]:
    """The numbers that two articles or more give alike in these items: by the first item (id) of each article that has them.

    "Several" and "hundreds" are no figures, however many say so. ``stated``: the words of each item that count, else all of them.
    """
    within = dict(zip(ids, stated, strict=True)) if stated else {}
    tellers: dict[tuple[float | None, float | None, str | None], set[str]] = defaultdict(set)
    items = ix.known(ids)
    for item in items:
        for q in item.values.quantities:
            told = item.id not in within or q.words in within[item.id].quote
            if told and (q.low == q.high or any(map(str.isdigit, q.words))):
                tellers[q.low, q.high, q.unit].add(item.article_id)
    first: dict[str, tuple[str, tuple[Quantity, ...]]] = {}
    for item in items:
        shared = tuple(q for q in item.values.quantities if len(tellers[q.low, q.high, q.unit]) > 1)
        if shared:
            first.setdefault(item.article_id, (item.id, shared))
    return dict(first.values())


def _figures(ix: Index, numbers: Mapping[str, Sequence[Quantity]], relation: str) -> Figures:
    quotes = tuple(_number(ix, ix.items[i], given) for i, given in numbers.items())
    return Figures(shorten(ix.items[next(iter(numbers))].item.summary, 90), quotes, relation)


def _number(ix: Index, item: AnyGrounded, numbers: Sequence[Quantity]) -> Quote:
    full = quote(ix, item)
    return Quote(full.label, full.source, ", ".join(squeeze(q.words) for q in numbers), full.holder, full.published)


def _relation(ix: Index, pair: Comparison) -> str:
    """A comparison in words, with its direction where it has one."""
    a, b = ix.label(pair.a), ix.label(pair.b)
    how = {"refines": f"{a} refines {b}", "superseded": f"{a} replaces the earlier {b}"}.get(pair.relation, pair.relation)
    return f"{how}: {squeeze(pair.why)}" if pair.why else how


def details(ix: Index, limits: Limits, told: frozenset[tuple[str, str]]) -> Listing[Line]:
    """Pairs in which one is more precise, later, or differs in a detail, besides the numbers already ``told``."""
    pairs = [c for c in ix.pairs if c.relation in {"refines", "differs", "superseded"} and (c.a, c.b) not in told]
    pairs = _one_of_each(ix, sorted(pairs, key=lambda c: ("refines", "superseded", "differs").index(c.relation)))
    lines = tuple(_detail(ix, pair) for pair in pairs[: limits.findings])
    above = [*(["the numbers"] if told else []), *(["what the sources agree on"] if ix.finer else [])]
    empty = none_found("refinements and differences" + (f" besides {listed(above)} above" if above else ""), ix.brief)
    return Listing(lines, len(pairs) - len(lines), empty)


def _one_of_each(ix: Index, pairs: Sequence[Comparison]) -> list[Comparison]:
    """The first pair of every two groups that stand in a relation: the others say the same of the same matter.

    What is more precise within one group is told with the group, where the sources agree.
    """

    def matter(item_id: str) -> str:
        group = ix.groups.get(item_id)
        return group.id if group else item_id

    first: dict[tuple[str, str, str], Comparison] = {}
    for pair in pairs:
        first.setdefault((matter(pair.a), matter(pair.b), pair.relation), pair)
    told = {g.id for g in agreeing(ix)}
    return [pair for (a, b, _), pair in first.items() if a != b or a not in told]


def _detail(ix: Index, pair: Comparison) -> Line:
    head = {"refines": MORE_PRECISE, "superseded": "replaces", "differs": "differs"}[pair.relation]
    marks = tuple(part for part in (pair.slot, squeeze(pair.why)) if part)
    sides = tuple(quote(ix, ix.items[i], 200) for i in (pair.a, pair.b))
    return Line("", (ix.label(pair.a), ix.label(pair.b)), head, marks, sides)


def clashes(ix: Index, limit: int, relation: str, empty: str = "") -> Listing[Clash]:
    """The pairs with this relation side by side, those of two articles first."""
    pairs = sorted((c for c in ix.pairs if c.relation == relation), key=lambda c: ix.sources((c.a, c.b)) < 2)
    entries = tuple(_clash(ix, pair) for pair in pairs[:limit])
    return Listing(entries, len(pairs) - len(entries), empty)


def _clash(ix: Index, pair: Comparison) -> Clash:
    sides = quote(ix, ix.items[pair.a], 320), quote(ix, ix.items[pair.b], 320)
    slot = ", ".join(part for part in (pair.slot, "both in one article" if ix.sources((pair.a, pair.b)) < 2 else "") if part)
    decided = pair.decided_by.replace("+swap", " with the sides swapped too").replace("+", " and ")
    return Clash(shorten(ix.items[pair.a].item.summary, 160), slot, sides, squeeze(pair.why), decided)


def triangles(ix: Index) -> Listing[Line]:
    """Verdicts that cannot all hold."""
    return Listing(tuple(Line(squeeze(t.why), ix.labels((t.a, t.b, t.c))) for t in ix.brief.triangles))


def disputes(ix: Index) -> Listing[Dispute]:
    """Who disagrees with whom, question by question."""
    return Listing(tuple(_dispute(ix, issue) for issue in ix.brief.issues), 0, none_found("questions with opposing views", ix.brief))


def _dispute(ix: Index, issue: Issue) -> Dispute:
    both = {
        True: "the positions exclude each other",
        False: "the positions do not exclude each other",
        None: "not judged whether they exclude each other",
    }
    return Dispute(squeeze(issue.question), tuple(_stance(ix, p) for p in issue.positions), both[issue.logically_exclusive])


def _stance(ix: Index, position: Position) -> Stance:
    holders: dict[str, list[str]] = {}
    for item in ix.known(position.items):
        holders.setdefault(ix.holder(item) or ix.source(item.article_id), []).append(ix.label(item.id))
    return Stance(squeeze(position.stance), tuple(Line(name, tuple(labels)) for name, labels in holders.items()))


def linked(ix: Index) -> frozenset[str]:
    """Items (ids) that something in another article is related to, or may be."""
    return sharing(ix) | {i for c in ix.pairs if c.relation in LINKING and ix.sources((c.a, c.b)) > 1 for i in (c.a, c.b)}


def alone(ix: Index, limits: Limits) -> Listing[Alone]:
    """What only one article has: a finding only as far as the coverage goes, which the remark gives."""
    if len(ix.articles) < 2:
        return Listing(empty="Only one article: everything in it is single-source.")
    related, views, events = linked(ix), Covered(of_kind(ix, ExpertView)), Covered(of_kind(ix, Event))
    lonely = [item for item in ix.items.values() if item.id not in related]
    repeated = [i.id for i in lonely if isinstance(i.item, Claim) and (events.tells(i) or (ix.holder(i) and views.tells(i)))]
    lonely = [i for i in lonely if i.id not in set(repeated)]  # the event or the view stands for it
    remark = f"As far as was compared: {coverage(ix.brief.coverage)}."
    if not ix.brief.coverage.compared:
        remark = f"Nothing was compared, so this says only that no other article was found to match: {coverage(ix.brief.coverage)}."
    by_article = [(key, [i for i in lonely if i.article_id == key]) for key in ix.articles]
    every = [_alone(ix, key, items, limits) for key, items in by_article if items]
    entries = tuple(one for one in every if one.voices or one.lines or one.others or one.more)
    empty = "Nothing but more views of voices that others have too." if every else none_found("items of one source only", ix.brief)
    return Listing(entries, 0, empty, remark)


def _alone(ix: Index, article_id: str, items: list[AnyGrounded], limits: Limits) -> Alone:
    elsewhere = {person.id for other in ix.items.values() if other.article_id != article_id and (person := ix.people.get(other.id))}
    names: dict[str, list[str]] = {}
    for item in items:
        person = ix.people.get(item.id)
        if isinstance(item.item, ExpertView) and (person is None or person.id not in elsewhere):
            names.setdefault(ix.holder(item) or "", []).append(ix.label(item.id))
    rest = [i for i in items if not isinstance(i.item, ExpertView)]
    rest.sort(key=lambda i: (i.kind != "event", not i.values.quantities, i.start))
    lines = tuple(Line(shorten(i.item.summary, 100), (ix.label(i.id),)) for i in rest[: limits.single])
    others = tuple(ix.label(i.id) for i in sorted(rest[limits.single :], key=lambda i: i.start))
    shown = others if len(others) <= CITED else ()
    article = ix.articles[article_id]
    return Alone(
        article.label,
        ix.source(article_id),
        tuple(Line(n, tuple(labels)) for n, labels in names.items()),
        lines,
        shown,
        len(others) - len(shown),
    )
