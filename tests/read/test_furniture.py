import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.read.furniture import furniture, kind_of, named
from counterpoint.read.patterns import BIO, BYLINE, PATTERNS
from tests.growth import LINEAR, growth

# Invented examples of each kind. Every pattern of the table has some: see the test below the table.
EXAMPLES = {
    "signs": ["* * *", "___", "—", "12", "3/14", "•"],
    "address": ["https://herald.example/a/b?c=1", "www.herald.example", "Image: https://cdn.example/x.jpg?w=300", "dam_wall-2.JPG"],
    "e-mail": ["newsdesk@herald.example", "Contact the reporters at a.lind@herald.example", "E-mail: desk@herald.example."],
    "markup": ["<!-- ad_slot = 7; -->", '<a href="https://a.example/">Water</a>', '<img src="wall.png">'],
    "reading time": ["3 min read", "1 minute read", "Reading time: 12 minutes", "5-min read", "Listen 4 min"],
    "consent": [
        "Newsletter Sign Up Please verify you're not a robot by clicking the box. Invalid email address.",
        "Lind Radio transcripts are created on a rush deadline by a contractor.",
    ],
    "gallery": [
        "FILE - In this Dec. 13, 2016, file photo, the logo of Norcorp is seen in Lind. The builder faces a fine.",
        "3/34 28 November 2017 A tree made of words stands in Lind.",
        "The dam of Lind, which broke in 1999. Hide Caption 3 of 9",
    ],
    "age": ["2 hours ago", "Updated 35 minutes ago", "Published: an hour ago", "a day ago"],
    "about": ["About Author", "About the author", "Meet the authors", "About the Author:"],
    "related": [
        *("Related", "Related stories", "RELATED ARTICLES:", "Read more", "Read more:", "More from Coast Herald", "Recommended for you"),
        *(
            "You may also like",
            "Most read",
            "Trending now",
            "Editor's picks",
            "Editors’ Picks",
            "See also",
            "Sponsored content",
            "Tags:",
            "Up next",
        ),
    ],
    "related link": [
        *("Related: Five dams that worry engineers", "READ MORE: Valley towns count the cost", "Also read: The minister’s long week"),
        *("How the wall was built, stone by stone Read more", "MORE – What the rain left behind", "Tags: dams, rain, Lindholm"),
    ],
    "bracketed": ["[The wall that nobody repaired]", "(Watch how dams fail)", "[Photo: a diver at the wall]"],
    "advertisement": [
        *(
            "Advertisement",
            "ADVERTISEMENT",
            "Ad",
            "Advertisement - Continue Reading Below",
            "Story continues below",
            "Continue reading the main story",
        ),
        *("Scroll down for video", "Skip to main content", "Article continues after sponsor message"),
    ],
    "button": [
        *(
            "Share",
            "Share this article",
            "Share on Facebook",
            "Tweet",
            "Facebook Twitter WhatsApp Email",
            "Print",
            "Comments (12)",
            "Leave a comment",
        ),
        *(
            "Sign in",
            "Subscribe",
            "Play video",
            "Photo",
            "Follow",
            "Read or Share this story: https://sho.rt/ab12",
            "Copy link",
            "SaveSave",
            "12 comments",
        ),
    ],
    "instruction": [
        "Click here for the full report.",
        "Media playback is unsupported on your device",
        "Please enable JavaScript to view this.",
    ],
    "newsletter": [
        *("Sign up for our daily newsletter", "Subscribe to the Herald for full access.", "Get the latest news delivered to your inbox."),
        *(
            "Enter your email address",
            "By signing up, you agree to our terms.",
            "All of it in our free weekly newsletter",
            "Already a subscriber? Sign in",
        ),
    ],
    "follow us": [
        *(
            "Follow us on Twitter",
            "Follow Maria Lind on Twitter @marialind",
            "Like us on Facebook",
            "Contact the author on Twitter: @marialind",
        ),
        *("You can follow me at twitter.com/marialind"[:17] + " on Instagram", "Twitter: @marialind"),
    ],
    "copyright": [
        *(
            "© 2025 Coast Herald",
            "Copyright 2025 The Coast Herald. All rights reserved.",
            "Coast Herald Ltd. All Rights Reserved.",
            "(c) Valley News",
        ),
        "This material may not be published, broadcast, rewritten or redistributed.",
    ],
    "disclaimer": [
        "The views expressed in this article do not reflect the opinion of Lind Media, or any of its affiliates.",
        "The opinions expressed are those of the author and not of this newspaper.",
        "Views and opinions expressed by the author are solely his own.",
        "Disclaimer: this is no investment advice.",
        "This article was originally published on Valley News.",
        "This story first appeared in the Coast Herald on Tuesday.",
        "This is not financial advice.",
    ],
    "credits": [
        *(
            "(Reporting by Maria Lind in Lunden; Editing by Per Rask)",
            "Additional reporting by Per Rask",
            "— With assistance by Maria Lind",
        ),
        *(
            "Maria Lind and Per Rask contributed to this report.",
            "The Coast Wire contributed to this story.",
            "Source: Water Institute",
            "Via: Valley News",
        ),
        *("h/t Valley News", "With files from the Coast Wire"),
    ],
    "agency signature": ["ml/pr (AFP, dpa)", "(Reuters)"],
    "caption": [
        *(
            "Image copyright Getty Images Image caption The wall on Tuesday",
            "Photo: Maria Lind",
            "Photo by Per Rask",
            "File photo: the wall in 2019",
        ),
        *(
            "Courtesy of the Water Institute",
            "Enlarge this image toggle caption Per Rask/AP",
            "Image credit: Lind Media",
            "Photographs courtesy of the town",
        ),
    ],
    "caption with credit": [
        *("The wall on Tuesday. (Photo: Per Rask, WaterImage)", "The wall on Tuesday (Reuters)", "People leave the valley. (Per Rask/AP)"),
        *(
            "Divers at the wall. File photo by Lindholm.example via Wikimedia Commons",
            "Per Rask/Valley News",
            "The minister, left. Photograph: Per Rask/AP",
        ),
        *(
            "GETTY The wall of the reservoir in the spring",
            "AFP/Getty Images",
            "Divers at the wall on Monday Per Rask/EPA",
            "Left: the wall before the rain",
        ),
    ],
}

