"""What is read is not what is written: the results of a run are none of its articles."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from counterpoint.errors import ReadError
from counterpoint.read import discover


def without_results(inputs: tuple[str, ...], results: Iterable[Path | None]) -> tuple[str, ...]:
    """The inputs; folders and patterns in which a result of an earlier run lies are spelled out without it.

    So that the same command gives the same brief again, though its brief lies in the folder that it reads.

    Raises:
        click.UsageError: an input itself is where a result would be written.
    """
    present = {os.path.realpath(path) for path in results if path and path.is_file()}
    if not present:
        return inputs
    kept: list[str] = []
    for each in inputs:
        if os.path.realpath(each) in present:
            raise click.UsageError(f"{each} is an input, and the result would take its place", click.get_current_context())
        try:
            places = [source.location for source in discover([each])]
        except ReadError:  # told when it is read
            places = []
        others = [place for place in places if os.path.realpath(place) not in present]
        kept += [each] if len(others) == len(places) else others
    if not kept:
        raise ReadError("there is nothing to read but the result of an earlier run", hint="name files, folders, URLs, or -")
    return tuple(kept)
