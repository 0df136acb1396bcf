from pathlib import Path

import pytest

from counterpoint.article import Source
from counterpoint.errors import ReadError
from counterpoint.read import discover


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/deep/d.jsonl", "e.docx", "README", ".hidden.txt", ".git/f.txt", "x[1].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The wall gave way.")
    return tmp_path


def names(folder: Path, *inputs: str | Path) -> list[str]:
    return [Path(s.location).relative_to(folder).as_posix() for s in discover(inputs)]


def test_a_folder_is_its_articles_at_any_depth_sorted(folder: Path) -> None:
    assert names(folder, folder) == ["a.md", "b.txt", "sub/c.HTML", "sub/deep/d.jsonl", "x[1].txt"]
    assert names(folder, str(folder)) == names(folder, folder)


def test_a_file_named_itself_may_have_any_suffix(folder: Path) -> None:
    assert names(folder, folder / "README", folder / ".hidden.txt", folder / "x[1].txt") == ["README", ".hidden.txt", "x[1].txt"]


def test_globs(folder: Path) -> None:
    assert names(folder, f"{folder}/*.txt") == ["b.txt", "x[1].txt"]
    assert names(folder, f"{folder}/**/*.[hj]*") == ["sub/deep/d.jsonl"]
    assert names(folder, f"{folder}/?.md") == ["a.md"]


def test_the_order_is_that_of_the_inputs_and_each_place_comes_once(folder: Path) -> None:
    assert names(folder, folder / "sub", folder / "b.txt", folder) == ["sub/c.HTML", "sub/deep/d.jsonl", "b.txt", "a.md", "x[1].txt"]
    assert len(discover(["-", "-", "https://a.example/x", "https://a.example/x"])) == 2


def test_a_relative_path_stays_as_it_was_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert discover(["b.txt"]) == [Source(location="b.txt", kind="file")]


def test_urls_and_stdin() -> None:
    found = discover(["https://a.example/x?y#z", "-", "HTTP://b.example/"])
    assert [(s.kind, s.location) for s in found] == [("url", "https://a.example/x?y#z"), ("stdin", "-"), ("url", "HTTP://b.example/")]


@pytest.mark.parametrize(
    "given", ["nothing.txt", "*.nothing", "file:///etc/passwd", "ftp://a.example/x", "", "a\0b", "x" * 5_000, "[", "**", "javascript://x"]
)
def test_what_is_not_there_is_said_with_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError) as caught:
        discover([given])
    assert caught.value.hint


def test_no_inputs_and_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nothing to read"):
        discover([])
    with pytest.raises(ReadError, match="no articles in the folder"):
        discover([tmp_path])


def test_links_that_go_round_end(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert "b.txt" in names(folder, folder)
