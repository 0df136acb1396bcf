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
        ("the Foreign Ministry", "Foreign Ministry"),
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
