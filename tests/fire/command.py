"""The real command against a real server on loopback, with invented articles; and the same command within this process."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterpoint import cli
from tests.faulty_server import Faulty

KEY = "sk-planted-0123456789abcdef"
CONCURRENCY = 4


def number(body: dict[str, Any]) -> int:
    """Which of the articles a request is about."""
    found = re.search(r"bridge (\d+) would hold", "\n".join(str(m["content"]) for m in body["messages"] if m["role"] == "user"))
    assert found, "a request without an article"
    return int(found[1])


def view(n: int) -> dict[str, Any]:
    return {"quotes": [f"bridge {n} would hold"], "speaker": "Orsa Tindle", "view": f"Bridge {n} will hold."}


def claim(n: int) -> dict[str, Any]:
    return {"quotes": [f"It cost {n + 3} million crowns."], "text": f"It cost {n + 3} million crowns."}


def honest(body: dict[str, Any]) -> dict[str, Any]:
    """What an honest model finds: the mayor's words about the bridge of that article, and what it cost."""
    n = number(body)
    return {"expert_views": [view(n)], "claims": [claim(n)], "events": []}


def write_news(path: Path, count: int) -> Path:
    texts = [f"Mayor Orsa Tindle said bridge {n} would hold. It cost {n + 3} million crowns." for n in range(count)]
    rows = [{"text": text, "id": f"a{n}", "source": f"Paper {n}"} for n, text in enumerate(texts)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def flags(server: Faulty, cache: Path) -> list[str]:
    model = ["--model", "m", "--base-url", server.url, "--mode", "tools", "--no-judge"]
    return [*model, "--concurrency", str(CONCURRENCY), "--cache-dir", str(cache), "-f", "json"]


def arguments(news: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "counterpoint", "summarize", str(news), *more]


def environment(key: str = KEY, **more: str) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "COUNTERPOINT_"))}
    return clean | {"COUNTERPOINT_API_KEY": key} | more


class Done(NamedTuple):
    code: int
    out: bytes
    err: str

    @property
    def brief(self) -> Any:
        return json.loads(self.out)


def run(news: Path, *more: str, key: str = KEY, before: Callable[[], None] | None = None, **variables: str) -> Done:
    """The command in a process of its own."""
    done = subprocess.run(
        arguments(news, *more), capture_output=True, env=environment(key, **variables), timeout=200, check=False, preexec_fn=before
    )
    return Done(done.returncode, done.stdout, done.stderr.decode())


class Inside:
    """The command in this process, for what does not need one of its own: the libraries are loaded already."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        self.monkeypatch, self.captured = monkeypatch, capfdbinary

    def __call__(self, *words: str, key: str = KEY, **variables: str) -> Done:
        handlers = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
        try:
            with self.monkeypatch.context() as patch:
                for name in [n for n in os.environ if n.startswith(("OPENAI_", "COUNTERPOINT_"))]:
                    patch.delenv(name)
                for name, value in {"COUNTERPOINT_API_KEY": key, **variables}.items():
                    patch.setenv(name, value)
                patch.setattr(sys, "argv", ["counterpoint", *words])
                with pytest.raises(SystemExit) as left:
                    cli.main()
        finally:
            for each, handler in handlers.items():
                signal.signal(each, handler)
        out, err = self.captured.readouterr()
        return Done(int(left.value.code or 0), out, err.decode())


def without_usage(document: bytes) -> bytes:
    """A brief, byte by byte, but for the counts of calls, which differ where answers came from the cache."""
    return re.sub(rb'"usage": \{[^}]*\}', b'"usage": {}', document)


def told(err: str) -> list[str]:
    """The lines of the error proper."""
    return [line for line in err.splitlines() if line.startswith(("error:", "hint:"))]
