"""Each named pattern by invented sentences: ``[source] {cue} <content>``, several contents in order."""

from __future__ import annotations

import pytest

from counterpoint.article import Span
from counterpoint.rules.attributions import attributions

Plain = tuple[str, str, tuple[str, ...]]


def found(text: str) -> list[Plain]:
    tokens, result = attributions(text, [Span(start=0, end=len(text))])
    return [(tokens.words(a.source[0]), tokens.words(a.cue), tuple(tokens.words(c) for c in a.content)) for a in result]


def acts(text: str) -> list[str]:
    return [a.act for a in attributions(text, [Span(start=0, end=len(text))])[1]]


LEADING = [
    (
        "Ada Moe said she gasped at the sum — more than $284 billion.",
        ("Ada Moe", "said", ("she gasped at the sum — more than $284 billion",)),
    ),
    ("Ada Moe said she gasped at the sum — a joke, to many in Lind.", ("Ada Moe", "said", ("she gasped at the sum",))),
    ("Ada Moe called a meeting for later Sunday on the wall.", ("Ada Moe", "called", ("a meeting for later Sunday on the wall",))),
    ("Ada Moe called a meeting on Sunday.", ("Ada Moe", "called", ("a meeting",))),
    (
        "Norland made a new wall which, according to Ada Moe, fell on Lind.",
        ("Ada Moe", "according to", ("Norland made a new wall which", "fell on Lind")),
    ),
    ("The Moe camp closed the day by noting that the wall was weak.", ("The Moe camp", "noting", ("that the wall was weak",))),
    ("Norland, Ostra and Lind said the wall was weak.", ("Norland, Ostra and Lind", "said", ("the wall was weak",))),
    ("Priests, teachers and builders said the wall was weak.", ("Priests, teachers and builders", "said", ("the wall was weak",))),
    ("Last week, Moe and Lund said the wall was weak.", ("Moe and Lund", "said", ("the wall was weak",))),
    ("In Norland, Moe and Lund said the wall was weak.", ("Moe and Lund", "said", ("the wall was weak",))),
    ("At a rally in Lind, Ohio, Moe and Lund said the wall was weak.", ("Moe and Lund", "said", ("the wall was weak",))),
    ("Ada Moe joined two others in calling for a new wall.", ("Ada Moe", "calling for", ("a new wall",))),
    ("Ada Moe erred in saying that the wall was weak.", ("Ada Moe", "saying", ("that the wall was weak",))),
    ("Ada Moe flew home after criticising the wall as weak.", ("Ada Moe", "criticising", ("the wall as weak",))),
    ("Ada Moe said that the wall was weak.", ("Ada Moe", "said", ("that the wall was weak",))),
    ("Ada Moe said the wall was weak.", ("Ada Moe", "said", ("the wall was weak",))),
    ("Ada Moe, the mayor of Lind, said the wall was weak.", ("Ada Moe, the mayor of Lind", "said", ("the wall was weak",))),
    ("Sen. Ada Moe (R-Ky.) said the wall was weak.", ("Sen. Ada Moe (R-Ky.)", "said", ("the wall was weak",))),
    ("Ada Moe, 44, of Lind, Ohio, said the wall was weak.", ("Ada Moe, 44, of Lind, Ohio", "said", ("the wall was weak",))),
    ("On Monday, Ada Moe flatly said the wall was weak.", ("Ada Moe", "said", ("the wall was weak",))),
    ("Ada Moe said on Monday that the wall was weak.", ("Ada Moe", "said", ("that the wall was weak",))),
    ("Ada Moe said in a statement that the wall was weak.", ("Ada Moe", "said", ("that the wall was weak",))),
    ("Ada Moe said, among other things, that the wall was weak.", ("Ada Moe", "said", ("that the wall was weak",))),
    ("Ada Moe told reporters the wall was weak.", ("Ada Moe", "told", ("the wall was weak",))),
    ("Ada Moe told the Lind Herald that the wall was weak.", ("Ada Moe", "told", ("that the wall was weak",))),
    ("People briefed on the plan said the wall was weak.", ("People briefed on the plan", "said", ("the wall was weak",))),
    ("Some experts believe the wall was weak.", ("Some experts", "believe", ("the wall was weak",))),
    ("Ada Moe dismissed the idea of a recount.", ("Ada Moe", "dismissed", ("the idea of a recount",))),
    ("Ada Moe called for a new wall on Friday.", ("Ada Moe", "called for", ("a new wall",))),
    ("Ada Moe vowed to act on what she called “a disgrace”.", ("Ada Moe", "vowed", ("to act on what she called “a disgrace”",))),
    (
        "Ada Moe announced that the law lets shops deny service to bakers and to tailors for religious reasons.",
        ("Ada Moe", "announced", ("that the law lets shops deny service to bakers and to tailors for religious reasons",)),
    ),
    ("Ada Moe has cast the builders as part of the problem.", ("Ada Moe", "cast", ("the builders as part of the problem",))),
    (
        "Ada Moe wrote that the wall, once “the last stand,” because nobody came, was weak.",
        ("Ada Moe", "wrote", ("that the wall, once “the last stand,” because nobody came, was weak",)),
    ),
    (
        "Ada Moe said it was “a disgrace” but did not need a new wall.",
        ("Ada Moe", "said", ("it was “a disgrace” but did not need a new wall",)),
    ),
    ("They will hold banners proclaiming: “We can stop the wall!”", ("They", "proclaiming", ("“We can stop the wall!”",))),
    (
        "Its senators called on Moe to veto it, and major builders like Norcorp all wrote to her.",
        ("Its senators", "called on", ("Moe to veto it",)),
    ),
    (
        "The mastermind who claimed to be a prince in order to run a scam has been held in Lind.",
        ("who", "claimed", ("to be a prince in order to run a scam",)),
    ),
    ("A man claiming to be a prince, or his friend, writes to you.", ("A man", "claiming", ("to be a prince",))),
    ("The wall, which Ada Moe says is weak, was built in 1999.", ("Ada Moe", "says", ("The wall, which", "is weak"))),
    ("Ada Moe and 20 others wrote that the wall was weak.", ("Ada Moe and 20 others", "wrote", ("that the wall was weak",))),
    (
        "Ada Moe says that the wall -- and everything else -- has to go.",
        ("Ada Moe", "says", ("that the wall -- and everything else -- has to go",)),
    ),
    ("(Ada Moe says it was built in 2021.)", ("Ada Moe", "says", ("it was built in 2021",))),
    ("Ada Moe had planned to retire, and it sounds like fun.", ("Ada Moe", "planned", ("to retire",))),
    ("As explained by Ada Moe, the wall was weak.", ("Ada Moe", "explained", ("the wall was weak",))),
    ("Ada Moe on Aug. 6 said the wall was weak.", ("Ada Moe", "said", ("the wall was weak",))),
    ("Ada Moe vowed to build a new wall.", ("Ada Moe", "vowed", ("to build a new wall",))),
    ("Ada Moe pointed out that the wall was weak.", ("Ada Moe", "pointed out", ("that the wall was weak",))),
    ("Ada Moe kept insisting that the wall was weak.", ("Ada Moe", "insisting", ("that the wall was weak",))),
    ("Ada Moe said, “The wall is weak.”", ("Ada Moe", "said", ("“The wall is weak.”",))),
    ("Ada Moe called the wall “a disgrace”, and left.", ("Ada Moe", "called", ("the wall “a disgrace”",))),
    ("Supply chain sources said the wall was weak.", ("Supply chain sources", "said", ("the wall was weak",))),
    ("Likewise, Ada Moe said the wall was weak.", ("Ada Moe", "said", ("the wall was weak",))),
    ("Ada Moe went on to say the wall was weak.", ("Ada Moe", "say", ("the wall was weak",))),
    ("Ada Moe and Per Lund have both said the wall was weak.", ("Ada Moe and Per Lund", "said", ("the wall was weak",))),
    ("Ada Moe - a friend and host - told the Post that it was weak.", ("Ada Moe - a friend and host", "told", ("that it was weak",))),
    ("Ada Moe ― a friend and host ― told the Post that it was weak.", ("Ada Moe ― a friend and host", "told", ("that it was weak",))),
    ("Ada Moe argued - and nobody smiled - that the wall was weak.", ("Ada Moe", "argued", ("that the wall was weak",))),
    ("Ada Moe asked Per Lund about the wall of 1999.", ("Ada Moe", "asked", ("the wall of 1999",))),
    ("Ada Moe warned voters of rain in Lind.", ("Ada Moe", "warned", ("rain in Lind",))),
    (
        "Ada Moe claimed this month that her plan, which slashes programs, was inspired by a saint.",
        ("Ada Moe", "claimed", ("that her plan, which slashes programs, was inspired by a saint",)),
    ),
    (
        "Ada Moe said the wall was weak, but that nobody had noticed.",
        ("Ada Moe", "said", ("the wall was weak, but that nobody had noticed",)),
    ),
    (
        "Engineers argue that bricks from Norland and the United States grew from 5 to 40 percent.",
        ("Engineers", "argue", ("that bricks from Norland and the United States grew from 5 to 40 percent",)),
    ),
    ("Ada Moe said it was weak, compared with the old wall.", ("Ada Moe", "said", ("it was weak",))),
    ("It came from the Herald, which argued that the wall was weak.", ("which", "argued", ("that the wall was weak",))),
    ("Walking home, Ebeling laughed at it, and said the wall was weak.", ("Ebeling", "said", ("the wall was weak",))),
    ("Ada Moe made a point of saying the wall was weak.", ("Ada Moe", "made a point of saying", ("the wall was weak",))),
]


