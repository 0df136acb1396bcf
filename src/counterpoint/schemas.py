"""JSON Schemas generated from the models: those that a model's answer must fit, and those of what we write.

``python -m counterpoint.schemas`` writes them into ``schemas/``; a test fails when they drift from the models.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from counterpoint.findings import Brief
from counterpoint.items import KINDS
from counterpoint.records import AnyGrounded, Record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DROPPED = frozenset({"title", "default", "minLength", "maxLength", "minItems", "maxItems", "discriminator"})


def strict(model: type[BaseModel], *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The schema of ``model`` in the subset that all structured-output endpoints take.

    References are inlined, every property is required, others are forbidden, and bounds, defaults and titles are left out:
    endpoints refuse or ignore them, and code validates anyway. ``without`` names properties of the model to leave out.
    """
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    for name in without:
        schema["properties"].pop(name, None)
    found = _strict(schema, definitions)
    assert isinstance(found, dict)  # noqa: S101 - a schema of a model is an object
    return found


def answer() -> dict[str, Any]:
    """The schema of an extraction: an object with one list for each kind, named as :func:`list_name` says. Every call gets its own copy."""
    made: dict[str, Any] = json.loads(_answer())
    return made


@cache
def _answer() -> str:
    """Making it takes longer than all else that a request costs us, and it is asked for twice in each: so it is made once."""
    said: set[tuple[str, str]] = set()
    schema = {
        "type": "object",
        "properties": {list_name(kind.name()): {"type": "array", "items": _once(strict(kind, without=("kind",)), said)} for kind in KINDS},
        "required": [list_name(kind.name()) for kind in KINDS],
        "additionalProperties": False,
    }
    return json.dumps(schema)


def _once(schema: dict[str, Any], said: set[tuple[str, str]]) -> dict[str, Any]:
    """``schema`` without descriptions that the same property of a kind before had: every word is paid for in every call."""
    for name, field in schema["properties"].items():
        if (name, field.get("description", "")) in said:
            del field["description"]
        elif "description" in field:
            said.add((name, field["description"]))
    return schema


def list_name(kind: str) -> str:
    """The name of the list of a kind in an answer: ``claims``."""
    return f"{kind}s"


def export() -> dict[str, str]:
    """All schemas as JSON text, by file name."""
    made: dict[str, dict[str, Any]] = {f"{kind.name()}.json": kind.model_json_schema() for kind in KINDS}
    made["grounded.json"] = TypeAdapter(AnyGrounded).json_schema(mode="serialization")
    made["record.json"] = Record.model_json_schema(mode="serialization")
    made["brief.json"] = Brief.model_json_schema(mode="serialization")
    made["answer.json"] = {"title": "Answer of a model to an extraction", **answer()}
    return {name: json.dumps({"$schema": _DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()}


def write(folder: Path) -> None:
    """Write all schemas into ``folder``."""
    for name, text in export().items():
        (folder / name).write_text(text, encoding="utf-8")


def _strict(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_strict(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _strict({**definitions[schema["$ref"].rsplit("/", 1)[-1]], **{k: v for k, v in schema.items() if k != "$ref"}}, definitions)
    if "properties" in schema:
        properties = {name: _strict(part, definitions) for name, part in schema["properties"].items()}
        rest = {k: v for k, v in schema.items() if k not in {"properties", "required", *_DROPPED}}
        return {**rest, "properties": properties, "required": list(properties), "additionalProperties": False}
    return {key: _strict(value, definitions) for key, value in schema.items() if key not in _DROPPED}


if __name__ == "__main__":
    write(Path(__file__).parents[2] / "schemas")
