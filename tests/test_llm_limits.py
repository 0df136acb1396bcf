"""Limits a minute, the budget and the breaker, without waiting."""

from __future__ import annotations

import itertools
import threading

import pytest

from counterpoint.errors import BudgetError, EndpointDownError
from counterpoint.llm.limits import Breaker, Budget, Limiter, WallClock
from counterpoint.llm.salvage import salvage


class FastClock:
    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


def most_in_a_minute(sent: list[tuple[float, int]]) -> tuple[int, int]:
    windows = [[tokens for at, tokens in sent if start <= at < start + 60] for start, _ in sent]
    return max(len(window) for window in windows), max(sum(window) for window in windows)


def test_requests_a_minute_in_every_minute() -> None:
    clock = FastClock()
    limiter = Limiter(5, None, clock, threading.Event())
    sent = []
    for number in range(23):
        clock.time += (number % 3) * 2.5
        sent.append((limiter.take(10, 10).at, 1))
    assert most_in_a_minute(sent)[0] == 5
    assert 180 < clock.time < 320


def test_tokens_a_minute_in_every_minute() -> None:
    clock = FastClock()
    limiter = Limiter(None, 1000, clock, threading.Event())
    sent = []
    for number in range(30):
        taken = limiter.take(100 + number, 4000)
        limiter.settle(taken, 150)
        sent.append((taken.at, 150))
    assert most_in_a_minute(sent)[1] <= 1000
    assert clock.time < 60 * 30 * 150 / 1000 + 120


def test_a_request_larger_than_the_limit_goes_alone() -> None:
    clock = FastClock()
    limiter = Limiter(None, 1000, clock, threading.Event())
    times = [limiter.take(5000, 10).at for _ in range(3)]
    assert times[0] == 0.0
    assert all(after - before >= 60 for before, after in itertools.pairwise(times))


def test_a_hold_holds_everybody() -> None:
    clock = FastClock()
    limiter = Limiter(None, None, clock, threading.Event())
    limiter.hold(12)
    limiter.hold(3)
    assert limiter.take(1, 1).at == pytest.approx(12)


def test_a_closed_client_waits_for_nothing() -> None:
    stop = threading.Event()
    stop.set()
    limiter = Limiter(1, None, WallClock(stop), stop)
    limiter.hold(1000)
    limiter.take(1, 1)
    limiter.take(1, 1)
    WallClock(stop).sleep(1000)


def test_the_budget_waits_for_what_is_under_way() -> None:
    budget = Budget(1.0)
    first = budget.reserve(0.6)
    got: list[float] = []
    thread = threading.Thread(target=lambda: got.append(budget.reserve(0.6)))
    thread.start()
    thread.join(0.05)
    assert not got
    budget.settle(first, 0.1)
    thread.join(5)
    assert got == [0.6]
    budget.settle(0.6, 0.6)
    with pytest.raises(BudgetError):
        budget.reserve(0.4)
    assert budget.reserve(0.2) == 0.2


def test_no_budget_no_end() -> None:
    budget = Budget(None)
    assert budget.reserve(1e9) == 0.0


def test_the_breaker_forgets_when_something_succeeds() -> None:
    breaker = Breaker(FastClock(), calls=2, requests=4)
    for _ in range(5):
        for _ in range(3):
            breaker.failed()
        breaker.gave_up("x", "")
        breaker.succeeded()
    breaker.check()
    for _ in range(2):
        breaker.failed()
        breaker.failed()
        breaker.gave_up("no answer", "wait")
    with pytest.raises(EndpointDownError, match="no answer"):
        breaker.check()


def busy_calls(breaker: Breaker, clock: FastClock, count: int, seconds: float) -> None:
    for _ in range(count):
        breaker.busy()
        clock.time += seconds
        breaker.busy()
        breaker.gave_up("HTTP 429", "wait", busy=True)


def test_the_breaker_waits_a_minute_for_who_is_busy() -> None:
    clock = FastClock()
    breaker = Breaker(clock)
    busy_calls(breaker, clock, 50, 1)  # many calls, but no minute yet
    breaker.check()
    breaker.succeeded()
    busy_calls(breaker, clock, 2, 100)  # minutes, but two calls
    breaker.check()
    breaker.succeeded()
    busy_calls(breaker, clock, 3, 20)
    with pytest.raises(EndpointDownError, match="lets nothing through: HTTP 429"):
        breaker.check()


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ("", {}),
        ("no json", {}),
        ("{", {}),
        ('{"a": [', {}),
        ('{"a": [{"x": 1}', {"a": [{"x": 1}]}),
        ('{"a": [{"x": 1}, {"x": 2, "y": "den', {"a": [{"x": 1}]}),
        ('{"a": [{"x": [1, {"z": 2}], "y": ', {}),
        ('{"a": [], "b": [{"x": "}]{[\\\\"}', {"a": [], "b": [{"x": "}]{[\\"}]}),
        ('Sure:\n```json\n{"a": [{"x": 1}]}\n``` done }', {"a": [{"x": 1}]}),
        ('{"a": {"b": {"c": 1}, "d": "tr', {}),
        ('{"a": [{"x": 1}}', {"a": [{"x": 1}]}),
        ('{"a": 1]', {"a": 1}),
        ("{]}", {}),
    ],
)
def test_salvage_keeps_what_is_complete(text: str, saved: dict[str, object]) -> None:
    assert salvage(text) == saved
