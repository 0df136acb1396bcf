"""Who makes the requests: so many at once, in their order, in time, and nobody is lost for good."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from counterpoint.errors import EndpointDownError
from counterpoint.llm.crew import Crew, Overdue


class Gate:
    """Counts who is in, and lets them out when told."""

    def __init__(self) -> None:
        self.inside = self.most = self.begun = 0
        self.opened = threading.Event()
        self._lock = threading.Lock()

    def pass_through(self) -> int:
        with self._lock:
            self.inside, self.begun = self.inside + 1, self.begun + 1
            self.most = max(self.most, self.inside)
        self.opened.wait(20)
        with self._lock:
            self.inside -= 1
        return self.begun

    def wait_for(self, number: int) -> None:
        until = time.monotonic() + 20
        while self.inside < number and time.monotonic() < until:
            time.sleep(0.005)


def crew(size: int, seconds: float = 60.0, stop: threading.Event | None = None) -> Crew:
    return Crew(size, seconds, stop or threading.Event())


def nothing() -> None:
    return None


def test_so_many_at_once_and_no_more() -> None:
    gate, made = Gate(), crew(3)
    with ThreadPoolExecutor(12) as pool:
        futures = [pool.submit(made.do, nothing, gate.pass_through) for _ in range(12)]
        gate.wait_for(3)
        time.sleep(0.05)
        assert gate.begun == gate.inside == 3
        gate.opened.set()
        assert all(future.result(20) for future in futures)
    assert gate.begun == 12
    assert gate.most == 3


def test_few_requests_make_few_threads() -> None:
    made = crew(50)
    names: set[int] = set()
    for _ in range(20):
        made.do(nothing, lambda: names.add(threading.get_ident()))
    assert len(names) <= 2


def test_what_is_raised_is_raised_where_it_is_waited_for() -> None:
    made = crew(2)
    for error in (ValueError("a"), KeyboardInterrupt(), EndpointDownError("b")):

        def fail(error: BaseException = error) -> None:
            raise error

        with pytest.raises(type(error)):
            made.do(nothing, fail)
        with pytest.raises(type(error)):
            made.do(fail, nothing)
    assert made.do(nothing, lambda: 5) == 5


def test_who_is_held_up_is_replaced_and_does_not_come_back() -> None:
    gate, made = Gate(), crew(2, seconds=-0.9)  # a tenth of a second, with the grace
    for _ in range(3):
        with pytest.raises(Overdue):
            made.do(nothing, gate.pass_through)
    assert gate.inside == 3
    assert made.do(nothing, lambda: 5) == 5
    gate.opened.set()
    after = Gate()
    with ThreadPoolExecutor(6) as pool:
        slow = crew(2)
        futures = [pool.submit(slow.do, nothing, after.pass_through) for _ in range(6)]
        after.wait_for(2)
        time.sleep(0.05)
        assert after.begun == 2
        after.opened.set()
        assert all(future.result(20) for future in futures)


def test_the_time_of_a_request_begins_when_it_goes_out() -> None:
    made = crew(1, seconds=-0.5)
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(made.do, lambda: time.sleep(0.6), lambda: 1) for _ in range(3)]
        assert [future.result(20) for future in futures] == [1, 1, 1]


def test_what_nobody_waits_for_any_more_is_never_sent() -> None:
    gate, stop = Gate(), threading.Event()
    made = crew(1, stop=stop)
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(made.do, nothing, gate.pass_through) for _ in range(4)]
        gate.wait_for(1)
        stop.set()
        for future in futures:
            with pytest.raises(Overdue):
                future.result(20)
        gate.opened.set()
        time.sleep(0.05)
    assert gate.begun == 1


def test_any_number_of_askers_all_get_their_own_answer() -> None:
    made = crew(5)
    with ThreadPoolExecutor(40) as pool:
        assert list(pool.map(lambda number: made.do(nothing, lambda: number), range(3_000))) == list(range(3_000))
    assert made._threads <= 5


def test_who_has_no_work_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.llm.crew._KEPT", 0.02)
    made = crew(3)
    for number in range(5):
        assert made.do(nothing, lambda number=number: number) == number  # type: ignore[misc]
        time.sleep(0.04)
    until = time.monotonic() + 10
    while made._threads and time.monotonic() < until:
        time.sleep(0.01)
    assert made._threads == made._free == 0
