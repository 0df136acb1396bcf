"""Events that somebody tells: the article's word for it goes with them, whatever a model leaves out."""

from __future__ import annotations

import pytest

from counterpoint.article import Span
from counterpoint.brief import assemble
from counterpoint.findings import MadeBy
from counterpoint.ground import ground
from counterpoint.items import Event
from counterpoint.read import article
from counterpoint.reconcile import reconcile
from counterpoint.records import AnyGrounded, Candidate, Record
from counterpoint.render import render
from tests.ground.test_whose import FILLING

STOLE = "The mayor of Lind stole three million crowns"


def made(text: str, quote: str, what: str = f"{STOLE}.", **more: str) -> AnyGrounded:
    whole = article(f"{FILLING}\n\n{text}\n\n{FILLING}", id="x", source="P")
    event = Event.model_validate({"quotes": [quote], "what": what, **more})
    items, rejected = ground(whole, [Candidate(item=event, window=Span(start=0, end=len(whole.text)))])
    assert rejected == ()
    for e in items[0].evidence:
        assert whole.text[e.start : e.end] == e.quote
    return items[0]


def parts(item: AnyGrounded) -> dict[str, str]:
    return {e.part: e.quote for e in item.evidence if e.part != "content"}


TOLD = [
    (f"{STOLE}, Ada Moe said on Monday.", "Ada Moe", "said"),
    (f"{STOLE}, said Ada Moe, a builder.", "Ada Moe", "said"),
    (f"{STOLE}, according to Ada Moe.", "Ada Moe", "according"),
    (f"According to the harbour office, {STOLE}.", "the harbour office", "According"),
    (f"Ada Moe said on Monday that {STOLE}.", "Ada Moe", "said"),
    (f"Ada Moe told the court {STOLE}.", "Ada Moe", "told"),
    (f"{STOLE}, police said.", "police", "said"),
    (f"{STOLE}, the head of the harbour office said.", "the head of the harbour office", "said"),
    (f"Police said {STOLE}.", "Police", "said"),
    (f'"{STOLE}," Ada Moe said.', "Ada Moe", "said"),
    (f"{STOLE}, she said.", None, "said"),
    (f"She wrote that {STOLE}.", None, "wrote"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), TOLD)
@pytest.mark.parametrize("whole", [False, True])
def test_who_tells_an_event_is_evidence_of_it(text: str, speaker: str | None, cue: str, whole: bool) -> None:
    item = made(text, text if whole else STOLE)
    assert parts(item) == {"cue": cue} | ({"speaker": speaker} if speaker else {})
    assert (item.told, item.teller) == (True, speaker)
    assert isinstance(item.item, Event)
    assert item.item.status == "happened"


@pytest.mark.parametrize(
    ("text", "given", "status"),
    [
        (f"{STOLE}, Ada Moe alleged.", "happened", "alleged"),
        (f"Ada Moe claims that {STOLE}.", "ongoing", "alleged"),
        (f"Ada Moe denied that {STOLE}.", "happened", "denied"),
        (f"Ada Moe claims that {STOLE}.", "denied", "denied"),
        (f"Ada Moe said that {STOLE}.", "alleged", "alleged"),
        (f"Ada Moe said that {STOLE}.", "planned", "planned"),
    ],
)
def test_what_is_alleged_or_denied_did_not_simply_happen(text: str, given: str, status: str) -> None:
    item = made(text, STOLE, status=given)
    assert isinstance(item.item, Event)
    assert item.item.status == status


@pytest.mark.parametrize(
    ("text", "quote", "what"),
    [
        (f"{STOLE}.", STOLE, STOLE),
        (f"{STOLE} and said that he was sorry.", STOLE, STOLE),
        (f"{STOLE}, saying he was sorry.", STOLE, STOLE),
        (f"{STOLE}, a deed Ada Moe said she saw.", STOLE, STOLE),
        (f"{STOLE}. Ada Moe said it would rain.", STOLE, STOLE),
        (f"Ada Moe said it would rain. {STOLE}.", STOLE, STOLE),
        (f"{STOLE} after Ada Moe said it would rain.", STOLE, STOLE),
        (f"When Ada Moe said it would rain, {STOLE}.", STOLE, STOLE),
        (f"{STOLE}, who said it would rain, from the harbour.", STOLE, STOLE),
        (f"Ada Moe announced a strike before {STOLE}.", STOLE, STOLE),
        ("Ada Moe told the court that it would rain.", "Ada Moe told the court that it would rain", "Ada Moe told the court of rain."),
        (f"Ada Moe never said that {STOLE}.", STOLE, STOLE),
        (f"Der Hafen von Lind, sagte Ada Moe, ist zu. {STOLE}.", STOLE, STOLE),
    ],
)
def test_what_the_article_reports_itself_stays_its_own(text: str, quote: str, what: str) -> None:
    item = made(text, quote, what)
    assert parts(item) == {}
    assert (item.told, item.teller) == (False, None)


def test_the_brief_says_who_tells_it() -> None:
    items = [made(f"{STOLE}, Ada Moe alleged.", STOLE)]
    whole = article(f"{FILLING}\n\n{STOLE}, Ada Moe alleged.\n\n{FILLING}", id="x", source="P")
    records = (Record(article=whole, engine="llm", items=tuple(items)),)
    brief = assemble(records, reconcile(records), skipped=(), made_by=MadeBy(engine="llm", version="0"))
    line = next(line for line in render(brief, "md").splitlines() if "alleged, " in line)
    assert f"{STOLE}. [A1] · according to Ada Moe" in line
