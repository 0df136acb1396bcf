"""Where sources and contents begin and end: each invented sentence shows one boundary, ``[source] {cue} <content>``."""

from __future__ import annotations

import pytest

from tests.rules.test_attributions import Plain, found

SOURCES = [
    ("The officials whose laws fell say the wall is weak.", ("The officials whose laws fell", "say", ("the wall is weak",))),
    (
        "The groups who wrote to her on Thursday say they are “ill.”",
        ("The groups who wrote to her", "say", ("they are “ill.”",)),
    ),
    (
        "The polling that was done before Tuesday’s vote showed a draw.",
        ("The polling that was done before Tuesday’s vote", "showed", ("a draw",)),
    ),
    ("Ada Moe of Lind, Ohio says she can win.", ("Ada Moe of Lind, Ohio", "says", ("she can win",))),
    (
        "A poll released Sunday by The Lind Post and ABC News shows the mayor ahead.",
        ("A poll released Sunday by The Lind Post and ABC News", "shows", ("the mayor ahead",)),
    ),
    (
        "When called, a spokesman for the Parks and Rivers Office said the wall fell.",
        ("a spokesman for the Parks and Rivers Office", "said", ("the wall fell",)),
    ),
    ("Nine in 10 registered voters say the wall is weak.", ("Nine in 10 registered voters", "say", ("the wall is weak",))),
    ("More than six in 10 said the wall was weak.", ("More than six in 10", "said", ("the wall was weak",))),
    ("Nearly half said the wall was weak.", ("Nearly half", "said", ("the wall was weak",))),
    ("The wall rose; most said it was weak.", ("most", "said", ("it was weak",))),
    ("Per Lund in a blog post said the wall was weak.", ("Per Lund", "said", ("the wall was weak",))),
    ("The council less than two weeks ago said the wall was weak.", ("The council", "said", ("the wall was weak",))),
    ("Her allies have in the past said the wall was weak.", ("Her allies", "said", ("the wall was weak",))),
    ("The mayors each called the wall “weak.”", ("The mayors", "called", ("the wall “weak.”",))),
    ("Ada Moe, also a builder, called the wall weak.", ("Ada Moe, also a builder", "called", ("the wall weak",))),
    (
        "The council holds that it is safe, and Per Lund, the mayor's adviser, said the wall was weak.",
        ("Per Lund, the mayor's adviser", "said", ("the wall was weak",)),
    ),
    (
        "Ada Moe, the head of the Builders of Lind, which backed Lund in May, said the wall was weak.",
        ("Ada Moe, the head of the Builders of Lind", "said", ("the wall was weak",)),
    ),
    ("At a hall in Lind, Ohio, Moe met Lund, calling him “weak.”", ("Moe", "calling", ("him “weak.”",))),
    ("Ada Moe, citing “grave risks,” said the wall might fall.", ("Ada Moe", "said", ("the wall might fall",))),
    ("It rose (it is 9 percent, according to Norcorp). Lund left.", ("Norcorp", "according to", ("it is 9 percent",))),
    ("It rose by 9 percent, according to surveys (a small sum).", ("surveys", "according to", ("It rose by 9 percent",))),
    (
        "“It is weak,” said Ada Moe, the author of “The Wall,” a novel.",
        ("Ada Moe, the author of “The Wall,”", "said", ("“It is weak,”",)),
    ),
    ("“It is weak,” said Ada Moe, who thinks it “may well fall.”", ("Ada Moe", "said", ("“It is weak,”",))),
    (
        "“It is weak,” said a builder, who, like the others, asked not to be named.",
        ("a builder", "said", ("“It is weak,”",)),
    ),
]

