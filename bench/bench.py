"""Everything that can be measured against the best, in one run: ``python bench/bench.py [--quick]`` (``make bench``).

Writes bench/out/bench.json and, from it, docs/benchmarks.md (with ``--quick`` bench/out/benchmarks.md: too small to be shown). Peers are
installed in environments of their own under bench/out, pinned. Nothing goes to the network but that; the endpoint is a loopback server.
The full run takes about 40 minutes on two cores. ``--only`` measures some parts again and keeps the others as they were: each has its date.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bench_articles
import bench_endpoint
import bench_growth
import bench_page
import bench_peers
import bench_start
import grounding
import peers_grounding
from counterpoint.read import read
from counterpoint.version import __version__

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("grounding", "overhead", "tokens", "model", "rerun", "start", "growth", "quotes")


def ground(peers: Path | None, articles: int) -> dict[str, Any]:
    """Our aligner and the peers' on the adversarial cases, and on edited quotations of real articles."""
    sets = {"cases": grounding.committed()}
    if grounding.STORIES.exists():
        sets["real"] = list(grounding.cut(grounding.STORIES, articles, 7))
    found: dict[str, Any] = {}
    for name, cases in sets.items():
        results = {"counterpoint": grounding.score(grounding.ours, cases)}
        for peer in peers_grounding.PEERS if peers else ():
            results[peer] = peers_grounding.scored(peers, peer, cases, grounding.score)
        found[name] = {"quotations": len(cases), "aligners": {aligner: _aligner(result) for aligner, result in results.items()}}
    return {"articles": articles, "sets": found}


def _aligner(result: dict[str, Any] | None) -> dict[str, Any]:
    if result is None:
        return {"not_measured": f"did not finish in {peers_grounding.PATIENCE} s"}
    categories = {name: row for name, row in result["categories"].items() if name != "all"}
    fooled = {name: [row["fooled"], row["fooled"] + row["refused"]] for name, row in categories.items() if row["fooled"] + row["refused"]}
    return {**result["categories"]["all"], "seconds": result["seconds"], "fooled_by": fooled}


def machine() -> dict[str, Any]:
    """Where this runs."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    processor = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"processor": processor, "cores": os.cpu_count(), "memory": round(memory), "system": f"{platform.system()} {platform.machine()}"}


def measure(options: argparse.Namespace, out: Path) -> dict[str, Any]:
    """All parts, in order, each written when it is there. A part that breaks is said to be not measured, with the reason."""
    quick = options.quick
    peers = bench_peers.peers()
    articles, what = bench_articles.articles(41 if quick else 201)
    rounds = 1 if quick else 3
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "grounding": lambda: ground(peers, 5 if quick else 20),
        "overhead": lambda: bench_endpoint.overhead(articles, peers, rounds),
        "tokens": lambda: bench_endpoint.tokens(articles[1:101], peers),
        "model": lambda: _model(options, peers),
        "rerun": lambda: bench_endpoint.rerun(articles[1:], peers),
        "start": lambda: bench_start.start(articles[0], 5 if quick else 15),
        "growth": lambda: bench_growth.growth((100, 1000) if quick else (100, 1000, 10_000)),
        "quotes": lambda: bench_growth.quotes(articles[:41] if quick else articles, bench_peers.textacy()),
    }
    facts = {
        "version": __version__,
        "python": platform.python_version(),
        "machine": machine(),
        "articles": what,
        "pins": [*bench_peers.PINS, *bench_peers.QUOTES_PINS, bench_peers.MODEL_PIN],
    }
    found: dict[str, Any] = {}
    for name in (name for name in PARTS if name in options.only):
        began, load = time.monotonic(), os.getloadavg()[0]
        made = _part(parts[name]) | {"date": dt.datetime.now(dt.UTC).date().isoformat(), "load": round(load, 1), "quick": quick}
        before = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
        before = {part: before[part] if "date" in before.get(part, {}) else {"not_measured": "left out"} for part in PARTS}
        found = {**before, **facts, name: made}
        out.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return found


def _part(measured: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return measured()
    except Exception as error:  # noqa: BLE001 - one part that breaks must not cost the others; it is shown
        print(f"failed: {type(error).__name__}: {error}")
        return {"not_measured": f"{type(error).__name__}: {str(error).strip().splitlines()[-1][:200]}"}


def _model(options: argparse.Namespace, peers: Path | None) -> dict[str, Any]:
    if not options.model:
        return {"not_measured": "no model was named with --model and --base-url"}
    articles = [article for path in sorted((ROOT / "examples").glob("*.txt")) for article in read(path)][: options.sample]
    return bench_endpoint.tokens_of_model(articles, peers, options.model, options.base_url.rstrip("/"))


def main() -> None:
    """Measure, and write the JSON and the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few articles, few rounds: to try it out")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PARTS), help=f"comma separated, of {', '.join(PARTS)}")
    parser.add_argument("--model", help="a real model, for its tokens on the examples")
    parser.add_argument("--base-url", default="http://127.0.0.1:8202/v1")
    parser.add_argument("--sample", type=int, default=1, help="articles for the model [default: 1]")
    options = parser.parse_args()
    out = ROOT / "bench" / "out"
    out.mkdir(parents=True, exist_ok=True)
    found = measure(options, out / ("quick.json" if options.quick else "bench.json"))
    page = out / "benchmarks.md" if options.quick else ROOT / "docs" / "benchmarks.md"
    page.write_text(bench_page.page(found), encoding="utf-8")
    print(f"written: {page}")


if __name__ == "__main__":
    main()
