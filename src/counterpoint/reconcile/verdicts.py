"""What rules alone can say about two items. Conservative: most pairs get no verdict, and are not comparable.

Two ways of looking: `framed`, where two statements are near-identical, and `loose`, where they share most of their terms by weight. Where
there are vectors, a third: `meant`.
"""

from __future__ import annotations

from dataclasses import replace

from counterpoint.reconcile.bags import bagged
from counterpoint.reconcile.events import is_short, same_event
from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.framed import framed
from counterpoint.reconcile.frames import align
from counterpoint.reconcile.heads import by_heads
from counterpoint.reconcile.leaning import leaning
from counterpoint.reconcile.loose import loose
from counterpoint.reconcile.meant import meant
from counterpoint.reconcile.profiles import Profile, Weights, bare
from counterpoint.reconcile.values import compare_intervals, opposite

FRAME_WORDS = 4  # content words that two statements must share in order for a frame
FRAME_SHARE = 0.7  # of what is not a value, how much they must have in common
AROUND_WORDS = 6
AROUND_SHARE = 0.6
ALIGNED = 0.4  # share of weight under which two statements are not laid side by side
RELATED = 0.2  # share of weight under which nothing is looked at


def by_rule(a: Profile, b: Profile, weights: Weights, similar: float = 0.0) -> Finding | None:
    """How two items relate, or None where they are not comparable as far as rules can tell. ``similar``: how near in meaning they are."""
    if is_short(a) and is_short(b):
        alike = same_event(a, b, weights)
        return Finding("agrees", None, "the same word for it, in like sentences") if alike > 0 else None
    if len(a.terms & b.terms) < 2:
        return None
    in_b, in_a = weights.covers(a.terms, b.terms)
    if max(in_b, in_a) < RELATED:
        return None
    finding = _near(a, b, weights) if max(in_b, in_a) >= ALIGNED else None
    if finding is None or finding.relation == "differs":
        finding = bagged(a, b) or finding
    finding = finding or _in_other_words(a, b, weights, similar)
    return None if finding is None or _other_occasion(a, b) else finding


def _in_other_words(a: Profile, b: Profile, weights: Weights, similar: float) -> Finding | None:
    in_b, in_a = weights.covers(a.terms, b.terms)
    finding = loose(a, b, in_b, in_a)
    if finding is None or (finding.relation == "refines" and finding.slot is None):  # the rest may be a mere comment
        finding = by_heads(a, b, weights) or finding
    return finding or meant(a, b, min(in_b, in_a), similar) or leaning(a, b, weights)


def _near(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """What the slots tell in which two near-identical statements differ; None if they are not near-identical."""
    frame = align(a.said, b.said)
    if frame.equal < FRAME_WORDS or frame.share < FRAME_SHARE or frame.of("words"):
        return None
    finding = framed(a, b, frame, weights)
    return replace(finding, framed=True) if finding else None


def around(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """A contradiction in the sentences around two items: "said on Monday" where the other has "on Tuesday"."""
    if a.sentence == b.sentence or min(weights.covers(a.context, b.context)) < AROUND_SHARE:
        return None
    left, right = (replace(p, said=bare(p.sentence)) for p in (a, b))
    frame = align(left.said, right.said)
    if frame.equal < AROUND_WORDS or frame.of("words"):
        return None
    finding = framed(left, right, frame, weights)
    if finding is None or finding.relation != "contradicts" or _other_occasion(a, b):
        return None
    return replace(finding, why=f"in the sentences around: {finding.why}", framed=True)


def _other_occasion(a: Profile, b: Profile) -> bool:
    """Whether the same words ("on Monday") mean other days, or what is given goes the other way."""
    if a.when and b.when and a.when.words.casefold() == b.when.words.casefold():
        return compare_intervals(a.when, b.when).relation == "excludes"
    return opposite(a.transfer, b.transfer)
