from pathlib import Path

import pytest

from tests.fire.command import Inside


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Inside:
    monkeypatch.chdir(tmp_path)  # no counterpoint.toml of whoever runs the tests
    return Inside(monkeypatch, capfdbinary)
