import json

import pytest

from counterpoint.article import Article
from counterpoint.brief import assemble
from counterpoint.errors import ConfigError
from counterpoint.findings import Brief, BriefArticle, MadeBy, Reconciled
from counterpoint.items import Claim
from counterpoint.records import Record
from counterpoint.render import FORMATS, render
from tests.render import invented


def test_json_is_the_model_itself_and_reads_back() -> None:
    brief = invented.brief()
    text = render(brief, "json")
    assert text == brief.model_dump_json(indent=2) + "\n"
    assert Brief.model_validate_json(text) == brief


def test_json_keeps_the_keys_of_the_contract() -> None:
    data = json.loads(render(invented.brief(), "json"))
    assert {"schema_version", "articles", "items", "rejected", "people", "groups", "comparisons", "issues", "origins"} <= set(data)
    assert {"coverage", "usage", "made_by"} <= set(data)
    assert {"id", "source", "title", "published", "url", "text"} <= set(data["articles"][0])
    assert {"id", "kind", "article_id", "evidence"} <= set(data["items"][0])
    assert {"start", "end", "quote", "status", "part"} == set(data["items"][0]["evidence"][0])


def test_json_lines_stand_alone_and_are_one_line_each() -> None:
    brief = invented.brief()
    lines = render(brief, "jsonl").splitlines()
    assert len(lines) == len(brief.items)
    first = json.loads(lines[0])
    assert first["article"] == {
        "id": "art-herald",
        "label": "A",
        "source": "Coast Herald",
        "title": "Wall of the Lindholm reservoir gives way",
        "url": "https://coast-herald.example/lindholm",
        "published": "2025-03-05",
    }
    assert first["label"] == "A1"
    assert first["evidence"][0]["quote"].startswith("The east wall")


def one_claim(words: str) -> Brief:
    article = Article(id="x", text=words, source=words)
    item = invented.grounded(article, Claim(quotes=[words], text=words))
    return assemble([Record(article=article, engine="rules", items=(item,))], Reconciled(), skipped=[], made_by=MadeBy(engine="rules"))


@pytest.mark.parametrize(
    "words",
    ["日本の声。", "שלום עולם", "🙂 e\u0301", "line\u2028break\x85here", "a\nb", "\x00", "\x9b2J\x7f", "\u202eno\u2066"],
)
def test_any_text_survives_json_and_json_lines(words: str) -> None:
    brief = one_claim(words)
    for text in (render(brief, "json"), render(brief, "jsonl")):
        text.encode("utf-8")
        assert text.endswith("\n")
        assert not set(text) & {"\x00", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066"}
    assert json.loads(render(brief, "json"))["articles"][0]["text"] == words
    lines = render(brief, "jsonl").splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["text"] == words


def test_characters_are_written_as_they_are() -> None:
    assert "日本の声" in render(one_claim("日本の声。"), "json")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_brief_has_every_format_and_the_same_brief_the_same_bytes(name: str) -> None:
    assert render(Brief(), name) == render(Brief(), name)
    assert render(invented.brief(), name) == render(invented.brief(), name)


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(ConfigError) as caught:
        render(Brief(), "docx")
    assert "md" in caught.value.hint


def test_half_characters_in_an_article_are_escaped_not_fatal() -> None:
    brief = Brief(articles=(BriefArticle(id="x", text="half \ud83d alone", source="x"),))
    assert json.loads(render(brief, "json"))["articles"][0]["text"] == "half \ud83d alone"
    for name in FORMATS:
        render(brief, name).encode("utf-8")
