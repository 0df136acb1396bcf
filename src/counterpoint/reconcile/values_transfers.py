"""Direction of a transfer: who gives what to whom."""

from __future__ import annotations

import re

from counterpoint.article import Frozen
from counterpoint.reconcile.values_verdict import Verdict


class Transfer(Frozen):
    """Who gives and who receives, as named; None is not said. ``verb`` is the word that tells."""

    giver: str | None
    receiver: str | None
    verb: str


_NAME = r"(?:(?:the|The) )?[A-Z][\w.’'-]*(?:(?:[ -]|[ ](?:of|de|al|bin|and the)[ ])[A-Z][\w.’'-]*)*"
_STEMS = (
    "sen[dt]|suppl|provi|deliver|ship|transfer|hand|gi[vf]|gave|donat|sell|sold|sale|export|lend|lent|loan|pa[yi]|grant|award|deploy|return"
)
_GIVE = rf"\b(?P<verb>(?:{_STEMS})\w*)\b"
_TAKE = r"\b(?P<verb>(?:receiv|obtain|acquir|import|bought|buy|purchas|borrow|got|gets?\b|accept)\w*)\b"
_MIDDLE = r"(?:(?![.;:!?]\s)[^;:!?\n]){0,80}?"
_PATTERNS = (
    # from A to B, whatever the verb
    re.compile(rf"{_MIDDLE}{_GIVE}{_MIDDLE}\bfrom (?P<giver>{_NAME}){_MIDDLE}\bto (?P<receiver>{_NAME})"),
    # B was sent X by A
    re.compile(
        rf"(?P<receiver>{_NAME}) (?:was|were|has been|have been|is being|are being|will be) {_GIVE}{_MIDDLE}\bby (?P<giver>{_NAME})"
    ),
    # X was sent to B by A
    re.compile(rf"\b(?:was|were|been|being|be) {_GIVE}{_MIDDLE}\bto (?P<receiver>{_NAME}){_MIDDLE}\bby (?P<giver>{_NAME})"),
    # X was sent by A to B
    re.compile(rf"\b(?:was|were|been|being|be) {_GIVE}{_MIDDLE}\bby (?P<giver>{_NAME}){_MIDDLE}\bto (?P<receiver>{_NAME})"),
    # A sends X to B; A's sale of X to B
    re.compile(rf"(?P<giver>{_NAME})(?:['’]s?)?(?: [a-z]+){{0,5}}? {_GIVE}{_MIDDLE}\b(?:to|into) (?P<receiver>{_NAME})"),
    # A supplies B with X; A gives B X
    re.compile(rf"(?P<giver>{_NAME})(?: [a-z]+){{0,3}}? {_GIVE} (?P<receiver>{_NAME})(?= (?:with|a|an|the|\d|[a-z]+s?\b))"),
    # B receives X from A
    re.compile(rf"(?P<receiver>{_NAME})(?: [a-z]+){{0,4}}? {_TAKE}{_MIDDLE}\bfrom (?P<giver>{_NAME})"),
)
LONGEST = 600
"""Characters looked at: an item's sentence, not an article."""


def transfer(text: str) -> Transfer | None:
    """The transfer that a sentence tells of, or None. Names are capitalised words; pronouns are not resolved."""
    for pattern in _PATTERNS:
        found = pattern.search(text[:LONGEST])
        if found and _key(found["giver"]) != _key(found["receiver"]):
            return Transfer(giver=_clean(found["giver"]), receiver=_clean(found["receiver"]), verb=found["verb"])
    return None


def compare_transfers(a: Transfer | None, b: Transfer | None) -> Verdict:
    """How two directions relate. Opposite directions are two different transfers: incomparable, not an exclusion."""
    if a is None or b is None:
        return Verdict(relation="incomparable", why="one of the two tells of no transfer between two parties")
    given, received = _key(a.giver) == _key(b.giver), _key(a.receiver) == _key(b.receiver)
    if given and received:
        return Verdict(relation="equal", why=f"both from {a.giver} to {a.receiver}")
    if _key(a.giver) == _key(b.receiver) and _key(a.receiver) == _key(b.giver):
        return Verdict(relation="incomparable", why=f"opposite directions: from {a.giver} to {a.receiver}, and back")
    return Verdict(relation="incomparable", why=f"other parties: {a.giver} to {a.receiver}, {b.giver} to {b.receiver}")


def opposite(a: Transfer | None, b: Transfer | None) -> bool:
    """Whether the two go between the same parties in opposite directions."""
    return a is not None and b is not None and (_key(a.giver), _key(a.receiver)) == (_key(b.receiver), _key(b.giver))


def _clean(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.strip(" .,'’"))


def _key(name: str | None) -> str:
    return re.sub(r"^the ", "", _clean(name or "").lower()).replace(".", "")
