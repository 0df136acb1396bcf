"""Requests that end: in time, whatever the other side does, and in an answer of bounded size, also after decompression.

Imported at the first request only, like `wire`.
"""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import httpx2  # openai's transport

LARGEST = 8 * 2**20
"""Bytes of an answer: two hundred times the longest that a model gives."""

LARGEST_VECTORS = 64 * 2**20
"""Bytes of embeddings: some hundred texts at once, in thousands of dimensions, written as text."""

ENCODINGS = "gzip"
"""What answers may be compressed with: nothing that could not be unpacked within bounds."""

_GRACE = 1.0  # seconds by which the transport's own timeouts, which say more, come first
_SLICE = 0.2  # seconds after which somebody who waits looks whether the client was closed

T = TypeVar("T")


class Overdue(Exception):  # noqa: N818 - never seen outside this package
    """A request did not end in time."""


class TooLarge(Exception):  # noqa: N818 - never seen outside this package
    """An answer is larger than it may be."""


def in_time(make: Callable[[], T], seconds: float, stop: threading.Event) -> T:
    """``make()``, for so many seconds at most, in a thread of its own, which is left behind if it does not end.

    The transport's timeouts begin anew with every byte: headers that drip in, endless "100 Continue" and a name server that does
    not answer pass them all.

    Raises:
        Overdue: it took longer, or ``stop`` was set.
    """
    outcome: list[Callable[[], T]] = []
    done = threading.Event()

    def run() -> None:
        try:
            made = make()
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            outcome.append(lambda error=error: _raise(error))  # type: ignore[misc]
        else:
            outcome.append(lambda: made)
        done.set()

    until = time.monotonic() + seconds + _GRACE
    threading.Thread(target=run, name="counterpoint-request", daemon=True).start()
    while not done.wait(min(_SLICE, max(until - time.monotonic(), 0.0))):
        if stop.is_set() or time.monotonic() >= until:
            raise Overdue
    return outcome[0]()


def _raise(error: BaseException) -> Any:
    raise error


def start(seconds: float) -> Callable[[httpx2.Request], None]:
    """An event hook that gives each request its deadline."""

    def hook(request: httpx2.Request) -> None:
        request.extensions["counterpoint_until"] = time.monotonic() + seconds

    return hook


def watch(response: httpx2.Response) -> None:
    """An event hook: the body is unpacked here, where its size can be bounded, and must end by the request's deadline."""
    packed = response.headers.get("content-encoding", "").strip().lower() in {"gzip", "x-gzip", "deflate"}
    if packed:
        del response.headers["content-encoding"]
    most = LARGEST_VECTORS if response.request.url.path.endswith("/embeddings") else LARGEST
    response.stream = _Watched(response.stream, response.request.extensions["counterpoint_until"], packed, most)


class _Watched(httpx2.SyncByteStream):
    def __init__(self, stream: Any, until: float, packed: bool, most: int) -> None:
        self._stream, self._until, self._most = stream, until, most
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None  # 32: gzip or zlib, told apart by their heads

    def __iter__(self) -> Iterator[bytes]:
        size = received = 0
        for piece in self._stream:
            plain = self._plain(piece, self._most - size)
            size, received = size + len(plain), received + len(piece)
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("the answer took too long")
            if max(size, received) > self._most:
                raise TooLarge(f"{self._most:,} bytes")
            yield plain

    def _plain(self, piece: bytes, room: int) -> bytes:
        if self._unpack is None:
            return piece
        try:
            return self._unpack.decompress(piece, room + 1)
        except zlib.error as error:
            raise httpx2.DecodingError(f"the answer cannot be unpacked: {error}") from error

    def close(self) -> None:
        self._stream.close()
