"""A key in every place where it can be pasted, and in what an endpoint says of it, against every way of running: it is written nowhere."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from counterpoint.cli.keys import masked
from tests.faulty_server import Faulty, serve
from tests.fire.command import KEY, Done, Inside, honest, write_news

OWN = "Planted+key/of.no/known=maker"  # no prefix tells it: known from the environment alone
FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "the end": lambda key: key[-12:],
    "as a name": lambda key: key.replace("-", "_"),
    "JSON": lambda key: "".join(f"\\u{ord(c):04x}" for c in key),
    "slashes": lambda key: key.replace("/", "\\/"),
    "percent": lambda key: quote(key, safe=""),
    "percent throughout": lambda key: "".join(f"%{ord(c):02X}" for c in key),
    "HTML": lambda key: "".join(f"&#{ord(c)};" for c in key),
    "Base64": lambda key: base64.b64encode(key.encode()).decode(),
    "Base64 within": lambda key: base64.b64encode(f"Bearer {key}".encode()).decode(),
    "over lines": lambda key: f"{key[:11]}\n{key[11:]}",
    "wide": " ".join,
}


class Plant(NamedTuple):
    """Where the key is: arguments, variables of the environment, files of the folder."""

    words: tuple[str, ...] = ()
    variables: dict[str, str] = {}
    files: dict[str, str] = {}


def toml(text: str) -> Plant:
    return Plant(files={"counterpoint.toml": text})


SETTINGS = ("MODEL", "ENGINE", "RPM", "CACHE_DIR", "WINDOW")
ADDRESSES = (f"http://u:{KEY}@h/v1", f"http://{KEY}@h/v1", f"http://h/v1?k={KEY}", f"http://h/{KEY}/v1", f"http://h:{KEY}/v1", KEY)
FLAGS = ("--model", "--engine", "--rpm", "--fail-on", "--cache-dir", "--window", "--color", "--api-key")
PLACES = {
    "COUNTERPOINT_API_KEY": Plant(variables={"COUNTERPOINT_API_KEY": KEY}),
    "OPENAI_API_KEY": Plant(variables={"OPENAI_API_KEY": KEY}),
    "the key of no known maker": Plant(variables={"COUNTERPOINT_API_KEY": OWN}),
    "and pasted again": Plant(("--model", OWN), {"COUNTERPOINT_API_KEY": OWN}),
    "as an option": Plant((f"--{OWN}",), {"COUNTERPOINT_API_KEY": OWN}),
    "for an input": Plant((OWN,), {"COUNTERPOINT_API_KEY": OWN}),
    **{f"COUNTERPOINT_{name}": Plant(variables={f"COUNTERPOINT_{name}": KEY}) for name in SETTINGS},
    **{f"variable {url}": Plant(variables={"COUNTERPOINT_BASE_URL": url}) for url in ADDRESSES},
    **{f"--base-url {url}": Plant(("--base-url", url)) for url in ADDRESSES},
    **{flag: Plant((flag, KEY)) for flag in FLAGS},
    **{f"{flag}=": Plant((f"{flag}={KEY}",)) for flag in ("--model", "--timeout", "--api-key", "--embedding-model")},
    "option": Plant((f"--{KEY}",)),
    "option with a value": Plant((f"--{KEY}=1",)),
    "input": Plant((KEY,)),
    "file, name": toml(f"{KEY} = 1"),
    "file, name in quotation marks": toml(f'"{KEY}" = 1'),
    "file, table": toml(f"[{KEY}]\nx = 1"),
    "file, bare": toml(KEY),
    "file, broken": toml(f'model = "{KEY}'),
    "file, twice": toml(f"{KEY} = 1\n{KEY} = 2"),
    "file, list": toml(f'fail_on = ["{KEY}"]'),
    "file, table for a value": toml(f'model = {{"{KEY}" = "{KEY}"}}'),
    **{f"file, {name}": toml(f'{name} = "{KEY}"') for name in ("api_key", "api-key", "apikey", "model", "engine", "base_url", "cache_dir")},
    "pyproject.toml": Plant(files={"pyproject.toml": f'[tool.counterpoint]\n{KEY} = "{KEY}"\nmodel = "{KEY}"'}),
}
WAYS: dict[str, tuple[str, ...]] = {
    **{form: ("-f", form, "-o", f"brief.{form}", "--db", "news.sqlite", "-v") for form in ("md", "json", "html", "csv")},
    "lines": ("-f", "jsonl", "-v"),
    **{word: (word,) for word in ("--show-config", "--show-prompt", "--dry-run", "--cached-only")},
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path / "news.jsonl", 1)


@pytest.fixture(scope="module")
def server() -> Iterator[Faulty]:
    with serve([], honest) as running:
        yield running


def told(folder: Path, done: Done, key: str, planted: Plant) -> list[str]:
    """Where the key stands in any form, but for the file that it was planted in; and whether an error was anything but two lines."""
    written = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name not in planted.files}
    written |= {"stdout": done.out, "stderr": done.err.encode()}
    needles = [form(key).encode() for form in FORMS.values()]
    errors = [line for line in done.err.splitlines() if line.startswith(("error:", "hint:"))]
    return [name for name, said in written.items() if any(n in said for n in needles)] + errors[2:]


@pytest.mark.parametrize("place", PLACES)
def test_a_key_in_any_place_is_written_nowhere(place: str, news: Path, server: Faulty, tmp_path: Path, inside: Inside) -> None:
    planted = PLACES[place]
    key = OWN if OWN in planted.variables.values() else KEY
    for name, text in planted.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    model = [] if "--base-url" in planted.words or "COUNTERPOINT_BASE_URL" in planted.variables else ["--base-url", server.url]
    model += ["--mode", "tools", "--no-judge", "--retries", "0", "--cache-dir", "cache"]
    variables = {"key": "", "COUNTERPOINT_MODEL": "m", "COUNTERPOINT_DEBUG": "1"} | planted.variables
    variables["key"] = variables.pop("COUNTERPOINT_API_KEY", "")
    for way, words in WAYS.items():
        done = inside("summarize", str(news), *model, *words, *planted.words, **variables)
        assert told(tmp_path, done, key, planted) == [], way
    for word in ("list", "export", "verify"):
        assert told(tmp_path, inside("cache", word, "--cache-dir", "cache", **variables), key, planted) == []


@pytest.mark.parametrize(
    "words", [(KEY,), ("cache", KEY), ("cache", "remove", KEY), ("show", KEY), ("diff", KEY, KEY), ("summarize", KEY, KEY)]
)
def test_nor_as_a_command_or_what_a_command_is_for(words: tuple[str, ...], tmp_path: Path, inside: Inside) -> None:
    done = inside(*words, key="")
    assert done.code == 2
    assert told(tmp_path, done, KEY, Plant()) == []


@pytest.mark.parametrize("form", [form for form in FORMS if form not in {"the end", "as a name"}])
@pytest.mark.parametrize("said", ["status:400", "status:500", "raw", "quote"])
def test_nor_what_an_endpoint_says_of_it(said: str, form: str, news: Path, tmp_path: Path, inside: Inside) -> None:
    echo = FORMS[form](OWN)
    found = json.dumps({"claims": [{"quotes": ["@"], "text": "@"}], "expert_views": [], "events": []})
    plan = {"raw": f"raw:{echo}", "quote": f"raw:{found.replace('@', echo)}"}.get(said, f"{said} bad {echo} here")
    with serve(lambda _: plan, honest) as server:
        model = ["--model", "m", "--base-url", server.url, "--mode", "tools", "--no-judge", "--retries", "0", "--cache-dir", "cache"]
        for words in (WAYS["json"], WAYS["lines"]):
            done = inside("summarize", str(news), *model, *words, key=OWN)
            assert told(tmp_path, done, OWN, Plant()) == [], words
    assert server.headers, "the key was never used"


@pytest.mark.parametrize(
    "innocent",
    [
        "gpt-5-mini",
        "hf-internal-testing/tiny-random-gpt2",
        "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        "sk-noviny-2024-11-05-bratislava.txt",
        "risk-0123456789abcdef0123",
        "8a1f0c2e9b7d4f6a8a1f0c2e9b7d4f6a8a1f0c2e9b7d4f6a8a1f0c2e9b7d4f6a",
    ],
)
def test_what_is_no_key_is_told_as_it_is(innocent: str) -> None:
    assert masked(innocent, {"OPENAI_API_KEY": "none", "COUNTERPOINT_API_KEY": ""}) == innocent
