"""Floors of grounding quality: on the committed cases, and on edited quotations of real articles where these are at hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


grounding = script("grounding")


def test_the_committed_cases_are_those_that_the_script_makes() -> None:
    made = [{"id": f"g{n:03}", **case} for n, case in enumerate(script("grounding_cases").cases(), 1)]
    assert grounding.committed() == made
    assert len(made) >= 300
    assert len({(case["text"], case["quote"]) for case in made}) >= len(made) - 5


def test_expected_spans_lie_in_their_texts() -> None:
    for case in grounding.committed():
        assert case["accept"] is ("spans" in case)
        assert all(0 <= start < end <= len(case["text"]) for start, end in case.get("spans", []))


def test_floor_on_the_committed_cases() -> None:
    result = grounding.score(grounding.ours, grounding.committed())
    everything = result["categories"]["all"]
    assert everything["precision"] >= 0.99, result["wrong"]
    assert everything["recall"] >= 0.99, result["wrong"]
    assert everything["spans"] >= 0.99


@pytest.mark.skipif(not grounding.STORIES.exists(), reason="the real articles of /work/shared/data are not here")
def test_floor_on_edited_quotations_of_real_articles() -> None:
    result = grounding.score(grounding.ours, grounding.cut(grounding.STORIES, 40, seed=11))
    everything = result["categories"]["all"]
    assert everything["fooled"] == 0, result["wrong"]
    assert everything["recall"] >= 0.99, result["wrong"]
    assert everything["spans"] >= 0.99


def test_the_score_tells_right_from_wrong() -> None:
    cases = [
        {"category": "a", "text": "one two", "quote": "two", "accept": True, "spans": [[4, 7]]},
        {"category": "a", "text": "one two", "quote": "six", "accept": False},
    ]
    everything = grounding.score(lambda text, quote: [(0, 3)], cases)["categories"]["all"]
    assert (everything["precision"], everything["recall"], everything["spans"]) == (0.5, 1.0, 0.0)
    everything = grounding.score(lambda text, quote: None, cases)["categories"]["all"]
    assert (everything["precision"], everything["recall"], everything["refused"]) == (None, 0.0, 1)
