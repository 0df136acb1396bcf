"""Events: who does what, and whether it happened, goes on, is planned, alleged or denied. All text is invented."""

from __future__ import annotations

import pytest

from counterpoint.chunk import chunks
from counterpoint.items import Event
from counterpoint.read import article
from counterpoint.rules import RulesEngine


def events(text: str) -> list[Event]:
    read = article(text)
    found = RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates
    for candidate in found:
        for e in candidate.evidence:
            assert read.text[e.start : e.end] == e.quote
    return [c.item for c in found if isinstance(c.item, Event)]


EVENTS = [
    (
        "In what some see as a friendly gesture, Norland recently informed Japan of its decision to remove a buoy.",
        (["Norland", "Japan"], "happened", []),
    ),
    ("Ada Moe flew to Oslo on Monday, saying that the wall was weak.", (["Ada Moe"], "happened", [])),
    ("Ada Moe is sending 300 guards to Lind.", (["Ada Moe"], "ongoing", ["300 guards"])),
    ("Ada Moe continues to release prisoners in Lind.", (["Ada Moe"], "ongoing", [])),
    ("Norland is not sending guards to Lind.", (["Norland"], "denied", [])),
    ("The wall was not built until 1947.", (["The wall"], "happened", [])),
    ("On Monday, a grand jury indicted Mary Moe.", (["a grand jury", "Mary Moe"], "happened", [])),
    ("Two former guards of Norland launched a campaign on Monday.", (["Two former guards"], "happened", ["Two former guards"])),
    ("Ukrainian and Norwegian leaders have announced plans to exchange guards.", (["Ukrainian and Norwegian leaders"], "planned", [])),
    ("Ada Moe alleged that Per Lund attacked the guards.", (["Per Lund"], "alleged", [])),
    (
        "Ada Moe spoke of reports of 10,000 Norwegian guards being deployed in Lind to assist.",
        (["10,000 Norwegian guards"], "alleged", ["10,000 Norwegian guards"]),
    ),
    (
        "The U.S. and NATO raise alarms over Norland sending thousands of guards to Lind.",
        (["Norland"], "alleged", ["thousands of guards"]),
    ),
    ("Ada Moe called it a “friendly trade,” with Norland supplying bricks to Lind.", (["Norland"], "ongoing", [])),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS, ids=[text for text, _ in EVENTS])
def test_who_does_it_and_whether_it_happens(text: str, expected: tuple[list[str], str, list[str]]) -> None:
    assert [([p.name for p in e.who], e.status, e.quantities) for e in events(text)] == [expected]


def test_an_event_told_by_a_participle_is_a_sentence_of_its_own() -> None:
    (event,) = events("Ada Moe spoke of reports of 10,000 Norwegian guards being deployed in Lind to assist.")
    assert event.what == "10,000 Norwegian guards are being deployed in Lind to assist."
    assert event.where == "in Lind"


NO_EVENT = [
    "Ada Moe warned of the risk of Norland sending guards to Lind.",
    "Ada Moe rejected the idea of Norland sending guards to Lind.",
    "Nobody spoke without Norland sending guards to Lind.",
    "The committee might meet, with Norland sending guards to Lind.",
    "News of Moe's firing spread in Lind.",
    "Ada Moe is married to Per Lund.",
    "In papers filed against Ada Moe on Monday, the council gave reasons, saying that it was late.",
    "Ada Moe demanded that Per Lund leave the council on Monday.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_only_might_happen_or_is_a_state_is_no_event(text: str) -> None:
    assert events(text) == []
