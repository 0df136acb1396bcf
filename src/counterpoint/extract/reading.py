"""Answers read item by item: an element that is not valid is set aside with its reason, and costs the others nothing."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from counterpoint import schemas
from counterpoint.article import Span
from counterpoint.items import KINDS, AnyItem, Item
from counterpoint.records import Candidate

_NOTHING = frozenset({"", "null", "none", "n/a", "not specified", "not stated"})
_DASHES = "-–—"
_MOST = 100  # elements of a list, such as quotes of one item
_LONGEST = 20_000  # characters of a text: no honest answer comes near, and much is done with each


@dataclass(frozen=True)
class Invalid:
    """An element that is no item: its kind, what the model gave, and why it is not valid."""

    kind: str
    given: Any
    reason: str

    @property
    def quote(self) -> str:
        """Its first quote, as far as there is one."""
        quotes = self.given.get("quotes") if isinstance(self.given, dict) else None
        first = quotes[0] if isinstance(quotes, list) and quotes else quotes
        return first if isinstance(first, str) else ""


def items(answer: BaseModel) -> list[AnyItem | Invalid]:
    """All elements of an answer, in the order of kinds; repetitions of an element are dropped."""
    found: dict[str, AnyItem | Invalid] = {}
    for kind in KINDS:
        for given in getattr(answer, schemas.list_name(kind.name())):
            found.setdefault(f"{kind.name()} {given!r}", item(kind, given))
    return list(found.values())


def item(kind: type[Item], given: Any) -> AnyItem | Invalid:
    """The item of ``kind`` in one element, or what is wrong with it.

    Forgiven, for it changes no meaning: null where there is a default, "null" or an empty text for an absent one, one text for
    a list of texts, names for participants.
    """
    if not isinstance(given, dict):
        return Invalid(kind.name(), given, f"not an object but {type(given).__name__}")
    if too_much := _too_much(given):
        return Invalid(kind.name(), _shortened(given), too_much)
    data = {name: _mended(given[name], field) for name, field in kind.model_fields.items() if name in given}
    data = {name: value for name, value in data.items() if value is not None}
    try:
        return kind.model_validate({**data, "kind": kind.name()})  # type: ignore[return-value]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return Invalid(kind.name(), given, f"{where}: {first['msg']}")


def _too_much(given: dict[str, Any]) -> str:
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        if len(values) > _MOST:
            return f"{name[:40]}: a list of {len(values):,}, more than {_MOST}"
        if any(isinstance(v, str) and len(v) > _LONGEST for v in values):
            return f"{name[:40]}: a text of more than {_LONGEST:,} characters"
    return ""


def _shortened(value: Any) -> Any:
    """An absurd element so far as a reader needs it to see what it was."""
    if isinstance(value, dict):
        return {str(name)[:40]: _shortened(part) for name, part in list(value.items())[:20]}
    if isinstance(value, list):
        return [_shortened(part) for part in value[:3]]
    return value[:300] if isinstance(value, str) else value


def candidate(found: AnyItem, window: Span) -> Candidate:
    """A valid item as a candidate."""
    return Candidate(item=found, window=Span(start=window.start, end=window.end))


def _mended(value: Any, field: FieldInfo) -> Any:
    if isinstance(value, str):
        value = value.strip()
        if not field.is_required() and value.lower().strip(_DASHES) in _NOTHING:
            return None
    wanted = typing.get_origin(field.annotation)
    if wanted is list:
        values = value if isinstance(value, list) else [value]
        return [_element(v, field) for v in values if v is not None and v != ""]
    if wanted in (types.UnionType, typing.Union) and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # "when": 2019
    return value


def _element(value: Any, field: FieldInfo) -> Any:
    inner = typing.get_args(field.annotation)[0]
    if isinstance(value, str) and isinstance(inner, type) and issubclass(inner, BaseModel):
        return {"name": value}
    if isinstance(value, int | float) and inner is str:
        return str(value)
    return value
