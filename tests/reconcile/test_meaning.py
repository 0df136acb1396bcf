"""Pairs and agreement by meaning, with vectors made by hand."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence

import pytest

from counterpoint.errors import ModelError
from counterpoint.findings import Comparison
from counterpoint.items import AnyItem
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.meaning import Meaning, meaning
from counterpoint.reconcile.meant import SHARED, meant
from counterpoint.reconcile.pairs import NOT_NEAR, ONLY_MEANING
from counterpoint.reconcile.profiles import Profile, profiles
from counterpoint.records import Usage
from counterpoint.vectors import Vectors
from tests.growth import LINEAR, growth
from tests.reconcile.made import claim, record

np = pytest.importorskip("numpy", reason="the extra meaning is not installed")


class Table:
    """An embedder by subject: texts with one of the words of a subject lie along one axis, all others along axes of their own."""

    name = "table"

    def __init__(self, *subjects: str) -> None:
        self.subjects = [subject.split() for subject in subjects]

    def embed(self, texts: Sequence[str]) -> Vectors:
        size = len(self.subjects) + len(texts)
        return Vectors([self._row(text, len(self.subjects) + n, size) for n, text in enumerate(texts)], Usage(calls=1))

    def _row(self, text: str, own: int, size: int) -> list[float]:
        along = next((n for n, words in enumerate(self.subjects) if any(w in text for w in words)), own)
        return [float(n == along) for n in range(size)]


class Broken:
    name = "broken"

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise ModelError("no such model", usage=Usage(calls=1))


def two(a: AnyItem, b: AnyItem) -> list[Profile]:
    return profiles([record("a", a), record("b", b)], ())


def test_items_without_a_common_word_meet_by_meaning_and_the_coverage_says_so() -> None:
    records = [record("a", claim("The ferry sank.")), record("b", claim("A ship went down.")), record("c", claim("Wheat is dear."))]
    found = reconcile(records, embedder=Table("ferry ship")).coverage
    assert (found.possible, found.compared) == (3, 1)
    assert found.compared_why == {ONLY_MEANING: 1}
    assert all(why.endswith(NOT_NEAR) for why in found.pruned_why)
    assert reconcile(records).coverage.compared == 0


def test_an_embedder_that_fails_is_told_and_costs_nothing_else() -> None:
    records = [record("a", claim("The ferry Ilona sank off Tessel.")), record("b", claim("The ferry Ilona sank off Tessel."))]
    found = reconcile(records, embedder=Broken())
    assert "no such model" in found.failures[0]
    assert found.usage.calls == 1
    assert found.comparisons == reconcile(records).comparisons


AGREEING = (
    claim("The town council of Pellan refused the waste incinerator at the harbour."),
    claim("Pellan turned the incinerator for harbour waste down."),
)


def alike(a: AnyItem, b: AnyItem) -> list[Comparison]:
    return list(reconcile([record("a", a), record("b", b)], embedder=Table("Pellan")).comparisons)


def test_other_words_of_like_meaning_agree() -> None:
    assert [c.relation for c in alike(*AGREEING)] == ["agrees"]
    assert not reconcile([record("a", AGREEING[0]), record("b", AGREEING[1])]).comparisons


@pytest.mark.parametrize(
    "other",
    [
        "Pellan did not turn the incinerator for harbour waste down.",
        "Pellan will turn the incinerator for harbour waste down.",
        "Pellan turned 12 incinerators for harbour waste down.",
        "Pellan and Gelda turned the incinerator for harbour waste down.",
    ],
)
def test_likeness_alone_never_agrees(other: str) -> None:
    first = claim("The town council of Pellan refused 3 waste incinerators at the harbour.") if "12" in other else AGREEING[0]
    first = claim("The town council of Pellan and Orvane refused the waste incinerator at the harbour.") if "Gelda" in other else first
    assert not [c for c in alike(first, claim(other)) if c.relation == "agrees"]


def test_two_statements_of_other_words_do_not_agree_however_near() -> None:
    a, b = two(claim("Gelda opened the bridge."), claim("Gelda lost the match."))
    assert meant(a, b, SHARED - 0.01, 1.0) is None


def random_meaning(n: int, kinds: int, seed: int = 1) -> Meaning:
    """Items in clusters of a few, far from all others."""
    made = np.random.default_rng(seed)
    centres = made.standard_normal((kinds, 48))
    rows = centres[np.arange(n) % kinds] + 0.25 * made.standard_normal((n, 48))
    return Meaning((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), 0.0, "made", Usage())


def test_the_nearest_are_found_by_hashing_too() -> None:
    many = random_meaning(4_500, 1_500)
    pairs = set(many.nearest())
    chance = random.Random(4)
    wanted = [(i, i + 1_500) for i in chance.sample(range(1_500), 300)]
    assert sum(pair in pairs for pair in wanted) >= 0.9 * len(wanted)
    assert all(i < j and many.similar(i, j) > 0.3 for i, j in pairs)


def test_the_work_of_finding_them_grows_with_the_items() -> None:
    def prepare(n: int) -> Callable[[], object]:
        made = random_meaning(n, n // 3)
        return lambda: sum(1 for _ in made.nearest())

    assert growth(prepare, 2_100) < LINEAR


def test_similarity_is_measured_from_what_is_unrelated() -> None:
    a, b = two(claim("The ferry sank."), claim("A ship went down."))
    found = meaning([a, b], Skewed({"ferry": 0.1, "ship": 0.2}))
    assert 0.85 < found.floor < 0.99
    assert found.similar(0, 1) > 0.9


class Skewed:
    """As some models do: every pair of texts has a cosine of about 0.9."""

    name = "skewed"

    def __init__(self, angles: Mapping[str, float]) -> None:
        self.angles = angles

    def embed(self, texts: Sequence[str]) -> Vectors:
        chance = random.Random(7)
        known = [next((v for word, v in self.angles.items() if word in text), None) for text in texts]
        drawn = [chance.uniform(-0.6, 0.6) if v is None else v for v in known]
        return Vectors([[math.cos(v), math.sin(v)] for v in drawn])
