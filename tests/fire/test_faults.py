"""Faults of the endpoint, end to end: each costs its own article at most, and no more requests than the retry rule allows."""

import json
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from counterpoint import Brief, Settings, summarize
from tests.faulty_server import FINAL, PASSING, UNFIT, Faulty, seeded, serve
from tests.fire.command import Done, Inside, arguments, claim, environment, flags, honest, number, run, told, view, write_news

RETRIES, REASKS = 2, 1
MOST = 1 + RETRIES + REASKS

# For each article the faults of its requests in order; afterwards the server answers well.
SCRIPT: dict[int, list[str]] = {
    1: ["429-after:0.01"],
    2: ["500"],
    3: ["reset"],
    4: ["truncated"],
    5: ["prose"],
    6: ["half"],
    7: ["empty"],
    8: ["html"],
    9: ["refusal"],
    10: ["400"],
    11: ["prose", "wrong-shape"],
    12: ["503", "502", "500"],
    13: ["stall"],
    14: ["drip"],
    15: ["no-usage"],
    16: ["429"],
    17: ["error-200", "429-after:0.01"],
    18: ["filtered"],
    19: ["not-json"],
}
FAILED = {9: 1, 10: 1, 11: 1 + REASKS, 12: 1 + RETRIES, 18: 1}  # article: requests until it is given up


def requests(server: Faulty) -> Counter[int]:
    return Counter(number(body) for body in server.requests)


def items(brief: dict[str, Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {a["id"]: [] for a in brief["articles"]}
    for item in brief["items"]:
        found[item["article_id"]].append({k: v for k, v in item.items() if k != "label"})
    return found


def test_every_fault_ends_in_a_record_or_a_failure_of_that_article_alone(tmp_path: Path, inside: Inside) -> None:
    news = write_news(tmp_path / "news.jsonl", 20)
    left = {n: list(faults) for n, faults in SCRIPT.items()}

    def plan(body: dict[str, Any]) -> str:
        waiting = left.get(number(body))
        return waiting.pop(0) if waiting else "ok"

    with serve(plan, honest) as server:
        more = [*flags(server, tmp_path / "cache"), "--timeout", "4", "--retries", str(RETRIES), "--reasks", str(REASKS)]
        first = run(news, *more)
        counts = requests(server)
        assert first.code == 1, first.err  # a brief is written, and articles failed
        assert "Traceback" not in first.err
        found = items(first.brief)
        assert {n for n in range(20) if not found[f"a{n}"]} == set(FAILED)
        assert all(len(found[f"a{n}"]) == 2 for n in range(20) if n not in FAILED)
        assert [f.partition(":")[0] for f in first.brief["failures"]] == ["J", "K", "L", "M", "S"]
        assert {n: counts[n] for n in FAILED} == FAILED
        assert max(counts.values()) <= MOST
        assert first.brief["usage"]["calls"] == len(server.requests)
        assert "5 of 20 articles have gaps" in first.err
        assert "run the same command again" in first.err

        asked = len(server.requests)
        second = inside("summarize", str(news), *more)
        assert second.code == 0, second.err
        assert sorted(number(body) for body in server.requests[asked:]) == sorted(FAILED)
        again = items(second.brief)
        assert all(again[f"a{n}"] == found[f"a{n}"] for n in range(20) if n not in FAILED)


@pytest.mark.parametrize("seed", [3, 14, 15])
def test_any_plan_of_faults_leaves_every_article_named(seed: int, tmp_path: Path, inside: Inside) -> None:
    quick = [f for f in (*PASSING, *UNFIT, *FINAL) if f not in {"stall", "drip", "429", "500", "502", "503", "529", "reset", "truncated"}]
    news = write_news(tmp_path / "news.jsonl", 20)
    with serve(seeded(seed, 60, [*quick, "429-after:0.01"], 0.4), honest) as server:
        done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "--retries", str(RETRIES))
        brief = done.brief
        empty = {a["label"] for a in brief["articles"] if not any(i["article_id"] == a["id"] for i in brief["items"])}
        assert empty == {f.partition(":")[0] for f in brief["failures"]}
        assert empty, "a plan without a failure proves little"
        assert done.code == 1
        assert max(requests(server).values()) <= MOST
        asked = len(server.requests)
        inside("summarize", str(news), *flags(server, tmp_path / "cache"), "--retries", str(RETRIES))
        named = {a["id"] for a in brief["articles"] if a["label"] in empty}
        assert {f"a{number(b)}" for b in server.requests[asked:]} == named


def test_every_article_that_failed_for_one_reason_is_named_in_a_stream(tmp_path: Path, inside: Inside) -> None:
    news = write_news(tmp_path / "news.jsonl", 20)
    with serve(lambda body: "refusal" if number(body) % 3 == 0 else "400" if number(body) == 10 else "ok", honest) as server:
        done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "-f", "jsonl")
    written = {json.loads(line)["article"]["label"] for line in done.out.splitlines()}
    warnings = [line for line in done.err.splitlines() if line.startswith("warning: ")]
    named = [label for line in warnings[:-1] for label in line.removeprefix("warning: ").partition(":")[0].split(", ")]
    assert sorted(named) == [chr(ord("A") + n) for n in range(20) if n % 3 == 0 or n == 10]
    assert not written & set(named)
    assert len(written) == 20 - len(named)
    assert sum("refused" in line for line in warnings) == 2, "one reason is told once until there is another"


