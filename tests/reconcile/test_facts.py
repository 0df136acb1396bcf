"""Facts that articles share although their statements differ: what is one fact, and what is not."""

from __future__ import annotations

import pytest

from counterpoint.brief import assemble
from counterpoint.findings import MadeBy
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.facts import facts
from counterpoint.reconcile.people import people
from counterpoint.reconcile.profiles import Weights, profiles
from counterpoint.records import Record
from tests.reconcile.made import claim, record, view

# So that the two articles are on one story: what both tell besides.
STORY = (
    "The ferry Solveig left the harbour of Tarn for Orrin with passengers and cars, the shipping line of the island council told the coast "
    "guard."
)
OTHER = "Wheat growers in Lower Vessmark expect a poor harvest after a dry spring, the farmers' union says in its yearly outlook."


def articles(a: str, b: str, *, story: str = STORY, days: tuple[str, str] = ("2025-03-05", "2025-03-05")) -> list[Record]:
    # The shared line stands in other words in the second article, so that the two are no copies.
    again = story.replace("left", "had left").replace("with passengers and cars", "carrying cars and passengers")
    return [record("a", claim(a), claim(STORY), published=days[0]), record("b", claim(b), claim(again), published=days[1])]


def shared(a: str, b: str, **how: object) -> list[tuple[str, ...]]:
    found = reconcile(articles(a, b, **how))  # type: ignore[arg-type]
    return [tuple(e.quote for e in fact.words) for fact in found.facts]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "Hundreds jumped into the sea and two people were injured.",
            "Two people were injured when a container on the car deck exploded, the line said.",
            ("two people were injured", "Two people were injured"),
        ),
        (
            "Engineers blamed a faulty pump after a lorry carrying batteries caught fire on the lower deck.",
            "Smoke filled the cabins when a lorry carrying lithium batteries caught fire, and sirens sounded.",
            ("a lorry carrying batteries caught fire on the lower deck", "a lorry carrying lithium batteries caught fire"),
        ),
        (
            "Prosecutors say the captain faces 41 counts of negligence and fraud, and his lawyer is silent.",
            "He has been charged with 41 counts of negligence and fraud and is believed to have left the island.",
            ("Prosecutors say the captain faces 41 counts of negligence", "with 41 counts of negligence"),
        ),
        # a number that hardly anything else has
        (
            "The line sent apologies, and the actual bill was 284.46 crowns.",
            "Nobody answered at first, but her bill was quickly corrected to 284.46 crowns.",
            ("the actual bill was 284.46 crowns", "her bill was quickly corrected to 284.46 crowns"),
        ),
        # about a number
        (
            "Sirens wailed over the quays, guards ran to and fro, and the Orrin deck is 35 percent steel.",
            "Engineers who looked into the cause found no fault, although the Orrin deck was roughly 35 percent steel.",
            ("the Orrin deck is 35 percent steel", "the Orrin deck was roughly 35 percent steel"),
        ),
        # how something is, in nearly the same words; what is denied beside it is no matter
        (
            "Nobody was hurt, and the western harbour wall was weak at best.",
            "Divers with lamps were sent for because the western harbour wall is weak at best.",
            ("the western harbour wall was weak at best", "the western harbour wall is weak at best"),
        ),
        # one day and what it was of, in other words
        (
            "In September 2024, a grain barge left Vessmark Quay although sirens wailed and guards ran.",
            "Insurers in the capital pointed out that a grain barge drifted from Vessmark Quay in September 2024.",
            ("a grain barge left Vessmark Quay", "a grain barge drifted from Vessmark Quay in September 2024"),
        ),
    ],
)
def test_a_fact_is_found_within_statements_that_tell_more(a: str, b: str, words: tuple[str, str]) -> None:
    assert shared(a, b) == [words]
    assert shared(b, a) == [words[::-1]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # another number
        (
            "Hundreds jumped into the sea and two people were injured.",
            "Seven people were injured when a container exploded.",
        ),
        # denied on one side
        (
            "A hatch was open and the crew sounded the alarm in Tarn.",
            "Sirens failed and the crew had not sounded the alarm in Tarn.",
        ),
        ("A hatch was open and the crew sounded the alarm in Tarn.", "The line denied rumours that the crew sounded the alarm in Tarn."),
        # feared, asked, proposed
        (
            "A hatch was open and the crew sounded the alarm in Tarn.",
            "It is unclear whether the crew sounded the alarm in Tarn.",
        ),
        # still to come
        ("The wreck was raised and divers closed the hatch at Tarn.", "Cranes arrived and divers will close the hatch at Tarn next week."),
        # only names and what they are in common
        ("The Tarn Harbour Council was thanked, and flags flew.", "Lawyers wrote to the Tarn Harbour Council, and nobody answered."),
        # another place
        (
            "Smoke rose and a lorry carrying batteries caught fire in Lind.",
            "Sirens wailed as a lorry carrying batteries caught fire in Ostra.",
        ),
        # other years
        (
            "Flags flew because guards of Orrin won the rowing cup of 2016.",
            "Nobody spoke of it when guards of Orrin won the rowing cup of 1908.",
        ),
        # a name, and nothing told of it
        ("The chief pilot of the harbour board spoke.", "Flags were lowered by the chief pilot of the harbour board."),
        # hoped, rumoured
        ("A hatch was open and the crew sounded the alarm in Tarn.", "Divers came, and she hopes the crew sounded the alarm in Tarn."),
        # perhaps another accident: somewhere that the other article does not know
        ("A hatch was open, and seven people were killed.", "In 2001, seven people were killed in a crash near Upper Brenn."),
        # what every newsroom writes
        (
            "The line did not respond to a request for comment.",
            "The coast guard, busy at sea, did not respond to a request for comment on it.",
        ),
    ],
)
def test_what_is_not_one_fact(a: str, b: str) -> None:
    assert shared(a, b) == []


