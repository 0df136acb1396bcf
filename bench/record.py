"""Record what a real model answers about the first example article: ``python bench/record.py [--keep]`` (``make record``).

Start the model first: ``/work/shared/tools/local-model.sh start 8202``, or any OpenAI-compatible server with ``--base-url`` and
``--model``. Without ``--keep`` everything is recorded anew; with it, only what the cassette lacks. Then writes cassettes/README.md.
Requests go out one after the other; on two cores the local model takes half a minute to a minute for each.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import platform
import sys
import time
from pathlib import Path

import vcr  # type: ignore[import-untyped]

from counterpoint.article import Article
from counterpoint.extract import LLMEngine
from counterpoint.extract.asking import PROMPTS
from counterpoint.llm import connect
from counterpoint.pipeline import record
from counterpoint.prompts import load
from counterpoint.read import read
from counterpoint.records import Record
from counterpoint.settings import Settings
from counterpoint.testing import replay_config

ROOT = Path(__file__).parents[1]
CASSETTE = ROOT / "cassettes" / "test_recorded" / "examples.yaml"
SETTINGS = Settings(
    model="qwen2.5-coder-1.5b-instruct",
    base_url="http://127.0.0.1:8202/v1",
    mode="tools",
    window="paragraph",
    max_tokens=1200,
    judge=False,
    cache=False,
)
"""How the recording was made; replays must ask the same. Timeouts and concurrency may differ."""


def examples() -> list[Article]:
    """The articles of ``examples/`` that are recorded: the first. Both take the small model an hour on two cores that do nothing else."""
    return [article for path in sorted((ROOT / "examples").glob("*.txt"))[:1] for article in read(path)]


def make(settings: Settings) -> list[Record]:
    """Record every example. What the cassette holds already is replayed, what is missing recorded, what nobody asks for dropped."""
    records = []
    with vcr.use_cassette(str(CASSETTE), drop_unused_requests=True, **replay_config("new_episodes")), connect(settings) as client:
        for article in examples():
            began = time.monotonic()
            made = record(article, LLMEngine(client, settings), settings)
            records.append(made)
            seconds = time.monotonic() - began
            print(
                f"{article.title}: {made.usage.calls} requests, {len(made.items)} grounded, {len(made.rejected)} rejected, {seconds:.0f} s"
            )
            for line in made.failures:
                print(f"  failed: {line}")
    return records


def readme(settings: Settings, records: list[Record]) -> str:
    """What the recordings are."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("instructor", "openai", "vcrpy"))
    prompts = ", ".join(load(name).ref for name in PROMPTS)
    rows = "\n".join(f"| {r.article.title} | {r.usage.calls} | {len(r.items)} | {len(r.rejected)} | {len(r.failures)} |" for r in records)
    return f"""# Recordings

Written by `bench/record.py`; do not edit. One folder for each test module.

`test_recorded/examples.yaml`: every HTTP exchange of the extraction from the first article in `examples/`, paragraph by paragraph.

* model: `{settings.model}` at `{settings.base_url}` (a real model on this machine; see `docs/models.md` for how to start one)
* when: {dt.datetime.now(dt.UTC):%d %B %Y}, Python {platform.python_version()}, {versions}
* how: `python bench/record.py`, mode {settings.mode}, window {settings.window}, max_tokens {settings.max_tokens}, prompts {prompts}

| article | requests | items grounded | rejected | failed calls |
| --- | --- | --- | --- | --- |
{rows}

These are the answers of a very small model, unedited. What it got wrong is in them: rejected items are shown in every brief, and
what is grounded is at least in the article's own words. Replays match on method, address and body, so that requests under way at once
cannot swap answers; keys, cookies, accounts and request ids are taken out on both sides; no character of a body is changed.

A prompt, schema or window that changes makes the replay fail: run `make record` with the model started.
"""


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base-url", default=SETTINGS.base_url)
    parser.add_argument("--model", default=SETTINGS.model)
    parser.add_argument("--keep", action="store_true", help="keep what is recorded and add what is missing")
    options = parser.parse_args()
    if not options.keep:
        CASSETTE.unlink(missing_ok=True)
    changes = {"base_url": options.base_url, "model": options.model, "timeout": 1800.0}
    settings = SETTINGS.model_copy(update=changes)
    records = make(settings)
    (ROOT / "cassettes" / "README.md").write_text(readme(settings, records), encoding="utf-8")
    return 1 if any(r.failures for r in records) else 0


if __name__ == "__main__":
    sys.exit(main())
