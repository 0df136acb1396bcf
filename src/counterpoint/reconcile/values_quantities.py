"""Comparing quantities: as sets of numbers in a unit."""

from __future__ import annotations

import math

from counterpoint.reconcile.values_verdict import Verdict
from counterpoint.records import Quantity

# One class of things counted, whatever a paper calls them. Kept small: only words that are exchanged for each other in reports
# of one and the same figure. "person" is not among the soldiers: 12 children are not 12 people.
_SAME = (
    ("troop", "soldier", "serviceman", "servicewoman", "combatant", "fighter", "military personnel"),
    ("dead", "death", "fatality", "killed"),
    ("injured", "wounded", "hurt", "injury"),
    ("person", "people", "individual", "man and woman"),
    ("home", "house", "residence"),
    ("job", "position", "post"),
    ("percent", "percentage"),
    ("employee", "worker", "staff", "staffer"),
    ("ton", "tonne"),
    ("sailor", "crew", "crew member", "crewman", "seaman"),
    ("painting", "picture", "canvas"),
    ("plane", "aircraft", "airplane", "jet"),
    ("policeman", "policewoman", "police", "police officer"),
    ("lawmaker", "legislator", "parliamentarian", "mp"),
    ("kid", "child", "youngster"),
    ("kilometer", "kilometre"),
    ("meter", "metre"),
)
_CLASS = {word: words[0] for words in _SAME for word in words}
# Units of one measure, as factors of the first; conversions are exact by definition (SI; international mile, pound and foot of 1959).
_FACTORS: dict[str, tuple[str, float]] = {
    "kilometer": ("meter", 1e3), "mile": ("meter", 1609.344), "foot": ("meter", 0.3048), "yard": ("meter", 0.9144),
    "centimeter": ("meter", 0.01), "inch": ("meter", 0.0254), "kilogram": ("gram", 1e3), "ton": ("gram", 1e6), "pound": ("gram", 453.59237),
    "hectare": ("square meter", 1e4), "acre": ("square meter", 4046.8564224), "square kilometer": ("square meter", 1e6),
    "square mile": ("square meter", 2589988.110336), "minute": ("second", 60), "hour": ("second", 3600), "day": ("second", 86400),
    "week": ("second", 604800), "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120),
    "mile per hour": ("meter per hour", 1609.344), "kilometer per hour": ("meter per hour", 1e3), "gigawatt": ("kilowatt", 1e6),
    "megawatt": ("kilowatt", 1e3),
}  # fmt: skip
APPROXIMATE_SLACK = 0.10
"""How far beyond its bounds an approximate number still counts as possible, as a share of the bound."""
VAGUE_SLACK = 0.25
"""The same for words such as "dozens", whose bounds are a convention."""
_ROUNDED = 0.05  # a rounded number is at most this far from what it rounds


def compare_quantities(a: Quantity, b: Quantity) -> Verdict:
    """How two quantities relate. Both are read as sets of numbers: a subset refines, disjoint sets exclude each other.

    Near misses are no exclusion: a number and its rounding ("4,000" and "4,012"), and a number just outside an approximate
    range, are ``compatible``. A unit that only one of them has makes that one the more precise, and never excludes.
    Refinement is a partial order, exclusion is symmetric, and swapping the arguments mirrors the verdict.
    """
    unit_a, unit_b = _unit(a), _unit(b)
    if unit_a and unit_b and unit_a[0] != unit_b[0]:
        return Verdict(relation="incomparable", why=f"“{a.words}” counts in {a.unit}, “{b.words}” in {b.unit}")
    low_a, high_a = _bounds(a, unit_a)
    low_b, high_b = _bounds(b, unit_b)
    inside = low_a >= low_b and high_a <= high_b and (unit_b is None or unit_a is not None)
    holds = low_b >= low_a and high_b <= high_a and (unit_a is None or unit_b is not None)
    if inside and holds:
        return Verdict(relation="equal", why=f"“{a.words}” and “{b.words}” mean the same number")
    if inside:
        return Verdict(relation="refines", why=f"“{a.words}” lies within “{b.words}”")
    if holds:
        return Verdict(relation="refined_by", why=f"“{b.words}” lies within “{a.words}”")
    return _overlap(a, b, (low_a[0], high_a[0]), (low_b[0], high_b[0]))


