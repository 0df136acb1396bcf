import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterpoint.cli.run import _how_far
from counterpoint.pipeline import Progress

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(str(p) for p in (ROOT / "examples").glob("*.txt"))


def run(*arguments: str, stdin: str = "", env: dict[str, str] | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "COUNTERPOINT_"))}
    return subprocess.run(
        [sys.executable, "-m", "counterpoint", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env=clean | (env or {}),
        cwd=cwd,
        timeout=120,
        check=False,
    )


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode().splitlines()


def test_a_brief_of_the_examples_without_any_key() -> None:
    done = run("summarize", *EXAMPLES)
    assert done.returncode == 0
    assert "Who says what" in done.stdout.decode()
    assert len([line for line in lines(done) if "rules engine" in line]) == 1


def test_json_is_one_document_and_every_offset_is_exact() -> None:
    done = run("summarize", *EXAMPLES, "-f", "json", "-q")
    assert done.stderr == b""
    brief = json.loads(done.stdout)
    texts = {a["id"]: a["text"] for a in brief["articles"]}
    evidence = [(texts[i["article_id"]], e) for i in brief["items"] for e in i["evidence"]]
    assert evidence
    assert all(text[e["start"] : e["end"]] == e["quote"] for text, e in evidence)


def test_standard_input_and_output_file(tmp_path: Path) -> None:
    out = tmp_path / "brief.json"
    done = run("summarize", "-", "-o", str(out), stdin="Ana Kovač, the mayor, said the bridge was closed on 3 May 2025.")
    assert done.returncode == 0
    assert done.stdout == b""
    assert json.loads(out.read_text(encoding="utf-8"))["articles"][0]["text"].startswith("Ana")
    assert [p.name for p in tmp_path.iterdir()] == ["brief.json"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["summarize", "/nowhere/at-all.txt"], 2, "at-all.txt"),
        (["summarize", "--engine", "llm", *EXAMPLES], 2, "needs a model"),
        (["summarize", "--fromat", "json"], 2, "--fromat"),
        (["summarize", "--passes", "99", *EXAMPLES], 2, "passes"),
        (["summarize", *EXAMPLES, "-o", "/nowhere/brief.md"], 2, "cannot write"),
        (["sumarize"], 2, "sumarize"),
    ],
)
def test_errors_are_two_lines_and_no_traceback(arguments: list[str], code: int, says: str) -> None:
    done = run(*arguments)
    told = [line for line in lines(done) if not line.startswith("note:")]
    assert done.returncode == code
    assert done.stdout == b""
    assert len(told) == 2
    assert told[0].startswith("error: ")
    assert told[1].startswith("hint: ")
    assert says in told[0]


def test_a_skipped_input_gives_a_brief_and_exit_code_1_unless_the_gate_is_off() -> None:
    done = run("summarize", EXAMPLES[0], "/nowhere/at-all.txt")
    assert done.returncode == 1
    assert "Who says what" in done.stdout.decode()
    assert any("at-all.txt" in line for line in lines(done))
    assert run("summarize", EXAMPLES[0], "/nowhere/at-all.txt", "--fail-on", "none").returncode == 0


def test_show_config_tells_origins_and_hides_the_key() -> None:
    done = run("summarize", "--show-config", env={"OPENAI_API_KEY": "sk-planted-123", "COUNTERPOINT_RPM": "7"})
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "COUNTERPOINT_RPM" in text
    assert "sk-planted-123" not in text + done.stderr.decode()


def test_dry_run_needs_neither_key_nor_network() -> None:
    done = run("summarize", *EXAMPLES, "--model", "some-model", "--base-url", "http://127.0.0.1:9/v1", "--dry-run")
    text = done.stdout.decode()
    assert done.returncode == 0, lines(done)
    assert "2 articles" in text
    assert "unknown" in text


def test_show_prompt_prints_the_article_and_the_instructions() -> None:
    done = run("summarize", EXAMPLES[0], "--model", "some-model", "--show-prompt")
    text = done.stdout.decode()
    assert done.returncode == 0, lines(done)
    assert "China finds itself increasingly uneasy" in text


def test_both_commands_are_installed() -> None:
    for name in ("counterpoint", "summarize"):
        script = Path(sys.executable).parent / name
        assert subprocess.run([script, "--help"], capture_output=True, check=True).stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m counterpoint summarize -q -f json {' '.join(EXAMPLES)} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"error" not in done.stderr


def test_output_does_not_depend_on_the_locale() -> None:
    plain = run("summarize", *EXAMPLES, "-q")
    ascii_only = run("summarize", *EXAMPLES, "-q", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert plain.stdout == ascii_only.stdout
    assert "’".encode() in plain.stdout


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "while reading"),
        (Progress(stage="read", done=3), "while reading"),
        (Progress(stage="read", done=60, total=60), "0 of 60 articles done"),
        (Progress(stage="extract", done=3, total=60), "3 of 60 articles done"),
        (Progress(stage="extract", done=3), "3 articles done"),
    ],
)
def test_an_interruption_says_how_far_the_run_was(last: Progress | None, said: str) -> None:
    assert _how_far(last) == said
