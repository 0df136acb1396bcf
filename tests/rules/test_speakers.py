"""Whom surnames, pronouns and descriptions mean, and what is told of them. All text is invented."""

from __future__ import annotations

import pytest

from counterpoint.chunk import chunks
from counterpoint.items import ExpertView
from counterpoint.read import article
from counterpoint.rules import RulesEngine


def views(text: str) -> list[ExpertView]:
    read = article(text)
    found = RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates
    return [c.item for c in found if isinstance(c.item, ExpertView)]


MEANT = [
    ("Robert S. Moe III came to Lind. Mr. Moe said the wall was weak.", "Robert S. Moe III"),
    ("Xi Tanping came to Lind. Xi said the wall was weak.", "Xi Tanping"),
    ("Kim Tan Un came to Lind. Kim said the wall was weak.", "Kim Tan Un"),
    ("Raven-Syma (who sang on the show) went to Lind. “It was weak,” she posted.", "Raven-Syma"),
    ("Zola, 45, left. She said the wall was weak.", "Zola"),
    ("As the Lind Herald's Phillip Klein notes, the wall is weak.", "Phillip Klein"),
    ("New York-based technology giant Norcorp has denied that the wall is weak.", "Norcorp"),
    ("Senator Bernie Sand of Vermont who opposes the pact said it was weak.", "Bernie Sand"),
    ("Former Lind Mayor Michael Bloomberg came. Bloomberg said the wall was weak.", "Michael Bloomberg"),
    ("The wall was weak, according to The Hill.", "The Hill"),
    ("The wall was weak, according to the prepared text of remarks he was to deliver.", "the prepared text of remarks"),
    ("The Times noted that the wall was weak.", "The Times"),
    ("President Lund came. The president is old. Lund said the wall was weak.", "Lund"),
    ("It failed to persuade U.S. President Donald Lund. Lund said it was weak.", "Donald Lund"),
    ("Mayor A\u200bda\u200b Mo\u00ade said the wall was weak.", "Ada Moe"),
    ("It came from the Lind Herald, which argued that the wall was weak.", "Lind Herald"),
    (
        "Eric Lund, the majority leader, lost. David Moe, a professor, won. Moe was glad, and said so loudly.\n\n"
        "The majority leader, who had raised money, sent fliers in which he emphasized that the wall was weak.",
        "Eric Lund",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[text for text, _ in MEANT])
def test_who_is_meant(text: str, speaker: str) -> None:
    assert views(text)[-1].speaker == speaker


def test_a_president_who_opens_an_article_is_not_the_one_he_receives() -> None:
    text = (
        "President Lund vowed to build a wall. Receiving French President Per Moe in Lind, Lund repeated his view. "
        "The president said it was weak. “We will see,” he said."
    )
    assert [v.speaker for v in views(text)] == ["Lund", "The president"]


def test_they_means_nobody_where_two_groups_may_be_meant() -> None:
    text = "When the merchants told the rebels that the wall was weak, the rebels laughed. “The money is ours,” they explained."
    assert [v.speaker for v in views(text)] == ["the merchants"]


def test_which_means_nobody_where_it_sums_up_a_clause() -> None:
    assert views("Most of them are bakers, which supports the view that the wall is weak.") == []


def test_words_about_him_keep_who_he_is() -> None:
    (view,) = views("William Moe confirmed that prosecutors intended to charge his client.")
    assert view.view == "William Moe confirmed that prosecutors intended to charge his client."


def test_the_outlet_of_words_told_according_to_it() -> None:
    (view,) = views("John Moe came to Lind. “It is weak,” he added, according to Reuters.")
    assert (view.speaker, view.via) == ("John Moe", "Reuters")


def test_the_labels_of_a_transcript_are_whom_the_text_names() -> None:
    text = "President Tom Lund met reporters.\n\nPRESIDENT LUND: The wall is weak.\n\nQ   Is it?\n\nPRESIDENT LUND: It is the wall.\n"
    assert [(v.speaker, v.view) for v in views(text)] == [
        ("Tom Lund", "The wall is weak."),
        ("Tom Lund", "Tom Lund said: “It is the wall.”"),
    ]


def test_the_mp_in_front_of_a_name_is_its_bearer() -> None:
    (view,) = views("The MP for Lind North, Tom Lund, tweeted: ‘Enough of the wall is enough.’")
    assert view.speaker == "Tom Lund"


def test_one_of_two_speaks_in_the_singular() -> None:
    found = views("Senator Tom Lund and other bakers have criticized the wall as weak.")
    assert [v.view for v in found] == ["Tom Lund has criticized the wall as weak."]


UNSAID = [
    "Some of the inquiries hope to shed light on the wall.",
    "The contrasts between the walls of Lind and those in poorer economies suggest that it is weak.",
    "Officials were unable to explain the wall.",
    "Much hangs on what Norcorp plans to unveil at its meeting.",
    "It is not true, as Moe claims, that the wall is weak.",
    "The council is expected to announce that the wall is weak.",
    "Ada Moe will say that the wall is weak.",
    "The question facing Democrats is whether to go, highlighting what the wall means.",
    "According to Ada Moe, chief designer of the wall.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_not_said_yet_or_by_nobody_is_no_view(text: str) -> None:
    assert views(text) == []


def test_they_in_what_a_group_says_stay_they() -> None:
    (view,) = views("Sources tell the Herald that they could appear in later walls.")
    assert view.view == "Sources tell the Herald that they could appear in later walls."


ROLES = [
    ("It was said of Bill Lund — Norland nurse Therese Moe, for one. Lund said the wall was weak.", (None, None)),
    ("As explained by geneticist Ada Moe, the wall was weak.", ("geneticist", None)),
    ("Cllr Tom Lund said the wall was weak.", ("Councillor", None)),
    ("Moe’s lawyer, Per Lund, said the wall was weak.", ("Moe’s lawyer", None)),
    ("He was not sure his friend Per Lund would come. Lund said the wall was weak.", (None, None)),
    ("Senator Mitch Moe of Kentucky urged Mr. Lund to go. Lund said it was weak.", (None, None)),
    ("It failed to persuade U.S. President Donald Lund. Lund said it was weak.", ("President", "US")),
    ("Newly confirmed Secretary of State Mike Moe said it was weak.", ("Secretary of State", None)),
    ("Receiving French President Per Moe, he left. Moe said it was weak.", ("President", "France")),
    ("Several letters to members of Congress said it was weak.", (None, None)),
    ("Some members of Congress said it was weak.", (None, "Congress")),
]


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[text for text, _ in ROLES])
def test_role_and_affiliation_hold_only_what_tells_them(text: str, expected: tuple[str | None, str | None]) -> None:
    assert (views(text)[-1].role, views(text)[-1].affiliation) == expected


def test_another_of_something_is_no_speaker() -> None:
    assert views("The list has 40 questions. “Why did he leave so early?” another asks.") == []


def test_each_of_several_speakers_is_one() -> None:
    found = views("U.S. Reps. John Moe, Andre Lund and Emanuel Ebbe said the wall was weak.")
    assert [(v.speaker, v.speaker_words) for v in found] == [
        ("John Moe", "U.S. Reps. John Moe"),
        ("Andre Lund", "Andre Lund"),
        ("Emanuel Ebbe", "Emanuel Ebbe"),
    ]
    assert [v.speaker for v in views("Norland, Ostra and Lind said the wall was weak.")] == ["Norland, Ostra and Lind"]
    assert [v.speaker for v in views("John Moe, Mayor of Lind and Ostra, said the wall was weak.")] == ["John Moe"]
    assert [v.speaker for v in views("“It is weak,” said the Science and Builders Herald.")] == ["Science and Builders Herald"]


def test_who_behind_a_name_makes_it_a_person() -> None:
    text = "Ole Lund said the wall was weak. Idris Sand, who was mayor until May, has mocked it.\n\n“It is a joke,” he said."
    assert [v.speaker for v in views(text) if v.manner == "direct"] != ["Ole Lund"]


def test_a_role_does_not_begin_with_a_verb() -> None:
    found = views("Accusing the builder of fraud, Ada Moe said the wall was weak. It was weak, said the People's Herald.")
    assert {(v.speaker, v.role) for v in found} == {("Ada Moe", None), ("People's Herald", None)}


def test_a_body_that_every_country_has_keeps_whose_it_is() -> None:
    found = views(
        "Norway's Foreign Ministry said the talks were over. North Korea's Defence Ministry warned that the wall was weak. "
        "Germany's Lindbank said prices rose."
    )
    assert [(v.speaker, v.named, v.affiliation) for v in found] == [
        ("Norway's Foreign Ministry", True, "Norway"),
        ("North Korea's Defence Ministry", True, "North Korea"),
        ("Lindbank", True, "Germany"),
    ]


def test_of_two_bodies_with_owners_neither_is_dropped() -> None:
    (view,) = views("Norway's Treasury and Denmark's Lindbank said prices rose.")
    assert view.speaker == "Norway's Treasury and Denmark's Lindbank"


def test_a_general_staff_is_no_general() -> None:
    (view,) = views('"We are ready," said Norway\'s General Staff.')
    assert (view.speaker, view.role) == ("Norway's General Staff", None)


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Head of the water board Omar Tarn", "Omar Tarn"),
        ("Deputy Chief of Staff of the Lind Armed Forces General Per Moe", "Per Moe"),
        ("Aides to Senator Ada Moe", "Aides to Senator Ada Moe"),
        ("A critic of Senator Ada Moe", "A critic of Senator Ada Moe"),
    ],
)
def test_an_office_in_full_stands_before_its_bearers_name(source: str, speaker: str) -> None:
    assert [v.speaker for v in views(f"{source} said the wall was weak.")] == [speaker]


