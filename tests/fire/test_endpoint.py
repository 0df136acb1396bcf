"""Endpoints that are worse than broken: they hang, drip, redirect, pack bombs, write absurd answers. Each costs its own article at most."""

import base64
import html
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from counterpoint import Brief, Settings, render, summarize
from counterpoint.llm.sound import sound_json
from counterpoint.render.sqlite import write_sqlite
from tests.faulty_server import Faulty, serve
from tests.fire.command import KEY, honest, number, view, write_news

ODD = "sk-planted/01+23<45>&6789=x"  # a key with all that is escaped somewhere


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


FORMS: dict[str, Callable[[str], str]] = {
    "escaped slashes": lambda key: key.replace("/", "\\/"),
    "escaped letters": lambda key: "".join(f"\\u{ord(c):04x}" for c in key),
    "percent": lambda key: quote(key, safe=""),
    "HTML": html.escape,
    "Base64": _base64,
    "Base64 of the header": lambda key: _base64(f"Bearer {key}"),
    "Base64 of the header's end": lambda key: _base64(f" {key}\r\n"),
    "Base64 for URLs": lambda key: _base64(f"u:{key}").replace("+", "-").replace("/", "_").rstrip("="),
}


def told(text: str) -> list[str]:
    """The forms in which the key stands in a text."""
    return [name for name, form in FORMS.items() if form(ODD)[4:-4] in text] + ["plain"] * (ODD in text)


def met(fault: str, tmp_path: Path, **more: Any) -> tuple[Brief, Faulty]:
    """The brief on three articles, of which the second meets ``fault`` whenever it is asked about."""
    news = write_news(tmp_path / "news.jsonl", 3)
    with serve(lambda body: fault if number(body) == 1 else "ok", honest) as server:
        more = {"retries": 0, "reasks": 1, "timeout": 20.0, "cache_dir": tmp_path / "cache", "api_key": KEY, **more}
        settings = Settings(model="m", base_url=server.url, mode="tools", judge=False, **more)
        return summarize(news, settings), server


def whole(brief: Brief) -> set[str]:
    return {item.article_id for item in brief.items}


def asked(server: Faulty) -> int:
    return sum(number(body) == 1 for body in server.requests)


@pytest.mark.parametrize("fault", ["headers_drip", "continue", "stall"])
def test_a_request_ends_in_time_whatever_the_other_side_does(fault: str, tmp_path: Path) -> None:
    began = time.monotonic()
    brief, server = met(fault, tmp_path, timeout=1.0)
    assert time.monotonic() - began < 15  # against hanging, no measurement
    assert whole(brief) == {"a0", "a2"}
    assert ["no answer within 1 s" in failure for failure in brief.failures] == [True]
    assert asked(server) == 1


def test_articles_and_keys_are_not_sent_on_to_where_an_endpoint_redirects(tmp_path: Path) -> None:
    with serve([], honest) as other:
        brief, server = met(f"redirect:http://user:pa55word@localhost:{other.port}/v1/chat?token=pa55word", tmp_path)
        assert other.requests == []
    assert whole(brief) == {"a0", "a2"}
    assert "it redirects to http://localhost" in brief.failures[0]
    assert "pa55word" not in brief.failures[0]
    assert asked(server) == 1


@pytest.mark.parametrize("place", ["/v1/chat/completions", "file:///etc/passwd", "http://[::1", ""])
def test_redirects_to_nowhere_cost_one_request_and_one_article(place: str, tmp_path: Path) -> None:
    brief, server = met(f"redirect:{place}", tmp_path)
    assert whole(brief) == {"a0", "a2"}
    assert asked(server) == 1


@pytest.mark.parametrize("fault", ["bomb", "large"])
def test_answers_of_any_size_take_bounded_memory_and_are_not_paid_for_twice(fault: str, tmp_path: Path) -> None:
    brief, server = met(fault, tmp_path, retries=2)
    assert whole(brief) == {"a0", "a2"}
    assert "is larger than" in brief.failures[0]
    assert asked(server) == 1


def test_packed_answers_are_read(tmp_path: Path) -> None:
    assert whole(met("packed", tmp_path)[0]) == {"a0", "a1", "a2"}


@pytest.mark.parametrize("fault", ["status:403 Your input was flagged by moderation", "status:400 the tool used in this text is unknown"])
def test_what_an_endpoint_says_about_one_article_does_not_end_the_run(fault: str, tmp_path: Path) -> None:
    brief, server = met(fault, tmp_path, concurrency=1)
    assert whole(brief) == {"a0", "a2"}
    assert asked(server) == 1


def test_a_tool_call_without_a_function_is_no_answer(tmp_path: Path) -> None:
    brief, server = met("odd_call", tmp_path)
    assert whole(brief) == {"a0", "a2"}
    assert asked(server) == 2, "asked again, as the message says"
    assert "after 2 requests: not a chat completion" in brief.failures[0]


def test_an_answer_without_words_fails_with_a_reason(tmp_path: Path) -> None:
    brief, _ = met("no_words", tmp_path)
    assert brief.failures[0].endswith("not a chat completion: nothing in it")


