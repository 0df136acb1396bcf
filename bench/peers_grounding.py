"""Score other aligners on the same quotations as ours, in the same run.

    python bench/peers_grounding.py [--articles 20] [--seed 7] [--stories PATH] [--out bench/out/peers_grounding.json]

The peers are heavy, so they live in an environment of their own (bench/out/peers, made here when it is missing) and this very
file runs there as a worker: cases in, spans and processor seconds out, as JSON lines. Their settings:

* LangExtract, default: `Resolver().align` as `lx.extract` calls it.
* LangExtract, strict: the same with `enable_fuzzy_alignment=False, accept_match_lesser=False`.
* instructor: `CitationMixin.get_spans`, the first span (its default allows up to five edits).

Not measured: the models' part. What is compared is which quotations each library would let stand, and where.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOME = HERE / "out" / "peers"
PINS = ["langextract==1.7.1", "instructor==1.17.0", "regex==2026.11.15"]  # CitationMixin imports regex without declaring it
PEERS = ("langextract", "langextract-strict", "instructor")
PATIENCE = 900  # seconds for one peer on one set

Spans = list[tuple[int, int]]


def main() -> None:
    """Make the environment, score everybody on both sets, print and write the figures."""
    sys.path.insert(0, str(HERE))
    import grounding

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=grounding.STORIES)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=HERE / "out" / "peers_grounding.json")
    args = parser.parse_args()
    python = environment()
    sets = {"cases": grounding.committed()}
    if args.stories.exists():
        sets["real"] = list(grounding.cut(args.stories, args.articles, args.seed))
    else:
        print(f"not measured: quotations of real articles ({args.stories} is not here)")
    results: dict[str, dict[str, Any]] = {}
    for name, cases in sets.items():
        results[name] = {"counterpoint": grounding.score(grounding.ours, cases)}
        for peer in PEERS:
            results[name][peer] = scored(python, peer, cases, grounding.score)
        print(table(name, results[name], len(cases)))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps({"pins": PINS, "results": results}, ensure_ascii=False, indent=1), encoding="utf-8")


def environment() -> Path:
    """The peers' interpreter, with the pinned versions installed."""
    python = HOME / "bin" / "python"
    if not python.exists():
        venv.create(HOME, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PINS], check=True)
    return python


def scored(python: Path, peer: str, cases: list[dict[str, Any]], score: Callable[..., dict[str, Any]]) -> dict[str, Any] | None:
    """One peer's result, or None where it did not finish in `PATIENCE` seconds."""
    lines = "".join(json.dumps({"text": case["text"], "quote": case["quote"]}) + "\n" for case in cases)
    command = [str(python), __file__, "--worker", peer]
    try:
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    answers = iter([json.loads(line) for line in done.stdout.splitlines()])
    seconds = 0.0

    def replayed(_text: str, _quote: str) -> Spans | None:
        nonlocal seconds
        answer = next(answers)
        seconds += answer["seconds"]
        return answer["spans"] and [(start, end) for start, end in answer["spans"]]

    return {**score(replayed, cases), "seconds": round(seconds, 3)}


def table(name: str, results: dict[str, Any], count: int) -> str:
    """One line for each aligner."""
    rows = [f"\n{name}, {count} quotations\n{'':20}{'precision':>10}{'recall':>8}{'spans':>8}{'fooled':>8}{'missed':>8}{'seconds':>9}"]
    for aligner, result in results.items():
        if result is None:
            rows.append(f"{aligner:20} did not finish in {PATIENCE} s")
            continue
        row = result["categories"]["all"]
        rates = [f"{row[key]:.3f}" if row[key] is not None else "–" for key in ("precision", "recall", "spans")]
        rows.append(f"{aligner:20}{rates[0]:>10}{rates[1]:>8}{rates[2]:>8}{row['fooled']:8}{row['missed']:8}{result['seconds']:9.2f}")
    return "\n".join(rows)


def work(peer: str) -> None:
    """The worker's side: runs where the peers are installed."""
    aligner = {"langextract": langextract, "langextract-strict": langextract, "instructor": instructor}[peer](peer)
    for line in sys.stdin:
        case = json.loads(line)
        began = time.process_time()
        spans = aligner(case["text"], case["quote"])
        print(json.dumps({"spans": spans, "seconds": time.process_time() - began}), flush=True)


def langextract(peer: str) -> Callable[[str, str], Spans | None]:
    """LangExtract's aligner, default or strict."""
    from langextract.core.data import Extraction  # type: ignore[import-not-found]
    from langextract.resolver import Resolver  # type: ignore[import-not-found]

    options = {"enable_fuzzy_alignment": False, "accept_match_lesser": False} if peer.endswith("strict") else {}
    resolver = Resolver()

    def align(text: str, quote: str) -> Spans | None:
        if not quote.strip():
            return None
        try:
            aligned = list(resolver.align([Extraction("quote", quote)], text, token_offset=0, char_offset=0, **options))
        except Exception as error:  # noqa: BLE001 - whatever it raises, it did not accept; said on stderr
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            return None
        place = aligned[0].char_interval if aligned and aligned[0].alignment_status else None
        return [(place.start_pos, place.end_pos)] if place else None

    return align


def instructor(_peer: str) -> Callable[[str, str], Spans | None]:
    """Instructor's citation mixin."""
    from instructor import CitationMixin

    def align(text: str, quote: str) -> Spans | None:
        found = list(CitationMixin(substring_quotes=[quote]).get_spans(text))
        return found[:1] or None

    return align


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        work(sys.argv[2])
    else:
        main()
