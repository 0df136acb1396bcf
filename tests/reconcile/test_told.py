"""One thing told in other words: a contradiction only where the event is the same, one typed slot excludes, and nothing explains it."""

from __future__ import annotations

import pytest

from counterpoint.items import AnyItem
from counterpoint.reconcile import reconcile
from tests.reconcile.made import claim, event, record, view

CONTRADICTIONS = [
    (
        "A jury convicted the broker Nils Aaberg of fraud on Tuesday.",
        "The broker Nils Aaberg was acquitted of fraud on Tuesday.",
        "polarity",
    ),
    (
        "A jury in Lorne cleared the broker Nils Aaberg of every charge on Tuesday.",
        "A jury in Lorne convicted the broker Nils Aaberg on Tuesday of cheating two clients.",
        "polarity",
    ),
    ("The Dunmore marathon went ahead on Sunday.", "Sunday's marathon in Dunmore was cancelled because of the heat.", "polarity"),
    ("The climber Tove Lind survived the fall on Mount Harg.", "The climber Tove Lind was killed in the fall on Mount Harg.", "polarity"),
    ("The theatre in Lorne was insured against fire.", "The theatre in Lorne had no insurance against fire.", "polarity"),
    ("The dam at Orrin had been inspected in March.", "The dam at Orrin was never inspected.", "polarity"),
    ("Harrow City beat Lorne United 4-1 on Saturday.", "Lorne United lost 4-2 to Harrow City on Saturday.", "number"),
    (
        "The driver survived the crash in the Orrin tunnel, but a passenger died.",
        "The driver died in the crash in the Orrin tunnel, and a passenger survived.",
        "who",
    ),
    (
        "Ana Brandt won the 800 metres in Orrin in 1:57.40 on Tuesday.",
        "Brandt's 1:58.12 was enough to win the 800 metres in Orrin on Tuesday.",
        "number",
    ),
    (
        "The banker Nils Aaberg will spend eight years behind bars for the Orme fraud, a judge ruled on Tuesday.",
        "A judge jailed the banker Nils Aaberg for six years on Tuesday for the Orme fraud.",
        "number",
    ),
    (
        "Carl Benning was sentenced to nine years in prison on Monday.",
        "On Monday a judge in Lund jailed Carl Benning for six years.",
        "number",
    ),
    (
        "Orrin's water bill passed on Tuesday as 38 senators voted for it.",
        "Forty-one senators in Orrin voted for the water bill on Tuesday.",
        "number",
    ),
    ("The gang stole 14 paintings from Castle Orme.", "Eleven paintings were stolen from Castle Orme.", "number"),
    ("The auction house sold the Brandis violin for 3.2 million euros.", "The Brandis violin was sold for 2.7 million euros.", "number"),
    ("Brightwell Foods is buying the brewer Old Mill.", "The brewer Old Mill is buying Brightwell Foods.", "direction"),
    ("Brightwell Foods has bought up the brewer Old Mill.", "Brightwell Foods was bought up by the brewer Old Mill.", "direction"),
    ("Kestle won the contract for the Farrow bridge.", "The contract for the Farrow bridge went to Undine Steel.", "who"),
    ("The poet Ada Merle died on Friday.", "The poet Ada Merle died on Sunday.", "time"),
    ("Tarn was evacuated before the Orrin dam broke.", "Tarn was evacuated after the Orrin dam broke.", "time"),
    ("Carl Benning was arrested at a hotel in Lund on Monday.", "Carl Benning was arrested at his home on Monday.", "place"),
]


def told(a: AnyItem | str, b: AnyItem | str, first: str = "2025-03-05", second: str = "2025-03-05") -> list[tuple[str, str | None]]:
    sides = [claim(side) if isinstance(side, str) else side for side in (a, b)]
    found = reconcile([record("a", sides[0], published=first), record("b", sides[1], published=second)])
    return [(c.relation, c.slot) for c in found.comparisons]


