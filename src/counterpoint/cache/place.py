"""Where a cache lies: a private folder, whose it is, and locks in it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import filelock
import platformdirs

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def default_folder() -> Path:
    """The user's cache folder for Counterpoint."""
    return platformdirs.user_cache_path("counterpoint", appauthor=False)


def make_folder(folder: Path) -> None:
    """Make the folder, private. An old one is closed to others, unless it serves other purposes too; nobody gets rights he had not.

    Raises:
        OSError: that cannot be done.
    """
    ours = not folder.exists() or not any(folder.iterdir()) or (folder / "cache.db").exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = folder.stat()
    if ours and mode.st_mode & _OTHERS and hasattr(os, "getuid") and mode.st_uid == os.getuid():
        folder.chmod(stat.S_IMODE(mode.st_mode) & 0o700)


def whose(folder: Path) -> str:
    """Why somebody else could put answers into this cache, or "". They would still have to quote the articles."""
    if not hasattr(os, "getuid"):
        return ""
    for path in (folder, folder / "cache.db"):
        try:
            found = path.stat()
        except OSError:
            continue
        if found.st_uid not in {os.getuid(), 0}:
            return f"{path.name} belongs to another user"
        if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
            return f"anybody may write to {path.name}"
    return ""


def acquired(lock: filelock.BaseFileLock, patience: float, stopped: Callable[[], bool]) -> filelock.BaseFileLock | None:
    """The lock, held; None after ``patience`` seconds, or when ``stopped()``.

    Raises:
        OSError: it cannot be locked.
        NotImplementedError: the system knows no locks.
    """
    until = time.monotonic() + patience
    while not stopped():
        try:
            lock.acquire(timeout=max(0.0, min(0.5, until - time.monotonic())))
        except filelock.Timeout:
            if time.monotonic() >= until:
                return None
        else:
            return lock
    return None
