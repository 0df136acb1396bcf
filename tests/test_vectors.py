"""The vectors that ship with the extra ``meaning``: where they come from, and what is said where they are not."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys

import pytest

from counterpoint import vectors
from counterpoint.errors import ConfigError
from counterpoint.vectors import Shipped, sound

HERE = importlib.util.find_spec("wordllama") is not None
needs_extra = pytest.mark.skipif(not HERE, reason="the extra meaning is not installed")


def cosine(a: object, b: object) -> float:
    import numpy as np

    x, y = np.asarray(a), np.asarray(b)
    return float(x @ y / np.linalg.norm(x) / np.linalg.norm(y))


@needs_extra
def test_like_sentences_are_near_and_others_are_not() -> None:
    rows = Shipped().embed(["The council refused the plan.", "Councillors rejected the scheme.", "Wheat prices fell."]).rows
    assert len(rows) == 3
    assert cosine(rows[0], rows[1]) > cosine(rows[0], rows[2]) + 0.3


@needs_extra
def test_a_text_without_words_has_a_row_of_zeros() -> None:
    assert not any(Shipped().embed([""]).rows[0])


@needs_extra
def test_the_package_itself_is_never_imported() -> None:
    code = "import logging, sys; from counterpoint.vectors import Shipped; Shipped().embed(['a']); "
    code += "assert 'wordllama' not in sys.modules and 'requests' not in sys.modules and not logging.getLogger().handlers"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert logging.getLogger().name == "root"


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors._load.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ConfigError) as caught:
        Shipped()
    assert "counterpoint[meaning]" in caught.value.hint


@pytest.mark.parametrize("rows", [[[1.0], [1.0, 2.0]], [[]], [[float("nan")]], [[1e39]], [[1.0], [2.0], [3.0]]])
def test_rows_that_are_no_vectors_of_two_texts(rows: list[list[float]]) -> None:
    assert not sound(rows, 2)
    assert sound([[0.0, 1.0], [1.0, 0.5]], 2)