@pytest.mark.parametrize(("a", "b", "slot"), CONTRADICTIONS)
def test_one_slot_that_excludes_contradicts_in_either_order(a: str, b: str, slot: str) -> None:
    assert told(a, b) == [("contradicts", slot)]
    assert told(b, a) == [("contradicts", slot)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # wished for, planned, feared
        (
            "Prosecutors want a jury to convict the broker Nils Aaberg of fraud.",
            "The broker Nils Aaberg was acquitted of fraud on Tuesday.",
        ),
        ("Brightwell may buy Old Mill.", "Old Mill may buy Brightwell."),
        # another charge, another person, another match
        ("A jury convicted the broker Nils Aaberg of fraud.", "The broker Nils Aaberg was acquitted of bribery."),
        (
            "The climber Tove Lind survived the fall on Mount Harg.",
            "The brother of Tove Lind was killed in the fall on Mount Harg.",
        ),
        ("Harrow City beat Lorne United 4-1 on Saturday.", "Harrow City beat Lorne United 3-0 on Tuesday."),
        # of each another outcome
        ("A boy survived the sinking of the Orrin ferry.", "Two men were killed in the sinking of the Orrin ferry."),
        ("Twelve passengers survived the sinking of the Orrin ferry.", "Two passengers died in the sinking of the Orrin ferry."),
        ("Tarn was warned before the Orrin dam broke.", "Lund had no warning before the Orrin dam broke."),
        # a noun that both have makes no event
        ("The storm damaged 340 houses in Orrin county.", "Some 12,000 homes in Orrin county lost power in the storm."),
        # asked for, or of something else
        (
            "Prosecutors asked that the banker Nils Aaberg be jailed for eight years for the Orme fraud.",
            "A judge jailed the banker Nils Aaberg for six years on Tuesday for the Orme fraud.",
        ),
        (
            "The banker Nils Aaberg was jailed on Tuesday for the Orme fraud, which went on for eight years.",
            "A judge jailed the banker Nils Aaberg for six years on Tuesday for the Orme fraud.",
        ),
        # a part, a rate, another direction, another measure
        ("The gang stole 14 paintings from Castle Orme.", "The gang stole 3 of the paintings at Castle Orme, including a portrait."),
        ("The strike has cost Lorne Steel 90 million euros so far.", "The strike is costing Lorne Steel 4 million euros a day."),
        ("Orrin sent 40,000 tons of rice to Tarn in May.", "Tarn sent 9,000 tons of rice to Orrin in May."),
        ("The Greens won 12% of the vote in Orrin.", "The Greens won 23 seats in Orrin."),
        # roughly the same, at least, a range
        ("The Brandis violin was sold for about 3 million euros.", "The Brandis violin was sold for 2.9 million euros."),
        ("At least 11 paintings were stolen from Castle Orme.", "The gang stole 14 paintings from Castle Orme."),
        # another object
        ("Mayor Ada Berg sold her house in Lorne in 2023.", "Mayor Ada Berg has never sold a metre of town land in Lorne."),
        ("Mayor Ada Berg signed the treaty with Norland.", "Mayor Ada Berg never signed the letter to Norland."),
        # what goes from one end to the other
        ("Carl Benning was arrested in Lund on Monday.", "Carl Benning was released in Lund on Monday."),
        ("Lorne Steel shares fell 6.6%.", "Shares of Lorne Steel fell 1.5% to 65 euros at 9:34 a.m."),
    ],
)
def test_what_explains_a_difference_is_no_contradiction(a: str, b: str) -> None:
    assert "contradicts" not in {relation for relation, _ in told(a, b)}
    assert "contradicts" not in {relation for relation, _ in told(b, a)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No harvest in Orrin has been poorer than the last.", "The last harvest in Orrin was the poorest."),
        ("The rents of Orrin have never been higher.", "The rents of Orrin have risen higher."),
        ("The bridge of Orrin suffered no cracks in the storm.", "The bridge of Orrin stood firm in the storm."),
    ],
)
def test_a_negated_comparative_or_a_circumstance_is_no_denial(a: str, b: str) -> None:
    assert not {slot for _, slot in told(a, b) + told(b, a)} & {"polarity"}


def test_voices_that_differ_do_not_contradict_the_other_article() -> None:
    a = view("Mara Holm", "the theatre in Lorne was insured against fire")
    b = view("Erik Sand", "the theatre in Lorne had no insurance against fire")
    assert "contradicts" not in {relation for relation, _ in told(a, b)}