# Invented sentences of bodies that come near to a pattern. None may be hidden.
BODY = [
    "The correction of the plan cost $5 million, the mayor said.",
    "Corrections officers in Lind walked out on Monday.",
    "CORRECTION: This article originally said the dam is in Tind. The dam is in Lind.",
    "Clarification (Oct. 3): the mayor did not vote.",
    "An earlier version of this article misstated the height of the dam. It is 40 metres high.",
    "In this December rain, the dam broke, and no file photo shows it.",
    "An earlier version of the bill would have closed the dam.",
    "3 of 34 dams broke on 28 November 2017 in Lind.",
    "The robot could not verify that the dam was safe.",
    "Norland contributed from its own funds to the repair of the dam.",
    "The wall of the reservoir gave way on Tuesday.",
    "“We had warned about that wall,” said Maria Oduya.",
    "Related claims by the minister were dismissed by engineers.",
    "Read more books, he told the children, and fewer newspapers.",
    "The views expressed by the author of the report angered the minister.",
    "The opinion of the court is that the dam was safe.",
    "This report was published by the ministry on Monday and blames the rain.",
    "This interview was translated by a court officer, the lawyer said.",
    "Photographs by the police show cracks in the wall.",
    "The photo shows the wall in 2019.",
    "Video of the breach was shared by thousands.",
    "He said he would share the story with the police.",
    "Sources: two officials who had seen the report and a third who wrote parts of it said that it was over.",
    "Source close to the minister said she would resign.",
    "Follow the money, the judge said, and you will find the man.",
    "Contact with the divers was lost at noon.",
    "Subscribers to the service rose by 3.2%.",
    "The newspaper Reuters reached for comment did not answer.",
    "“Sign here,” the officer told the driver.",
    "Comments by the minister drew 12 complaints.",
    "By noon, Maria Oduya had left.",
    "Copyright law was not meant for this, the court held.",
    "More than 800 people were moved, officials said.",
    "More: that is what the miners want, their leader said.",
    "Watch the wall, she said.",
    "Next: the hearing in parliament, which is planned for Monday.",
    "[We] had warned about that wall for years, she said.",
    "He was asked about it (see the report by the institute) and said no.",
    "The minister and the engineer/diver were there (both denied it).",
    "The wall broke at 5 a.m. (Reuters)",
    "The army said 12 people were killed (AP reported 15).",
    "Two hours ago, he was still at home, the neighbour said.",
    "A 3 minute silence was held in Lunden.",
    "About 800 people left.",
    "About the author of the letter nothing is known.",
    "Left, right and centre, parties claimed the victory.",
    "Yes.",
    "No, he said.",
    "Officials in Lunden/Lind said no.",
    "The minister’s e-mail, lind@gov.example, was hacked in March, the police said.",
    '"Video: that is all they have," he said of the report.',
    "Via Appia was closed after the rain.",
    "Advertisements for the dam were paid by the state.",
    "Prices rose by a tenth (source: the Water Institute).",
    "He showed a picture of the wall (photo by his wife).",
    "Photos by the river show it.",
    "Reporting by the Coast Herald showed that the wall was weak.",
    "Edited by three officials, the report says nothing about repairs.",
    "With assistance from the army, the town was evacuated in a day, and the people were moved by bus and by boat.",
]


