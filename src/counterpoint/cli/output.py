"""Where a document goes: a file, whole or not at all, or standard output. Always UTF-8, whatever the terminal is."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO}  # errors that do not say of which file

_NAME = 40  # characters of a document's name in that of its part, which must not be too long either


def write(text: str, path: Path | None) -> None:
    """Write a whole document."""
    with opened(path) as stream:
        stream.write(text.encode("utf-8", "replace"))


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """A stream into ``path``, which changes only when the stream ends well, or to standard output for None.

    A link stays one, and its file is replaced; a pipe or a device, which cannot be replaced, is written to as it is.

    Raises:
        OSError: it cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
        else:
            with _beside(Path(os.path.realpath(path))) as stream:
                yield stream
    except OSError as error:
        if error.errno in _FULL:
            error.filename = error.filename or str(path)
        raise


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    _remove_stale(path)
    part = path.with_name(f".{path.name[:_NAME]}.{os.getpid()}.part")
    try:
        with _created(part) as stream:
            with suppress(OSError):
                part.chmod(stat.S_IMODE(path.stat().st_mode))  # of the file that it will replace
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _created(part: Path) -> BinaryIO:
    """A new file that is ours as long as it is open. It is never one that somebody else put there."""
    while True:
        with suppress(FileNotFoundError):
            part.unlink()
        stream = part.open("xb")
        _lock(stream, wait=True)
        with suppress(FileNotFoundError):
            if os.fstat(stream.fileno()).st_ino == part.stat().st_ino:
                return stream
        stream.close()  # another run took it for a stale one before it was locked


def _remove_stale(path: Path) -> None:
    """Remove what a killed run left of this document: parts of the same name, ours, that nobody holds open."""
    name = re.compile(rf"\.{re.escape(path.name[:_NAME])}\.\d+\.part")
    with suppress(OSError):
        for part in [p for p in path.parent.iterdir() if name.fullmatch(p.name)]:
            with suppress(OSError):
                _remove_if_unused(part)


def _remove_if_unused(part: Path) -> None:
    found = part.lstat()
    if not stat.S_ISREG(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
        return
    with part.open("rb") as stream:
        _lock(stream, wait=False)
        if hasattr(os, "getuid"):
            part.unlink()
    part.unlink(missing_ok=True)  # Windows removes no open file, and none that another process has open


def _lock(stream: BinaryIO, *, wait: bool) -> None:
    """Lock an open file, until it is closed or its process dies.

    Raises:
        OSError: another holds it.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        raise
    except OSError:  # a file system without locks: nothing there is known to be stale
        if not wait:
            raise
