"""``counterpoint show`` and ``counterpoint diff``: what to do with a JSON brief that is already there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from counterpoint.cli.about import COMMANDS
from counterpoint.cli.options import PATH

if TYPE_CHECKING:
    from counterpoint.findings import Brief

MAX_BRIEF = 500_000_000
"""Bytes of a brief that are read: ten thousand articles are a tenth of it, and a device has no end."""

_MAKE = "make one with summarize -f json -o FILE"

COLOR = click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour on the terminal.")


@click.command(short_help=COMMANDS["show"])
@click.argument("brief", type=PATH)
@COLOR
def show(brief: Path, color: Literal["auto", "always", "never"]) -> None:
    """Print a JSON brief in the terminal, with colour and tables. BRIEF: what ``summarize -f json`` wrote, or -."""
    from counterpoint.render.terminal import show as print_brief

    print_brief(load(brief), color=color)


@click.command(short_help=COMMANDS["diff"])
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Form of the answer. [default: text]")
def diff(old: Path, new: Path, format_: str) -> None:
    """Say what is new, gone, newly agreed and newly disputed between two JSON briefs of a developing story."""
    from counterpoint.render.data import inert
    from counterpoint.render.diff import diff as compare
    from counterpoint.render.diff import text

    found = compare(load(old), load(new))
    answer = text(found) if format_ == "text" else inert(found.model_dump_json(indent=2))
    sys.stdout.buffer.write((answer.rstrip("\n") + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _bounded(stream: BinaryIO) -> bytes:
    with stream:
        return stream.read(MAX_BRIEF + 1)


def load(path: Path) -> Brief:
    """The brief in a file, or from standard input for ``-``.

    Raises:
        ReadError: it cannot be read, or is no brief of a version that this program knows.
    """
    from pydantic import ValidationError

    from counterpoint.errors import ReadError
    from counterpoint.findings import Brief

    try:
        data = _bounded(sys.stdin.buffer) if str(path) == "-" else _bounded(path.open("rb"))
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}", hint="name a file that summarize -f json -o FILE wrote") from error
    if len(data) > MAX_BRIEF:
        raise ReadError(f"{path}: larger than {MAX_BRIEF:,} bytes", hint="no brief is that long")
    try:
        brief = Brief.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the document"
        raise ReadError(f"{path}: not a brief ({where}: {first['msg']})", hint=_MAKE) from None
    if "articles" not in brief.model_fields_set:
        raise ReadError(f"{path}: not a brief (it has no articles)", hint=_MAKE)
    return brief