@pytest.mark.parametrize(("text", "expected"), LEADING, ids=[text for text, _ in LEADING])
def test_a_cue_that_leads(text: str, expected: Plain) -> None:
    assert found(text) == [expected]


FOLLOWING = [
    ("“The wall is weak,” Ada Moe said.", ("Ada Moe", "said", ("“The wall is weak,”",))),
    ("“The wall is weak,” said Ada Moe.", ("Ada Moe", "said", ("“The wall is weak,”",))),
    (
        "“The wall is weak,” said Ada Moe, the mayor of Lind, in an interview.",
        ("Ada Moe, the mayor of Lind", "said", ("“The wall is weak,”",)),
    ),
    (
        "“The wall is weak,” said Ada Moe, who leads the council.",
        ("Ada Moe, who leads the council", "said", ("“The wall is weak,”",)),
    ),
    ("“Is the wall weak?” Ada Moe asked.", ("Ada Moe", "asked", ("“Is the wall weak?”",))),
    ("“We warned them,” Ada Moe said, “and they laughed.”", ("Ada Moe", "said", ("“We warned them,”", "“and they laughed.”"))),
    ("“We warned them,” Ada Moe said. “They laughed.”", ("Ada Moe", "said", ("“We warned them,”", "“They laughed.”"))),
    ("The wall was weak, Ada Moe said.", ("Ada Moe", "said", ("The wall was weak",))),
    ("The wall, she said, was weak.", ("she", "said", ("The wall", "was weak"))),
    ("The wall was weak, said Ada Moe, a geologist.", ("Ada Moe, a geologist", "said", ("The wall was weak",))),
    ("The wall was weak, according to Ada Moe, the mayor.", ("Ada Moe, the mayor", "according to", ("The wall was weak",))),
    ("According to Ada Moe, the wall was weak.", ("Ada Moe", "According to", ("the wall was weak",))),
    ("As Ada Moe said, the wall was weak.", ("Ada Moe", "said", ("the wall was weak",))),
    ('"The wall is weak," Ada Moe said.', ("Ada Moe", "said", ('"The wall is weak,"',))),
    ("«The wall is weak», said Ada Moe.", ("Ada Moe", "said", ("«The wall is weak»",))),
    ("‘The wall is weak,’ said Ada Moe.", ("Ada Moe", "said", ("‘The wall is weak,’",))),
    ("'The wall is weak,' said Ada Moe.", ("Ada Moe", "said", ("'The wall is weak,'",))),
    ("The wall, she said on Monday, was weak.", ("she", "said", ("The wall", "was weak"))),
    ("After a short delay the plane took off, Ada Moe said.", ("Ada Moe", "said", ("After a short delay the plane took off",))),
    ("“It is weak,” she added, according to Reuters.", ("she", "added", ("“It is weak,”",))),
    ("They see the wall as too old, Ada Moe said.", ("Ada Moe", "said", ("They see the wall as too old",))),
    ("“We’re alive, unlike the wall you saw” in Lind, she said.", ("she", "said", ("“We’re alive, unlike the wall you saw” in Lind",))),
    ("But, she said, the wall was weak.", ("she", "said", ("the wall was weak",))),
    ("There are doubts given that, as the Herald reported, he has left.", ("the Herald", "reported", ("he has left",))),
    ("The wall was weak, he and Mr. Lund said.", ("he and Mr. Lund", "said", ("The wall was weak",))),
    ("The wall was weak, according to people briefed on it.", ("people briefed on it", "according to", ("The wall was weak",))),
    (
        "The wall was weak, according to a poll of 400 registered voters.",
        ("a poll of 400 registered voters", "according to", ("The wall was weak",)),
    ),
    (
        "According to early results, majorities in Lind, Oslo, and Bergen want a wall.",
        ("early results", "According to", ("majorities in Lind, Oslo, and Bergen want a wall",)),
    ),
    ("According to Ada Moe, 44, of Lind, Ohio, the wall was weak.", ("Ada Moe, 44, of Lind, Ohio", "According to", ("the wall was weak",))),
    ("According to the wall’s owner, Ada Moe, it was weak.", ("the wall’s owner, Ada Moe", "According to", ("it was weak",))),
    ("“Savage,” she said, smiling.", ("she", "said", ("“Savage,”",))),
    ("“The wall is weak,“ said Ada Moe.", ("Ada Moe", "said", ("“The wall is weak,“",))),
    ("”The wall is weak,” said Ada Moe.", ("Ada Moe", "said", ("”The wall is weak,”",))),
    ("“If you see that “my team” is weak, you go,” said Ada Moe.", ("Ada Moe", "said", ("“If you see that “my team” is weak, you go,”",))),
    ("''Some say, 'Go, it is weak,''' said Ada Moe.", ("Ada Moe", "said", ("''Some say, 'Go, it is weak,'''",))),
    ("‘The council’s “blind eye” is a scandal,’ said Ada Moe.", ("Ada Moe", "said", ("‘The council’s “blind eye” is a scandal,’",))),
    ("‘Is it safe?’ asked one resident. ‘Nobody’ll tell us.’", ("one resident", "asked", ("‘Is it safe?’", "‘Nobody’ll tell us.’"))),
    ("The toll rose to 34, state news agency Nora reported.", ("state news agency Nora", "reported", ("The toll rose to 34",))),
    ("‘The workers’ wall is weak and it’s old,’ Ada Moe said.", ("Ada Moe", "said", ("‘The workers’ wall is weak and it’s old,’",))),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWING, ids=[text for text, _ in FOLLOWING])
