"""How work grows with its input: a ratio measured in one run, so that a slow or busy machine changes nothing."""

import gc
import time
from collections.abc import Callable


def growth(prepare: Callable[[int], Callable[[], object]], size: int, factor: int = 8) -> float:
    """How many times the processor time of ``size`` the work on ``factor * size`` takes: about 8 if linear, 64 if quadratic.

    ``prepare(n)`` makes the input and returns the work on it; only the work is timed, with the collector off, for its time grows with
    all that the other tests left in memory. The best of four runs of each counts, taken in turns, for a neighbour on the machine may
    slow one half of the time; and less than two milliseconds count as two: below that the clock is measured, not the work.
    """

    def seconds(n: int) -> float:
        work = prepare(n)
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            work()
            return time.process_time() - began
        finally:
            gc.enable()

    runs = [(seconds(size), seconds(factor * size)) for _ in range(4)]
    small = max(min(run[0] for run in runs), 0.002)
    large = max(min(run[1] for run in runs), 0.002)
    return large / small


LINEAR = 22
"""Between 8 (linear) and 64 (quadratic), as far from either as noise asks for."""