CONTENTS = [
    ("The job marks her return, one friend said.", ("one friend", "said", ("The job marks her return",))),
    ("A wall may not be such a bad thing, say some builders.", ("some builders", "say", ("A wall may not be such a bad thing",))),
    ("Firms that no longer exist gave $9, campaign records show.", ("campaign records", "show", ("Firms that no longer exist gave $9",))),
    ("The wall is weak, the poll found.", ("the poll", "found", ("The wall is weak",))),
    ("The poll found Moe ahead of Lund.", ("The poll", "found", ("Moe ahead of Lund",))),
    ("The wall was what Moe described as “a disgrace.”", ("Moe", "described", ("what", "as “a disgrace.”"))),
    (
        "Moe suggested that the wall was weak, called him “a liar” and left.",
        ("Moe", "suggested", ("that the wall was weak",)),
    ),
    ("Moe went home, telling CNN that Lund is a fake and asking how he won.", ("Moe", "telling", ("that Lund is a fake",))),
    ("Moe spoke, saying it fell but suggesting that it would rise.", ("Moe", "saying", ("it fell",))),
    ("Some said the wall was weak, with Ada Moe calling it “a joke.”", ("Some", "said", ("the wall was weak",))),
    ("Moe told a hall in Lind, Ohio, on Monday that the wall was weak.", ("Moe", "told", ("that the wall was weak",))),
    ("Moe told Congress when asked about the wall: “It is weak.”", ("Moe", "told", ("“It is weak.”",))),
    ("Asked about the wall, Moe said, “It is weak.”", ("Moe", "said", ("“It is weak.”",))),
    ("And when asked about the wall, Moe said, “It is weak.”", ("Moe", "said", ("“It is weak.”",))),
    ("Moe said because Lund is ill, the wall will fall.", ("Moe", "said", ("because Lund is ill, the wall will fall",))),
    ("While Moe said she’d hold a vote, it’s unlikely to come.", ("Moe", "said", ("she’d hold a vote",))),
    ("(Moe says the wall is weak.) The mayor went home.", ("Moe", "says", ("the wall is weak",))),
    ("Norland is weak, they say, building walls to hide it.", ("they", "say", ("Norland is weak", "building walls to hide it"))),
    ("“It is our bad luck,” Moe said, that it fell.", ("Moe", "said", ("“It is our bad luck,”", "that it fell"))),
    ("“It is better,” Moe added to wild applause.", ("Moe", "added", ("“It is better,”",))),
    ("“It is better,” Moe added, to wild applause.", ("Moe", "added", ("“It is better,”",))),
    ("“It is weak,” Moe wrote in her memoir, “Hard Walls.”", ("Moe", "wrote", ("“It is weak,”",))),
    ("Some members left (“It is weak,” Moe wrote last week).", ("Moe", "wrote", ("“It is weak,”",))),
    ("“It is weak,” Moe said at a hall in Lind, N.Y. “It will fall.”", ("Moe", "said", ("“It is weak,”", "“It will fall.”"))),
    ("“It is weak.” Moe said.", ("Moe", "said", ("“It is weak.”",))),
    (
        "“Nine for the next mayor, Per Lund!” Ada Moe said as she opened the poll.",
        ("Ada Moe", "said", ("“Nine for the next mayor, Per Lund!”",)),
    ),
    ("Said Moe, “The wall is weak.”", ("Moe", "Said", ("“The wall is weak.”",))),
    ("“It is weak,” the sign read.", ("the sign", "read", ("“It is weak,”",))),
    ("Moe called her remarks on 9/11 “a new low.”", ("Moe", "called", ("her remarks on 9/11 “a new low.”",))),
    ("The wall is what builders called “a fraud” at the time.", ("builders", "called", ("“a fraud”",))),
    ("“It is weak,” said 9/11 widow Ada Moe.", ("9/11 widow Ada Moe", "said", ("“It is weak,”",))),
    ("This is “the same lead,” reported Reuters.", ("Reuters", "reported", ("This is “the same lead,”",))),
    ("“It is weak,” retired Gen. Per Lund said.", ("retired Gen. Per Lund", "said", ("“It is weak,”",))),
    (
        "“When you say that,” Moe said, referring to the wall, “you help them.”",
        ("Moe", "said", ("“When you say that,”", "“you help them.”")),
    ),
    ("“I love Lund,” Moe said, but “he is wrong.”", ("Moe", "said", ("“I love Lund,”", "“he is wrong.”"))),
    ("Many were old, Moe said, and “I had to think.”", ("Moe", "said", ("Many were old", "“I had to think.”"))),
    ("The difference now, Moe told me on Friday, is that he is old.", ("Moe", "told", ("The difference now", "is that he is old"))),
    (
        "Moe said it would fall, and when pressed on the wall, the mayor left.",
        ("Moe", "said", ("it would fall",)),
    ),
    ("After saying the wall was “weak,” Moe left Lind.", ("Moe", "saying", ("the wall was “weak,”",))),
    ("By calling the wall weak, Ada Moe angered builders.", ("Ada Moe", "calling", ("the wall weak",))),
    (
        "Moe said the mayor is tired of it all - including the talks.",
        ("Moe", "said", ("the mayor is tired of it all - including the talks",)),
    ),
    (
        "A builder first said he did not recall it, but in a later talk said he had “a bad day.”",
        ("A builder", "said", ("he had “a bad day.”",)),
    ),
    # a relative clause that only interrupts, whatever its head looks like
    ("Ada Moe said the talks, which began in May, were “weak.”", ("Ada Moe", "said", ("the talks, which began in May, were “weak.”",))),
    # brackets
    ("Her ratings fell (by as much as a third, Moe says).", ("Moe", "says", ("by as much as a third",))),
    ("Moe said it fell (by 3 percent, but slowly).", ("Moe", "said", ("it fell (by 3 percent, but slowly)",))),
    ("Lund heard her claim that it fell (it did not, according to Norcorp).", ("her", "claim", ("that it fell",))),
    # "but" without a clause of its own, with a quotation, and with "that"
    ("Moe said the wall should go, but not the gate.", ("Moe", "said", ("the wall should go, but not the gate",))),
    ("Moe said she had offers, but “the offers were low.”", ("Moe", "said", ("she had offers, but “the offers were low.”",))),
    ("Moe said he was asked but that he was told not to go.", ("Moe", "said", ("he was asked but that he was told not to go",))),
    ("Moe said a long, though dull, winter was near.", ("Moe", "said", ("a long, though dull, winter was near",))),
    ("Moe said that, while it rains, the wall stands.", ("Moe", "said", ("that, while it rains, the wall stands",))),
    # the reporter returns
    ("Moe said it would fall, a claim that surprised Lund.", ("Moe", "said", ("it would fall",))),
    ("Moe said they will not help Lund, as has Per Berg, the mayor.", ("Moe", "said", ("they will not help Lund",))),
    ("Moe said the wall was weak, and he accused Lund of neglect.", ("Moe", "said", ("the wall was weak",))),
    ("Moe said the wall was weak and called Lund a liar.", ("Moe", "said", ("the wall was weak",))),
    ("When Moe thanked Lind and said it was home, a man left.", ("Moe", "said", ("it was home",))),
    ("As The Lind Post reported, even in May, the wall was weak.", ("The Lind Post", "reported", ("even in May, the wall was weak",))),
    ("Lund, who said he would help, finally left.", ("who", "said", ("he would help",))),
    ("Moe called for Lund to cancel the Monday session.", ("Moe", "called for", ("Lund to cancel the Monday session",))),
    ("Without fail, Moe’s fans reply, “Ostra!”", ("Moe’s fans", "reply", ("“Ostra!”",))),
    ("He met two men who said Lund — the mayor — admitted it.", ("who", "said", ("Lund — the mayor — admitted it",))),
    # lists between semicolons
    (
        "Moe said they had spoken at hearings; helped march; and built walls.",
        ("Moe", "said", ("they had spoken at hearings; helped march; and built walls",)),
    ),
    # what stands between cue and content, or behind the insertion
    ("Lund left after her claim on Monday that it fell.", ("her", "claim", ("that it fell",))),
    ("Norcorp said about half of the loss came in May.", ("Norcorp", "said", ("about half of the loss came in May",))),
    ("The Lind Post reported at least six fires in May.", ("The Lind Post", "reported", ("at least six fires",))),
    ("Ada Moe told the Lind Post he’s weak.", ("Ada Moe", "told", ("he’s weak",))),
    ("Moe told Lund not to go.", ("Moe", "told", ("not to go",))),
    ("It was odd, she said in a talk, that they came.", ("she", "said", ("It was odd", "that they came"))),
    ("On the day that it fell, Moe said of the wall, “It was old.”", ("Moe", "said", ("“It was old.”",))),
    ("Asked if Moe is “able to lead,” half of voters said no and left.", ("half of voters", "said", ("no and left",))),
    (
        "Her adviser, Per Lund, said the builder who left, Ada Moe, was ill.",
        ("Her adviser, Per Lund", "said", ("the builder who left, Ada Moe, was ill",)),
    ),
    ("Moe grumbled to a crowd that the press “does not like me.”", ("Moe", "grumbled", ("that the press “does not like me.”",))),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES, ids=[text for text, _ in SOURCES])
def test_where_a_source_begins_and_ends(text: str, expected: Plain) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(("text", "expected"), CONTENTS, ids=[text for text, _ in CONTENTS])
def test_where_a_content_begins_and_ends(text: str, expected: Plain) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "It showed a film called “Lind” on Sunday.",
        "A group called Our Wall is growing.",
        "With the wall ruled out, Moe went home.",
    ],
)
def test_a_name_is_nothing_that_is_said(text: str) -> None:
    assert not [content for _, cue, content in found(text) if cue in ("called", "ruled out") and "Moe" not in content[0]]


def test_moe_s_call_by_telephone_is_no_statement() -> None:
    assert found("Moe called Lund to congratulate him.") == []


@pytest.mark.parametrize(
    "text",
    [
        "And a new report compares the walls.",
        "The jobs report was released.",
        "As Ostran states and neighbors, Lind and Norland fell.",
        "Moe won in each of the four states, where people voted.",
        "On Monday, even as the wall fell, Ada Moe wrote to Lund.",
        "With the hall in chaos after it burned, Moe claimed the prize.",
    ],
)
def test_nothing_is_said_where_a_noun_or_a_fronted_clause_only_looks_like_it(text: str) -> None:
    assert found(text) == []
