"""Quotations over several sentences and paragraphs: who goes on, and where somebody else begins."""

from __future__ import annotations

from tests.rules.test_attributions import found


def contents(text: str) -> dict[str, tuple[str, ...]]:
    return {source: content for source, _, content in found(text)}


def test_a_paragraph_that_is_nothing_but_a_quotation_goes_on_with_the_one_before() -> None:
    text = "“It is weak,” Ada Moe said.\n\n“It will fall before the winter is over, and nobody will help us.”\n\nLund left."
    assert contents(text) == {"Ada Moe": ("“It is weak,”", "“It will fall before the winter is over, and nobody will help us.”")}


def test_a_short_cry_in_a_paragraph_of_its_own_is_nobody_s() -> None:
    assert contents("“It is weak,” Ada Moe said.\n\n“Go home!”\n\nLund left.") == {"Ada Moe": ("“It is weak,”",)}


def test_a_label_is_no_cue_that_a_quotation_goes_on_from() -> None:
    text = "Moe called the wall “weak.”\n\n“It will fall before the winter is over, and nobody will help us.”\n\nLund left."
    assert contents(text) == {"Moe": ("the wall “weak.”",)}


def test_a_quotation_behind_a_reported_sentence_goes_on_with_it() -> None:
    assert contents("Moe added that the wall was weak. “It will fall.”") == {"Moe": ("that the wall was weak", "“It will fall.”")}


def test_a_quotation_behind_somebody_else_s_turn_is_not_the_speaker_s() -> None:
    assert contents("“Tell her I sent a photo,” Moe said, and her husband cut in. “Don’t forget him.”") == {
        "Moe": ("“Tell her I sent a photo,”",)
    }


def test_the_next_paragraph_behind_a_colon_is_taken_once() -> None:
    text = "In a letter, Moe wrote:\n\n“It is weak and it will fall before the winter.”\n\nLund left."
    assert contents(text) == {"Moe": ("“It is weak and it will fall before the winter.”",)}


def test_a_quotation_may_be_signed_below_it() -> None:
    for dash in ("-", "—"):
        text = f"“It is weak and it will fall before the winter.”\n\n{dash} Ada Moe, builder\n\nLund left."
        assert contents(text) == {"Ada Moe": ("“It is weak and it will fall before the winter.”",)}


def test_one_known_name_before_a_colon_and_a_quotation_speaks() -> None:
    text = "Ada Moe and Per Lund met.\n\nMoe: “The wall will fall.” Lund: “The wall will stand.”"
    assert contents(text) == {"Moe": ("“The wall will fall.”",), "Lund": ("“The wall will stand.”",)}


def test_what_somebody_threatens_to_do_is_no_quotation_that_goes_on() -> None:
    assert contents("Moe threatened to resign. “What did you know of it?”") == {"Moe": ("to resign",)}


def test_a_quotation_behind_what_somebody_praised_or_blamed_goes_on_with_it() -> None:
    assert contents("Moe criticized the wall. “It will fall.”") == {"Moe": ("the wall", "“It will fall.”")}


def test_an_answer_is_not_the_asker_s() -> None:
    assert contents("Moe asked Lund about the wall. “It will fall.”").get("Moe") != ("the wall", "“It will fall.”")


def test_a_sentence_that_a_quotation_ends_goes_on_too() -> None:
    text = "“It is weak,” Moe said. But now “nobody will come to help us repair it.”"
    assert contents(text) == {"Moe": ("“It is weak,”", "But now “nobody will come to help us repair it.”")}


def test_a_sentence_that_leads_to_its_quotation_with_a_clause_is_another_s() -> None:
    text = "“It is weak,” Moe said. The report had this to tell: “Nobody will come to help us repair it.”"
    assert contents(text)["Moe"] == ("“It is weak,”",)
