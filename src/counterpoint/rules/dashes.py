"""What a dash does in a sentence: opens what the reporter adds, or only says more exactly what stands before it."""

from __future__ import annotations

from counterpoint.rules.tokens import Tokens

DASHES = frozenset(["—", "–", "--", "-"])
AMOUNT = 9
CURRENCIES = "$€£¥"
BOUNDS = frozenset(["more", "less", "fewer", "than", "only", "just", "a", "an", "about", "some", "nearly", "almost", "over", "under", "up"])
BOUNDS |= frozenset(["to", "at", "least", "most", "around", "roughly", "well", "or", "the", "of", "as", "much", "many", "record", "total"])


def is_dash(tokens: Tokens, at: int) -> bool:
    """Whether a dash stands at ``at``: a hyphen is one only behind a space ("above- and below-ground" has none)."""
    word = tokens.word[at]
    if word != "-":
        return word in DASHES
    hyphen = tokens.spaced and tokens.word[at - 1].isalpha() and at + 1 < len(tokens.word) and tokens.word[at + 1].islower()
    return tokens.end[at - 1] < tokens.start[at] and not hyphen


def explained(tokens: Tokens, at: int, last: int) -> bool:
    """Whether only a number follows a dash up to the end, which says what was said more exactly: "the sum — **more than $5 million**."."""
    if last - at > AMOUNT or any(tokens.verb[i] or tokens.quote[i] >= 0 or tokens.word[i] == "," for i in range(at, last)):
        return False
    words = tokens.low[at:last]
    first = next((n for n, low in enumerate(words) if low[0].isdigit() or low[0] in CURRENCIES), AMOUNT)
    return BOUNDS.issuperset(words[:first]) and first < len(words)
