"""Overhead, reruns and tokens: our client and the peers' against the same loopback endpoint (bench_server.py), in turn, in one run."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bench_llm
from counterpoint.article import Article

HERE = Path(__file__).parent
WHOLE = 1_000_000  # characters of LangExtract's buffer, so that an article is one request
OURS, CACHED, INSTRUCTOR = "counterpoint", "counterpoint, cache on", "instructor, 32 threads"
CHUNKS, ARTICLES = "LangExtract, chunks of 1,000 characters (its default)", "LangExtract, whole articles"
KINDS = "instructor, a call for each kind"
PARAGRAPHS = "counterpoint, paragraph by paragraph"
RECORDED = "counterpoint, paragraph by paragraph, recorded"
TOKENIZER = "o200k_base (bpe-openai)"


@contextmanager
def endpoint(
    articles: Sequence[Article], most: int | None, delay: float = 0.0, log: Path | None = None, forward: str | None = None
) -> Iterator[str]:
    """The server's address, with ``most`` items of each article for an answer, or those of a real endpoint."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "answers.jsonl"
        plan.write_text("\n".join(json.dumps(line) for line in bench_llm.planned(articles, most)), encoding="utf-8")
        command = [sys.executable, str(HERE / "bench_server.py"), str(plan), "--delay", str(delay)]
        command += (["--log", str(log)] if log else []) + (["--forward", forward] if forward else [])
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
            finally:
                server.terminate()


def requests(address: str, client: str) -> int:
    """How many requests a client has made."""
    with urllib.request.urlopen(f"{address}/{client}/count") as answer:
        return int(json.load(answer)["requests"])


