"""Peak memory and time of the command on many articles, streamed record by record (-f jsonl) and as one brief (-f json).

python bench/scale.py [COUNT ...]     default: 1000 10000; streamed only above 2,000
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import bench_articles

BRIEF_UP_TO = 2_000  # articles: a brief of ten thousand is measured by bench_growth.py


def main() -> None:
    """A line of JSON for each measurement."""
    counts = [int(word) for word in sys.argv[1:]] or [1_000, 10_000]
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            news = Path(folder) / "news.jsonl"
            with news.open("w", encoding="utf-8") as file:
                for article in bench_articles.varied(count, Path("/nowhere")):  # invented ones: the same for everybody
                    file.write(article.model_dump_json(include={"id", "text", "source", "published"}) + "\n")
            for form in ("jsonl", "json")[: 2 if count <= BRIEF_UP_TO else 1]:
                print(json.dumps({"articles": count, "form": form, **measured(news, form)}), flush=True)


def measured(news: Path, form: str) -> dict[str, float]:
    """Run the command in a process of its own; megabytes at the most, and seconds of processor."""
    words = [
        sys.executable,
        "-m",
        "counterpoint",
        "summarize",
        str(news),
        "--engine",
        "rules",
        "-f",
        form,
        "-q",
        "-o",
        str(news.with_suffix(".out")),
    ]
    code = f"import resource, subprocess, sys; subprocess.run({words!r}, check=True); r = resource.getrusage(resource.RUSAGE_CHILDREN)"
    code += "; print(r.ru_maxrss / 1024, r.ru_utime + r.ru_stime)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    memory, seconds = map(float, done.stdout.split())
    lines = sum(1 for _ in news.with_suffix(".out").open(encoding="utf-8"))
    return {"peak_mb": round(memory, 1), "cpu_seconds": round(seconds, 1), "lines_out": lines}


if __name__ == "__main__":
    main()
