"""For tests of programs that use Counterpoint: a model that answers from a list, and recordings of a real one.

This module is also a pytest plugin (entry point ``counterpoint``), so importing it must stay cheap: everything else is
imported where it is used.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pydantic import BaseModel

    from counterpoint.llm import Answer, Estimate, Request

    Reply: TypeAlias = dict[str, Any] | BaseModel | Answer | Exception

SECRET_HEADERS = frozenset(
    {
        "authorization",
        "api-key",
        "x-api-key",
        "cookie",
        "set-cookie",
        "proxy-authorization",
        "openai-organization",
        "openai-project",
        "openai-processing-ms",
        "x-request-id",
        "request-id",
        "cf-ray",
        "x-amzn-requestid",
        "x-envoy-upstream-service-time",
        "server",
        "via",
        "user-agent",
    }
)
"""Headers, lower case, that are taken out of recordings on both sides: keys, sessions, accounts, and who asked from where."""

_WITHHELD = b'{"error": {"message": "the endpoint wrote the API key into its answer, which was not recorded"}}'
_LONG_KEY = 10  # characters: shorter "keys" are words such as "none" that any answer may hold
_KEYS = frozenset({"authorization", "api-key", "x-api-key", "proxy-authorization"})
_SECRET_PREFIXES = ("x-stainless-", "x-ratelimit-", "cf-", "x-amz-")


class FakeLLM:
    """A model that gives the replies it was given, and remembers what it was asked. Thread-safe.

    Args:
        replies: one for each call, in order; or a function of the request. A ``dict`` is validated as the class that the
            request asks for, a model or an ``Answer`` is returned as it is, an exception is raised.
        model: the name that it goes by.

    Attributes:
        requests: all requests so far, in order of arrival.

    Raises:
        AssertionError: by ``ask``, when it is asked more often than it has replies.
    """

    def __init__(self, replies: Iterable[Reply] | Callable[[Request], Reply], model: str = "fake") -> None:
        self.model = model
        self.requests: list[Request] = []
        self._answer: Callable[[Request], Reply] | None = replies if callable(replies) else None
        self._replies: list[Reply] = [] if callable(replies) else list(replies)
        self._lock = threading.Lock()

    def ask(self, request: Request) -> Answer:
        """The next reply, as a model would give it."""
        from counterpoint.llm import Answer
        from counterpoint.records import Usage

        with self._lock:
            self.requests.append(request)
            number = len(self.requests)
            if self._answer is None and number > len(self._replies):
                raise AssertionError(f"FakeLLM was asked {number} times and has {len(self._replies)} replies")
        reply = self._answer(request) if self._answer is not None else self._replies[number - 1]
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, Answer):
            return reply
        value = request.response.model_validate(reply) if isinstance(reply, dict) else reply
        return Answer(value=value, usage=Usage(calls=1))

    def estimate(self, request: Request) -> Estimate:
        """A guess of one token for four characters, as the real client makes it; nothing is ever cached."""
        from counterpoint.llm import Estimate

        return Estimate(cached=False, tokens_in=sum(len(m.content) for m in request.messages) // 4 + 1, tokens_out=0)

    def close(self) -> None:
        """Nothing to close; here because the real client has it."""


def replay_config(record_mode: str = "none") -> dict[str, Any]:
    """Settings for vcrpy: recordings that concurrent replays cannot mix up, without keys or identifying headers.

    vcrpy's default match ignores the body, so that two requests under way at once swap answers; and its ``filter_headers``
    scrubs requests only. Of a body in which the endpoint echoes the key nothing is recorded; no other body is changed: offsets
    are the product.
    """
    sent: set[str] = set()
    return {
        "record_mode": record_mode,
        "match_on": ["method", "scheme", "host", "port", "path", "query", "body"],
        "before_record_request": lambda request: _scrub_request(request, sent),
        "before_record_response": lambda response: _scrub_response(response, sent),
        "decode_compressed_response": True,
        "allow_playback_repeats": False,
    }


if importlib.util.find_spec("pytest"):  # FakeLLM is for unittest too
    import pytest

    @pytest.fixture(scope="session")
    def counterpoint_replay() -> dict[str, Any]:
        """:func:`replay_config`, to be returned from a ``vcr_config`` fixture of pytest-recording."""
        return replay_config()


def _is_secret(name: str) -> bool:
    return name.lower() in SECRET_HEADERS or name.lower().startswith(_SECRET_PREFIXES)


def _scrub_request(request: Any, sent: set[str]) -> Any:
    """The request without its secret headers; keys among them are remembered in ``sent``, for the endpoint may echo them."""
    for name in [name for name in request.headers if _is_secret(name)]:
        if name.lower() in _KEYS:
            value = request.headers[name]
            sent.add((value.decode() if isinstance(value, bytes) else value).rpartition(" ")[2])
        del request.headers[name]
    return request


def _scrub_response(response: dict[str, Any], sent: set[str]) -> dict[str, Any]:
    headers = {name: value for name, value in response["headers"].items() if not _is_secret(name) and not _echoes(value, sent)}
    scrubbed = {**response, "headers": headers}
    written = (response.get("body") or {}).get("string")
    if isinstance(written, bytes) and _echoes(written.decode("utf-8", "replace"), sent):
        scrubbed["body"] = {**response["body"], "string": _WITHHELD}
    return scrubbed


def _echoes(value: Any, sent: set[str]) -> bool:
    from counterpoint.llm.echoes import holds

    return any(holds(str(value), key) for key in sent if len(key) >= _LONG_KEY)
