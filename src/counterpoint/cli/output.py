"""Where a document goes: a file, whole or not at all, or standard output. Always UTF-8, whatever the terminal is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write(text: str, path: Path | None) -> None:
    """Write a whole document."""
    with opened(path) as stream:
        stream.write(text.encode("utf-8", "replace"))


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """A stream into ``path``, which changes only when the stream ends well, or to standard output for None."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
