import pytest

from counterpoint.read.masthead import masthead

BODY = (
    "The wall of the Lindholm reservoir gave way on Tuesday, the water minister said in a statement to parliament.\n\n"
    "Maria Oduya of the Water Institute said that repairs had been put off since 2019.\n"
)


def hidden(text: str) -> list[str]:
    return [text[s.start : s.end] for s in masthead(text).furniture]


def test_title_outlet_section_author_and_day() -> None:
    text = f"Lindholm Wall Gives Way After Rain\n\nCoast Herald\nPolitics\nBy Maria Lind, Staff Writer\n05/03/2025 19h25\n\n{BODY}"
    head = masthead(text)
    assert (head.title, head.outlet) == ("Lindholm Wall Gives Way After Rain", "Coast Herald")
    assert hidden(text) == ["Coast Herald", "Politics", "By Maria Lind, Staff Writer", "05/03/2025 19h25"]


def test_a_slogan_before_the_title_is_not_the_title() -> None:
    text = (
        f"ValleyNews.example.com\n\nTHE Paper for EVERYBODY\n\nReservoir wall gives way after rain, says minister\n\n2 min read\n\n{BODY}"
    )
    head = masthead(text)
    assert head.title == "Reservoir wall gives way after rain, says minister"
    assert head.outlet == "ValleyNews.example.com"
    assert hidden(text) == ["ValleyNews.example.com", "THE Paper for EVERYBODY", "2 min read"]


@pytest.mark.parametrize(
    "again",
    ["**Wall of Reservoir Gives Way in Lindholm**", "# Lindholm reservoir wall gives way", "Lindholm wall gives way as minister speaks"],
)
def test_a_heading_that_repeats_the_title_is_furniture(again: str) -> None:
    assert hidden(f"Lindholm Reservoir Wall Gives Way\n\n{again}\n\n{BODY}") == [again]


def test_the_title_itself_and_other_headings_stay() -> None:
    text = f"Lindholm Reservoir Wall Gives Way\n\nHundreds leave their homes in the valley\n\n{BODY}"
    assert hidden(text) == []
    assert masthead(text).title == "Lindholm Reservoir Wall Gives Way"


def test_a_known_title_is_kept_and_its_line_stays() -> None:
    text = f"Wall gives way\n\n{BODY}"
    assert masthead(text, "Reservoir: wall gives way in Lindholm").title == "Reservoir: wall gives way in Lindholm"
    assert masthead(text, "Reservoir: wall gives way in Lindholm").furniture == ()


def test_labels_and_front_matter() -> None:
    text = (
        f'---\ntitle: "Wall gives way"\nsource: Coast Herald\ndate: 2025-03-05\nurl: https://a.example/x\n---\n\n# Wall gives way\n\n{BODY}'
    )
    head = masthead(text)
    assert (head.title, head.source, head.url) == ("Wall gives way", "Coast Herald", "https://a.example/x")
    assert [line for line in hidden(text) if "Wall" not in line] == [
        *("---", "source: Coast Herald", "date: 2025-03-05", "url: https://a.example/x", "---")
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n \n", "One", "A few words", BODY, "The mill is closed.\n\n" + BODY, "Just a line\nand another\nand a third"),
        '"We had warned about it," she said.\n\n' + BODY,
        "LUNDEN —\n\n" + BODY,
        "From the Coast Herald:\n\n" + BODY,
    ],
)
def test_texts_without_a_title(text: str) -> None:
    assert masthead(text).title is None
    assert masthead(text).furniture == ()


def test_a_lead_is_neither_title_nor_furniture() -> None:
    text = f"Lindholm Reservoir Wall Gives Way\n\nThe Lindholm reservoir wall gave way.\n\n{BODY}"
    assert masthead(text).title == "Lindholm Reservoir Wall Gives Way"
    assert hidden(text) == []


def test_marks_of_markdown_are_not_part_of_the_title() -> None:
    assert masthead(f"## **Wall gives way in Lindholm** ##\n\n{BODY}").title == "Wall gives way in Lindholm"


@pytest.mark.parametrize(
    "name",
    ["Coast Herald", "The Guardian", "Reuters", "BBC News", "Times of Lunden", "LIND Media Group", "Daily Coast", "coast.example.co.uk"],
)
def test_names_of_outlets(name: str) -> None:
    assert masthead(f"Lindholm Wall Gives Way After Rain\n\n{name}\n\n{BODY}").outlet == name


@pytest.mark.parametrize("title", ["Water Minister Sues Press Group", "Record Rain in Lindholm Today", "Wall Repairs: A Short Review"])
def test_headlines_that_end_like_names_of_outlets(title: str) -> None:
    head = masthead(f"{title}\n\n{BODY}")
    assert (head.title, head.outlet, head.furniture) == (title, "", ())
