"""Requests as they go out: instructor for structure and re-asks, tenacity for retries, openai for HTTP.

Imported at the first request only. This is the one place that retries; the SDK's own retries are off.
"""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import openai
import tenacity
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException, ResponseParsingError
from pydantic import BaseModel, ValidationError

from counterpoint.errors import EndpointDownError, ModelError
from counterpoint.llm import answers, bounds, faults
from counterpoint.llm.crew import Crew
from counterpoint.llm.limits import Breaker, Clock, Limits, Sent
from counterpoint.llm.modes import is_refusal
from counterpoint.llm.pricing import OPENAI, most
from counterpoint.llm.protocol import Request
from counterpoint.llm.salvage import salvage
from counterpoint.llm.sending import Embed, Sending
from counterpoint.llm.shapes import Shape
from counterpoint.records import Usage
from counterpoint.settings import Mode, Settings
from counterpoint.vectors import sound

_EMBEDS = "--embedding-model must name a model that the endpoint embeds with"

# instructor logs each failure as an error, which Python prints on stderr where nobody configured logging; we raise ours anyway.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class ModeRefused(Exception):  # noqa: N818 - never seen outside this package
    """The endpoint does not know the output mode."""


class _Passing(Exception):  # noqa: N818 - never seen outside this module
    def __init__(self, fault: faults.Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass
class Call:
    """One ``ask`` under way: its mode, the retries that all its requests share, and what was used so far."""

    mode: Mode
    retries: int
    usage: Usage = field(default_factory=Usage)


class Wire:
    """The endpoint. Thread-safe.

    Args:
        settings: where, with which key and how.
        base_url: the endpoint, spelled out.
        clock: for waiting.
        stop: set when the client is closed.
        limits: what this wire shares with others of the run.
    """

    def __init__(self, settings: Settings, base_url: str, clock: Clock, stop: threading.Event, limits: Limits) -> None:
        self._settings = settings
        self._secret = settings.api_key.get_secret_value() if settings.api_key else None
        self._own_limit_name = base_url == OPENAI
        self._clock, self._stop = clock, stop
        self._breaker = Breaker(clock)
        self._crew = Crew(settings.concurrency, settings.timeout, stop)
        self._proven: set[Mode] = set()  # modes that an answer came in: nothing an endpoint says about one article refuses them
        self._budget, self._limiter = limits.budget, limits.limiter
        self._shaped = functools.lru_cache(maxsize=16)(Shape.of)
        hooks: Any = {"request": [bounds.start(settings.timeout)], "response": [bounds.watch]}
        # Nothing is sent on to where an endpoint redirects: articles go to the host that was named, and nowhere else.
        http = openai.DefaultHttpxClient(timeout=settings.timeout, follow_redirects=False, event_hooks=hooks)
        http.headers["Accept-Encoding"] = bounds.ENCODINGS
        self._client = openai.OpenAI(
            api_key=self._secret or "none", base_url=base_url, max_retries=0, timeout=settings.timeout, http_client=http
        )

    def close(self) -> None:
        """Break off whatever is under way; nothing is sent any more."""
        self._breaker.open("the client was closed", "")
        self._client.close()

    def give_up(self, message: str, hint: str) -> EndpointDownError:
        """The error for what every further call would meet too; nothing is sent any more."""
        self._breaker.open(message, hint)
        return self._breaker.error()

    def structured(self, request: Request, call: Call) -> tuple[Any, bool]:
        """An answer of the class that ``request`` asks for, and whether it was cut off.

        Raises:
            ModeRefused: the endpoint does not know ``call.mode``.
            ModelError: there is no usable answer.
        """
        try:
            shape, messages = self._shaped(request.response), [message.model_dump() for message in request.messages]
            send = functools.partial(self._send, call)
            value = shape.ask(messages, call.mode, self._settings.reasks, self._parameters, send)
        except IncompleteOutputException as error:
            return self._saved(error.last_completion, request.response), True
        except InstructorRetryException as error:
            raise self._failure(error) from None
        return value, False

    def vectors(self, model: str, texts: Sequence[str], call: Call) -> list[list[float]]:
        """The endpoint's embeddings of ``texts``, in their order.

        Raises:
            ModelError: there is no usable answer.
        """
        try:
            answer = self._send(call, Embed(model, texts))
            rows = [list(map(float, each.embedding)) for each in sorted(answer.data, key=lambda each: each.index)]
        except (ResponseParsingError, ModeRefused, AttributeError, TypeError, ValueError, LookupError) as error:
            raise ModelError(f"not an answer with embeddings: {faults.scrub(str(error), self._secret)}", hint=_EMBEDS) from None
        if not sound(rows, len(texts)):
            raise ModelError("the endpoint's embeddings do not fit what was asked for", hint=_EMBEDS)
        return rows

    @functools.cached_property
    def _parameters(self) -> dict[str, Any]:
        limit = "max_completion_tokens" if self._own_limit_name else "max_tokens"  # OpenAI's newer models refuse the older name
        parameters: dict[str, Any] = {"model": self._settings.model, limit: self._settings.max_tokens}
        if self._settings.temperature is not None:
            parameters["temperature"] = self._settings.temperature
        return parameters

    def _send(self, call: Call, sending: Sending) -> Any:
        """One request and its retries. Retries are counted over the whole call: re-asks do not renew them."""
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Passing),
            stop=lambda _: call.retries <= 0,
            before_sleep=lambda _: setattr(call, "retries", call.retries - 1),
            wait=_wait,
            sleep=self._clock.sleep,
            reraise=True,
        )
        try:
            return retrying(self._once, call, sending)
        except _Passing as error:
            fault = error.fault
        if fault.unreachable:
            self._breaker.open(fault.message, fault.hint)
            raise self._breaker.error()
        self._breaker.gave_up(fault.message, fault.hint, busy=fault.throttled)
        raise ModelError(f"{fault.message} (after {self._settings.retries} retries)", hint=fault.hint)

    def _once(self, call: Call, sending: Sending) -> Any:
        """One request."""
        self._breaker.check()
        tokens, longest = sending.tokens, self._settings.max_tokens if sending.writes else 0
        reserved = self._budget.reserve(most(self._settings, tokens, longest))
        spent, fault, completion = reserved, None, None
        sent: list[Sent] = []
        try:
            try:
                completion = self._crew.do(
                    functools.partial(self._admit, tokens, longest, sent), functools.partial(sending.post, self._client)
                )
            except EndpointDownError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever openai lets through, it is a failed request
                fault = self._fault(error, call)
            if fault is None:
                usage = answers.usage(completion, tokens, self._settings, writes=sending.writes)
            else:
                usage = Usage(calls=0 if fault.unreachable else 1)
            spent = usage.cost or 0.0 if fault is None or not fault.unknown_cost else reserved
            call.usage += usage
            for each in sent:
                self._limiter.settle(each, usage.tokens_in + usage.tokens_out if fault is None else tokens)
        finally:
            self._budget.settle(reserved, spent)
        if fault is not None:
            raise self._raised(fault)
        self._breaker.succeeded()
        if not sending.writes:
            return completion
        self._proven.add(call.mode)
        return answers.checked(completion, call.mode, longest, self._secret)

    def _admit(self, tokens: int, longest: int, sent: list[Sent]) -> None:
        """Wait until a request may go out, and count it: right before it does, which is after it has waited for others."""
        sent.append(self._limiter.take(tokens, longest))
        self._breaker.check()

    def _fault(self, error: Exception, call: Call) -> faults.Fault:
        if self._stop.is_set():
            return faults.Fault("down", "the client was closed")
        fault = faults.of(error, self._secret, self._settings.timeout)
        status = getattr(error, "status_code", 0)
        if fault.kind != "too_long" and call.mode not in self._proven and is_refusal(status, fault.message, call.mode):
            return faults.Fault("refused", fault.message, "name another with --mode: tools, json_schema, json or md_json")
        return fault

    def _raised(self, fault: faults.Fault) -> Exception:
        """The exception for a failed request; shared state learns of it."""
        if fault.kind == "passing":
            (self._breaker.busy if fault.throttled else self._breaker.failed)()
            if fault.wait:
                self._limiter.hold(fault.wait)
            return _Passing(fault)
        if fault.kind == "broken":
            return ResponseParsingError(fault.message)
        if fault.kind == "refused":
            return ModeRefused(fault.message)
        if fault.kind == "down":
            self._breaker.open(fault.message, fault.hint)
            return self._breaker.error()
        if fault.wait:
            self._breaker.busy(fault.wait)
            self._breaker.gave_up(fault.message, fault.hint, busy=True)
        return ModelError(fault.message, hint=fault.hint, too_long=fault.kind == "too_long")

    def _saved(self, completion: Any, response: type[BaseModel]) -> Any:
        try:
            return response.model_validate(salvage(answers.text(completion)))
        except ValidationError:
            hint = "raise --max-tokens, or ask for less with --window"
        raise ModelError(f"the answer was cut off after {self._settings.max_tokens} tokens", hint=hint)

    def _failure(self, error: InstructorRetryException) -> Exception:
        cause = error.__cause__
        if isinstance(cause, ModelError | ModeRefused):
            return cause
        requests = self._settings.reasks + 1
        hint = "another --mode, a smaller --window or another model may do better"
        return ModelError(f"no usable answer after {requests} request{'s' * (requests > 1)}: {answers.why(cause, error)}", hint=hint)


def _wait(state: tenacity.RetryCallState) -> float:
    """What the endpoint asked for, else 1, 2, 4 … seconds up to 60, each with up to a second more."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, _Passing) and error.fault.wait is not None:
        return error.fault.wait
    return _backoff(state)


_backoff = tenacity.wait_exponential_jitter(initial=1, max=60, jitter=1)
