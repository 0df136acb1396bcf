"""The slot "time": when something happened that happens once, at what hour, and before or after what."""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.mentions import find_dates
from counterpoint.reconcile.identity import day
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import FUNCTION_WORDS, stem, tokens, words
from counterpoint.reconcile.values import compare_hours, compare_intervals, compare_quantities
from counterpoint.records import Interval

# What happens to one thing or person once, or is told of as one event.
ONCE = frozenset(
    stem(w)
    for w in words(
        "died killed resigned born married exploded crashed sank collapsed sentenced convicted acquitted landed resignation signed founded"
    )
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = re.compile(r"\b[12]\d{3}\b")
_ORDER = re.compile(r"\b(before|after|once|until|prior to|following)\b ((?:[\w’'-]+ ?){1,6})", re.IGNORECASE)
_AFTER = frozenset(("after", "once", "following"))
_OTHER_DAYS = re.compile(r"\b(?:anniversary|years? (?:after|before)|report|inquest|funeral|trial|ago)\b", re.IGNORECASE)


def compare_times(a: Profile, b: Profile, shared: frozenset[str]) -> Slot | None:
    """How the times of one event relate: days apart, hours apart, or before against after one and the same thing."""
    once = bool({t for term in shared for t in _kinds(term)} & ONCE)
    return ((once or None) and (_days(a, b) or _ages(a, b) or _hours(a, b))) or _before_after(a, b)


def _kinds(term: str) -> tuple[str, ...]:
    """The kinds of event a shared term stands for; an outcome stands for the events of its scale."""
    return {"%life-": ("die", "kill"), "%office-": ("resign",), "%verdict+": ("convict",), "%verdict-": ("acquit",)}.get(term, (term,))


def _days(a: Profile, b: Profile) -> Slot | None:
    first, second = day(a), day(b)
    verdict = compare_intervals(first, second)
    if verdict.relation != "excludes" or first is None or second is None:
        return None
    dated = all(_YEAR.search(i.words) for i in (first, second))
    single = dated or all(i.start is not None and i.start == i.end for i in (first, second))
    near = _beside_event(a, first) and _beside_event(b, second)
    return Slot("time", "excludes", verdict.why, single and near and _told_alike(first, second))


def _told_alike(first: Interval, second: Interval) -> bool:
    """Whether both days are weekdays of other names, or both dates: one weekday seen from two datelines proves nothing."""
    names = [m.group().lower() if (m := _WEEKDAY.search(i.words)) else "" for i in (first, second)]
    return bool(names[0]) == bool(names[1]) and (not names[0] or names[0] != names[1])


def _beside_event(profile: Profile, when: Interval) -> bool:
    """Whether the day stands in the words quoted, which tell of nothing else that has days of its own."""
    words_said = profile.said
    return when.words.lower() in words_said.lower() and len(find_dates(words_said)) == 1 and not _OTHER_DAYS.search(words_said)


def _ages(a: Profile, b: Profile) -> Slot | None:
    """Years ago, for what happened long before any calendar."""
    ago = [
        [q for q in p.quantities if q.unit == "year" and (q.low or 0) > 150 and f"{q.words.removesuffix(' ago')} ago" in p.said]
        for p in (a, b)
    ]
    if len(ago[0]) != 1 or len(ago[1]) != 1:
        return None
    verdict = compare_quantities(ago[0][0], ago[1][0])
    return (
        Slot("time", "excludes", verdict.why, not (ago[0][0].approximate or ago[1][0].approximate))
        if verdict.relation == "excludes"
        else None
    )


def _hours(a: Profile, b: Profile) -> Slot | None:
    """Times of day; the days themselves are the other route's business."""
    verdict = compare_hours(a.said, b.said)
    return (
        Slot("time", "excludes", verdict.why, compare_intervals(day(a), day(b)).relation == "equal")
        if verdict.relation == "excludes"
        else None
    )


def _before_after(a: Profile, b: Profile) -> Slot | None:
    """Opposite orders to one thing: "before the vote" against "after the vote"."""
    for left in texts(a):
        for right in texts(b):
            first, second = _order(left), _order(right)
            if first and second and first[0] != second[0] and len(first[1] & second[1]) >= min(2, len(first[1]), len(second[1])):
                return Slot("time", "excludes", f"before against after “{' '.join(sorted(first[1] & second[1]))}”")
    return None


@lru_cache(maxsize=8_192)
def _order(text: str) -> tuple[bool, frozenset[str]] | None:
    """Whether ``text`` says "after" or "before", and the stems of what; None if it does not, or more than once."""
    found = list(_ORDER.finditer(text))
    if len(found) != 1 or _OTHER_DAYS.search(text) or re.search(r"\b\d+|hours?|days?|minutes?\b", found[0][2]):
        return None
    anchor = frozenset(stem(t) for t in tokens(found[0][2]) if t not in FUNCTION_WORDS and len(t) > 2)
    return (found[0][1].lower() in _AFTER, anchor) if anchor else None
