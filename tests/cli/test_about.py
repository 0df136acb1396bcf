"""Help without click is the help of click."""

import shutil
import subprocess
import sys

import click
import pytest

from counterpoint.cli import about
from counterpoint.cli.commands import CONTEXT, counterpoint


def clicks(width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    with click.Context(counterpoint, info_name="counterpoint", **CONTEXT) as context:  # type: ignore[arg-type]
        return counterpoint.get_help(context) + "\n"


def test_help_is_what_click_would_write_in_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (1, *range(45, 130), 1000):
        assert about.text(width) == clicks(width, monkeypatch)


@pytest.mark.parametrize("value", ["", "0", "-3", "100", "wide"])
def test_the_width_is_that_of_the_terminal(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", value)
    assert about.columns() == shutil.get_terminal_size().columns


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_loads_no_click(flag: str) -> None:
    code = f"import sys; sys.argv[1:] = [{flag!r}]; from counterpoint.cli import main; main(); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: counterpoint ")
    assert not {"click", "re", "pathlib", "typing", "inspect"} & set(eval(done.stderr))


def test_examples_keep_their_lines_in_the_help_of_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with click.Context(counterpoint, info_name="counterpoint") as context:
        commands = [counterpoint.get_command(context, name) for name in counterpoint.list_commands(context)]
        helps = [command.get_help(click.Context(command, info_name=command.name)) for command in commands if command]
    assert any("\n    counterpoint summarize examples/*.txt\n" in text for text in helps)
    assert not any("\\b" in text or "\b" in text for text in helps)
