"""Floors that do not depend on time: events, contradictions, requests and tokens. Grounding and attribution have theirs in
tests/ground/test_cases.py and tests/rules/test_evaluation.py."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from counterpoint import pipeline
from counterpoint.article import Article
from counterpoint.chunk import chunks
from counterpoint.llm.pricing import count
from counterpoint.read import read
from counterpoint.reconcile import reconcile
from counterpoint.rules import RulesEngine
from counterpoint.settings import Settings
from counterpoint.testing import FakeLLM

ROOT = Path(__file__).parents[1]
BENCH = ROOT / "bench"
EVENTS = ROOT.parent / "shared" / "data" / "events"
STORIES = ROOT.parent / "shared" / "data" / "stories" / "clusters_dev.jsonl"
CASSETTE = ROOT / "cassettes" / "test_recorded" / "examples.yaml"

# Each is a little under (or over) what was measured, so that a change that costs anything is seen.
EVENTS_CONLL = 73.0
EVENTS_OVER_SAME_STRING = 4.0
CONTRADICTIONS = {"precision": 0.95, "recall": 0.8}
INDEPENDENT = {  # the open half of the pairs by an independent author: (precision, recall)
    "contradicts": (1.0, 0.85),
    "agrees": (0.9, 0.4),
    "refines": (0.8, 0.55),
    "superseded": (0.9, 0.75),
}
STORIES_AGREE, STORIES_WITHOUT_ITEM = 16, 56  # of 126 pairs of passages of the clusters that were read
EDITS_FOUND = 0.8  # of those in sentences from which something was extracted
INSTRUCTIONS = 2_450  # tokens of a request that are not the article, one for four bytes: instructions, schema, what is known of the article
RECORDED_REQUESTS = 1.4  # for each window: the first, and re-asks for what was not found
RECORDED_TOKENS_IN = 2_700  # for each request, as the endpoint counted them; the article that is recorded has long paragraphs
RECORDED_TOKENS_OUT = 460
RECORDED_TOKENS_ARTICLE = 36_000


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def examples() -> tuple[Article, ...]:
    return tuple(article for path in sorted((ROOT / "examples").glob("*.txt")) for article in read(path))


@pytest.mark.skipif(not EVENTS.exists(), reason="ECB+ is not beside the checkout")
def test_events_are_grouped_better_than_by_the_same_words() -> None:
    found = script("eval_events").evaluate(EVENTS, "dev", "topic")
    ours, strings, stems = (found[name]["conll"] for name in ("counterpoint", "same string", "same stems"))
    assert ours >= EVENTS_CONLL
    assert ours >= strings + EVENTS_OVER_SAME_STRING
    assert ours >= stems


@pytest.mark.parametrize("half", ["tune", "held"])
def test_contradictions_hold_in_each_half(half: str) -> None:
    scorer = script("eval_relations")
    row = scorer.scores(scorer.answers(scorer.load()[half]))["contradicts"]
    for name, floor in CONTRADICTIONS.items():
        assert row[name] >= floor, row


@pytest.mark.skipif(not STORIES.exists(), reason="the clusters are not beside the checkout")
def test_an_edited_sentence_is_found_and_nothing_else() -> None:
    found = script("eval_edits").measure(STORIES, 8, 7)
    edits = [row for kind, row in found.items() if kind != "none"]
    assert sum(row["found"] for row in edits) >= EDITS_FOUND * sum(row["edits"] - row["silent"] for row in edits)
    assert sum(row["wrong"] for row in edits) == 0
    assert all(row["shown"] == row["found"] and row["one origin"] == row["edits"] for row in edits)
    assert (found["none"]["told"], found["none"]["one origin"]) == (0, 8)


def test_relations_hold_on_pairs_by_an_independent_author() -> None:
    scorer = script("eval_relations")
    verdicts = scorer.answers(scorer.load()["open"])
    rows = scorer.scores(verdicts)
    for relation, (precision, recall) in INDEPENDENT.items():
        assert rows[relation]["precision"] >= precision, (relation, rows[relation])
        assert rows[relation]["recall"] >= recall, (relation, rows[relation])
    assert not [v.case["id"] for v in verdicts if v.relation == "contradicts" and v.gold != "contradicts"]


def test_one_request_for_each_article_and_each_further_pass() -> None:
    for article in examples():
        for settings, most in ((Settings(model="m"), 1), (Settings(model="m", passes=3), 1)):  # nothing is found, so no pass follows
            llm = FakeLLM(lambda _: {"claims": []})
            pipeline.record(article, pipeline.choose_engine(settings, llm), settings)
            assert len(llm.requests) == most


def test_one_request_for_each_paragraph_window() -> None:
    for article in examples():
        settings = Settings(model="m", window="paragraph")
        llm = FakeLLM(lambda _: {"claims": []})
        pipeline.record(article, pipeline.choose_engine(settings, llm), settings)
        assert len(llm.requests) == len(chunks(article, "paragraph"))


def test_what_is_sent_beside_the_article_stays_short() -> None:
    for article in examples():
        llm = FakeLLM(lambda _: {"claims": []})
        pipeline.record(article, pipeline.choose_engine(Settings(model="m"), llm), Settings(model="m"))
        [request] = llm.requests
        sent = sum(count(message.content) for message in request.messages) + count(json.dumps(request.response.model_json_schema()))
        assert sent - count(article.text) <= INSTRUCTIONS


def test_the_beginning_of_every_request_is_the_same_so_that_prompt_caches_hit() -> None:
    llm = FakeLLM(lambda _: {"claims": []})
    settings = Settings(model="m", window="paragraph")
    for article in examples():
        pipeline.record(article, pipeline.choose_engine(settings, llm), settings)
    for one, other in pairwise(llm.requests):
        assert one.messages[0] == other.messages[0]
        assert one.response.model_json_schema() == other.response.model_json_schema()


def test_pairs_that_are_compared_grow_with_the_items_and_not_with_their_square() -> None:
    articles = script("bench_articles")

    def compared_per_item(count: int) -> float:
        made = articles.varied(count, Path("none"))  # invented ones: the same everywhere
        records = [pipeline.record(article, RulesEngine(), Settings(engine="rules")) for article in made]
        return reconcile(records).coverage.compared / sum(len(record.items) for record in records)

    few, many = compared_per_item(40), compared_per_item(160)
    assert many <= 2 * few, (few, many)


@cache
def recorded() -> list[dict[str, Any]]:
    """The usage that the real endpoint reported, for each exchange of the recording."""
    cassette = yaml.safe_load(CASSETTE.read_text(encoding="utf-8"))
    return [json.loads(each["response"]["body"]["string"])["usage"] for each in cassette["interactions"]]


needs_recording = pytest.mark.skipif(not CASSETTE.exists(), reason="nothing is recorded yet: make record")


@needs_recording
def test_requests_for_each_window_of_the_recording() -> None:
    windows = sum(len(chunks(article, "paragraph")) for article in script("record").examples())
    assert windows <= len(recorded()) <= RECORDED_REQUESTS * windows


@needs_recording
def test_tokens_of_the_recording() -> None:
    usages = recorded()
    assert sum(usage["prompt_tokens"] for usage in usages) / len(usages) <= RECORDED_TOKENS_IN
    assert sum(usage["completion_tokens"] for usage in usages) / len(usages) <= RECORDED_TOKENS_OUT
    assert sum(usage["total_tokens"] for usage in usages) / len(script("record").examples()) <= RECORDED_TOKENS_ARTICLE


@pytest.mark.skipif(not STORIES.exists(), reason="the clusters are not beside the checkout")
def test_what_real_articles_agree_on_is_found_as_far_as_it_was() -> None:
    stories = script("eval_stories")
    found = stories.table(stories.evaluate("tune"))["agrees"]
    assert found["right"] >= STORIES_AGREE
    assert found["no item"] <= STORIES_WITHOUT_ITEM
