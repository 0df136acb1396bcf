"""What the later of two reports makes out of date: a plan by what came of it, a count by a newer one, a state by the one that followed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from counterpoint.items import ExpertView
from counterpoint.reconcile.alike import STATEMENT, shown
from counterpoint.reconcile.finding import Finding, later, updates
from counterpoint.reconcile.identity import Identity, day, days, strays
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.scales import ends
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import stem, stems, words
from counterpoint.reconcile.values import compare_intervals

FEWEST = 3  # terms in common
PLANNED = 0.5  # share of weight of each that must be in the other
MOST, LEAST = 0.5, 0.35  # of the shorter and of the longer, for what was counted again or has changed
PUT_OFF = 0.6  # the same of each for a plan that came about on another day
SOON = 45  # days between two reports of one count that goes on
LATEST = 60  # days after the one that was planned
# What comes about once; a council that is to meet on one day and met on another has met twice.
_FIRST_TIME = frozenset(stem(w) for w in words("open reopen launch land premiere publish unveil inaugurate complete marry"))
# What was counted up to a day, and not what happened on it.
_STOOD = re.compile(
    r"\b(?:by (?:\w+ )?(?:\w+day|morning|noon|midday|afternoon|evening|night|midnight|\d+)|as of|still|now|so far|tolls?|total"
    r"|the number of"
    r"|(?:rose|risen|climb\w*|swell\w*|swollen|grew|grown|jump\w*|spread|increased) (?:at|to|by)|reached|st(?:ood|ands) at"
    r"|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\b(?:new (?:\w+ ){0,2}(?:cases|infections|deaths|jobs)|another|daily|a (?:day|week|month)|each|every)\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:will|to)(?: be)? ([a-z]{3,})")


def overtaken(a: Profile, b: Profile, same: Identity, slots: Sequence[Slot]) -> Finding | None:
    """That the later report has what came after the earlier, or None. Views are no reports."""
    if not (later(a, b) or later(b, a)) or any(isinstance(p.item.item, ExpertView) for p in (a, b)):
        return None
    if len(same.shared) < FEWEST or any(len(p.said.split()) < STATEMENT for p in (a, b)):
        return None
    first, second = (b, a) if later(a, b) else (a, b)
    found = _came_about(first, second, same, slots) or _counted_again(first, second, same, slots) or _changed(first, second, same, slots)
    return Finding("superseded", *found, swapped=second is b) if found else None


def _came_about(first: Profile, second: Profile, same: Identity, slots: Sequence[Slot]) -> tuple[str, str] | None:
    """A plan or a forecast, and what came of it."""
    excluded = [s for s in slots if s.relation == "excludes"]
    if same.least < PLANNED or not _ahead(first, excluded) or second.stance.force != "asserted":
        return None
    off = any(ends(text).get("held") == "-" for text in texts(second))
    if not (excluded or off or _came(first, second)):
        return None
    why = f"what was still to come ({shown(same)}) has come"
    if compare_intervals(day(first), day(second)).relation == "excludes":
        return ("time", f"{why} on another day") if same.least >= PUT_OFF and _came(first, second) and _put_off(first, second) else None
    return (excluded[0].name if excluded else "status"), f"what was still to come ({shown(same)}) {'was called off' if off else 'has come'}"


def _put_off(first: Profile, second: Profile) -> bool:
    """Whether it came soon after the day that was planned."""
    found = _PLAN.search(first.said)
    if found is None or stem(found[1].lower()) not in _FIRST_TIME:
        return False
    planned, came = day(first, beyond=False), day(second, beyond=False)
    if planned is None or planned.end is None or first.published is None or planned.end <= first.published:
        return False
    return came is not None and came.start is not None and dt.timedelta() < came.start - planned.end <= dt.timedelta(LATEST)


def _came(first: Profile, second: Profile) -> bool:
    """Whether what the first says will be done, the second says, and not as something to do."""
    found = _PLAN.search(first.said)
    planned_stem = stem(found[1].lower()) if found else ""
    return planned_stem in second.terms | stems(second.item.item.summary) and not any(
        stem(m[1].lower()) == planned_stem for m in _PLAN.finditer(second.said)
    )


def _ahead(profile: Profile, excluded: Sequence[Slot]) -> bool:
    """Whether an item tells what is still to come: a plan, or a number that is expected."""
    return profile.stance.force == "planned" or (profile.stance.force == "hedged" and any(s.name == "number" for s in excluded))


def _counted_again(first: Profile, second: Profile, same: Identity, slots: Sequence[Slot]) -> tuple[str, str] | None:
    """A count that goes on, and more of it (or less of what is told to be left) in the later report."""
    slot = next((s for s in slots if s.name == "number"), None)
    if slot is None or not updates(first, second, "number") or not _of_one_thing(first, second, same, slots, slot):
        return None
    if slot.relation not in {"excludes", "refined_by", "refines"} or not counts_on(first, second):
        return None
    old, new = (max((q.low or 0 for q in p.quantities), default=0) for p in (first, second))
    if slot.relation != "excludes" and new <= old:
        return None
    return "number", f"{slot.why}; the later report counts again"


def counts_on(first: Profile, second: Profile) -> bool:
    """Whether a later count may be of the same thing: soon after, of no other day, or on another day as what stood then."""
    if first.published is None or second.published is None or second.published - first.published > dt.timedelta(SOON):
        return False
    if any(_NEW.search(text) for p in (first, second) for text in texts(p)):
        return False
    return days(first, second) != "excludes" or (any(_STOOD.search(text) for text in texts(second)) and _moved_on(first, second))


def _changed(first: Profile, second: Profile, same: Identity, slots: Sequence[Slot]) -> tuple[str, str] | None:
    """A state, and the one that followed it on another day."""
    slot = next((s for s in slots if s.name == "polarity" and s.passes), None)
    if slot is None or not _of_one_thing(first, second, same, slots, slot) or any(p.stance.force != "asserted" for p in (first, second)):
        return None
    before, after = day(first, beyond=False), day(second, beyond=False)
    if before is None or before.end is None or after is None or after.start is None or after.start <= before.end:
        return None
    return "status", f"both tell of {shown(same)}; {slot.why}, in the later report of a later day"


def _of_one_thing(first: Profile, second: Profile, same: Identity, slots: Sequence[Slot], changed: Slot) -> bool:
    """Whether both tell of one thing, as far as what has not changed can tell."""
    if any(s.relation in {"excludes", "incomparable"} and s is not changed and s.name != "time" for s in slots):
        return False
    return same.most >= MOST and same.least >= LEAST and not strays(first, second)


def _moved_on(first: Profile, second: Profile) -> bool:
    """Whether the later report tells of a later day, or at least does not tell of one before the earlier report."""
    before, after = day(first), day(second)
    if after is None or after.start is None:
        return False
    if before is not None and before.end is not None:
        return after.start > before.end
    return first.published is not None and after.start > first.published