def test_an_endpoint_that_goes_down_fails_the_rest_fast_and_the_rerun_asks_for_what_is_left(tmp_path: Path, inside: Inside) -> None:
    news = write_news(tmp_path / "news.jsonl", 40)
    with serve(lambda _: "ok" if len(server.requests) <= 8 else "reset", honest) as server:
        more = [*flags(server, tmp_path / "cache"), "--retries", "1"]
        process = subprocess.Popen(arguments(news, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        while len(server.requests) <= 8:
            time.sleep(0.005)
            assert process.poll() is None
    began = time.monotonic()
    out, err = process.communicate(timeout=100)
    first = Done(process.returncode, out, err.decode())
    assert first.code == 1
    assert time.monotonic() - began < 60
    answered = sum(played == "ok" for played in server.played)
    assert answered == 8
    assert len(server.requests) <= 8 + 2 * 4  # what was under way, once more each
    assert f"{40 - answered} of 40 articles have gaps" in first.err
    assert all("reached" in f or "broke off" in f for f in first.brief["failures"])
    with serve([], honest, port=server.port) as up:
        second = inside("summarize", str(news), *more)
        assert second.code == 0, second.err
        assert len(up.requests) == 40 - answered


def test_an_endpoint_that_was_never_there_is_two_lines_and_no_document(tmp_path: Path, inside: Inside) -> None:
    news = write_news(tmp_path / "news.jsonl", 20)
    with serve([], honest) as server:
        pass
    for form in ("json", "jsonl"):
        out = tmp_path / f"out.{form}"
        done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "--retries", "0", "-f", form, "-o", str(out))
        assert done.code == 2
        assert done.out == b""
        assert [line.split(":")[0] for line in told(done.err)] == ["error", "hint"]
        assert not out.exists()
        assert not list(tmp_path.glob(".out*"))


def found_by(answer: Any, tmp_path: Path, count: int = 3, **more: Any) -> tuple[Brief, Faulty]:
    news = write_news(tmp_path / "news.jsonl", count)
    with serve([], answer) as server:
        more = {"cache_dir": tmp_path / "cache", **more}
        settings = Settings(model="m", base_url=server.url, mode="tools", judge=False, **more)
        return summarize(news, settings), server


def test_an_answer_about_another_article_is_rejected_and_costs_one_further_question(tmp_path: Path) -> None:
    brief, server = found_by(lambda body: {"expert_views": [view(number(body) + 100)], "claims": [], "events": []}, tmp_path)
    assert brief.items == ()
    assert {r.article_id for r in brief.rejected} == {"a0", "a1", "a2"}
    assert set(requests(server).values()) == {2}


def test_a_swapped_answer_never_puts_one_articles_words_into_another(tmp_path: Path) -> None:
    brief, _ = found_by(lambda body: {"expert_views": [view((number(body) + 1) % 3)], "claims": [claim(number(body))]}, tmp_path)
    texts = {a.id: a.text for a in brief.articles}
    assert [i.kind for i in brief.items] == ["claim"] * 3
    assert all(texts[i.article_id][e.start : e.end] == e.quote for i in brief.items for e in i.evidence)
    assert len(brief.rejected) == 3


def test_ten_thousand_items_in_one_answer(tmp_path: Path) -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        n = number(body)
        nonsense = [{"quotes": [f"Nobody wrote line {k}."], "text": f"Line {k}."} for k in range(999)]
        return {"expert_views": [view(n)] * 9_000, "claims": [claim(n), *nonsense], "events": []}

    brief, server = found_by(answer, tmp_path, count=1)
    assert sorted((i.article_id, i.kind) for i in brief.items) == [("a0", "claim"), ("a0", "expert_view")]
    assert len(brief.rejected) == 999
    assert set(requests(server).values()) == {2}


def test_order_and_repetition_in_an_answer_change_nothing(tmp_path: Path) -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        n = number(body)
        return {"events": [], "claims": [claim(n)] * 3, "expert_views": [view(n), view(n)]}

    plain, _ = found_by(honest, tmp_path, cache_dir=tmp_path / "plain")
    odd, _ = found_by(answer, tmp_path, cache_dir=tmp_path / "odd")
    assert odd.items == plain.items
