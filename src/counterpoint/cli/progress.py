"""Progress and notes on stderr: one transient line on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.console import Console

    from counterpoint.pipeline import Progress
    from counterpoint.records import Usage

Color = Literal["auto", "always", "never"]


class Line:
    """The transient line. Use as a context manager and as the ``progress`` of `counterpoint.summarize`."""

    def __init__(self, *, quiet: bool, color: Color) -> None:
        self.last: Progress | None = None
        self._status = None if quiet or not sys.stderr.isatty() else console(color).status("reading")

    def __enter__(self) -> Line:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def __call__(self, progress: Progress) -> None:
        self.last = progress
        if self._status:
            self._status.update(describe(progress))


def console(color: Color) -> Console:
    """A console on stderr; rich obeys NO_COLOR and FORCE_COLOR by itself."""
    from rich.console import Console

    return Console(stderr=True, force_terminal={"auto": None, "always": True, "never": None}[color], no_color=color == "never" or None)


def describe(progress: Progress) -> str:
    """``extract 12/200 articles · 10 calls, 2 cached, 0.01 USD``."""
    count = f"{progress.done}/{progress.total}" if progress.total else str(progress.done)
    return f"{progress.stage} {count} articles{_used(progress.usage)}"


def _used(usage: Usage) -> str:
    if not usage.calls and not usage.cached:
        return ""
    cost = "cost unknown" if usage.cost is None else f"{usage.cost:.4f} USD"
    return f" · {usage.calls} calls, {usage.cached} cached, {cost}"
