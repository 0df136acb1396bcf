"""One person, one voice; two people, two."""

from __future__ import annotations

import pytest

from counterpoint.findings import Person
from counterpoint.reconcile.people import people
from tests.reconcile.made import claim, record, view


def _people(*speakers_by_article: list[str]) -> tuple[Person, ...]:
    return people(
        [record(f"r{n}", *(view(s, f"statement {n} {i}") for i, s in enumerate(names))) for n, names in enumerate(speakers_by_article)]
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kim Jong Un", "Kim Jong-un"),
        ("Matthew Oduya", "Matt Oduya"),
        ("William Strand", "Bill Strand"),
        ("J. Marlow", "Joan Marlow"),
        ("Prof. Éva Szőke", "Eva Szoke"),
        ("Joan K. Marlow", "Joan Marlow"),
        ("Admiral Per Strand", "Per Strand"),
        ("Muammar Qaddafi", "Muammar Gaddafi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("the Pentagon", "Pentagon"),
        ("A. Barry Strand", "Barry Strand"),
        ("Norcorp CEO Ada Strand", "Ada Strand"),
        ("Lind water expert J.J. Strand", "JJ Strand"),
        ("Sheikh Omar Strand", "Omar Strand"),
        ("the daily newspaper Lindholm Avis", "Lindholm Avis"),
        ("the Foreign Ministry", "Foreign Ministry"),
        ("Norway's Foreign Ministry", "the Norwegian Foreign Ministry"),
        ("Britain’s Navy", "the British Navy"),
    ],
)
def test_two_forms_of_one_name_are_one_person(a: str, b: str) -> None:
    assert len(_people([a], [b])) == 1
    assert len(_people([b], [a])) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maria Hansen", "Maria Hanson"),
        ("Joan Marlow", "Peter Marlow"),
        ("J. Marlow", "Peter Marlow"),
        ("Joan A. Marlow", "Joan B. Marlow"),
        ("Per Strand Jr.", "Per Strand Sr."),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Chinese Foreign Ministry", "Russian Foreign Ministry"),
        ("Justice Department", "State Department"),
        ("National Council", "National Security Council"),
        ("Marlow", "Joan Marlow"),
        ("Lawyers for Joan Marlow", "Joan Marlow"),
        ("Marlow House Press Office", "Marlow"),
        ("Joan Marlow’s lawyer", "Joan Marlow"),
    ],
)
def test_other_people_stay_apart(a: str, b: str) -> None:
    assert len(_people([a], [b])) == 2
    assert len(_people([b], [a])) == 2


def test_a_surname_belongs_to_the_full_name_within_one_article() -> None:
    (person,) = _people(["Kurt Oduya", "Oduya", "Mr. Oduya"])
    assert person.name == "Kurt Oduya"
    assert set(person.aliases) == {"Oduya", "Mr. Oduya"}
    assert len(person.items) == 3


def test_a_surname_that_two_have_belongs_to_neither() -> None:
    assert len(_people(["Kurt Oduya", "Anna Oduya", "Oduya"])) == 3


def test_an_initial_that_two_could_mean_is_nobody_of_them() -> None:
    assert len(_people(["Joan Marlow"], ["Jill Marlow"], ["J. Marlow"])) == 3


def test_a_surname_joins_across_articles_with_the_same_office() -> None:
    found = people(
        [
            record("a", view("Joan Marlow", "The dam is safe.", role="water minister")),
            record("b", view("Marlow", "The dam is old.", role="minister for water")),
        ]
    )
    assert [p.name for p in found] == ["Joan Marlow"]
    assert found[0].roles == ("minister for water", "water minister")


def _told(*articles: tuple[str, str]) -> list[str]:
    """The voices of articles, each given as who speaks and the text in which it stands."""
    made = (record(f"r{n}", view(who, "the wall is weak"), text=text) for n, (who, text) in enumerate(articles))
    return [p.name for p in people(list(made))]


FULL = ("Joan Marlow", "Joan Marlow said the wall is weak. The council thanked Marlow.")


@pytest.mark.parametrize(
    "text",
    [
        "Marlow said the wall is weak. The town knows Joan Marlow.",
        "Mrs. Marlow said the wall is weak.",
        "President Joan A. Marlow was there. Marlow said the wall is weak.",
        "On Sunday Marlow said the wall is weak.",
    ],
)
def test_a_surname_joins_the_only_full_name_that_its_own_article_can_mean(text: str) -> None:
    assert _told(FULL, ("Marlow", text)) == ["Joan Marlow"]
    assert _told(("Marlow", text), FULL) == ["Joan Marlow"]


