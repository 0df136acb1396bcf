"""Where to read from: paths, folders, globs, URLs and ``-`` become sources."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from counterpoint.article import Source
from counterpoint.errors import ReadError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".json", ".jsonl")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")


def discover(inputs: Sequence[str | Path]) -> list[Source]:
    """What ``inputs`` name, in their order, each place once.

    A folder stands for the files below it whose suffix is known, sorted; hidden files and folders are left out. A name with
    ``*``, ``?`` or ``[…]`` that is no file is a pattern (``**`` for any depth) whose matches are sorted. A file that is named
    itself may have any suffix.

    Raises:
        ReadError: nothing is there, a pattern or folder holds nothing to read, or a URL is neither http nor https.
    """
    found: dict[tuple[str, str], Source] = {}
    for given in inputs:
        for source in _sources(given):
            found.setdefault(_key(source), source)
    if not found:
        raise ReadError("nothing to read", hint="name files, folders, URLs, or - for standard input")
    return list(found.values())


def _key(source: Source) -> tuple[str, str]:
    if source.kind != "file":
        return source.kind, source.location
    try:
        return "file", str(Path(source.location).resolve())
    except (OSError, RuntimeError, ValueError):
        return "file", source.location


def _sources(given: str | Path) -> Iterator[Source]:
    name = str(given)
    scheme = _SCHEME.match(name)
    if name == "-":
        yield Source(location="-", kind="stdin")
    elif isinstance(given, str) and scheme:
        if scheme[1].lower() not in {"http", "https"}:
            raise ReadError(f"{scheme[1]}:// is not read", hint="use an http or https address, or the path of a file")
        yield Source(location=name, kind="url")
    else:
        for path in _paths(name):
            yield Source(location=str(path), kind="file")


def _paths(name: str) -> Iterable[Path]:
    if "\0" in name or not name:
        raise ReadError(f"no such file or folder: {name!r}", hint="check the spelling")
    path = Path(name)
    try:
        if path.is_dir():
            return _below(path)
        if path.exists():  # also a pipe such as /dev/fd/63
            return [path]
    except OSError as error:
        raise ReadError(f"cannot look at {name}: {error.strerror}", hint="check the path and its permissions") from error
    if _MAGIC.search(name):
        return _matching(name)
    raise ReadError(f"no such file or folder: {name}", hint="check the spelling; folders, globs, URLs and - are understood too")


def _below(folder: Path) -> list[Path]:
    found = [p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and not _hidden(p.relative_to(folder)) and p.is_file()]
    if not found:
        raise ReadError(f"no articles in the folder {folder}", hint=f"files are known by their suffix: {' '.join(SUFFIXES)}")
    return sorted(found)


def _matching(pattern: str) -> list[Path]:
    paths = sorted(Path(p) for p in glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
    files = [p for p in paths if p.is_file() and p.suffix.lower() in SUFFIXES]
    if not files:
        raise ReadError(f"nothing matches {pattern}", hint=f"files are known by their suffix: {' '.join(SUFFIXES)}")
    return files


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)
