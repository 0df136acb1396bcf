import csv
import io
import sys
from pathlib import Path

import pytest

from counterpoint.errors import ConfigError, MissingExtraError
from counterpoint.findings import Brief
from counterpoint.render import render
from counterpoint.render.table import csv_text, rows, write_table
from tests.render import extremes, invented


def test_one_row_an_item_with_the_words_and_the_source() -> None:
    table = list(csv.DictReader(io.StringIO(csv_text(invented.brief()))))
    assert len(table) == 17
    first = table[0]
    assert (first["label"], first["kind"], first["source"], first["published"]) == ("A1", "event", "Coast Herald", "2025-03-05")
    assert first["words"] == "The east wall of the Lindholm reservoir gave way on Tuesday at about 5 a.m."
    assert first["who"] == "east wall (what broke)"
    assert first["when_start"] == "2025-03-04"
    assert first["relations"] == "agrees"
    by_label = {row["label"]: row for row in table}
    assert by_label["C4"]["speaker"] == "Per Strand"
    assert by_label["C4"]["certainty"] == "denied"
    assert by_label["A2"]["holder"] == "the police"


def test_every_row_has_the_same_columns() -> None:
    assert len({tuple(row) for row in rows(invented.brief())}) == 1


def test_csv_is_a_format() -> None:
    assert render(invented.brief(), "csv") == csv_text(invented.brief())
    assert csv_text(Brief()).startswith("label,kind,source")


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://e.example")'])
def test_a_cell_is_no_formula(payload: str) -> None:
    table = list(csv.reader(io.StringIO(csv_text(extremes.hostile(payload)))))
    assert f"'{payload}" in [cell for row in table for cell in row]
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_line_breaks_and_quotation_marks_stay_in_their_cell() -> None:
    payload = 'one, "two"\nthree'
    table = list(csv.reader(io.StringIO(csv_text(extremes.hostile(payload)))))
    assert len({len(row) for row in table}) == 1


def test_a_file_is_written_by_its_suffix(tmp_path: Path) -> None:
    write_table(invented.brief(), tmp_path / "items.csv")
    assert (tmp_path / "items.csv").read_text(encoding="utf-8") == csv_text(invented.brief())
    with pytest.raises(ConfigError, match="xlsx"):
        write_table(invented.brief(), tmp_path / "items.xlsx")


def test_parquet_without_its_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError) as caught:
        write_table(invented.brief(), tmp_path / "items.parquet")
    assert "counterpoint[table]" in caught.value.hint


def test_parquet_reads_back(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (extra: table)")
    write_table(invented.brief(), tmp_path / "items.parquet")
    back = parquet.read_table(tmp_path / "items.parquet").to_pylist()
    assert [row["label"] for row in back] == [item.label for item in invented.brief().items]
    assert back[0]["published"].isoformat() == "2025-03-05"
