"""Whole runs of the engine over many articles: under fire, killed, twice at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from counterpoint import pipeline
from counterpoint.article import Article
from counterpoint.chunk import chunks
from counterpoint.extract import LLMEngine
from counterpoint.ground import check, ground
from counterpoint.llm import Client, connect
from counterpoint.records import Extraction
from counterpoint.settings import Settings
from tests.faulty_server import Faulty, seeded, serve
from tests.test_llm import FastClock

FAULTS = [
    "429",
    "429-after",
    "500",
    "502",
    "503",
    "reset",
    "truncated",
    "prose",
    "half",
    "html",
    "empty",
    "refusal",
    "no-usage",
    "length:40",
]


OWN_PROCESSES = pytest.mark.block_network(
    allowed_hosts=["127.0.0.1", r".*/pymp-.*"]
)  # multiprocessing talks to its own processes over a Unix socket


def article(number: int) -> Article:
    return Article(id=f"a{number}", text=f"Mayor Orsa Tindle said bridge {number} would hold.\n\nSome {number + 20} workers checked it.")


def answer(body: dict[str, Any]) -> dict[str, Any]:
    """What an honest model finds in the text between the tildes."""
    text = body["messages"][1]["content"].split("~~~~~")[1]
    views = [{"quotes": [quote], "speaker": "Orsa Tindle", "view": quote} for quote in re.findall(r"said (bridge \d+ would hold)", text)]
    claims = [{"quotes": [quote], "text": quote} for quote in re.findall(r"Some \d+ workers checked it", text)]
    return {"expert_views": views, "claims": claims, "events": []}


def settings(server: Faulty, cache: Path, **fields: Any) -> Settings:
    return Settings(
        **{"model": "m", "base_url": server.url, "mode": "tools", "cache_dir": cache, "timeout": 60.0, "window": "paragraph", **fields}
    )


def run(used: Settings, count: int) -> list[Extraction]:
    with Client(used, clock=FastClock()) as client:
        engine = LLMEngine(client, used)

        def one(number: int) -> Extraction:
            made = article(number)
            return engine.extract(made, chunks(made, used.window), partial(check, made))

        with ThreadPoolExecutor(used.concurrency) as pool:
            return list(pool.map(one, range(count)))


@pytest.mark.parametrize("seed", [1, 2])
def test_under_fire_every_article_ends_in_a_record_or_a_named_failure(seed: int, tmp_path: Path) -> None:
    with serve(seeded(seed, 500, FAULTS, 0.4), answer) as server:
        used = settings(server, tmp_path)
        found = run(used, 20)
        first = len(server.requests)
        server.plan = []
        again = run(used, 20)
    failed = sum(len(extraction.failures) for extraction in found)
    assert sum(extraction.usage.calls for extraction in found) == first
    for number, extraction in enumerate(found):
        items, rejected = ground(article(number), extraction.candidates)
        assert rejected == ()
        assert len(items) == 2 or extraction.failures
    assert failed < 20
    assert sum(extraction.usage.calls for extraction in again) == len(server.requests) - first
    # Where all went well nothing is asked again. Where the first of two windows failed, the second was asked without its speaker.
    assert all(now.usage.calls <= (2 if before.failures else 0) for before, now in zip(found, again, strict=True))
    assert all("cut off" in line for extraction in again for line in extraction.failures)  # a cut-off answer is an answer, and cached


def test_a_rerun_costs_no_request_and_gives_the_same(tmp_path: Path) -> None:
    with serve([], answer) as server:
        used = settings(server, tmp_path)
        found = run(used, 10)
        first = len(server.requests)
        again = run(used.model_copy(update={"concurrency": 2}), 10)
    assert first == len(server.requests) == 20
    assert [e.candidates for e in again] == [e.candidates for e in found]
    assert sum(e.usage.cached for e in again) == 20


def test_an_endpoint_that_dies_in_the_middle_costs_little_and_says_what_is_left(tmp_path: Path) -> None:
    with serve(lambda _: "ok" if len(server.requests) <= 8 else "status:401 key revoked", answer) as server:
        found = run(settings(server, tmp_path, concurrency=1), 20)
    assert len(server.requests) == 9
    assert [bool(e.failures) for e in found] == [False] * 4 + [True] * 16
    assert "key revoked" in found[-1].failures[0]
    assert found[-1].failures[1] == "1 further parts were not asked about"


def test_a_wrong_key_is_one_error_for_each_article_and_one_request(tmp_path: Path) -> None:
    with serve(["status:401 no"], answer) as server:
        found = run(settings(server, tmp_path, concurrency=1), 5)
    assert len(server.requests) == 1
    assert all(e.failures and not e.candidates for e in found)


@pytest.mark.parametrize("kept", [True, False])
def test_concurrency_counts_requests_while_more_articles_are_at_work(kept: bool, tmp_path: Path) -> None:
    together, held = 3, 0.1
    with serve([f"slow:{held}"] * 40, answer) as server:
        used = settings(server, tmp_path, concurrency=together).model_copy(update={"cache": kept})
        with connect(used) as client:
            engine = LLMEngine(client, used)
            assert engine.at_work == 2 * together
            assert all(record.items for record in pipeline.extract([article(n) for n in range(15)], engine, used, lambda _: None))
    asked = sorted(server.times)
    assert len(asked) >= 15
    assert all(later - earlier > 0.9 * held for earlier, later in zip(asked, asked[together:], strict=False))


def work(used: Settings, count: int, out: Path) -> None:
    """A run in a process of its own."""
    out.write_text(shown(run(used, count)))


def shown(found: list[Extraction]) -> str:
    return json.dumps([[candidate.model_dump(mode="json") for candidate in extraction.candidates] for extraction in found])


def start(used: Settings, count: int, out: Path) -> Any:
    context = multiprocessing.get_context("forkserver")  # loads the libraries once, and forks without our server's threads
    context.set_forkserver_preload(["counterpoint.llm.wire", "tests.test_llm_run"])
    process = context.Process(target=work, args=(used, count, out))
    process.start()
    return process


def asked(server: Faulty) -> Counter[str]:
    return Counter(json.dumps(body["messages"]) for body in server.requests)


@OWN_PROCESSES
def test_after_kill_9_only_what_was_in_flight_is_paid_again(tmp_path: Path) -> None:
    chance = random.Random(6)
    kills, together = 5, 4
    with serve(["slow:0.03"] * 400, answer) as server:
        used = settings(server, tmp_path, concurrency=together)
        for _ in range(kills):
            process = start(used, 30, tmp_path / "out")
            before = len(server.requests)
            while len(server.requests) == before and process.is_alive():
                time.sleep(0.005)
            time.sleep(chance.random() * 0.15)
            process.kill()
            process.join()
        found = run(used, 30)
        assert len(asked(server)) == 60
        assert len(server.requests) <= 60 + kills * together
        fresh = run(settings(server, tmp_path / "other"), 30)
    assert shown(found) == shown(fresh)


@OWN_PROCESSES
def test_two_processes_on_one_cache_pay_no_call_twice(tmp_path: Path) -> None:
    with serve(["slow:0.02"] * 200, answer) as server:
        used = settings(server, tmp_path / "cache", concurrency=4)
        processes = [start(used, 12, tmp_path / name) for name in "ab"]
        for process in processes:
            process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    assert (tmp_path / "a").read_text() == (tmp_path / "b").read_text()
    assert len(server.requests) == 24
    assert set(asked(server).values()) == {1}


def test_a_planted_pickle_in_a_used_cache_is_asked_for_again(tmp_path: Path) -> None:
    import pickle
    import sqlite3

    class Bomb:
        def __reduce__(self) -> tuple[Any, tuple[str]]:
            return os.mkdir, (str(tmp_path / "owned"),)

    with serve([], answer) as server:
        used = settings(server, tmp_path / "cache")
        run(used, 2)
        with sqlite3.connect(tmp_path / "cache" / "cache.db") as database:
            database.execute("UPDATE Cache SET value = ?, mode = 4", (pickle.dumps(Bomb()),))
        with pytest.warns(UserWarning, match="pickle"):
            found = run(used, 2)
    assert len(server.requests) == 8
    assert all(not e.failures for e in found)
    assert not (tmp_path / "owned").exists()