@pytest.mark.parametrize(
    "text",
    [
        "Marlow said the wall is weak. Peter Marlow left the town.",
        "Officials in Marlow said the wall is weak. Marlow said so.",
        "The Marlow said the wall is weak, and Ivy Marlow said so.",
    ],
)
def test_a_surname_that_may_be_anothers_or_a_places_joins_nobody(text: str) -> None:
    assert len(_told(FULL, ("Marlow", text))) == 2


def test_a_surname_joins_nobody_of_two_of_that_name_and_nobody_of_another_office() -> None:
    alone = ("Marlow", "Mr. Marlow said the wall is weak.")
    assert len(_told(FULL, ("Peter Marlow", "Peter Marlow said the wall is weak."), alone)) == 3
    offices = [
        record("a", view("Joan Marlow", "the wall is weak", role="water minister"), text=FULL[1]),
        record("b", view("Marlow", "the wall is weak", role="actor"), text=alone[1]),
    ]
    assert len(people(offices)) == 2


def test_a_name_that_opens_with_a_common_word_is_not_the_surnames() -> None:
    early = ("Early Norcorp", "It was early. Early Norcorp said the wall is weak, and they thanked Norcorp.")
    assert len(_told(early, ("Norcorp", "The builder Norcorp said the wall is weak."))) == 2


def test_a_short_form_that_the_text_explains_is_the_full_name() -> None:
    explained = ("Lind Water Board", "The Lind Water Board (LWB) said the wall is weak.")
    assert _told(explained, ("LWB", "LWB said the wall is weak.")) == ["Lind Water Board"]
    assert len(_told(("Lind Water Board", "The Lind Water Board said the wall is weak."), ("LWB", "LWB said the wall is weak."))) == 2
    two = ("Lind Wall Body", "The Lind Wall Body (LWB) said the wall is weak.")
    assert len(_told(explained, two, ("LWB", "LWB said the wall is weak."))) == 3


def test_the_role_before_a_name_is_its_role() -> None:
    (person,) = _people(["Norcorp CEO Ada Strand"])
    assert (person.name, person.role) == ("Ada Strand", "Norcorp CEO")


def test_a_paper_goes_by_the_end_of_its_name_within_one_article() -> None:
    assert [p.name for p in _people(["Lindholm Times", "The Times"])] == ["Lindholm Times"]
    assert len(_people(["Lindholm Times"], ["The Times"])) == 2
    assert len(_people(["White House", "The House"])) == 2


def test_the_letter_is_the_one_that_was_told_of() -> None:
    voices = [view(who, f"says {who}", named=False) for who in ("The Lind University letter", "The letter", "a letter")]
    assert [len(p.items) for p in people([record("a", *voices)])] == [2, 1]


def test_unnamed_groups_are_voices_but_never_merged_across_articles() -> None:
    found = people(
        [
            record("a", view("analysts", "Prices rise.", named=False), view("analysts", "Prices fall.", named=False)),
            record("b", view("analysts", "Prices rise.", named=False)),
        ]
    )
    assert [len(p.items) for p in found] == [2, 1]
    assert not any(p.named for p in found)
    assert len({p.id for p in found}) == 2


def test_holders_of_claims_are_voices_and_common_nouns_are_unnamed() -> None:
    found = people(
        [record("a", claim("The wall broke.", by="U.S. officials"), claim("The wall held.", by="Per Strand"), claim("It rained."))]
    )
    assert [(p.name, p.named) for p in found] == [("U.S. officials", False), ("Per Strand", True)]


def test_roles_and_affiliations_are_gathered_in_the_order_of_how_often_they_are_given() -> None:
    found = people(
        [
            record("a", view("Per Strand", "One.", role="minister", affiliation="Norway")),
            record("b", view("Per Strand", "Two.", role="water minister"), view("Strand", "Three.", role="water minister")),
        ]
    )
    assert found[0].role == "water minister"
    assert found[0].roles == ("water minister", "minister")
    assert found[0].affiliation == "Norway"


@pytest.mark.parametrize("name", ["習近平", "مها", "🙂", ".", "the", "(?)", "x" * 5000])
def test_odd_names_do_no_harm(name: str) -> None:
    assert len(_people([name], [name])) == 1


def test_ids_do_not_depend_on_other_articles() -> None:
    alone = _people(["Per Strand"])
    beside = _people(["Per Strand"], ["Maria Oduya"])
    assert alone[0].id == beside[0].id


def test_one_ministry_is_heard_once_in_an_article_and_two_ministries_are_two() -> None:
    assert len(_people(["Norway's Foreign Ministry", "Foreign Ministry"])) == 1
    assert len(_people(["Norway's Foreign Ministry"], ["Denmark's Foreign Ministry"])) == 2
    assert len(_people(["Norway's Foreign Ministry", "Denmark's Foreign Ministry", "Foreign Ministry"])) == 3
