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


def foreign(folder: str) -> str:
    """What stands in the database beside what diskcache makes, such as a view or a trigger: such can hide, change or remove answers.

    Raises:
        sqlite3.Error: the database cannot be read.
    """
    with closing(_connected(folder)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    return next((f"{kind} {name!a}"[:80] for kind, name, sql in found if " ".join(str(sql).split()) not in _OWN), "")


def _count(what: str, on: str, change: str) -> str:
    return (
        f"CREATE TRIGGER Settings_{what}_{on.lower()} AFTER {on} ON Cache FOR EACH ROW BEGIN "  # noqa: S608 - never run, only compared
        f'UPDATE Settings SET value = value {change} WHERE key = "{what}"; END'
    )


_OWN = frozenset({
    "None",  # of the index that goes with a column that is unique
    "CREATE TABLE Settings ( key TEXT NOT NULL UNIQUE, value)",
    "CREATE TABLE Cache ( rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL, expire_time REAL, access_time REAL,"
    " access_count INTEGER DEFAULT 0, tag BLOB, size INTEGER DEFAULT 0, mode INTEGER DEFAULT 0, filename TEXT, value BLOB)",
    "CREATE UNIQUE INDEX Cache_key_raw ON Cache(key, raw)",
    "CREATE INDEX Cache_expire_time ON Cache (expire_time)",
    _count("count", "INSERT", "+ 1"),
    _count("count", "DELETE", "- 1"),
    _count("size", "INSERT", "+ NEW.size"),
    _count("size", "UPDATE", "+ NEW.size - OLD.size"),
    _count("size", "DELETE", "- OLD.size"),
})  # fmt: skip


def _connected(folder: str) -> sqlite3.Connection:
    return sqlite3.connect(Path(folder) / "cache.db", timeout=60)


def _decoded(key: bytes) -> str:
    try:
        return key.decode()
    except UnicodeDecodeError:
        return ""
