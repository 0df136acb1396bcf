import gzip
import socket
import time
import tracemalloc
import zlib
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpcore2
import pytest

from counterpoint.errors import ReadError
from counterpoint.read import fetch as module
from counterpoint.read.fetch import MAX_BODY, fetch, is_public, without_password
from counterpoint.read.guarded import encoded
from tests.read.conftest import Site

BODY = b"<html><body><p>The wall gave way.</p></body></html>"


def refused(url: str, allow_private: bool = True) -> str:
    with pytest.raises(ReadError) as caught:
        fetch(url, allow_private=allow_private)
    assert caught.value.hint
    return str(caught.value)


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_a_page_comes_with_its_kind_charset_and_final_address(site: Site) -> None:
    site.page("/to", BODY, "Text/HTML; charset=windows-1252")
    page = fetch(site.redirect("/from", "to#part"), allow_private=True)
    assert (page.url, page.media_type, page.charset, page.body) == (site.url("/to"), "text/html", "windows-1252", BODY)


def test_the_host_is_named_and_nothing_secret_is_sent(site: Site) -> None:
    fetch(site.page("/", BODY), allow_private=True)
    _, headers = site.asked[0]
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert headers["User-Agent"].startswith("counterpoint/")
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]"])
def test_private_hosts_are_refused_before_anything_is_sent(site: Site, host: str) -> None:
    site.page("/", BODY)
    assert "private address" in refused(f"http://{host}:{site.port}/", allow_private=False)
    assert site.asked == []


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "93.184.216.34", "10.0.0.7")
    assert "news.example is a private address (10.0.0.7)" in refused("https://news.example/a", allow_private=False)


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    site.page("/secret", BODY)
    site.redirect("/a", f"http://localhost:{site.port}/secret")
    # the first host counts as public, as a site on the internet would
    monkeypatch.setattr(module, "is_public", lambda address: True)
    fetch(site.url("/a"), allow_private=False)
    assert [path for path, _ in site.asked] == ["/a", "/secret"]
    calls = iter([True, False])
    monkeypatch.setattr(module, "is_public", lambda address: next(calls, False))
    assert "private address" in refused(site.url("/a"), allow_private=False)
    assert [path for path, _ in site.asked] == ["/a", "/secret", "/a"]


def test_the_connection_goes_to_the_checked_address_and_the_name_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch, "93.184.216.34", "93.184.216.35")
    tried: list[str] = []

    def connect(self: object, host: str, *_: Any) -> None:
        tried.append(host)
        raise httpcore2.ConnectError("refused")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    assert "cannot be fetched: refused" in refused("https://news.example/a", allow_private=False)
    assert tried == ["93.184.216.34", "93.184.216.35"]
    assert asked == ["news.example"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://news.example/", "gopher://127.0.0.1/", "data:text/html,hello"])
def test_other_schemes_are_refused_also_in_redirects(site: Site, target: str) -> None:
    assert "is not read" in refused(target)
    assert "is not read" in refused(site.redirect("/a", target))


@pytest.mark.parametrize("url", ["http://", "http:///path", "http://[::1", "http://host:port/", "http://host:99999/", "https://\u2028/"])
def test_addresses_that_are_none(url: str) -> None:
    assert refused(url)


def test_a_password_is_refused_and_not_repeated() -> None:
    assert "hunter2" not in refused("https://me:hunter2@news.example/a")
    assert without_password("https://me:hunter2@news.example/a@b") == "https://news.example/a@b"


def test_redirects_end(site: Site) -> None:
    site.redirect("/a", "/b")
    assert "redirects" in refused(site.redirect("/b", "/a"))
    assert len(site.asked) == module.REDIRECTS + 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_an_error_is_not_an_article(site: Site, status: int) -> None:
    assert f"the server answers {status}" in refused(site.page("/a", BODY, status=status))


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
def test_compressed_bodies_are_unpacked(site: Site, pack: Any) -> None:
    encoding = "gzip" if pack is gzip.compress else "deflate"
    assert fetch(site.page("/a", pack(BODY), Content_Encoding=encoding), allow_private=True).body == BODY


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(site: Site) -> None:
    bomb = gzip.compress(bytes(300_000_000), 9)
    assert len(bomb) < 400_000
    tracemalloc.start()
    assert "larger than" in refused(site.page("/a", bomb, Content_Encoding="gzip"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_damaged_and_unknown_compression(site: Site) -> None:
    assert "damaged" in refused(site.page("/a", b"no gzip at all", Content_Encoding="gzip"))
    assert "not asked for" in refused(site.page("/b", BODY, Content_Encoding="br"))


def test_a_large_body_is_refused(site: Site) -> None:
    assert f"larger than {MAX_BODY:,} bytes" in refused(site.page("/a", b"a" * (MAX_BODY + 1)))


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    while True:
        handler.wfile.write(b"word " * 100_000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"a")
        time.sleep(0.05)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(200):
        handler.wfile.write(b"X-%d: a\r\n" % n)
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def hanging_up(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    handler.connection.shutdown(socket.SHUT_RDWR)


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n" * 10)


def test_an_endless_body_is_refused(site: Site) -> None:
    site.answers["/a"] = endless
    assert "larger than" in refused(site.url("/a"))


@pytest.mark.parametrize("answer", [dripping, dripping_headers, silent])
def test_a_slow_server_is_left_at_the_deadline(site: Site, monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    monkeypatch.setattr(module, "DEADLINE", 0.5)
    site.answers["/a"] = answer
    start = time.monotonic()
    assert "too slow" in refused(site.url("/a"))
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("answer", [hanging_up, no_http])
def test_a_broken_answer_is_an_error_of_that_page(site: Site, answer: Any) -> None:
    site.answers["/a"] = answer
    assert "cannot be fetched" in refused(site.url("/a"))


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be fetched" in refused(f"http://127.0.0.1:{port}/")


def test_an_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert "unknown host: news.example" in refused("https://news.example/a")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://news.example", "http://news.example/"),
        ("http://zürich.example/straße?q=ä b", "http://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%A4%20b"),
        ("http://news.example:8080/a%20b/%C3%A4", "http://news.example:8080/a%20b/%C3%A4"),
        ("http://[2606:2800::1]/a", "http://[2606:2800::1]/a"),
    ],
)
def test_addresses_are_sent_in_ascii(url: str, expected: str) -> None:
    assert encoded(url) == expected