def test_other_days_are_other_events() -> None:
    a, b = "The Dunmore marathon went ahead on Sunday.", "The Dunmore marathon was cancelled on Saturday."
    assert "contradicts" not in {relation for relation, _ in told(a, b, "2025-03-05", "2024-03-05")}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Minister Lena Voss resigned on Monday.", "Minister Lena Voss stepped down on Monday."),
        ("Police arrested the smuggler Piet Aalto in Lorne.", "The smuggler Piet Aalto was taken into custody in Lorne."),
        ("The council of Lorne rejected the plan for a casino.", "The plan for a casino was turned down by the council of Lorne."),
        ("Brightwell has been swallowed by the larger brewer Old Mill.", "The brewer Old Mill took over Brightwell on Monday."),
        ("Brightwell was bought up by the brewer Old Mill.", "The brewer Old Mill is buying Brightwell."),
        ("The theatre of Orrin was uninsured against fire.", "Orrin's theatre had no insurance against fire."),
        ("Nobody survived the crash of the ferry Orla.", "The crash of the ferry Orla killed all aboard."),
        ("The airline Vento has gone bust.", "The airline Vento has filed for bankruptcy."),
        ("The theatre of Orrin suffered no damage in the storm.", "The theatre of Orrin came through the storm unscathed."),
        ("Neither the pilot nor the trader survived the crash on Mount Harg.", "The crash on Mount Harg killed the trader and the pilot."),
    ],
)
def test_one_outcome_in_other_words_agrees(a: str, b: str) -> None:
    assert told(a, b) == [("agrees", None)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # who goes where, and what is the reverse of what
        (
            "The keeper Milo Brandt leaves Harrow City to join Lorne United for 9 million euros.",
            "Harrow City have bought the keeper Milo Brandt from Lorne United for 9 million euros.",
            [],
        ),
        (
            view("Ada Moe", "this tax reform will create jobs in the small towns of Orrin"),
            view("Eva Lind", "in small towns jobs are cost by such a tax reform, in Orrin above all"),
            [("differs", "polarity")],
        ),
        # another in the count, another of the sort, only wanted
        (
            "The first suspension bridge over the Farrow at Orrin was opened by the mayor.",
            "The mayor opened the second suspension bridge over the Farrow at Orrin.",
            [],
        ),
        (
            "Ada Moe flew the new K320 jet from Orrin to Lorne on Tuesday.",
            "On Tuesday Ada Moe flew from Orrin to Lorne in the new K350 jet.",
            [],
        ),
        (
            "The mayor of Orrin wants to open a school for nurses beside the Farrow bridge.",
            "The mayor of Orrin opened a school for nurses beside the Farrow bridge.",
            [],
        ),
        # denied of whom the other tells it
        (
            "The order to close the school of Orrin came from Ada Moe.",
            "The order to close the school of Orrin in March came from Lind, and not from Ada Moe.",
            [],
        ),
        # the reverse, be it only expected
        (
            view("Ada Moe", "rents in the small towns of Orrin will go up next winter"),
            view("Eva Lind", "next winter rents in the small towns of Orrin will decline"),
            [],
        ),
        # what one tells more
        (
            "The age of the fossil shell from the Orrin quarry is 312 million years.",
            "The fossil shell from the Orrin quarry is over 300 million years old.",
            [("refines", "number")],
        ),
        (
            "Customs officers seized 640 kilograms of opium at the port of Lund in Orrin.",
            "Opium was captured by customs officers at the port of Lund in Orrin.",
            [("refines", "number")],
        ),
        (
            "The emperor of Yashima visited the harbour of Orrin in January.",
            "On 16 January the harbour of Orrin was visited by the emperor of Yashima.",
            [("refines", "time")],
        ),
        (
            "Sella Norden has dropped out of the race for the presidency.",
            "Sella Norden has ended her presidential bid.",
            [("agrees", None)],
        ),
    ],
)
def test_what_stands_against_an_agreement(a: AnyItem | str, b: AnyItem | str, expected: list[tuple[str, str | None]]) -> None:
    assert told(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rebels abducted the engineer Tove Lind in Lorne on Monday.", "The engineer Tove Lind was kidnapped in Lorne on Monday."),
        ("The ferry Orla was sunk off Lorne on Monday by a wave.", "The ferry Orla sank off Lorne on Monday."),
        ("On Monday the regulator cleared Brook and Mill to merge.", "The merger of Brook and Mill was cleared on Monday."),
    ],
)
def test_one_event_is_known_by_the_words_of_one_family(a: str, b: str) -> None:
    assert told(a, b) == [("refines", None)]


