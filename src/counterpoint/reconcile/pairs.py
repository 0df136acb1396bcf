"""Which items are compared at all, and what was not.

A handful of articles is compared completely: every pair that shares a name, a number's unit, a day or a content word. Beyond `EXHAUSTIVE`
items candidates come from inverted indexes over each item's rarest terms (names, stems, units, days). A full bucket is sorted and
each of its items meets its neighbours only: the sorted-neighbourhood method (Hernández and Stolfo, "The merge/purge problem for large
databases", SIGMOD 1995). So the cost grows with the number of items, and no single threshold decides. Where there are vectors, items
that are near in meaning meet too, whatever they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterpoint.reconcile.meaning import Meaning
from counterpoint.reconcile.profiles import Profile, Weights

EXHAUSTIVE = 400  # items up to which every pair with anything in common is compared
# Of the pairs that say something when each of 109 clusters of articles is compared by itself, these find 97.6 % among all together,
# with 10 pairs for each item; more keys or more kept candidates find hardly more.
KEYS = 6  # rarest terms under which an item is filed
NEIGHBOURS = 14  # items that an item meets in one bucket
KEPT = 12  # best candidates kept of one item,
TWINS = 4  # and of those among them that have all its rarest terms: a sentence that many articles repeat need not meet itself in each

NOTHING_SHARED = "no shared person, place, number, day or subject"
TOO_COMMON = "shares only what many items share"
NOT_NEAR = "not near in meaning"
ONLY_MEANING = "near in meaning alone"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of indexes (the smaller first, sorted), how many pairs there could have been, and how many were set aside, by reason.

    ``why`` counts pairs that one reason alone brought together, where that is not that they share something.
    """

    pairs: tuple[tuple[int, int], ...]
    possible: int
    pruned: dict[str, int]
    why: dict[str, int]


def candidates(everything: Sequence[Profile], weights: Weights, meaning: Meaning | None = None) -> Candidates:
    """The pairs worth comparing: of different articles, or of two voices in one article."""
    possible = _possible(everything)
    few = len(everything) <= EXHAUSTIVE
    pairs = set(_sharing(everything)) if few else _near(everything, weights)
    reason = NOTHING_SHARED if few else TOO_COMMON
    why = {}
    if meaning is not None:
        added = {(i, j) for i, j in meaning.nearest() if comparable(everything[i], everything[j])} - pairs
        pairs |= added
        reason, why = f"{reason}, and {NOT_NEAR}", {ONLY_MEANING: len(added)}
    left = possible - len(pairs)
    return Candidates(tuple(sorted(pairs)), possible, {reason: left} if left else {}, why)


def _sharing(everything: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """All comparable pairs that share anything at all."""
    for i, a in enumerate(everything):
        for j in range(i + 1, len(everything)):
            if comparable(a, b := everything[j]) and not a.keys.isdisjoint(b.keys):
                yield i, j


def comparable(a: Profile, b: Profile) -> bool:
    """Whether two items can say something about each other: of two articles, or of two voices that speak in one."""
    if a.article != b.article:
        return True
    return a.voice is not None and b.voice is not None and a.voice != b.voice


def _possible(everything: Sequence[Profile]) -> int:
    """The number of comparable pairs, counted without listing them."""
    total = _choose_two(len(everything))
    by_article: dict[int, Counter[str | None]] = defaultdict(Counter)
    for profile in everything:
        by_article[profile.article][profile.voice] += 1
    for voices in by_article.values():
        total -= _choose_two(sum(voices.values()))
        held = Counter({v: n for v, n in voices.items() if v is not None})
        total += _choose_two(held.total()) - sum(_choose_two(n) for n in held.values())
    return total


def _choose_two(n: int) -> int:
    return n * (n - 1) // 2


def _near(everything: Sequence[Profile], weights: Weights) -> set[tuple[int, int]]:
    """For each item its best candidates, by the weight of the terms shared."""
    filed = [_rarest(profile, weights) for profile in everything]
    found: set[tuple[int, int]] = set()
    for j, places in enumerate(_places(filed)):
        near: dict[int, float] = defaultdict(float)
        for key, bucket, at in places:
            weight = weights.of(key)
            for i in bucket[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
                if i < j:
                    near[i] += weight
        best = sorted(near, key=lambda i: (-near[i], i))[:KEPT]
        twins = [i for i in best if filed[i] == filed[j]]
        best = [i for i in best if i not in twins[TWINS:]]
        found.update((i, j) for i in best if comparable(everything[i], everything[j]))
    return found


def _rarest(profile: Profile, weights: Weights) -> tuple[str, ...]:
    """The terms under which an item is filed; what stands nowhere else leads to nobody and comes last."""
    frequency = weights.frequency
    return tuple(sorted(profile.keys, key=lambda k: (frequency.get(k, 1) < 2, frequency.get(k, 1), k))[:KEYS])


def _places(filed: Sequence[tuple[str, ...]]) -> list[list[tuple[str, list[int], int]]]:
    """For each item the buckets that it is in, and where in them: by key, items in order, its own place."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, rarest in enumerate(filed):
        for key in rarest:
            buckets[key].append(index)
    places: list[list[tuple[str, list[int], int]]] = [[] for _ in filed]
    for key, bucket in buckets.items():
        if len(bucket) > NEIGHBOURS:
            bucket.sort(key=lambda index: (filed[index], index))
        for at, index in enumerate(bucket):
            places[index].append((key, bucket, at))
    return places
