"""Answers of bounded size, also after decompression, whose bodies end in time. See `crew` for what comes before a body.

Imported at the first request only, like `wire`.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import httpx2  # openai's transport

LARGEST = 8 * 2**20
"""Bytes of an answer: two hundred times the longest that a model gives."""

LARGEST_VECTORS = 64 * 2**20
"""Bytes of embeddings: some hundred texts at once, in thousands of dimensions, written as text."""

ENCODINGS = "gzip"
"""What answers may be compressed with: nothing that could not be unpacked within bounds."""


class TooLarge(Exception):  # noqa: N818 - never seen outside this package
    """An answer is larger than it may be."""


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