def test_a_cue_that_follows_or_interrupts(text: str, expected: Plain) -> None:
    assert found(text) == [expected]


def test_a_quotation_over_two_paragraphs_is_one_content() -> None:
    text = "“The wall is weak,” Ada Moe said. “We had warned about it.\n\n“Nobody listened to us at all.”\n\nThe rain went on."
    assert found(text) == [("Ada Moe", "said", ("“The wall is weak,”", "“We had warned about it.", "“Nobody listened to us at all.”"))]


def test_a_participle_takes_the_subject_of_its_clause() -> None:
    text = "Ada Moe said the wall was weak, adding that repairs were late."
    assert found(text) == [
        ("Ada Moe", "said", ("the wall was weak",)),
        ("Ada Moe", "adding", ("that repairs were late",)),
    ]


def test_a_second_verb_shares_the_subject() -> None:
    text = "Ada Moe visited the dam and said that the wall was weak."
    assert found(text) == [("Ada Moe", "said", ("that the wall was weak",))]


def test_a_relative_clause_does_not_take_the_main_verb() -> None:
    text = "Ada Moe, who said the wall was weak, added that repairs were late."
    assert ("Ada Moe", "added", ("that repairs were late",)) in found(text)


def test_the_reporter_s_own_clause_ends_the_content() -> None:
    assert found("Ada Moe said the wall was weak, but the council did nothing.") == [("Ada Moe", "said", ("the wall was weak",))]
    assert found("While Ada Moe says the wall is weak, the council does nothing.") == [("Ada Moe", "says", ("the wall is weak",))]


