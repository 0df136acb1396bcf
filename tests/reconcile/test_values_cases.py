"""The invented pairs that the judge is measured on are what the issue asks for, and their scorer scores."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"
if not (BENCH / "relation_cases.jsonl").exists():
    pytest.skip("bench/ is not part of this checkout", allow_module_level=True)

CASES: list[dict[str, Any]] = [json.loads(line) for line in (BENCH / "relation_cases.jsonl").read_text(encoding="utf-8").splitlines()]
HARD = frozenset(
    {"other_day", "other_place", "other_measure", "other_direction", "other_subject", "hedged_vs_asserted", "planned_vs_happened"}
    | {"quoted_to_be_denied", "superseded", "same_number"}
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_relations", BENCH / "eval_relations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_there_are_enough_cases_and_twice_as_many_hard_negatives_as_contradictions() -> None:
    count = Counter(c["category"] for c in CASES)
    assert len(CASES) >= 180
    assert count["contradiction"] >= 30
    assert sum(n for name, n in count.items() if name in HARD) >= 2 * count["contradiction"]


def test_half_of_each_category_is_held_back() -> None:
    for category in {c["category"] for c in CASES}:
        split = Counter(c["split"] for c in CASES if c["category"] == category)
        assert abs(split["tune"] - split["held"]) <= 1, category


def test_every_case_is_whole() -> None:
    assert len({c["id"] for c in CASES}) == len(CASES)
    for case in CASES:
        assert ("from" in case) == (case["relation"] in {"refines", "superseded"}), case["id"]
        for side in (case["a"], case["b"]):
            assert side["quote"] in side["sentence"], case["id"]


def test_only_contradictions_are_told_as_contradictions() -> None:
    assert {c["category"] for c in CASES if c["relation"] == "contradicts"} == {"contradiction"}


def test_the_scorer_counts_directions_and_what_an_editor_would_let_pass(scorer: ModuleType) -> None:
    case = {"relation": "refines", "from": "b", "accept": ["agrees"]}
    assert scorer.Verdict(case, "refines:b", None, "").right
    assert scorer.Verdict(case, "agrees", None, "").right
    assert not scorer.Verdict(case, "refines:a", None, "").right
    scores = scorer.scores([scorer.Verdict(case, "refines:a", None, ""), scorer.Verdict(case, "agrees", None, "")])
    assert scores["refines"] == {"precision": 0.5, "recall": 0.5, "said": 2, "there": 2}


def test_rules_alone_seldom_see_a_contradiction_where_there_is_none(scorer: ModuleType) -> None:
    scores = scorer.scores(scorer.answers(CASES))
    assert scores["contradicts"]["precision"] >= 0.9
    assert scores["contradicts"]["recall"] >= 0.3