def unit_class(unit: str | None) -> str | None:
    """One name for units that count the same things ("soldier" and "troop")."""
    return _CLASS.get(unit, unit) if unit else None


def _overlap(a: Quantity, b: Quantity, range_a: tuple[float, float], range_b: tuple[float, float]) -> Verdict:
    """The verdict on two ranges of which neither holds the other."""
    lower, upper = sorted((range_a, range_b))
    gap = upper[0] - lower[1]
    if gap <= 0:
        return Verdict(relation="compatible", why=f"“{a.words}” and “{b.words}” overlap")
    if (a.unit is None) != (b.unit is None):
        return Verdict(relation="incomparable", why=f"what one of “{a.words}” and “{b.words}” counts is not known")
    slack = max(_slack(a), _slack(b))
    if gap <= slack * max(abs(upper[0]), abs(lower[1])):
        return Verdict(relation="compatible", why=f"“{a.words}” and “{b.words}” are close, and one is approximate")
    if _rounding(a, b) or _rounding(b, a):
        return Verdict(relation="compatible", why=f"one of “{a.words}” and “{b.words}” can be the other, rounded")
    return Verdict(relation="excludes", why=f"“{a.words}” and “{b.words}” cannot be the same number")


def _unit(quantity: Quantity) -> tuple[str, float] | None:
    """The base unit and the factor to it."""
    name = unit_class(quantity.unit)
    return _FACTORS.get(name, (name, 1.0)) if name else None


def _bounds(quantity: Quantity, unit: tuple[str, float] | None) -> tuple[tuple[float, int], tuple[float, int]]:
    """Bounds in the base unit, ordered so that a strict bound lies inside the same bound that is not strict.

    An approximate quantity that is open on one side is "more than" or "less than": its own number does not belong to it.
    """
    factor = unit[1] if unit else 1.0
    strict = quantity.approximate and (quantity.low is None) != (quantity.high is None)
    low = -math.inf if quantity.low is None else _clean(quantity.low * factor)
    high = math.inf if quantity.high is None else _clean(quantity.high * factor)
    return (low, 1 if strict and quantity.low is not None else 0), (high, -1 if strict and quantity.high is not None else 0)


def _clean(value: float) -> float:
    """Without the dust of floating point, so that 2,000 m and 2 km are equal."""
    return float(f"{value:.12g}")


def _slack(quantity: Quantity) -> float:
    if not quantity.approximate:
        return 0.0
    wide = quantity.low is not None and quantity.high is not None and quantity.high >= 4 * max(quantity.low, 1.0)
    return VAGUE_SLACK if wide else APPROXIMATE_SLACK


def _rounding(rough: Quantity, fine: Quantity) -> bool:
    """Whether ``rough`` can be ``fine`` rounded: both plain numbers, ``fine`` given much more precisely, and near."""
    if rough.low is None or fine.low is None or rough.low != rough.high or fine.low != fine.high:
        return False
    step, digits = _precision(rough.low), _significant(fine.low)
    if digits <= _significant(rough.low) or abs(fine.low - rough.low) > step / 2:
        return False
    if step <= 1:  # "3 percent" and "3.2 percent"; "3.2 percent" and "3.24 percent"
        return fine.low != round(fine.low)
    return step >= 100 and digits >= 3 and abs(fine.low - rough.low) <= _ROUNDED * abs(rough.low)


def _significant(value: float) -> int:
    digits = f"{abs(value):.12g}".replace(".", "").lstrip("0").split("e")[0]
    return len(digits.rstrip("0")) or 1


def _precision(value: float) -> float:
    """The place of the last digit that is not zero: 100 for 4,300, 0.1 for 3.2."""
    text = f"{abs(value):.12f}".rstrip("0")
    whole, _, part = text.partition(".")
    if part:
        return float(10 ** -len(part))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0
