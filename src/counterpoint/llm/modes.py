"""How structured output is asked for: what endpoints are known for, and how they refuse.

No output mode works everywhere: llama.cpp's own server answered json_schema but no forced tool call, llama-cpp-python's server
tool calls but not json_schema (HTTP 500). So ``auto`` begins with what the endpoint is known for and changes once.
"""

from __future__ import annotations

import re
import threading
from typing import get_args
from urllib.parse import urlsplit

from counterpoint.article import digest
from counterpoint.cache import Cache
from counterpoint.settings import Mode

_KNOWN: dict[str, Mode] = {
    "api.perplexity.ai": "json_schema",  # no tool calls: docs.perplexity.ai, structured outputs
    "localhost:11434": "json_schema",  # Ollama: tool calls cannot be forced: docs.ollama.com, OpenAI compatibility
    "127.0.0.1:11434": "json_schema",
    "localhost:1234": "json_schema",  # LM Studio: forced tool calls are not supported: lmstudio.ai/docs
    "127.0.0.1:1234": "json_schema",
}
_OTHER: dict[Mode, Mode] = {"tools": "json_schema", "json_schema": "tools"}
_REFUSING = frozenset({400, 404, 405, 422, 500, 501})
_NAMES: dict[Mode, re.Pattern[str]] = {
    "tools": re.compile(r"tool|function", re.IGNORECASE),
    "json_schema": re.compile(r"response_format|json_schema|schema|structured|grammar", re.IGNORECASE),
    "json": re.compile(r"response_format|json_object|json mode|grammar", re.IGNORECASE),
}


class Modes:
    """The output mode of one client: fixed, or found out once and remembered in the cache. Thread-safe."""

    def __init__(self, wanted: Mode, base_url: str, model: str, cache: Cache | None) -> None:
        self._wanted = wanted
        self._cache = cache
        self._note = "mode:" + digest(base_url, model, length=32)
        self._host = urlsplit(base_url).netloc.lower()
        self._lock = threading.Lock()
        self._current: Mode | None = None if wanted == "auto" else wanted
        self._changed = False

    @property
    def current(self) -> Mode:
        """The mode to ask in."""
        with self._lock:
            if self._current is None:
                self._current = self._remembered() or _KNOWN.get(self._host, "tools")
            return self._current

    def after_refusal(self, refused: Mode) -> Mode | None:
        """The mode to ask in after ``refused`` was refused: the other one, once; None where there is none left."""
        with self._lock:
            if self._current != refused:  # another thread was refused first
                return self._current
            if self._wanted != "auto" or self._changed or refused not in _OTHER:
                return None
            self._changed = True
            self._current = _OTHER[refused]
            return self._current

    def worked(self) -> None:
        """The endpoint answered after a change of mode: remember it for the next run."""
        with self._lock:
            changed, current = self._changed, self._current
        if changed and current and self._cache and self._cache.noted(self._note) != current:
            self._cache.note(self._note, current)

    def _remembered(self) -> Mode | None:
        noted = self._cache.noted(self._note) if self._cache else None
        return next((mode for mode in get_args(Mode) if mode == noted and mode != "auto"), None)


def is_refusal(status: int, message: str, mode: Mode) -> bool:
    """Whether an endpoint that answers so refuses the output mode itself, by naming it."""
    return status in _REFUSING and mode in _NAMES and bool(_NAMES[mode].search(message))
