"""``counterpoint cache …``: look at the kept answers, check them, take them out, throw them away."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterpoint.cli.about import COMMANDS
from counterpoint.cli.options import FOLDER

if TYPE_CHECKING:
    from counterpoint.cache import Cache

CACHE_DIR = click.option("--cache-dir", type=FOLDER, help="Folder of the cache. [default: as for summarize]")
SHOWN = 16
"""Digits of a key that ``list`` shows."""
_FEWEST = 8  # digits that name an entry: fewer would remove what was not meant, and none would remove everything


@click.group(no_args_is_help=False, short_help=COMMANDS["cache"])
def cache() -> None:
    """The model's answers on this machine: each was paid for once and is reused by every later run.

    Beside them are records: what was made of an article's answers, for as long as the same would be made of them again.
    """


@cache.command("list")
@CACHE_DIR
def list_(cache_dir: Path | None) -> None:
    """One line an answer: key, day, prompt, model, tokens in and out. Then the records: key, day, "record", model."""
    from counterpoint.render.wording import printable

    opened, counts = _open(cache_dir), [0, 0]
    for records in (False, True):
        for entry in opened.entries(records=records):
            counts[records] += 1
            used = "" if records else f"  {entry.tokens_in} in, {entry.tokens_out} out"
            _write(f"{entry.key[:SHOWN]}  {entry.created:%Y-%m-%d}  {printable(f'{entry.prompt:<10}  {entry.model}{used}')}\n")
    _tell(opened, f"{_counted(*counts)} in")


@cache.command()
@CACHE_DIR
def verify(cache_dir: Path | None) -> int:
    """Name the entries that cannot be trusted (they are never used). Exit 1 if there are any."""
    from counterpoint.render.wording import printable

    opened = _open(cache_dir)
    good, bad = [sum(1 for _ in opened.entries(records=records)) for records in (False, True)], opened.verify()
    for key, why in bad:
        _write(f"{printable(key[:SHOWN]) or '(no text key)'}  {why}\n")
    _tell(opened, f"{_counted(*good)} can be trusted, {len(bad)} cannot" + (" (cache remove --bad removes them)" * bool(bad)) + " in")
    return int(bool(bad))


@cache.command()
@CACHE_DIR
def export(cache_dir: Path | None) -> None:
    """All answers as JSON lines on standard output. They quote the articles that were asked about."""
    from counterpoint.render.data import inert

    opened, count = _open(cache_dir), 0
    for count, line in enumerate(opened.export(), 1):  # noqa: B007 - the last number is the count
        _write(inert(line) + "\n")
    _tell(opened, f"{_counted(count)} exported from")


@cache.command()
@click.argument("keys", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Remove all entries.")
@click.option("--bad", is_flag=True, help="Remove the entries that verify names.")
@CACHE_DIR
def remove(keys: tuple[str, ...], everything: bool, bad: bool, cache_dir: Path | None) -> None:
    """Remove entries by the keys that ``list`` shows, or --all, or --bad. Answers that are removed have to be paid for again."""
    if [bool(keys), everything, bad].count(True) != 1:
        raise click.UsageError("name keys, or --all, or --bad", click.get_current_context())
    opened = _open(cache_dir)
    if everything:
        removed = opened.clear()
    elif bad:
        removed = opened.remove_untrusted()
    else:
        removed = opened.remove(_meant(opened, keys))
    _tell(opened, f"{removed:,} {'entry' if removed == 1 else 'entries'} removed from")


def _meant(opened: Cache, keys: Sequence[str]) -> list[str]:
    """The whole keys that begin so; nothing is removed where one of them names nothing, or hardly anything."""
    for short in (key for key in keys if len(key) < _FEWEST):
        raise click.UsageError(f"{short!r} is too short: give {_FEWEST} digits of a key or more", click.get_current_context())
    known = [e.key for records in (False, True) for e in opened.entries(records=records)] + [key for key, _ in opened.verify()]
    for lost in (key for key in keys if not any(k.startswith(key) for k in known)):
        raise click.UsageError(f"there is no entry {lost!r} in {opened.folder}; nothing was removed", click.get_current_context())
    return [key for key in known if key.startswith(tuple(keys))]


def _counted(answers: int, records: int = 0) -> str:
    also = f" and {records:,} record{'s' * (records != 1)}" if records else ""
    return f"{answers:,} answer{'s' * (answers != 1)}{also}"


def _tell(opened: Cache, what: str) -> None:
    there = os.path.isfile(opened.folder / "cache.db")  # noqa: PTH113 - Path.is_file raises where one may not look
    click.echo(f"{what} {opened.folder}" + ("" if there else " (there is no cache)"), err=True)


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def _open(cache_dir: Path | None) -> Cache:
    from counterpoint.cache import Cache, default_folder
    from counterpoint.cli import config

    flags = {} if cache_dir is None else {"cache_dir": cache_dir}
    return Cache(config.load(flags, os.environ, Path.cwd())[0].cache_dir or default_folder())
