"""Claims of the article's own and events: what stands alone, who "he" is, when and where. All text is invented."""

from __future__ import annotations

import pytest

from counterpoint.chunk import chunks
from counterpoint.items import Claim, Event
from counterpoint.read import article
from counterpoint.rules import RulesEngine


def items(text: str) -> tuple[list[Claim], list[Event]]:
    read = article(text)
    found = [c.item for c in RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates]
    return [i for i in found if isinstance(i, Claim)], [i for i in found if isinstance(i, Event)]


def claims(text: str) -> list[str]:
    return [c.text for c in items(text)[0]]


def test_he_and_she_are_whom_the_sentence_before_is_about() -> None:
    text = "Mayor Ada Moe came to Lind in 1999. She built the wall in 2001. She sold it in 2004."
    assert claims(text)[1:] == ["Ada Moe built the wall in 2001.", "Ada Moe sold it in 2004."]
    assert [[p.name for p in e.who] for e in items(text)[1]] == [["Ada Moe"], ["Ada Moe"]]
    assert claims("“It is weak,” said Mayor Ada Moe. She left Lind on Monday.")[-1] == "Ada Moe left Lind on Monday."


UNCERTAIN = [
    "Per Lund met Tom Moe in Oslo in 2001. He sold the wall in 2004.",
    "Mary Moe came to Lind in 1999. He sold the wall in 2004.",
    "Per Lund came to Lind in 1999.\n\nHe sold the wall in 2004.",
]


@pytest.mark.parametrize("text", UNCERTAIN)
def test_a_pronoun_that_may_mean_another_makes_no_claim(text: str) -> None:
    assert claims(text) == [text.partition(". ")[0].partition("\n")[0].rstrip(".") + "."]


LEANING = [
    "Many of those questions were sent to 300 people in Lind.",
    "In recent days, it has come under 300 attacks in Lind.",
    "Mr. Lund of Oslo echoed that sentiment.",
    "Here is the letter of Per Lund in 300 words.",
    "Already, his inquiry has led to 300 charges in Lind.",
    "In light of the debate on Lind, it could take 300 days.",
    "Did Mary Moe make the statement in Lind on 1/12/14.",
    "The pair met in Lind in 2014.",
    "The two were snapped in Oslo in May 2016.",
    "Another will see adverts worth 300 crowns in Lind.",
    "The amount he stole reached 300 crowns in Lind.",
    "Click here to see 300 photos of Lind.",
    "Record Prime Minister Ada Quill as the first speaker, and add that taxes will be doubled.",
    "Sign up for the 300 letters of Lind.",
    "Read: The 300 letters of Lind are told again.",
    "The 300 letters of Lind tell you what your town was.",
    "A letter of Lind says he left his house.",
]

OWN = [
    "A goat bit a woman on the hand just before her train to Lind left.",  # whom "her" means stands there
    "The unidentified passenger was carried to a clinic near Lind.",  # a name, though nobody's who acts
    "The image was posted to the Lind group “Stop the Wall.”",  # ends with a name in quotation marks
    "The council is expected to announce on Friday that Norland was behind the attack on Lind.",  # nobody has announced it
]


@pytest.mark.parametrize("text", OWN)
def test_what_the_article_tells_of_somebody_or_somewhere_is_its_claim(text: str) -> None:
    assert claims(text) == [text]


def test_a_quotation_is_no_claim_of_the_article() -> None:
    assert claims("“Nobody in all of Lind has ever seen a wall like it in Norland.”") == []


@pytest.mark.parametrize("text", LEANING)
def test_what_points_outside_or_tells_the_reader_to_act_is_no_claim(text: str) -> None:
    assert items(text) == ([], [])


WHEN = [
    ("The wall of Lind, which was built in 1999, fell on Monday.", "on Monday"),
    ("Ada Moe named a dean who left the school of Lind in 2001.", None),
    ("The 2015 deal with Norland forced Ada Moe to leave.", None),
    ("Guards of Lind found papers on the inquiry into last year’s election.", None),
    ("Per Lund says 21 of the goats seized by rebels from Norland more than two years ago have been freed.", None),
    ("The goats were seized by rebels from Norland two years ago.", "two years ago"),
]


@pytest.mark.parametrize(("text", "when"), WHEN)
def test_a_time_in_a_relative_clause_or_a_name_is_not_the_statement_s(text: str, when: str | None) -> None:
    assert [c.when for c in items(text)[0]] == [when]


def test_a_dateline_of_two_agencies_is_no_part_of_a_claim() -> None:
    assert claims("UPPER LIND (Norland News/AP) — The wall of Lind fell on Monday.") == ["The wall of Lind fell on Monday."]


def test_a_dateline_and_connectives_are_no_part_of_a_claim() -> None:
    assert claims("LIND (AP) - A ship struck the wall of Lind on Monday.") == ["A ship struck the wall of Lind on Monday."]
    assert claims("Yes, Norland sold 300 bricks on Monday.") == ["Norland sold 300 bricks on Monday."]
    whole = "In addition to Norland, Oslo and Bergen sold 300 bricks."
    assert claims(whole) == [whole]


