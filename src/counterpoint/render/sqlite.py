"""Briefs in a SQLite database, to be queried with anything: tables for what a brief holds, a view for each kind of item."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from counterpoint.article import digest
from counterpoint.errors import ConfigError
from counterpoint.findings import Brief
from counterpoint.items import KINDS, Item
from counterpoint.records import AnyGrounded
from counterpoint.render.index import Index
from counterpoint.render.wording import title, words

VERSION = 1
"""Of the tables; kept in the file's ``user_version``."""

Row = tuple[Any, ...]

_FULL = ("SQLITE_FULL", "SQLITE_IOERR")


def write_sqlite(brief: Brief, path: str | Path, *, at: dt.datetime | None = None) -> int:
    """Add the brief to the database, which is made if it is not there, and return the number of the run.

    Articles and items are updated by their ids, and a brief of the same content is the same run: writing again never
    duplicates. The whole brief is written or nothing of it.

    Args:
        brief: what to write.
        path: the database file; ``:memory:`` makes no sense here.
        at: when the run was made; now, if not given.

    Raises:
        ConfigError: the file is no database, a newer one, or cannot be written.
    """
    new = not Path(path).exists()
    when = (at or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
    try:
        with closing(_connected(path)) as connection:
            _prepare(connection, path)
            connection.execute("begin immediate")
            with connection:  # commits, or rolls back
                return _write(connection, brief, when)
    except sqlite3.Error as error:
        if new and error.sqlite_errorname.startswith(_FULL):  # whole or not at all; one that is busy is another run's
            Path(path).unlink(missing_ok=True)
        raise _failure(path, error) from error


def check_sqlite(path: Path) -> None:
    """Whether a brief could be written to the database, before anything is paid for; nothing is changed.

    Raises:
        ConfigError: as `write_sqlite`.
    """
    if not path.exists():
        return
    try:
        with closing(_connected(path)) as connection:
            _prepare(connection, path, end="rollback")
    except sqlite3.Error as error:
        if error.sqlite_errorname != "SQLITE_BUSY":  # another run writes; it will have ended
            raise _failure(path, error) from error


def _connected(path: str | Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    return connection


def _failure(path: str | Path, error: sqlite3.Error) -> ConfigError:
    return ConfigError(f"cannot write the database {path}: {error}", hint="name another file with --db")


def _prepare(connection: sqlite3.Connection, path: str | Path, *, end: Literal["commit", "rollback"] = "commit") -> None:
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > VERSION:
        raise ConfigError(f"the database {path} was made by a newer Counterpoint", hint="upgrade counterpoint, or name another file")
    schema = files("counterpoint.render").joinpath("templates", "schema.sql").read_text(encoding="utf-8")
    views = "".join(map(_view, KINDS))
    connection.executescript(f"begin immediate; {schema} {views} pragma user_version = {VERSION}; {end};")


def _view(kind: type[Item]) -> str:
    """The view of one kind: its fields as columns, made from the class, so that a new kind has one."""
    own = [name for name in kind.model_fields if name not in {"kind", "quotes"}]
    columns = ", ".join(f"json_extract(i.data, '$.{name}') as \"{name}\"" for name in own)
    name = kind.name()
    select = (
        f"select i.id, a.source, a.published, {columns}, i.words, i.when_start, i.when_end, i.sentence, i.article_id "  # noqa: S608 - our names
        f"from items i join articles a on a.id = i.article_id where i.kind = '{name}'"
    )
    return f"drop view if exists {name}s; create view {name}s as {select}; "


def _write(connection: sqlite3.Connection, brief: Brief, when: str) -> int:
    ix = Index(brief)
    run = _run(connection, brief, when)
    articles = [(a.id, a.source, a.title, a.published, a.url, a.location, a.text) for a in brief.articles]
    _upsert(connection, "articles", ("id", "source", "title", "published", "url", "location", "text"), articles)
    columns = ("id", "kind", "article_id", "summary", "holder", "words", "sentence", "when_start", "when_end", "data")
    _upsert(connection, "items", columns, (_item(ix, item) for item in ix.items.values()))
    for table in ("evidence", "quantities"):
        connection.executemany(f"delete from {table} where item_id = ?", [(i,) for i in ix.items])  # noqa: S608 - the two names above
    for table, rows in _rows(ix, run):
        _insert(connection, table, rows)
    return run


def _run(connection: sqlite3.Connection, brief: Brief, when: str) -> int:
    """The number of the brief's run; what an earlier writing of it left is removed."""
    content = brief.model_dump_json(exclude={"usage", "articles"}) + "".join(a.id for a in brief.articles)
    use, by, seen = brief.usage, brief.made_by, brief.coverage
    values = {
        "id": digest(content), "first_at": when, "last_at": when, "title": title(brief), "engine": by.engine, "model": by.model,
        "prompts": json.dumps(by.prompts), "version": by.version, "calls": use.calls, "cached": use.cached, "tokens_in": use.tokens_in,
        "tokens_out": use.tokens_out, "cost": use.cost, "possible": seen.possible, "compared": seen.compared, "pruned": seen.pruned,
        "failed": seen.failed,
    }  # fmt: skip
    known = connection.execute("select n, first_at from runs where id = ?", (values["id"],)).fetchone()
    if known:
        values |= {"n": known[0], "first_at": known[1]}
        connection.execute("delete from runs where n = ?", (known[0],))
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"insert into runs ({', '.join(values)}) values ({marks})", [_plain(v) for v in values.values()])  # noqa: S608
    return int(cursor.lastrowid or 0)


def _item(ix: Index, item: AnyGrounded) -> Row:
    when = item.values.when
    days = (when.start, when.end) if when else (None, None)
    data = json.dumps(item.model_dump(mode="json"), ensure_ascii=False)
    return (item.id, item.kind, item.article_id, item.item.summary, ix.holder(item), words(item, 10_000), item.sentence.quote, *days, data)


def _rows(ix: Index, run: int) -> Iterator[tuple[str, Iterable[Row]]]:
    """What belongs to the items, and what belongs to the run, table by table; columns in the order of the schema."""
    brief, items = ix.brief, list(ix.items.values())
    yield "evidence", ((i.id, e.part, e.start, e.end, e.quote, e.status) for i in items for e in i.evidence)
    yield "quantities", ((i.id, n, q.words, q.low, q.high, q.unit, q.approximate) for i in items for n, q in enumerate(i.values.quantities))
    yield "run_articles", ((run, a.id, a.label, n) for n, a in enumerate(brief.articles))
    yield "run_items", ((run, i.id, i.label) for i in items)
    yield "rejected", ((run, n, r.kind, r.article_id, r.quote, r.reason) for n, r in enumerate(brief.rejected))
    yield "people", ((run, p.id, p.name, p.named, p.role, p.affiliation, json.dumps(p.aliases), p.consistency) for p in brief.people)
    yield "person_items", ((run, p.id, i.id) for p in brief.people for i in ix.known(p.items))
    yield "groups", ((run, g.id, g.kind, g.verdict, len(g.sources), len(g.origins) or ix.origins(g.items)) for g in brief.groups)
    yield "group_items", ((run, g.id, i.id) for g in brief.groups for i in ix.known(g.items))
    yield "facts", ((run, f.id, len(f.sources), len(f.origins)) for f in brief.facts)
    stated = ((f.id, i, e) for f in brief.facts for i, e in zip(f.items, f.words, strict=True) if i in ix.items)
    yield "fact_items", ((run, fact, i, e.start, e.end, e.quote) for fact, i, e in stated)
    yield "comparisons", ((run, n, c.a, c.b, c.relation, c.slot, c.why, c.decided_by) for n, c in enumerate(ix.pairs))
    yield "positions", _positions(ix, run)
    yield "origins", ((run, o.id, o.name, o.why, json.dumps(o.articles), json.dumps(o.items)) for o in brief.origins)


def _positions(ix: Index, run: int) -> Iterator[Row]:
    for n, issue in enumerate(ix.brief.issues):
        for position in issue.positions:
            for item in ix.known(position.items):
                yield run, n, issue.question, issue.logically_exclusive, position.stance, item.id


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    plain = [tuple(map(_plain, row)) for row in rows]
    if plain:
        marks = ", ".join("?" * len(plain[0]))
        connection.executemany(f"insert or replace into {table} values ({marks})", plain)  # noqa: S608 - names from this module


def _upsert(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    sql = f"insert into {table} ({names}) values ({marks}) on conflict ({columns[0]}) do update set {updates}"  # noqa: S608 - names from this module
    connection.executemany(sql, [tuple(map(_plain, row)) for row in rows])


def _plain(value: Any) -> Any:
    """A value that SQLite can hold: days as ISO text, half characters replaced."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
