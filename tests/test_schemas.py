"""Schemas: those on disk are those of the models, and the one for the model is strict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from counterpoint import schemas
from counterpoint.article import Article
from counterpoint.findings import Brief
from counterpoint.items import KINDS, Claim
from counterpoint.records import Evidence, Grounded, Record

FOLDER = Path(__file__).parents[1] / "schemas"


def test_the_files_do_not_drift_from_the_models() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")} == schemas.export(), (
        "run: python -m counterpoint.schemas"
    )


@pytest.mark.parametrize("name", sorted(schemas.export()))
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas.export()[name]))


def test_there_is_one_for_every_kind() -> None:
    assert {f"{kind.name()}.json" for kind in KINDS} | {"record.json", "brief.json", "answer.json"} <= set(schemas.export())


def grounded() -> Grounded[Claim]:
    evidence = (Evidence(start=0, end=4, quote="Rain"),)
    return Grounded(id="x", article_id="a", item=Claim(quotes=["Rain"], text="It rains."), evidence=evidence, sentence=evidence[0])


def test_what_we_write_fits_its_schema() -> None:
    record = Record(article=Article(id="a", text="Rain."), engine="llm", items=(grounded(),))
    brief = Brief(items=(grounded(),))
    for name, model in (("record.json", record), ("brief.json", brief), ("grounded.json", grounded())):
        jsonschema.validate(json.loads(model.model_dump_json()), json.loads(schemas.export()[name]))


def objects(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for part in schema.values() for found in objects(part)]


def test_the_schema_for_the_model_is_in_the_strict_subset() -> None:
    schema = schemas.answer()
    assert "$ref" not in json.dumps(schema)
    for found in objects(schema):
        assert found["additionalProperties"] is False
        assert found["required"] == list(found["properties"])
    for kind in KINDS:
        element = schema["properties"][schemas.list_name(kind.name())]["items"]
        assert set(element["properties"]) == set(kind.model_fields) - {"kind"}
        assert not {"title", "default", "minLength", "minItems"} & set(element["properties"]["quotes"])


def test_descriptions_reach_the_model_once() -> None:
    lists = schemas.answer()["properties"]
    assert lists["claims"]["items"]["description"] == Claim.__doc__
    told = [
        (name, part["description"])
        for each in lists.values()
        for name, part in each["items"]["properties"].items()
        if "description" in part
    ]
    wanted = {(name, field.description) for kind in KINDS for name, field in kind.model_fields.items() if field.description}
    assert len(told) == len(wanted)
    assert set(told) == wanted


def test_write(tmp_path: Path) -> None:
    schemas.write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(schemas.export())


def test_the_schema_of_an_answer_is_a_copy_that_callers_may_change() -> None:
    schemas.answer().clear()
    assert set(schemas.answer()["properties"]) == {schemas.list_name(kind.name()) for kind in KINDS}
