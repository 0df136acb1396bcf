"""A page from the web, fetched so that an address in a list of articles cannot reach into a private network or fill the memory.

Names are resolved here, every address that a name has is checked, and the connection goes to a checked address: between the
check and the connection nothing is resolved again. Redirects take the same way. Sizes and times are bounded, also after
decompression. Proxies and credentials of the environment are not used.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from counterpoint.errors import ReadError
from counterpoint.read.drafts import MAX_ARTICLE
from counterpoint.version import __version__

MAX_BODY = MAX_ARTICLE  # bytes, both as sent and after decompression
DEADLINE = 60.0  # seconds for everything, redirects included
STALL = 15.0  # seconds without a byte
REDIRECTS = 5

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HINT_PRIVATE = "allow private addresses if you mean it (--allow-private-urls)"


@dataclass(frozen=True)
class Page:
    """What came: the final address, the media type (lower case, without parameters), the declared charset, and the body."""

    url: str
    media_type: str
    charset: str | None
    body: bytes


def fetch(url: str, *, allow_private: bool = False) -> Page:
    """The page at ``url``, after redirects.

    Raises:
        ReadError: it is no http(s) address, carries a password, is or leads to a private address (unless ``allow_private``),
            cannot be reached, answers with an error, or is too large or too slow.
    """
    until = time.monotonic() + DEADLINE
    for _ in range(REDIRECTS + 1):
        answer = _get(_checked(url), allow_private, until)
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise ReadError(f"more than {REDIRECTS} redirects", hint="open it in a browser and use the final address")


def without_password(url: str) -> str:
    """``url`` without user name and password, for messages."""
    return re.sub(r"^(\w+://)[^/?#]*@", r"\1", url)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ReadError("not an address", hint="check the spelling") from error
    if parts.scheme not in {"http", "https"}:
        raise ReadError(f"{parts.scheme}: is not read", hint="only http and https addresses are")
    if parts.username or parts.password:
        raise ReadError("the address carries a user name or password", hint="save the page and read the file")
    if not host:
        raise ReadError("the address names no host", hint="check the spelling")
    return urlunsplit(parts._replace(fragment=""))


def _get(url: str, allow_private: bool, until: float) -> Page | str:
    """The page, or where it redirects to."""
    import httpcore2

    from counterpoint.read.guarded import GuardedBackend, encoded

    headers = {"Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,application/json;q=0.9,*/*;q=0.1"}
    headers |= {"Accept-Encoding": "gzip, deflate", "User-Agent": f"counterpoint/{__version__}", "Connection": "close"}
    backend = GuardedBackend(lambda host, port: addresses(host, port, allow_private), until)
    times = {"connect": STALL, "read": STALL, "write": STALL, "pool": STALL}
    try:
        with (
            httpcore2.ConnectionPool(network_backend=backend) as pool,
            pool.stream("GET", encoded(url), headers=list(headers.items()), extensions={"timeout": times}) as response,
        ):
            return _answer(url, response, until)
    except (httpcore2.TimeoutException, TimeoutError) as error:
        raise ReadError("too slow", hint="try again, or save the page and read the file") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError, UnicodeError) as error:
        raise ReadError(f"cannot be fetched: {_said(error)}", hint="check the address, or save the page and read the file") from error


def _answer(url: str, response: Any, until: float) -> Page | str:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    if response.status in {301, 302, 303, 307, 308} and headers.get("location"):
        return str(headers["location"])
    if not 200 <= response.status < 300:
        raise ReadError(f"the server answers {response.status}", hint="check the address in a browser")
    media_type, _, rest = headers.get("content-type", "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", rest, re.IGNORECASE)
    body = _body(response.iter_stream(), headers.get("content-encoding", ""), until)
    return Page(url, media_type.strip().lower(), charset[1] if charset else None, body)


def _body(stream: Iterable[bytes], encoding: str, until: float) -> bytes:
    if encoding.lower() not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise ReadError(f"the server sends an encoding that was not asked for: {encoding[:40]}", hint="save the page and read the file")
    # 32: gzip or zlib, told apart by their heads
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding.lower() not in {"", "identity"} else None
    body = bytearray()
    received = 0
    for chunk in stream:
        received += len(chunk)
        try:
            body += unpack.decompress(chunk, MAX_BODY + 1 - len(body)) if unpack else chunk
        except zlib.error as error:
            raise ReadError("the body is damaged: it cannot be decompressed", hint="try again") from error
        if len(body) > MAX_BODY or received > MAX_BODY or (unpack and unpack.unconsumed_tail):
            raise ReadError(f"larger than {MAX_BODY:,} bytes", hint="save the part you need as .txt")
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(body)


def addresses(host: str, port: int, allow_private: bool) -> list[str]:
    """The IP addresses of ``host``, all of them checked.

    Raises:
        ReadError: it has none, or one that is not public and ``allow_private`` is not set.
    """
    try:
        found = list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError) as error:
        raise ReadError(f"unknown host: {host[:200]}", hint="check the spelling and the connection") from error
    private = [a for a in found if not is_public(a)]
    if private and not allow_private:
        raise ReadError(f"{host[:200]} is a private address ({private[0]})", hint=_HINT_PRIVATE)
    return found


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