def test_a_cue_inside_what_is_said_is_the_speaker_s() -> None:
    assert [cue for _, cue, _ in found("“Per told me it was over,” said Ada Moe.")] == ["said"]
    assert [cue for _, cue, _ in found("Ada Moe said that Per thinks the wall is weak.")] == ["said"]


INTRODUCED = [
    ("Ada Moe issued a statement: “The wall was weak from the start.”", ("Ada Moe", "“The wall was weak from the start.”")),
    ("Ada Moe disagreed. “The wall was never that weak at all.”", ("Ada Moe", "“The wall was never that weak at all.”")),
    (
        "It surprised nobody, least of all pollster Per Lund: “The wall was weak from the start.”",
        ("pollster Per Lund", "“The wall was weak from the start.”"),
    ),
    ("Rep. Ada Moe (R-S.C.):“The wall was weak from the start.”", ("Rep. Ada Moe (R-S.C.)", "“The wall was weak from the start.”")),
    ("In a speech last year, Ada Moe said:\n\nThe wall is weak and old.\n\nIt rained.", ("Ada Moe", "The wall is weak and old.")),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCED, ids=[text for text, _ in INTRODUCED])
def test_a_quotation_without_a_cue_of_its_own(text: str, expected: tuple[str, str]) -> None:
    assert [(source, content[0]) for source, _, content in found(text)] == [expected]


