"""What holds a request back: limits a minute, the budget, and an endpoint that is down. All are shared by all threads of a client."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Protocol

from counterpoint.errors import BudgetError, EndpointDownError

_MINUTE = 60.0


class Clock(Protocol):
    """Time, so that tests need not wait."""

    def now(self) -> float:
        """Seconds since some moment."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait; less where the client is being closed."""
        ...


class WallClock:
    """Real time. Waiting ends early when ``stop`` is set."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def now(self) -> float:
        """Seconds of the monotonic clock."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait, or return at once when the client is closed."""
        self._stop.wait(seconds)


@dataclass
class Sent:
    """A request that counts against the limits: when it went out, and its tokens."""

    at: float
    tokens: int


class Limiter:
    """At most ``rpm`` requests and ``tpm`` tokens in any 60 seconds (a sliding window), and none while the endpoint asked for peace.

    A request goes out with a guess of its tokens, which :meth:`settle` corrects. One that alone passes ``tpm`` goes out when
    nothing else was sent for a minute.
    """

    def __init__(self, rpm: int | None, tpm: int | None, clock: Clock, stop: threading.Event) -> None:
        self._rpm, self._tpm, self._clock, self._stop = rpm, tpm, clock, stop
        self._lock = threading.Lock()
        self._sent: deque[Sent] = deque()
        self._quiet_until = 0.0

    def take(self, tokens_in: int, tokens_out: int) -> Sent:
        """Wait until a request of so many tokens in, and so many out at most, may go out, and count it."""
        # Few answers are as long as they may be: an eighth of a minute's tokens is set aside for one at most.
        tokens = tokens_in + (min(tokens_out, self._tpm // 8) if self._tpm else tokens_out)
        while True:
            with self._lock:
                wait = self._wait(tokens)
                if wait <= 0 or self._stop.is_set():
                    sent = Sent(self._clock.now(), tokens)
                    self._sent.append(sent)
                    return sent
            self._clock.sleep(min(wait, 1.0))  # in slices: an answer under way may turn out shorter and make room

    def settle(self, sent: Sent, tokens: int) -> None:
        """Correct a guess by what the request really took."""
        with self._lock:
            sent.tokens = tokens

    def hold(self, seconds: float) -> None:
        """Let nothing out for so long: the endpoint said ``Retry-After``."""
        with self._lock:
            self._quiet_until = max(self._quiet_until, self._clock.now() + seconds)

    def _wait(self, tokens: int) -> float:
        now = self._clock.now()
        while self._sent and self._sent[0].at <= now - _MINUTE:
            self._sent.popleft()
        wait = self._quiet_until - now
        if self._rpm and len(self._sent) >= self._rpm:
            wait = max(wait, self._sent[-self._rpm].at + _MINUTE - now)
        if self._tpm:
            wait = max(wait, self._until_room(tokens, self._tpm, now))
        return wait

    def _until_room(self, tokens: int, limit: int, now: float) -> float:
        total = sum(sent.tokens for sent in self._sent)
        wait = 0.0
        for sent in self._sent:
            if total + tokens <= limit:
                break
            total -= sent.tokens
            wait = sent.at + _MINUTE - now
        return wait


class Budget:
    """``max_cost`` in US dollars. What is under way counts with the most that it can cost.

    A request that would fit if those under way stay cheap waits for them; one that cannot fit whatever they cost is refused.
    """

    def __init__(self, max_cost: float | None) -> None:
        self._max = max_cost
        self._spent = 0.0
        self._reserved = 0.0
        self._changed = threading.Condition()

    def reserve(self, most: float) -> float:
        """Set ``most`` dollars aside for a request.

        Raises:
            BudgetError: the request would pass the limit.
        """
        if self._max is None:
            return 0.0
        with self._changed:
            while self._spent + most <= self._max < self._spent + self._reserved + most:
                self._changed.wait()
            if self._spent + most > self._max:
                raise BudgetError(
                    f"the next call could cost {most:.4f} USD, and {self._spent:.4f} of {self._max:.4f} are spent",
                    hint="raise --max-cost; what was paid for is cached, and a rerun goes on from here",
                )
            self._reserved += most
        return most

    def settle(self, reserved: float, spent: float) -> None:
        """Replace what was set aside by what was spent."""
        with self._changed:
            self._reserved -= reserved
            self._spent += spent
            self._changed.notify_all()


@dataclass(frozen=True)
class Limits:
    """What all requests of a run share, whatever they ask for."""

    budget: Budget
    limiter: Limiter


class Breaker:
    """Stops a run against an endpoint that is down.

    It opens at once for what every further call would meet too (wrong key, unknown host, nobody listening), and after
    ``calls`` calls in a row that used up their retries, if no request at all succeeded during their last ``requests`` requests.
    One that is busy is there, and limits go by the minute: it is given up after as many calls, but not before it has let
    nothing through for ``seconds``, or said that it will not.
    """

    def __init__(self, clock: Clock, calls: int = 3, requests: int = 20, seconds: float = _MINUTE) -> None:
        self._clock = clock
        self._limit_calls, self._limit_requests, self._limit_seconds = calls, requests, seconds
        self._lock = threading.Lock()
        self._why: tuple[str, str] | None = None
        self._busy_from: float | None
        self._busy_to: float
        self._forget()

    def check(self) -> None:
        """Raise `EndpointDownError` if the endpoint is known to be down."""
        if self._why is not None:
            raise self.error()

    def error(self) -> EndpointDownError:
        """The error that opened it, anew for each call."""
        message, hint = self._why or ("the endpoint is down", "")
        return EndpointDownError(message, hint=hint)

    def open(self, message: str, hint: str) -> None:
        """Let nothing out any more. The first reason stays."""
        with self._lock:
            self._why = self._why or (message, hint)

    def succeeded(self) -> None:
        """A request was answered: the endpoint is up."""
        with self._lock:
            self._forget()

    def failed(self) -> None:
        """A request met a passing fault."""
        with self._lock:
            self._requests += 1

    def busy(self, seconds: float = 0.0) -> None:
        """A request was told to come again, after so many seconds."""
        with self._lock:
            now = self._clock.now()
            self._busy_from = now if self._busy_from is None else self._busy_from
            self._busy_to = max(self._busy_to, now + seconds)

    def gave_up(self, message: str, hint: str, *, busy: bool = False) -> None:
        """A call used up its retries, or was told to come again so late that nobody waits for it."""
        with self._lock:
            self._busy_calls += busy
            self._calls += not busy
            down = self._calls >= self._limit_calls and self._requests >= self._limit_requests
            shut = self._busy_calls >= self._limit_calls and self._busy_for() >= self._limit_seconds
        if down or shut:
            self.open(f"the endpoint {'seems to be down' if down else 'lets nothing through'}: {message}", hint)

    def _busy_for(self) -> float:
        now = self._clock.now()
        return max(now, self._busy_to) - (now if self._busy_from is None else self._busy_from)

    def _forget(self) -> None:
        self._calls = self._requests = self._busy_calls = 0
        self._busy_from = None
        self._busy_to = 0.0
