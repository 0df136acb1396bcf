"""Items as a table: one row an item, for spreadsheets (CSV) and data frames (Parquet)."""

from __future__ import annotations

import csv
import io
from importlib import import_module
from pathlib import Path
from typing import Any

from counterpoint.errors import ConfigError, MissingExtraError
from counterpoint.findings import Brief
from counterpoint.items import KINDS
from counterpoint.render.facets import Facets
from counterpoint.render.index import Index
from counterpoint.render.wording import printable, words

COMMON = ("label", "kind", "source", "title", "published", "url", "holder", "summary", "words", "sentence", "when_start", "when_end")
"""Columns of every item, before those of its kind."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(brief: Brief) -> list[dict[str, Any]]:
    """One row an item: the common columns, then the fields of all kinds (None where a kind has none), relations, id."""
    ix = Index(brief)
    facets = Facets(ix)
    fields = [name for kind in KINDS for name in kind.model_fields if name not in {"kind", "quotes"}]
    return [_row(ix, facets, item_id, list(dict.fromkeys(fields))) for item_id in ix.items]


def _row(ix: Index, facets: Facets, item_id: str, fields: list[str]) -> dict[str, Any]:
    item = ix.items[item_id]
    article = ix.articles.get(item.article_id)
    when = item.values.when
    common = (
        ix.label(item_id), item.kind, ix.source(item.article_id), article and article.title, article and article.published,
        article and article.url, ix.holder(item), item.item.summary, words(item, 10_000), item.sentence.quote, when and when.start,
        when and when.end,
    )  # fmt: skip
    own = item.item.model_dump(mode="json")
    values = {name: _flat(own.get(name)) for name in fields}
    relations = facets.of([ix.label(item_id)])["relation"]
    return {**dict(zip(COMMON, common, strict=True)), **values, "relations": relations, "id": item.id, "article_id": item.article_id}


def _flat(value: Any) -> Any:
    """Lists as one text: participants by name, words by semicolons."""
    return "; ".join(map(_named, value)) if isinstance(value, list) else value


def _named(part: Any) -> str:
    if not isinstance(part, dict):
        return str(part)
    return f"{part['name']} ({part['part']})" if part.get("part") else str(part["name"])


def csv_text(brief: Brief) -> str:
    """The table as CSV with a header. A text cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    table = rows(brief)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table[0] if table else COMMON)
    writer.writerows([_cell(value) for value in row.values()] for row in table)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_table(brief: Brief, path: str | Path) -> None:
    """Write the table to a ``.csv`` or ``.parquet`` file.

    Raises:
        ConfigError: the file has another suffix.
        MissingExtraError: Parquet needs the extra ``table`` (pyarrow).
    """
    path = Path(path)
    if path.suffix.lower() == ".csv":
        path.write_text(csv_text(brief), encoding="utf-8", newline="")
    elif path.suffix.lower() == ".parquet":
        _write_parquet(rows(brief), path)
    else:
        raise ConfigError(f"no table can be written to {path.name}", hint="name a .csv or .parquet file")


def _write_parquet(table: list[dict[str, Any]], path: Path) -> None:
    try:
        pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtraError("Parquet needs pyarrow", hint="pip install 'counterpoint[table]', or write .csv") from error
    plain = [{name: printable(value) if isinstance(value, str) else value for name, value in row.items()} for row in table]
    parquet.write_table(pyarrow.Table.from_pylist(plain), path)
