"""The judge: rules first, then the model on what rules leave open, and ``contradicts`` only where two routes agree.

Most pairs are not comparable; only what says something becomes a `Comparison`, the rest is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from counterpoint.findings import Comparison
from counterpoint.reconcile.asking import Opinions, Pair, ask
from counterpoint.reconcile.clashes import clashes
from counterpoint.reconcile.doubles import doubles
from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.meaning import Meaning
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import tokens
from counterpoint.reconcile.verdicts import around, by_rule
from counterpoint.records import Usage

if TYPE_CHECKING:
    from counterpoint.llm import LLM

ASKED_PER_STATEMENT = 2.0  # pairs that the model judges, for each statement: the cost grows with them, not with their square
RELATED = 0.2  # share of weight under which the model is not asked


@dataclass(frozen=True, slots=True)
class Judgement:
    """All comparisons that say something, how many pairs failed, and what the model cost.

    ``same``: for each item the one that stands for it, where the model was asked once about all that say the same (`doubles`).
    """

    comparisons: tuple[Comparison, ...]
    same: tuple[int, ...] = ()
    failed: int = 0
    usage: Usage = field(default_factory=Usage)
    failures: tuple[str, ...] = ()


def judge(
    pairs: Sequence[Pair], everything: Sequence[Profile], weights: Weights, llm: LLM | None, meaning: Meaning | None = None
) -> Judgement:
    """Compare the given pairs of items. With ``meaning``, what is near in meaning is as related as what shares words."""
    similar = meaning.similar if meaning else _unknown
    near = _neighbours(pairs, everything)
    found = {(i, j): f for i, j in near if (f := _ruled(everything[i], everything[j], weights, similar(i, j)))}
    found |= _around(near, found, everything, weights)
    found |= clashes(near, found, everything, weights)
    rules = {pair: found[pair] for pair in pairs if pair in found}
    framed = frozenset(p for p, f in rules.items() if f.framed)
    if llm is None:
        return Judgement(_chosen({p: _comparison(p, f, "rule", everything) for p, f in rules.items()}, everything, framed))
    same = doubles(everything)
    most = max(9, round(ASKED_PER_STATEMENT * len(set(same))))
    related = _open(_questions(pairs, rules, everything, same), rules, everything, _Relatedness(weights, meaning))
    asked = _alike(related[:most], everything, same)
    opinions = ask(llm, sorted(set(asked.values())), everything)
    doubtful = {put for p, put in asked.items() if _needs_second(opinions.findings.get(put), rules.get(p))}
    swapped = ask(llm, sorted((j, i) for i, j in doubtful), everything, again=True)
    answered = {_statements(p, same) for p in asked}
    judged = {p: _comparison(p, f, "rule", everything) for p, f in rules.items() if _statements(p, same) not in answered}
    for pair, put in asked.items():
        judged[pair] = _comparison(pair, *_combined(put, rules.get(pair), opinions, swapped), everything)
    broken = {_statements(p, same) for p, c in judged.items() if c.relation == "failed"}
    return Judgement(
        _chosen(judged, everything, framed),
        same,
        sum(_statements(p, same) in broken for p in pairs) if broken else 0,
        opinions.usage + swapped.usage,
        tuple(dict.fromkeys((*opinions.failures, *swapped.failures))),
    )


def _neighbours(pairs: Sequence[Pair], everything: Sequence[Profile]) -> list[Pair]:
    """The pairs with like statements next to each other: what was read of a text is then still known when it is needed again.

    Ten thousand articles have more texts than any cache; without it each text is read for each of its pairs.
    """
    order = sorted(range(len(everything)), key=lambda i: sorted(everything[i].plain))
    rank = {i: at for at, i in enumerate(order)}
    return sorted(pairs, key=lambda pair: (min(rank[pair[0]], rank[pair[1]]), max(rank[pair[0]], rank[pair[1]])))


def _unknown(_: int, __: int) -> float:
    return 0.0


def _ruled(a: Profile, b: Profile, weights: Weights, similar: float) -> Finding | None:
    """The rules' verdict. Two voices within one article are only set against each other: that they speak of one thing is no news."""
    finding = by_rule(a, b, weights, similar)
    return finding if finding and (a.article != b.article or finding.relation == "contradicts") else None


