"""Copies, wires and outlets quoted from: how many origins stand behind several articles."""

from __future__ import annotations

import json
import sys
import tracemalloc
from pathlib import Path

import pytest

from counterpoint.article import Article
from counterpoint.reconcile.origins import behind, containment, is_copy, origins
from counterpoint.records import Record
from tests.reconcile.made import claim, record, view

STORIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "stories" / "clusters_dev.jsonl"

WIRE = """The east wall of the Lindholm reservoir gave way at about five in the morning after three days of rain, officials of the province
said.

About eight hundred residents of Nether Lind were moved to three schools on the hill, where the fire brigade handed out blankets
and soup.

Engineers had warned of cracks in the wall since the summer, but repairs were put off twice because the council could not agree on
a builder.

The water minister is to answer questions in parliament next week, and the prosecutor has opened an inquiry into the delay of the
works.

Trains between Lindholm and the coast will not run before Friday, the railway said, since the line is under water for two
kilometres."""
REPRINT = """LINDHOLM — The east wall of the Lindholm reservoir gave way at about five in the morning after days of rain, officials said
Tuesday.

Some eight hundred residents of Nether Lind were moved to three schools on the hill, where firefighters handed out blankets and
soup.

Engineers had warned of cracks in the wall since the summer, but repairs were put off twice. The council could not agree on a
builder.

The minister is to answer questions in parliament next week. The prosecutor has opened an inquiry into the delay.

No trains run between Lindholm and the coast before Friday, since the line is under water for two kilometres."""
OWN = """Water rushed through the streets of Nether Lind before dawn when a dam above the town failed, and hundreds fled in their night
clothes.

Families spent the day in crowded classrooms, waiting for word of missing pets and drowned cars, while volunteers cooked for them.

For months inspectors had written letters about fissures in the concrete; nothing was done, and the town hall blames a quarrel
over contracts.

A hearing before lawmakers is planned, and investigators want to know who delayed what. Commuters were told to take buses until
the weekend."""
QUOTE = (
    '"We had warned about that wall since the summer, and nobody listened to us, and nobody came to look, and nobody even '
    "answered the letters that we wrote month after month to the council and to the minister and to everyone who could have "
    'done anything about it before the water came down on us all."'
)


def articles(*texts: str) -> list[Record]:
    return [Record(article=Article(id=f"r{n}", text=t, source=f"Outlet {n}"), engine="made") for n, t in enumerate(texts)]


def test_an_edited_reprint_is_a_copy_and_an_own_report_is_none() -> None:
    assert containment(WIRE, WIRE) == 1.0
    assert 0.4 <= containment(WIRE, REPRINT) < 0.9
    assert is_copy(Article(id="a", text=WIRE), Article(id="b", text=REPRINT))
    assert containment(WIRE, OWN) < 0.1


def test_copies_count_as_one_origin() -> None:
    (origin,) = origins(articles(WIRE, OWN, REPRINT))
    assert origin.articles == ("r0", "r2")
    assert origin.name == "Outlet 0"
    assert "near-duplicate" in origin.why


def test_one_long_quotation_in_both_is_no_copy() -> None:
    own = OWN.split("\n\n")
    assert origins(articles(f"{WIRE}\n{QUOTE}", f"{own[0]}\n{QUOTE}\n{own[1]}")) == ()
    bare = QUOTE.strip('"')
    assert origins(articles(f"{WIRE}\n{bare}", f"{OWN}\n{bare}")) == ()


def test_a_wires_tag_names_the_origin_and_joins_other_texts_of_that_wire() -> None:
    (origin,) = origins(articles(f"LINDHOLM (AP) — {WIRE}", REPRINT, f"MARSK (AP) — {OWN}"))
    assert origin.name == "Associated Press"
    assert origin.articles == ("r0", "r1", "r2")


def test_a_wire_named_far_below_is_no_tag() -> None:
    assert origins(articles(f"{WIRE}\n(AP)", f"{OWN}\n(AP)")) == ()


@pytest.mark.parametrize(
    "end",
    [
        "Copyright 2017 The Associated Press. All rights reserved. This material may not be published.",
        "© 2017 Associated Press",
        "AP",
    ],
)
def test_a_wires_footer_is_its_tag(end: str) -> None:
    (origin,) = origins(articles(f"LINDHOLM (AP) — {WIRE}", OWN + f"\n{end}"))
    assert origin.name == "Associated Press"
    assert origin.articles == ("r0", "r1")


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("The wall before it broke. (AP)\n", ""),
        ("", "\nThe Associated Press contributed to this report."),
        ("", "\nThe wall before it broke (Credit: AP/Per Strand)"),
        ("", "\nThe council told AP it would rain."),
    ],
)
def test_a_pictures_credit_and_a_helping_hand_are_no_tag(head: str, end: str) -> None:
    assert origins(articles(f"LINDHOLM (AP) — {WIRE}", head + OWN + end)) == ()


