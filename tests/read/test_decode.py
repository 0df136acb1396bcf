import codecs
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.errors import ReadError
from counterpoint.read.decode import decode

ENGLISH = "The “minister” said — it’s fine. Nobody at the café knew."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_of_english(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")])
def test_big_endian_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "It’s fine."),
        ("latin-1", "Le président a déclaré que la réforme était prête. "),
        ("cp1252", "Café owner José Muñoz said the £5 fee — “absurd” — was wrong."),
        ("cp1250", "Premier powiedział, że żółć jest zażółcona i że się nie zgadza. "),
        ("iso8859-2", "Premier powiedział, że żółć jest zażółcona i że się nie zgadza. "),
        ("cp1251", "Президент заявил, что реформа готова. "),
        ("koi8-r", "Президент заявил, что реформа готова. "),
        ("cp1253", "Ο υπουργός δήλωσε ότι "),
        ("cp1256", "قال الوزير إن القوات وصلت. "),
        ("shift_jis", "北朝鮮の外相がモスクワを訪問した。"),
        ("gb18030", "中国外交部发言人说"),
        ("big5", "中國外交部發言人"),
        ("euc-kr", "북한이 러시아에 군대를 보냈다"),
    ],
)
def test_undeclared_encodings_are_told_by_the_text(encoding: str, text: str) -> None:
    assert decode((text * 10).encode(encoding)) == text * 10


def test_a_declared_charset_is_used_where_it_fits() -> None:
    data = "Ελλάδα".encode("iso8859-7")
    assert decode(data, "ISO-8859-7") == "Ελλάδα"
    assert decode("Ελλάδα".encode(), "ascii") == "Ελλάδα"


def test_latin1_means_windows1252_as_on_the_web() -> None:
    assert decode("it’s".encode("cp1252"), "iso-8859-1") == "it’s"


@pytest.mark.parametrize("name", ["no-such-charset", "utf-8\0", "", "rot13", "zlib", "idna", "ü", "x" * 500])
def test_a_nonsense_charset_is_ignored(name: str) -> None:
    assert decode(ENGLISH.encode(), name) == ENGLISH


def test_one_bad_byte_does_not_garble_the_rest() -> None:
    text = "He said “no” — “yes”. " * 5
    assert decode(text.encode() + b"\xff") == text + "\ufffd"
    assert decode(text.encode()[:-7]).startswith(text[:-12])


PACKED = gzip.compress(b"<p>Mayor Orsa Tindle said the bridge would hold. " * 100_000, mtime=0)  # letters, by chance


@pytest.mark.parametrize("data", [bytes(100), b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"PK\x03\x04\x14\0\0\0" * 30, PACKED])
def test_binary_data_is_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(ReadError, match="binary") as caught:
        decode(data)
    assert caught.value.hint


@settings(deadline=None)
@given(
    st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["utf-16", "shift_jis", "utf-7", "hz", "cp037"]))
)
def test_any_bytes_are_text_or_a_clear_error(data: bytes, declared: str | None) -> None:
    try:
        assert isinstance(decode(data, declared), str)
    except ReadError as error:
        assert error.hint
