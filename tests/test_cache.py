"""The cache: nothing paid for is lost, nothing untrusted is believed, nothing planted is run."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import pickle
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from counterpoint.cache import FORMAT, Cache, CacheWarning, Entry, TextDisk, default_folder, make_key
from counterpoint.cache.place import whose

WHEN = dt.datetime(2025, 3, 4, tzinfo=dt.UTC)


def entry(key: str = "a" * 64, value: object = None) -> Entry:
    return Entry(
        key=key, prompt="extract@1", model="m", created=WHEN, value=value or {"claims": ["é 😀 \ud800"]}, tokens_in=5, tokens_out=7
    )


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def rewrite(folder: Path, text: object, mode: int = 1) -> None:
    with sqlite3.connect(folder / "cache.db") as db:
        db.execute("UPDATE Cache SET value = ?, mode = ?", (text, mode))


class Bomb:
    """A pickle that leaves a file behind when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_the_order_of_fields_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(entry("k" * 64, value={"b": [{"z": 1, "a": 2}], "a": 3}))
    found = cache.get("k" * 64)
    assert found is not None
    assert repr(found.value) == "{'b': [{'z': 1, 'a': 2}], 'a': 3}"


def test_an_entry_comes_back_equal(cache: Cache) -> None:
    assert cache.get("a" * 64) is None
    assert cache.put(entry())
    assert cache.get("a" * 64) == entry()
    assert Cache(cache.folder).get("a" * 64) == entry()


def test_large_values_stay_in_the_database(cache: Cache) -> None:
    large = entry(value={"text": "x" * 300_000})
    cache.put(large)
    assert cache.get(large.key) == large
    assert not list(cache.folder.rglob("*.val"))


PLANTED = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON Cache BEGIN DELETE FROM Cache; END",
    "a trigger in the place of one": "DROP TRIGGER Settings_count_insert; CREATE TRIGGER Settings_count_insert AFTER INSERT ON Cache "
    "BEGIN DELETE FROM Cache; END",
    "a view in the place of the table": "ALTER TABLE Cache RENAME TO Hidden; CREATE VIEW Cache AS SELECT * FROM Hidden WHERE 0",
    "a trigger on settings": "CREATE TRIGGER t AFTER UPDATE ON Settings BEGIN DELETE FROM Cache; END",
    "a table": "CREATE TABLE other (a)",
}


@pytest.mark.parametrize("sql", PLANTED.values(), ids=PLANTED)
def test_what_is_planted_in_the_database_is_told_and_never_believed(sql: str, cache: Cache) -> None:
    cache.put(entry())
    cache.close()
    with sqlite3.connect(cache.folder / "cache.db") as db:
        db.executescript(sql)
    db.close()
    told: list[str] = []
    again = Cache(cache.folder, told.append)
    assert list(again.entries()) == []
    assert [text for text in told if "not ours" in text and "damaged-" in text]
    assert again.put(entry())
    assert again.get("a" * 64) == entry()
    [kept] = cache.folder.glob("damaged-*/cache.db")
    with sqlite3.connect(kept) as db:
        assert db.execute(f"SELECT count(*) FROM {'Hidden' if 'Hidden' in sql else 'Cache'}").fetchone() == (1,)


def test_reading_an_absent_cache_leaves_nothing_behind(cache: Cache) -> None:
    assert cache.get("a" * 64) is None
    assert cache.noted("mode") is None
    assert list(cache.entries()) == []
    assert cache.clear() == 0
    assert not cache.folder.exists()


def test_the_folder_is_private(cache: Cache) -> None:
    cache.put(entry())
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((cache.folder / "cache.db").stat().st_mode) == 0o600


def test_an_old_cache_open_to_others_is_closed(cache: Cache) -> None:
    cache.put(entry())
    cache.folder.chmod(0o755)
    Cache(cache.folder).put(entry("b" * 64))
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    tmp_path.chmod(0o755)
    Cache(tmp_path).put(entry())
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("value", [b"bytes", 7, {"a": 1}, None])
def test_only_text_is_stored(value: object, tmp_path: Path) -> None:
    disk = TextDisk(str(tmp_path))
    with pytest.raises(TypeError):
        disk.store(value, read=False)
    with pytest.raises(TypeError):
        disk.put(value)


