"""The measured floor on PolNeAR's development part, where its data lies beside the project; and the speed on the same articles."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterpoint import Settings, summarize
from counterpoint.read import article
from counterpoint.rules.evaluation import predict
from tests.growth import LINEAR, growth

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DATA, SCORER = SHARED / "data" / "attribution", SHARED / "tools" / "score_attribution.py"
needs_data = pytest.mark.skipif(not (DATA / "polnear_dev.jsonl").exists(), reason="PolNeAR's development part is not beside the checkout")

# A little under what was measured, so that a change that costs anything is seen; what was measured stands in docs/rules.md.
FLOORS = {
    "content": 0.72,
    "joint": 0.67,
    "quoted_content": 0.88,
    "quoted_joint": 0.83,
    "speech_content": 0.9,
    "speech_joint": 0.875,
}


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_attribution", ROOT / "bench" / "eval_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def scores() -> dict[str, Any]:
    found, _ = script().evaluate(DATA, "dev", SCORER)
    return dict(found)


@needs_data
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_do_not_fall(name: str) -> None:
    assert scores()[name]["f1"] >= FLOORS[name], scores()[name]


@needs_data
def test_perfect_predictions_score_one_under_the_project_s_reading_of_the_scorer() -> None:
    module = script()
    scorer = module.load_scorer(SCORER)
    gold = scorer.load(DATA / "polnear_dev.jsonl")[:10]
    perfect = {doc["id"]: [a for a in doc["attributions"] if a["content"]] for doc in gold}
    assert scorer.score(perfect, gold)["content"]["f1"] == 1.0
    assert module.speech_only(scorer, perfect, gold)["content"]["f1"] == 1.0


def test_prediction_has_the_shape_of_the_annotations() -> None:
    text = "Ada Moe said that the wall was weak."
    assert predict(text) == [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 35]]}]


def test_time_is_linear_in_the_text() -> None:
    text = "Ada Moe, the mayor of Lind, said on Tuesday that 300 people were moved. “We did it,” she added. It rained.\n\n"
    assert growth(lambda n: lambda: predict(text * n), 20) < LINEAR


def test_time_is_linear_in_quotations_that_never_end() -> None:
    def work(count: int) -> Callable[[], object]:
        made, settings = article('Moe said "' * count, id="x"), Settings(engine="rules")
        return lambda: summarize(made, settings)

    assert growth(work, 400) < LINEAR