def _around(pairs: Sequence[Pair], rules: Mapping[Pair, Finding], everything: Sequence[Profile], weights: Weights) -> dict[Pair, Finding]:
    """Contradictions in the sentences around items, one for each pair of sentences whose items show none themselves."""
    places = [(p.item.article_id, p.item.sentence.start, p.item.sentence.end) for p in everything]
    known = {(places[i], places[j]) for (i, j), f in rules.items() if f.relation == "contradicts"}
    found: dict[object, tuple[Pair, Finding]] = {}
    looked: dict[object, Finding | None] = {}
    for pair in pairs:
        place = places[pair[0]], places[pair[1]]
        if place in known:
            continue
        if place not in looked:
            looked[place] = around(everything[pair[0]], everything[pair[1]], weights)
        clash = looked[place]
        if clash and (place not in found or _fit(pair, everything) > _fit(found[place][0], everything)):
            found[place] = pair, clash
    return dict(found.values())


@dataclass(frozen=True, slots=True)
class _Relatedness:
    """How much two items have to do with each other (0 to 1): by the words that they share, or by meaning."""

    weights: Weights
    meaning: Meaning | None

    def of(self, pair: Pair, everything: Sequence[Profile]) -> float:
        a, b = (everything[i] for i in pair)
        shared = max(self.weights.covers(a.terms, b.terms))
        return shared if self.meaning is None else max(shared, self.meaning.similar(*pair))

    def weight(self, pair: Pair, everything: Sequence[Profile]) -> float:
        """How much they have in common, whatever else they tell; what is near in meaning has as much in common as it is near."""
        a, b = (everything[i] for i in pair)
        shared = self.weights.total(a.terms & b.terms)
        if self.meaning is None:
            return shared
        return max(shared, self.meaning.similar(*pair) * min(self.weights.total(a.terms), self.weights.total(b.terms)))


def _statements(pair: Pair, same: Sequence[int]) -> Pair:
    return same[pair[0]], same[pair[1]]


def _questions(pairs: Sequence[Pair], rules: Mapping[Pair, Finding], everything: Sequence[Profile], same: Sequence[int]) -> list[Pair]:
    """One pair for each two statements that rules leave open: the one that they say most of, or that tells it best.

    What two voices say in one article is asked only where rules see them opposed: that they speak of one thing is no news.
    """
    best: dict[Pair, tuple[tuple[object, ...], Pair]] = {}
    settled = set()
    for i, j in pairs:
        finding, both = rules.get((i, j)), _statements((i, j), same)
        if finding and finding.framed and finding.relation in {"agrees", "refines"}:
            settled.add(both)
        elif finding or everything[i].article != everything[j].article:
            fit = (bool(finding and finding.excludes), bool(finding), *_fit((i, j), everything), -i, -j)
            best[both] = max(best.get(both, ((), (i, j))), (fit, (i, j)))
    return [pair for both, (_, pair) in best.items() if both not in settled]


def _open(pairs: Sequence[Pair], rules: Mapping[Pair, Finding], everything: Sequence[Profile], related: _Relatedness) -> list[Pair]:
    """The pairs about which a model can be asked: of which rules know something, then what each has most in common with in each article.

    A short statement is covered by many a long one, and a long one shares most with whatever is long: so each meets its nearest in every
    other article before anybody meets the second nearest.
    """
    near = {pair: related.of(pair, everything) for pair in pairs}
    order = sorted(
        (p for p in pairs if p in rules or near[p] >= RELATED), key=lambda p: (p not in rules, -related.weight(p, everything), p)
    )
    met: Counter[tuple[int, int]] = Counter()
    place = {}
    for i, j in order:
        sides = (i, everything[j].article), (j, everything[i].article)
        place[i, j] = -1 if (i, j) in rules else min(met[side] for side in sides)
        met.update(sides)
    return sorted(order, key=lambda pair: place[pair])


def _alike(related: Sequence[Pair], everything: Sequence[Profile], same: Sequence[int]) -> dict[Pair, Pair]:
    """Pairs with the pair that is put to the model for them: what copies repeat word for word is asked but once."""
    first: dict[object, Pair] = {}
    found = {}
    for pair in related:
        put = _statements(pair, same)
        sides = (everything[i] for i in put)
        wording = tuple((tuple(tokens(p.said)), p.when and (p.when.start, p.when.end)) for p in sides)
        found[pair] = first.setdefault(wording, put)
    return found


def _needs_second(said: Finding | None, rule: Finding | None) -> bool:
    """Whether the model alone says ``contradicts``: then it is asked again with the sides swapped."""
    return said is not None and said.relation == "contradicts" and not (rule and rule.excludes)


