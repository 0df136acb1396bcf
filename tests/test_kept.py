"""Records kept beside the answers: read only where the very same would be made again, and then nothing is made again."""

from __future__ import annotations

import ast
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import counterpoint
from counterpoint import pipeline
from counterpoint.article import Article
from counterpoint.cache import Cache, CacheWarning, Entry, KeptRecords
from counterpoint.cache.entries import format_entry
from counterpoint.cache.seal import is_sealed, seal, secret
from counterpoint.cache.source import LIBRARIES, code_digest
from counterpoint.extract import LLMEngine
from counterpoint.extract.kept import DECIDE_NOTHING
from counterpoint.ground.bind import bind
from counterpoint.llm import connect
from counterpoint.records import Record, Usage
from counterpoint.settings import Settings
from tests.faulty_server import Faulty, serve
from tests.fire.command import honest

PACKAGE = Path(counterpoint.__file__).parent


def article(n: int = 1, **more: Any) -> Article:
    return Article(**{"id": f"a{n}", "text": f"Mayor Orsa Tindle said bridge {n} would hold. It cost {n + 3} million crowns.", **more})


@pytest.fixture
def server() -> Iterator[Faulty]:
    with serve((), honest) as running:
        yield running


@pytest.fixture
def settings(server: Faulty, tmp_path: Path) -> Settings:
    return Settings(model="m", base_url=server.url, mode="tools", cache_dir=tmp_path / "cache", retries=0, judge=False)


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was bound to its words."""
    seen: list[Any] = []

    def counting(text: Any, candidate: Any, after: int = -1) -> Any:
        seen.append(candidate)
        return bind(text, candidate, after)

    monkeypatch.setattr("counterpoint.ground.bind", counting)
    return seen


def made(settings: Settings, on: Article | None = None) -> Record:
    with connect(settings) as client:
        return pipeline.record(on or article(), LLMEngine(client, settings), settings)


def kept(settings: Settings) -> list[Entry]:
    assert settings.cache_dir
    return list(Cache(settings.cache_dir).entries(records=True))


def test_a_rerun_asks_and_binds_nothing_and_tells_the_same(server: Faulty, settings: Settings, bound: list[Any]) -> None:
    first = made(settings)
    assert len(first.items) == len(bound) == 2
    again = made(settings)
    assert again == first.model_copy(update={"usage": Usage(cached=1)})
    assert len(bound) == 2
    assert len(server.requests) == 1


def test_what_is_kept_is_what_is_made_from_the_cached_answers(settings: Settings) -> None:
    made(settings)
    again = made(settings)
    assert settings.cache_dir
    Cache(settings.cache_dir).remove([entry.key for entry in kept(settings)])
    assert made(settings) == again
    assert made(settings).model_dump_json() == again.model_dump_json()


@pytest.mark.parametrize(
    "changes",
    [{"text": article().text + " So it is."}, {"id": "a9"}, {"title": "Bridges"}, {"source": "Paper"}, {"published": dt.date(2025, 3, 1)}],
)
def test_another_article_is_made_anew(changes: dict[str, Any], settings: Settings, bound: list[Any]) -> None:
    made(settings)
    made(settings, article(**changes))
    assert len(bound) == 4


ANOTHER: dict[str, Any] = {"window": "paragraph", "passes": 2, "max_tokens": 1000, "temperature": 0.5, "reasks": 2, "model": "n"}
NO_MATTER: dict[str, Any] = {"engine": "llm", "mode": "auto", "judge": True, "concurrency": 3, "rpm": 1000, "tpm": 10**6, "timeout": 9.0}
NO_MATTER |= {"retries": 2, "price_in": 1.0, "price_out": 1.0, "max_cost": 5.0, "cached_only": True, "fail_on": frozenset()}
NO_MATTER |= {"allow_private_urls": True, "api_key": "sk-other", "embedding_model": "wordllama"}


@pytest.mark.parametrize("name", ANOTHER)
def test_settings_that_decide_are_told_apart(name: str, settings: Settings, bound: list[Any]) -> None:
    made(settings)
    made(settings.model_copy(update={name: ANOTHER[name]}))
    assert len(bound) >= 4


@pytest.mark.parametrize("name", NO_MATTER)
def test_settings_that_decide_nothing_change_nothing(name: str, settings: Settings, bound: list[Any]) -> None:
    made(settings)
    made(Settings.model_validate({**settings.model_dump(), "price_in": 2.0, "price_out": 2.0, name: NO_MATTER[name]}))
    assert len(bound) == 2


def test_every_setting_is_on_one_side() -> None:
    assert {*ANOTHER, "base_url"} | DECIDE_NOTHING == set(Settings.model_fields)
    assert set(NO_MATTER) | {"cache", "cache_dir", "refresh"} == DECIDE_NOTHING


@pytest.mark.parametrize("changed", ["code", "prompts"])
def test_other_code_and_other_prompts_make_it_anew(
    changed: str, settings: Settings, bound: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(settings)
    if changed == "code":
        monkeypatch.setattr("counterpoint.cache.kept.code_digest", lambda: "other")
    else:
        monkeypatch.setattr("counterpoint.prompts.Prompt.digest", property(lambda _: "other"))
    made(settings)
    assert len(bound) == 4
    made(settings)
    assert len(bound) == 4
    assert len(kept(settings)) == (1 if changed == "code" else 2)  # other code takes its place


def test_where_the_code_is_not_known_nothing_is_kept(settings: Settings, bound: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.cache.kept.code_digest", lambda: None)
    assert made(settings).items == made(settings).items
    assert kept(settings) == []
    assert len(bound) == 4


def test_a_removed_answer_takes_its_record_along(server: Faulty, settings: Settings) -> None:
    made(settings)
    assert settings.cache_dir
    cache = Cache(settings.cache_dir)
    cache.remove([entry.key for entry in cache.entries()])
    assert made(settings.model_copy(update={"cached_only": True})).status == "failed"
    assert made(settings).usage.calls == 1
    assert len(server.requests) == 2


def test_refresh_reads_no_record_and_keeps_the_new_one(server: Faulty, settings: Settings, bound: list[Any]) -> None:
    made(settings)
    server.answer = lambda body: {**honest(body), "claims": []}
    assert len(made(settings.model_copy(update={"refresh": True})).items) == 1
    assert len(made(settings).items) == 1
    assert len(bound) == 3
    assert len(server.requests) == 2


def test_no_cache_no_records(server: Faulty, settings: Settings) -> None:
    for _ in range(2):
        made(settings.model_copy(update={"cache": False}))
    assert len(server.requests) == 2
    assert settings.cache_dir
    assert not settings.cache_dir.exists()


@pytest.mark.parametrize("plan", ["400", "prose", "status:400 context length exceeded"])
def test_failures_are_not_kept(plan: str, settings: Settings, server: Faulty) -> None:
    server.plan = [plan] * 20
    assert made(settings).failures
    assert kept(settings) == []
    server.plan = []
    assert made(settings).status == "ok"


def test_a_window_too_long_for_the_model_is_not_kept(settings: Settings, server: Faulty) -> None:
    server.plan = ["status:400 This model's maximum context length is 5 tokens"]
    server.answer = lambda _: {"expert_views": [], "claims": [], "events": []}
    assert made(settings).status == "ok"  # its halves were answered
    assert kept(settings) == []  # a larger model under the same name would be asked for the whole


def test_an_unkept_answer_keeps_the_record_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cache, "put", lambda *_: False)
    assert made(settings).items
    assert kept(settings) == []


def test_lone_surrogates_are_made_anew(settings: Settings, server: Faulty) -> None:
    on = article(text=article().text + " \ud800")
    assert made(settings, on).items == made(settings, on).items
    assert kept(settings) == []
    assert len(server.requests) == 1


def changed(entry: Entry, old: str, new: str) -> dict[str, str]:
    """A record with other words in it, sealed by this user: the other checks must see it."""
    key = secret()
    assert key
    text = entry.value["record"].replace(old, new)
    return {"record": text, "seal": seal(key, entry.key, text)}


def lie(entry: Entry) -> str:
    """A whole record, but that somebody else is the speaker. Whoever can write to the cache can make all of it except the seal."""
    return str(entry.value["record"].replace('"speaker":"Orsa Tindle"', '"speaker":"Ada Quill"'))


HARM: dict[str, Callable[[Entry], Any]] = {
    "words that are elsewhere": lambda entry: changed(entry, '"start":23', '"start":24') | changed(entry, '"end":42', '"end":43'),
    "another article's": lambda entry: changed(entry, '"article_id":"a1"', '"article_id":"a2"'),
    "without answers that are there": lambda entry: changed(entry, '"answers":[["', '"answers":[["0'),
    "not a record": lambda entry: changed(entry, entry.value["record"], "{}"),
    "not JSON": lambda entry: changed(entry, entry.value["record"], "{"),
    "no text": lambda entry: {**entry.value, "record": [entry.value["record"]]},
    "a lie under the old seal": lambda entry: {**entry.value, "record": lie(entry)},
    "a lie under another's seal": lambda entry: {"record": lie(entry), "seal": seal(b"x" * 32, entry.key, lie(entry))},
    "a lie without a seal": lambda entry: {"record": lie(entry)},
    "a lie as text": lie,
}


@pytest.mark.parametrize("name", HARM)
def test_a_planted_record_is_a_miss(name: str, settings: Settings, server: Faulty, bound: list[Any]) -> None:
    first = made(settings)
    (entry,) = kept(settings)
    value = HARM[name](entry)
    assert value != entry.value
    assert settings.cache_dir
    Cache(settings.cache_dir).put(entry.model_copy(update={"value": value}))
    again = made(settings)
    assert (again.items, again.rejected, again.usage.cached) == (first.items, first.rejected, 1)
    assert len(bound) == 4
    assert len(server.requests) == 1


def test_a_damaged_record_is_a_miss_and_a_warning(settings: Settings, bound: list[Any]) -> None:
    first = made(settings)
    (entry,) = kept(settings)
    assert settings.cache_dir
    cache = Cache(settings.cache_dir)
    cache._try("written", lambda db: db.set(entry.key, format_entry(entry).replace("Orsa", "Ursa")), False)
    assert [why for _, why in cache.verify()] == ["checksum does not match"]
    with pytest.warns(CacheWarning, match="checksum"):
        assert made(settings).items == first.items
    assert len(bound) == 4


def test_a_dry_run_counts_answers_whether_records_are_kept_or_not(settings: Settings, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for n, path in enumerate(paths):
        path.write_text(article(n).text)
    pipeline.summarize(paths[:2], settings)
    before = pipeline.plan(paths, settings)
    assert settings.cache_dir
    assert len(kept(settings)) == 2
    Cache(settings.cache_dir).remove([entry.key for entry in kept(settings)])
    assert pipeline.plan(paths, settings) == before
    assert before.forecast
    assert (before.forecast.cached, before.forecast.calls[0]) == (2, 1)


def test_the_digest_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.cache.source._LOADED", sys.float_info.max)
    package = tmp_path / "package"
    (package / "part").mkdir(parents=True)
    assert code_digest(package) is None
    seen = set()
    for name, text in (("a.py", "x = 1"), ("a.py", "x = 2"), ("part/a.py", "x = 2"), ("part/b.py", ""), ("a.txt", "no code")):
        (package / name).write_text(text)
        seen.add(code_digest(package))
    assert len(seen) == 4
    assert code_digest(package, libraries=("pytest",)) not in seen
    assert code_digest(package, libraries=("no-such-library-at-all",)) is None
    monkeypatch.setattr("counterpoint.cache.source._LOADED", 0.0)
    assert code_digest(package) is None, "changed after it was loaded"


def test_the_digest_knows_all_libraries_that_make_a_record() -> None:
    folders = ("ground", "extract", "mentions")
    files = [file for folder in folders for file in (PACKAGE / folder).glob("*.py")] + [*(PACKAGE / "reconcile").glob("values*.py")]
    files += [PACKAGE / f"{name}.py" for name in ("article", "items", "records", "chunk", "sentences", "prompts", "schemas", "parallel")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    others = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"counterpoint"}
    assert {{"dateutil": "python-dateutil"}.get(name, name) for name in others} <= set(LIBRARIES)


def test_records_are_safe_for_many_threads(settings: Settings, tmp_path: Path, bound: list[Any]) -> None:
    articles = [article(n) for n in range(40)]
    many = settings.model_copy(update={"concurrency": 16})
    with connect(many) as client:
        first = list(pipeline.extract(articles, LLMEngine(client, many), many, lambda _: None))
    count = len(bound)
    with connect(many) as client:
        again = list(pipeline.extract(articles, LLMEngine(client, many), many, lambda _: None))
    assert [r.items for r in again] == [r.items for r in first]
    assert len(bound) == count
    assert isinstance(LLMEngine(client, many).kept, KeptRecords)


def test_the_seal_is_of_one_user_and_of_these_parts(tmp_path: Path) -> None:
    mine, other = secret(tmp_path / "mine"), secret(tmp_path / "other")
    assert mine
    assert other
    assert mine != other
    assert secret(tmp_path / "mine") == mine
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600
    assert len({seal(mine, "a", "bc"), seal(mine, "ab", "c"), seal(mine, "abc"), seal(other, "a", "bc"), seal(mine, "a", "bc", "")}) == 5
    assert is_sealed(mine, seal(mine, "a"), "a")
    for given in (seal(other, "a"), "", None, 7, "\ud800"):
        assert not is_sealed(mine, given, "a")


def test_a_secret_that_others_can_read_or_name_is_none(tmp_path: Path) -> None:
    assert secret(tmp_path / "mine")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    assert secret(tmp_path / "link") is None
    (tmp_path / "mine").chmod(0o644)
    assert secret(tmp_path / "mine") is None
    (tmp_path / "short").write_bytes(b"short")
    (tmp_path / "short").chmod(0o600)
    assert secret(tmp_path / "short") is None
    assert secret(tmp_path / "short" / "below a file") is None


def test_where_no_secret_can_be_kept_nothing_is(settings: Settings, bound: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.cache.kept.secret", lambda: None)
    assert made(settings).items == made(settings).items
    assert kept(settings) == []
    assert len(bound) == 4
