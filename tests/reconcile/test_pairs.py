"""Which pairs are compared, and what the coverage says of the rest."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

from counterpoint.reconcile.pairs import EXHAUSTIVE, NOTHING_SHARED, TOO_COMMON, candidates, comparable
from counterpoint.reconcile.people import people
from counterpoint.reconcile.profiles import Profile, Weights, profiles
from counterpoint.records import Record
from tests.reconcile.made import claim, record, view


def made(records: Sequence[Record]) -> list[Profile]:
    return profiles(records, people(records))


def test_everything_that_shares_something_is_compared_in_a_handful_of_articles() -> None:
    everything = made(
        [
            record("a", claim("The wall of the dam broke."), claim("Kurt Oduya sings.")),
            record("b", claim("The dam is old."), claim("Nine lorries burned.")),
        ]
    )
    found = candidates(everything, Weights(everything))
    assert found.pairs == ((0, 2),)
    assert found.possible == 4
    assert found.pruned == {NOTHING_SHARED: 3}


def test_items_of_one_article_meet_only_if_two_voices_speak() -> None:
    everything = made(
        [
            record(
                "a",
                view("Per Strand", "The dam is safe."),
                view("Per Strand", "The dam is old."),
                view("Maria Oduya", "The dam is weak."),
                claim("The dam broke."),
            )
        ]
    )
    assert candidates(everything, Weights(everything)).pairs == ((0, 2), (1, 2))
    assert candidates(everything, Weights(everything)).possible == 2


def test_possible_is_counted_right_without_listing_the_pairs() -> None:
    rng = random.Random(3)
    speakers = ["Per Strand", "Maria Oduya", "Joan Marlow", None]
    everything = made(
        [
            record(f"r{n}", *(claim(f"Fact {n} {i} of the dam.", by=rng.choice(speakers)) for i in range(rng.randint(0, 6))))
            for n in range(7)
        ]
    )
    listed = sum(comparable(a, b) for a, b in combinations(everything, 2))
    assert candidates(everything, Weights(everything)).possible == listed


def story(number: int) -> list[str]:
    """Statements on one invented story; the names and things differ from story to story."""
    rng = random.Random(number)

    def word() -> str:
        return "".join(rng.choice("bcdfglmnprst") + rng.choice("aeiou") for _ in range(3))

    names, things = [word().capitalize() for _ in range(3)], [word() for _ in range(8)]
    return [
        f"The {things[i]} of {names[i % 3]} met {names[(i + 1) % 3]} over the {things[(i + 3) % 8]} and the {things[(i + 5) % 8]}."
        for i in range(8)
    ]


def test_beyond_a_handful_the_equals_are_still_found() -> None:
    copies = [record(f"{outlet}{n}", *(claim(s) for s in story(n))) for n in range(40) for outlet in "ab"]
    everything = made(copies)
    assert len(everything) > EXHAUSTIVE
    found = candidates(everything, Weights(everything))
    pairs = set(found.pairs)
    by_words: dict[str, list[int]] = {}
    for index, profile in enumerate(everything):
        by_words.setdefault(profile.said, []).append(index)
    equals = [tuple(indexes) for indexes in by_words.values()]
    assert sum(pair in pairs for pair in equals) == len(equals) == 320
    assert set(found.pruned) == {TOO_COMMON}
    assert found.pruned[TOO_COMMON] == found.possible - len(found.pairs)


def test_candidates_grow_with_the_items_and_not_with_their_square() -> None:
    def count(articles: int) -> int:
        everything = made([record(f"r{n}", *(claim(s) for s in story(n % 25))) for n in range(articles)])
        return len(candidates(everything, Weights(everything)).pairs)

    assert count(800) <= 5 * count(200)