@pytest.mark.parametrize(("name", "example"), [(n, e) for n, examples in EXAMPLES.items() for e in examples])
def test_every_kind_is_found_by_its_name(name: str, example: str) -> None:
    assert kind_of(example) == name


def test_every_pattern_has_examples() -> None:
    assert {p.name for p in PATTERNS} == set(EXAMPLES)
    used = {id(p) for p in PATTERNS for e in itertools.chain(*EXAMPLES.values()) if p.matches(e)}
    assert used == {id(p) for p in PATTERNS}


@pytest.mark.parametrize("sentence", BODY)
def test_the_body_of_an_article_is_never_hidden(sentence: str) -> None:
    assert kind_of(sentence) == ""
    before = "The wall of the reservoir gave way on Tuesday, and nobody knew."
    text = f"{before}\n\n{sentence}\n\nIt was night."
    assert [text[s.start : s.end] for s in furniture(text)] == ([sentence] if sentence == before else [])


@pytest.mark.parametrize(
    "line",
    [
        "By Maria Lind",
        "BY MARIA LIND AND PER RASK",
        "By Maria Lind, Staff Writer",
        "Maria Lind, Coast Herald Reporter",
        "Words by Maria Lind",
    ],
)
def test_bylines(line: str) -> None:
    assert BYLINE.matches(line)


@pytest.mark.parametrize(
    "line", ["By noon the wall had gone", "Maria Lind, the minister, left", "By the river, nobody slept", "Maria Lind said no"]
)
def test_what_is_no_byline(line: str) -> None:
    assert not BYLINE.matches(line)


def hidden(text: str) -> list[str]:
    return [text[s.start : s.end] for s in furniture(text)]


PARAGRAPH = "The wall of the reservoir gave way on Tuesday, the minister said."


def test_a_repeated_paragraph_is_hidden_from_its_second_time_on() -> None:
    text = f"{PARAGRAPH}\n\nA photo of it. (Photo: Per Rask)\n\n{PARAGRAPH}\n\nIt was night, and it rained."
    assert [(s.start, s.end) for s in furniture(text)] == [(len(PARAGRAPH) + 2, text.index("\n\nIt was"))]
    assert hidden("Yes.\nNo.\nYes.\nNo.") == []


def test_a_repeat_is_one_up_to_white_space_and_case() -> None:
    assert len(hidden(f"{PARAGRAPH}\n\n{PARAGRAPH.upper().replace(' ', '  ')}")) == 1


def test_links_below_a_related_line_go_with_it_until_prose_comes() -> None:
    links = "Read more:\nFive dams that worry engineers\nThe minister’s long week"
    assert hidden(f"{PARAGRAPH}\n\n{links}\nHe left the town on Monday.\nA heading of the article") == [links]


def test_a_biography_counts_at_the_end_only() -> None:
    bio = "Maria Lind is a staff writer for the Coast Herald."
    rest = "\n\n".join(f"Paragraph {n} is about the wall." for n in range(5))
    assert BIO.matches(bio)
    assert hidden(f"{rest}\n\n{bio}") == [bio]
    assert hidden(f"{bio}\n\n{rest}") == []


def test_neighbours_are_one_span_and_the_text_is_untouched() -> None:
    text = f"{PARAGRAPH}\n\nShare\n\nTweet\n  Print  \n\nIt was night."
    assert hidden(text) == ["Share\n\nTweet\n  Print"]


PIECES = st.sampled_from([*itertools.chain(*EXAMPLES.values()), *BODY, "\n", " ", "\n\n", "\u2028", "北京", "\u202e", "🙂"])


@given(st.lists(PIECES, max_size=25).map("\n".join))
def test_spans_are_sorted_disjoint_whole_paragraphs(text: str) -> None:
    found = furniture(text)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)
    ends = {s.end for s, _ in named(text)}
    assert all(s.end in ends and s.end <= len(text) for s in found)


@pytest.mark.parametrize(
    "line",
    ["Ab Cd/ " * 55, "a.b@c.d-" * 45, "(" * 400, "Related: " + "a " * 90, "Ab Cd Ef " * 44, "Photo by " * 40, "via " * 90, "© " * 190],
)
def test_no_line_takes_long(line: str) -> None:
    assert growth(lambda n: lambda: [kind_of(line[: 8 * n] + str(k)) for k in range(200)], 8) < LINEAR
