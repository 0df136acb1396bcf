import io
import json
import os
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpoint.article import Article, Source, Span
from counterpoint.errors import MissingExtraError, ReadError
from counterpoint.findings import Skipped
from counterpoint.read import SUFFIXES, discover, documents, formats, load, read, rows
from counterpoint.read.drafts import MAX_ARTICLE, MAX_LINES
from tests.read.conftest import Site
from tests.read.pdfs import pdf

TEXT = "The wall of the reservoir gave way on Tuesday, the minister said."
HTML = f"<html><head><title>Dam</title></head><body><article><p>{TEXT}</p></article></body></html>"
SHARED = Path("/work/shared")


def loaded(path: Path | str) -> list[Article | Skipped]:
    return [found for source in discover([path]) for found in load(source)]


def skipped(path: Path | str) -> Skipped:
    (found,) = loaded(path)
    assert isinstance(found, Skipped)
    assert found.hint
    return found


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Article]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read("-")


def test_every_format_from_a_folder(tmp_path: Path) -> None:
    files = {
        "a.txt": TEXT.encode(),
        "b.md": f"# Dam breaks in Lindholm\n\n{TEXT}".encode(),
        "c.html": HTML.encode(),
        "d.htm": HTML.encode(),
        "e.pdf": pdf([TEXT]),
        "f.json": json.dumps({"maintext": TEXT, "title": "Dam"}).encode(),
        "g.jsonl": b"\n".join([json.dumps({"text": TEXT}).encode()] * 2),
    }
    assert {Path(name).suffix for name in files} == set(SUFFIXES)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    articles = read(tmp_path)
    assert [Path(re.sub(r" \(.*", "", a.location)).name for a in articles] == [*files, "g.jsonl"]
    assert all(TEXT in a.text for a in articles)
    assert len({a.id for a in articles}) == len(articles)
    assert articles[-1].location.endswith("g.jsonl (line 2)")
    assert [a.title for a in articles[1:3]] == ["Dam breaks in Lindholm", "Dam"]


def test_a_suffix_is_not_case_sensitive_and_an_unknown_one_is_told_by_content(tmp_path: Path) -> None:
    for name, data in {
        "A.TXT": TEXT.encode(),
        "B.HTML": HTML.encode(),
        "page": HTML.encode(),
        "doc.x": pdf([TEXT]),
        "rows": b'{"text": "%s"}' % TEXT.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert read(tmp_path / name)[0].text.strip() == TEXT


def test_jsonl_that_is_called_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"text": "%s"}\n{"text": "It rained."}\n' % TEXT.encode())
    assert [a.text for a in read(tmp_path / "a.json")] == [TEXT, "It rained."]


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    try:
        path.write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (made,) = read(tmp_path)
    assert made.location.endswith("\ufffd.txt")
    made.model_dump_json().encode("utf-8")


