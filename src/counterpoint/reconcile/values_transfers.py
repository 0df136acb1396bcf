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


_NOT_NAMES = (
    "The|A|An|It|Its|He|She|They|We|You|I|This|That|These|Those|When|While|If|As|In|On|At|After|Before|But|And|Another|Some|Whatever|Earlier|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)
_NAME = rf"(?:[Tt]he )?(?!(?:{_NOT_NAMES})\b)[A-Z][\w’'-]*(?:\.[A-Z][\w’'-]*)*(?:(?:[ -]|[ ](?:of|de|al|bin|and the)[ ])[A-Z][\w’'-]*)*"
_GIVE = (
    r"\b(?P<verb>sen[dt]s?|sending|suppl(?:y|ies|ied|ying)|provi(?:des?|ded|ding|sion)|deliver(?:s|ed|ing|y|ies)?|shipp(?:ed|ing)|shipments?"
    r"|transfer(?:s|red|ring)?|hand(?:s|ed|ing)|giv(?:es?|en|ing)|gave|donat(?:es?|ed|ing|ions?)|sell(?:s|ing)?|sold|sales?|export(?:s|ed|ing)?"
    r"|lend(?:s|ing)?|lent|loan(?:s|ed)?|pa(?:y|ys|id|ying|yments?)|grant(?:s|ed|ing)|award(?:ed|ing)|deploy(?:s|ed|ing|ment|ments)?"
    r"|return(?:s|ed|ing)?)\b"
)
_GO = (
    r"\b(?P<verb>mov(?:es?|ed|ing)|travel(?:s|l?ed|l?ing)?|fl(?:y|ies|ew|own|ying)|flee(?:s|ing)?|fled|(?:em)?igrat(?:es?|ed|ing|ion)|went|go(?:es|ing)?"
    r"|return(?:s|ed|ing)?|walk(?:s|ed|ing)?|march(?:es|ed|ing)?|sail(?:s|ed|ing)?|driv(?:es?|en|ing)|drove)\b"
)
_TAKE = (
    r"\b(?P<verb>receiv(?:es?|ed|ing)|obtain(?:s|ed|ing)?|acquir(?:es?|ed|ing)|import(?:s|ed|ing)?|bought|buy(?:s|ing)?|purchas(?:es?|ed|ing)"
    r"|borrow(?:s|ed|ing)?|got|gets?|accept(?:s|ed|ing)?)\b"
)
_MIDDLE = r"(?:(?![.;:!?]\s)[^;:!?\n]){0,80}?"
_ANY = re.compile("|".join(pattern.replace("(?P<verb>", "(?:") for pattern in (_GIVE, _GO, _TAKE, r"\bow(?:es?|ed)\b")))
_SOMEWHERE = rf"(?:{_NAME}|the [a-z]+)"
_TO = rf"\b(?:to|into) (?:[a-z]+ ){{0,3}}?(?P<receiver>{_NAME})"
_PATTERNS = (
    # from A to B: given, or gone
    re.compile(rf"{_GIVE}{_MIDDLE}\bfrom (?P<giver>{_NAME}){_MIDDLE}\bto (?P<receiver>{_NAME})"),
    re.compile(rf"{_GO}{_MIDDLE}\bfrom (?P<giver>{_SOMEWHERE}) to (?P<receiver>{_SOMEWHERE})"),
    # A owes B something
    re.compile(rf"(?P<giver>{_NAME}) (?P<verb>ow(?:es?|ed)) (?P<receiver>{_NAME})"),
    # B was sent X by A
    re.compile(
        rf"(?P<receiver>{_NAME}) (?:was|were|has been|have been|is being|are being|will be) {_GIVE}{_MIDDLE}\bby (?P<giver>{_NAME})"
    ),
    # X was sent to B by A
    re.compile(rf"\b(?:was|were|been|being|be) {_GIVE}{_MIDDLE}\bto (?P<receiver>{_NAME}){_MIDDLE}\bby (?P<giver>{_NAME})"),
    # X was sent by A to B
    re.compile(rf"\b(?:was|were|been|being|be) {_GIVE}{_MIDDLE}\bby (?P<giver>{_NAME}){_MIDDLE}\bto (?P<receiver>{_NAME})"),
    # A sends X to B; A's sale of X to B
    re.compile(rf"(?P<giver>{_NAME})(?:['’]s?)?(?: [a-z]+){{0,5}}? {_GIVE}{_MIDDLE}{_TO}"),
    # A supplies B with X; A gives B X
    re.compile(rf"(?P<giver>{_NAME})(?: [a-z]+){{0,3}}? {_GIVE} (?P<receiver>{_NAME})(?= (?:with|a|an|the|\d|[a-z]+s?\b))"),
    # B receives X from A
    re.compile(rf"(?P<receiver>{_NAME})(?: [a-z]+){{0,4}}? {_TAKE}{_MIDDLE}\bfrom (?P<giver>{_NAME})"),
)
LONGEST = 600
"""Characters looked at: an item's sentence, not an article."""


def transfer(text: str) -> Transfer | None:
    """The transfer that a sentence tells of, or None. Names are capitalised words; pronouns are not resolved."""
    text = text[:LONGEST]
    if not _ANY.search(text):  # most sentences: passed by at once
        return None
    for pattern in _PATTERNS:
        found = pattern.search(text)
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
