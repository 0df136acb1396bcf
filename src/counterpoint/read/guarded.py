"""The network under `fetch`: connects to addresses that were checked, and gives up at a deadline whatever the other side does."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import httpcore2

Resolve = Callable[[str, int], list[str]]


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves through ``resolve``, which checks, and connects to what it gave; the name is kept for TLS and the Host header.

    Args:
        resolve: host and port to the addresses that may be connected to; raises for those that may not.
        until: the time, on ``time.monotonic``, at which every read and write fails.
    """

    def __init__(self, resolve: Resolve, until: float) -> None:
        self._resolve = resolve
        self._until = until
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of ``host`` that answers."""
        failure: Exception = httpcore2.ConnectError(f"no address for {host}")
        for address in self._resolve(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, _left(self._until, timeout), local_address, socket_options)
                return _Stream(stream, self._until)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, until: float) -> None:
        self._inner = inner
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._until, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(self._until, timeout)), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(until: float, timeout: float | None) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the deadline has passed")
    return min(left, timeout) if timeout else left


def encoded(url: str) -> str:
    """``url`` in ASCII, as HTTP wants it: host in IDNA, everything else percent-encoded."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = host.encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, f"{host}{port}", path, query, ""))
