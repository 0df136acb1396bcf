import re
import subprocess
import sys

import pytest

from counterpoint.article import Article
from counterpoint.brief import assemble
from counterpoint.findings import Brief, Comparison, Coverage, Group, MadeBy, Reconciled
from counterpoint.items import Claim
from counterpoint.pipeline import summarize
from counterpoint.records import Quantity, Record, Values
from counterpoint.render import render
from counterpoint.render.markdown import escape
from counterpoint.settings import Settings
from tests.render import extremes, invented
from tests.render.build import grounded


def section(text: str, name: str) -> str:
    found = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {name}"
    return found[1].strip()


@pytest.fixture(scope="module")
def note() -> str:
    return render(invented.brief(), "md")


def test_it_opens_with_headline_articles_origins_and_dates(note: str) -> None:
    head = note.split("## ")[0]
    assert head.startswith("# ")
    assert "3 articles · 2 origins · 5 to 6 March 2025" in head
    assert "Coast Herald and Valley News share an origin" in head


def test_events_stand_in_the_order_of_their_days_with_status(note: str) -> None:
    lines = [line for line in section(note, "What happened").splitlines() if line.startswith("- ")]
    assert "**4 March 2025**" in lines[0]
    assert "[A1] [B1] · 1 origin" in lines[0]
    assert "**planned, 10 March 2025**" in lines[1]
    assert "**ongoing, undated**" in lines[2]


def test_one_person_of_two_articles_is_told_once_with_all_views(note: str) -> None:
    said = section(note, "Who says what")
    assert said.count("**Maria Oduya**") == 1
    block = said.split("**the police**")[0]
    assert "[A4]" in block
    assert "[C5]" in block
    assert "speaks in 2 articles; the views are consistent" in block


def test_a_view_and_the_same_attributed_claim_are_not_both_told(note: str) -> None:
    assert note.lower().count("repairs had been put off twice") == 2  # the view, and its sentence


def test_marks_say_denied_hedged_and_via(note: str) -> None:
    said = section(note, "Who says what")
    assert "(denied; via Radio Lind)" in said
    assert "Unnamed:\n\n- **Engineers** · " in said
    assert "(hedged)" in said


def test_a_contradiction_shows_both_quotations_slot_and_who_decided(note: str) -> None:
    clash = section(note, "Where they contradict each other")
    assert "(number)" in clash
    assert "“By evening twelve people had died”" in clash
    assert "“Fifteen bodies had been recovered by Tuesday evening”" in clash
    assert "decided by rule and model" in clash
    assert "citing the fire service" in clash


def test_numbers_refinements_disputes_and_lonely_findings_are_told(note: str) -> None:
    assert "Coast Herald: *“About 800 people”* [A3] · Daily Ledger: *“More than a thousand residents”* [C2]" in section(
        note, "Numbers side by side"
    )
    assert "**more precise**" in section(note, "Where one is more precise, or differs in detail")
    assert "yes: Maria Oduya [A4]; no: Engineers [B3]" in section(note, "Who disagrees with whom")
    alone = section(note, "Only one source has")
    assert "86 pairs possible, 52 compared" in alone
    assert "heard only here: Engineers [B3]" in alone


def test_rejected_skipped_and_making_are_told(note: str) -> None:
    assert "the text has 1913" in section(note, "Not grounded")
    assert "broken.pdf: no text in it" in section(note, "Skipped or failed")
    assert "4 calls, 2 more from the cache" in section(note, "How this was made")


def test_every_cited_label_has_its_sentence(note: str) -> None:
    body, _, appendix = note.partition("## Sentences")
    cited = set(re.findall(r"\[([A-Z]+\d+)\]", body))
    assert len(cited) > 12
    assert cited == set(re.findall(r"\[([A-Z]+\d+)\]", appendix.partition("## Sources")[0]))


def test_every_line_of_the_sections_cites(note: str) -> None:
    body = note.partition("## What happened")[2].partition("## Not grounded")[0]
    lines = [line for line in body.splitlines() if re.match(r"- |\d+\. |\| (?!About|---)", line)]
    uncited = [line for line in lines if not re.search(r"\[[A-Z]+\d*\]", line)]
    assert uncited == ["1. **By the evening of 4 March twelve people had died.** (number)"]  # its sides cite


def test_an_empty_section_says_why() -> None:
    records = invented.records()
    silent = Reconciled(coverage=Coverage(possible=212, compared=200, pruned=12))
    text = render(assemble(records, silent, skipped=[], made_by=MadeBy(engine="rules")), "md")
    assert "0 contradictions; 200 pairs compared, 12 set aside unread, 0 failed." in text
    one = render(assemble(records[:1], Reconciled(), skipped=[], made_by=MadeBy(engine="rules")), "md")
    assert "0 contradictions; only one article." in one
    assert "Only one article: everything in it is single-source." in one
    assert "Nothing was extracted" in render(Brief(), "md")


