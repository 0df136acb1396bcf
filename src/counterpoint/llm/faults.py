"""What a failed request means: a passing fault, a broken answer, a refused mode, a call that failed, or an endpoint that is down.

Imported at the first request only: openai takes a second to load. Messages are scrubbed of the API key, which some endpoints echo.
"""

from __future__ import annotations

import email.utils
import re
import socket
import time
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx2  # openai's transport
import openai

from counterpoint.llm.bounds import TooLarge
from counterpoint.llm.crew import Overdue
from counterpoint.llm.echoes import without

Kind = Literal["passing", "broken", "refused", "failed", "too_long", "down"]

LONGEST_WAIT = 300.0
"""Seconds that ``Retry-After`` may ask for; what wants more fails, for nobody waits an hour for one call."""

_TOO_LONG = re.compile(r"context.?(length|window|size)|maximum context|too many (input )?tokens|prompt is too long|n_ctx", re.IGNORECASE)
_SPENT = re.compile(r"insufficient_quota|exceeded your current quota|insufficient (balance|credits?|funds)|billing", re.IGNORECASE)
_UNKNOWN_MODEL = re.compile(r"model", re.IGNORECASE)
_MODERATED = re.compile(r"moderation|flagged|content.?(policy|filter|management)", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """One failed request.

    Attributes:
        kind: ``passing`` is retried, ``broken`` is asked again, ``refused`` asks for another mode, ``too_long`` for less text;
            ``failed`` ends the call, ``down`` the run.
        message: one line, without secrets.
        hint: what to do.
        wait: seconds that the endpoint asked for, or None; with ``failed``, too many.
        unreachable: when all retries are used up, nobody is there at all.
        throttled: the endpoint is there, and busy.
        unknown_cost: it may have been answered, and paid for, without our seeing it.
    """

    kind: Kind
    message: str
    hint: str = ""
    wait: float | None = None
    unreachable: bool = False
    throttled: bool = False
    unknown_cost: bool = False


def scrub(text: str, secret: str | None) -> str:
    """``text`` on one line, at most 300 characters, without the secret; never nothing, for it stands behind a colon."""
    line = " ".join(without(text, secret).split()) or "no reason given"
    return line if len(line) <= 300 else line[:299] + "…"


def of(error: Exception, secret: str | None, timeout: float) -> Fault:
    """What ``error``, raised by openai's client or beneath it, means."""
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, secret)
    chain = list(_chain(error))
    if large := next((e for e in chain if isinstance(e, TooLarge)), None):
        return Fault("failed", f"the endpoint's answer is larger than {large}", "ask for less with --window")
    if any(isinstance(e, openai.APITimeoutError | httpx2.TimeoutException | Overdue) for e in chain):
        connecting = any(isinstance(e, httpx2.ConnectTimeout) for e in chain)
        hint = "raise --timeout, or ask for less with --window"
        return Fault("passing", f"no answer within {timeout:g} s", hint, unreachable=connecting, unknown_cost=not connecting)
    if any(isinstance(e, httpx2.ConnectError) for e in chain):
        return _of_connection(chain, secret)
    if any(isinstance(e, httpx2.UnsupportedProtocol | httpx2.InvalidURL | httpx2.LocalProtocolError) for e in chain):
        return Fault("down", f"the endpoint cannot be asked: {scrub(str(chain[-1]), secret)}", "check --base-url and the API key")
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError):
        return Fault("passing", f"the connection broke off: {scrub(str(chain[-1]), secret)}", "try again later", unknown_cost=True)
    return Fault("broken", f"the endpoint's answer cannot be read: {scrub(str(error), secret)}", "check --base-url")


def _of_connection(chain: list[BaseException], secret: str | None) -> Fault:
    reason = scrub(str(chain[-1]), secret)
    lookup = next((e for e in chain if isinstance(e, socket.gaierror)), None)
    unknown = lookup is not None and lookup.errno != socket.EAI_AGAIN
    if unknown or "certificate" in reason.lower():
        return Fault("down", f"the endpoint cannot be reached: {reason}", "check --base-url")
    return Fault("passing", f"the endpoint cannot be reached: {reason}", "is the server running? check --base-url", unreachable=True)


def _of_status(error: openai.APIStatusError, secret: str | None) -> Fault:
    status = error.status_code
    said = scrub(_said(error.body) or error.message, secret)
    message = f"the endpoint answered HTTP {status}: {said}"
    if 300 <= status < 400:
        return _redirect(error, status)
    if status in (400, 403) and _MODERATED.search(said):
        return Fault("failed", message, "the endpoint does not take this article; another may")
    if status in (401, 403):
        return Fault("down", message, "check the API key (OPENAI_API_KEY) and what it may do")
    if status == 402 or (status == 429 and _SPENT.search(said)):
        return Fault("down", message, "the account has no credit left")
    if status in (400, 413, 422, 500) and (_TOO_LONG.search(said) or status == 413):
        return Fault("too_long", message, "use a smaller --window, such as paragraph")
    if status in (408, 409, 425, 429) or (status >= 500 and status not in (501, 505)):
        return _passing(error, message)
    if status == 404:
        hint = "check --model" if _UNKNOWN_MODEL.search(said) else "check --base-url; it usually ends in /v1"
        return Fault("down", message, hint)
    return Fault("failed", message, "the endpoint does not take this request; --temperature and --max-tokens may not suit the model")


def _redirect(error: openai.APIStatusError, status: int) -> Fault:
    try:
        place = urlsplit(error.response.headers.get("location", ""))
        where = f" to {place.scheme}://{place.hostname}" if place.hostname else ""  # the rest of such addresses is often secret
    except ValueError:
        where = ""
    message = f"the endpoint answered HTTP {status}: it redirects{where}"
    return Fault("failed", message, "articles are sent to no other address: name that one with --base-url if you trust it")


def _passing(error: openai.APIStatusError, message: str) -> Fault:
    wait = retry_after(error.response.headers)
    if wait is not None and wait > LONGEST_WAIT:
        return Fault("failed", f"{message} (it asks to wait {wait:.0f} s)", "run again later; what was paid for is cached", wait=wait)
    throttled = error.status_code == 429
    hint = "lower --concurrency, or set --rpm and --tpm" if throttled else "run again later; what was paid for is cached"
    return Fault("passing", message, hint, wait=wait, throttled=throttled)


def retry_after(headers: Any) -> float | None:
    """Seconds that an answer asks to wait: ``retry-after-ms``, or ``Retry-After`` in seconds or as a date (RFC 9110 §10.2.3)."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / unit
        except ValueError:
            continue
        return seconds if 0 <= seconds < float("inf") else None
    try:
        parsed = email.utils.parsedate_tz(headers.get("retry-after", ""))
        return max(0.0, email.utils.mktime_tz(parsed) - time.time()) if parsed else None
    except (ValueError, OverflowError, IndexError, TypeError):  # no date at all
        return None


def _said(body: object) -> str:
    """What an error's body says: OpenAI's shape, FastAPI's, or text."""
    if isinstance(body, dict):
        for name in ("error", "message", "detail", "code"):
            if body.get(name):
                return _said(body[name])
        return ""
    return body if isinstance(body, str) else str(body or "")


def _chain(error: BaseException | None) -> Any:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
