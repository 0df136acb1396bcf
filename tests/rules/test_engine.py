"""What the engine makes of an article: speakers resolved, sentences that stand alone, claims, events, other languages, any input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.article import Article, Chunk, Span
from counterpoint.items import Claim, Event, ExpertView
from counterpoint.records import Candidate, Extraction
from counterpoint.rules import RulesEngine


def extract(text: str, *furniture: str, title: str | None = None) -> Extraction:
    marks = tuple(Span(start=text.index(f), end=text.index(f) + len(f)) for f in furniture)
    article = Article(id="x", text=text, furniture=marks, title=title)
    found = RulesEngine().extract(article, (Chunk(start=0, end=len(text)),), lambda _: None)
    for candidate in found.candidates:
        assert candidate.evidence
        assert any(e.part == "content" for e in candidate.evidence)
        for e in candidate.evidence:
            assert text[e.start : e.end] == e.quote
            assert candidate.window.contains(e.span)
    return found


def views(text: str) -> list[ExpertView]:
    return [c.item for c in extract(text).candidates if isinstance(c.item, ExpertView)]


def claims(text: str) -> list[Claim]:
    return [c.item for c in extract(text).candidates if isinstance(c.item, Claim)]


def events(text: str) -> list[Event]:
    return [c.item for c in extract(text).candidates if isinstance(c.item, Event)]


@pytest.mark.parametrize(
    ("opening", "name", "role", "affiliation"),
    [
        ("Captain Ines Rocha, head of the coast guard, said", "Ines Rocha", "Captain, head", "coast guard"),
        ("Norway’s chief economist, Per Lund, said", "Per Lund", "chief economist", "Norway"),
        ("Per Lund, who leads the bureau, said", "Per Lund", "leads the bureau", "bureau"),
        ("Former CIA analyst Ada Moe said", "Ada Moe", "former analyst", "CIA"),
        ("Ada Moe, a professor of history at Lind University, said", "Ada Moe", "professor of history", "Lind University"),
        ("Norwegian Foreign Minister Per Lund said", "Per Lund", "Foreign Minister", "Norway"),
        ("Secretary of State Ada Moe said", "Ada Moe", "Secretary of State", None),
        ("Sen. Ada Moe (R-Ky.) said", "Ada Moe", "Senator", None),
        ("Lind Institute spokeswoman Ada Moe said", "Ada Moe", "spokeswoman", "Lind Institute"),
        ("Professor Ada Moe of the Lind Institute said", "Ada Moe", "Professor", "Lind Institute"),
    ],
)
def test_role_and_affiliation_on_either_side_of_the_name(opening: str, name: str, role: str, affiliation: str | None) -> None:
    (view,) = views(f"{opening} that the wall was weak before the rain came.")
    assert (view.speaker, view.named, view.role, view.affiliation) == (name, True, role, affiliation)
    assert view.view == "The wall was weak before the rain came."


def test_surnames_and_pronouns_mean_the_person_named_before() -> None:
    text = (
        "Ada Moe, the mayor of Lind, said the wall was weak.\n\nMoe said the rain would go on. She added that repairs were late.\n\n"
        "“We had warned them,” she said."
    )
    assert {v.speaker for v in views(text)} == {"Ada Moe"}
    assert len(views(text)) == 4


def test_a_pronoun_of_the_other_gender_is_not_given_to_the_last_speaker() -> None:
    text = "John Lund said the wall was weak. Mary Moe left the room. She said that repairs were late."
    assert [v.speaker for v in views(text)] == ["John Lund", "Mary Moe"]


def test_nobody_is_the_speaker_of_words_about_himself() -> None:
    text = "John Lund spoke in Lind. Mr. Lund, he said, was too old for the wall."
    assert all(v.speaker != "John Lund" for v in views(text))


def test_whoever_an_aide_speaks_for_has_not_spoken() -> None:
    (view,) = views("The wall was weak, according to aides to Mayor Ada Moe.")
    assert (view.speaker, view.named) == ("aides to Mayor Ada Moe", False)


def test_the_minister_is_the_only_minister_named() -> None:
    text = "Per Lund, the water minister, came to Lind on Monday. The minister said the wall was weak."
    assert [v.speaker for v in views(text)] == ["Per Lund"]
    two = "Per Lund, the water minister, met Ada Moe, the finance minister. The minister said the wall was weak."
    assert [(v.speaker, v.named) for v in views(two)] == [("The minister", False)]


@pytest.mark.parametrize("group", ["Officials", "Some experts", "Norwegian officials", "Two engineers", "Critics of the plan"])
def test_groups_stay_unnamed(group: str) -> None:
    (view,) = views(f"{group} said the wall was weak.")
    assert (view.speaker, view.named) == (group, False)


def test_two_speakers_are_two_voices() -> None:
    text = "Ada Moe met Per Lund in Lind. Mary Ada Moe and John Lund said the wall was weak."
    assert {v.speaker for v in views(text)} == {"Mary Ada Moe", "John Lund"}


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ada Moe told the Lind Herald that the wall was weak.", "Lind Herald"),
        ("Ada Moe told Reuters that the wall was weak.", "Reuters"),
        ("Ada Moe, as reported by The Lind Times, said the wall was weak.", "The Lind Times"),
        ("Ada Moe, The Lind Times quotes, said the wall was weak.", "The Lind Times"),
        ("In an interview with the BBC, Ada Moe said the wall was weak.", "BBC"),
        ("Ada Moe told her brother that the wall was weak.", None),
    ],
)
def test_the_outlet_that_a_statement_is_taken_from(text: str, via: str | None) -> None:
    assert [v.via for v in views(text)] == [via]


def test_a_denial_never_reads_as_a_statement() -> None:
    (view,) = views("Ada Moe denied that the wall was weak.")
    assert (view.view, view.certainty) == ("Ada Moe denied that the wall was weak.", "denied")
    (claim,) = claims("Ada Moe denied that the wall of Lind was weak.")
    assert claim.modality == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moe declined to comment on the wall.",
        "Ada Moe did not say whether the wall was weak.",
        "If Ada Moe says the wall is weak, the council will listen.",
        "The move may signal a new wall in Lind.",
        "Recent developments highlight the age of the wall.",
        "Ada Moe wrote the letter after the rain.",
        "Ada Moe said so.",
        "Ada Moe asked Per Lund about the wall.",
    ],
)
def test_who_says_nothing_is_no_voice(text: str) -> None:
    assert views(text) == []


def test_words_in_the_first_person_keep_their_speaker() -> None:
    (view,) = views("“I warned them about it,” Ada Moe said.")
    assert view.view == "Ada Moe said: “I warned them about it.”"
    assert view.manner == "direct"
    assert [v.view for v in views("“Weak as ever,” Ada Moe responded.")] == ["Ada Moe said: “Weak as ever.”"]


def test_initials_and_roads_are_no_first_person() -> None:
    found = claims("The L.I.O. closed route I-70 for 40 trucks on Monday.\n\nWe closed it for 40 trucks on Monday.")
    assert [claim.text for claim in found] == ["The L.I.O. closed route I-70 for 40 trucks on Monday."]


def test_manner_and_hedges() -> None:
    (mixed,) = views("Ada Moe said the wall was “weak as paper” and old.")
    (hedged,) = views("Ada Moe said the wall might break.")
    assert (mixed.manner, mixed.certainty) == ("mixed", "asserted")
    assert (hedged.manner, hedged.certainty) == ("indirect", "hedged")


def test_a_pronoun_is_replaced_only_where_it_can_mean_no_one_else() -> None:
    (view,) = views("John Lund said he would rebuild the wall.")
    assert view.view == "John Lund would rebuild the wall."
    (unsure,) = views("Ada Lund said he would rebuild the wall.")
    assert unsure.view == "Ada Lund said he would rebuild the wall."


def test_the_article_s_own_claims_carry_a_number_a_date_or_an_actor() -> None:
    (claim,) = claims("About 300 people were moved to schools in Lind on Tuesday.")
    assert (claim.attributed_to, claim.modality, claim.when, claim.where) == (None, "asserted", "on Tuesday", "in Lind")
    assert claim.quantities == ["About 300 people"]
    assert claims("It is a pity.") == []
    assert claims("Should the wall of Lind be rebuilt in 2031?") == []


def test_what_somebody_says_is_not_the_article_s_claim() -> None:
    found = claims("Ada Moe said 300 people were moved.")
    assert [(c.attributed_to, c.quantities) for c in found] == [("Ada Moe", ["300 people"])]


def test_modality_of_claims() -> None:
    assert [c.modality for c in claims("The council of Lind will allegedly sell the wall in May 2031.")] == ["alleged"]
    assert [c.modality for c in claims("The council of Lind is set to sell the wall in May 2031.")] == ["planned"]
    assert [c.modality for c in claims("The council of Lind may sell the wall in May 2031.")] == ["hedged"]


def test_events_tell_who_when_where_and_whether() -> None:
    (event,) = events("President John Lund met Mary Moe in Oslo on Monday.")
    assert [p.name for p in event.who] == ["John Lund", "Mary Moe"]
    assert (event.when, event.where, event.status) == ("on Monday", "in Oslo", "happened")
    (planned,) = events("President John Lund is set to visit Oslo on Monday.")
    assert planned.status == "planned"
    assert events("President John Lund likes the sea in Oslo.") == []


def test_furniture_and_headings_give_nothing() -> None:
    text = "Wall breaks, says Ada Moe\n\nAda Moe said the wall was weak.\n\nPer Lund said this paper is not responsible.\n"
    found = extract(text, "Per Lund said this paper is not responsible.", title="Wall breaks, says Ada Moe")
    assert [c.item.quotes for c in found.candidates if isinstance(c.item, ExpertView)] == [["the wall was weak"]]


def test_a_sentence_printed_twice_gives_its_items_once() -> None:
    once = "Ada Moe said the wall was weak.\n\n"
    assert len(extract(once * 2).candidates) == len(extract(once).candidates) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Bürgermeisterin sagte am Dienstag, dass die Mauer nicht mehr zu halten sei und die Stadt sie im Herbst ersetzt.", "German"),
        ("La maire a dit mardi que le mur n’était plus sûr et que la ville va le remplacer dans les mois qui viennent.", "French"),
        ("La alcaldesa dijo el martes que el muro no es seguro y que la ciudad lo va a reemplazar en los próximos meses.", "Spanish"),
        ("Мэр сказала во вторник, что стена больше не держит и что город заменит её осенью.", "Cyrillic"),
        ("市长星期二说，城墙已经不安全，城市将在秋天更换它。", "Chinese"),
    ],
)
def test_other_languages_are_refused_with_a_hint(text: str, language: str) -> None:
    found = extract(text)
    assert found.candidates == ()
    (failure,) = found.failures
    assert language in failure
    assert "--engine llm" in failure


def test_english_with_foreign_names_is_read() -> None:
    text = "The mayor of São Paulo, João Silva, said that Führer of old and Søren’s café were in the news, and it was the end of it."
    assert extract(text).failures == ()


ODD = [
    "",
    " ",
    "\n\n",
    "“",
    "said",
    "“” said",
    "‘’",
    "\ud800 said that “x”",
    "( ( (",
    "he said " * 50,
    "北京",
    "🙂 said “🙂”.",
    "ﷺ said: “no”",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_input_does_no_harm(text: str) -> None:
    extract(text)


PIECES = [
    "Ada Moe",
    " said",
    " that",
    " the wall",
    ", ",
    ". ",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "\n",
    "\n\n",
    " he",
    " according to",
    ": ",
    " — ",
    "(",
    ")",
    "?",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, " who", " told", " and", "10", "北", "\u200b", "é", " not", " Dr.", " A", "Q:"]), max_size=40))
def test_any_order_of_words_and_marks_gives_exact_places(pieces: list[str]) -> None:
    extract("".join(pieces))


def test_time_grows_with_length_only() -> None:
    candidates: tuple[Candidate, ...] = extract("Ada Moe said that the wall number %d was weak. " * 3 % (1, 2, 3)).candidates
    assert len(candidates) >= 3
    assert extract("“ he said " * 3000).failures == ()
    assert extract("and said, " * 3000).failures == ()


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The wall was criticized by Mayor Ada Moe for its cost.", "The wall was criticized by Mayor Ada Moe for its cost."),
        ("Mayor Ada Moe took aim at the builders.", "Ada Moe took aim at the builders."),
        ("Mayor Ada Moe is wary of a new wall.", "Ada Moe is wary of a new wall."),
    ],
)
def test_what_is_no_clause_is_told_in_the_article_s_words(text: str, view: str) -> None:
    assert [(v.speaker, v.view) for v in views(text)] == [("Ada Moe", view)]


@pytest.mark.parametrize(
    ("sentence", "speaker", "view"),
    [
        ("Oslo disputed Danish claims that the pipeline would not hold.", "Denmark", "The pipeline would not hold."),
        ("The mayor rejected the union’s accusation that the city had cut pay.", "the union", "The city had cut pay."),
        ("Ada Moe denied claims by Per Lund that the wall was weak.", "Per Lund", "The wall was weak."),
        ("Norland dismissed Finnish allegations that its boats had entered.", "Finland", "Finland said that its boats had entered."),
    ],
)
def test_the_party_whose_statement_is_denied_is_heard_too(sentence: str, speaker: str, view: str) -> None:
    denial, denied = views(sentence)
    assert denial.certainty == "denied"
    assert (denied.speaker, denied.view, denied.certainty) == (speaker, view, "asserted")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norcorp denied his claim that it had lied to the court.",  # whose?
        "Ada Moe rejected allegations that she had lied to the court.",
        "The university rebutted Norcorp’s accusation that articles about the company, its wells and its past, were wrong.",
        "Oslo dismissed talk of Danish anger over claims that the wall was weak.",
    ],
)
def test_nobody_is_heard_whose_statement_is_not_told(sentence: str) -> None:
    assert [view.certainty for view in views(sentence)] == ["denied"]


def test_to_question_whether_is_to_doubt_and_to_ask_is_not() -> None:
    (doubt,) = views("Some economists question whether the levy works.")
    assert (doubt.view, doubt.certainty) == ("Some economists question whether the levy works.", "hedged")
    assert views("Some reporters asked whether the levy works.") == []