A = "Hundreds jumped into the sea and two people were injured."
B = "Two people were injured when a container on the car deck exploded, the line said."


def test_articles_on_other_stories_share_no_facts() -> None:
    assert shared(A, B)
    assert shared(A, B, story=OTHER) == []


def test_reports_of_other_months_share_no_facts_that_give_no_day() -> None:
    assert shared(A, B, days=("2025-03-05", "2025-05-05")) == []


def test_copies_share_no_facts_for_they_are_one_origin() -> None:
    text = f"{A}\n{STORY}"
    found = reconcile([record("a", claim(A), text=text), record("b", claim(A), text=text)])
    assert found.facts == ()


def test_two_voices_of_one_article_that_hold_the_same_words_share_no_fact() -> None:
    one = record("a", view("The line", B.rstrip(".")), claim(B.rstrip("."), by="Ada Moe"), claim(STORY), text=f"{B}\n{STORY}")
    two = record("b", claim("Sirens wailed as a container on the car deck exploded at noon."), claim(STORY))
    everything = profiles([one, two], people([one, two]))
    origins = {profile.id: str(at) for at, profile in enumerate(everything)}  # one was quoted from elsewhere
    (fact,) = facts([(0, 1), (0, 3), (1, 3)], everything, Weights(everything), ((), ()), origins)
    assert fact.sources == ("a", "b")


GOAT = "The harbour board was silent on the goat for a day."


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "A goat bit a dentist on the Lind ferry to Orrin while the band played.",
            "On the quay of Tarn, guards say, a dentist was bitten by a goat at noon, to the surprise of all.",
            None,  # another form of the verb: rules do not know that "bitten" is "bit"
        ),
        (
            "A goat attacked a dentist on the Lind ferry to Orrin while the band played.",
            "On the quay of Tarn, guards say, a dentist was attacked by a goat at noon, to the surprise of all.",
            ("A goat attacked a dentist", "a dentist was attacked by a goat"),
        ),
        (
            "A goat attacked a boy on the Lind ferry to Orrin while the band played.",
            "On the quay of Tarn, guards say, a woman was attacked by a goat at noon, to the surprise of all.",
            None,
        ),
        (
            "A goat agreed to board the Lind ferry to Orrin while the band played.",
            "On the quay of Tarn, guards say, the goat agreed to eat the ropes at noon, to the surprise of all.",
            None,
        ),
    ],
)
def test_the_event_of_a_story_is_told_by_kernels(a: str, b: str, words: tuple[str, str] | None) -> None:
    one = record("a", claim(a), claim(STORY), claim(GOAT))
    two = record("b", claim(b), claim(STORY.replace("left", "had left")), claim(GOAT.replace("silent", "mute")))
    found = [tuple(e.quote for e in fact.words) for fact in reconcile([one, two]).facts]
    assert [f for f in found if any("goat" in quote and "silent" not in quote for quote in f)] == ([words] if words else [])


def test_the_quoted_words_of_one_voice_are_one_fact_whatever_stands_around_them() -> None:
    a = view("Ada Moe", 'Lind had a "splendid prospect" to mend the wall')
    b = view("Ada Moe", 'the vote of the harbour gave Lind "this splendid prospect" to win time from all of its creditors')
    texts = [f"{v.quotes[0]}, Ada Moe said.\n{STORY}" for v in (a, b)]
    (fact,) = reconcile([record("a", a, claim(STORY), text=texts[0]), record("b", b, claim(STORY), text=texts[1])]).facts
    assert [e.quote for e in fact.words] == [v.quotes[0] for v in (a, b)]
    other = b.model_copy(update={"speaker": "Per Lund"})
    assert reconcile([record("a", a, claim(STORY), text=texts[0]), record("b", other, claim(STORY), text=texts[1])]).facts == ()


def test_a_fact_stands_in_the_brief_word_for_word_in_the_order_of_its_items() -> None:
    records = articles(A, B)
    brief = assemble(records, reconcile(records), skipped=[], made_by=MadeBy(engine="rules"))
    (fact,) = brief.facts
    home = {item.id: next(a for a in brief.articles if a.id == item.article_id) for item in brief.items}
    assert [home[i].label for i in fact.items] == ["A", "B"]
    assert all(home[i].text[e.start : e.end] == e.quote for i, e in zip(fact.items, fact.words, strict=True))
    assert fact.sources == ("a", "b")
    assert len(fact.origins) == 2