def test_a_picture_agency_takes_no_turns() -> None:
    text = "The wall fell.\nAP:Associated Press The wall in May\nThe mayor of Lind left on Monday.\nAP:Associated Press Guards in Lind"
    assert found(text) == []


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "MOE: The wall is weak.\n\nLUND: Who says so?\n\nMOE: Everybody says so.\n"
    assert [(source, content) for source, _, content in found(text)] == [
        ("MOE", ("The wall is weak.",)),
        ("LUND", ("Who says so?",)),
        ("MOE", ("Everybody says so.",)),
    ]
    assert [s for s, _, _ in found("Q: Is it weak?\nA: It is weak.\n")] == ["Q", "A"]
    assert [c for _, _, c in found("Q. Is it weak?\nA. It is weak.\n")] == [("Is it weak?",), ("It is weak.",)]
    assert [c for _, _, c in found("MOE: It is weak.\n\nQ   Mr. Moe, is it?\n\nMOE: It is.\n")][1] == ("Mr. Moe, is it?",)


def test_an_interview_takes_turns_and_a_list_does_not() -> None:
    text = "Ada Moe: The wall is weak.\n\nLund: Who says so?\n\nMoe: Everybody says so.\n\nLund: It has been weak for years.\n"
    assert [s for s, _, _ in found(text)] == ["Ada Moe", "Lund", "Moe", "Lund"]
    assert found("Moe: 300 votes\n\nLund: 200 votes\n\nMoe: 100 votes\n\nLund: 400 votes\n") == []
    assert found("Breaking News: “The wall of Lind fell on Monday at noon.”") == []


def test_wire_copy_with_a_dateline() -> None:
    text = "LIND, Ohio (AP) — The wall of the dam was weak, officials said Tuesday."
    ((source, cue, content),) = found(text)
    assert (source, cue) == ("officials", "said")
    assert content == ("The wall of the dam was weak",)


PARTICIPLES = [
    ("Ada Moe sent a letter to Lind last week asking them to leave.", "Ada Moe"),
    ("Ada Moe issued a statement saying it was weak.", "Ada Moe"),
    ("Ada Moe sent a letter to Per Lund on Aug. 6 asking him to go.", "Ada Moe"),
    ("It went on, with Ada Moe saying it was weak.", "Ada Moe"),
    ("Ada Moe lost, with three in ten voters saying she was weak.", "three in ten voters"),
    ("Unlike others, Ada Moe defends the wall, opposing plans to raise it.", "Ada Moe"),
    ("On Saturday, Ada Moe sent out an email stressing that it was weak.", "Ada Moe"),
    ("Sheen on Monday opened up, saying that it was weak.", "Sheen"),
]


@pytest.mark.parametrize(("text", "source"), PARTICIPLES, ids=[text for text, _ in PARTICIPLES])
def test_whose_act_a_participle_is(text: str, source: str) -> None:
    assert source in [s for s, _, _ in found(text)]


def test_an_apposition_with_a_clause_in_it_keeps_its_name() -> None:
    text = "But Mr. Moe, a Republican who described himself as religious, said it was weak."
    assert found(text)[-1] == ("Mr. Moe, a Republican", "said", ("it was weak",))


def test_what_somebody_is_asked_is_the_content_of_a_passive() -> None:
    assert found("Ada Moe was asked by a caller why the wall broke.") == [("a caller", "asked", ("why the wall broke",))]


