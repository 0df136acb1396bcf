"""Prompts: versions that cannot change unseen, and articles that cannot get out of their fence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint import prompts
from counterpoint.errors import ConfigError


def test_a_published_text_does_not_change() -> None:
    known = json.loads((prompts.folder() / "digests.json").read_text(encoding="utf-8"))
    current = {reference: prompt.digest for reference, prompt in prompts.published().items()}
    assert current == known, "a changed text is a new version: name@version+1, then python -m counterpoint.prompts"


def test_every_file_is_a_prompt_with_a_purpose() -> None:
    files = {path.name for path in prompts.folder().glob("*.md")}
    found = prompts.published().values()
    assert files == {f"{prompt.name}.v{prompt.version}.md" for prompt in found}
    assert all(len(prompt.purpose) > 10 and prompt.text.strip() for prompt in found)


def test_the_newest_version_is_loaded_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in (2, 9, 10):
        (tmp_path / f"x.v{version}.md").write_text(f"---\nname: x\nversion: {version}\npurpose: test\n---\ntext {version}\n")
    monkeypatch.setattr(prompts, "folder", lambda: tmp_path)
    assert prompts.load("x").ref == "x@10"
    assert prompts.load("x").text == "text 10\n"
    assert prompts.load("x@9").text == "text 9\n"
    assert prompts.write_digests() == []
    (tmp_path / "x.v9.md").write_text("---\nname: x\nversion: 9\npurpose: test\n---\nother\n")
    prompts._load.cache_clear()
    assert prompts.write_digests() == ["x@9"]


@pytest.mark.parametrize(
    "content",
    [
        "no front matter",
        "---\nname: x\n",
        "---\nname: y\nversion: 1\npurpose: p\n---\nt",
        "---\nname: x\nversion: 1\n---\nt",
        "a\n---\n---\n",
    ],
)
def test_broken_files_are_named(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.v1.md").write_text(content)
    monkeypatch.setattr(prompts, "folder", lambda: tmp_path)
    with pytest.raises(ConfigError, match=r"x\.v1\.md"):
        prompts.load("x")


def test_unknown_prompts_are_an_error_with_a_hint() -> None:
    with pytest.raises(ConfigError, match="nonsense") as caught:
        prompts.load("nonsense")
    assert caught.value.hint


def test_only_our_own_text_is_rendered() -> None:
    prompt = prompts.Prompt(name="x", version=1, purpose="p", text="{{ count }} <items> & {{ what }}")
    assert prompt.render(count=3, what="{{ 7*7 }}") == "3 <items> & {{ 7*7 }}"


def test_an_installed_package_finds_its_own_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "counterpoint"
    (package / "_data" / "prompts").mkdir(parents=True)
    monkeypatch.setattr(prompts, "__file__", str(package / "prompts.py"))
    assert prompts.folder() == package / "_data" / "prompts"
    monkeypatch.setattr(prompts, "__file__", str(tmp_path / "nowhere" / "a" / "b" / "prompts.py"))
    with pytest.raises(ConfigError):
        prompts.folder()


def inside(fenced: str) -> tuple[str, str]:
    first, _, rest = fenced.partition("\n")
    text, _, last = rest.rpartition("\n")
    assert first == last
    assert set(first) == {"~"}
    return first, text


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("~\n a", max_size=40))
def test_no_text_closes_its_fence(text: str) -> None:
    line, content = inside(prompts.fence(text))
    assert content == prompts.seen(text)
    assert line not in content
    assert line not in content.splitlines()


def test_lone_surrogates_become_sendable() -> None:
    assert "a\ufffdb😀" in prompts.fence("a\ud800b😀")
    prompts.fence("\udfff").encode()


@pytest.mark.parametrize("name", ["extract", "more", "reask"])
def test_our_prompts_ask_for_words_and_never_for_offsets_or_confidence(name: str) -> None:
    text = prompts.load(name).text.lower()
    assert "offset" not in text
    assert "confidence" not in text
    assert prompts.load(name).render() == prompts.load(name).text.rstrip("\n")
