"""How long the command takes to start, over a bare interpreter; and the rules engine on one article over importing what models need."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from counterpoint.article import Article

RULES = "rules engine, one article"
IMPORT = "importing instructor and openai"


def start(article: Article, rounds: int) -> dict[str, Any]:
    """Median seconds of each command, run in turn ``rounds`` times, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "article.txt"
        text.write_text(article.text, encoding="utf-8")
        ours = [sys.executable, "-m", "counterpoint"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "counterpoint --version": [*ours, "--version"],
            "counterpoint --help": [*ours, "--help"],
            RULES: [*ours, "summarize", str(text), "--engine", "rules", "-q"],
            IMPORT: [sys.executable, "-c", "import instructor, openai"],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                seconds[name].append(_seconds(command))
    medians = {name: statistics.median(each[1:]) for name, each in seconds.items()}  # the first round fills the disk's cache
    bare = medians["python -c pass"]
    ratios = {name: medians[name] / bare for name in medians}
    return {"rounds": rounds, "seconds": medians, "over_bare": ratios, "rules_over_import": medians[RULES] / medians[IMPORT]}


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # byte code is kept, as where it is installed
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began
