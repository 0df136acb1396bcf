"""Put the brief together: everything sorted, articles lettered, items numbered. Same input and same answers give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from counterpoint.findings import Brief, BriefArticle, Comparison, Coverage, Fact, Group, Issue, MadeBy, Origin, Person, Reconciled, Skipped
from counterpoint.items import KINDS
from counterpoint.records import AnyGrounded, Record, Usage

_KIND_ORDER = {kind.name(): n for n, kind in enumerate(KINDS)}


def assemble(records: Sequence[Record], found: Reconciled, *, skipped: Sequence[Skipped], made_by: MadeBy) -> Brief:
    """The brief of these records, in their order, which is the order of the input.

    Articles are labelled A, B, …, Z, AA; the items of an article in the order of their words: A1, A2, …
    A second record of the same article is left out and told among the skipped inputs. The usage is that of all records and of
    reconciling; failures are prefixed with the article they befell.
    """
    distinct, copies = _distinct(records)
    letters = {record.article.id: letter(n) for n, record in enumerate(distinct)}
    items = tuple(chain.from_iterable(_numbered(record, letters[record.article.id]) for record in distinct))
    rank = {item.id: n for n, item in enumerate(items)}
    place = {article_id: n for n, article_id in enumerate(letters)}
    return Brief(
        articles=tuple(BriefArticle(**dict(record.article), label=letters[record.article.id]) for record in distinct),
        items=items,
        rejected=tuple(chain.from_iterable(record.rejected for record in distinct)),
        people=_people(found.people, rank),
        groups=_groups(found.groups, rank, place),
        facts=_facts(found.facts, rank, place),
        comparisons=_comparisons(found.comparisons, rank),
        triangles=tuple(sorted(found.triangles, key=lambda t: [_at(rank, x) for x in (t.a, t.b, t.c)])),
        issues=tuple(_issue(issue, rank) for issue in found.issues),
        origins=_origins(found.origins, rank, place),
        coverage=_coverage(found.coverage),
        skipped=(*skipped, *copies),
        failures=_failures(distinct, letters, found),
        usage=sum((record.usage for record in records), Usage()) + found.usage,
        made_by=made_by,
    )


def single(record: Record, number: int) -> Brief:
    """The ``number``-th record (from 0) by itself: articles and items as in the brief of all, and nothing from across articles."""
    label = letter(number)
    return Brief(
        articles=(BriefArticle(**dict(record.article), label=label),),
        items=tuple(_numbered(record, label)),
        rejected=record.rejected,
        failures=tuple(f"{label}: {failure}" for failure in record.failures),
        usage=record.usage,
        made_by=MadeBy(engine=record.engine),
    )


def letter(n: int) -> str:
    """The label of the n-th article, counted from 0: A … Z, AA, AB … ZZ, AAA."""
    label = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        label = chr(ord("A") + rest) + label
    return label


def _distinct(records: Sequence[Record]) -> tuple[list[Record], list[Skipped]]:
    kept: dict[str, Record] = {}
    copies = []
    for record in records:
        first = kept.setdefault(record.article.id, record)
        if first is not record:
            where = record.article.location or record.article.id
            copies.append(Skipped(location=where, reason=f"the same article as {first.article.location or first.article.id}"))
    return list(kept.values()), copies


def _numbered(record: Record, label: str) -> list[AnyGrounded]:
    ordered = sorted(record.items, key=lambda i: (i.start, max(e.end for e in i.content), _KIND_ORDER[i.kind], i.id))
    return [item.model_copy(update={"label": f"{label}{n}"}) for n, item in enumerate(ordered, start=1)]


def _at(rank: Mapping[str, int], key: str) -> tuple[int, str]:
    """Where something stands; what is unknown comes last, by name."""
    return rank.get(key, len(rank)), key


def _first(rank: Mapping[str, int], keys: Sequence[str]) -> tuple[int, str]:
    return min((_at(rank, key) for key in keys), default=(len(rank), ""))


def _sorted(rank: Mapping[str, int], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: _at(rank, key)))


def _people(people: Sequence[Person], rank: Mapping[str, int]) -> tuple[Person, ...]:
    tidy = [person.model_copy(update={"items": _sorted(rank, person.items)}) for person in people]
    return tuple(sorted(tidy, key=lambda p: (not p.named, _first(rank, p.items), p.name, p.id)))


def _groups(groups: Sequence[Group], rank: Mapping[str, int], place: Mapping[str, int]) -> tuple[Group, ...]:
    tidy = [g.model_copy(update={"items": _sorted(rank, g.items), "sources": _sorted(place, g.sources)}) for g in groups]
    return tuple(sorted(tidy, key=lambda g: (_first(rank, g.items), g.id)))


def _facts(facts: Sequence[Fact], rank: Mapping[str, int], place: Mapping[str, int]) -> tuple[Fact, ...]:
    tidy = []
    for fact in facts:
        both = sorted(zip(fact.items, fact.words, strict=True), key=lambda pair: _at(rank, pair[0]))
        items, words = zip(*both, strict=True)
        tidy.append(fact.model_copy(update={"items": items, "words": words, "sources": _sorted(place, fact.sources)}))
    return tuple(sorted(tidy, key=lambda f: (_first(rank, f.items), f.id)))


def _comparisons(comparisons: Sequence[Comparison], rank: Mapping[str, int]) -> tuple[Comparison, ...]:
    # The sides stay as they are: a direction may mean something, and ``why`` is worded from a to b.
    return tuple(sorted(comparisons, key=lambda c: (_at(rank, c.a), _at(rank, c.b), c.relation, c.slot or "")))


def _issue(issue: Issue, rank: Mapping[str, int]) -> Issue:
    positions = tuple(position.model_copy(update={"items": _sorted(rank, position.items)}) for position in issue.positions)
    return issue.model_copy(update={"positions": positions})


def _origins(origins: Sequence[Origin], rank: Mapping[str, int], place: Mapping[str, int]) -> tuple[Origin, ...]:
    tidy = [o.model_copy(update={"articles": _sorted(place, o.articles), "items": _sorted(rank, o.items)}) for o in origins]
    return tuple(sorted(tidy, key=lambda o: (_first(place, o.articles), _first(rank, o.items), o.id)))


def _coverage(coverage: Coverage) -> Coverage:
    why = {name: dict(sorted(getattr(coverage, name).items())) for name in ("pruned_why", "compared_why")}
    return coverage.model_copy(update=why)


def _failures(records: Sequence[Record], letters: Mapping[str, str], found: Reconciled) -> tuple[str, ...]:
    of_articles = [f"{letters[record.article.id]}: {failure}" for record in records for failure in record.failures]
    return (*of_articles, *(f"reconciling: {failure}" for failure in found.failures))
