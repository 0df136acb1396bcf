"""The answer of a comparator."""

from __future__ import annotations

from typing import Literal

from counterpoint.article import Frozen

ValueRelation = Literal["equal", "refines", "refined_by", "compatible", "excludes", "incomparable"]

_MIRROR: dict[ValueRelation, ValueRelation] = {"refines": "refined_by", "refined_by": "refines"}


class Verdict(Frozen):
    """How a value ``a`` relates to a value ``b``, and one sentence why.

    ``refines``: all that ``a`` allows, ``b`` allows too, and not the other way round. ``compatible``: both can hold.
    ``excludes``: both cannot hold *of the same thing*; whether it is the same thing is for the judge to say.
    ``incomparable``: nothing follows, e.g. other units or a value that is not known.
    """

    relation: ValueRelation
    why: str

    @property
    def mirrored(self) -> ValueRelation:
        """The relation seen from ``b``."""
        return mirror(self.relation)


def mirror(relation: ValueRelation) -> ValueRelation:
    """The relation with its two sides swapped."""
    return _MIRROR.get(relation, relation)
