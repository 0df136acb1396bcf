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
    run("remove", "0000", "--cache-dir", str(folder))
    assert len(run("list", "--cache-dir", str(folder)).stdout.splitlines()) == 2
    run("remove", "--all", "--cache-dir", str(folder))
    assert run("list", "--cache-dir", str(folder)).stdout == ""


def test_remove_wants_keys_or_all(folder: Path) -> None:
    result = CliRunner().invoke(counterpoint, ["cache", "remove", "--cache-dir", str(folder)])
    assert result.exit_code == 2
