"""Agreement in other words: comments at the end, statements that lean on their sentence, light verbs, and what may not agree."""

from __future__ import annotations

import pytest

from counterpoint.findings import Reconciled
from counterpoint.items import AnyItem
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.heads import head
from counterpoint.reconcile.profiles import LIGHT, Weights, profiles
from counterpoint.reconcile.sentences import passages
from tests.reconcile.made import claim, event, record, view

# What else is in the two papers, so that words weigh as they do among several items.
OTHERS = (
    "Norland sells timber to Marsk.",
    "The river Lind rose in spring.",
    "Marsk lacks doctors, nurses and teachers.",
    "A dam stands above Lindholm.",
    "Two ferries serve Selmark.",
    "Norland fears a long winter.",
)


def both(a: AnyItem, b: AnyItem, around: str | None = None) -> Reconciled:
    """The two statements, in two papers that also say other things; ``around`` is the sentence of the second."""
    texts = (None, None if around is None else f"{OTHERS[3]}\n{around}")
    first = record("a", *(claim(t) for t in OTHERS[:3]), a, published="2025-03-05", text=texts[0])
    rest = [claim(t) for t in OTHERS[3:]] if around is None else [claim(OTHERS[3])]
    second = record("b", *rest, b, published="2025-03-05", text=texts[1])
    return reconcile([first, second])


def told(a: AnyItem, b: AnyItem, around: str | None = None) -> list[str]:
    return [c.relation for c in both(a, b, around).comparisons]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Norland cut the tariff on timber, a step that worries its neighbours.", "Norland cut the tariff on timber"),
        ("Norland cut the tariff on timber, which its neighbours welcomed.", "Norland cut the tariff on timber"),
        ("Norland, which sells timber, cut the tariff.", "Norland, which sells timber, cut the tariff."),
        (
            "Norland cut the tariff, which Marsk denies. It will be raised in May.",
            "Norland cut the tariff, which Marsk denies. It will be raised in May.",
        ),
        ("Norland cut the tariff and Marsk did too.", "Norland cut the tariff and Marsk did too."),
    ],
)
def test_a_comment_at_the_end_is_no_part_of_the_head(text: str, kept: str) -> None:
    assert head(text) == kept


def test_a_comment_at_the_end_does_not_hide_an_agreement() -> None:
    long = claim("Norland is increasingly anxious about the growing debt of Marsk, a trend that raises serious questions for the banks.")
    short = view("Per Strand", "Norland appears increasingly nervous about the growing debt of Marsk.")
    assert told(long, short) == ["agrees"]


def test_the_matter_is_what_its_sentence_is_about() -> None:
    named = view("Maria Oduya", "Norland's silence on the sale of the timber")
    leans = view("bankers in Selmark", "Norland has largely been silent on the matter")
    around = "Bankers in Selmark asked about the sale of the timber, noting that Norland has largely been silent on the matter."
    assert told(named, leans, around) == ["agrees"]


@pytest.mark.parametrize(
    ("says", "around"),
    [
        (
            "Norland has largely been silent on the matter",
            "Asked about the flood, bankers noted that Norland has largely been silent on the matter.",
        ),
        (
            "Norland has not been silent on the matter",
            "On the sale of the timber, bankers noted that Norland has not been silent on the matter.",
        ),
        (
            "Marsk has largely been silent on the matter",
            "On the sale of the timber, bankers noted that Marsk has largely been silent on the matter.",
        ),
    ],
)
def test_another_matter_polarity_or_name_does_not_agree(says: str, around: str) -> None:
    assert "agrees" not in told(view("Maria Oduya", "Norland's silence on the sale of the timber"), view("bankers", says), around)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("Rioters in Lorne attacked the police on Monday.", "Rioters were attacked by the police in Lorne on Monday.", False),
        ("The police attacked rioters in Lorne on Monday.", "Rioters were attacked by the police in Lorne on Monday.", True),
        ("Ada Moe has called Eva Lind.", "Ada Moe has been called by Eva Lind.", False),
    ],
)
def test_a_passive_that_turns_the_parts_round_does_not_agree(a: str, b: str, agree: bool) -> None:
    found = reconcile([record("a", claim(a), published="2025-03-05"), record("b", claim(b), published="2025-03-05")]).comparisons
    assert [c.relation for c in found] == (["agrees"] if agree else [])


