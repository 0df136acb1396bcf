"""Interruptions at random moments: the rerun pays for what was under way at most, and ends in the same brief."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faulty_server import Faulty, serve
from tests.fire.command import CONCURRENCY, Done, Inside, arguments, environment, flags, honest, told, without_usage, write_news

SLOW = pytest.mark.skipif(not os.environ.get("COUNTERPOINT_SLOW"), reason="some minutes: COUNTERPOINT_SLOW=1 runs it")
ANSWERS_IN, LATER = "slow:0.02", "slow:1"  # seconds; the latter once the signal is due, so that no run ends before it comes


@pytest.fixture(scope="module")
def server() -> Iterator[Faulty]:
    with serve(lambda _: ANSWERS_IN, honest) as running:
        yield running


def uninterrupted(server: Faulty, folder: Path, count: int, inside: Inside) -> Done:
    done = inside("summarize", str(write_news(folder / "news.jsonl", count)), *flags(server, folder / "whole"))
    assert done.code == 0, done.err
    return done


def stopped(server: Faulty, words: list[str], after: int, wait: float, stop: signal.Signals) -> Done:
    """The command, sent a signal so many seconds after that many requests."""
    due = len(server.requests) + after
    server.plan = lambda _: ANSWERS_IN if len(server.requests) <= due else LATER
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        while len(server.requests) < due and process.poll() is None:
            time.sleep(0.001)
        time.sleep(wait)
        process.send_signal(stop)
        out, err = process.communicate(timeout=100)
    server.plan = lambda _: ANSWERS_IN
    return Done(process.returncode, out, err.decode())


def check(server: Faulty, whole: Done, folder: Path, count: int, stop: signal.Signals, inside: Inside) -> None:
    """One interruption and its rerun."""
    chance = random.Random(folder.name)
    news, out = folder.parent / "news.jsonl", folder / "brief.json"
    folder.mkdir()
    words = [*flags(server, folder / "cache"), "-o", str(out)]
    before = len(server.requests)
    cut = stopped(server, arguments(news, *words), chance.randrange(1, count - 10), chance.uniform(0, 0.05), stop)
    assert not out.exists()
    paid = len(server.requests) - before
    assert 0 < paid < count, "not interrupted at all"
    if stop == signal.SIGKILL:
        assert cut.code == -signal.SIGKILL
    else:
        assert cut.code == 130
        said, hint = told(cut.err)
        assert said.startswith("error: interrupted: ")
        assert f"of {count} articles done" in said
        assert "run the same command again" in hint
        assert "Traceback" not in cut.err
        assert not list(folder.glob("*.part")) + list(folder.glob(".*.part"))
    again = inside("summarize", str(news), *words)
    assert again.code == 0, again.err
    repeated = len(server.requests) - before - count
    assert 0 <= repeated <= CONCURRENCY
    # Calls and cached answers are counted as they were, and so differ; every other byte is the same.
    assert without_usage(out.read_bytes()) == without_usage(whole.out)


def test_each_signal_once(server: Faulty, tmp_path: Path, inside: Inside) -> None:
    whole = uninterrupted(server, tmp_path, 60, inside)
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
        check(server, whole, tmp_path / stop.name, 60, stop, inside)
    # When all is cached, the counts are the same too: then the briefs are the same to the last byte.
    news, asked = tmp_path / "news.jsonl", len(server.requests)
    first, second = (
        inside("summarize", str(news), *flags(server, cache)) for cache in (tmp_path / "whole", tmp_path / "SIGKILL" / "cache")
    )
    assert first.out == second.out
    assert len(server.requests) == asked


@SLOW
@pytest.mark.timeout(1800)
def test_twenty_times_in_two_hundred_articles(server: Faulty, tmp_path: Path, inside: Inside) -> None:
    whole = uninterrupted(server, tmp_path, 200, inside)
    for number in range(20):
        stop = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)[number % 4]
        check(server, whole, tmp_path / str(number), 200, stop, inside)


def test_an_output_file_that_was_there_stays_until_the_new_one_is_whole(server: Faulty, tmp_path: Path) -> None:
    news, out = write_news(tmp_path / "news.jsonl", 60), tmp_path / "old.jsonl"
    out.write_text("the old one", encoding="utf-8")
    words = [*flags(server, tmp_path / "cache"), "-o", str(out), "-f", "jsonl"]
    cut = stopped(server, arguments(news, *words), 30, 0.02, signal.SIGINT)
    assert cut.code == 130
    assert "articles done" in cut.err
    assert out.read_text(encoding="utf-8") == "the old one"
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def test_a_second_signal_does_not_wait_for_anything(server: Faulty, tmp_path: Path) -> None:
    news = write_news(tmp_path / "news.jsonl", 60)
    words = arguments(news, *flags(server, tmp_path / "cache"))
    before = len(server.requests)
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()) as process:
        while len(server.requests) < before + 5:
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err


LEAVES = """
import atexit, os, signal, sys, click
from counterpoint.cli import exits
signals = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
atexit.register(lambda: [os.kill(os.getpid(), each) for each in signals])
exits.run(click.Command("c", callback=lambda: {code}), "c")
"""


@pytest.mark.parametrize("code", [0, 1])
def test_a_signal_while_leaving_changes_nothing(code: int) -> None:
    """The brief is written by then, and its exit code is known."""
    done = subprocess.run([sys.executable, "-c", LEAVES.format(code=code)], capture_output=True, env=environment(), timeout=60, check=False)
    assert (done.returncode, done.stderr) == (code, b"")
