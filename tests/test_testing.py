"""What users get for their own tests."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from counterpoint.errors import EndpointDownError
from counterpoint.llm import LLM, Answer, Message, Request
from counterpoint.testing import FakeLLM, replay_config


class Word(BaseModel):
    word: str


def request(text: str = "x") -> Request:
    return Request(messages=(Message(role="user", content=text),), response=Word, prompt="t@1")


def test_replies_come_in_order_and_requests_are_kept() -> None:
    llm: LLM = FakeLLM([{"word": "a"}, Word(word="b"), Answer(value=Word(word="c"), truncated=True), EndpointDownError("gone")])
    assert llm.ask(request("1")).value == Word(word="a")
    assert llm.ask(request("2")).value == Word(word="b")
    assert llm.ask(request("3")).truncated
    with pytest.raises(EndpointDownError):
        llm.ask(request("4"))
    assert isinstance(llm, FakeLLM)
    assert [r.messages[0].content for r in llm.requests] == ["1", "2", "3", "4"]
    with pytest.raises(AssertionError, match="5 times and has 4"):
        llm.ask(request("5"))


def test_a_function_answers_by_request_in_any_thread() -> None:
    llm = FakeLLM(lambda asked: {"word": asked.messages[0].content})
    with ThreadPoolExecutor(8) as pool:
        words = list(pool.map(lambda n: llm.ask(request(str(n))).value.word, range(50)))
    assert words == [str(n) for n in range(50)]
    assert len(llm.requests) == 50
    assert llm.estimate(request("a" * 400)).tokens_in == 101
    llm.close()


def test_a_reply_that_does_not_fit_is_an_error_of_the_test() -> None:
    with pytest.raises(ValidationError):
        FakeLLM([{"words": 1}]).ask(request())


def test_the_plugin_is_light() -> None:
    code = "import sys, counterpoint.testing; print([m for m in ('openai', 'instructor', 'vcr', 'diskcache') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fake_needs_no_pytest() -> None:
    code = "import sys, importlib.util as u; sys.modules['pytest'] = None; u.find_spec = lambda name: None"
    code += "; from counterpoint.testing import FakeLLM; print(FakeLLM([]).model)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "fake"


def test_recordings_are_scrubbed_on_both_sides(counterpoint_replay: dict[str, Any]) -> None:
    from vcr.request import Request as Recorded  # type: ignore[import-untyped]

    secret = {"Authorization": "Bearer x", "Cookie": "c", "OpenAI-Organization": "o", "X-Stainless-OS": "Linux", "Accept": "*/*"}
    asked = counterpoint_replay["before_record_request"](Recorded("POST", "http://h/v1", b"body", secret))
    assert dict(asked.headers) == {"Accept": "*/*"}
    headers = {"Set-Cookie": ["s"], "x-request-id": ["r"], "X-RateLimit-Limit": ["1"], "content-type": ["application/json"]}
    answered = {"status": {"code": 200}, "headers": headers, "body": {"string": b"\xe2\x80\x9c"}}
    scrubbed = counterpoint_replay["before_record_response"](answered)
    assert scrubbed["headers"] == {"content-type": ["application/json"]}
    assert scrubbed["body"] == {"string": b"\xe2\x80\x9c"}
    assert answered["headers"] == headers


@pytest.mark.parametrize("said", ["sk-planted/0123", "sk-planted\\/0123", "sk-planted%2F0123", "c2stcGxhbnRlZC8wMTIz"])
def test_a_key_that_the_endpoint_echoes_is_not_recorded(said: str) -> None:
    from vcr.request import Request as Recorded

    for header in ({"Authorization": "Bearer sk-planted/0123"}, {"api-key": b"sk-planted/0123"}):
        config = replay_config()
        answered = {"headers": {"X-Echo": [said], "Date": ["x"]}, "body": {"string": f'{{"error": "you sent {said}"}}'.encode()}}
        assert config["before_record_response"](answered) == answered, "each recording knows its own keys"
        config["before_record_request"](Recorded("POST", "http://h/v1", b"body", header))
        scrubbed = config["before_record_response"](answered)
        assert scrubbed["headers"] == {"Date": ["x"]}
        assert b"was not recorded" in scrubbed["body"]["string"]
        assert said.encode() not in scrubbed["body"]["string"]


def test_replays_match_on_the_body() -> None:
    config = replay_config()
    assert set(config["match_on"]) == {"method", "scheme", "host", "port", "path", "query", "body"}
    assert config["record_mode"] == "none"
    assert replay_config("once")["record_mode"] == "once"
