"""One cache for several runs, and caches in every bad state: no call is paid twice, nothing planted is run or believed."""

import pickle
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from counterpoint import Settings, summarize
from counterpoint.cache import Cache, CacheWarning
from tests.faulty_server import Faulty, serve
from tests.fire.command import Inside, arguments, environment, flags, honest, run, write_news

ARTICLES = 12


@pytest.fixture(scope="module")
def server() -> Iterator[Faulty]:
    with serve(lambda _: "slow:0.02", honest) as running:
        yield running


@pytest.fixture(scope="module")
def made(server: Faulty, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with news and a cache that holds all answers about it."""
    folder = tmp_path_factory.mktemp("made")
    write_news(folder / "news.jsonl", ARTICLES)
    summarize(folder / "news.jsonl", settings(server, folder / "cache"))
    assert len(list(Cache(folder / "cache").entries())) == ARTICLES
    return folder


def settings(server: Faulty, cache: Path) -> Settings:
    return Settings(model="m", base_url=server.url, mode="tools", judge=False, concurrency=4, cache_dir=cache)


def test_two_processes_on_one_cache_pay_once(server: Faulty, tmp_path: Path) -> None:
    news, before = write_news(tmp_path / "news.jsonl", 30), len(server.requests)
    words = arguments(news, *flags(server, tmp_path / "cache"))
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) for _ in range(2)]
    outs = [process.communicate(timeout=100) for process in both]
    assert [process.returncode for process in both] == [0, 0], outs
    assert len(server.requests) - before == 30
    cache = Cache(tmp_path / "cache")
    assert cache.verify() == []
    assert len(list(cache.entries())) == 30
    assert b"warning" not in outs[0][1] + outs[1][1]


def copy(old: Path, new: Path) -> None:
    """A cache as it is at rest: what is still in its log belongs into the file, or it would heal what is to be harmed."""
    with rows(old) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    new.mkdir()
    shutil.copy(old / "cache.db", new / "cache.db")


class Trap:
    """A pickle that leaves a file behind when it is loaded."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> Any:
        return Path.touch, (self.mark,)


def rows(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "cache.db", isolation_level=None)


def plant_values(folder: Path) -> None:
    with rows(folder) as db:
        db.execute("UPDATE Cache SET value = ?, mode = 4", (sqlite3.Binary(pickle.dumps(Trap(folder.parent / "ran"))),))


def plant_keys(folder: Path) -> None:
    with rows(folder) as db:
        for number, (row,) in enumerate(list(db.execute("SELECT rowid FROM Cache"))):
            data = pickle.dumps((number, Trap(folder.parent / "ran")))
            db.execute("UPDATE Cache SET key = ?, raw = 0 WHERE rowid = ?", (sqlite3.Binary(data), row))


def plant_files(folder: Path) -> None:
    (folder / "planted.val").write_bytes(pickle.dumps(Trap(folder.parent / "ran")))
    with rows(folder) as db:
        db.execute("UPDATE Cache SET filename = 'planted.val', mode = 4, value = NULL")


def plant_settings(folder: Path) -> None:
    """diskcache reads its own settings from the table too."""
    with rows(folder) as db:
        data = sqlite3.Binary(pickle.dumps(Trap(folder.parent / "ran")))
        db.execute("INSERT OR REPLACE INTO Settings VALUES ('disk_pickle_protocol', ?)", (data,))
        db.execute("INSERT OR REPLACE INTO Settings VALUES ('eviction_policy', 'least-recently-used')")
        db.execute("INSERT OR REPLACE INTO Settings VALUES ('size_limit', 1)")


def newer(folder: Path) -> None:
    with rows(folder) as db:
        db.execute("UPDATE Cache SET value = replace(value, '\"format\": 1', '\"format\": 99')")


def lie(folder: Path) -> None:
    """Another price in each answer, without its checksum."""
    with rows(folder) as db:
        db.execute("UPDATE Cache SET value = replace(value, 'million', 'billion')")


def swap(folder: Path) -> None:
    """Every answer under the key of another call."""
    with rows(folder) as db:
        values = [value for (value,) in db.execute("SELECT value FROM Cache ORDER BY rowid")]
        ids = [row for (row,) in db.execute("SELECT rowid FROM Cache ORDER BY rowid")]
        for row, value in zip(ids, [*values[1:], values[0]], strict=True):
            db.execute("UPDATE Cache SET value = ? WHERE rowid = ?", (value, row))


def truncate(folder: Path) -> None:
    data = (folder / "cache.db").read_bytes()
    (folder / "cache.db").write_bytes(data[: len(data) // 2])


def garble(folder: Path) -> None:
    (folder / "cache.db").write_bytes(b"this was never a database" * 400)


def empty(folder: Path) -> None:
    (folder / "cache.db").write_bytes(b"")


def half_entries(folder: Path) -> None:
    with rows(folder) as db:
        db.execute("UPDATE Cache SET value = substr(value, 1, length(value) / 2)")


@pytest.mark.parametrize("harm", [plant_values, plant_keys, plant_files, newer, lie, swap, truncate, garble, half_entries])
def test_a_bad_cache_is_a_miss_and_a_warning_and_the_answer_is_right(
    harm: Callable[[Path], None], made: Path, server: Faulty, tmp_path: Path
) -> None:
    right = summarize(made / "news.jsonl", settings(server, made / "cache"))
    copy(made / "cache", tmp_path / "cache")
    harm(tmp_path / "cache")
    before = len(server.requests)
    with pytest.warns(CacheWarning) if harm is not plant_keys else _nothing():
        brief = summarize(made / "news.jsonl", settings(server, tmp_path / "cache"))
    assert len(server.requests) - before == ARTICLES
    assert brief.items == right.items
    assert brief.rejected == right.rejected
    assert not (tmp_path / "ran").exists()
    before = len(server.requests)
    again = summarize(made / "news.jsonl", settings(server, tmp_path / "cache"))  # it has healed
    assert len(server.requests) == before
    assert again.items == right.items


class _nothing:  # noqa: N801 - a stand-in for pytest.warns: a row under a key of nobody's is never looked at
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


@pytest.mark.parametrize("harm", [plant_settings, empty])
def test_a_strange_cache_is_no_danger(harm: Callable[[Path], None], made: Path, server: Faulty, tmp_path: Path) -> None:
    right = summarize(made / "news.jsonl", settings(server, made / "cache"))
    copy(made / "cache", tmp_path / "cache")
    harm(tmp_path / "cache")
    brief = summarize(made / "news.jsonl", settings(server, tmp_path / "cache"))
    assert brief.items == right.items
    assert not (tmp_path / "ran").exists()
    assert len(list(Cache(tmp_path / "cache").entries())) == ARTICLES


def test_the_command_tells_of_planted_pickles_and_verify_finds_them(made: Path, server: Faulty, tmp_path: Path, inside: Inside) -> None:
    right = inside("summarize", str(made / "news.jsonl"), *flags(server, made / "cache"))
    copy(made / "cache", tmp_path / "cache")
    plant_values(tmp_path / "cache")
    found = inside("cache", "verify", "--cache-dir", str(tmp_path / "cache"))
    assert found.code == 1
    assert found.out.count(b"not text (a pickle?)") == 2 * ARTICLES  # their answers, and the records made from them
    done = run(made / "news.jsonl", *flags(server, tmp_path / "cache"))
    assert done.code == 0
    assert done.brief["items"] == right.brief["items"]
    assert done.err.count("warning: ") == 1
    assert "not text (a pickle?)" in done.err
    assert not (tmp_path / "ran").exists()


def test_a_disk_that_is_full_costs_the_cache_and_not_the_brief(server: Faulty, tmp_path: Path, inside: Inside) -> None:
    news = write_news(tmp_path / "news.jsonl", ARTICLES)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = run(news, *flags(server, tmp_path / "cache"), before=full)
    assert done.code == 0, done.err
    assert "Traceback" not in done.err
    assert "warning: cache cannot be" in done.err
    assert len({i["article_id"] for i in done.brief["items"]}) == ARTICLES
    right = inside("summarize", str(news), *flags(server, tmp_path / "cache"))
    assert right.brief["items"] == done.brief["items"]


def test_an_output_that_does_not_fit_on_the_disk_is_absent(server: Faulty, made: Path, tmp_path: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))

    done = run(made / "news.jsonl", "--engine", "rules", "-f", "json", "-o", str(tmp_path / "brief.json"), before=full)
    assert done.code == 2
    assert "hint: check the path, its permissions and the space on the disk" in done.err
    assert list(tmp_path.iterdir()) == []