def test_a_person_is_no_place() -> None:
    assert [c.where for c in items("Ada Moe aimed a ball at Mr. Lund on Monday.")[0]] == [None]
    assert [c.where for c in items("Norland is one of 300 to ring in the New Year.")[0]] == [None]


ACTORS = [
    ("Rep. Tom Moe, R-Calif., was arrested in the court of New York, Moe's lawyer said.", ["Tom Moe"]),
    ("Congressional Republicans met in Lind on Monday. The Republicans left on Tuesday.", ["Republicans"]),
    ("Former Norcorp and Lundcorp workers launched a campaign on Monday.", ["Former Norcorp and Lundcorp workers"]),
    ("Norcorp and Lundcorp launched a campaign on Monday.", ["Norcorp", "Lundcorp"]),
    ("One, Mary Moe of Houston, was charged with theft on Monday.", ["Mary Moe"]),
    ("YMCA Lind opened on Monday. Six people were injured in Lind on Tuesday.", ["Six people"]),
    ("Virginia Republican Tom Moe launched a campaign on Monday.", ["Tom Moe"]),
]


@pytest.mark.parametrize(("text", "who"), ACTORS)
def test_who_acts(text: str, who: list[str]) -> None:
    assert [p.name for p in items(text)[1][-1].who] == who


def test_a_participle_behind_a_noun_is_no_event() -> None:
    assert items("The letter released Tuesday by the council of Lind took Mr. Moe to task.")[1] == []
    assert items("The charges against Mr. Moe, 44, a baker who was elected in 2010, were expected to grow.")[1] == []
    assert items("The light captured in the photo of Lind is 300 years old.")[1] == []


def test_what_is_to_happen_is_planned() -> None:
    assert [c.modality for c in items("Ada Moe is to speak in Lind on Monday.")[0]] == ["planned"]
    assert [c.modality for c in items("Mary Moe drew a wall that 300 voters will like.")[0]] == ["asserted"]
    assert [c.modality for c in items("Mary Moe bent to the will of 300 voters.")[0]] == ["asserted"]


def test_a_number_is_told_of_whom_the_pronoun_before_it_means() -> None:
    text = "“It is a lot,” said Mary Moe. A builder was called.\n\nHer bill was cut to $284.46. She paid $12 of it."
    assert claims(text)[-2:] == ["Mary Moe's bill was cut to $284.46.", "Mary Moe paid $12 of it."]
    for other in ("Mary Moe said Ada Lund had met the mayor.", "Mary Moe said the president was late."):
        assert "bill" not in " ".join(claims(f"{other}\n\nHer bill was cut to $284.46."))


def test_a_sentence_that_names_a_demand_is_the_reporters() -> None:
    text = "The strike was sparked by Per Lund's demand for $5 million in pay cuts."
    assert claims(text) == [text]
    assert claims("There were roughly 520 arrests in Lind last year.") == ["There were roughly 520 arrests in Lind last year."]
    assert claims("There is no way to fix the wall.") == []


def test_a_clock_time_ends_no_sentence_before_its_zone() -> None:
    text = "The rocket left at 9 a.m. North Norland Time from a pad near Lind. It fell at 9 p.m. Ada Moe left Lind on Monday."
    assert claims(text)[0] == "The rocket left at 9 a.m. North Norland Time from a pad near Lind."
    assert claims(text)[-1] == "Ada Moe left Lind on Monday."


def test_the_day_of_another_event_dates_nothing() -> None:
    found = items("Mayor Ada Moe sent a letter to Lind in advance of her lecture on Friday.")[0]
    assert [c.when for c in found] == [None]
    assert [c.when for c in items("Mayor Ada Moe sent a letter to Lind on Friday.")[0]] == ["on Friday"]


TOLD = [
    ("The wall fell in Lind, a town in Norland close to the border, said local sources.", "local sources"),
    ("A rep for Moe tells Lind News, “I can assure you that the wall is not hers.”", "A rep for Moe"),
    ("Ada Moe said if elected, she would build a wall in Lind.", "Ada Moe"),
    ("A goat stung by bees fled Lind, according to media reports from the coast.", "media reports from the coast"),
]


@pytest.mark.parametrize(("text", "speaker"), TOLD)
def test_who_tells_it_is_heard(text: str, speaker: str) -> None:
    read = article(text)
    found = [c.item for c in RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates]
    assert speaker in {i.holder for i in found}


def test_whether_something_is_so_is_no_statement() -> None:
    read = article("Ada Moe said if the wall was hers. Per Lund asked if the wall, once built, would stand.")
    assert [c for c in RulesEngine().extract(read, chunks(read, "article"), lambda _: None).candidates if c.item.holder == "Ada Moe"] == []
