"""Items that say one thing in one place: a model lists a sentence as a view, as a claim and as an event, and means the same three times.

How it relates to others is one question to a model, not nine for two such sentences, and one finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from counterpoint.reconcile.profiles import Profile

WORDS = 0.7  # of the words of either that the other is made of, too
LIKE = 80  # per cent of the words of the shorter statement that the other has, too


def doubles(everything: Sequence[Profile]) -> tuple[int, ...]:
    """For each item the index of the first that says the same in the same words of its article, in another kind; its own if none does."""
    first = list(range(len(everything)))
    kinds = {i: {p.item.kind} for i, p in enumerate(everything)}
    heads: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, item in enumerate(everything):
        near = heads[item.article, item.item.sentence.start]
        like = [(_likeness(everything[head], item), -head) for head in near if item.item.kind not in kinds[head]]
        best, head = max(like, default=(0.0, 0))
        if best >= LIKE:
            first[index] = -head
            kinds[-head].add(item.item.kind)
        else:
            near.append(index)
    return tuple(first)


def _likeness(a: Profile, b: Profile) -> float:
    """How alike two statements are, 0 to 100; 0 where they are made of other words, or two voices make them."""
    if a.voice is not None and b.voice is not None and a.voice != b.voice:
        return 0.0
    (a_start, a_end), (b_start, b_end) = (_range(p) for p in (a, b))
    shared = min(a_end, b_end) - max(a_start, b_start)
    if shared < WORDS * max(a_end - a_start, b_end - b_start):
        return 0.0
    return fuzz.token_set_ratio(a.item.item.summary, b.item.item.summary)


def _range(profile: Profile) -> tuple[int, int]:
    content = profile.item.content
    return min(e.start for e in content), max(e.end for e in content)
