"""Numbers, times, places and modality within a stretch of an article."""

from __future__ import annotations

import re
from typing import Literal

from counterpoint.article import Span
from counterpoint.mentions import find_dates, find_quantities
from counterpoint.rules.lexicon import classes
from counterpoint.rules.wording import HEDGES

Modality = Literal["asserted", "hedged", "alleged", "denied", "planned"]
ALLEGED = re.compile(r"\b(?:alleged|allegedly|purported|purportedly|reportedly|unconfirmed|accused of)\b", re.IGNORECASE)
PLANNED = re.compile(
    r"\b(?:will|is set to|are set to|is due to|are due to|plans? to|is scheduled|are scheduled|is expected to|are expected to|is to|are to|going to|intends? to|announced plans)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|no|nobody|none|without)\b|n['’]t\b", re.IGNORECASE)
PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|off|from)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|nearby|disputed)\s+)?"
    r"([A-Z][\w’'-]+(?:\s+(?:(?:of|the|and|de|la|al)\s+)?[A-Z][\w’'-]+){0,4})"
)
TIMES = classes()["days"] | classes()["months"]


def quantities(text: str) -> list[str]:
    """The quantities in ``text``, in its words."""
    return [text[s.start : s.end] for s in find_quantities(text)]


def when(text: str) -> str | None:
    """The first expression of time in ``text``, in its words."""
    found = find_dates(text)
    return text[found[0].start : found[0].end] if found else None


def where(text: str) -> str | None:
    """The first place in ``text``: a capitalised name behind a preposition of place that is no time."""
    dates = find_dates(text)
    for found in PLACE.finditer(text):
        name = Span(start=found.start(1), end=found.end(1))
        if found.group(1).split()[0].lower() not in TIMES and not any(name.overlaps(d) for d in dates):
            return found.group(0) if not found.group(0).lower().startswith("from") else None
    return None


def modality(text: str) -> Modality:
    """How ``text`` puts forward what it says."""
    if ALLEGED.search(text):
        return "alleged"
    if HEDGES.search(text):
        return "hedged"
    return "planned" if PLANNED.search(text) else "asserted"
