"""What a capable model gave rightly and was refused, in invented words; and beside each what must go on being refused."""

from __future__ import annotations

import pytest

from counterpoint.article import Span
from counterpoint.ground import check
from counterpoint.items import AnyItem, Claim, Event, ExpertView
from counterpoint.read import article
from counterpoint.records import Candidate

FILLING = "The ferry to Lind runs twice a day in winter and carries grain, coal and post to the islands beyond the bay."


def refused(text: str, quote: str, speaker: str, **more: str) -> str | None:
    """Why the words are not believed to be the speaker's, as a view; as a claim it is the same."""
    view = ExpertView(quotes=[quote], speaker=speaker, view="It is so.", **more)
    claim = Claim(quotes=[quote], text="It is so.", attributed_to=speaker, **more)
    reasons = {wrong(text, item) for item in (view, claim)}
    assert len(reasons) == 1
    return reasons.pop()


def wrong(text: str, item: AnyItem) -> str | None:
    made = article(text, id="x", source="P")
    return check(made, Candidate(item=item, window=Span(start=0, end=len(made.text))))


DOUBTED = f"{FILLING}\n\nThe minister doubts Portuguese claims that the ports are open. Portugal signed the treaty in May.\n\n{FILLING}"


def test_a_people_or_a_capital_that_says_something_is_its_country() -> None:
    assert refused(DOUBTED, "the ports are open", "Portugal", speaker_words="Portuguese", cue="claims") is None
    capital = f"{FILLING}\n\nPortugal signed the treaty in May. Lisbon said that the ports were open.\n\n{FILLING}"
    assert refused(capital, "the ports were open", "Portugal", speaker_words="Lisbon", cue="said") is None


@pytest.mark.parametrize("country", ["Norway", "Spain"])
def test_another_people_is_not_the_country(country: str) -> None:
    assert refused(f"{DOUBTED}\n\n{country} was silent.", "the ports are open", country) is not None


def test_a_citizen_is_not_the_country() -> None:
    text = (
        f"{FILLING}\n\nPortuguese sailor Bo Stenmark said that the quay was weak.\n\n{FILLING}\n\n{FILLING}\n\nPortugal signed the treaty."
    )
    assert refused(text, "the quay was weak", "Portugal") is not None


TELESCOPE = (
    f"{FILLING}\n\nThe probe KORA-7 left Harrow in May with 44 engineers watching. It carries the lens of Norland 3, and flight no. 218 "
    "took it there.\n\nThe probe has crossed the ring. The flight was late. About 90 people saw it.\n\nStorm Kills 63 in Lind"
)


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("The probe has crossed the ring.", "The probe KORA-7 has crossed the ring."),
        ("The flight was late.", "Flight 218 was late."),
        ("The flight was late.", "The flight no. 218 was late."),
        ("The flight was late.", "The flight that carried the lens of Norland 3 was late."),
    ],
)
def test_a_number_in_a_name_of_the_article_is_a_name(quote: str, says: str) -> None:
    assert wrong(TELESCOPE, Claim(quotes=[quote], text=says)) is None
    assert wrong(TELESCOPE, Event(quotes=[quote], what=says)) is None


@pytest.mark.parametrize(
    ("quote", "says", "number"),
    [
        ("The probe has crossed the ring.", "The probe KORA-8 has crossed the ring.", "8"),
        ("The probe has crossed the ring.", "The probe KOBA-7 has crossed the ring.", "7"),
        ("The probe has crossed the ring.", "The probe KORA-7 has crossed 7 rings.", "7"),
        ("The probe has crossed the ring.", "The probe has crossed the ring with 44 engineers.", "44"),
        ("The flight was late.", "Flight 219 was late.", "219"),
        ("The flight was late.", "The flight was 218 minutes late.", "218"),
        ("The flight was late.", "About 90 flights were late.", "90"),
        ("The flight was late.", "The flight kills 63.", "63"),
    ],
)
def test_a_number_that_no_name_of_the_article_has_is_invented(quote: str, says: str, number: str) -> None:
    assert wrong(TELESCOPE, Claim(quotes=[quote], text=says)) == f"the statement says {number}, its words do not"


SKIER = (
    f"{FILLING}\n\nAda Quill was a skier until she broke a leg. Doctors set it twice.\n\n"
    '"I lay there for weeks," she explained. "In spring I knew that I needed a plan." The plan was a binding.'
)


