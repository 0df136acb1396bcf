"""What ``counterpoint --help`` says, written without click: loading that takes four times as long as Python itself to start.

The commands take their words from here, and a test compares what is written with what click would write.
"""

from __future__ import annotations

import os
import sys

WIDEST = 110
"""Columns that help takes at most."""

SAYS = (
    "Several voices, one story: who says what in several news articles, with the exact words.",
    "Where sources agree, where they contradict each other, and what only one of them has.",
)
OPTIONS = {"--version": "Show the version and exit.", "-h, --help": "Show this message and exit."}
COMMANDS = {
    "cache": "Look at the model's answers on this machine, check them, remove them.",
    "diff": "Say what is new, gone, newly agreed and newly disputed between two briefs.",
    "show": "Print a JSON brief in the terminal, with colour and tables.",
    "summarize": "Summarize articles on one story into one brief.",
}


def text(columns: int) -> str:
    """The help for a terminal of so many columns."""
    width = max(min(columns, WIDEST) - 2, 50)
    says = "\n\n".join(_wrapped(paragraph, width - 2, "  ") for paragraph in SAYS)
    parts = [
        "Usage: counterpoint [OPTIONS] COMMAND [ARGS]...",
        says,
        _listed("Options", OPTIONS, width),
        _listed("Commands", COMMANDS, width),
    ]
    return "\n\n".join(parts) + "\n"


def columns() -> int:
    """How wide the terminal is; 80 where there is none. As ``shutil.get_terminal_size``, which takes long to load too."""
    try:
        wanted = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        wanted = 0
    try:
        return wanted if wanted > 0 else os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def _listed(heading: str, terms: dict[str, str], width: int) -> str:
    column = max(map(len, terms)) + 2
    rows = [f"  {term:<{column}}{_wrapped(words, width - column - 2, ' ' * (column + 2)).lstrip()}" for term, words in terms.items()]
    return "\n".join([f"{heading}:", *rows])


def _wrapped(words: str, width: int, indent: str) -> str:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(indent + line for line in lines)
