"""What stands for a name in a passage: a pronoun, a description, the signature under a post. English."""

from __future__ import annotations

from counterpoint.ground.atoms import DASH
from counterpoint.ground.cues import CORE_CUES, SUBJECTS
from counterpoint.ground.speech import Passage, Run

_FIRST = 8  # atoms of some words within which they say whose they are
_DESCRIBING = SUBJECTS | {"the", "him", "her", "them"}


def signed(part: Passage, mention: Run, content: Run) -> bool:
    """Whether words stand in a post that is signed on the same line, as pages show them: "… — Ada Quill (@quill) May 1"."""
    i, j = mention
    same_line = content[1] <= i and not any(part.opens[content[1] : i + 1])
    return same_line and part.index.glue[part.first + i] == DASH and part.keys[j : j + 2] == ["(", "@"]


def described(part: Passage, content: Run) -> bool:
    """Whether words begin by saying whose they are, with a pronoun or a description: "The agency says …", "according to him, …"."""
    low, high = content
    k = next((k for k in part.cues if low <= k < min(high - 2, low + _FIRST) and part.keys[k] in CORE_CUES), None)
    if k is None or part.plain_subject(k) is not None:
        return False
    return part.keys[k + 2 if part.keys[k] == "according" else low] in _DESCRIBING


def pronoun_speaks(part: Passage, sentence: Run) -> bool:
    """Whether "he" or "she" says something in a sentence."""
    cues = [k for k in part.cues if sentence[0] <= k < sentence[1] and part.keys[k] in CORE_CUES]
    return any(not SUBJECTS.isdisjoint(part.keys[max(k - 1, 0) : k + 2]) for k in cues)
