"""Transcripts and interviews: "SMITH: …", "Q: …" at the start of a line."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from counterpoint.rules.clauses import has_verb
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import Range, Tokens

NOT_SPEAKERS = frozenset(
    [
        "breaking",
        "claim",
        "example",
        "fact",
        "question",
        "answer",
        "verdict",
        "rating",
        "status",
        "origins",
        "name",
        "age",
        "job",
        "pay",
        "city",
        "update",
        "updated",
        "exclusive",
        "watch",
        "video",
        "photo",
        "photos",
        "opinion",
        "analysis",
        "editorial",
        "note",
        "source",
        "sources",
        "correction",
        "related",
        "read",
        "full",
        "text",
        "by",
        "more",
        "tags",
        "contact",
        "copyright",
        "warning",
        "live",
        "transcript",
    ]
)

CREDITS = frozenset(
    ["ap", "afp", "reuters", "epa", "pa", "getty", "rex", "splash", "alamy", "shutterstock", "instagram", "twitter", "facebook", "youtube"]
)
"""Whose picture it is, before the words under it: "AP: The wall of Lind, built in 1999"."""


def transcript(tokens: Tokens) -> tuple[list[Attribution], set[int]]:
    """The turns of a transcript, if the text holds at least two, and the sentences they take up."""
    starts = [n for n in range(len(tokens.units)) if n == 0 or tokens.paragraph[n] != tokens.paragraph[n - 1]]
    labels = {n: label for n in starts if (label := _label(tokens, tokens.units[n]))}
    shouted = {n: label for n, label in labels.items() if _capitals(tokens, label)}
    labels = shouted if len(shouted) > 1 else _interview(tokens, labels)
    if len(labels) < 2:
        return [], set()
    found: list[Attribution] = []
    taken: set[int] = set()
    turns = sorted(labels)
    for here, number in enumerate(turns):
        goes_on_to = turns[here + 1] if here + 1 < len(turns) else _line_end(tokens, number, starts)
        content = _turn(tokens, number, goes_on_to, labels[number])
        if content:
            at = labels[number]
            cue = (at[1], at[1] + 1) if tokens.word[at[1]] in (":", ".") else at
            found.append(Attribution([at], cue, content, "speech", "transcript", number, "say"))
            taken.update(range(number, goes_on_to))
    return found, taken


def _label(tokens: Tokens, unit: Range) -> Range | None:
    """The speaker's label that opens a line: one to five capitalised words, or Q or A, and a colon."""
    lo, hi = unit
    if tokens.word[lo] in ("Q", "A") and hi - lo > 1 and (tokens.word[lo + 1] == "." or tokens.start[lo + 1] - tokens.end[lo] > 1):
        return lo, lo + 1  # "Q. Will you go?", "Q   Mr. President, will you go?"
    for i in range(lo, min(lo + 6, hi - 1)):
        if tokens.word[i] == ":":
            words = [w for w in tokens.word[lo:i] if w not in (".", ",")]
            fits = words and tokens.low[lo] not in NOT_SPEAKERS and tokens.low[lo] not in CREDITS and tokens.end[i - 1] == tokens.start[i]
            return (lo, i) if fits and (len(words[-1]) > 1 or words in (["Q"], ["A"])) else None
        if not (tokens.cap[i] or tokens.word[i] in (".", ",")):
            return None
    return None


def _capitals(tokens: Tokens, label: Range) -> bool:
    """Whether a label is written in capitals only: "MOE", "THE MAYOR"."""
    return all(word.isupper() for word in tokens.word[label[0] : label[1]] if word not in (".", ","))


def _interview(tokens: Tokens, labels: dict[int, Range]) -> dict[int, Range]:
    """The labels in small letters that take turns: each of two at least comes back ("Moe: …", "Lund: …", "Moe: …", "Lund: …")."""
    told = {n: label for n, label in labels.items() if has_verb(tokens, (label[1], tokens.units[n][1]))}
    if 2 * len(told) < len(labels):
        return {}  # "Moe: 300 votes"
    surnames = {n: tokens.low[label[1] - 1] for n, label in labels.items()}
    again = {name for name, times in Counter(surnames.values()).items() if times > 1}
    return {n: label for n, label in labels.items() if surnames[n] in again} if len(again) > 1 else {}


def _line_end(tokens: Tokens, number: int, starts: list[int]) -> int:
    at = bisect_left(starts, number + 1)
    return starts[at] if at < len(starts) else len(tokens.units)


def _turn(tokens: Tokens, number: int, end: int, label: Range) -> list[Range]:
    """What is said in a turn, a range for each line."""
    content: list[Range] = []
    at = label[1] + (tokens.word[label[1]] in (":", "."))
    for n in range(number, end):
        lo, hi = tokens.units[n]
        lo = max(lo, at)
        if lo >= hi:
            continue
        if content and n > number and tokens.paragraph[n] == tokens.paragraph[n - 1]:
            content[-1] = (content[-1][0], hi)
        else:
            content.append((lo, hi))
    return content
