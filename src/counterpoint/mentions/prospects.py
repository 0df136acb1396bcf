"""Whether an expression of time lies ahead of what is told, or is another event's: by the words before it in its clause.

"would launch on Feb. 7" and "is due on Monday" lie ahead; in "sent a letter in advance of the lecture on Monday" the day is the lecture's.
The words are the future forms and prepositions of Quirk et al., A Comprehensive Grammar of the English Language (1985), §4.41-4.48, §9.38.
"""

from __future__ import annotations

import re

_NEAR = 90
"""Characters before the expression that are looked at."""

_CLAUSE = r"(?:(?!\b(?:since|after|when|who|which|began)\b)[^.;:!?,—–“”])*\Z"
_AHEAD = re.compile(
    r"\b(?:will|would|shall|going to|(?:is|are) to|(?<!was )(?<!were )(?:due|scheduled|set|slated|expected) (?:to|for|on)"
    r"|plan(?:s|ned|ning)? (?:to|for)|intend(?:s|ed)? to|aim(?:s|ed)? to|upcoming|deadline"
    rf"|in advance of|ahead of|takes? effect|comes? into force|until|by the time)\b{_CLAUSE}",
    re.IGNORECASE,
)
_BEGINS = r"(?:take|go|come|begin|start|open|expire|end)s?|took|went|came|began|(?:start|open|expir|end)ed"
_ANOTHERS = re.compile(
    r"\b(?:(?:in advance|ahead) of (?:the|his|her|its|their|a|an|this|that|[A-Z][\w’'.-]+|next) [^.;:!?,—–“”]*"
    rf"|before [^.;:!?,—–“”]*\b(?:{_BEGINS})\b[^.;:!?,—–“”]*)\Z"
)


_SENTENCE = 200
"""Characters before the expression in which its sentence must begin to be looked at."""
_VERB = r"\b(?:is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|can|could|may|might|\w+ed)\b"
_DONE_TO = re.compile(
    rf"(?:\A|\bthat |\bsays? )(?:(?!{_VERB})[^.;:!?,—–“”])*\b[a-z]+(?:ed|wn|en) by (?:(?!{_VERB})[^.;:!?,—–“”])*\Z",
)


def ahead(text: str, start: int) -> bool:
    """Whether the expression of time at ``start`` of ``text`` lies ahead of what is told: "would launch **on Feb. 7**"."""
    return _AHEAD.search(text, max(0, start - _NEAR), start) is not None


def anothers(text: str, start: int, end: int | None = None) -> bool:
    """Whether the expression of time from ``start`` to ``end`` of ``text`` is that of another event.

    "In advance of the lecture **on Monday**"; "the goats seized by rebels **two years ago** are free"; "in **last year**'s race".
    """
    if end is not None and text[end : end + 2] in ("'s", "’s") and "year" in text[start:end].lower():
        return True
    return _ANOTHERS.search(text, max(0, start - _NEAR), start) is not None or _is_done_to(text[max(0, start - _SENTENCE) : start], start)


def _is_done_to(before: str, start: int) -> bool:
    """Whether a time dates what was done to a noun, in a sentence that has had no verb yet."""
    if " by " not in before:
        return False
    begun = [found.end() for found in re.finditer(r"[.!?][”\"’']*\s+|\n", before)]
    if not begun and start > _SENTENCE:
        return False
    return _DONE_TO.match(before[begun[-1] if begun else 0 :]) is not None