def test_an_unknown_price_is_said_to_be_unknown() -> None:
    brief = invented.brief()
    text = render(brief.model_copy(update={"usage": brief.usage.model_copy(update={"cost": None})}), "md")
    assert "cost unknown" in text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("a | b", r"a \| b"),
        ("*bold* _it_ snake_case", r"\*bold\* \_it\_ snake_case"),
        ("[x](http://e.example)", r"\[x\](http://e.example)"),
        ("<script>", "&lt;script&gt;"),
        ("`code` ~~gone~~", r"\`code\` \~\~gone\~\~"),
        ("two\n\n# lines", "two # lines"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("&lt; & AT&T", "&amp;lt; & AT&T"),
        ("red\x1b[31m", "red\ufffd\\[31m"),
        ("half \ud83d", "half \ufffd"),
        ("turn\u202eed", "turned"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_text_reads_as_itself(given: str, wanted: str) -> None:
    assert escape(given) == wanted


HOSTILE = (
    "| x | <script>alert(1)</script>\n\n# Big [link](http://e.example) `c` *b* ![i](http://e.example/i.png) <!-- {{ 7*7 }} {% raw %} 1."
)


def test_hostile_text_opens_nothing() -> None:
    text = render(extremes.hostile(HOSTILE), "md")
    text.encode("utf-8")
    assert "<" not in text
    assert "{{ 7\\*7 }}" in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 4 for line in table)


def test_many_articles_stay_readable() -> None:
    brief = extremes.many(60, 50)
    assert len(brief.items) == 3000
    text = render(brief, "md")
    assert len(text.splitlines()) < 1500
    assert "more (see JSON)" in text


def test_json_does_not_load_the_template_engine() -> None:
    code = (
        "import sys; from counterpoint.findings import Brief; from counterpoint.render import render; render(Brief(), 'json'); "
        "sys.exit('jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def refined() -> str:
    """The invented brief with the breach told more precisely by one article, in one group."""
    x = invented.names()
    told = invented.found(x)
    finer = Comparison(a=x["breach"], b=x["broke"], relation="refines", why="the hour is given", decided_by="rule")
    group = told.groups[0].model_copy(update={"verdict": "refines", "origins": ("o-agency", "o-other")})
    changed = told.model_copy(update={"groups": (group,), "comparisons": (finer,)})
    return render(assemble(invented.records(), changed, skipped=[], made_by=invented.MADE_BY), "md")


def test_a_group_in_which_one_is_more_precise_is_an_agreement_and_shows_its_words() -> None:
    note = refined()
    assert "Also told by several, under What happened" in section(note, "Where the sources agree")  # it is dated, so it stands there
    details = section(note, "Where one is more precise, or differs in detail")
    assert details.strip().startswith("0 refinements and differences besides what the sources agree on above;")


def test_what_only_copies_share_is_counted_and_no_agreement(note: str) -> None:
    agreed = section(note, "Where the sources agree")
    assert agreed.startswith("0 agreements; ")
    assert "1 statement that only copies of one text share: no agreement, and told once above." in agreed


def test_the_less_precise_statement_leads_and_the_finer_one_follows() -> None:
    articles = [Article(id=i, text=t, source=i) for i, t in (("coast", "The dam broke."), ("valley", "The old dam of Lind broke at noon."))]
    items = [grounded(a, Claim.model_validate({"quotes": [a.text], "text": a.text})) for a in articles]
    pair = Comparison(a=items[1].id, b=items[0].id, relation="refines", why="adds the hour", decided_by="rule")
    group = Group(id="g", kind="claim", items=(items[0].id, items[1].id), verdict="refines")
    found = Reconciled(groups=(group,), comparisons=(pair,), coverage=Coverage(possible=1, compared=1))
    records = [Record(article=a, engine="made", items=(i,)) for a, i in zip(articles, items, strict=True)]
    agreed = section(render(assemble(records, found, skipped=[], made_by=invented.MADE_BY), "md"), "Where the sources agree")
    assert "- The dam broke. · 2 origins · [A1] [B1]\n  more precise: *“The old dam of Lind broke at noon.”* [B1]" in agreed


def test_a_number_agrees_only_where_two_articles_give_it() -> None:
    texts = {"coast": "At 9 am 40 people left the 3 villages.", "valley": "Some 40 people left.", "ledger": "Several people left."}
    values = {
        "coast": Values(quantities=(Quantity(words="40 people", low=40, high=40), Quantity(words="3 villages", low=3, high=3))),
        "valley": Values(quantities=(Quantity(words="40 people", low=40, high=40),)),
        "ledger": Values(quantities=(Quantity(words="several", low=3, high=9),)),
    }
    articles = [Article(id=i, text=t, source=i) for i, t in texts.items()]
    items = [grounded(a, Claim.model_validate({"quotes": [a.text], "text": a.text}), values[a.id]) for a in articles]
    found = Reconciled(groups=(Group(id="g", kind="claim", items=tuple(i.id for i in items)),), coverage=Coverage(possible=3, compared=3))
    records = [Record(article=a, engine="made", items=(i,)) for a, i in zip(articles, items, strict=True)]
    numbers = section(render(assemble(records, found, skipped=[], made_by=invented.MADE_BY), "md"), "Numbers side by side")
    assert "coast: *“40 people”* [A1] · valley: *“40 people”* [B1] | agree |" in numbers
    assert "villages”" not in numbers.replace(texts["coast"], "")
    assert "several" not in numbers


def test_a_source_with_nothing_to_tell_alone_has_no_empty_line() -> None:
    said = "Mayor Orsa Tindle said the bridge would hold.", "Mayor Orsa Tindle said schools were too small for choirs."
    articles = [Article(id=text, text=text, source=text[-9:-1]) for text in said]
    alone = section(render(summarize(articles, Settings(engine="rules")), "md"), "Only one source has")
    assert alone.startswith("Nothing but more views of voices that others have too.")
    assert not re.search(r"\]:\s*$", alone, re.MULTILINE)
