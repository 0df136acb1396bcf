"""Our side of what is measured against a model's endpoint: a worker, and the answers that the endpoint is to give.

python bench/bench_llm.py < JOB        JOB and what comes back are JSON; bench_endpoint.py sends it, peers_llm.py is its twin for the peers
"""

from __future__ import annotations

import importlib
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from counterpoint import pipeline
from counterpoint.article import Article, Span
from counterpoint.extract import LLMEngine
from counterpoint.ground import check
from counterpoint.llm import connect
from counterpoint.records import Candidate, Record
from counterpoint.rules import RulesEngine
from counterpoint.settings import Settings


def planned(articles: Iterable[Article], most: int | None = None) -> Iterator[dict[str, Any]]:
    """For the server: each article with what the rules engine finds in it, ``most`` items at most, as a model would answer.

    Only items that grounding accepts from a model too, so that nobody has to ask again.
    """
    settings = Settings(engine="rules")
    for article in articles:
        whole = Span(start=0, end=len(article.text))
        made = [g.item for g in pipeline.record(article, RulesEngine(), settings).items]
        made = [item for item in made if check(article, Candidate(item=item, window=whole)) is None]
        items = [item.model_dump() for item in made][:most] or [_something(article)]
        yield {"text": article.text, "items": items}


def _something(article: Article) -> dict[str, Any]:
    line = next((line for line in article.text.splitlines() if len(line) > 40), article.text)[:120].rsplit(" ", 1)[0]
    return {"kind": "claim", "quotes": [line], "text": line, "attributed_to": None, "modality": "asserted", "quantities": []}


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Extract from all articles of the job and say what it took. Seconds of wall clock and of processor; memory in MB."""
    articles = [Article.model_validate(article) for article in job["articles"]]
    cache = Path(job["cache"]) if job.get("cache") else None
    settings = Settings(
        model=job.get("model", "bench"),
        base_url=job["base_url"],
        mode="tools",
        window=job.get("window", "article"),
        concurrency=job["concurrency"],
        cache=cache is not None,
        cache_dir=cache,
        timeout=job.get("timeout", 60),
    )
    if job.get("imported"):
        importlib.import_module("counterpoint.llm.wire")
    with connect(settings) as client:
        extract = partial(pipeline.extract, engine=LLMEngine(client, settings), settings=settings, report=lambda _: None)
        cold, _ = timed(lambda: list(extract(articles[:1]))) if job.get("warm") else (None, None)
        cpu = time.process_time()
        wall, records = timed(lambda: list(extract(articles[1:] if job.get("warm") else articles)))
        cpu = time.process_time() - cpu
    found = {"wall": wall, "cpu": cpu, "first": cold, "items": sum(len(r.items) for r in records)}
    found |= {"rejected": sum(len(r.rejected) for r in records), "failures": sum(len(r.failures) for r in records)}
    if job.get("save"):
        found["read"] = reading(Path(job["save"]), [r.model_dump_json() for r in records], Record.model_validate_json)
    return {**found, "instructor_loaded": "instructor" in sys.modules, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def reading(path: Path, lines: list[str], validate: Callable[[str], Any]) -> float:
    """Seconds to read ``lines`` from a file and validate them: the median of three."""
    path.write_text("\n".join(lines), encoding="utf-8")
    return statistics.median(timed(lambda: [validate(line) for line in path.read_text(encoding="utf-8").splitlines()])[0] for _ in range(3))


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of wall clock, and the result."""
    began = time.perf_counter()
    result = call()
    return time.perf_counter() - began, result


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
