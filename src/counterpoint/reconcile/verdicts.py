"""What rules alone can say about two items. Conservative: most pairs get no verdict, and are not comparable.

Two ways of looking: `framed`, where two statements are near-identical, and `loose`, where they share most of their terms by weight. Where
there are vectors, a third: `meant`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from counterpoint.reconcile.alike import retold
from counterpoint.reconcile.apart import told_apart
from counterpoint.reconcile.bags import bagged
from counterpoint.reconcile.dated import dated
from counterpoint.reconcile.events import is_short, same_event
from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.framed import framed
from counterpoint.reconcile.frames import align
from counterpoint.reconcile.heads import by_heads
from counterpoint.reconcile.identity import Identity, identity
from counterpoint.reconcile.leaning import leaning
from counterpoint.reconcile.loose import loose
from counterpoint.reconcile.meant import meant
from counterpoint.reconcile.overtaken import overtaken
from counterpoint.reconcile.passages import by_passages
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.slot import Slot
from counterpoint.reconcile.slot_causes import other_doer
from counterpoint.reconcile.told import slots, told, turned
from counterpoint.reconcile.values import compare_intervals, opposite
from counterpoint.reconcile.verbatim import contained, verbatim
from counterpoint.reconcile.voice import turned_round

_SENTENCES = re.compile(r"[.!?][\"”’']*\s+\S")
_TO_COME = re.compile(
    r"\b(?:will|(?:is|are|was|were|agreed|plans?|planned|set|going|scheduled|vowed|pledged|"
    r"wants|wanted|hop(?:es|ed|ing)|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?|seek(?:s|ing)?|sought|wish(?:es|ed)?) to|next)\b",
    re.IGNORECASE,
)
_Known: TypeAlias = tuple[Identity | None, Sequence[Slot]]  # how far two items tell of one thing, and the slots that both fill
FRAME_WORDS = 4  # content words that two statements must share in order for a frame
FRAME_SHARE = 0.7  # of what is not a value, how much they must have in common
AROUND_WORDS = 6
# Before two statements are aligned, which takes long, their terms tell whether they can be near-identical at all. What terms leave out
# (numbers, a holder's name, a word that stands twice, "air strike" for "airstrike") is allowed for.
NOT_IN_TERMS, SPELLED_APART = 2, 1
AROUND_OTHER = 5  # words in no slot that only one of two sentences may have; none but one, and what belongs to values
AROUND_SHARE = 0.6
ALIGNED = 0.4  # share of weight under which two statements are not laid side by side
RELATED = 0.2  # share of weight under which nothing is looked at


def by_rule(a: Profile, b: Profile, weights: Weights, similar: float = 0.0) -> Finding | None:
    """How two items relate, or None where they are not comparable as far as rules can tell. ``similar``: how near in meaning they are."""
    if is_short(a) and is_short(b):
        alike = same_event(a, b, weights)
        return Finding("agrees", None, "the same word for it, in like sentences") if alike > 0 else None
    if equal := verbatim(a, b, weights):
        return None if _other_occasion(a, b) else equal
    same = identity(a, b)
    filled = slots(a, b, same, weights) if same else ()
    finding = told(a, b, same, filled) if same else None
    if finding is None or finding.relation != "contradicts":
        finding = _side_by_side(a, b, weights, finding, similar)
    if finding is None or finding.relation in {"agrees", "refines"}:
        finding = _in_other_words(a, b, (same, filled), finding, weights)
    if finding is None:
        finding = (dated(a, b, same) if same else None) or contained(a, b) or by_passages(a, b, weights)
    if finding is None or _other_occasion(a, b) or (finding.relation in {"agrees", "refines"} and told_apart(a, b)):
        return None
    return finding


def _side_by_side(a: Profile, b: Profile, weights: Weights, said: Finding | None, similar: float) -> Finding | None:
    """What the same words in both tell; ``said`` is what their slots told."""
    if len(a.terms & b.terms) < 2:
        return said
    in_b, in_a = weights.covers(a.terms, b.terms)
    if max(in_b, in_a) < RELATED:
        return said
    finding = _near(a, b, weights) if max(in_b, in_a) >= ALIGNED else None
    if finding is None or finding.relation == "differs":
        finding = bagged(a, b) or finding
    return finding or said or _by_weight(a, b, (in_b, in_a), weights, similar)


def _in_other_words(a: Profile, b: Profile, known: _Known, said: Finding | None, weights: Weights) -> Finding | None:
    """Agreement in other words where nothing is known, and no agreement where one tells the reverse of the other."""
    if said and said.framed and (a.stance.force == "planned") == (b.stance.force == "planned"):
        return said
    if said and ((said.relation == "agrees" and other_doer(a, b)) or turned_round(a.said, b.said)):
        return None
    if said and (said.framed or (said.relation == "agrees" and _still_to_come(a, b))):
        said = None
    same, filled = known
    if same is None:
        return said
    reverse = turned(filled)
    if said is None and (reverse is None or reverse.name == "polarity") and (newer := overtaken(a, b, same, filled)):
        return newer
    if reverse:
        return Finding("differs", reverse.name, reverse.why, excludes=reverse.relation == "excludes") if said and reverse.firm else None
    return said or retold(a, b, same, filled, weights)


def _still_to_come(a: Profile, b: Profile) -> bool:
    """Whether one of two single sentences tells what is to come, and the other what has been."""
    if any(_SENTENCES.search(p.said) for p in (a, b)):
        return False
    return bool(_TO_COME.search(a.said)) != bool(_TO_COME.search(b.said))


def _by_weight(a: Profile, b: Profile, covers: tuple[float, float], weights: Weights, similar: float) -> Finding | None:
    """What the weight of shared terms tells, the nearness in meaning, and what the sentence around means by "the matter"."""
    finding = loose(a, b, *covers)
    if finding is None or (finding.relation == "refines" and finding.slot is None):  # the rest may be a mere comment
        finding = by_heads(a, b, weights) or finding
    return finding or meant(a, b, min(covers), similar) or leaning(a, b, weights)


def _near(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """What the slots tell in which two near-identical statements differ; None if they are not near-identical."""
    if not _may_be_near(a, b):
        return None
    frame = align(a.said, b.said)
    if frame.equal < FRAME_WORDS or frame.share < FRAME_SHARE or frame.of("words") or turned_round(a.said, b.said):
        return None
    finding = framed(a, b, frame, weights)
    return replace(finding, framed=True) if finding else None


def _may_be_near(a: Profile, b: Profile) -> bool:
    equal = len(a.terms & b.terms) + NOT_IN_TERMS + 2 * min(len(a.quantities), len(b.quantities))
    only = max(len(a.plain - b.terms), len(b.plain - a.terms)) - SPELLED_APART
    return equal >= FRAME_SHARE * (equal + max(0, only))


def around(a: Profile, b: Profile, weights: Weights) -> Finding | None:
    """A contradiction in the sentences around two items: "said on Monday" where the other has "on Tuesday"."""
    if a.sentence == b.sentence or len(a.plain_context - b.context) + len(b.plain_context - a.context) > AROUND_OTHER:
        return None
    if min(weights.covers(a.context, b.context)) < AROUND_SHARE:
        return None
    left, right = a.whole, b.whole
    if left.said == a.said and right.said == b.said:
        return None  # the items are their sentences: there is nothing around them
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
