"""The model as the stages see it: cached, single-flight, within budget."""

from __future__ import annotations

import datetime as dt
import functools
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from counterpoint.cache import Cache, Entry, default_folder, make_key
from counterpoint.errors import ConfigError, ModelError, NotCachedError
from counterpoint.llm.connection import Connection
from counterpoint.llm.limits import Clock, Limits
from counterpoint.llm.modes import Modes
from counterpoint.llm.pricing import OPENAI, count
from counterpoint.llm.protocol import Answer, Estimate, Request
from counterpoint.records import Usage
from counterpoint.settings import Settings

if TYPE_CHECKING:
    from counterpoint.llm.wire import Call, Wire


def connect(settings: Settings) -> Client:
    """The model that ``settings`` name. Nothing is sent, loaded or written before the first ``ask``.

    Raises:
        ConfigError: no model is named, ``base_url`` is no URL, or ``max_cost`` is set without prices.
    """
    return Client(settings)


class Client:
    """A model at an OpenAI-compatible endpoint. Thread-safe. Use as a context manager, or `close` it.

    Args:
        settings: all of it.
        clock: for tests, which do not like to wait.
    """

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        check(settings, settings.model)
        self.model = settings.model or ""
        self._settings = settings
        self._connection = Connection(settings, clock=clock)
        self._cache = Cache(settings.cache_dir or default_folder()) if settings.cache else None
        self._modes = Modes(settings.mode, self._connection.base_url, self.model, self._cache)
        self._fresh: set[str] = set()
        self._unkept = threading.Semaphore(settings.concurrency)  # calls paid for and not in the cache yet: all that a kill can cost
        self._schema = functools.lru_cache(maxsize=16)(_schema)

    def __repr__(self) -> str:
        return f"Client(model={self.model!r}, base_url={self._connection.base_url!r})"

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, request: Request) -> Answer:
        """The cached answer, or else the model's, which is cached as soon as it is there.

        Raises:
            EndpointDownError: the endpoint is down, for this and every later call.
            BudgetError: the call could pass ``max_cost``.
            NotCachedError: ``cached_only`` is set and the answer is not cached.
            ModelError: no usable answer came, after all permitted requests. ``usage`` says what it cost all the same.
        """
        key = self._key(request) if self._cache is not None else ""
        cached = self._cached(key, request)
        if cached is not None:
            return cached
        if self._settings.cached_only:
            raise NotCachedError("the answer to a call is not in the cache", hint="run without --cached-only")
        if self._cache is None:
            return self._paid(request)
        with self._cache.alone(key, patience=self._patience(), stopped=self._connection.closed):
            cached = self._cached(key, request)  # somebody may have paid for it while we waited
            if cached is not None:
                return cached
            with self._unkept:
                answer = self._paid(request)
                return answer.model_copy(update={"key": key}) if self._keep(key, request, answer) else answer

    def estimate(self, request: Request) -> Estimate:
        """What ``request`` would cost; needs no key and no network, and writes nothing."""
        cached = self._cached(self._key(request), request) is not None
        text = "".join(message.content for message in request.messages)
        schema = str(self._schema(request.response))
        return Estimate(cached=cached, tokens_in=count(text) + count(schema), tokens_out=self._settings.max_tokens)

    @property
    def limits(self) -> Limits:
        """The budget and the limits of the run."""
        return self._connection.limits

    @property
    def cache(self) -> Cache | None:
        """Where answers are kept; None where they are not."""
        return self._cache

    def close(self) -> None:
        """Break off what is under way and let nothing more out: calls in other threads end in `EndpointDownError` soon."""
        self._connection.close()
        if self._cache is not None:
            self._cache.close()

    def _key(self, request: Request) -> str:
        return make_key(
            prompt=request.prompt,
            messages=[message.model_dump() for message in request.messages],
            schema=self._schema(request.response),
            model=self.model,
            base_url=self._connection.base_url,
            temperature=self._settings.temperature,
            max_tokens=self._settings.max_tokens,
        )

    def _cached(self, key: str, request: Request) -> Answer | None:
        if self._cache is None or (self._settings.refresh and key not in self._fresh):
            return None
        entry = self._cache.get(key)
        value = _validated(entry.value, request.response) if entry else None
        if entry is None or value is None:
            return None
        return Answer(value=value, usage=Usage(cached=1), truncated=entry.truncated, key=key)

    def _keep(self, key: str, request: Request, answer: Answer) -> bool:
        assert self._cache is not None  # noqa: S101 - the caller looked
        entry = Entry(
            key=key,
            prompt=request.prompt,
            model=self.model,
            created=dt.datetime.now(dt.UTC),
            value=answer.value.model_dump(mode="json"),
            truncated=answer.truncated,
            tokens_in=answer.usage.tokens_in,
            tokens_out=answer.usage.tokens_out,
        )
        kept = self._cache.put(entry)
        if kept:
            self._fresh.add(key)
        return kept

    def _paid(self, request: Request) -> Answer:
        wire = self._connection.wire()
        call = self._call()
        try:
            value, truncated = self._in_some_mode(wire, request, call)
        except ModelError as error:
            error.usage = call.usage
            raise
        self._modes.worked()
        # Validated from JSON like a cached one, so that a rerun sees the very same value.
        again = _validated(value.model_dump(mode="json"), request.response)
        return Answer(value=value if again is None else again, usage=call.usage, truncated=truncated)

    def _in_some_mode(self, wire: Wire, request: Request, call: Call) -> tuple[Any, bool]:
        from counterpoint.llm.wire import ModeRefused

        while True:
            try:
                return wire.structured(request, call)
            except ModeRefused as error:
                said = str(error)
            other = self._modes.after_refusal(call.mode)
            if other is None:
                hint = "name another with --mode: tools, json_schema, json or md_json"
                raise wire.give_up(f"the endpoint refuses the output mode {call.mode}: {said}", hint)
            call.mode = other

    def _call(self) -> Call:
        from counterpoint.llm.wire import Call

        return Call(mode=self._modes.current, retries=self._settings.retries)

    def _patience(self) -> float:
        """Seconds that another holder of a call may take: each of its requests to its timeout, and a minute between them."""
        return (1 + self._settings.retries + self._settings.reasks) * (self._settings.timeout + 60)


def _schema(response: type[BaseModel]) -> dict[str, Any]:
    return response.model_json_schema()


def _validated(value: Any, response: type[BaseModel]) -> BaseModel | None:
    try:
        return response.model_validate(value)
    except ValidationError:
        return None


def check(settings: Settings, model: str | None) -> None:
    """Raise `ConfigError` for what no connection can be made with: all mistakes at once, in one message."""
    mistakes = [] if model else [("no model is named", "name one with --model, or use --engine rules")]
    address = urlsplit(settings.base_url or OPENAI)
    if address.scheme not in ("http", "https") or not address.hostname:
        mistakes.append(("base_url is not an http(s) URL", "write it like http://localhost:8080/v1"))
    if settings.api_key is not None and not settings.api_key.get_secret_value().isprintable():  # the transport's error would quote it
        mistakes.append(("the API key holds a line break or another character that no key has", "check the variable it comes from"))
    if settings.max_cost is not None and (settings.price_in is None or settings.price_out is None):
        mistakes.append(("max_cost needs prices, which are never guessed", "set price_in and price_out, in USD per million tokens"))
    if mistakes:
        raise ConfigError("; ".join(what for what, _ in mistakes), hint="; ".join(hint for _, hint in mistakes))
