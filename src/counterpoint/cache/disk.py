"""The safe disk cache of the model's answers: text only, checked on every read, never a reason to fail.

diskcache unpickles what it reads, also through its ``JSONDisk`` (CVE-2025-69872, unfixed): whoever can write to the
folder could run code. :class:`TextDisk` stores and reads text alone; a pickled key or value is refused unread.

Whatever is wrong with a cache (damaged, read-only, full, written by a newer version) is a miss and one
:class:`CacheWarning`, never an exception and never a wrong answer: each entry carries its key and a checksum.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sqlite3
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import diskcache
import filelock

from counterpoint.cache.entries import RECORD, Entry, format_entry, parse_entry
from counterpoint.cache.place import acquired, make_folder, whose
from counterpoint.cache.rows import foreign, keys_of, remove_foreign

_FAULTS = (sqlite3.Error, OSError, diskcache.Timeout, ValueError)
_NOTE = "note:"
_STRIPE = 3  # hexadecimal digits of the key that name its lock file: at most 4,096 files, however long the cache lives

T = TypeVar("T")


class CacheWarning(UserWarning):
    """Something is wrong with the cache; the run goes on without what could not be read or written."""


class TextDisk(diskcache.Disk):  # type: ignore[misc]
    """Serialisation for diskcache that only knows text: pickles, bytes and files are refused, both ways."""

    def put(self, key: Any) -> tuple[str, bool]:
        """The database key of ``key``, which must be text."""
        if not isinstance(key, str):
            raise TypeError("keys are text")
        return key, True

    def get(self, key: Any, raw: Any) -> str:
        """The key of a database key; empty where it is not text (then it was not written here)."""
        return key if raw and isinstance(key, str) else ""

    def store(self, value: Any, read: bool, key: Any = None) -> tuple[int, int, None, str]:  # noqa: ARG002 - diskcache's signature
        """The database columns of ``value``, which must be text: it stays in the row, whatever its length."""
        if read or not isinstance(value, str):
            raise TypeError("values are text")
        return 0, diskcache.core.MODE_RAW, None, value

    def fetch(self, mode: int, filename: str | None, value: Any, read: bool) -> str | None:
        """The value of the database columns; None where it is not text in the row itself."""
        if mode != diskcache.core.MODE_RAW or filename or read or not isinstance(value, str):
            return None
        return value

    def remove(self, file_path: str) -> None:
        """Nothing: no value of ours is a file, and a planted row must not name one to be deleted."""


class Cache:
    """Answers on disk, in ``folder`` (made with mode 0700). Safe for threads and processes. Nothing is touched before the first use.

    Args:
        folder: where; several runs may share it.
        warn: told once about each sort of trouble; the default issues a :class:`CacheWarning`.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None] | None = None) -> None:
        self.folder = folder
        self._warn = warn or _issue_warning
        self._warned: set[str] = set()
        self._open_lock = threading.Lock()
        self._opened: Any = None
        self._inode = 0
        self._broken = False

    def get(self, key: str) -> Entry | None:
        """The entry of ``key``, or None where there is none that can be trusted."""
        if not self._exists():
            return None
        text = self._text(key)
        if text == "":
            return None
        entry = parse_entry(text, key)
        if isinstance(entry, Entry):
            return entry
        self._tell("entry", f"cache entry ignored: {entry} ({self.folder})")
        return None

    def stored(self, key: str) -> str | None:
        """What is stored under ``key``, letter by letter and unchecked; None where nothing is, or no text."""
        text = self._text(key) if self._exists() else None
        return text if isinstance(text, str) and text else None

    def put(self, entry: Entry) -> bool:
        """Keep ``entry``; whether that worked."""
        return self._try("written", lambda db: bool(db.set(entry.key, format_entry(entry))), False)

    def note(self, name: str, text: str) -> None:
        """Keep a small fact that is no answer, such as which output mode an endpoint takes."""
        self._try("written", lambda db: db.set(_NOTE + name, text), False)

    def noted(self, name: str) -> str | None:
        """A fact kept by :meth:`note`. It is not checked: callers accept only values that they know."""
        if not self._exists():
            return None
        text = self._try("read", lambda db: db.get(_NOTE + name), None)
        return text if isinstance(text, str) else None

    @contextlib.contextmanager
    def alone(self, key: str, *, patience: float, stopped: Callable[[], bool] = lambda: False) -> Iterator[None]:
        """Hold ``key`` among all threads and processes on this folder, so that one of them pays and the others find its answer.

        The operating system frees the lock of a process that dies. After ``patience`` seconds, or when ``stopped()``, or where
        the folder knows no locks, it goes on without: paying twice is better than hanging.
        """
        lock = None
        try:
            make_folder(self.folder)
            path = self.folder / "locks" / f"{key[:_STRIPE]}.lock"
            path.parent.mkdir(mode=0o700, exist_ok=True)
            lock = acquired(filelock.FileLock(path), patience, stopped)
            if lock is None and not stopped():
                self._tell("lock", f"another run holds a call for more than {patience:.0f} s; asking anyway ({self.folder})")
        except (OSError, NotImplementedError) as error:
            self._tell("lock", f"cache cannot be locked, the same call may be paid twice: {error}")
        try:
            yield
        finally:
            if lock is not None:
                lock.release()

    def entries(self, *, records: bool = False) -> Iterator[Entry]:
        """All answers that can be trusted, by key; or the records that were made from them instead."""
        for _, entry in self._rows():
            if isinstance(entry, Entry) and (entry.prompt == RECORD) == records:
                yield entry

    def verify(self) -> list[tuple[str, str]]:
        """Keys of entries that cannot be trusted, with the reason. An empty key stands for one that is not text."""
        return [(key, entry) for key, entry in self._rows() if isinstance(entry, str)]

    def export(self) -> Iterator[str]:
        """All trusted answers as lines of JSON, for other programs. They quote the articles that were asked about."""
        for entry in self.entries():
            data = entry.model_dump(mode="json")
            text = json.dumps(data, sort_keys=True, ensure_ascii=False)
            # Half characters cannot be written as they are.
            yield json.dumps(data, sort_keys=True) if any("\ud800" <= char <= "\udfff" for char in text) else text

    def remove(self, keys: Iterable[str]) -> int:
        """Remove these entries; how many there were."""
        return sum(self._delete(key) for key in keys) if self._exists() else 0

    def remove_untrusted(self) -> int:
        """Remove what :meth:`verify` names; how many entries that were."""
        bad = self.verify()
        count = self.remove(key for key, _ in bad if key)
        return count + (self._try("written", lambda db: remove_foreign(db.directory), 0) if any(not key for key, _ in bad) else 0)

    def clear(self) -> int:
        """Remove everything, untrusted rows too; how many rows there were."""
        return self._try("written", lambda db: int(db.clear()), 0) if self._exists() else 0

    def close(self) -> None:
        """Close this thread's connection. The cache may be used again."""
        if self._opened is not None:
            with contextlib.suppress(*_FAULTS):
                self._opened.close()

    def _exists(self) -> bool:
        return os.path.exists(self.folder / "cache.db")  # noqa: PTH110 - Path.exists raises where one may not look

    def _rows(self) -> Iterator[tuple[str, Entry | str]]:
        if not self._exists():
            return
        keys: list[str] = self._try("read", lambda db: [name for _, name in keys_of(db.directory)], [])
        for key in sorted(keys):
            if not key.startswith(_NOTE):
                yield key, parse_entry(self._text(key) if key else None, key)

    def _text(self, key: str) -> object:
        return self._try("read", lambda db: db.get(key, default=""), "")

    def _delete(self, key: str) -> bool:
        return self._try("written", lambda db: bool(db.delete(key)), False)

    def _try(self, done: str, action: Callable[[Any], T], otherwise: T) -> T:
        """The result of ``action`` on the open database, or ``otherwise`` where the cache does not let us."""
        if self._broken:
            return otherwise
        try:
            database = self._database()
            try:
                return action(database)
            except sqlite3.DatabaseError as error:
                if type(error) is not sqlite3.DatabaseError:  # its subclasses are locked, full, read-only: nothing is damaged
                    raise
                return action(self._anew(database, error))
        except _FAULTS as error:
            hint = "remove the folder, or name another with --cache-dir"
            why = str(error) or "it is read-only, or locked for a minute"  # diskcache's Timeout says nothing
            self._tell(done, f"cache cannot be {done}: {why}; going on without it ({self.folder}; {hint})")
            return otherwise

    def _database(self) -> Any:
        with self._open_lock:
            if self._opened is None:
                try:
                    self._opened = self._open()
                except _FAULTS:
                    self._broken = True  # one attempt and one warning a run: opening may wait a minute for a lock
                    raise
            return self._opened

    def _anew(self, damaged: Any, error: sqlite3.Error) -> Any:
        """A database that opened well and turns out damaged inside is moved away too, unless another thread or process was faster."""
        with self._open_lock:
            if self._opened is damaged:
                with filelock.FileLock(self.folder / "anew.lock"):
                    if self._number() == self._inode:
                        self._tell_damaged(error)
                    self._opened = self._connected()
            return self._opened

    def _open(self) -> Any:
        make_folder(self.folder)
        if why := whose(self.folder):
            self._tell("whose", f"{why}, who could put answers into your briefs ({self.folder}; name another folder with --cache-dir)")
        try:
            return self._connected()
        except sqlite3.OperationalError:  # locked, full, read-only: nothing is damaged
            raise
        except sqlite3.DatabaseError as error:
            self._tell_damaged(error)
            return self._connected()

    def _connected(self) -> Any:
        if self._exists() and (planted := foreign(str(self.folder))):  # before diskcache writes anything, which would set triggers off
            raise sqlite3.DatabaseError(f"there is a {planted} in it that is not ours")
        database = _connect(self.folder)
        self._inode = self._number()
        return database

    def _number(self) -> int:
        return (self.folder / "cache.db").stat().st_ino if self._exists() else 0

    def _tell_damaged(self, error: sqlite3.Error) -> None:
        aside = self._set_aside()
        self._tell("damaged", f"cache was damaged ({error}); it was moved to {aside} and a new one begun")

    def _set_aside(self) -> Path:
        aside = self.folder / f"damaged-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}"
        aside.mkdir(mode=0o700)
        for part in self.folder.glob("cache.db*"):
            part.rename(aside / part.name)
        return aside

    def _tell(self, sort: str, message: str) -> None:
        if sort not in self._warned:
            self._warned.add(sort)
            self._warn(message)


def _issue_warning(message: str) -> None:
    warnings.warn(message, CacheWarning, stacklevel=4)


def _connect(folder: Path) -> Any:
    # Nothing is ever evicted: every answer was paid for, and the user decides what to remove.
    database = diskcache.Cache(str(folder), timeout=60, disk=TextDisk, eviction_policy="none", cull_limit=0, statistics=0)
    with contextlib.suppress(OSError):
        (folder / "cache.db").chmod(0o600)
    return database
