"""The connection to one endpoint: made at the first request, shared by all threads, closed once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from counterpoint.errors import EndpointDownError
from counterpoint.llm.limits import Budget, Clock, Limiter, Limits, WallClock
from counterpoint.llm.pricing import OPENAI
from counterpoint.settings import Settings

if TYPE_CHECKING:
    from counterpoint.llm.wire import Wire


class Connection:
    """Where requests go. Thread-safe.

    Args:
        settings: where, with which key and how.
        limits: the budget and the limits of another connection of the same run, if they are to be shared.
        clock: for tests, which do not like to wait.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None, clock: Clock | None = None) -> None:
        self.base_url = (settings.base_url or OPENAI).rstrip("/")
        self._settings = settings
        self._stop = threading.Event()
        self._clock = clock or WallClock(self._stop)
        self.limits = limits or Limits(Budget(settings.max_cost), Limiter(settings.rpm, settings.tpm, self._clock, self._stop))
        self._lock = threading.Lock()
        self._wire: Wire | None = None

    def wire(self) -> Wire:
        """The wire, made at the first request: its libraries take a second to load.

        Raises:
            EndpointDownError: there is no key, or the connection was closed.
        """
        if self._settings.api_key is None and self.base_url == OPENAI:
            raise EndpointDownError("no API key", hint="set OPENAI_API_KEY, or name another endpoint with --base-url")
        with self._lock:
            if self.closed():
                raise EndpointDownError("the client was closed")
            if self._wire is None:
                from counterpoint.llm.wire import Wire

                self._wire = Wire(self._settings, self.base_url, self._clock, self._stop, self.limits)
            return self._wire

    def closed(self) -> bool:
        """Whether nothing goes out any more."""
        return self._stop.is_set()

    def close(self) -> None:
        """Break off what is under way and let nothing more out."""
        self._stop.set()
        with self._lock:
            if self._wire is not None:
                self._wire.close()
