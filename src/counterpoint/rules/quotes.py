"""Quotations: curly, straight, guillemets, British single quotes, and quotations that run over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.rules.tokens import CLOSERS, DOUBLE, OPENERS, Range, Tokens

NOT_OPENING = frozenset(["'em", "'til", "'twas", "'tis", "'cause", "'n'"])
SINGLE = frozenset(["‘", "'"])
CONTRACTED = frozenset(["s", "re", "ve", "ll", "d", "m", "t"])
LONG = 8
"""Tokens of a line that opens with a single mark and closes with a stop: a quotation that goes on in the next line."""

FARTHEST = 300
"""Tokens that a quotation in single marks may have: what is longer is an apostrophe gone astray."""

STOPS = frozenset([".", ",", "!", "?", "…", "...", "—", "–", "-", ";", ":", ")"])


def mark_quotes(tokens: Tokens, lines: Sequence[Range]) -> None:
    """Find the quotations of ``tokens`` line by line (ranges of tokens) and note them in ``tokens.quotes`` and ``tokens.quote``.

    A quotation left open at the end of a line goes on in the next line if that begins with a mark too; else it ends with
    its line if it began with it, and is no quotation otherwise (a stray mark must not swallow the article).
    """
    open_before = False
    for number, line in enumerate(lines):
        found, left = _doubles(tokens, line)
        if left is not None:
            goes_on = _begins_quoted(tokens, lines, number + 1)
            if goes_on or left == line[0] or open_before:
                found.append((left, line[1]))
            open_before = goes_on
        else:
            open_before = False
        if not found:
            found = _singles(tokens, line)
        elif tokens.word[line[0]] in ("‘", "'"):
            found = _enclosing(found, _singles(tokens, line))
        for part in found:
            tokens.quotes.append(part)
            tokens.quote[part[0] : part[1]] = [len(tokens.quotes) - 1] * (part[1] - part[0])


def _enclosing(doubles: list[Range], singles: list[Range]) -> list[Range]:
    """The quotations of a line that opens with a single mark: the single ones if they hold the double ones, British style."""
    held = all(any(lo < inner[0] and inner[1] < hi for lo, hi in singles) for inner in doubles)
    return singles if singles and held else doubles


def _begins_quoted(tokens: Tokens, lines: Sequence[Range], number: int) -> bool:
    return number < len(lines) and lines[number][0] < lines[number][1] and tokens.word[lines[number][0]] in DOUBLE


def _doubles(tokens: Tokens, line: Range) -> tuple[list[Range], int | None]:
    """The quotations between double marks in a line, and where one begins that is not closed."""
    found: list[Range] = []
    opened: int | None = None
    inner, paired = 0, None
    for i in [i for i, word in enumerate(tokens.word[line[0] : line[1]], line[0]) if word in DOUBLE]:
        mark = tokens.word[i]
        if tokens.spaced and mark not in OPENERS and mark not in CLOSERS:
            found += [(opened, i + 1)] if opened is not None else []
            opened = i if opened is None else None
        elif opened is None:
            if mark in OPENERS or (_may_open(tokens, i, line) and (mark not in CLOSERS or _spaced(tokens, i))):
                opened = i
        elif _closes(tokens, i, line):
            if inner == 0:
                found.append((opened, i + 1))
                opened = None
            inner = max(0, inner - 1)
        elif mark in OPENERS:
            paired = _paired(tokens, line) if paired is None else paired
            if paired:
                inner += 1  # a quotation within one, in marks of the same form
            else:
                opened = i
    return found, opened


def _paired(tokens: Tokens, line: Range) -> bool:
    """Whether as many marks open as close in a line."""
    words = tokens.word[line[0] : line[1]]
    return sum(word in OPENERS for word in words) == sum(word in CLOSERS for word in words)


def _closes(tokens: Tokens, i: int, line: Range) -> bool:
    """Whether a mark closes the quotation that is open: also an opening mark turned the wrong way, as in “so it is,“ he said."""
    mark = tokens.word[i]
    if mark in CLOSERS:
        return True
    opens = _may_open(tokens, i, line) and _spaced(tokens, i)
    return not opens if mark not in OPENERS else not opens and not _spaced(tokens, i)


def _may_open(tokens: Tokens, i: int, line: Range) -> bool:
    """A straight mark opens if a word follows it at once."""
    return i + 1 < line[1] and tokens.start[i + 1] == tokens.end[i] and tokens.low[i + 1] not in CONTRACTED


def _spaced(tokens: Tokens, i: int) -> bool:
    """Whether white space stands before token ``i``: a straight mark after a space and before a word is an opening one."""
    return i == 0 or tokens.end[i - 1] < tokens.start[i]


def _singles(tokens: Tokens, line: Range) -> list[Range]:
    """The quotations between single marks in a line without double ones: ‘…’ or '…', told from apostrophes."""
    found: list[Range] = []
    i = line[0] if not SINGLE.isdisjoint(tokens.word[line[0] : line[1]]) else line[1]
    while i < line[1]:
        if tokens.word[i] in SINGLE and _spaced(tokens, i) and _may_open(tokens, i, line):
            closing = _single_end(tokens, i, line[1])
            if closing is None and i == line[0] and line[1] - i > LONG and tokens.word[line[1] - 1] in STOPS:
                closing = line[1]
            if closing is not None:
                found.append((i, closing))
                i = closing
                continue
        i += 1
    return found


def _single_end(tokens: Tokens, opened: int, end: int) -> int | None:
    """Where the quotation that opens at ``opened`` ends: a mark after a stop, else the first that is no possessive."""
    first: int | None = None
    curly = tokens.word[opened] == "‘"
    for i in range(opened + 1, min(end, opened + FARTHEST)):
        word = tokens.word[i]
        if word in ("’", "'") and (not curly or word == "’"):
            if tokens.word[i - 1] in STOPS and tokens.word[i - 1] != ")":
                return i + 1
            possessive = tokens.low[i - 1].endswith("s") and i + 1 < end and tokens.word[i + 1][0].isalnum()
            if first is None and not possessive:
                first = i + 1
        elif word == "‘" and first is not None:
            break
    return first
