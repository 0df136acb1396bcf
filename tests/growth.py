"""How work grows with its input: a ratio measured in one run, so that a slow or busy machine changes nothing."""

import time
from collections.abc import Callable


def growth(prepare: Callable[[int], Callable[[], object]], size: int, factor: int = 6) -> float:
    """How many times the processor time of ``size`` the work on ``factor * size`` takes: about 6 if linear, 36 if quadratic.

    ``prepare(n)`` makes the input and returns the work on it; only the work is timed. The best of three runs of each counts, and
    less than two milliseconds count as two: below that the clock is measured, not the work.
    """

    def best(n: int) -> float:
        times = []
        for _ in range(3):
            work = prepare(n)
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
        return max(min(times), 0.002)

    return best(factor * size) / best(size)


LINEAR = 14
"""Between 6 (linear) and 36 (quadratic), as far from either as noise asks for."""
