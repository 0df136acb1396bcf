"""The endpoint's embeddings as the stages see them: each text's vector cached by itself, the rest asked for in batches.

A wire of its own, so that an endpoint without embeddings does not stop the model's calls; budget and limits are shared.
"""

from __future__ import annotations

import base64
import datetime as dt
from array import array
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from counterpoint.cache import Cache, Entry, default_folder, make_key
from counterpoint.errors import ModelError, NotCachedError
from counterpoint.llm.client import Client, check
from counterpoint.llm.connection import Connection
from counterpoint.llm.limits import Clock, Limits
from counterpoint.llm.pricing import count
from counterpoint.llm.protocol import LLM
from counterpoint.records import Usage
from counterpoint.settings import Settings
from counterpoint.vectors import SHIPPED, Embedder, Shipped, Vectors, sound

BATCH = 100  # texts in one request: OpenAI takes 2,048, smaller servers fewer
_PROMPT = "embed"  # what the cache lists such entries under

_Known = Mapping[str, Sequence[float]]


@contextmanager
def embedding(settings: Settings, model: LLM | None = None) -> Iterator[Embedder | None]:
    """The embedder that the settings ask for, or None; an endpoint's shares the budget and the limits of ``model``, if that is a client.

    Raises:
        ConfigError: the extra ``meaning`` is not installed, or settings that the connection refuses.
    """
    if settings.embedding_model is None:
        yield None
    elif settings.embedding_model == SHIPPED:
        yield Shipped()
    else:
        embeddings = Embeddings(settings, model.limits if isinstance(model, Client) else None)
        try:
            yield embeddings
        finally:
            embeddings.close()


class Embeddings:
    """An `Embedder` at an OpenAI-compatible endpoint. Thread-safe. Nothing is sent, loaded or written before the first ``embed``.

    Args:
        settings: ``embedding_model`` names the model; the rest as for `Client`.
        limits: the budget and the limits of a client of the same run, if there is one.
        clock: for tests.

    Raises:
        ConfigError: as `connect`.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None, clock: Clock | None = None) -> None:
        check(settings, settings.embedding_model)
        self.name = settings.embedding_model or ""
        self._settings = settings
        self._connection = Connection(settings, limits, clock)
        self._cache = Cache(settings.cache_dir or default_folder()) if settings.cache else None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, in order; equal texts are asked for once. What arrives is cached before anything can fail after it.

        Raises:
            NotCachedError: ``cached_only`` is set and a vector is not cached.
            ModelError: the endpoint gave no embeddings. ``usage`` says what was paid all the same.
        """
        wanted = list(dict.fromkeys(texts))
        known = {} if self._settings.refresh else self._known(wanted)
        missing = [text for text in wanted if text not in known]
        if missing and self._settings.cached_only:
            raise NotCachedError("the vectors of some items are not in the cache", hint="run without --cached-only")
        usage = Usage(cached=-(-len(known) // BATCH))
        batches = [missing[i : i + BATCH] for i in range(0, len(missing), BATCH)]
        found = dict(known)
        for rows, used in self._asked(batches):
            usage += used
            found |= rows
        if not sound([found[text] for text in wanted], len(wanted)) and wanted:
            raise ModelError("vectors of several lengths", hint="run with --refresh", usage=usage)
        return Vectors([found[text] for text in texts], usage)

    def close(self) -> None:
        """Break off what is under way and let nothing more out."""
        self._connection.close()
        if self._cache is not None:
            self._cache.close()

    def _asked(self, batches: Sequence[Sequence[str]]) -> list[tuple[_Known, Usage]]:
        if not batches:
            return []
        with ThreadPoolExecutor(max_workers=min(self._settings.concurrency, len(batches))) as pool:
            return list(pool.map(self._ask, batches))

    def _ask(self, batch: Sequence[str]) -> tuple[_Known, Usage]:
        wire = self._connection.wire()
        from counterpoint.llm.wire import Call

        call = Call(mode="auto", retries=self._settings.retries)
        try:
            rows = wire.vectors(self.name, batch, call)
        except ModelError as error:
            error.usage = call.usage
            raise
        # Kept and given on as 32-bit floats, so that a rerun sees the very same vectors.
        short = {text: array("f", row) for text, row in zip(batch, rows, strict=True)}
        self._keep(short)
        return short, call.usage

    def _key(self, text: str) -> str:
        return make_key(embeds=text, model=self.name, base_url=self._connection.base_url)

    def _known(self, texts: Sequence[str]) -> dict[str, Sequence[float]]:
        if self._cache is None:
            return {}
        entries = ((text, self._cache.get(self._key(text))) for text in texts)
        return {text: row for text, entry in entries if entry and (row := _read(entry.value))}

    def _keep(self, rows: Mapping[str, array[float]]) -> None:
        if self._cache is None:
            return
        now = dt.datetime.now(dt.UTC)
        for text, row in rows.items():
            entry = Entry(key=self._key(text), prompt=_PROMPT, model=self.name, created=now, value=_written(row), tokens_in=count(text))
            self._cache.put(entry)


def _written(row: array[float]) -> dict[str, str]:
    little = array("f", row)
    if _big_endian():
        little.byteswap()
    return {"float32": base64.b64encode(little.tobytes()).decode()}


def _read(value: object) -> array[float] | None:
    """A row from the cache, or None where it is none."""
    text = value.get("float32") if isinstance(value, dict) else None
    if not isinstance(text, str):
        return None
    try:
        row = array("f", base64.b64decode(text, validate=True))
    except ValueError:
        return None
    if _big_endian():
        row.byteswap()
    return row if sound([row], 1) else None


def _big_endian() -> bool:
    return array("H", [1]).tobytes()[0] == 0
