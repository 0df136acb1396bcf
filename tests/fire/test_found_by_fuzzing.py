"""What `make fuzz` found, each as a test; and the targets themselves, for a moment each, so that they cannot rot."""

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

fuzz: Any = pytest.importorskip("bench.fuzz", reason="bench/ is not in an installed copy")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "OUT", tmp_path)


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_each_target_runs_and_finds_nothing_at_once(name: str) -> None:
    fuzz.fuzz(name, 0.3, examples=8)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf\xef\xbb\xbf", b"\xef\xbb\xbf \xef\xbb\xbf\n"])
def test_a_file_of_byte_order_marks_is_empty(data: bytes, tmp_path: Path) -> None:
    fuzz.read_bytes(data, ".txt", tmp_path)
