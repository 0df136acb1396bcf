"""``counterpoint cache …``: look at the kept answers, check them, take them out, throw them away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterpoint.cli.options import FOLDER

if TYPE_CHECKING:
    from counterpoint.cache import Cache

CACHE_DIR = click.option("--cache-dir", type=FOLDER, help="Folder of the cache. [default: as for summarize]")


@click.group()
def cache() -> None:
    """The model's answers on this machine: each was paid for once and is reused by every later run."""


@cache.command("list")
@CACHE_DIR
def list_(cache_dir: Path | None) -> None:
    """One line an answer: key, day, prompt, model, tokens in and out."""
    count = 0
    for count, entry in enumerate(_open(cache_dir).entries(), 1):  # noqa: B007 - the last number is the count
        click.echo(
            f"{entry.key[:16]}  {entry.created:%Y-%m-%d}  {entry.prompt:<10}  {entry.model}  {entry.tokens_in} in, {entry.tokens_out} out"
        )
    click.echo(f"{count} answers in {_folder(cache_dir)}", err=True)


@cache.command()
@CACHE_DIR
def verify(cache_dir: Path | None) -> int:
    """Name the entries that cannot be trusted (they are never used). Exit 1 if there are any."""
    bad = _open(cache_dir).verify()
    for key, why in bad:
        click.echo(f"{key[:16] or '(no text key)'}  {why}")
    click.echo(f"{len(bad)} entries cannot be trusted in {_folder(cache_dir)}", err=True)
    return int(bool(bad))


@cache.command()
@CACHE_DIR
def export(cache_dir: Path | None) -> None:
    """All answers as JSON lines on standard output. They quote the articles that were asked about."""
    for line in _open(cache_dir).export():
        click.echo(line)


@cache.command()
@click.argument("keys", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Remove all answers.")
@CACHE_DIR
def remove(keys: tuple[str, ...], everything: bool, cache_dir: Path | None) -> None:
    """Remove answers by the keys that ``list`` shows, or --all."""
    if bool(keys) == everything:
        raise click.UsageError("name keys, or --all", click.get_current_context())
    opened = _open(cache_dir)
    named = [e.key for e in opened.entries() if e.key.startswith(keys)]
    removed = opened.clear() if everything else opened.remove(named)
    click.echo(f"{removed} removed from {_folder(cache_dir)}", err=True)


def _folder(cache_dir: Path | None) -> Path:
    from counterpoint.cache import default_folder
    from counterpoint.cli import config

    flags = {} if cache_dir is None else {"cache_dir": cache_dir}
    return config.load(flags, os.environ, Path.cwd())[0].cache_dir or default_folder()


def _open(cache_dir: Path | None) -> Cache:
    from counterpoint.cache import Cache

    return Cache(_folder(cache_dir))