def test_an_event_that_both_tell_is_one_group_of_events() -> None:
    says = ("Norland is sending hundreds of guards to Marsk.", "400 guards of Norland are being sent to Marsk to help at the border.")
    found = reconcile([record(name, claim(text), event(text), text=text) for name, text in zip("ab", says, strict=True)])
    assert [(g.kind, g.verdict, len(g.sources)) for g in found.groups] == [("event", "refines", 2)]
    assert [(c.relation, c.slot) for c in found.comparisons] == [("refines", "number")]


def test_a_light_verb_weighs_little_however_rare() -> None:
    weights = Weights(profiles([record("a", *(claim(t) for t in OTHERS), claim("Selmark found a buyer for ferries."))], ()))
    assert weights.of("find") == LIGHT < weights.of("buyer")


@pytest.mark.parametrize(
    ("a", "b", "relations"),
    [
        (
            "The tramway of Lindholm opened in 2014 beside the harbour of Selmark.",
            "Beside the Selmark harbour, Lindholm's tramway began in 2015.",
            ["differs"],
        ),
        (
            "The tramway of Lindholm opened in 2014 beside the harbour of Selmark.",
            "Beside the Selmark harbour, Lindholm's tramway began in 2014.",
            ["agrees"],
        ),
        (
            "The fair of Lindholm opened again in 2014 beside the harbour of Selmark.",
            "Beside the Selmark harbour, Lindholm's fair began in 2015.",
            [],
        ),
        ("The harbour of Selmark handled 14 ships of Lindholm in 2014.", "In 2015 the Selmark harbour handled 19 ships of Lindholm.", []),
    ],
)
def test_two_dates_of_one_thing_differ_unless_it_comes_again(a: str, b: str, relations: list[str]) -> None:
    assert told(claim(a), claim(b)) == relations


LONG = "“We are very disappointed that Norland lets timber go to Marsk.” “There will never be peace on the river if this goes on.”"


def test_one_of_several_sentences_may_say_what_the_other_says() -> None:
    found = both(view("Per Strand", LONG), view("Per Strand", "“Very disappointed that Norland lets timber go to Marsk.”")).comparisons
    assert [(c.relation, c.slot) for c in found] == [("refines", None)]


def test_a_sentence_that_denies_it_does_not() -> None:
    denied = LONG.replace("are very disappointed", "are not disappointed")
    assert told(view("Per Strand", denied), view("Per Strand", "“Very disappointed that Norland lets timber go to Marsk.”")) == []


def test_passages_are_sentences_that_state_something() -> None:
    assert passages("No. The wall of the dam broke at noon. It was old.") == ("The wall of the dam broke at noon.",)


AFTER_STORM = "The ferry company at Selmark moved stranded passengers from the island harbour to the mainland after the storm"


@pytest.mark.parametrize(
    ("short", "long", "refined"),
    [
        (AFTER_STORM, f"{AFTER_STORM} had torn the pier, and the crew was praised by the mayor and by the fishermen of the bay.", True),
        (
            "The ferry company at Selmark moved some 300 stranded passengers from the island harbour to the mainland",
            f"{AFTER_STORM} had torn the pier, and the crew was praised by the mayor and by the fishermen of the bay.",
            False,
        ),
        (
            "Oduya said the ferry company moved stranded passengers from the island harbour to the mainland",
            f"{AFTER_STORM}, and the crew of Captain Strand was praised by the mayor and by the fishermen of the bay.",
            False,
        ),
    ],
)
def test_what_the_shorter_has_alone_is_no_number_and_no_other_name(short: str, long: str, refined: bool) -> None:
    assert ("refines" in told(claim(short), claim(long))) is refined


def test_reports_of_other_months_do_not_refine_each_other_by_weight() -> None:
    short = "The ferry company at Selmark moved stranded passengers from the island harbour to the mainland by night"
    long = f"{AFTER_STORM} had torn the pier, and the crew was praised by the mayor and by the fishermen of the bay."
    others = [claim(t) for t in OTHERS]
    for day, expected in (("2025-03-09", ["refines"]), ("2025-06-05", [])):
        first = record("a", *others[:3], claim(short), published="2025-03-05")
        second = record("b", *others[3:], claim(long), published=day)
        assert [c.relation for c in reconcile([first, second]).comparisons] == expected
