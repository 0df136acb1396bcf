"""A real HTTP server on loopback that answers chat completions, and plays faults by a plan.

A plan is a list of faults by name, one for each request in order of arrival (``ok`` beyond its end; :func:`seeded` makes one),
or a function of the request's body. Every request is kept, so that tests can count them.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PASSING = ("429", "429-after", "500", "502", "503", "529", "reset", "truncated", "stall", "drip")
UNFIT = ("prose", "half", "html", "empty", "no-message", "not-json", "error-200", "wrong-shape", "nothing")
FINAL = ("refusal", "filtered", "400")

Answerer = Callable[[dict[str, Any]], dict[str, Any]]
Plan = Callable[[dict[str, Any]], str]


@dataclass
class Faulty:
    """A running server. ``answer`` makes the arguments of the answer from a request's body."""

    plan: list[str] | Plan
    answer: Answerer
    port: int = 0
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    played: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def next(self, body: dict[str, Any], headers: dict[str, str]) -> str:
        with self.lock:
            self.requests.append(body)
            self.headers.append(headers)
            self.times.append(time.monotonic())
            number = len(self.requests) - 1
            fault = self.plan(body) if callable(self.plan) else self.plan[number] if number < len(self.plan) else "ok"
            self.played.append(fault)
            return fault


def seeded(seed: int, length: int, faults: Sequence[str], share: float) -> list[str]:
    """A plan in which about ``share`` of the requests meet one of the faults."""
    chance = random.Random(seed)
    return [chance.choice(faults) if chance.random() < share else "ok" for _ in range(length)]