def test_a_planted_pickled_value_is_not_run(cache: Cache, tmp_path: Path) -> None:
    cache.put(entry())
    rewrite(cache.folder, pickle.dumps(Bomb(tmp_path / "owned")), mode=4)
    with pytest.warns(CacheWarning, match="pickle"):
        assert cache.get("a" * 64) is None
    assert cache.verify() == [("a" * 64, "not text (a pickle?)")]
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("column", ["?", "CAST(? AS TEXT)"])  # the latter is no UTF-8: it cannot even be read as text
@pytest.mark.parametrize("remove", [Cache.clear, Cache.remove_untrusted])
def test_a_planted_pickled_key_is_not_run(column: str, remove: Callable[[Cache], int], cache: Cache, tmp_path: Path) -> None:
    cache.put(entry())
    with sqlite3.connect(cache.folder / "cache.db") as db:
        db.execute(f"UPDATE Cache SET key = {column}, raw = raw AND ? <> '?'", (pickle.dumps(Bomb(tmp_path / "owned")), column))
    assert cache.get("a" * 64) is None
    cache.put(entry("b" * 64))
    assert cache.verify() == [("", "not text (a pickle?)")]
    assert [each.key for each in cache.entries()] == ["b" * 64]
    assert remove(cache) == (2 if remove is Cache.clear else 1)
    assert cache.verify() == []
    assert not (tmp_path / "owned").exists()


def test_a_planted_file_name_is_neither_read_nor_deleted(cache: Cache, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(pickle.dumps(Bomb(tmp_path / "owned")))
    cache.put(entry())
    with sqlite3.connect(cache.folder / "cache.db") as db:
        db.execute("UPDATE Cache SET value = NULL, filename = '../victim', mode = 4")
    with pytest.warns(CacheWarning):
        assert cache.get("a" * 64) is None
    cache.put(entry())
    assert victim.exists()
    assert not (tmp_path / "owned").exists()


def changed(**fields: object) -> str:
    data = {"format": FORMAT, **entry().model_dump(mode="json"), **fields}
    data.setdefault("check", make_key(**{k: v for k, v in data.items() if k != "check"}))
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an entry"),
        (changed(check="0" * 64), "checksum"),
        (changed(key="b" * 64), "answer to another call"),
        (changed(created="never"), "not an entry"),
        (changed(format=FORMAT + 1), "newer version"),
        (changed(format="1"), "checksum"),
    ],
)
def test_what_cannot_be_trusted_is_a_miss_with_a_reason(text: str, reason: str, cache: Cache) -> None:
    cache.put(entry())
    rewrite(cache.folder, text)
    [(key, found)] = cache.verify()
    assert key == "a" * 64
    assert reason in found
    if text:
        with pytest.warns(CacheWarning, match=reason.split()[-1]):
            assert cache.get("a" * 64) is None
    assert list(cache.entries()) == []
    cache.put(entry())
    assert cache.get("a" * 64) == entry()


def test_the_same_trouble_is_told_once(cache: Cache) -> None:
    told: list[str] = []
    cache = Cache(cache.folder, warn=told.append)
    cache.put(entry())
    rewrite(cache.folder, "{")
    assert [cache.get("a" * 64) for _ in range(5)] == [None] * 5
    assert len(told) == 1


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 400, None])
def test_a_damaged_database_is_set_aside_and_begun_anew(damage: bytes | None, cache: Cache) -> None:
    cache.put(entry())
    cache.close()
    database = cache.folder / "cache.db"
    for extra in cache.folder.glob("cache.db-*"):
        extra.unlink()
    database.write_bytes(database.read_bytes()[:5000] if damage is None else damage)
    told: list[str] = []
    again = Cache(cache.folder, warn=told.append)
    assert again.get("a" * 64) is None
    again.put(entry())
    assert again.get("a" * 64) == entry() or told  # truncation may only show in the table; then it was told
    assert len(told) <= 2


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told: list[str] = []
    cache = Cache(tmp_path / "file" / "cache", warn=told.append)
    assert cache.put(entry()) is False
    assert cache.put(entry()) is False
    assert cache.get("a" * 64) is None
    with cache.alone("a" * 64, patience=1):
        pass
    assert len(told) == 2
    assert "cannot be written" in told[0]
    assert "cannot be locked" in told[1]