LONG = "The east wall of the old reservoir gave way at five in the morning after three days of rain"


def test_a_sentence_taken_over_word_for_word_has_one_origin() -> None:
    records = [
        record("a", claim(f"{LONG}."), claim("It rained.")),
        record("b", claim(f"{LONG}, and many fled.")),
        record("c", claim(f"{LONG}!")),
    ]
    (origin,) = origins(records)
    assert origin.items == (records[0].items[0].id, records[1].items[0].id, records[2].items[0].id)
    assert origin.name == "the words “the east wall of the old …”"
    assert len(set(behind(records, (origin,)).values())) == 2


@pytest.mark.parametrize(
    "other",
    [
        "The east wall of the old reservoir gave way at dawn, and many families fled to the hill in their night clothes.",
        f"Ada Moe said: “{LONG}.”",
        f"{LONG[:50]}.",
    ],
)
def test_fewer_words_or_quoted_ones_show_no_origin(other: str) -> None:
    assert origins([record("a", claim(f"{LONG}.")), record("b", claim(other))]) == ()


def test_what_a_reporter_adds_to_a_sentence_taken_over_is_his_own() -> None:
    added = "but the mayor blames the builder from Marsk for what happened to the town and its people"
    mine = record("b", claim(added), text=f"{LONG}, {added}.")
    assert origins([record("a", claim(f"{LONG}.")), mine]) == ()


def test_one_post_that_several_quote_is_one_origin() -> None:
    post = "The wall was weak and everybody in the town hall knew that it was"
    records = [
        record("a", view("Ada Moe", post, manner="direct"), text=f"Moe tweeted: “{post}!”"),
        record("b", view("Moe", post, manner="direct"), text=f"“{post},” Moe said."),
        record("c", view("Moe", "The wall was weak", manner="direct"), text="“The wall was weak,” Moe said."),
    ]
    (origin,) = origins(records)
    assert origin.items == (records[0].items[0].id, records[1].items[0].id)
    assert origin.why == "one post, quoted by several"
    about = record("a", view("Ada Moe", post, manner="direct"), text=f"Moe said: “{post}, as my tweet said.”")
    assert origins([about, *records[1:]]) == ()
    spoken = record("a", view("Ada Moe", post, manner="direct"), text=f"Moe said: “{post}!”")
    assert origins([spoken, *records[1:]]) == ()


def test_two_voices_quoted_from_one_outlet_share_an_origin() -> None:
    records = [
        record(
            "a", view("Emi Sato", "The wall was weak.", via="The Coast Herald"), view("Jun Abe", "The wall was old.", via="Coast Herald")
        ),
        record("b", view("Per Strand", "It was safe.", via="Valley News")),
    ]
    (origin,) = origins(records)
    assert origin.name == "The Coast Herald"
    assert origin.items == tuple(i.id for i in records[0].items)
    assert behind(records, (origin,)) == {i.id: origin.id if r.article.id == "a" else "b" for r in records for i in r.items}


def test_told_reuters_is_an_outlet_too() -> None:
    texts = [f"{who} told Reuters the wall was weak." for who in ("Maria Oduya", "Per Strand")]
    records = [record(n, view(t.split(" told")[0], "the wall was weak"), text=t) for n, t in zip("ab", texts, strict=True)]
    assert [o.name for o in origins(records)] == ["Reuters"]


def test_one_voice_quoted_from_an_outlet_shares_nothing() -> None:
    assert origins([record("a", view("Emi Sato", "The wall was weak.", via="The Coast Herald"))]) == ()


@pytest.mark.parametrize("text", ["", " ", "\x00", "日本語の文章。" * 200, "🙂" * 500, "word " * 5000])
def test_odd_texts_do_no_harm(text: str) -> None:
    found = origins(articles(text, text))
    assert len(found) <= 1


def test_a_long_text_is_a_copy_by_its_beginning_and_takes_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """One character may fold to eighteen: a file of them took gigabytes."""
    monkeypatch.setattr(sys.modules[is_copy.__module__], "_LONGEST", 1_000)
    records = articles(WIRE + "\ufdfa" * 100_000, WIRE + "\ufdfa" * 100_001)
    tracemalloc.start()
    (found,) = origins(records)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.articles) == 2
    assert peak < 40_000_000


@pytest.mark.skipif(not STORIES.exists(), reason="the shared stories are not here")
def test_on_real_clusters_copies_are_found_within_stories_only() -> None:
    rows = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
    cluster = {r["article_id"]: r["cluster_id"] for r in rows}
    found = origins([Record(article=Article(id=r["article_id"], text=r["text"], source=r["source"] or ""), engine="made") for r in rows])
    copies = [o for o in found if "tag" not in o.why]
    assert len(copies) >= 8
    assert all(len({cluster[a] for a in o.articles}) == 1 for o in copies)