def test_characters_without_width_belong_to_no_word() -> None:
    text = "Mayor A\u200bda\u200b Mo\u00ade said the wall was weak.\u200b"
    assert found(text) == [("Mayor A\u200bda\u200b Mo\u00ade", "said", ("the wall was weak",))]


NO_ATTRIBUTION = [
    "Ada Moe watched leaves floating right in front of it.",
    "The Herald has obtained questions Ada Moe gave to Lund.",
    "What Ada Moe said was that the wall was weak.",
    "Her son called electricity provider Norcorp.",
    "Norland added 300 jobs in a year.",
    "Ada Moe claimed the prize on Monday.",
    "It will be built in Lind and delegate-rich states that vote late.",
    "The race moves to larger, more diverse states.",
    "Ada Moe, asked about the wall, left.",
    "Norcorp responded by building a wall.",
    "She led it through the Sept. 11, 2001, terrorist attacks and served on.",
    "When the merchants told jokes, the rebels laughed.",
    "Among them were players for the team of Lind, who tweeted about the wall.",
    "Norcorp’s agreement to stop opposing Lundcorp was new.",
    "The claim that was filed on Monday is old.",
    "The United States sent help.",
    "Pledged delegates met in Lind.",
    "She watched “The Last Wall” twice.",
    "Ada Moe was told to leave.",
    "The most feared storm came on Monday.",
    "The new reports of rain came late.",
    "It rained in Lind on Tuesday.",
]


@pytest.mark.parametrize("text", NO_ATTRIBUTION)
def test_words_that_only_look_like_cues(text: str) -> None:
    assert found(text) == []


def test_speech_and_stance_are_told_apart() -> None:
    assert acts("Ada Moe said the wall was weak.") == ["speech"]
    assert acts("Ada Moe believes the wall is weak.") == ["stance"]
    assert acts("Ada Moe is confident that the wall will hold.") == ["stance"]
    assert acts("Polls show that the wall is popular.") == ["stance"]


NOMINAL = [
    ("It rained after Ada Moe’s warning that the wall was weak.", ("Ada Moe’s", "warning", ("that the wall was weak",))),
    ("Ada Moe is confident that the wall will hold.", ("Ada Moe", "confident", ("that the wall will hold",))),
    ("Officials were wary of a new wall.", ("Officials", "wary of", ("a new wall",))),
    ("Ada Moe made it clear that the wall was weak.", ("Ada Moe", "made it clear", ("that the wall was weak",))),
    ("Ada Moe made several remarks on the wall.", ("Ada Moe", "remarks on", ("the wall",))),
    ("Ada Moe took aim at the builders on Monday.", ("Ada Moe", "took aim at", ("the builders",))),
    ("The wall was criticized by Ada Moe for its cost.", ("Ada Moe", "criticized", ("The wall", "for its cost"))),
    ("The wall is seen as risky by engineers.", ("engineers", "seen", ("The wall", "as risky"))),
]


@pytest.mark.parametrize(("text", "expected"), NOMINAL, ids=[text for text, _ in NOMINAL])
def test_nouns_adjectives_idioms_and_passives(text: str, expected: Plain) -> None:
    assert expected in found(text)


def test_a_participle_belongs_to_the_clause_it_stands_in() -> None:
    text = "While the Lund camp has pointed to a report -- on walls -- the Moe camp has responded by noting that the wall was weak."
    assert found(text)[-1] == ("the Moe camp", "noting", ("that the wall was weak",))
    text = "While Per Lund praised the wall, Ada Moe mocked it, adding that it was weak."
    assert [source for source, cue, _ in found(text) if cue == "adding"] == ["Ada Moe"]
    text = "A builder from Lind called the mayor, and Per Lund, the head of Norco, sent her a letter citing risks and saying that it rose."
    assert [source for source, cue, _ in found(text) if cue in ("citing", "saying")] == ["Per Lund, the head of Norco"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The priests took Per Lund to task for his misuse of scripture in defending the wall.",
        "The bill would protect bakers from lawsuits after denying service to tailors.",
        "The law gives great latitude to the mayor in denying them a place.",
        "The deal holds none of the money that Ada Moe had demanded and was much like the one before.",
    ],
)
def test_whose_act_it_is_stays_open(text: str) -> None:
    assert found(text) == []
