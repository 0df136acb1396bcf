"""What is written: whole or not at all, where it was meant, over nothing else."""

import os
import resource
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from counterpoint.cli.exits import plain
from counterpoint.cli.output import opened, write
from tests.faulty_server import serve
from tests.fire.command import Inside, flags, honest, run, told, write_news

TEXT = "Mayor Orsa Tindle said the bridge would hold."


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_link_stays_one_and_the_mode_of_the_file_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "brief.md").write_text("old", encoding="utf-8")
    (tmp_path / "real" / "brief.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to(tmp_path / "real" / "brief.md")
    write("new", tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real" / "brief.md").read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE((tmp_path / "real" / "brief.md").stat().st_mode) == 0o640
    assert names(tmp_path / "real") == ["brief.md"]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """So is a device: -o /dev/null as root took the device away."""
    os.mkfifo(tmp_path / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text(encoding="utf-8")))
    reader.start()
    write("new", tmp_path / "pipe")
    reader.join(timeout=20)
    assert read == ["new"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_link_planted_in_the_place_of_the_part_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious", encoding="utf-8")
    (tmp_path / f".brief.md.{os.getpid()}.part").symlink_to(tmp_path / "victim")
    write("new", tmp_path / "brief.md")
    assert (tmp_path / "victim").read_text(encoding="utf-8") == "precious"
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == "new"


KILLED = """
import os, sys
from pathlib import Path
from counterpoint.cli.output import opened
with opened(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    stream.flush()
    print("writing", flush=True)
    sys.stdin.readline()
"""


def writing(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "writing\n"
    return process


def test_the_next_run_removes_what_a_killed_one_left_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    killed, alive = writing(path), writing(path)
    killed.kill()
    killed.communicate()
    others = [".other.md.77.part", ".brief.md.77.part.txt", ".brief.md.x.part", "brief.md.77.part"]
    for name in others:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / ".brief.md.78.part").mkdir()
    assert f".brief.md.{killed.pid}.part" in names(tmp_path)
    write("new", path)
    assert names(tmp_path) == sorted([*others, ".brief.md.78.part", f".brief.md.{alive.pid}.part", "brief.md"])
    alive.communicate("go on\n")
    assert alive.returncode == 0
    assert path.read_text(encoding="utf-8") == "half", "the run that was under way ends as if nothing had been"


def test_a_part_that_was_taken_for_a_stale_one_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from counterpoint.cli import output

    lock = output._lock
    taken: list[bool] = []

    def late(stream: object, *, wait: bool) -> None:
        if not taken:
            taken.append(True)
            next(tmp_path.glob(".*.part")).unlink()
        lock(stream, wait=wait)  # type: ignore[arg-type]

    monkeypatch.setattr(output, "_lock", late)
    write("new", tmp_path / "brief.md")
    assert names(tmp_path) == ["brief.md"]


def test_a_stream_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    write("old", tmp_path / "brief.md")
    with pytest.raises(RuntimeError), opened(tmp_path / "brief.md") as stream:
        stream.write(b"half")
        raise RuntimeError
    assert names(tmp_path) == ["brief.md"]
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == "old"


def test_a_long_name_has_room_for_its_part(tmp_path: Path) -> None:
    write("new", tmp_path / ("n" * 250 + ".md"))
    assert len(names(tmp_path)) == 1


def test_a_result_is_no_article_of_the_next_run(tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    words = ["summarize", "news", "--engine", "rules", "-o", "news/brief.html", "--db", "news/news.sqlite"]
    assert inside(*words).code == 0
    first = (tmp_path / "news" / "brief.html").read_bytes()
    for again in (words, [*words[:1], "news/*", *words[2:]]):
        assert inside(*again).code == 0
        assert (tmp_path / "news" / "brief.html").read_bytes() == first


def test_no_result_takes_the_place_of_an_input_or_of_the_other_result(tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    for words in (["-o", "a.txt"], ["-o", "link.txt"], ["--db", "a.txt"], ["-o", "x.json", "--db", "./x.json"], ["-o", "none/x.json"]):
        done = inside("summarize", "a.txt", "--engine", "rules", *words)
        assert done.code == 2
        assert [line.split(":")[0] for line in done.err.splitlines()[-2:]] == ["error", "hint"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TEXT
    assert names(tmp_path) == ["a.txt", "link.txt"]


def test_a_database_that_cannot_be_written_is_told_before_anything_is_asked(tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("no database " * 100, encoding="utf-8")
    with sqlite3.connect(tmp_path / "newer") as newer, sqlite3.connect(tmp_path / "other") as other:
        newer.execute("pragma user_version = 99")
        other.execute("create view items as select 1")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with serve([], honest) as server:
        for name in ("folder", "text", "newer", "other"):
            done = inside("summarize", "a.txt", *flags(server, tmp_path / "cache"), "--db", name)
            assert (done.code, done.out) == (2, b"")
            assert [line.split(":")[0] for line in done.err.splitlines()] == ["error", "hint"]
    assert not server.requests
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_full_disk_names_the_file_and_leaves_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))

    done = run(tmp_path / "a.txt", "--engine", "rules", "-o", str(tmp_path / "x.html"), before=full)
    assert done.code == 2
    assert str(tmp_path / "x.html") in told(done.err)[0]
    done = run(tmp_path / "a.txt", "--engine", "rules", "--db", str(tmp_path / "x.sqlite"), before=full)
    assert done.code == 2
    assert names(tmp_path) == ["a.txt"]


def test_nothing_that_others_wrote_moves_the_cursor(tmp_path: Path, inside: Inside) -> None:
    """File names, endpoints and articles end up on a terminal."""
    odd = "\x1b]0;mine\x07\x1b[2J\u202e\x9b31m"
    (tmp_path / f"a{odd}\nerror: all is lost.txt").write_text("", encoding="utf-8")
    (tmp_path / "good.txt").write_text(TEXT.replace(" said", f"{odd} said"), encoding="utf-8")
    with serve(lambda _: f"status:400 no{odd}", honest) as server:
        model = ["--model", "m", "--base-url", server.url, "--mode", "tools"]
        rules = [["--engine", "rules", "-f", form] for form in ("md", "json", "jsonl", "html")]
        for words in (*rules, ["--dry-run"], model, [*model, "--show-prompt"]):
            done = inside("summarize", str(tmp_path), "-v", "--cache-dir", "cache", *words)
            printed = done.err + done.out.decode()
            assert not set(printed) & set("\x1b\x07\u202e\x9b\x00")
            assert not any(line.startswith("error: all") for line in printed.splitlines())
    assert plain("Zoë \N{SNOWMAN} \u0627\u200d") == "Zoë \N{SNOWMAN} \u0627"


@pytest.mark.parametrize(("closed", "more", "code"), [(1, [], 2), (1, ["-o", "brief.md"], 0), (2, [], 0), (0, [], 0)])
def test_streams_that_the_caller_closed(closed: int, more: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As ``>&-`` does: no result is lost in silence, no file takes the place of standard output, and it is no fault of ours."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path / "a.txt", "--engine", "rules", *more, before=lambda: os.close(closed))
    assert done.code == code
    assert "fault of counterpoint" not in done.err
    assert "Exception" not in done.err
    if code:
        assert "Bad file descriptor" in told(done.err)[0]
    elif closed == 1:
        assert "Orsa Tindle" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    else:
        assert b"Orsa Tindle" in done.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["summarize", "--help"], ["cache", "list", "--help"]])
def test_help_that_cannot_be_written_is_an_error_of_two_lines(words: list[str]) -> None:
    command = [sys.executable, "-m", "counterpoint", *words]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, ""), "who reads no further wants no words about it"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", ""), "names no file"),
        (("--db", ""), "names no file"),
        (("-o", "brief.pdf"), "name its form with -f"),
        (("-o", "news.sqlite"), "a database with --db"),
        (("--timeout", "1e308"), "timeout"),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_is_paid_for(
    words: tuple[str, ...], told: str, tmp_path: Path, inside: Inside
) -> None:
    news = write_news(tmp_path / "news.jsonl", 1)
    with serve([], honest) as server:
        base = [word for word in flags(server, tmp_path / "cache") if word not in {"-f", "json"}]
        done = inside("summarize", str(news), *base, *words)
        assert server.requests == []
    assert done.code == 2
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["error", "hint"]
    assert told in done.err
    assert inside("summarize", str(news), "-o", "brief.pdf", "-f", "md").code == 0


@pytest.mark.parametrize("words", [(), ("cache",)])
def test_a_command_that_is_missing_is_asked_for_in_two_lines(words: tuple[str, ...], inside: Inside) -> None:
    done = inside(*words)
    assert done.code == 2
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["error", "hint"]
    assert all(len(line) < 120 for line in done.err.splitlines())
