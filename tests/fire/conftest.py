import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fire.command import Inside


@pytest.fixture(scope="session", autouse=True)
def heard() -> Iterator[None]:
    """Signals reach the commands that are started, also where whoever runs the tests ignores them (``nohup``, a job in the background)."""
    ignored = [each for each in (signal.SIGINT, signal.SIGHUP) if signal.getsignal(each) is signal.SIG_IGN]
    for each in ignored:
        signal.signal(each, signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL)
    yield
    for each in ignored:
        signal.signal(each, signal.SIG_IGN)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Inside:
    monkeypatch.chdir(tmp_path)  # no counterpoint.toml of whoever runs the tests
    return Inside(monkeypatch, capfdbinary)
