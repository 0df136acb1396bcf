"""A map over threads that keeps the order of its input, takes it in as it goes, and never has much under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


def in_order(make: Callable[[In], Out], things: Iterable[In], workers: int) -> Iterator[Out]:
    """Map over ``things``, yielding in their order. Never more than twice the workers' number is taken, under way or waiting.

    ``things`` is iterated in the caller's thread. On any exception, Ctrl-C among them, nothing new is started and the exception
    goes up at once; what is under way in other threads is not waited for.
    """
    if workers == 1:
        yield from map(make, things)
        return
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="counterpoint")
    waiting = iter(things)
    try:
        queue = deque(pool.submit(make, thing) for thing in islice(waiting, 2 * workers))
        while queue:
            _wait(queue[0])
            yield queue.popleft().result()
            queue.extend(pool.submit(make, thing) for thing in islice(waiting, 1))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _wait(future: Future[Any]) -> None:
    """Wait in slices, so that Ctrl-C is noticed at once on every platform."""
    while not wait([future], timeout=0.5, return_when=FIRST_COMPLETED).done:
        pass
