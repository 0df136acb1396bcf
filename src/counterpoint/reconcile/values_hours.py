"""Comparing times of day: "5 a.m.", "noon", "Friday night". Toll counts and closures of one day often differ by the hour only."""

from __future__ import annotations

import re

from counterpoint.reconcile.values_verdict import Verdict

_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? ?([ap])\.?m\b|\b([01]?\d|2[0-4])[:h]([0-5]\d)\b", re.IGNORECASE)
# Hours from midnight; the parts of a day overlap, since nobody means a sharp line. A night runs into the next morning.
_PARTS = {
    "dawn": (4.0, 8.0), "morning": (0.0, 12.0), "noon": (11.5, 12.5), "midday": (11.0, 13.0), "lunchtime": (11.0, 14.0),
    "afternoon": (12.0, 18.5), "dusk": (16.0, 22.0), "evening": (16.5, 24.0), "nightfall": (16.0, 23.0), "night": (18.0, 30.0),
    "tonight": (17.0, 30.0), "midnight": (23.5, 24.5), "overnight": (20.0, 32.0),
}  # fmt: skip
_PART = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)


def hours(words: str) -> tuple[float, float] | None:
    """The time of day that words tell, as hours from midnight (first and last), or None."""
    clock = _CLOCK.search(words)
    if clock:
        hour, minute = int(clock[1] or clock[4]), int(clock[2] or clock[5] or 0)
        if clock[3]:
            hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
        at = hour + minute / 60
        return at, at
    part = _PART.search(words)
    return _PARTS[part[0].lower()] if part else None


def compare_hours(a: str, b: str) -> Verdict:
    """How the times of day in two wordings relate; two days are not compared here. Unknown is incomparable."""
    range_a, range_b = hours(a), hours(b)
    if range_a is None or range_b is None:
        return Verdict(relation="incomparable", why="one of the two tells no time of day")
    if range_a == range_b:
        return Verdict(relation="equal", why=f"“{a}” and “{b}” are the same time of day")
    if range_a[0] >= range_b[0] and range_a[1] <= range_b[1]:
        return Verdict(relation="refines", why=f"“{a}” lies within “{b}”")
    if range_b[0] >= range_a[0] and range_b[1] <= range_a[1]:
        return Verdict(relation="refined_by", why=f"“{b}” lies within “{a}”")
    if range_a[1] < range_b[0] or range_b[1] < range_a[0]:
        return Verdict(relation="excludes", why=f"“{a}” and “{b}” are other times of day")
    return Verdict(relation="compatible", why=f"“{a}” and “{b}” overlap")
