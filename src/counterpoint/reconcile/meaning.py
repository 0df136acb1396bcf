"""How near items are in meaning, by vectors; None of it without an embedder.

A cosine means something else with every model, so it is rescaled: 0 is how near sentences on different matters are (a few invented ones
are embedded along), 1 is the same. The nearest items are found exactly among a few thousand; beyond that with random hyperplanes
(Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002): items on one side of the same planes meet, so
that the cost grows with the number of items.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counterpoint.errors import ConfigError
from counterpoint.reconcile.profiles import Profile
from counterpoint.records import Usage

if TYPE_CHECKING:
    from counterpoint.vectors import Embedder

NEAREST = 6  # items that one meets because they are near it
NEAR = 0.35  # rescaled similarity under which nothing is near
EXACT = 2_000  # items up to which every similarity is computed: a tenth of a second
_TABLES, _BUCKET, _SEED = 16, 64, 20_241_030
_SLICE = 65_536  # pairs whose cosines are computed at once
_UNRELATED = (
    "The central bank left its key rate unchanged.",
    "A goalkeeper signed a contract for three more years.",
    "Heavy rain flooded the cellars of the old town.",
    "The museum shows paintings of the seventeenth century.",
    "A court sentenced the driver to two years in prison.",
    "Scientists found a new species of frog in the rainforest.",
    "The parties could not agree on a coalition.",
    "A software update caused the outage, the company said.",
    "Wheat prices fell after a good harvest.",
    "The actress returns to the stage next spring.",
    "Two trains collided outside the station.",
    "Nurses demand higher pay and shorter shifts.",
)


@dataclass(frozen=True)
class Meaning:
    """Vectors of items. ``unit``: a NumPy array (items x dimensions), rows of length 1 or 0; ``floor``: the cosine of the unrelated."""

    unit: Any
    floor: float
    name: str
    usage: Usage

    def similar(self, i: int, j: int) -> float:
        """How near two items are: about 0 for different matters, 1 for the same words."""
        return (float(self.unit[i] @ self.unit[j]) - self.floor) / (1.0 - self.floor)

    def nearest(self) -> Iterator[tuple[int, int]]:
        """Pairs (the smaller index first, some more than once) of each item and those nearest to it, if they are near at all."""
        if len(self.unit) <= EXACT:
            return self._within(range(len(self.unit)))
        return self._best(sorted(set(self._hashed())))

    def _within(self, members: Sequence[int]) -> Iterator[tuple[int, int]]:
        import numpy as np

        if len(members) < 2:
            return
        cosines = self.unit[members] @ self.unit[members].T
        np.fill_diagonal(cosines, -1.0)
        least = self.floor + NEAR * (1.0 - self.floor)
        most = min(NEAREST, len(members) - 1)
        best = np.argpartition(cosines, -most, axis=1)[:, -most:]
        near = np.take_along_axis(cosines, best, axis=1) >= least
        rows, places = np.nonzero(near)
        for row, column in zip(rows.tolist(), best[rows, places].tolist(), strict=True):
            yield min(members[row], members[column]), max(members[row], members[column])

    def _hashed(self) -> Iterator[tuple[int, int]]:
        import numpy as np

        made = np.random.default_rng(_SEED)
        planes = max(1, round(math.log2(len(self.unit) / _BUCKET)))
        centred = self.unit - self.unit.mean(axis=0)  # else most of a collection lies on one side of most planes
        for _ in range(_TABLES):
            sides = centred @ made.standard_normal((self.unit.shape[1], planes + 1)).astype(self.unit.dtype)
            marks = (sides[:, :planes] > 0) @ (1 << np.arange(planes))
            order = np.lexsort((sides[:, planes], marks))  # a full bucket is cut along one more direction
            for members in _buckets(order.tolist(), marks.tolist()):
                yield from self._within(members)

    def _best(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Of the pairs that the tables found together, those among the nearest of one of their items."""
        import numpy as np

        ends = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        slices = (ends[at : at + _SLICE] for at in range(0, len(ends), _SLICE))
        cosines = np.concatenate([np.zeros(0), *(np.einsum("ij,ij->i", self.unit[e[:, 0]], self.unit[e[:, 1]]) for e in slices)])
        item, pair = np.concatenate([ends[:, 0], ends[:, 1]]), np.tile(np.arange(len(ends)), 2)
        order = np.lexsort((-cosines[pair], item))
        rank = np.arange(len(order)) - np.searchsorted(item[order], item[order])
        return (tuple(both) for both in ends[np.unique(pair[order[rank < NEAREST]])].tolist())


def _buckets(order: Sequence[int], marks: Sequence[int]) -> Iterator[list[int]]:
    """Items of one mark, in pieces of at most twice the usual size."""
    piece: list[int] = []
    for index in order:
        if piece and (marks[piece[-1]] != marks[index] or len(piece) >= 2 * _BUCKET):
            yield piece
            piece = []
        piece.append(index)
    yield piece


def meaning(everything: Sequence[Profile], embedder: Embedder) -> Meaning:
    """The vectors of all items, by their statements.

    Raises:
        ConfigError: NumPy, which comes with the extra ``meaning``, is not there.
        ModelError: the embedder gave none.
    """
    try:
        import numpy as np
    except ImportError:
        raise ConfigError("finding pairs by meaning needs NumPy", hint="pip install 'counterpoint[meaning]'") from None
    made = embedder.embed([*(p.item.item.summary for p in everything), *_UNRELATED])
    rows = np.asarray(made.rows, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(lengths == 0, 1, lengths)
    others = unit[len(everything) :]
    crossed = others @ others.T
    floor = float((crossed.sum() - np.trace(crossed)) / (len(others) * (len(others) - 1)))
    return Meaning(unit[: len(everything)], min(floor, 0.99), embedder.name, made.usage)
