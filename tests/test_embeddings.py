"""The endpoint's embeddings against a real server: batches, the cache, faults, budget and secrets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from counterpoint.errors import BudgetError, ConfigError, EndpointDownError, ModelError, NotCachedError
from counterpoint.llm import Client, Embeddings, embedding
from counterpoint.llm.embeddings import BATCH
from counterpoint.settings import Settings
from counterpoint.vectors import Vectors
from tests.faulty_server import Faulty, serve

KEY = "sk-planted-5up3r53cr37"


class NoWait:
    def now(self) -> float:
        return 0.0

    def sleep(self, seconds: float) -> None:
        return None


def rows(body: dict[str, Any]) -> dict[str, Any]:
    return {"rows": [[float(len(text)), 0.1, 1.0] for text in body["input"]]}


@contextmanager
def embeddings(server: Faulty, cache: Path, **fields: Any) -> Iterator[Embeddings]:
    settings = Settings(base_url=server.url, embedding_model="e", cache_dir=cache, **fields)
    made = Embeddings(settings, clock=NoWait())
    try:
        yield made
    finally:
        made.close()


def plain(found: Vectors) -> list[list[float]]:
    return [list(row) for row in found.rows]


def test_texts_go_out_in_batches_and_equal_ones_once(tmp_path: Path) -> None:
    texts = [f"text {n}" for n in range(BATCH + 5)] + ["text 1"]
    with serve(answer=rows) as server, embeddings(server, tmp_path) as made:
        found = made.embed(texts)
    assert sorted(len(body["input"]) for body in server.requests) == [5, BATCH]
    assert found.usage.calls == 2
    assert found.usage.tokens_in == 14
    assert found.usage.tokens_out == 0
    assert [row[0] for row in found.rows] == [len(t) for t in texts]


def test_a_rerun_asks_only_for_what_is_new_and_sees_the_very_same_vectors(tmp_path: Path) -> None:
    with serve(answer=rows) as server:
        with embeddings(server, tmp_path) as made:
            first = plain(made.embed(["one", "two"]))
        with embeddings(server, tmp_path) as made:
            again = made.embed(["two", "one", "three"])
        with embeddings(server, tmp_path, cached_only=True) as made:
            assert plain(made.embed(["one", "two"])) == first
            with pytest.raises(NotCachedError):
                made.embed(["four"])
    assert plain(again)[:2] == first[::-1]
    assert (again.usage.calls, again.usage.cached) == (1, 1)
    assert [body["input"] for body in server.requests] == [["one", "two"], ["three"]]


def test_faults_are_retried_and_counted(tmp_path: Path) -> None:
    with serve(["429", "500"], answer=rows) as server, embeddings(server, tmp_path) as made:
        assert len(made.embed(["one"]).rows) == 1
    assert len(server.requests) == 3


@pytest.mark.parametrize("fault", ["not_json", "error_200", "html"])
def test_what_is_no_answer_is_an_error_of_the_model(fault: str, tmp_path: Path) -> None:
    with serve([fault] * 9, answer=rows) as server, embeddings(server, tmp_path) as made, pytest.raises(ModelError) as caught:
        made.embed(["one"])
    assert "embed" in caught.value.hint or "base-url" in caught.value.hint


@pytest.mark.parametrize("wrong", [[[1.0], [1.0, 2.0]], [[1.0]], [["x"], ["y"]], [[1e300], [1.0]]])
def test_rows_that_do_not_fit_are_refused(wrong: list[list[Any]], tmp_path: Path) -> None:
    with serve(answer=lambda _: {"rows": wrong}) as server, embeddings(server, tmp_path) as made, pytest.raises(ModelError) as caught:
        made.embed(["one", "two"])
    assert "embeddings" in str(caught.value)


def test_the_key_is_never_shown(tmp_path: Path) -> None:
    fields = {"api_key": SecretStr(KEY)}
    with (
        serve(["echo_key"], answer=rows) as server,
        embeddings(server, tmp_path, **fields) as made,
        pytest.raises(EndpointDownError) as caught,
    ):
        made.embed(["one"])
    assert KEY not in str(caught.value)
    assert KEY not in repr(vars(made))


def test_embeddings_count_against_the_budget_of_the_run(tmp_path: Path) -> None:
    fields: dict[str, Any] = {"model": "m", "max_cost": 0.0026, "price_in": 100.0, "price_out": 0.0}
    with serve(answer=rows) as server:
        settings = Settings(base_url=server.url, embedding_model="e", cache_dir=tmp_path, **fields)
        with Client(settings) as client, embedding(settings, client) as made:
            assert made is not None
            assert made.embed(["x"]).usage.cost == pytest.approx(0.0007)
            with pytest.raises(BudgetError):
                made.embed(["y"])
    assert len(server.requests) == 1


def test_no_key_for_openai_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    with embedding(Settings(embedding_model="e", cache_dir=tmp_path)) as made, pytest.raises(EndpointDownError, match="no API key"):
        assert made is not None
        made.embed(["one"])


def test_settings_that_cannot_be_meant() -> None:
    with pytest.raises(ConfigError, match="base_url"), embedding(Settings(embedding_model="e", base_url="ftp://x")):
        pass
    with embedding(Settings()) as none:
        assert none is None
