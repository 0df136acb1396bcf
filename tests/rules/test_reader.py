"""Faults that readers met in articles of other kinds than the annotated ones: wrong speakers, words cut, what is no attribution."""

from __future__ import annotations

import pytest

from tests.rules.test_attributions import Plain, found
from tests.rules.test_engine import claims, views

SPEAKERS: list[tuple[str, Plain]] = [
    (
        "Per Lund, trying to end a story that is hurting his role and threatening his dream, flatly denied that he left.",
        ("Per Lund", "denied", ("that he left",)),
    ),
    (
        "Moe, who also gave a long interview of her years with Lund told CNN that she was glad.",
        ("Moe, who also gave a long interview of her years with Lund", "told", ("that she was glad",)),
    ),
    (
        "“The day is great,” Ri Chun, Norland's most famous newsreader, who was called back to tell it, declared in a broadcast.",
        ("Ri Chun, Norland's most famous newsreader, who was called back to tell it", "declared", ("“The day is great,”",)),
    ),
    (
        "He spoke of players who were kicked off a plane after a flight attendant wrongfully accused them of theft.",
        ("a flight attendant", "accused", ("them of theft",)),
    ),
    ("One question asks what talks Moe may have had.", ("One question", "asks", ("what talks Moe may have had",))),
    ("“The law is bad,” Long said.", ("Long", "said", ("“The law is bad,”",))),
    ("Long and Berg also conceded that the law was bad.", ("Long and Berg", "conceded", ("that the law was bad",))),
    (
        "The wall rose, and guards Ada Moe and Sgt. Per Lund both urged Ostra to stay calm.",
        ("guards Ada Moe and Sgt. Per Lund", "urged", ("to stay calm",)),
    ),
    (
        "In a memo explaining why he thought Lund should go, Ada Moe pointed to a report.",
        ("Ada Moe", "pointed to", ("a report",)),
    ),
    (
        "Already, Norland’s chief executive, Ada Moe, told the Herald that it fell.",
        ("Norland’s chief executive, Ada Moe", "told", ("that it fell",)),
    ),
    ("The law lets firms whose owners cite their faith deny service.", ("owners", "cite", ("their faith deny service",))),
    (
        "Moe joined others in calling on Lund to go, as the mayor held his ground and vowed to stay.",
        ("the mayor", "vowed", ("to stay",)),
    ),
    ("Lund, according to the source, told him that it fell.", ("the source", "according to", ("Lund", "told him that it fell"))),
    ("The plan was approved by the House Committee, of which he is the head.", ("the House Committee", "approved", ("The plan",))),
]

WORDS: list[tuple[str, Plain]] = [
    (
        "According to the Herald, Moe had hoped to get a pardon, but has not.",
        ("the Herald", "According to", ("Moe had hoped to get a pardon, but has not",)),
    ),
    ("Advocates say genetically modified crops help.", ("Advocates", "say", ("genetically modified crops help",))),
    (
        "The man who claimed to be a prince in order to run a ‘phishing’ scam has been arrested.",
        ("who", "claimed", ("to be a prince in order to run a ‘phishing’ scam",)),
    ),
    (
        "Lund said he held his account, or a related photo site, had been opened.",
        ("Lund", "said", ("he held his account, or a related photo site, had been opened",)),
    ),
    ("Members accused them of hurling slurs, and in one instance, stones.", ("Members", "accused", ("them of hurling slurs",))),
    (
        "The wall is closed until it is mended, the Herald has learned.",
        ("the Herald", "learned", ("The wall is closed until it is mended",)),
    ),
    ("In one letter opened by the Herald, Moe asks what Lund knew of it.", ("Moe", "asks", ("what Lund knew of it",))),
    ("Moe reported weeks ago that the wall was weak.", ("Moe", "reported", ("that the wall was weak",))),
    ("The union claimed mostly guards were hit.", ("The union", "claimed", ("mostly guards were hit",))),
    ("Moe rebuffed calls late Monday to step aside.", ("Moe", "rebuffed", ("calls late Monday to step aside",))),
    ("“It’s sexist,” said Ada Moe, head of the union, to the Caller.", ("Ada Moe, head of the union", "said", ("“It’s sexist,”",))),
    (
        "Moe wrote that if Lund “is not ready,” the talks “should not go on.”",
        ("Moe", "wrote", ("that if Lund “is not ready,” the talks “should not go on.”",)),
    ),
    ("Moe vowed to rein in a spending program of Lind.", ("Moe", "vowed", ("to rein in a spending program of Lind",))),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS + WORDS, ids=[text for text, _ in SPEAKERS + WORDS])
