import builtins
import contextlib
import datetime as dt
import io
import zlib
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.errors import MissingExtraError, ReadError
from counterpoint.read.documents import from_html, from_pdf, is_html, is_pdf
from counterpoint.read.drafts import Draft
from tests.read.pdfs import pdf

PAGE = """<!doctype html><html><head><title>Dam breaks | Coast Herald</title><meta charset="{charset}">
<meta property="og:title" content="Dam breaks"><meta property="og:site_name" content="Coast Herald">
<meta property="article:published_time" content="2025-03-05T10:00:00Z"><script>var a = "hidden";</script></head>
<body><nav><a href="/">Home</a> <a href="/news">All the news of the world</a></nav><article><h1>Dam breaks</h1>
<p>The wall of the reservoir gave way on Tuesday, the water minister said — in a statement to parliament.</p>
<h2>What comes next</h2><p>Officials said that 800 people were moved. “We had warned about that wall,” said Maria Oduya, director.</p>
<p>It was a long and rainy night in the valley, and nobody slept until the rain had stopped, people there said.</p></article>
<div class="comments"><p>First comment: I never liked that wall at all, not one bit.</p></div><footer>Copyright</footer></body></html>"""


def page(charset: str = "utf-8") -> bytes:
    return PAGE.format(charset=charset).encode(charset)


def test_the_article_of_a_page_and_what_its_metadata_say() -> None:
    draft = from_html(page(), url="https://herald.example/dam")
    assert (draft.title, draft.source, draft.published) == ("Dam breaks", "Coast Herald", dt.date(2025, 3, 5))
    assert draft.url == "https://herald.example/dam"
    assert "“We had warned about that wall,” said Maria Oduya" in draft.text
    for hidden in ("All the news", "never liked", "var a", "Copyright"):
        assert hidden not in draft.text


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_the_charset_of_a_page(charset: str) -> None:
    assert "said — in a statement" in from_html(page(charset)).text
    undeclared = page(charset).replace(b"meta charset", b"meta nothing")
    assert "said — in a statement" in from_html(undeclared, declared=charset).text


def test_a_fragment_is_a_page() -> None:
    assert from_html(b"<p>The wall gave way, he said.</p>").text == "The wall gave way, he said."


def test_an_xml_declaration_is_no_obstacle() -> None:
    assert "Oduya" in from_html(b'<?xml version="1.0" encoding="UTF-8"?>\n' + page()).text


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b" ", b"<html></html>", b"<html><script>alert(1)</script></html>", b"<" * 50_000, b"<p>" * 20_000, b"<!--" * 10_000),
        *(
            b"<html><body>" + b"<div>" * 50_000 + b"x",
            b"<a " + b'x="1" ' * 20_000,
            b"<html>\0\0<p>",
            b"&amp" * 50_000,
            b"<table><tr><td>" * 3_000,
        ),
        b"<html><body>" + b"<blockquote><p>a " * 5_000,
    ],
)
@pytest.mark.timeout(120)  # against hanging, no measurement
def test_hostile_pages_end_soon_in_text_or_a_clear_error(data: bytes) -> None:
    try:
        assert isinstance(from_html(data), Draft)
    except ReadError as error:
        assert error.hint


def test_an_entity_bomb_is_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8)
    )
    text = from_html(
        f"{bomb}]><html><body><article><p>&i; The wall gave way on Tuesday, he said.</p></article></body></html>".encode()
    ).text
    assert len(text) < 1_000


def test_external_entities_are_not_read() -> None:
    definition = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "root:" not in from_html(definition + b"<html><body><p>&x; The wall gave way on Tuesday.</p></body></html>").text


@given(st.text(alphabet=st.sampled_from("<>/pdivab \"'=&;!-\n\ud800é"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_page_is_text_or_an_error(text: str) -> None:
    with contextlib.suppress(ReadError):
        assert from_html(text.encode("utf-8", "surrogatepass")).text.strip()


LINES = [
    "The wall of the reservoir gave way on Tuesday, the water minister said in a",
    "statement to parliament. Maria Oduya of the Water Institute said that repairs",
    "had been put off.",
    "It rained for three days, and nobody slept until the rain had stopped, people in",
    "the valley said to re-",
    "porters.",
]


def test_pdf_lines_are_joined_into_paragraphs() -> None:
    text = from_pdf(pdf(LINES[:4], ["A second page."])).text
    assert "said in a statement to parliament. Maria Oduya of the Water Institute said that repairs had been put off.\n" in text
    assert text.endswith("\n\nA second page.")


def test_a_pdf_title_counts_only_if_it_is_in_the_text() -> None:
    assert from_pdf(pdf(["Dam breaks", *LINES], title="Dam breaks")).title == "Dam breaks"
    assert from_pdf(pdf(LINES, title="Microsoft Word - draft3.docx")).title is None


def test_a_pdf_without_text_and_a_locked_one() -> None:
    with pytest.raises(ReadError, match="holds no text") as caught:
        from_pdf(pdf([], []))
    assert "OCR" in caught.value.hint
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LINES)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ReadError, match="password"):
        from_pdf(out.getvalue())


def test_a_pdf_with_a_script_gives_its_text_only() -> None:
    text = from_pdf(pdf(LINES, script="app.alert\\(1\\)")).text
    assert "reservoir" in text
    assert "alert" not in text


def test_a_bomb_in_a_pdf_is_refused() -> None:
    packed = zlib.compress(b"(aaaaaaaaaa) Tj " * 20_000_000, 9)
    head, tail = pdf(["x"]).split(b"<< /Length", 1)
    data = (
        head + b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream" + tail.split(b"endstream", 1)[1]
    )
    with pytest.raises(ReadError):
        from_pdf(data)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<", pdf(LINES)[:400], pdf(LINES).replace(b"/Pages", b"/Nope_")]
)
def test_a_damaged_pdf_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        from_pdf(data)
    assert caught.value.hint


@given(st.integers(0, 700), st.binary(min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_pdf_with_some_bytes_changed_is_text_or_an_error(at: int, other: bytes) -> None:
    whole = pdf(LINES)
    with contextlib.suppress(ReadError):
        assert from_pdf(whole[:at] + other + whole[at + len(other) :]).text.strip()


@pytest.mark.parametrize(("extra", "library"), [("html", "trafilatura"), ("pdf", "pypdf")])
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, extra: str, library: str) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == library:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=library) as caught:
        (from_html if extra == "html" else from_pdf)(b"")
    assert caught.value.hint == f"pip install 'counterpoint[{extra}]'"


def test_formats_are_told_by_their_beginning() -> None:
    assert is_html(b"\n <!DOCTYPE HTML>")
    assert is_html(b"<!-- saved --><html lang=en>")
    assert not is_html(b"The <html> element")
    assert is_pdf(b"%PDF-1.4")
    assert not is_pdf(b"PDF")
