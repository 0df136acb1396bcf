from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.ground.typography import MAYBE_HYPHEN, fold

unhurried = settings(deadline=None)  # a busy machine is no failure
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aB é’“”—–-…ﬁ½²№™\u0301\u00ad\u200b\u00a0\n\r\t.ΣİßКа中ｶﾞ한\u1100\u1161🎉\u200d\ud800"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Café” ‘X’", "\"café\" 'x'"),
        ("a–b a—b a−b", "a-b a—b a-b"),
        ("e\u0301tat E\u0301", "état é"),
        ("ﬁve Ｍ", "five m"),
        ("soft\u00adly ne\u200bver", "softly never"),
        ("12²", "12 ^2 "),
        ("3½", "3 1/2 "),
        ("hy-\n  phen", f"hy{MAYBE_HYPHEN}phen"),
        ("2023-\n24", "2023-\n24"),
        ("so\u00ad\nft", "soft"),
        ("ｶﾞ", "ガ"),
        ("\u1112\u1161\u11ab", "한"),
        ("", ""),
    ],
)
def test_what_is_folded(text: str, folded: str) -> None:
    assert fold(text).text == folded


@unhurried
@given(ODD)
def test_every_folded_character_maps_to_a_range_of_the_original(text: str) -> None:
    folded = fold(text)
    edges = [(folded.start(i), folded.end(i + 1)) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in edges)
    assert [start for start, _ in edges] == sorted(start for start, _ in edges)
    assert [end for _, end in edges] == sorted(end for _, end in edges)


@unhurried
@given(st.text(alphabet=st.characters(categories=("L", "Nd", "Zs")), max_size=40))
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    words = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", words)).text.split() == fold(words).text.split()