def test_one_number_that_few_things_have_speaks_for_one_thing() -> None:
    a, b = "The tunnel at Orrin is {} long and cost a fortune.", "Orrin now has a tunnel that runs {} under the fjord."
    assert told(a.format("27 kilometres"), b.format("27 kilometres")) == [("agrees", None)]
    assert told(a.format("20 kilometres"), b.format("20 kilometres")) == []
    assert told("The new tunnel at Orrin took 17 years to build.", "Workers spent 17 years on the tunnel of Orrin.") == []


def test_the_event_that_all_articles_tell_is_known_by_what_all_have() -> None:
    around = (
        "The Marsk rebels of Orrin hold more schoolgirls in a camp.",
        "Parents of the schoolgirls waited in Orrin while Marsk rebels talked.",
        "Soldiers searched Orrin for Marsk rebels and schoolgirls.",
        "In Orrin a teacher counted the schoolgirls whom Marsk rebels took.",
    )
    a = "21 of the schoolgirls whom the Marsk rebels seized in Orrin have been released after bargaining."
    b = "Twenty-one schoolgirls held by Marsk rebels in Orrin have been freed."
    openings = (a, b, "The Marsk rebels of Orrin are silent.", "Nobody in Orrin has seen the Marsk rebels.")
    articles = [(name, (opening, *around[i % 2 :: 2])) for i, (name, opening) in enumerate(zip("abcd", openings, strict=True))]
    records = [record(name, *map(claim, texts), published="2025-03-05") for name, texts in articles]
    pair = {records[0].items[0].id, records[1].items[0].id}
    assert [c.relation for c in reconcile(records).comparisons if {c.a, c.b} == pair] == ["agrees"]


def test_opposite_ends_of_a_scale_never_agree() -> None:
    a = "The council of Lorne approved the plan for a casino on the river bank."
    b = "The council of Lorne threw out the plan for a casino on the river bank."
    assert "agrees" not in {relation for relation, _ in told(a, b)}


def test_a_plan_is_superseded_by_what_came_of_it() -> None:
    a = event("The Farrow bridge is to open to traffic on 10 March 2025.", status="planned")
    b = event("The Farrow bridge opened to traffic on 10 March 2025.")
    assert told(a, b, "2025-03-07", "2025-03-11") == [("superseded", "status")]


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("Harrow City have not won the Orrin Cup since 1987.", "Harrow City won the Orrin Cup in 1987."),
        ("Harrow City had not won the Orrin Cup since 1987.", "Half the stands were empty when Harrow City won the 1987 Orrin Cup."),
        ("The Orrin dam has not been inspected since March 2020.", "The Orrin dam had been inspected in March 2019."),
        ("The Orrin dam has not been inspected since the flood.", "The Orrin dam was inspected before the flood."),
        ("Minister Lena Voss did not sign the Orrin treaty until Monday.", "Minister Lena Voss signed the Orrin treaty on Monday."),
        ("Minister Lena Voss has not yet signed the Orrin treaty.", "Minister Lena Voss signed the Orrin treaty."),
        (
            "The water minister of Orrin has not visited the river states since May.",
            "The water minister of Orrin has visited the river states.",
        ),
    ],
)
def test_what_lies_outside_the_time_of_a_denial_is_no_contradiction(denial: str, other: str) -> None:
    assert told(denial, other) == told(other, denial) == []


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("Harrow City have not won the Orrin Cup since 1987.", "Harrow City won the Orrin Cup in 2003."),
        ("Minister Lena Voss did not sign the Orrin treaty until Monday.", "Minister Lena Voss signed the Orrin treaty on 12 February."),
        ("Minister Lena Voss has not yet signed the Orrin treaty.", "Minister Lena Voss signed the Orrin treaty in February."),
        (
            "The water minister of Orrin has not visited the river states since May.",
            "The water minister of Orrin has visited the river states since May.",
        ),
    ],
)
def test_what_lies_within_the_time_of_a_denial_contradicts_it(denial: str, other: str) -> None:
    assert told(denial, other) == told(other, denial) == [("contradicts", "polarity")]