def test_the_second_half_of_a_split_quotation_is_whose_the_first_is() -> None:
    assert refused(SKIER, "In spring I knew that I needed a plan.", "Ada Quill", speaker_words="she", cue="explained") is None
    other = SKIER.replace("Doctors set it twice.", "Doctor Bo Stenmark said it would hold.")
    assert "Bo Stenmark" in str(refused(other, "In spring I knew that I needed a plan.", "Ada Quill"))
    named = SKIER.replace("she explained", "Bo Stenmark explained")
    assert "Bo Stenmark" in str(refused(named, "In spring I knew that I needed a plan.", "Ada Quill"))


RUNNING = (
    f"{FILLING}\n\n‘The ice is old,’ the Polar Board explains.\n\n‘It thaws from below, and then it turns.\n\n"
    f"‘Its shape tells that it has turned.’\n\n{FILLING}"
)


@pytest.mark.parametrize("marks", ["‘’", "“”", '""'])
def test_a_quotation_that_runs_over_paragraphs_is_one(marks: str) -> None:
    text = RUNNING.replace("‘", marks[0]).replace("’", marks[1])
    assert refused(text, "Its shape tells that it has turned.", "Polar Board", cue="explains") is None
    assert refused(text.replace("the Polar Board explains", "Bo Stenmark explains"), "it has turned", "Polar Board") is not None


def test_a_description_that_speaks_is_who_was_named_before() -> None:
    text = f"{FILLING}\n\nThe Polar Board, NPB, watched the berg. But according to the agency, the berg is the oldest of all.\n\n{FILLING}"
    quote = "according to the agency, the berg is the oldest of all"
    assert refused(text, quote, "Polar Board", speaker_words="the agency", cue="according to") is None
    between = text.replace("watched the berg.", "watched the berg. Bo Stenmark said it was young.")
    assert "Bo Stenmark" in str(refused(between, quote, "Polar Board"))
    assert refused(text.replace("according to the agency", "in the end"), "the berg is the oldest of all", "Polar Board") is not None


POST = (
    f"{FILLING}\n\nThe flight was told of by the site Skywatch. Ada Quill was on board.\n\nIt takes off in May and lands in April! "
    "pic.post/3K — Skywatch (@skywatch) May 1, 2023\n\nThe flight was full."
)


def test_a_post_is_whose_its_signature_is() -> None:
    assert refused(POST, "It takes off in May and lands in April!", "Skywatch") is None
    assert refused(POST, "It takes off in May and lands in April!", "Ada Quill") is not None


def test_a_line_that_ends_in_a_colon_introduces_more_than_one_paragraph() -> None:
    text = (
        f"{FILLING}\n\nHere is what the reader Ada Quill wrote:\n\nI once sent Bo Stenmark a parcel about the horn. It was too "
        f"loud.\n\nA lady called me the next day. She said it would be mended.\n\n{FILLING}"
    )
    assert refused(text, "A lady called me the next day.", "Ada Quill", speaker_words="Ada Quill", cue="wrote") is None
    assert refused(text, "A lady called me the next day.", "Bo Stenmark") is not None


BRACKETS = (
    f"{FILLING}\n\nDoes that mean that Norland Ltd could become a giant of the trade, as many hope? (The research firm NRF says trade will "
    f"double.)\n\n{FILLING}"
)


@pytest.mark.parametrize("quote", ["trade will double", "The research firm NRF says trade will double."])
def test_what_is_said_in_brackets_is_whose_the_brackets_say(quote: str) -> None:
    assert refused(BRACKETS, quote, "NRF") is None


def test_what_is_said_in_brackets_is_nobody_s_else() -> None:
    assert refused(BRACKETS, "trade will double", "Norland") == "the text makes “NRF” the speaker"


def test_what_stands_before_brackets_is_not_theirs() -> None:
    assert refused(BRACKETS, "Norland Ltd could become a giant of the trade", "NRF") is not None


def test_what_somebody_intends_is_told_of_him_and_not_by_the_article_itself() -> None:
    text = (
        f"{FILLING}\n\nAda Quill told the board that the quay was weak. The minister has no intention of mending it at once.\n\n{FILLING}"
    )
    assert refused(text, "The minister has no intention of mending it at once.", "Ada Quill", speaker_words="The minister") is None
    assert (
        refused(text.replace("has no intention of mending it at once", "was in Lind for a week"), "was in Lind for a week", "Ada Quill")
        is not None
    )