def test_a_read_only_cache_is_told_and_passed_over(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put(entry())
    told: list[str] = []
    other = Cache(cache.folder, warn=told.append)
    other.get("a" * 64)
    database = other._database()
    database._sql("PRAGMA query_only = 1")  # what SQLite says on a read-only file; permissions do not bind root
    assert other.put(entry("b" * 64)) is False
    assert other.get("a" * 64) == entry()
    assert len(told) == 1
    assert "read-only" in told[0]


def test_a_full_disk_is_told_and_passed_over(cache: Cache) -> None:
    told: list[str] = []
    cache = Cache(cache.folder, warn=told.append)
    cache.put(entry())
    ((pages,),) = cache._database()._sql("PRAGMA page_count").fetchall()
    cache._database()._sql(f"PRAGMA max_page_count = {pages}")
    assert cache.put(entry("b" * 64, {"text": "x" * 1_000_000})) is False
    assert cache.get("a" * 64) == entry()
    assert cache.get("b" * 64) is None
    assert len(told) == 1
    assert "full" in told[0]


def test_entries_are_listed_exported_and_removed(cache: Cache) -> None:
    cache.put(entry("b" * 64))
    cache.put(entry("a" * 64))
    cache.note("mode", "tools")
    assert [e.key[0] for e in cache.entries()] == ["a", "b"]
    assert cache.verify() == []
    lines = [json.loads(line.encode("utf-8", "surrogatepass")) for line in cache.export()]
    assert [line["key"][0] for line in lines] == ["a", "b"]
    assert cache.noted("mode") == "tools"
    assert cache.remove(["a" * 64, "c" * 64]) == 1
    assert [e.key[0] for e in cache.entries()] == ["b"]
    assert cache.clear() == 2
    assert list(cache.entries()) == []


def test_keys_depend_on_every_part_and_not_on_order() -> None:
    assert make_key(a=1, b="\ud800") == make_key(b="\ud800", a=1)
    assert len({make_key(a=1), make_key(a=2), make_key(b=1), make_key(a="1"), make_key(a=None)}) == 5


def test_one_thread_at_a_time_holds_a_key(cache: Cache) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        with cache.alone("a" * 64, patience=20):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 6


def test_different_keys_do_not_wait_for_each_other(cache: Cache) -> None:
    with cache.alone("a" * 64, patience=1), cache.alone("b" * 64, patience=1):
        assert len(list((cache.folder / "locks").iterdir())) == 2


def test_patience_ends(cache: Cache) -> None:
    told: list[str] = []
    other = Cache(cache.folder, warn=told.append)
    with cache.alone("a" * 64, patience=1), other.alone("a" * 64, patience=0.05):
        pass
    assert len(told) == 1
    with cache.alone("a" * 64, patience=1), other.alone("a" * 64, patience=60, stopped=lambda: True):
        pass
    assert len(told) == 1


def _pay(folder: Path, paid: Path, number: int) -> None:
    cache = Cache(folder)
    with cache.alone("a" * 64, patience=30):
        if cache.get("a" * 64) is None:
            time.sleep(0.05)
            (paid / str(number)).touch()
            cache.put(entry())


def test_processes_pay_once(cache: Cache, tmp_path: Path) -> None:
    paid = tmp_path / "paid"
    paid.mkdir()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_pay, args=(cache.folder, paid, n)) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    assert len(list(paid.iterdir())) == 1


def test_threads_may_share_a_cache(cache: Cache) -> None:
    def work(letter: str) -> None:
        for number in range(20):
            cache.put(entry(letter * 60 + f"{number:04}"))

    threads = [threading.Thread(target=work, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(cache.entries())) == 80
    assert cache.verify() == []


def test_the_default_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder().name == "counterpoint"


def test_a_folder_that_may_not_be_looked_into_is_no_cache_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    cache = Cache(tmp_path / "cache")
    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert cache.get("a" * 64) is None
    assert list(cache.entries()) == []
    with pytest.warns(CacheWarning, match="Permission denied"):
        assert not cache.put(entry())


def test_a_name_that_no_file_may_have_is_no_cache_and_no_error(tmp_path: Path) -> None:
    cache = Cache(tmp_path / ("x" * 300))
    assert cache.get("a" * 64) is None
    with pytest.warns(CacheWarning):
        assert not cache.put(entry())


def test_a_folder_made_read_only_stays_so(tmp_path: Path) -> None:
    Cache(tmp_path / "cache").put(entry())
    (tmp_path / "cache").chmod(0o555)
    Cache(tmp_path / "cache").get("a" * 64)
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o500
    (tmp_path / "cache").chmod(0o700)


@pytest.mark.parametrize("part", ["", "cache.db"])
def test_a_cache_that_others_can_write_to_is_told(part: str, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put(entry())
    (cache.folder / "notes.txt").write_text("")
    (cache.folder / part).chmod(0o777)
    reason = whose(cache.folder)
    assert reason == f"anybody may write to {part or 'cache'}"
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    monkeypatch.setattr(Path, "stat", lambda path: os.stat_result((0o40700, 1, 1, 1, 54_321, 1, 1, 1, 1, 1)))
    assert whose(cache.folder) == "cache belongs to another user"
