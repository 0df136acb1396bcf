"""Two items that tell of one thing in other words: the same event by what they share (`identity`), and one typed slot that both fill.

``contradicts`` only where both are firm: nothing that only the one names and something else that only the other, no hedge, no plan
against a deed, one day, one holder or none, and values that exclude each other. Less than that is ``differs`` with the slot, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterpoint.items import Claim, ExpertView
from counterpoint.reconcile.alike import shown
from counterpoint.reconcile.bounds import awaited
from counterpoint.reconcile.finding import Finding, later, updates
from counterpoint.reconcile.frames import split
from counterpoint.reconcile.identity import Identity, days, strays
from counterpoint.reconcile.kinds import of_one_kind
from counterpoint.reconcile.overtaken import counts_on
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.slot_causes import compare_causes
from counterpoint.reconcile.slot_numbers import compare_numbers, one_measure, one_term
from counterpoint.reconcile.slot_outcomes import compare_outcomes, compare_predicates
from counterpoint.reconcile.slot_parts import compare_parts, compare_results, same_sides
from counterpoint.reconcile.slot_places import compare_sites
from counterpoint.reconcile.slot_times import compare_times
from counterpoint.reconcile.slot_ways import compare_ways
from counterpoint.reconcile.terms import name_key, words
from counterpoint.reconcile.values import force

SURE = 0.5  # share of the shorter's weight in common that makes an event's identity firm
SURE_BOTH = 0.35
FEWEST = 3  # terms in common, names and words, that make it firm
_DISPUTED = re.compile(r"claim|alleg|insist|den(?:y|ies|ied)|accus|maintain|contend|dispute|reject|dismiss|suspect|fear", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:agreed|decided|deal|settlement|agreement)\b", re.IGNORECASE)  # what is agreed is still to come
_WHERE = words("in at near outside inside off")
# Somebody else's: "the brother of", "a spokesman for".
_RELATIVE = r"(?:brother|sister|father|mother|son|daughter|wife|husband|widow|uncle|aunt|cousin|nephew|niece|friend|lawyer|deputy|aide)"
_KIN = re.compile(rf"\b{_RELATIVE} (?:of|to|for)\b|(?:['’]s|\b(?:his|her|their)) {_RELATIVE}\b(?!['’]s)", re.IGNORECASE)
_FORECAST = re.compile(r"\b(?:expect\w*|forecast\w*|predict\w*|estimat\w*|project(?:s|ed)|poll\w*|target\w*)\b", re.IGNORECASE)


def told(a: Profile, b: Profile, same: Identity, slots: Sequence[Slot]) -> Finding | None:
    """What the one slot says whose values exclude each other, of two items that tell of one thing in other words."""
    excluded = [s for s in slots if s.relation == "excludes"]
    if len(excluded) != 1 or any(s.relation == "incomparable" and s.name == "place" for s in slots):
        return None
    return _excluded(a, b, same, excluded[0])


def turned(slots: Sequence[Slot]) -> Slot | None:
    """The slot in which two items tell the reverse of each other, firmly or not: then they do not say the same."""
    return next((s for s in slots if s.name == "cause" or (s.relation == "excludes" and s.name in {"polarity", "who", "direction"})), None)


def slots(a: Profile, b: Profile, same: Identity, weights: Weights) -> tuple[Slot, ...]:
    """All slots that both items fill."""
    by_parts = compare_parts(a, b, weights)
    outcome = compare_outcomes(a, b)
    found = (
        by_parts or compare_ways(a, b),
        compare_results(a, b) or compare_numbers(a, b),
        compare_times(a, b, same.shared),
        compare_sites(a, b, same.shared, weights),
        outcome or compare_predicates(a, b),
        compare_causes(a, b),
    )
    return tuple(slot for slot in found if slot)


def _excluded(a: Profile, b: Profile, same: Identity, slot: Slot) -> Finding | None:
    if slot.name == "number" and updates(a, b, slot.name) and "old" not in slot.why:
        first, second = (b, a) if later(a, b) else (a, b)
        if not counts_on(first, second):
            return None
        return Finding("superseded", "number", f"{slot.why}; the later report counts again", swapped=second is b)
    why = f"both tell of {shown(same)}; {slot.why}"
    if slot.name == "polarity" and awaited(a, b) and same.least >= SURE and not strays(a, b):
        return Finding("superseded", "status", f"{why}; the later report tells what had not happened so far", swapped=later(b, a))
    if slot.firm and _firm(a, b, same, slot) and not _explained(a, b, slot):
        return Finding("contradicts", slot.name, why, excludes=True, framed=True)
    return None


def _firm(a: Profile, b: Profile, same: Identity, slot: Slot) -> bool:
    """Whether there is no doubt that both tell of one thing."""
    if same.most < SURE or same.least < SURE_BOTH or len(same.shared) + (slot.name == "polarity") < FEWEST:
        return False
    if slot.name == "number" and (_moving(same) or not (of_one_kind(same) or one_measure(a, b) or one_term(a, b)) or _turned(a, b)):
        return False
    if days(a, b) in {"excludes", "incomparable"} and slot.name != "time" and not _announced(a, b, slot):
        return False
    if slot.name in {"place", "who"}:
        return True
    return not strays(a, b)


def _moving(same: Identity) -> bool:
    """Whether it is of what rises and falls, and has another value by the hour."""
    return any(t.startswith("%change") for t in same.shared)


def _turned(a: Profile, b: Profile) -> bool:
    """Whether the names that both have stand in another order, however it is put: other parts in another event."""
    if same_sides(a, b):
        return False
    for left, right in zip(texts(a), texts(b), strict=True):
        first, second = _order(left, a.names & b.names), _order(right, a.names & b.names)
        if [n for n in first if n in second] != [n for n in second if n in first]:
            return True
    return False


def _order(text: str, names: frozenset[str]) -> list[str]:
    """The names in ``text``, each where it first stands; where it happens is no part in it."""
    found, before = [], ""
    for word in split(text):
        if f"@{name_key(word.token)}" in names and before not in _WHERE:
            found.append(word.stem)
        before = word.token if word.token not in {"the", "a", "an"} else before
    return list(dict.fromkeys(found))


def _announced(a: Profile, b: Profile, slot: Slot) -> bool:
    """Whether it is told on one day that something takes place and that it was called off the day before."""
    return slot.why.endswith("(held)") and a.published == b.published


def _explained(a: Profile, b: Profile, slot: Slot) -> bool:
    """Whether a hedge, a plan, a party or another day may explain that the two values are not the same."""
    if any(p.stance.force == "hedged" for p in (a, b)) or any(_FORECAST.search(text) for p in (a, b) for text in texts(p)):
        return True
    if any(bool(_KIN.search(left)) != bool(_KIN.search(right)) for left, right in zip(texts(a), texts(b), strict=True)):
        return True
    to_come = slot.name in {"direction", "who"} or (slot.name == "number" and one_term(a, b))  # who is sentenced "will spend" his years
    if not to_come and _planned(a) != _planned(b):
        return True
    return _parties(a, b)


def _planned(profile: Profile) -> bool:
    return profile.stance.force == "planned" or force(profile.said) == "planned" or any(_AGREED.search(text) for text in texts(profile))


def _parties(a: Profile, b: Profile) -> bool:
    """Whether two voices speak, or one that somebody may dispute."""
    held = [p for p in (a, b) if p.item.item.holder is not None]
    if len(held) > 1 or any(isinstance(p.item.item, ExpertView) for p in held):
        return True
    return any(isinstance(p.item.item, Claim) and _DISPUTED.search(p.item.item.cue or "") for p in held)