def test_a_pdf_that_is_called_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf([TEXT]))
    assert read(tmp_path / "a.txt")[0].text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        *(TEXT.encode(), HTML.encode(), pdf([TEXT]), b'{"text": "%s"}\n' % TEXT.encode(), b'[{"text": "%s"}]' % TEXT.encode()),
        b'{\n  "maintext": "%s"\n}' % TEXT.encode(),
    ],
    ids=["text", "html", "pdf", "jsonl", "json list", "json"],
)
def test_standard_input_is_told_by_content(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    (made,) = stdin(monkeypatch, data)
    assert made.text.strip() == TEXT
    assert made.source == "stdin" or made.title


@pytest.mark.parametrize("text", ["[Editor’s note: this is text.]", "{braces} are text too", '{"no": "article"}\n{{ 7*7 }}', "[1, 2]"])
def test_text_that_starts_like_json_is_text(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    if text.startswith('{"no"'):
        with pytest.raises(ReadError, match="line 1: no text"):
            stdin(monkeypatch, text.encode())
    else:
        assert stdin(monkeypatch, text.encode())[0].text == text


def test_standard_input_without_bytes_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(TEXT))
    assert read("-")[0].text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n\t", "empty"),
        ("a.txt", "\u200b\u2060 . — …\n* * *".encode(), "empty"),
        ("a.txt", b"a\n" * (MAX_LINES + 1), "more than 500,000 lines"),
        ("a.txt", b"a\r" * (MAX_LINES + 1), "more than 500,000 lines"),
        ("a.txt", bytes(100), "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
        ("a.html", b"", "no article text"),
        ("a.pdf", b"", "cannot be read"),
        ("a.pdf", pdf([]), "no text"),
        ("a.json", b"", "not valid JSON"),
        ("a.json", b'{"text": " "}', "empty"),
        ("a.jsonl", b"{", "line 1: not valid JSON"),
        ("a.jsonl", json.dumps({"text": "a\n" * (MAX_LINES + 1)}).encode(), "line 1: more than"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\xef\xbb\xbf\r\n \n", "empty"),
    ],
)
def test_what_gives_no_article_is_skipped_with_reason_and_hint(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert reason in skipped(path).reason
    assert skipped(path).location == str(path)
    with pytest.raises(ReadError, match=name) as caught:
        read(path)
    assert caught.value.hint


def test_line_ends_of_two_characters_are_one_line_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["counterpoint.read"], "MAX_LINES", 10)
    (tmp_path / "a.txt").write_bytes(b"a\r\n" * 10)
    (tmp_path / "b.txt").write_bytes(b"a\r\n" * 11)
    assert read(tmp_path / "a.txt")[0].text == "a\n" * 10
    assert "more than 10 lines" in skipped(tmp_path / "b.txt").reason


def test_a_large_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * MAX_ARTICLE)
    tracemalloc.start()
    assert "larger than" in skipped(path).reason
    assert tracemalloc.get_traced_memory()[1] < 12 * MAX_ARTICLE
    tracemalloc.stop()


def test_a_file_that_goes_away_or_may_not_be_read(tmp_path: Path) -> None:
    assert "cannot be read" in next(
        str(s.reason) for s in load(Source(location=str(tmp_path / "gone.txt"), kind="file")) if isinstance(s, Skipped)
    )
    assert isinstance(next(load(Source(location=str(tmp_path), kind="file"))), Skipped)


def test_bad_lines_cost_only_themselves_and_rows_stream(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with path.open("w") as stream:
        for n in range(600):
            stream.write("broken\n" if n == 300 else json.dumps({"text": f"{TEXT} {n}. " + "It rained. " * 300}) + "\n")
    size = path.stat().st_size
    tracemalloc.start()
    counts = {Article: 0, Skipped: 0}
    for found in load(discover([path])[0]):
        counts[type(found)] += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counts == {Article: 599, Skipped: 1}
    assert peak < size / 2


def test_a_line_without_end_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_ARTICLE", 1_000)
    monkeypatch.setattr(rows, "MAX_ARTICLE", 1_000)
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "a" * 10_000}) + "\n" + json.dumps({"text": TEXT}) + "\n")
    first, second = loaded(path)
    assert isinstance(first, Skipped)
    assert "line 1: longer than" in first.reason
    assert isinstance(second, Article)
    monkeypatch.setattr(formats, "MAX_CONTAINER", 5_000)  # a device, or a pipe that never ends
    assert "a line without end" in skipped(path).reason


