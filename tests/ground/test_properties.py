"""For any text: words of the text are found whatever their typography, and altered words are never bound to others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterpoint.article import Article, Span
from counterpoint.ground import ground
from counterpoint.ground.align import Found, places
from counterpoint.ground.atoms import build, index
from counterpoint.items import Claim
from counterpoint.records import Candidate

unhurried = settings(deadline=None)  # a busy machine is no failure
# Any word may stand at the edge of a quotation but those that are cut there: numbers, unspaced scripts.
EDGES = [
    "the",
    "wall",
    "hold,",
    "rose",
    "fell.",
    "Quill’s",
    "“fails”",
    "well-known",
    "Ångström",
    "e\u0301te\u0301",
    "‘so’",
    "(late)",
    "O’Brien",
]
NUMBERS = ["3.2%", "1,100", "$5", "12", "2019"]
INNER = [
    *EDGES,
    *NUMBERS,
    "co\u00adoperate",
    "Zürich—then",
    "中文。",
    "東京都",
    "한국어",
    "🎉",
    "👩\u200d🚒",
    "…",
    "under-\nline",
    "said:",
    "naïve",
]
GAPS = st.sampled_from([" ", " ", " ", "\n", "\u00a0", "  "])
CHANGES: dict[str, Callable[[str], str]] = {
    "straight": lambda q: q.translate(str.maketrans("‘’“”", "''\"\"")),
    "curly": lambda q: q.replace("'", "’").replace('"', "”"),
    "nfd": lambda q: unicodedata.normalize("NFD", q),
    "nfc": lambda q: unicodedata.normalize("NFC", q),
    "white": lambda q: re.sub(r"\s+", "\n ", q),
    "soft": lambda q: re.sub(r"\b([a-z]{2})([a-z]{2})", "\\1\u00ad\\2", q),
    "upper": str.upper,
    "surround": lambda q: f"“{q}”",
    "dots": lambda q: f"... {q} ...",
    "zero": lambda q: re.sub(r"([a-z])([a-z])", "\\1\u200b\\2", q),
    "dash": lambda q: q.replace("—", " - "),
}
TYPOGRAPHY = st.lists(st.sampled_from(sorted(CHANGES)), unique=True, max_size=4)


@st.composite
def quotations(draw: st.DrawFn, inner: Sequence[str] = ()) -> tuple[str, str]:
    """A text, and a quotation from within it that begins and ends with words; it holds one of ``inner``, if given."""

    def run(words: Sequence[str], least: int, most: int) -> str:
        return "".join(word + draw(GAPS) for word in draw(st.lists(st.sampled_from(words), min_size=least, max_size=most)))

    body = run(INNER, 0, 6) + (draw(st.sampled_from(inner)) + draw(GAPS) if inner else "") + run(INNER, 0, 6)
    quote = run(EDGES, 1, 1) + body + draw(st.sampled_from(EDGES))
    return (run(INNER, 0, 8) + quote + draw(GAPS) + run(INNER, 0, 8)).strip(), quote


@unhurried
@given(quotations(), TYPOGRAPHY)
def test_words_of_the_text_are_found_in_any_typography(pair: tuple[str, str], how: list[str]) -> None:
    text, quote = pair
    for change in how:
        quote = CHANGES[change](quote)
    found = places(index(text), quote)
    assert isinstance(found, list), (found, quote)
    # Bound to words that are the same up to typography.
    plain = build(pair[1]).skeleton.strip(".,:…") if how else None
    for place in found:
        words = text[place.start : place.end]
        assert plain is None or plain in build(words).skeleton or build(words).skeleton in build(quote).skeleton
        if not how:
            assert pair[1] in {words, text[slice(text.find(pair[1]), text.find(pair[1]) + len(pair[1]))]}


@unhurried
@given(quotations(NUMBERS), st.data())
def test_a_changed_digit_is_never_bound_to_the_old_number(pair: tuple[str, str], data: st.DataObject) -> None:
    text, quote = pair
    digits = [i for i, c in enumerate(quote) if c.isdigit()]
    at = data.draw(st.sampled_from(digits))
    changed = quote[:at] + str((int(quote[at]) + data.draw(st.integers(1, 9))) % 10) + quote[at + 1 :]
    found = places(index(text), changed)
    if isinstance(found, list):  # the text has these digits, too, elsewhere
        assert all(digits_of(changed) == digits_of("".join(text[s.start : s.end] for s in f.spans)) for f in found)


@unhurried
@given(quotations(), st.data())
def test_an_inserted_not_is_never_accepted(pair: tuple[str, str], data: st.DataObject) -> None:
    text, quote = pair
    spots = [m.start() for m in re.finditer(r" (?=[A-Za-z])", quote)]
    assume(spots)
    at = data.draw(st.sampled_from(spots))
    assert not isinstance(places(index(text), f"{quote[:at]} not{quote[at:]}"), list)


@unhurried
@given(quotations(), st.data())
def test_a_dropped_not_is_never_accepted(pair: tuple[str, str], data: st.DataObject) -> None:
    text, quote = pair
    spots = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[A-Za-z])", quote)]
    assume(spots and text.count(quote) == 1)
    at = data.draw(st.sampled_from(spots))
    denied = text.replace(quote, f"{quote[:at]} not{quote[at:]}")
    found = places(index(denied), quote)
    if isinstance(found, list):  # the same words stand elsewhere without "not"
        assert all("not" not in build(denied[f.start : f.end]).keys(0, 99) for f in found)
    with_gap = f"{quote[:at]} … {quote[at:].strip()}"
    pieces = places(index(denied), with_gap)
    assert not isinstance(pieces, list) or not any(skips_not(denied, f) for f in pieces)


def skips_not(text: str, found: Found) -> bool:
    return any(text[a.end : b.start].strip() == "not" for a, b in zip(found.spans, found.spans[1:], strict=False))


def digits_of(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


@unhurried
@given(st.text(max_size=80), st.text(max_size=20), st.data())
def test_whatever_is_grounded_is_the_articles(text: str, noise: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    article = Article(id="a", text=text)
    given_ = [
        Candidate(item=Claim(quotes=[quote], text="x", attributed_to=holder, when=noise), window=Span(start=0, end=len(text)))
        for quote in (text[start:end], text[start:end] + noise, noise, f"{text[:start]}…{text[end:]}")
        for holder in (None, noise)
    ]
    items, _ = ground(article, given_)
    for item in items:
        for e in (*item.evidence, item.sentence):
            assert text[e.start : e.end] == e.quote
            assert e.quote
        assert item.sentence.start <= item.content[0].start
        assert item.sentence.end >= item.content[0].end
