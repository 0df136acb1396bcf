"""What the look at one typed slot of two items finds: route two of a contradiction in other words."""

from __future__ import annotations

from typing import NamedTuple

from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.values import ValueRelation


class Slot(NamedTuple):
    """The slot (number, time, place, …), how its two values relate, why, and whether nothing else explains the difference."""

    name: str
    relation: ValueRelation
    why: str
    firm: bool = True
    passes: bool = False  # whether one state may follow the other


def texts(profile: Profile) -> tuple[str, str]:
    """What an item is told in: the words quoted for it, and its statement."""
    return profile.said, profile.item.item.summary