def test_rows_in_utf16(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes("\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(3)).encode("utf-16"))
    assert [a.text for a in read(path)] == [f"{TEXT} {n}" for n in range(3)]


def test_a_missing_extra_is_skipped_with_the_command_or_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtraError("reading HTML needs trafilatura", hint="pip install 'counterpoint[html]'")

    monkeypatch.setattr(documents, "_trafilatura", missing)
    path = tmp_path / "a.html"
    path.write_text(HTML)
    assert skipped(path).hint == "pip install 'counterpoint[html]'"
    with pytest.raises(MissingExtraError) as caught:
        read(path)
    assert caught.value.hint == "pip install 'counterpoint[html]'"


def test_pages_of_the_web(site: Site) -> None:
    urls = [
        site.page("/a", HTML.encode()),
        site.page("/b", TEXT.encode("cp1252"), "text/plain; charset=windows-1252"),
        site.page("/c", pdf([TEXT]), "application/pdf"),
        site.page("/d", json.dumps({"text": TEXT}).encode(), "application/json"),
        site.page("/e", HTML.encode(), "application/octet-stream"),
    ]
    articles = read(*urls, allow_private=True)
    assert [a.text for a in articles] == [TEXT] * 5
    assert [a.url for a in articles] == urls
    assert {a.source for a in articles} == {"127.0.0.1"}
    for url in urls:
        assert isinstance(next(load(Source(location=url, kind="url"))), Skipped)


def test_a_page_that_is_no_article(site: Site) -> None:
    (found,) = load(Source(location=site.page("/a", b"\x89PNG", "image/png"), kind="url"), allow_private=True)
    assert isinstance(found, Skipped)
    assert "image/png" in found.reason


def test_a_password_in_an_address_is_never_shown() -> None:
    (found,) = load(Source(location="https://me:hunter2@news.example/a", kind="url"))
    assert isinstance(found, Skipped)
    assert "hunter2" not in found.model_dump_json()
    with pytest.raises(ReadError) as caught:
        read("https://me:hunter2@news.example/a")
    assert "hunter2" not in str(caught.value)


def test_reading_starts_fast() -> None:
    code = (
        "import sys, counterpoint.read; "
        "print([m for m in ('trafilatura', 'pypdf', 'httpcore2', 'charset_normalizer', 'instructor', 'openai') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(SUFFIXES),
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet=st.sampled_from('{}[]"text:,\\ud8 <p>/%PDF-\n\0é'), max_size=120).map(lambda t: t.encode()),
    ),
)
def test_any_file_gives_articles_or_is_skipped(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    for found in loaded(path):
        found.model_dump_json().encode("utf-8")
        if isinstance(found, Article):
            assert all(s.end <= len(found.text) for s in found.furniture)
            assert found.text.strip()
        else:
            assert found.reason
            assert found.hint


@pytest.mark.skipif(not (SHARED / "examples").is_dir(), reason="the two examples of the workshop are not here")
def test_the_two_examples() -> None:
    first, second = read(SHARED / "examples")
    assert (first.source, str(first.published)) == ("ICARO Media Group", "2024-10-30")
    assert first.title is not None and first.text.startswith(first.title)
    assert (second.source, second.published) == ("NewsBizkoot.com", None)
    assert second.title is not None and second.title.endswith("says US official")
    for made in (first, second):
        shown = "".join(made.slice(s) for s in made.visible(Span(start=0, end=len(made.text))))
        for hidden in ("min read", "About Author", "Related", "File photo", "views expressed", "19h25", "https://", "**"):
            assert hidden not in shown
        paragraphs = [p for p in shown.split("\n") if p.strip()]
        assert len(paragraphs) == len(set(paragraphs))
        assert len(shown) > 0.8 * len(made.text)


@pytest.mark.skipif(not (SHARED / "data/stories").is_dir(), reason="the evaluation data of the workshop are not here")
def test_real_articles_are_read_whole_and_little_is_hidden() -> None:
    expected = [json.loads(line) for line in (SHARED / "data/stories/clusters_dev.jsonl").read_text("utf-8").splitlines()]
    found = list(load(discover([SHARED / "data/stories/clusters_dev.jsonl"])[0]))
    articles = [a for a in found if isinstance(a, Article)]
    assert len(articles) == len(expected)
    for row, made in zip(expected, articles, strict=True):
        assert made.text == row["text"]
        assert not row["date"] or str(made.published) == row["date"]
    hidden = sum(len(s) for a in articles for s in a.furniture)
    assert hidden < 0.05 * sum(len(a.text) for a in articles)


@pytest.mark.skipif(not (SHARED / "data/attribution").is_dir(), reason="the evaluation data of the workshop are not here")
def test_words_that_people_marked_as_somebodys_are_not_hidden() -> None:
    passages = hidden = 0
    for path in sorted((SHARED / "data/attribution").glob("*.jsonl")):
        expected = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for row, made in zip(expected, load(discover([path])[0]), strict=True):
            assert isinstance(made, Article)
            assert made.text == row["text"]
            spans = [Span(start=start, end=end) for a in row["attributions"] for start, end in a["content"]]
            passages += len(spans)
            hidden += sum(made.hidden(span) for span in spans)
    assert passages > 20_000
    assert hidden <= 2  # two numbers that stand as lines of their own
