"""The slot "place": where something happened that happens in one place, by the sort of site, or by the ground of a match."""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.reconcile.parts import parts
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import name_key, stem, words
from counterpoint.reconcile.values import compare_places

# Sorts of site that are not each other, as reporters name where somebody was arrested or found.
_SITES = {
    "airport": "airport|terminal|passport control",
    "home": "home|house|flat|apartment|villa|cottage|bungalow",
    "water": "river|lake|reservoir|canal|sea|pond|harbour|harbor",
    "vehicle": "car|taxi|van|truck|lorry|boot of|trunk of",
    "hotel": "hotel|motel|hostel|guest house",
    "hospital": "hospital|clinic",
    "school": "school|college|university|campus",
    "prison": "prison|jail|cell",
    "church": "church|mosque|synagogue|temple|cathedral",
    "shop": "shop|store|supermarket|mall",
    "bar": "bar|pub|restaurant|cafe|nightclub",
    "station": "railway station|train station|bus station|metro station|subway station",
    "woods": "woods|forest|woodland",
    "beach": "beach",
}
_AT = re.compile(
    "|".join(
        rf"(?P<{name}>\b(?:at|in|from|inside|outside|near|into|off)\b[^,.;]{{0,30}}?\b(?:{sites})s?\b)" for name, sites in _SITES.items()
    )
)
_HERE = frozenset(stem(w) for w in words("arrested found discovered shot stabbed died killed born married recovered"))
_GROUND = re.compile(r"\bat (?:the )?((?:[A-Z][\w’'-]+ ?)+)")


def compare_sites(a: Profile, b: Profile, shared: frozenset[str], weights: Weights) -> Slot | None:
    """Two sorts of site, or two grounds, of one event."""
    kinds = shared | {"arrest" for t in shared if t == "%freedom-"} | {"find" for t in shared if t == "%rescue+"}
    left, right = _sites(a), _sites(b)
    if (kinds & _HERE or "%life-" in kinds) and len(left) == len(right) == 1 and left != right:
        return Slot("place", "excludes", f"“{min(left)}” in one, “{min(right)}” in the other")
    return _grounds(a, b, weights) or _named(a, b)


def _sites(profile: Profile) -> set[str]:
    return {name for text in texts(profile) for name in _sites_in(text)}


@lru_cache(maxsize=32_768)
def _sites_in(text: str) -> frozenset[str]:
    return frozenset(m.lastgroup for m in _AT.finditer(text) if m.lastgroup)


def _grounds(a: Profile, b: Profile, weights: Weights) -> Slot | None:
    """The grounds of a match, "at" a name in both."""
    if not any(part.kind == "contest" for p in (a, b) for text in texts(p) for part in parts(text)):
        return None
    left, right = (frozenset(f"@{name_key(w)}" for text in texts(p) for m in _GROUND.finditer(text) for w in m[1].split()) for p in (a, b))
    if not left or not right or left & right or left & b.names or right & a.names:
        return None
    return Slot("place", "excludes", "at one ground in one, at another in the other", not weights.together(left, right))


def _named(a: Profile, b: Profile) -> Slot | None:
    """Named places; what lies in what is not known without a gazetteer, so that this is never firm."""
    left, right = (getattr(p.item.item, "where", None) for p in (a, b))
    verdict = compare_places(left, right)
    if verdict.relation == "excludes":
        return Slot("place", "excludes", verdict.why, firm=False)
    if verdict.relation == "incomparable" and left and right and not _keys(left) & b.names and not _keys(right) & a.names:
        return Slot("place", "incomparable", f"“{left}” against “{right}”", firm=False) if _keys(left) and _keys(right) else None
    return None


def _keys(place: str) -> frozenset[str]:
    return frozenset(f"@{name_key(w)}" for w in re.findall(r"[A-Z][\w’'-]+", place))
