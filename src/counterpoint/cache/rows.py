"""The rows of a cache by their own keys: diskcache would unpickle a key that is no text, and stops at one that cannot be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def keys_of(folder: str) -> list[tuple[int, str]]:
    """Row and key of everything stored; a key that is no text, or no UTF-8, is empty.

    Raises:
        sqlite3.Error: the database cannot be read.
    """
    with closing(_connected(folder)) as connection:
        rows = connection.execute("SELECT rowid, raw = 1 AND typeof(key) = 'text', CAST(key AS BLOB) FROM Cache").fetchall()
    return [(row, _decoded(key) if is_text else "") for row, is_text, key in rows]


def remove_foreign(folder: str) -> int:
    """Remove the rows whose key is empty in `keys_of`; how many.

    Raises:
        sqlite3.Error: the database cannot be written.
    """
    foreign = [(row,) for row, key in keys_of(folder) if not key]
    with closing(_connected(folder)) as connection, connection:
        return connection.executemany("DELETE FROM Cache WHERE rowid = ?", foreign).rowcount


def _connected(folder: str) -> sqlite3.Connection:
    return sqlite3.connect(Path(folder) / "cache.db", timeout=60)


def _decoded(key: bytes) -> str:
    try:
        return key.decode()
    except UnicodeDecodeError:
        return ""
