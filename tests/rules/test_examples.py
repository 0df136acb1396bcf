"""The two example articles, by what a reader may expect of them (issue 2, "How it will be looked at")."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from counterpoint.chunk import chunks
from counterpoint.items import Claim, Event, ExpertView
from counterpoint.read import read
from counterpoint.records import Candidate
from counterpoint.rules import RulesEngine

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST, SECOND = "000_2ff90d6c1327bc72.txt", "002_50228d307d1f6aaf.txt"
SILENT = ["Choe Son Hui", "Sergey Lavrov", "Wang Yi", "Andrei Rudenko", "Xi Jinping", "Kim Jong Un"]


@cache
def candidates(name: str) -> tuple[Candidate, ...]:
    (article,) = read(EXAMPLES / name)
    found = RulesEngine().extract(article, chunks(article, "article"), lambda _: None)
    assert not found.failures
    for candidate in found.candidates:
        for e in candidate.evidence:
            assert article.text[e.start : e.end] == e.quote
            assert not article.hidden(e.span)
    return found.candidates


def views(name: str) -> list[ExpertView]:
    return [c.item for c in candidates(name) if isinstance(c.item, ExpertView)]


@pytest.mark.parametrize(
    ("name", "speaker", "role", "affiliation", "words"),
    [
        (FIRST, "Dennis Wilder", "former senior intelligence official", "CIA", "Xi Jinping might be hesitant"),
        (FIRST, "Victor Cha", "former senior official", "U.S. National Security Council", 'strategic "downpayment"'),
        (SECOND, "Dennis Wilder", "former official", "CIA", "“staggering”"),
        (SECOND, "Dennis Wilder", "former official", "CIA", "nuclear assistance to North Korea"),
        (SECOND, "Kurt Campbell", "Deputy Secretary of State", "US", "China appears increasingly uneasy"),
        (SECOND, "Kurt Campbell", "Deputy Secretary of State", "US", "China has refrained from openly criticizing"),
        (SECOND, "Samuel Paparo", "Admiral, head", "US Indo-Pacific Command", "“transactional symbiosis”"),
        (SECOND, "Samuel Paparo", "Admiral, head", "US Indo-Pacific Command", "indirectly aiding Russia’s war effort"),
        (SECOND, "Andrew Shearer", "Director General of National Intelligence", "Australia", "dismissed the idea of exploiting"),
        (SECOND, "Emi Mifune", "Professor", None, "strategic interests align"),
        (SECOND, "Emi Mifune", "Professor", None, "recent gains from its partnership"),
        (SECOND, "Hideya Kurata", "Professor", "Japan’s National Defense Academy", "cautious neutrality"),
        (SECOND, "Hideya Kurata", "Professor", "Japan’s National Defense Academy", "nuclear escalation framework"),
    ],
)
def test_speakers_are_found_with_their_own_words(name: str, speaker: str, role: str, affiliation: str | None, words: str) -> None:
    holders = {(v.speaker, v.role, v.affiliation) for v in views(name) if words in v.view}
    assert holders == {(speaker, role, affiliation)}


def test_who_says_nothing_is_no_speaker() -> None:
    speakers = {v.speaker for v in views(FIRST)}
    assert not speakers & set(SILENT)
    assert not any(person.rsplit(" ", 1)[-1] in speaker for person in SILENT for speaker in speakers)


def test_the_outlet_that_a_view_is_taken_from() -> None:
    assert {v.speaker for v in views(SECOND) if v.via == "The Guardian"} == {"Emi Mifune", "Hideya Kurata"}


def test_certainty_and_manner_follow_the_cue() -> None:
    (dismissed,) = [v for v in views(SECOND) if v.cue == "dismissed"]
    assert (dismissed.certainty, dismissed.act) == ("denied", "speech")
    assert {v.manner for v in views(SECOND) if v.cue == "described"} == {"mixed"}
    assert {v.act for v in views(SECOND) if v.cue == "believes"} == {"stance"}


def test_unnamed_groups_are_marked_as_such() -> None:
    groups = {v.speaker for v in views(SECOND) if not v.named}
    assert {"Japanese officials", "Analysts"} <= groups
    assert "Kurt Campbell" not in groups


def test_a_paragraph_that_is_printed_twice_gives_its_items_once() -> None:
    for kind in (ExpertView, Claim, Event):
        quotes = [(*c.item.quotes, c.item.name(), c.item.holder) for c in candidates(SECOND) if isinstance(c.item, kind)]
        assert len(quotes) == len(set(quotes))


def test_numbers_and_plans_reach_claims_and_events() -> None:
    assert "10,000 North Korean troops" in [q for c in candidates(SECOND) if isinstance(c.item, Claim) for q in c.item.quantities]
    planned = [c.item for c in candidates(FIRST) if isinstance(c.item, Event) and c.item.status == "planned"]
    assert any({"Choe Son Hui", "Sergey Lavrov"} <= {p.name for p in e.who} and e.where == "in Moscow" for e in planned)
    thousands = [c.item for c in candidates(FIRST) if isinstance(c.item, Claim) and any("thousands" in q for q in c.item.quantities)]
    assert [(c.attributed_to, c.modality) for c in thousands] == [("U.S., South Korea, and NATO", "asserted")]