def test_two_with_where_they_come_from_are_two() -> None:
    found = views("Speaker Nadia Pell of Norland and Senator Carl Shum of Ostra said it was a power grab.")
    assert {(v.speaker, v.affiliation) for v in found} == {("Nadia Pell", "Norland"), ("Carl Shum", "Ostra")}


@pytest.mark.parametrize(
    "nobody",
    [
        "Nobody at the port said that the wall was safe.",
        "None of the ministers said the wall was safe.",
        "Not one of the engineers warned that the wall was weak.",
        "Few experts believe the wall is safe.",
        '"The wall is safe," nobody said.',
    ],
)
def test_what_nobody_says_is_nobodys_view(nobody: str) -> None:
    assert views(f"It rained. {nobody} Zola Moe said it was late.") == views("It rained. It was cold. Zola Moe said it was late.")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("None other than Zola Moe said that the wall was safe.", "Zola Moe"),
        ("A few experts said that the wall was safe.", "A few experts"),
        ("Not surprisingly, Zola Moe said that the wall was safe.", "Zola Moe"),
    ],
)
def test_who_only_looks_like_nobody_speaks(text: str, speaker: str) -> None:
    assert [v.speaker for v in views(text)] == [speaker]


def test_a_day_says_nothing() -> None:
    found = views("The ARLP pushed back Friday on a report claiming the wall was weak -- but acknowledged that it leaned.")
    assert [v for v in found if "Friday" in v.speaker] == []
