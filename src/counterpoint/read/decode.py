"""Bytes become text: byte order mark, UTF-8, declared charset, and only then a guess."""

from __future__ import annotations

import codecs
import re

from counterpoint.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What news files that are not UTF-8 are in. An open search prefers exotic code pages for short texts.
_GUESSES = [
    *("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1254", "iso8859_9", "cp1255", "cp1256", "cp874"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_CENTRAL_EUROPEAN = {"cp1250", "iso8859_2", "cp1254", "iso8859_9"}
_SAMPLE = 100_000  # bytes looked at to guess
_LATIN_SHARE = 0.25  # of bytes above 127: Latin scripts have fewer, all others more
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PACKED = (b"\x1f\x8b", b"PK\x03\x04")  # what is repetitive packs into letters by chance
_HINT = "convert it to UTF-8 text first"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``, without its byte order mark.

    Args:
        data: the bytes of a text file or HTTP body.
        declared: the charset that the file or the server names; ignored where it does not fit.

    Raises:
        ReadError: the bytes are not text, or in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if not data.startswith(_PACKED) and (wide := _wide(data)):
        return data.decode(wide, errors="replace")
    if is_binary(data):
        raise ReadError("not a text: it holds binary data", hint=_HINT)
    # Text of another encoding is hardly ever valid UTF-8 by chance; a wrong declaration is common.
    for name in (declared, "utf-8") if data.isascii() else ("utf-8", declared):
        text = _strictly(data, name)
        if text is not None:
            return text
    return _nearly_utf8(data) or _guessed(data)


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is packed (gzip, zip, docx), or a hundredth of its first bytes are control characters that no text has."""
    sample = data[:_SAMPLE]
    return data.startswith(_PACKED) or len(_CONTROLS.findall(sample)) * 100 > len(sample)


def _wide(data: bytes) -> str | None:
    # UTF-16 without a mark: in European languages every other byte is NUL.
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd * 10 > half * 7 and even * 10 < half:
        return "utf-16-le"
    if half and even * 10 > half * 7 and odd * 10 < half:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str | None) -> str | None:
    try:
        # WHATWG's Encoding Standard: what calls itself Latin-1 or ASCII is Windows-1252
        name = codecs.lookup(encoding or "").name
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeError, ValueError):  # an unknown, wrong or malformed name ("utf-8\0"), or a codec that is none of text
        return None


def _nearly_utf8(data: bytes) -> str | None:
    # A file cut within a character, or one stray byte, is still UTF-8: anything else would garble all the good characters.
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text[:_SAMPLE] if c > "\x7f") - text[:_SAMPLE].count("\ufffd")
    return text if bad * 20 <= good else None


def _guessed(data: bytes) -> str:
    import charset_normalizer  # costs a tenth of a second, and nearly all files are UTF-8

    sample = data[:_SAMPLE]
    best = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSES).best()
    high = sum(byte > 127 for byte in sample)
    if high <= _LATIN_SHARE * len(sample) and (best is None or best.encoding not in _CENTRAL_EUROPEAN or best.coherence < 0.3):
        return data.decode("cp1252", errors="replace")
    if best is None:
        raise ReadError("its encoding cannot be told", hint=_HINT)
    if "cp1252" in best.could_be_from_charset or _western(sample, best.coherence):
        return data.decode("cp1252", errors="replace")
    return data.decode(best.encoding, errors="replace")


def _western(sample: bytes, coherence: float) -> bool:
    """Whether Windows-1252 reads the sample about as well as the best guess: the more common encoding wins."""
    import charset_normalizer

    own = charset_normalizer.from_bytes(sample, cp_isolation=["cp1252"]).best()
    return own is not None and own.coherence > 0 and own.coherence >= coherence - 0.1
