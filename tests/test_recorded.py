"""The whole LLM path on an example, replayed from a real model's answers: no key, no network."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from bench.record import CASSETTE, SETTINGS, examples

from counterpoint.cache import Cache
from counterpoint.extract import LLMEngine
from counterpoint.llm import connect
from counterpoint.pipeline import record, summarize
from counterpoint.prompts import load
from counterpoint.records import Record
from counterpoint.testing import SECRET_HEADERS

ROOT = Path(__file__).parents[1]


def records(concurrency: int, **changes: Any) -> list[Record]:
    settings = SETTINGS.model_copy(update=changes)
    with connect(settings) as client, ThreadPoolExecutor(concurrency) as pool:
        engine = LLMEngine(client, settings)
        return list(pool.map(lambda article: record(article, engine, settings), examples()))


@pytest.mark.vcr
@pytest.mark.default_cassette(CASSETTE.name)
def test_the_article_from_the_recording(cassette: Any) -> None:
    found = records(concurrency=2)
    rows = re.findall(
        r"^\| (.+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", (ROOT / "cassettes" / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    told = [(r.article.title, r.usage.calls, len(r.items), len(r.rejected), len(r.failures)) for r in found]
    assert [(title, *map(int, counts)) for title, *counts in rows] == told
    assert "failed" not in [r.status for r in found]
    assert sum(r.usage.calls for r in found) == len(cassette)
    for made in found:
        assert made.items
        assert {item.kind for item in made.items} == {"expert_view", "claim", "event"}
        for item in made.items:
            for evidence in item.evidence:
                assert made.article.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.vcr
@pytest.mark.default_cassette(CASSETTE.name)
def test_a_rerun_from_the_cache_asks_nothing_and_gives_the_same(cassette: Any, tmp_path: Path) -> None:
    first = records(concurrency=2, cache=True, cache_dir=tmp_path)
    asked = cassette.play_count
    again = records(concurrency=1, cache=True, cache_dir=tmp_path, cached_only=True)
    assert cassette.play_count == asked
    assert [r.items for r in again] == [r.items for r in first]
    assert [r.rejected for r in again] == [r.rejected for r in first]
    assert sum(r.usage.calls for r in again) == 0
    assert sum(r.usage.cached for r in again) == len(list(Cache(tmp_path).entries()))
    assert (
        0 < sum(r.usage.cached for r in again) <= sum(r.usage.calls for r in first)
    )  # an answer that had to be asked for twice is kept once


@pytest.mark.vcr
@pytest.mark.default_cassette(CASSETTE.name)
def test_the_brief_of_the_recording_says_who_says_what(cassette: Any) -> None:
    brief = summarize([str(path) for path in sorted((ROOT / "examples").glob("*.txt"))[: len(examples())]], SETTINGS)
    assert brief.made_by.engine == "llm"
    assert brief.usage.calls == len(cassette)
    named = {person.name for person in brief.people if person.named}
    assert any("Wilder" in name for name in named)
    assert len(brief.articles) == len(examples())


SECRETS = [
    re.compile(rb"sk-[A-Za-z0-9_-]{8,}"),
    re.compile(rb"bearer\s+\S", re.IGNORECASE),
    re.compile(rb"BEGIN [A-Z ]*PRIVATE KEY"),
    re.compile(rb"AKIA[0-9A-Z]{12}"),
    re.compile(rb"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE),
    re.compile(rb"/(home|root|Users)/", re.IGNORECASE),
]


def test_no_secret_is_in_any_recording() -> None:
    files = [path for path in (ROOT / "cassettes").rglob("*") if path.is_file()]
    assert CASSETTE in files
    for path in files:
        content = path.read_bytes()
        assert not [secret.pattern for secret in SECRETS if secret.search(content)], path
        headers = {match.decode().lower() for match in re.findall(rb"^ {6}([\w-]+):$", content, re.MULTILINE)}
        assert path.suffix != ".yaml" or "content-type" in headers, "the pattern finds no headers any more"
        assert not headers & SECRET_HEADERS, path
        assert not [name for name in headers if name.startswith(("x-stainless", "x-ratelimit"))], path


def test_the_readme_says_which_model_answered() -> None:
    text = (ROOT / "cassettes" / "README.md").read_text(encoding="utf-8")
    assert SETTINGS.model is not None
    for fact in (SETTINGS.model, "bench/record.py", load("extract").ref, SETTINGS.window):
        assert str(fact) in text