def ask(python: Path | str, client: str, job: dict[str, Any]) -> Any:
    """Run one worker in a process of its own."""
    ours = client == "counterpoint"
    command = [str(python), str(HERE / ("bench_llm.py" if ours else "peers_llm.py")), *([] if ours else [client])]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=False, env={**os.environ, "NO_PROXY": "*"})
    if done.returncode:
        raise RuntimeError(f"{client}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def counted(python: Path | str, address: str, client: str, job: dict[str, Any]) -> dict[str, Any]:
    """Run one worker against the server, and count its requests; the one for warming up is left out."""
    before = requests(address, client)
    found = ask(python, client, {**job, "base_url": f"{address}/{client}/v1"})
    return {**found, "requests": requests(address, client) - before}


def overhead(articles: Sequence[Article], peers: Path | None, rounds: int, delay: float = 0.2, concurrency: int = 32) -> dict[str, Any]:
    """Wall time over the ideal, ``ceil(requests / concurrency) * delay``; with one item for an answer, and with all that rules find.

    Imports and the first call, on one further article, are not in it: they are in ``first``.
    """
    found = {}
    for answers, most in (("one item", 1), ("all items", None)):
        with endpoint(articles, most, delay) as address:
            runs: dict[str, list[dict[str, Any]]] = {}
            for _ in range(rounds if most else 1):
                for name, python, client, more in _clients(peers):
                    with tempfile.TemporaryDirectory() as folder:
                        job = _job(articles, concurrency) | {"warm": True} | ({"cache": folder} if name == CACHED else {}) | more
                        runs.setdefault(name, []).append(counted(python, address, client, job))
        found[answers] = {name: _overhead(those, delay, concurrency, len(articles)) for name, those in runs.items()}
    return {"delay": delay, "concurrency": concurrency, "articles": len(articles) - 1, "rounds": rounds, "answers": found}


def _clients(peers: Path | None) -> Iterator[tuple[str, Path | str, str, dict[str, Any]]]:
    yield OURS, sys.executable, "counterpoint", {}
    yield CACHED, sys.executable, "counterpoint", {}
    if peers is not None:
        yield ARTICLES, peers, "langextract", {"buffer": WHOLE}
        yield CHUNKS, peers, "langextract", {}
        yield INSTRUCTOR, peers, "instructor", {}


def _job(articles: Sequence[Article], concurrency: int) -> dict[str, Any]:
    return {"articles": [article.model_dump(mode="json") for article in articles], "concurrency": concurrency}


def _overhead(runs: Sequence[dict[str, Any]], delay: float, concurrency: int, articles: int) -> dict[str, Any]:
    sent = statistics.median(run["requests"] for run in runs)
    sent -= math.ceil(sent / articles) if sent > articles else 1  # those for warming up
    ideal = math.ceil(sent / concurrency) * delay
    walls = sorted(run["wall"] for run in runs)
    return {
        "requests": int(sent),
        "ideal": ideal,
        "wall": statistics.median(walls),
        "ratio": statistics.median(walls) / ideal,
        "best": walls[0] / ideal,
        "worst": walls[-1] / ideal,
        "cpu": statistics.median(run["cpu"] for run in runs),
        "first": statistics.median(run["first"] for run in runs),
        "items": runs[0]["items"],
    }


def rerun(articles: Sequence[Article], peers: Path | None, delay: float = 0.2, concurrency: int = 32) -> dict[str, Any]:
    """The same articles twice, each time in a new process: requests of the second, and its time over reading and validating results."""
    clients = [(OURS, sys.executable, "counterpoint", {})]
    if peers is not None:
        clients += [(ARTICLES, peers, "langextract", {"buffer": WHOLE}), (INSTRUCTOR, peers, "instructor", {})]
        clients += [("instructor, with its DiskCache", peers, "instructor-cached", {})]
    found = {}
    with endpoint(articles, None, delay) as address, tempfile.TemporaryDirectory() as folder:
        for name, python, client, more in clients:
            job = _job(articles, concurrency) | {"cache": str(Path(folder) / client), "save": str(Path(folder) / f"{client}.jsonl")} | more
            runs = [counted(python, address, client, job | {"imported": number == 0}) for number in range(4 if name == OURS else 2)]
            again = sorted(runs[1:], key=lambda run: run["wall"])[(len(runs) - 1) // 2]
            found[name] = {"first": runs[0]["wall"], "wall": again["wall"], "requests": again["requests"], "read": again["read"]}
            found[name] |= {"ratio": again["wall"] / again["read"], "items": again["items"], "over_first": again["wall"] / runs[0]["wall"]}
    return {"articles": len(articles), "delay": delay, "clients": found}


def tokens(articles: Sequence[Article], peers: Path | None) -> dict[str, Any]:
    """Tokens of what is sent and answered. Every client is answered with the same items, each in its own form."""
    if peers is None:
        return {"not_measured": "the tokenizer is in the peers' environment"}
    clients: list[tuple[str, Path | str, str, dict[str, Any]]] = [
        (OURS, sys.executable, "counterpoint", {}),
        (CHUNKS, peers, "langextract", {}),
        (ARTICLES, peers, "langextract", {"buffer": WHOLE}),
        (KINDS, peers, "instructor-kinds", {}),
        (PARAGRAPHS, sys.executable, "counterpoint", {"window": "paragraph"}),
    ]
    found = {name: _logged(peers, python, client, _job(articles, 4) | more, None) for name, python, client, more in clients}
    return {"articles": len(articles), "tokenizer": TOKENIZER, "clients": _over(found)}


def tokens_of_model(articles: Sequence[Article], peers: Path | None, model: str, url: str) -> dict[str, Any]:
    """The same with what a real model answers to the peers, one request at a time, beside what it answered us when cassettes/ was recorded.

    Ours goes by the paragraph, as small models need it. LangExtract goes without a JSON schema, which the local model's server refuses.
    """
    if peers is None:
        return {"not_measured": "the tokenizer is in the peers' environment"}
    made, lines = recorded(articles)
    found = {RECORDED: _tokens(peers, lines, made, [a.text for a in articles]) | {"requests": len(lines) / len(articles)}}
    job = _job(articles, 1) | {"model": model, "timeout": 3600, "constraints": False}
    clients: list[tuple[str, Path | str, str, dict[str, Any]]] = [
        (CHUNKS, peers, "langextract", {}),
        (ARTICLES, peers, "langextract", {"buffer": WHOLE}),
        (KINDS, peers, "instructor-kinds", {}),
    ]
    for name, python, client, more in clients:
        try:
            found[name] = _logged(peers, python, client, job | more, url)
        except RuntimeError as error:
            found[name] = {"not_measured": str(error).strip().splitlines()[-1][:200]}
    return {"articles": len(articles), "tokenizer": TOKENIZER, "model": model, "clients": _over(found)}


def recorded(articles: Sequence[Article]) -> tuple[int, list[dict[str, Any]]]:
    """How many items the recorded answers about the first examples ground, and the exchanges of these articles."""
    import vcr  # type: ignore[import-untyped]
    import yaml

    import record
    from counterpoint import pipeline
    from counterpoint.extract import LLMEngine
    from counterpoint.llm import connect
    from counterpoint.testing import replay_config

    with vcr.use_cassette(str(record.CASSETTE), **replay_config()), connect(record.SETTINGS) as client:
        made = [pipeline.record(article, LLMEngine(client, record.SETTINGS), record.SETTINGS) for article in articles]
    exchanges = yaml.safe_load(record.CASSETTE.read_text(encoding="utf-8"))["interactions"][: sum(r.usage.calls for r in made)]
    lines = [
        {"asked": json.loads(e["request"]["body"]), "message": json.loads(e["response"]["body"]["string"])["choices"][0]["message"]}
        for e in exchanges
    ]
    return sum(len(r.items) for r in made), lines


def _logged(peers: Path, python: Path | str, client: str, job: dict[str, Any], forward: str | None) -> dict[str, Any]:
    """One client against a server that writes down everything, and the tokens in that."""
    articles = [Article.model_validate(article) for article in job["articles"]]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with endpoint(articles, None, log=log, forward=forward) as address:
            made = counted(python, address, client, job)
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return _tokens(peers, lines, made["items"], [article.text for article in articles]) | {"requests": made["requests"] / len(articles)}


def _tokens(peers: Path, lines: Sequence[dict[str, Any]], items: int, texts: Sequence[str]) -> dict[str, Any]:
    asked = [_asked(line["asked"]) for line in lines]
    said = [_said(line["message"]) for line in lines]
    counts = ask(peers, "count", {"texts": [*asked, *said, *texts]})
    articles, both = len(texts), len(asked) + len(said)
    tokens_in, tokens_out = sum(counts[: len(asked)]) / articles, sum(counts[len(asked) : both]) / articles
    added = tokens_in - sum(counts[both:]) / articles
    per_item = (tokens_in + tokens_out) / (items / articles) if items else None
    return {"in": tokens_in, "out": tokens_out, "added": added, "items": items / articles, "per_item": per_item}


def _asked(request: dict[str, Any]) -> str:
    """Everything that a model reads: the schema (tool or response format), then the messages."""
    schema = [tool["function"] for tool in request.get("tools", [])] or request.get("response_format", {}).get("json_schema") or {}
    return "\n".join([json.dumps(schema, ensure_ascii=False), *(message["content"] for message in request["messages"])])


def _said(message: dict[str, Any]) -> str:
    calls = message.get("tool_calls")
    return str(calls[0]["function"]["arguments"] if calls else message["content"])


def _over(found: dict[str, Any]) -> dict[str, Any]:
    """Tokens per grounded item over LangExtract's, in chunks and with whole articles."""
    for row in found.values():
        for key, peer in (("over_chunks", CHUNKS), ("over_articles", ARTICLES)):
            mine, theirs = row.get("per_item"), found[peer].get("per_item")
            row[key] = mine / theirs if mine and theirs else None
    return found