def test_who_says_what(text: str, expected: Plain) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Indians hit back in style.",
        "Attacking Ada Moe, his rival from the 2016 vote, and taking aim at his own office struck old tones.",
        "Papers that the court found to be inciting and expressing hatred were burnt.",
        "The Herald obtained a letter sent by Moe on Aug. 6 asking him to wait.",
        "They met after charges were announced Friday accusing a dozen agents.",
        "Moe had notified Congress before the vote about letters that could be opened.",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    assert [cue for _, cue, _ in found(text) if cue != "found"] == []


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("President Moe suddenly fired FBI Director James Lund. A week later, Lund said the wall was weak.", "James Lund", "Director"),
        (
            "Moe met Speaker John A. Berg. Secretary of State John Lund said the wall was weak.",
            "John Lund",
            "Secretary of State",
        ),
        ("Ada Moe, President Lund’s security adviser, said the wall was weak.", "Ada Moe", "President Lund’s security adviser"),
        ("Representative Peter T. King said the wall was weak.", "Peter T. King", "Representative"),
        ("One of her lawyers, Tom Kirsch, said the wall was weak.", "Tom Kirsch", None),
        ("A separate guest, Ada Moe, said the wall was weak.", "Ada Moe", None),
    ],
)
def test_who_somebody_is(text: str, speaker: str, role: str | None) -> None:
    assert (views(text)[-1].speaker, views(text)[-1].role) == (speaker, role)


def test_it_is_not_who_spoke_before_where_another_body_is_the_subject() -> None:
    text = "The Security Council said it would meet. But North Korea praised itself. It said that it had fired a rocket."
    assert "North Korea" not in {v.speaker for v in views(text) if "rocket" in v.view}
    assert not [v for v in views(text) if "rocket" in v.view and v.speaker.endswith("Council")]


def test_views_read_as_sentences() -> None:
    assert views("“Progress,” Per Lund declared, “is eating the law.”")[0].view == "Progress is eating the law."
    assert views("Some residents reported seeing a white van.")[0].view == "Some residents reported seeing a white van."
    assert views("It was in what Ada Moe described as an “act of faith.”") == []


def test_what_a_check_of_facts_looks_into_is_nobody_s_view() -> None:
    assert views("Claim: Per Lund said the wall was a hoax.\n\nA search shows that he was not there.") == []


def test_a_participle_s_time_does_not_date_the_clause() -> None:
    assert claims("The strike on Lind follows a law signed last week.")[0].when is None
    assert claims("A guard died in Lind last week.")[0].when == "last week"


@pytest.mark.parametrize("text", ["It fell, according to Norcorp,", "“It fell,” he told", "It fell (Moe said", "Moe said letters that"])
def test_a_text_may_be_cut_off_anywhere(text: str) -> None:
    assert isinstance(views(text), list)


def test_mr_is_not_a_woman_of_his_surname() -> None:
    text = "President Moe and Melania Moe welcomed the mayor. President Moe said the wall was weak. Mr. Moe said it would fall."
    assert [v.speaker for v in views(text) if v.cue == "said"] == ["Moe", "Moe"]


def test_nobody_is_heard_where_a_first_name_in_the_quotation_may_be_hers() -> None:
    text = "Taking a page out of Gwyn Berg's book, comedian Sarah Lund said they split.\n\n"
    text += "“No fight,” she wrote. “We said so that you stop asking, how is Sarah?”"
    assert "Gwyn Berg" not in [v.speaker for v in views(text)]


def test_ms_of_an_unsure_first_name_is_who_is_named_in_full() -> None:
    text = "“It is sexist,” said Terry Moe, the head of the union. “It is a simple test,” Ms. Moe continued."
    assert {v.speaker for v in views(text)} == {"Terry Moe"}


def test_what_the_speaker_did_not_do_is_not_what_he_said() -> None:
    (view,) = views("Ada Moe said that the board could call more guests, but did not name any.")
    assert view.view == "The board could call more guests."


def test_halves_of_a_quotation_are_joined_as_sentences() -> None:
    text = "“We know of the secret accounts,” Per Lund said. “It’s a record.”"
    assert "accounts. It’s a record." in views(text)[0].view


def test_whoever_retells_is_not_given_how_it_was_said() -> None:
    assert [v.speaker for v in views("“Nice to see you,” Per Lund said as he kept walking, the Herald's Ada Moe tweeted.")] == ["Per Lund"]


def test_who_are_the_people_and_not_their_place() -> None:
    text = "Moe saw bias in prosecutors from the Southern District of Norland who supported the wall."
    assert [v.speaker for v in views(text) if v.cue == "supported"] == ["prosecutors from the Southern District of Norland"]


def test_where_somebody_was_met_is_not_what_he_belongs_to() -> None:
    assert views("Moe met Per Lund at the General Assembly. Per Lund said the wall was weak.")[-1].affiliation is None


def test_a_quotation_behind_a_reported_sentence_begins_a_sentence_of_its_own() -> None:
    (view,) = views("Per Lund said that the wall was “weak”. “It will fall before the winter.”")
    assert view.view == "The wall was “weak”. “It will fall before the winter.”"


def test_both_is_not_said_of_one() -> None:
    text = "The wall rose, and guards Ada Moe and Sgt. Per Lund both urged Ostra to stay calm."
    assert [v.view for v in views(text)] == ["Ada Moe urged Ostra to stay calm.", "Per Lund urged Ostra to stay calm."]
