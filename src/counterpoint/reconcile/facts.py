"""Facts that articles share although no statement of one says what a statement of the other says.

"Thousands fled and two were injured" and "two people were injured when a barge caught fire" agree on one thing, and each tells more. So
statements are laid side by side clause by clause. Two clauses state one fact if most of what the shorter tells is in the longer: the
same event, told by an outcome, a verb or a number that both have, with the same names and numbers beside it. Only between articles on
one story, from different origins.

Thresholds were chosen on real clusters of articles, read by hand, and against pairs of articles on different stories (decision 006).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from counterpoint.article import digest
from counterpoint.findings import Comparison, Fact, Group
from counterpoint.reconcile.clauses import NAME, NUMBER, Clause, clauses, is_outcome, weight
from counterpoint.reconcile.finding import reported_together
from counterpoint.reconcile.groups import cluster
from counterpoint.reconcile.identity import days
from counterpoint.reconcile.loose import fits
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import stem, words
from counterpoint.reconcile.values import force, negates
from counterpoint.reconcile.voice import turned_round

LEAST = 3.5  # weight of what two clauses share: a name or a number, and an outcome; or more words
OF_SHORTER, OF_LONGER = 0.75, 0.45  # shares of weight
TELLING = 10  # a number above it tells what is meant, as an event does
ONE_STORY = 0.2  # share of the words in the items of the shorter article that two articles on one story have in common,
WORDS_OF_STORY = 6  # and how many these are at least

_NO_EVENTS = frozenset(
    stem(w)
    for w in words(
        "become come feel find get give go keep look make prove put remain seem set show stay take turn have do say tell want call use"
        " comment request respond reply ask answer"
    )
)


def facts(
    pairs: Iterable[tuple[int, int]],
    everything: Sequence[Profile],
    weights: Weights,
    known: tuple[Sequence[Comparison], Sequence[Group]],
    origins: Mapping[str, str],
) -> tuple[Fact, ...]:
    """The facts that items of several origins share.

    Args:
        pairs: the pairs of items (indexes) that were compared.
        everything: the items.
        weights: of their terms.
        known: what was found already. What a group tells is not told again, and of items that differ nothing is.
        origins: the origin behind each item, by its id.
    """
    told = _Told(*known)
    stated = lru_cache(maxsize=None)(lambda i: clauses(everything[i]))
    one_story = lru_cache(maxsize=None)(lambda a, b: _one_story(weights.of_article(a), weights.of_article(b)))
    places: dict[tuple[str, int, int], int] = {}
    nodes: list[tuple[Profile, Clause]] = []
    edges: dict[tuple[int, int], float] = {}
    for pair in pairs:
        a, b = (everything[i] for i in pair)
        if a.article == b.article or origins[a.id] == origins[b.id] or told.of(a.id, b.id) or not one_story(a.article, b.article):
            continue
        if _may_share(a, b) and (shared := _shared((a, stated(pair[0])), (b, stated(pair[1])))):
            ends = []
            for profile, clause in zip((a, b), shared, strict=True):
                at = places.setdefault((profile.item.article_id, clause.words.start, clause.words.end), len(nodes))
                if at == len(nodes):
                    nodes.append((profile, clause))
                ends.append(at)
            edges[min(ends), max(ends)] = 1.0
    made = (_fact([nodes[at] for at in members], origins) for members in cluster(edges))
    return tuple(fact for fact in made if len(fact.origins) > 1)


class _Told:
    """What was found of two items before."""

    def __init__(self, comparisons: Sequence[Comparison], groups: Sequence[Group]) -> None:
        self._apart = {frozenset((c.a, c.b)) for c in comparisons if c.relation not in {"agrees", "refines"}}
        self._group = {item: group.id for group in groups for item in group.items}

    def of(self, a: str, b: str) -> bool:
        """Whether they state the same as a whole, or are set against each other."""
        return self._group.get(a, a) == self._group.get(b, b) or frozenset((a, b)) in self._apart


def _may_share(a: Profile, b: Profile) -> bool:
    """Whether two items may state one fact: both so or both not so, with something in common, of days that fit."""
    if len(a.terms & b.terms) < 2 or a.stance.negated != b.stance.negated:  # concepts take longer to find
        return False
    if sum(NAME if key[0] == "@" else weight(key) for key in a.concepts & b.concepts) < LEAST - NUMBER:
        return False
    fit = days(a, b)
    return reported_together(a, b) if fit == "incomparable" else fit != "excludes"


def _shared(left: tuple[Profile, Sequence[Clause]], right: tuple[Profile, Sequence[Clause]]) -> tuple[Clause, Clause] | None:
    """The clauses of two items that share most, of those that state one fact."""
    best: tuple[float, Clause, Clause] | None = None
    (a, ours), (b, theirs) = left, right
    for x in ours:
        for y in theirs:
            keys = x.about & y.about
            shared = min(x.weight(keys), y.weight(keys)) if len(keys) > 1 else 0.0
            if shared >= LEAST and (best is None or shared > best[0]) and _one_fact(x, y, keys, shared) and not _strays(x, y, a, b):
                best = shared, x, y
    return best[1:] if best else None


def _one_fact(x: Clause, y: Clause, keys: frozenset[str], shared: float) -> bool:
    sizes = x.weight(x.about), y.weight(y.about)
    if shared < OF_SHORTER * min(sizes) or shared < OF_LONGER * max(sizes):
        return False
    if x.numbers and y.numbers and not any(fits(p, q) for p in x.numbers for q in y.numbers):
        return False
    left, right = x.words.quote, y.words.quote
    if negates(left) != negates(right) or (force(left) == "planned") != (force(right) == "planned"):
        return False
    return _tells_event(x, y, keys) and not turned_round(left, right)


def _tells_event(x: Clause, y: Clause, keys: frozenset[str]) -> bool:
    """Whether what is shared tells that something happened, not only to what: an outcome, a verb in both, or a telling number."""
    outcomes = frozenset(filter(is_outcome, keys))
    numbers = frozenset(key for key in keys if key[0] == "=")
    plain = frozenset(key for key in keys if key[0] != "@") - outcomes - numbers
    telling = len(plain) > 1 and any(float(key[1:]) > TELLING for key in numbers)
    if not outcomes and not telling and not (x.verbs & y.verbs & plain) - _NO_EVENTS:
        return False
    names = min(x.named(keys), y.named(keys))
    return len(outcomes | numbers | plain) + max(0, names - 1) > 1


def _strays(x: Clause, y: Clause, a: Profile, b: Profile) -> bool:
    """Whether each clause names something that the other's item does not."""
    return any(k[0] == "@" for k in x.about - b.names) and any(k[0] == "@" for k in y.about - a.names)


def _one_story(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= max(WORDS_OF_STORY, ONE_STORY * min(len(a), len(b)))


def _fact(stated: Sequence[tuple[Profile, Clause]], origins: Mapping[str, str]) -> Fact:
    first: dict[str, tuple[Profile, Clause]] = {}
    for profile, clause in stated:
        first.setdefault(profile.id, (profile, clause))
    return Fact(
        id=digest("fact", *(f"{item} {clause.words.start}" for item, (_, clause) in sorted(first.items()))),
        items=tuple(first),
        words=tuple(clause.words for _, clause in first.values()),
        sources=tuple(dict.fromkeys(profile.item.article_id for profile, _ in first.values())),
        origins=tuple(dict.fromkeys(origins[item] for item in first)),
    )
