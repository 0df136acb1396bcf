import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterpoint.cache import Cache, Entry
from counterpoint.cli.commands import counterpoint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cache = Cache(tmp_path)
    for n in range(3):
        cache.put(Entry(key=f"{n}" * 64, prompt="extract@1", model="m", created=dt.datetime(2025, 3, n + 1, tzinfo=dt.UTC), value={"n": n}))
    cache.close()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(counterpoint, ["cache", *arguments], standalone_mode=False, catch_exceptions=False)


def test_list_and_export(folder: Path) -> None:
    assert len(run("list", "--cache-dir", str(folder)).stdout.splitlines()) == 3
    exported = [json.loads(line) for line in run("export", "--cache-dir", str(folder)).stdout.splitlines()]
    assert [e["value"]["n"] for e in exported] == [0, 1, 2]


def test_verify_names_what_cannot_be_trusted(folder: Path) -> None:
    assert run("verify", "--cache-dir", str(folder)).return_value == 0
    with sqlite3.connect(folder / "cache.db") as db:
        db.execute("UPDATE Cache SET value = replace(value, 'extract@1', 'extract@9') WHERE key LIKE '1%'")
    result = run("verify", "--cache-dir", str(folder))
    assert result.return_value == 1
    assert "checksum" in result.stdout
    assert len(run("list", "--cache-dir", str(folder)).stdout.splitlines()) == 2


def test_remove_by_key_or_all(folder: Path) -> None:
    run("remove", "0" * 16, "--cache-dir", str(folder))
    assert len(run("list", "--cache-dir", str(folder)).stdout.splitlines()) == 2
    run("remove", "--all", "--cache-dir", str(folder))
    assert run("list", "--cache-dir", str(folder)).stdout == ""


def test_records_are_listed_apart_and_not_exported(folder: Path) -> None:
    cache = Cache(folder)
    cache.put(Entry(key="f" * 64, prompt="record", model="m", created=dt.datetime(2025, 3, 9, tzinfo=dt.UTC), value="{}"))
    assert len(list(cache.entries())) == 3
    assert [e.key for e in cache.entries(records=True)] == ["f" * 64]
    listed = run("list", "--cache-dir", str(folder))
    assert [line.split()[2] for line in listed.stdout.splitlines()] == ["extract@1"] * 3 + ["record"]
    assert "3 answers and 1 record in" in listed.stderr
    assert "3 answers and 1 record can be trusted" in run("verify", "--cache-dir", str(folder)).stderr
    assert len(run("export", "--cache-dir", str(folder)).stdout.splitlines()) == 3
    run("remove", "f" * 16, "--cache-dir", str(folder))
    assert list(cache.entries(records=True)) == []


@pytest.mark.parametrize("keys", [[], [""], ["0"], ["0" * 16, ""], ["0" * 16, "f" * 16], ["0" * 16, "--all"], ["--all", "--bad"]])
def test_what_was_not_meant_is_not_removed(keys: list[str], folder: Path) -> None:
    """``remove "$KEY"`` with an unset variable would have removed everything."""
    result = CliRunner().invoke(counterpoint, ["cache", "remove", *keys, "--cache-dir", str(folder)])
    assert result.exit_code == 2
    assert len(list(Cache(folder).entries())) == 3


def test_remove_bad_leaves_the_good(folder: Path) -> None:
    with sqlite3.connect(folder / "cache.db") as db:
        db.execute("UPDATE Cache SET value = 'nonsense' WHERE key LIKE '1%'")
        db.execute("UPDATE Cache SET key = ?, raw = 0 WHERE key LIKE '2%'", (b"pickled",))
    assert run("verify", "--cache-dir", str(folder)).return_value == 1
    assert "2 entries removed" in run("remove", "--bad", "--cache-dir", str(folder)).stderr
    assert run("verify", "--cache-dir", str(folder)).return_value == 0
    assert [e.key[0] for e in Cache(folder).entries()] == ["0"]


def test_bad_entries_can_be_named_too(folder: Path) -> None:
    with sqlite3.connect(folder / "cache.db") as db:
        db.execute("UPDATE Cache SET value = 'nonsense' WHERE key LIKE '1%'")
    assert "1 entry removed" in run("remove", "1" * 16, "--cache-dir", str(folder)).stderr


def test_where_there_is_no_cache_that_is_said(tmp_path: Path) -> None:
    for word in ("list", "verify", "export"):
        result = run(word, "--cache-dir", str(tmp_path / "none"))
        assert result.stdout == ""
        assert "(there is no cache)" in result.stderr
    assert not (tmp_path / "none").exists()


def test_whatever_an_entry_holds_can_be_listed_and_exported(tmp_path: Path) -> None:
    model = "m\x1b]0;title\x07\u202e"
    value = {"half": "\ud800", "line": "\u2028é", "escape": "\x9b2J\u202e"}
    Cache(tmp_path).put(Entry(key="a" * 64, prompt="extract@1", model=model, created=dt.datetime(2025, 3, 1, tzinfo=dt.UTC), value=value))
    assert not set(run("list", "--cache-dir", str(tmp_path)).stdout) & set("\x1b\x07\u202e")
    exported = run("export", "--cache-dir", str(tmp_path)).stdout
    assert not set(exported) & set("\x9b\u2028\u202e")
    assert json.loads(exported)["value"] == value
    with sqlite3.connect(tmp_path / "cache.db") as db:
        db.execute("UPDATE Cache SET key = ?", ("\x1b[2J\x9b31m\u202e",))
    assert not set(run("verify", "--cache-dir", str(tmp_path)).stdout) & set("\x1b\x9b\u202e")