def test_an_error_without_words_has_a_reason_too() -> None:
    import httpx2

    from counterpoint.llm import faults

    assert faults.of(httpx2.ReadError(""), None, 1.0).message == "the connection broke off: no reason given"


def test_absurd_counts_are_no_counts(tmp_path: Path) -> None:
    brief, _ = met("absurd_usage", tmp_path, price_in=1.0, price_out=1.0, max_cost=1.0)
    assert whole(brief) == {"a0", "a1", "a2"}
    assert brief.failures == ()
    write_sqlite(brief, tmp_path / "news.sqlite")


MANY = [{"quotes": [str(n) for n in range(5_000)], "text": "t"}]
RAW = {  # GOOD stands for a good element
    "halves of characters": r'{"expert_views": [GOOD, {"quotes": ["\ud800"], "speaker": "\udead", "view": "\udbff"}]}',
    "raw line breaks": '{"expert_views": [GOOD, {"quotes": ["a\nb\x01"], "speaker": "x", "view": "a\tb"}]}',
    "no numbers": '{"expert_views": [GOOD, {"quotes": [NaN], "speaker": "x", "view": Infinity}]}',
    "numbers of 5,000 digits": '{"expert_views": [GOOD], "claims": [{"quotes": ["q"], "text": "t", "quantities": [9]}]}'.replace(
        "9", "9" * 5_000
    ),
    "nested": '{"expert_views": [GOOD], "claims": [' + "[" * 300 + "]" * 300 + "]}",
    "nested objects": '{"expert_views": [GOOD], "events": [' + '{"a": ' * 190 + "1" + "}" * 190 + "]}",
    "keys twice": '{"expert_views": [], "expert_views": [GOOD], "claims": null}',
    "a quote of 100,000 words": '{"expert_views": [GOOD], "claims": [{"quotes": ["MUCH"], "text": "t"}]}'.replace("MUCH", "a " * 100_000),
    "5,000 quotes in one item": '{"expert_views": [GOOD], "claims": MANY}'.replace("MANY", json.dumps(MANY)),
    "anything": '{"expert_views": [GOOD, true, null, 1, "s", [], {}, [[]]], "claims": [[{}]]}',
}


def test_one_broken_element_never_costs_the_good_ones(tmp_path: Path) -> None:
    news, raw = write_news(tmp_path / "news.jsonl", len(RAW)), list(RAW.values())

    def answer(body: dict[str, Any]) -> str:
        return "raw:" + raw[number(body)].replace("GOOD", json.dumps(view(number(body))))

    with serve(answer, honest) as server:
        settings = Settings(model="m", base_url=server.url, mode="tools", judge=False, cache_dir=tmp_path / "cache")
        brief = summarize(news, settings)
        asked = len(server.requests)
        again = summarize(news, settings)
        assert len(server.requests) == asked, "paid for twice"
    assert brief.failures == ()
    assert {item.article_id for item in brief.items} == {f"a{n}" for n in range(len(RAW))}
    assert (again.items, again.rejected) == (brief.items, brief.rejected)
    strict: Any = {"parse_constant": pytest.fail}
    assert json.loads(render(brief, "json"), **strict)
    assert [json.loads(line, **strict) for line in render(brief, "jsonl").splitlines()]
    for form in ("md", "html", "csv"):
        assert not {c for c in render(brief, form) if c < " " and c not in "\n\t"}
    write_sqlite(brief, tmp_path / "news.sqlite")


def test_json_that_is_sound_is_left_alone() -> None:
    assert sound_json('{"a":  1.50, "b": "\\u00e9"}') == '{"a":  1.50, "b": "\\u00e9"}'
    assert sound_json("[1]") is None
    assert sound_json('{"a": 1') is None
    assert sound_json("[" * 100_000) is None


def test_an_answer_that_holds_the_key_is_not_kept(tmp_path: Path) -> None:
    echo = json.dumps({"claims": [{"quotes": [f"authorization: Bearer {KEY}"], "text": KEY}], "expert_views": [], "events": []})
    brief, _ = met(f"raw:{echo}", tmp_path)
    assert whole(brief) == {"a0", "a2"}
    assert "wrote the API key into its answer" in brief.failures[0]
    assert KEY not in brief.model_dump_json()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize("form", FORMS)
def test_nor_one_that_holds_it_in_another_form(form: str, tmp_path: Path) -> None:
    """Escapes are undone when an answer is read, and Base64 is no secret."""
    answer = json.dumps({"claims": [{"quotes": ["@"], "text": "@", "where": "@"}], "expert_views": [], "events": []})
    brief, _ = met(f"raw:{answer.replace('@', FORMS[form](ODD))}", tmp_path, api_key=ODD)
    assert "wrote the API key into its answer" in brief.failures[0]
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).decode(errors="replace")
    assert not told(written + brief.model_dump_json())


@pytest.mark.parametrize("form", FORMS)
def test_no_error_tells_the_key_in_another_form(form: str, tmp_path: Path) -> None:
    brief, _ = met(f"status:500 no: {FORMS[form](ODD)} is wrong", tmp_path, api_key=ODD)
    assert "HTTP 500" in brief.failures[0]
    assert not told(brief.failures[0])