def _combined(put: Pair, rule: Finding | None, opinions: Opinions, swapped: Opinions) -> tuple[Finding, str]:
    """The verdict, and who decided it, by what rules say of a pair and the model of the pair that was put to it."""
    said = opinions.findings.get(put)
    if said is None:
        if rule is not None and rule.framed and rule.relation != "contradicts":
            return rule, "rule"
        return Finding("failed", None, opinions.failed[put]), "model"
    if said.relation == "contradicts":
        return _confirmed(put, said, rule, swapped)
    if rule is not None and rule.excludes and rule.framed and said.relation in {"agrees", "refines", "not_comparable"}:
        return Finding("undecided", rule.slot, f"the rule says: {rule.why}; the model: {said.why}"), "rule+model"
    agreed = rule is not None and rule.relation == said.relation and rule.swapped == said.swapped
    return said, "rule+model" if agreed else "model"


def _confirmed(put: Pair, said: Finding, rule: Finding | None, swapped: Opinions) -> tuple[Finding, str]:
    """A contradiction if a second route sees it too."""
    if rule is not None and rule.excludes:
        return replace(said, slot=rule.slot or said.slot), "rule+model"
    again = swapped.findings.get((put[1], put[0]))
    if again is None:
        why = f"{said.why} (not confirmed: {swapped.failed.get((put[1], put[0]), 'no second verdict')})"
        return Finding("undecided", said.slot, why), "model"
    if again.relation == "contradicts":
        return said, "model+swap"
    return Finding("undecided", said.slot, f"{said.why} With the sides swapped: {again.relation}. {again.why}"), "model+swap"


def _comparison(pair: Pair, finding: Finding, decided_by: str, everything: Sequence[Profile]) -> Comparison:
    a, b = (everything[i].id for i in (reversed(pair) if finding.swapped else pair))
    return Comparison(a=a, b=b, relation=finding.relation, slot=finding.slot, why=finding.why, decided_by=decided_by)


def _chosen(found: Mapping[Pair, Comparison], everything: Sequence[Profile], framed: frozenset[Pair]) -> tuple[Comparison, ...]:
    """What is worth telling: no ``not_comparable``, and one verdict where several items of one sentence would repeat it."""
    telling = {p: c for p, c in sorted(found.items()) if c.relation != "not_comparable"}
    kinds = {p: everything[p[0]].item.kind == everything[p[1]].item.kind for p in telling}
    matched = _matched((p for p, c in telling.items() if c.relation == "agrees" and kinds[p]), everything)
    anyhow = _matched((p for p, c in telling.items() if c.relation == "agrees"), everything)
    best: dict[tuple[object, ...], Pair] = {}
    for pair, comparison in telling.items():
        key = (*_sentences(pair, everything), comparison.relation, comparison.slot)
        if key not in best or _fit(pair, everything) > _fit(best[key], everything):
            best[key] = pair
    first = set(best.values())
    kept = []
    for pair, comparison in telling.items():
        sides = _sides(pair, everything)
        if comparison.relation == "agrees":
            repeated = not kinds[pair] and matched.issuperset(sides)
        else:
            repeated = comparison.relation != "failed" and pair not in first
            repeated |= comparison.relation in {"refines", "differs"} and pair not in framed and not anyhow.isdisjoint(sides)
        if not repeated:
            kept.append(comparison)
    return tuple(kept)


def _matched(pairs: Iterable[Pair], everything: Sequence[Profile]) -> set[tuple[int, int]]:
    """Items that have their equal in another article, as (index, article)."""
    return {side for pair in pairs for side in _sides(pair, everything)}


def _sides(pair: Pair, everything: Sequence[Profile]) -> tuple[tuple[int, int], tuple[int, int]]:
    i, j = pair
    return (i, everything[j].article), (j, everything[i].article)


def _sentences(pair: Pair, everything: Sequence[Profile]) -> Iterator[tuple[str, int, int]]:
    for index in pair:
        sentence = everything[index].item.sentence
        yield everything[index].item.article_id, sentence.start, sentence.end


def _fit(pair: Pair, everything: Sequence[Profile]) -> tuple[bool, bool, bool, int]:
    """Items of one kind tell a verdict best, events before all, then those that differ themselves, and of those the longest."""
    a, b = (everything[i] for i in pair)
    return a.item.kind == b.item.kind, a.item.kind == b.item.kind == "event", a.said != b.said, min(len(a.said), len(b.said))
