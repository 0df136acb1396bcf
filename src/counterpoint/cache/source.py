"""A digest of the code that is at work: what other code made is never taken for its own."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("countryinfo", "jinja2", "pydantic", "pydantic_core", "python-dateutil", "rapidfuzz", "sentencex")
"""What the stages from article to record import, beside Python itself; a test compares."""

_LOADED = time.time()


def code_digest(package: Path = Path(__file__).parents[1], libraries: Sequence[str] = LIBRARIES) -> str | None:
    """SHA-256 over all source files of ``package``, and the versions of Python and of ``libraries``.

    None where it cannot be told what code is at work: there are no sources, or one was changed after it was loaded, as in a
    notebook that stays open.
    """
    files = sorted(package.rglob("*.py"))
    made = hashlib.sha256(sys.version.encode())
    try:
        for name in libraries:
            made.update(f"\0{name} {version(name)}".encode())
        for file in files:
            if file.stat().st_mtime > _LOADED:
                return None
            made.update(f"\0{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    except (OSError, PackageNotFoundError):
        return None
    return made.hexdigest() if files else None
