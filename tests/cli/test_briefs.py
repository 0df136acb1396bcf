import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterpoint.cli.briefs import load
from counterpoint.cli.commands import counterpoint
from counterpoint.errors import ReadError
from counterpoint.findings import Brief
from tests.render.invented import brief


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "brief.json"
    path.write_text(brief().model_dump_json(), encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(counterpoint, arguments, standalone_mode=False, catch_exceptions=False)


def test_show_prints_the_brief(saved: Path) -> None:
    shown = run("show", str(saved), "--color", "never").output
    assert "Who says what" in shown
    assert "\x1b" not in shown


def test_diff_of_a_brief_with_itself_and_with_nothing(saved: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text(Brief().model_dump_json(), encoding="utf-8")
    same = json.loads(run("diff", str(saved), str(saved), "-f", "json").output)
    grown = json.loads(run("diff", str(empty), str(saved), "-f", "json").output)
    assert not any(same.values())
    assert any(grown.values())
    assert run("diff", str(empty), str(saved)).output


@pytest.mark.parametrize("content", ["", "{}x", '{"articles": 3}', '{"nonsense": 1}'])
def test_what_is_no_brief_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(ReadError, match="not a brief") as caught:
        run("show", str(path))
    assert "summarize -f json" in caught.value.hint


def test_what_is_too_long_for_a_brief_is_not_read_whole(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.cli.briefs.MAX_BRIEF", 100)
    for words in (["show", str(saved)], ["diff", str(saved), "/dev/zero"]):
        with pytest.raises(ReadError, match="larger than 100 bytes"):
            run(*words)


def test_a_brief_shows_itself_in_a_notebook() -> None:
    assert "<iframe" in brief()._repr_html_()


def test_an_object_without_articles_is_no_brief(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ReadError, match="it has no articles"):
        load(tmp_path / "x.json")
