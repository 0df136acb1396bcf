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


def ahead(text: str, start: int) -> bool:
    """Whether the expression of time at ``start`` of ``text`` lies ahead of what is told: "would launch **on Feb. 7**"."""
    return _AHEAD.search(text, max(0, start - _NEAR), start) is not None


def anothers(text: str, start: int) -> bool:
    """Whether the expression of time at ``start`` of ``text`` is that of another event: "in advance of the lecture **on Monday**"."""
    return _ANOTHERS.search(text, max(0, start - _NEAR), start) is not None
