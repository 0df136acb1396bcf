"""What `make fuzz` found, each as a test; and the targets themselves, for a moment each, so that they cannot rot."""

import json
import subprocess
import sys
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


def test_every_module_is_loaded_while_atheris_looks() -> None:
    """A module that a target loads later reports no coverage: the cache's entries did not."""
    code = "import sys; from bench import fuzz; fuzz.import_all(); print(*sorted(m for m in sys.modules if m.startswith('counterpoint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    source = ROOT / "src"
    files = [path for path in (source / "counterpoint").rglob("*.py") if path.name not in {"__init__.py", "__main__.py"}]
    wanted = {".".join(path.relative_to(source).with_suffix("").parts) for path in files}
    assert wanted - set(done.stdout.split()) == set()


@pytest.mark.parametrize(
    ("said", "code", "failed"),
    [
        ("#2 INITED cov: 8 ft: 9\\n#9 DONE cov: 372 ft: 1431 corp: 3", 0, 0),
        ("WARNING: no interesting inputs were found so far. Is the code instrumented for coverage?", 0, 1),
        ("", 0, 1),
        ("#9 NEW cov: 372 ft: 1431", 77, 77),
    ],
)
def test_a_search_that_sees_no_coverage_has_failed(said: str, code: int, failed: int, capfd: pytest.CaptureFixture[str]) -> None:
    words = [sys.executable, "-c", f"import sys; sys.stderr.write('''{said}'''); sys.exit({code})"]
    assert fuzz.run("cache", words, by_coverage=True) == failed
    assert ("cov: 372 ft: 1431" if "372" in said else "NO COVERAGE") in capfd.readouterr().out


@pytest.mark.parametrize("made", ["a_brief", "an_entry"])
def test_edited_documents_are_good_ones_but_for_one_place(made: str) -> None:
    """What fuzzing from nothing never reaches: behind the first look at a document's shape."""
    good = getattr(fuzz, made)
    changed = [fuzz.edited(good, at, "?") for at in range(40)]
    assert len({str(each) for each in changed}) > 5
    assert good() not in changed
    assert all(type(each) is dict for each in changed)
    fuzz.cache_entry(fuzz.sealed(fuzz.an_entry()))
    fuzz.load_brief(json.dumps(fuzz.a_brief()).encode())
