"""The key is planted, every way of running is run, and everything written is searched for it."""

import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from counterpoint import Settings
from counterpoint.cli import config
from tests.faulty_server import Faulty, serve
from tests.fire.command import KEY, Done, Inside, flags, honest, run, write_news


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path / "news.jsonl", 3)


@pytest.fixture
def server() -> Iterator[Faulty]:
    with serve([], honest) as running:
        yield running


def searched(folder: Path, done: Done, key: str = KEY) -> list[str]:
    """Where the key stands: in files, also across their rows, or in what was printed. Pieces of it are not better than the whole."""
    needles = [key.encode(), key.encode("utf-16-le"), repr(key)[1:-1].encode(), key[-12:].encode()]
    found = [str(path) for path in folder.rglob("*") if path.is_file() and any(n in path.read_bytes() for n in needles)]
    return found + [name for name, said in (("stdout", done.out), ("stderr", done.err.encode())) if any(n in said for n in needles)]


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ("ok", 0),
        ("echo-key", 2),
        ("status:403 the key sk-planted-0123456789abcdef may not do this", 2),
        ("status:400 bad request with sk-planted-0123456789abcdef in it", 2),
        ("500", 2),
        ("reset", 2),
        ("html", 2),
        ("refusal", 2),
        ("prose", 2),
        ("quota", 2),
    ],
)
def test_success_and_each_failure(plan: str, code: int, news: Path, tmp_path: Path, inside: Inside) -> None:
    with serve(lambda _: plan, honest) as server:
        files = ["-o", str(tmp_path / "brief.html"), "--db", str(tmp_path / "news.sqlite"), "-v"]
        done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "--retries", "0", *files)
        assert done.code == code, done.err
        assert KEY in server.headers[0]["authorization"], "the key was never used"
        assert searched(tmp_path, done) == []


@pytest.mark.parametrize("word", ["--show-config", "--show-prompt", "--dry-run", "--cached-only", "--no-such-flag"])
def test_what_sends_nothing(word: str, news: Path, server: Faulty, tmp_path: Path, inside: Inside) -> None:
    done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), word)
    assert server.requests == []
    assert done.out + done.err.encode()
    assert searched(tmp_path, done) == []


def test_the_commands_on_what_is_kept(news: Path, server: Faulty, tmp_path: Path, inside: Inside) -> None:
    cache = ["--cache-dir", str(tmp_path / "cache")]
    for form in ("md", "json", "jsonl", "html", "csv"):
        done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "-f", form, "-o", str(tmp_path / f"brief.{form}"))
        assert done.code == 0
    for words in (["list"], ["export"], ["verify"]):
        assert searched(tmp_path, inside("cache", *words, *cache)) == []
    assert searched(tmp_path, inside("show", str(tmp_path / "brief.json"))) == []
    with sqlite3.connect(tmp_path / "cache" / "cache.db") as db:
        assert db.execute("SELECT count(*) FROM Cache").fetchone()[0] >= 3


@pytest.mark.parametrize("key", ["sk-planted\r", "sk-planted 0123456789\nabcdef", "sk-pläntéd-0123456789abcdef", "sk-\N{KEY}-planted"])
def test_a_key_that_cannot_be_sent(
    key: str, news: Path, server: Faulty, tmp_path: Path, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "--retries", "0", "-v", key=key)
    assert "planted" not in done.err
    assert "pläntéd" not in done.err
    assert searched(tmp_path, done, key) == []
    assert "Traceback" not in done.err


def test_tracebacks_for_developers(news: Path, server: Faulty, tmp_path: Path) -> None:
    """The one way to a traceback: COUNTERPOINT_DEBUG, and an error that is not ours."""

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))

    words = [*flags(server, tmp_path / "cache"), "--no-cache", "-o", str(tmp_path / "brief.json")]
    done = run(news, *words, before=full, COUNTERPOINT_DEBUG="1")
    assert done.code == 1
    assert "Traceback" in done.err
    assert len(server.requests) == 3
    assert searched(tmp_path, done) == []


def test_the_key_of_another_variable(news: Path, server: Faulty, tmp_path: Path, inside: Inside) -> None:
    done = inside("summarize", str(news), *flags(server, tmp_path / "cache"), "-v", key="", OPENAI_API_KEY="sk-planted-other-key-987654")
    assert done.code == 0, done.err
    assert "sk-planted-other" in server.headers[0]["authorization"]
    assert searched(tmp_path, done, "sk-planted-other-key-987654") == []


@pytest.mark.parametrize(
    "url",
    ["http://user:sk-planted-word@h/v1", "http://sk-planted-word@h/v1", "http://h/v1?key=sk-planted-word", "http://h:sk-planted-word/v1"],
)
def test_an_address_with_a_secret_in_it_is_refused_unseen(url: str, news: Path, tmp_path: Path, inside: Inside) -> None:
    for words in (["--show-config", "--base-url", url], ["--model", "m", "--base-url", url], ["--show-config"]):
        done = inside("summarize", str(news), *words, COUNTERPOINT_BASE_URL=url)
        assert done.code == 2
        assert [line.split(":")[0] for line in done.err.splitlines()] == ["error", "hint"]
        assert searched(tmp_path, done, "sk-planted-word") == []
    with pytest.raises(ValidationError) as caught:
        Settings(base_url=url)
    assert "planted" not in str(caught.value)


def test_errors_about_settings_quote_no_key() -> None:
    for given in ({"api_key": ["sk-planted-word"]}, {"api_key": "sk-planted-word", "modell": "m"}, {"apikey": "sk-planted-word"}):
        with pytest.raises(ValidationError) as caught:
            Settings(**given)
        assert "planted" not in str(caught.value)
    assert "planted" not in repr(Settings(api_key=SecretStr("sk-planted-word")))


@pytest.mark.parametrize("flag", ["--max-cost", "--price-in", "--price-out", "--timeout"])
def test_limits_are_finite(flag: str, news: Path, inside: Inside) -> None:
    for value in ("nan", "inf"):
        assert inside("summarize", str(news), flag, value).code == 2


@pytest.mark.parametrize("name", ["counterpoint.toml", "pyproject.toml"])
def test_a_key_for_other_programs_is_not_sent_where_a_file_of_the_folder_says(
    name: str, news: Path, server: Faulty, tmp_path: Path, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that came from somewhere must not take the key that is in everybody's environment."""
    table = "[tool.counterpoint]\n" if name == "pyproject.toml" else ""
    monkeypatch.setattr("counterpoint.cli.config._is_local", lambda url: False)
    (tmp_path / name).write_text(
        f'{table}model = "m"\nbase_url = "{server.url}"\nmode = "tools"\njudge = false\ncache = false', encoding="utf-8"
    )
    done = inside("summarize", str(news), "-f", "json", key="", OPENAI_API_KEY=KEY)
    assert done.code == 2
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["error", "hint"]
    assert server.requests == []
    for words, keys in (([], {"key": KEY}), (["--base-url", server.url], {"key": "", "OPENAI_API_KEY": KEY}), ([], {"key": ""})):
        assert inside("summarize", str(news), "-f", "json", *words, **keys).code == 0
    assert inside("summarize", "--show-config", key="", OPENAI_API_KEY=KEY).code == 0


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:1/v1", True),
        ("http://localhost/v1", True),
        ("http://127.0.0.1.evil.example/v1", False),
        ("http://10.0.0.1/v1", False),
    ],
)
def test_what_is_this_machine(url: str, local: bool) -> None:
    assert config._is_local(url) is local