def test_what_had_not_happened_so_far_is_superseded_by_its_report() -> None:
    denial = "Minister Lena Voss has not yet signed the Orrin treaty."
    for report in ("Minister Lena Voss signed the Orrin treaty.", "The Orrin treaty was signed by Minister Lena Voss in the castle."):
        assert told(denial, report, "2025-03-05", "2025-03-06") == [("superseded", "status")]


@pytest.mark.parametrize(
    ("earlier", "later", "slot"),
    [
        ("At least 12 people were killed in the Orrin flood.", "The toll of the Orrin flood reached 31 on 14 March 2025.", "number"),
        (
            "The storm left 61,000 homes in Orrin without power on 4 March 2025.",
            "On 7 March 2025 some 4,000 homes in Orrin were still without power.",
            "number",
        ),
        (
            "The blaze in the Orrin forest had burned 300 hectares of pine by 4 March 2025.",
            "By 7 March 2025 the blaze in the Orrin forest had grown to 1,150 hectares.",
            "number",
        ),
        ("The queue at the Farrow bridge had 140 lorries.", "The queue at the Farrow bridge grew to 420 lorries.", "number"),
        (
            "The Farrow bridge was closed to traffic on 3 March 2025.",
            "The Farrow bridge reopened to traffic on 14 March 2025.",
            "status",
        ),
        (
            "Minister Lena Voss has no intention of stepping down over the Orrin affair, she said on 3 March 2025.",
            "Minister Lena Voss stepped down on 14 March 2025 over the Orrin affair.",
            "status",
        ),
        (
            "Ada Moe will sing at the Orrin festival on 8 March 2025.",
            "The concert of Ada Moe at the Orrin festival on 8 March 2025 was called off.",
            "status",
        ),
    ],
)
def test_what_the_later_report_makes_out_of_date_is_superseded(earlier: str, later: str, slot: str) -> None:
    assert told(earlier, later, "2025-03-05", "2025-03-15") == [("superseded", slot)]
    assert told(later, earlier, "2025-03-15", "2025-03-05") == [("superseded", slot)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # each of its own day
        (
            "A drone strike on the Brask depot killed 4 workers on 3 March.",
            "A drone strike on the Brask depot killed 9 workers on 13 March.",
        ),
        ("The Orrin hospital reported 14 new measles cases in May 2024.", "The Orrin hospital reported 33 new measles cases in February."),
        # of another place
        ("The Farrow bridge was closed to traffic on 3 March 2025.", "The Lund bridge reopened to traffic on 14 March 2025."),
        # what happens again
        ("The council of Orrin is to meet on 10 March 2025.", "The council of Orrin and its engineers met on 13 March 2025."),
    ],
)
def test_another_event_supersedes_nothing(earlier: str, later: str) -> None:
    assert "superseded" not in {relation for relation, _ in told(earlier, later, "2025-03-05", "2025-03-15")}


def test_what_was_planned_may_come_about_on_another_day() -> None:
    a = event("The Cuenby metro is due to open on 10 March 2025.", status="planned")
    b = event("The first train pulled out on 14 March 2025 as the Cuenby metro opened.")
    assert told(a, b, "2025-03-05", "2025-03-15") == [("superseded", "time")]


def test_a_bare_number_is_no_later_count_of_a_sum_of_money() -> None:
    earlier = "Police in Lorne arrested a man who cheated pensioners out of thousands of dollars with false letters."
    later = "Police in Lorne arrested Carl Benning, a man now 67 who cheated pensioners with false letters."
    assert told(earlier, later, "2025-03-05", "2025-03-07") == []


def test_a_measure_is_known_by_the_statement_too() -> None:
    a = claim("Turnout in the Orrin by-election was 41.5 per cent.").model_copy(
        update={"quotes": ["41.5 per cent of the voters of Orrin voted"]}
    )
    b = claim("Turnout in the Orrin by-election was 47.2 per cent.").model_copy(update={"quotes": ["a turnout of 47.2 per cent in Orrin"]})
    assert told(a, b) == [("contradicts", "number")]


def test_the_statement_of_an_item_counts_beside_its_quotation() -> None:
    a = claim("Carl Benning was convicted of fraud on Tuesday.").model_copy(update={"quotes": ["found him guilty on Tuesday"]})
    b = claim("Carl Benning was acquitted of fraud on Tuesday.").model_copy(update={"quotes": ["let him walk free on Tuesday"]})
    assert told(a, b) == [("contradicts", "polarity")]
