"""The threads that requests are made in: as many as may be under way at once, and no request outlasts its time.

Who asks hands the request over and waits; whoever of the crew is free makes it, and goes on to the next as soon as its answer is in,
before anybody looks at the answer. So a limit on requests under way is not one on articles at work.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

_GRACE = 1.0  # seconds by which the transport's own timeouts, which say more, come first
_SLICE = 0.5  # seconds after which somebody who waits looks whether the client was closed or the time is over
_KEPT = 5.0  # seconds that somebody without work stays

T = TypeVar("T")


class Overdue(Exception):  # noqa: N818 - never seen outside this package
    """A request did not end in time."""


class Crew:
    """At most ``size`` requests are under way at once, in the order in which they were handed over. Thread-safe.

    Args:
        size: how many.
        seconds: for each request.
        stop: set when the client is closed.
    """

    def __init__(self, size: int, seconds: float, stop: threading.Event) -> None:
        self._size, self._seconds, self._stop = size, seconds, stop
        self._changed = threading.Condition()
        self._waiting: deque[_Job] = deque()
        self._threads = self._free = 0

    def do(self, admit: Callable[[], object], make: Callable[[], T]) -> T:
        """``make()`` as soon as somebody is free and ``admit()`` has returned, for so many seconds at most.

        The transport's timeouts begin anew with every byte: headers that drip in, endless "100 Continue" and a name server that does
        not answer pass them all. Whoever is held up by such is left behind, and somebody else takes the place.

        Raises:
            Overdue: it took longer, or the client was closed.
            Exception: whatever ``admit`` and ``make`` raise.
        """
        job = _Job(admit, make, self._seconds + _GRACE)
        try:
            self._hand_over(job)
            while not job.done.wait(min(_SLICE, job.left)):
                if self._stop.is_set() or job.left <= 0:
                    raise Overdue
        finally:
            self._take_back(job)
        made: T = job.outcome()
        return made

    def _hand_over(self, job: _Job) -> None:
        with self._changed:
            self._waiting.append(job)
            wanted = self._free < len(self._waiting) and self._threads < self._size
            self._threads += wanted
            self._changed.notify()
        if wanted:
            self._start()

    def _take_back(self, job: _Job) -> None:
        """Nobody waits for ``job`` any more: if it is not over, it must not begin, or its place is free."""
        with self._changed:
            if job in self._waiting:
                self._waiting.remove(job)
                return
            wanted = job.lost = not job.over
            if not wanted or not self._waiting:
                self._threads -= wanted
                return
        self._start()

    def _start(self) -> None:
        try:
            threading.Thread(target=self._work, name="counterpoint-request", daemon=True).start()
        except RuntimeError:  # there can be no further thread; the others go on
            with self._changed:
                self._threads -= 1
                if not self._threads:
                    raise

    def _work(self) -> None:
        while (job := self._next()) is not None:
            if not self._stop.is_set():
                job.run()
            with self._changed:
                job.over = True
                if job.lost:
                    return
            job.done.set()

    def _next(self) -> _Job | None:
        with self._changed:
            self._free += 1
            self._changed.wait_for(lambda: self._waiting, timeout=_KEPT)
            self._free -= 1
            if self._waiting:
                return self._waiting.popleft()
            self._threads -= 1
            return None


class _Job:
    """A request handed over. ``over`` and ``lost`` (nobody waits for it any more) are changed under the lock of the crew."""

    def __init__(self, admit: Callable[[], object], make: Callable[[], Any], seconds: float) -> None:
        self._admit, self._make, self._seconds = admit, make, seconds
        self._until: float | None = None
        self.done = threading.Event()
        self.over = self.lost = False
        self.outcome: Callable[[], Any] = partial(_raise, Overdue())

    @property
    def left(self) -> float:
        """Seconds until it must be over; all of them as long as it has not begun."""
        return self._seconds if self._until is None else max(0.0, self._until - time.monotonic())

    def run(self) -> None:
        """Make the request."""
        try:
            self._admit()
            self._until = time.monotonic() + self._seconds
            made = self._make()
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            self.outcome = partial(_raise, error)
        else:
            self.outcome = lambda: made


def _raise(error: BaseException) -> Any:
    raise error