@contextmanager
def serve(plan: Sequence[str] | Plan = (), answer: Answerer | None = None, port: int = 0) -> Iterator[Faulty]:
    """Serve on 127.0.0.1, on a free port or the one that is named, while the context lasts."""
    faulty = Faulty(plan if callable(plan) else list(plan), answer or (lambda _: {"word": "fine", "number": 1}))
    handler = type("Handler", (_Handler,), {"faulty": faulty})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    faulty.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield faulty
    finally:
        faulty.release.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    faulty: Faulty
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = self.faulty.next(body, {name.lower(): value for name, value in self.headers.items()})
        name, _, detail = fault.partition(":")
        try:
            getattr(self, "play_" + re.sub(r"\W", "_", name))(body, detail)
        except (BrokenPipeError, ConnectionResetError):  # the client went away, as it should
            self.close_connection = True

    def send(self, status: int, content: bytes | dict[str, Any], kind: str = "application/json", **headers: str) -> None:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def completion(self, body: dict[str, Any], text: str | None = None, finish: str = "stop", **extra: Any) -> dict[str, Any]:
        """A completion in the mode that was asked for; ``text`` in place of the answer's JSON. To texts, the rows that ``answer`` gives."""
        if "input" in body and text is None:
            rows = [{"object": "embedding", "index": n, "embedding": row} for n, row in enumerate(self.faulty.answer(body)["rows"])]
            return {"object": "list", "data": rows, "model": body["model"], "usage": {"prompt_tokens": 7, "total_tokens": 7}}
        written = json.dumps(self.faulty.answer(body)) if text is None else text
        message: dict[str, Any] = {"role": "assistant", "content": written}
        if body.get("tools") and (text is None or text.startswith("{")):
            call = {"name": body["tools"][0]["function"]["name"], "arguments": written}
            message = {"role": "assistant", "content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": call}]}
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        choice = {"index": 0, "message": message, "finish_reason": finish}
        return {"id": "x", "object": "chat.completion", "created": 0, "model": body["model"], "choices": [choice], "usage": usage, **extra}

    def error(self, status: int, message: str, **headers: str) -> None:
        self.send(status, {"error": {"message": message, "type": "error", "code": None}}, **headers)

    def play_ok(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body))

    def play_slow(self, body: dict[str, Any], seconds: str) -> None:
        self.faulty.release.wait(float(seconds))
        self.send(200, self.completion(body))

    def play_429(self, body: dict[str, Any], _: str) -> None:
        self.error(429, "slow down")

    def play_429_after(self, body: dict[str, Any], seconds: str) -> None:
        self.error(429, "slow down", Retry_After=seconds or "0.01")

    def play_quota(self, body: dict[str, Any], _: str) -> None:
        self.error(429, "You exceeded your current quota, please check your plan")

    def play_500(self, body: dict[str, Any], _: str) -> None:
        self.error(500, "internal error")

    def play_502(self, body: dict[str, Any], _: str) -> None:
        self.send(502, b"<html>bad gateway</html>", "text/html")

    def play_503(self, body: dict[str, Any], _: str) -> None:
        self.error(503, "overloaded")

    def play_529(self, body: dict[str, Any], _: str) -> None:
        self.error(529, "overloaded")

    def play_status(self, body: dict[str, Any], detail: str) -> None:
        status, _, message = detail.partition(" ")
        self.error(int(status), message)

    def play_echo_key(self, body: dict[str, Any], _: str) -> None:
        self.error(401, f"Incorrect API key provided: {self.headers['Authorization']}")

    def play_400(self, body: dict[str, Any], _: str) -> None:
        self.error(400, "temperature must be 1")

    def play_reset(self, body: dict[str, Any], _: str) -> None:
        self.close_connection = True
        self.connection.close()

    def play_truncated(self, body: dict[str, Any], _: str) -> None:
        data = json.dumps(self.completion(body)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        self.close_connection = True

    def play_stall(self, body: dict[str, Any], _: str) -> None:
        self.faulty.release.wait(20)
        self.close_connection = True

    def play_drip(self, body: dict[str, Any], _: str) -> None:
        data = json.dumps(self.completion(body)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        for at in range(len(data)):
            self.wfile.write(data[at : at + 1])
            self.wfile.flush()
            if self.faulty.release.wait(0.05):
                break
        self.close_connection = True

    def play_prose(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, "Sure! Here is what I think about this article."))

    def play_half(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, json.dumps(self.faulty.answer(body))[:-3]))

    def play_wrong_shape(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, '{"colour": ["green"]}'))

    def play_elsewhere(self, body: dict[str, Any], _: str) -> None:
        """A tool call as text where one was asked for, text as a tool call where none was."""
        written = json.dumps(self.faulty.answer(body))
        message: dict[str, Any] = {"role": "assistant", "content": written}
        if not body.get("tools"):
            call = {"name": "x", "arguments": written}
            message = {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function", "function": call}]}
        self.send(200, self.completion(body, choices=[{"index": 0, "message": message, "finish_reason": "stop"}]))

    def play_fenced(self, body: dict[str, Any], _: str) -> None:
        text = f"```json\n{json.dumps(self.faulty.answer(body))}\n```"
        message = {"role": "assistant", "content": text}
        self.send(200, self.completion(body, choices=[{"index": 0, "message": message, "finish_reason": "stop"}]))

    def play_no_words(self, body: dict[str, Any], _: str) -> None:
        self.send(200, b"  ", "text/plain")

    def play_html(self, body: dict[str, Any], _: str) -> None:
        self.send(200, b"<html>welcome to the hotel network</html>", "text/html")

    def play_not_json(self, body: dict[str, Any], _: str) -> None:
        self.send(200, b"{ nonsense", "application/json")

    def play_error_200(self, body: dict[str, Any], _: str) -> None:
        self.send(200, {"error": {"message": "upstream failed", "code": 502}})

    def play_empty(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, choices=[]))

    def play_no_message(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, choices=[{"index": 0, "finish_reason": "stop"}]))

    def play_nothing(self, body: dict[str, Any], _: str) -> None:
        message = {"role": "assistant", "content": None}
        self.send(200, self.completion(body, choices=[{"index": 0, "message": message, "finish_reason": "stop"}]))

    def play_refusal(self, body: dict[str, Any], _: str) -> None:
        message = {"role": "assistant", "content": None, "refusal": "I cannot help with that."}
        self.send(200, self.completion(body, choices=[{"index": 0, "message": message, "finish_reason": "stop"}]))

    def play_empty_refusal(self, body: dict[str, Any], _: str) -> None:
        data = self.completion(body)
        data["choices"][0]["message"]["refusal"] = ""
        self.send(200, data)

    def play_filtered(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, "", "content_filter"))

    def play_length(self, body: dict[str, Any], characters: str) -> None:
        cut = int(characters) if characters else -2
        self.send(200, self.completion(body, json.dumps(self.faulty.answer(body))[:cut], "length"))

    def play_no_usage(self, body: dict[str, Any], _: str) -> None:
        data = self.completion(body)
        del data["usage"]
        self.send(200, data)

    def play_odd_usage(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, usage={"prompt_tokens": "many", "completion_tokens": -3}))

    def play_raw(self, body: dict[str, Any], arguments: str) -> None:
        """An answer as it would be written, character for character."""
        data = self.completion(body, choices=[])
        call = {"name": body["tools"][0]["function"]["name"], "arguments": arguments}
        message = {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function", "function": call}]}
        self.send(200, {**data, "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    def play_odd_call(self, body: dict[str, Any], _: str) -> None:
        message = {"role": "assistant", "content": None, "tool_calls": [{"id": 1, "function": None}]}
        self.send(200, self.completion(body, choices=[{"index": 0, "message": message, "finish_reason": "stop"}]))

    def play_absurd_usage(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, usage={"prompt_tokens": 10**30, "completion_tokens": 10**30}))

    def play_redirect(self, body: dict[str, Any], place: str) -> None:
        self.send(307, b"", Location=place)

    def play_packed(self, body: dict[str, Any], _: str) -> None:
        self.send(200, gzip.compress(json.dumps(self.completion(body)).encode()), Content_Encoding="gzip")

    def play_bomb(self, body: dict[str, Any], _: str) -> None:
        """A hundred kilobytes that unpack to a hundred megabytes."""
        self.send(200, _BOMB, Content_Encoding="gzip")

    def play_large(self, body: dict[str, Any], _: str) -> None:
        self.send(200, self.completion(body, "{" + " " * 9_000_000 + "}"))

    def play_headers_drip(self, body: dict[str, Any], _: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.faulty.release.wait(0.1):
            self.wfile.write(b"X-Wait: a little\r\n")
        self.close_connection = True

    def play_continue(self, body: dict[str, Any], _: str) -> None:
        while not self.faulty.release.wait(0.1):
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        self.close_connection = True


_BOMB = gzip.compress(b'{"a": "' + b"a" * 100_000_000, 1)
