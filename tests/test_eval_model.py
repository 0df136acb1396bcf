"""What bench/eval_model.py scores: beginnings of annotated documents, and LangExtract's extractions as attributions."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[1] / "bench"
if not BENCH.exists():
    pytest.skip("bench/ is not part of this checkout", allow_module_level=True)

TEXT = "Orsa Tindle said the weir holds. Rain fell. Tindle said more rain will come."


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("eval_model")


def extraction(kind: str, words: str, **attributes: Any) -> dict[str, Any]:
    start = TEXT.find(words)
    place = {"start_pos": start, "end_pos": start + len(words)} if start >= 0 else None
    return {"extraction_class": kind, "extraction_text": words, "char_interval": place, "attributes": attributes}


def test_the_speaker_is_sought_nearest_to_the_words(module: Any) -> None:
    found = extraction("expert_view", "more rain will come", speaker="Orsa Tindle", speaker_words="Tindle")
    (made,) = module.theirs({"text": TEXT, "extractions": [found]})
    ((start, end),) = made["source"]
    assert (start, TEXT[start:end]) == (TEXT.rindex("Tindle"), "Tindle")
    assert [TEXT[s:e] for s, e in made["content"]] == ["more rain will come"]


def test_what_is_not_aligned_not_attributed_or_an_event_is_no_attribution(module: Any) -> None:
    found = [
        extraction("claim", "the weir holds", attributed_to=None),
        extraction("expert_view", "nowhere in it", speaker="Orsa Tindle"),
        extraction("event", "Rain fell", speaker="Orsa Tindle"),
        extraction("claim", "the weir holds", attributed_to="Somebody Else"),
    ]
    assert list(module.theirs({"text": TEXT, "extractions": found})) == [
        {"source": [], "cue": [], "content": [[TEXT.index("the weir"), TEXT.index(". Rain")]]}
    ]


def test_a_beginning_ends_with_a_paragraph_and_holds_whole_attributions_only(module: Any) -> None:
    text = f"{TEXT} {'x' * 700}\n\n{'y' * 600}\n\nlast"
    inside = {"source": [[0, 11]], "cue": [[12, 16]], "content": [[17, 31]]}
    across = {"source": [[0, 11]], "cue": [[12, 16]], "content": [[17, 1000]]}
    cut = module._beginning({"id": "a", "text": text, "attributions": [inside, across]})
    assert cut == {"id": "a", "text": text[: text.index("\n\n")], "attributions": [inside]}
    assert module._beginning({"id": "a", "text": text, "attributions": [across]}) is None
