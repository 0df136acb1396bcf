"""Recordings: where they are, how they match, and that they are played to the end. Tests leave nothing in the user's own folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The secret that seals records is made in a folder of the tests, also by commands in processes of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="module")
def vcr_config(counterpoint_replay: dict[str, Any]) -> dict[str, Any]:
    return counterpoint_replay


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(ROOT / "cassettes" / Path(str(request.node.fspath)).stem)


@pytest.fixture
def cassette(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The recording of a test marked ``vcr``. What is in it and was never asked for is a failure: prompts or windows have changed."""
    playing = request.getfixturevalue("vcr")
    yield playing
    assert playing.all_played, f"{len(playing) - playing.play_count} recorded exchanges were not asked for: make record"
