"""Vectors of meaning: what an embedder is, and the one that needs no network, no key and no endpoint.

Texts of like meaning have vectors of a high cosine, whatever their words. The shipped vectors are WordLlama's (``wordllama`` on PyPI,
MIT): averages of token vectors, trained so that averages of like sentences are near (decision 005).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from counterpoint.errors import ConfigError
from counterpoint.records import Usage

SHIPPED = "wordllama"
"""The name, as a setting, of the vectors that ship with the extra ``meaning``."""

Rows: TypeAlias = Sequence[Sequence[float]]
_LARGEST = 1e30
_WEIGHTS, _TOKENS = "weights/l2_supercat_256.safetensors", "tokenizers/l2_supercat_tokenizer_config.json"


@dataclass(frozen=True, slots=True)
class Vectors:
    """One row for each text, all of one length; not normalised. ``usage`` is what they cost."""

    rows: Rows
    usage: Usage = field(default_factory=Usage)


class Embedder(Protocol):
    """What turns texts into vectors. ``name`` is the model's. ``embed`` raises `ModelError` where there is no usable answer."""

    name: str

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, in order."""
        ...


class Shipped:
    """WordLlama's 256 dimensions, from its wheel. Loads in a third of a second and takes some 80 MB; thread-safe.

    The files are read without importing ``wordllama``: the import sets up the root logger, loads ``requests``, and looks for its
    tokenizer in a folder in which the wheel does not have it, and then on the network (0.4.0).

    Raises:
        ConfigError: the extra ``meaning`` is not installed.
    """

    name = SHIPPED

    def __init__(self) -> None:
        self._table, self._tokens = _load()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The mean of the vectors of a text's tokens; zeros for a text without any."""
        last = len(self._table) - 1
        encoded = self._tokens.encode_batch(list(texts), add_special_tokens=False)
        return Vectors([self._mean([min(i, last) for i in found.ids]) for found in encoded])

    def _mean(self, ids: Sequence[int]) -> Any:
        return self._table[ids].mean(axis=0) if ids else self._table[0] * 0


@lru_cache(maxsize=1)
def _load() -> tuple[Any, Any]:
    try:
        import numpy as np
        from safetensors import safe_open
        from tokenizers import Tokenizer
    except ImportError as error:
        raise _missing(str(error)) from None
    home = _home()
    if not (home / _WEIGHTS).exists() or not (home / _TOKENS).exists():
        raise _missing("the installed wordllama has no such files; 0.4 has")
    with safe_open(home / _WEIGHTS, framework="np") as file:
        table = file.get_tensor("embedding.weight").astype(np.float32)
    return table, Tokenizer.from_file(str(home / _TOKENS))


def _home() -> Path:
    found = importlib.util.find_spec("wordllama")
    if found is None or not found.submodule_search_locations:
        raise _missing("wordllama is not installed")
    return Path(next(iter(found.submodule_search_locations)))


def _missing(why: str) -> ConfigError:
    return ConfigError(f"vectors of meaning need the extra meaning ({why})", hint="pip install 'counterpoint[meaning]'")


def sound(rows: Rows, texts: int) -> bool:
    """Whether these are vectors of so many texts: all of one length, all numbers finite and fit for 32 bits."""
    lengths = {len(row) for row in rows}
    return len(rows) == texts and len(lengths) <= 1 and 0 not in lengths and all(abs(x) < _LARGEST for row in rows for x in row)
