"""What is sent and what is made of the answer, beside what openai's client makes of it."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from openai.resources.chat import Completions
from openai.types.chat import ChatCompletion

from counterpoint.llm.pricing import count
from counterpoint.llm.sending import Chat, Embed, Frame, completion

CALL = {"id": "call_1", "type": "function", "function": {"name": "Word", "arguments": '{"word": "äh"}'}}
MESSAGE = {"role": "assistant", "content": None, "tool_calls": [CALL]}
CHOICE = {"index": 0, "message": MESSAGE, "finish_reason": "tool_calls", "logprobs": None}
USUAL: dict[str, Any] = {"id": "c", "object": "chat.completion", "created": 5, "model": "m", "choices": [CHOICE]}
USAGE = {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9, "cost": 0.1, "prompt_tokens_details": {"cached_tokens": 3}}

ANSWERS: list[Any] = [
    USUAL,
    USUAL | {"usage": USAGE, "timings": {"predicted_ms": 1.5}, "system_fingerprint": "b1"},
    USUAL | {"usage": None, "service_tier": "some new one"},
    USUAL | {"created": 5.25, "usage": {"prompt_tokens": "7"}},
    USUAL | {"choices": [CHOICE | {"finish_reason": "eos"}]},
    USUAL | {"choices": [CHOICE | {"message": {"role": "assistant", "content": "{}", "reasoning_content": "hm"}}]},
    USUAL | {"choices": [CHOICE | {"message": {"content": ["{}"]}}]},
    USUAL | {"choices": [CHOICE | {"message": MESSAGE | {"tool_calls": [CALL | {"function": {"arguments": {"a": 1}}}]}}]},
    USUAL | {"choices": [CHOICE | {"message": MESSAGE | {"content": "\ud800"}}]},
    USUAL | {"choices": []},
    USUAL | {"choices": None},
    {"error": {"message": "no"}},
    {},
    [],
    None,
    "text",
    5,
]


def theirs(response: httpx2.Response) -> Any:
    import openai

    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, headers=response.headers, content=response.content))
    with openai.OpenAI(api_key="k", base_url="http://x/v1", max_retries=0, http_client=httpx2.Client(transport=transport)) as client:
        return Completions(client).create(model="m", messages=[])


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "text/plain", ""])
@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_an_answer_is_read_as_openai_reads_it(answer: Any, kind: str) -> None:
    response = httpx2.Response(200, headers={"content-type": kind} if kind else {}, content=json.dumps(answer).encode())
    ours, others = completion(response), theirs(response)
    assert type(ours) is type(others)
    assert ours == others
    if isinstance(ours, ChatCompletion):
        assert ours.to_dict(mode="python", exclude_unset=False, warnings=False) == others.to_dict(
            mode="python", exclude_unset=False, warnings=False
        )


@pytest.mark.parametrize("content", [b"<html>", b"", b'{"choices": [', b"\xff\xfe", b"NaN"])
@pytest.mark.parametrize("kind", ["application/json", "text/html", ""])
def test_what_is_no_json_is_what_it_is_to_openai(content: bytes, kind: str) -> None:
    response = httpx2.Response(200, headers={"content-type": kind} if kind else {}, content=content)
    try:
        others = theirs(response)
    except ValueError as error:
        with pytest.raises(type(error)):
            completion(response)
    else:
        assert repr(completion(response)) == repr(others)  # not a number is not itself


def test_tokens_are_guessed_from_all_that_is_sent() -> None:
    messages = [{"role": "user", "content": "Sag «äh» 中文"}]
    fields = {"model": "m", "tools": [{"a": ["b", 1, None]}], "max_tokens": 5}
    assert Chat(Frame(fields), messages).tokens == count(json.dumps({"messages": messages, **fields}))
    assert Embed("m", ["äh"]).tokens == count(json.dumps({"model": "m", "input": ["äh"], "encoding_format": "float"}))
