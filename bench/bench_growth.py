"""How time and memory grow with the number of articles; and articles per second beside textacy on the same articles.

python bench/bench_growth.py COUNT        the worker: extract from COUNT varied articles by rules and reconcile them; JSON
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bench_articles
from counterpoint import pipeline
from counterpoint.article import Article
from counterpoint.reconcile import reconcile
from counterpoint.rules import RulesEngine
from counterpoint.rules.evaluation import predict
from counterpoint.settings import Settings

HERE = Path(__file__).parent
PATIENCE = 1800  # seconds for one size


def growth(sizes: Sequence[int]) -> dict[str, Any]:
    """One process for each size, and how each grew over the one before it: 1 is linear in the number of items."""
    found: list[dict[str, Any]] = []
    for size in sizes:
        try:
            done = subprocess.run([sys.executable, __file__, str(size)], capture_output=True, text=True, check=True, timeout=PATIENCE)
            found.append(json.loads(done.stdout))
        except subprocess.TimeoutExpired:
            found.append({"articles": size, "not_measured": f"did not finish in {PATIENCE} s"})
            break
        except subprocess.CalledProcessError as error:
            found.append({"articles": size, "not_measured": str(error).replace(str(HERE), "bench")})
            break
        if len(found) > 1:
            grew = found[-1]["items"] / found[-2]["items"]
            found[-1] |= {f"{key}_growth": found[-1][key] / found[-2][key] / grew for key in ("rules", "reconcile", "memory_reconcile")}
    return {"sizes": found}


def work(count: int) -> dict[str, Any]:
    """Seconds of processor, and the largest memory in MB after each stage."""
    settings, engine = Settings(engine="rules"), RulesEngine()
    articles = list(bench_articles.varied(count))
    before = _memory()
    began = time.process_time()
    records = [pipeline.record(article, engine, settings) for article in articles]
    rules, memory = time.process_time() - began, _memory()
    began = time.process_time()
    made = reconcile(records)
    return {
        "articles": count,
        "items": sum(len(record.items) for record in records),
        "rules": rules,
        "reconcile": time.process_time() - began,
        "memory_articles": before,
        "memory_rules": memory,
        "memory_reconcile": _memory(),
        "possible": made.coverage.possible,
        "compared": made.coverage.compared,
        "groups": len(made.groups),
        "people": len(made.people),
        "comparisons": len(made.comparisons),
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def quotes(articles: Sequence[Article], python: Path | None) -> dict[str, Any]:
    """Articles per second: the rules engine with grounding, and textacy's direct quotations with spaCy's small English pipeline.

    And the rules' attributions alone, which is the work that textacy's function does: who, by which cue, what, as places in the text.
    The speed that is asked for is that of the whole engine.
    """
    settings, engine = Settings(engine="rules"), RulesEngine()
    pipeline.record(articles[0], engine, settings)
    began = time.process_time()
    records = [pipeline.record(article, engine, settings) for article in articles]
    ours = time.process_time() - began
    began = time.process_time()
    attributions = sum(len(predict(article.text)) for article in articles)
    alone = time.process_time() - began
    found: dict[str, Any] = {
        "articles": len(articles),
        "ours": len(articles) / ours,
        "views": sum(item.kind == "expert_view" for record in records for item in record.items),
        "items": sum(len(record.items) for record in records),
        "alone": len(articles) / alone,
        "attributions": attributions,
    }
    if python is None:
        return {**found, "not_measured": "textacy: its environment could not be made"}
    job = json.dumps([article.text for article in articles])
    done = subprocess.run([python, HERE / "peers_quotes.py"], input=job, capture_output=True, text=True, check=True)
    peer = json.loads(done.stdout)
    return {
        **found,
        "textacy": len(articles) / peer["cpu"],
        "quotes": peer["quotes"],
        "failed": peer["failed"],
        "ratio": peer["cpu"] / ours,
        "ratio_alone": peer["cpu"] / alone,
    }


if __name__ == "__main__":
    json.dump(work(int(sys.argv[1])), sys.stdout)
