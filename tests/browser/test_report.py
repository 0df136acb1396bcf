"""The HTML report in a real browser, used as an editor would.

Every test also asserts, on leaving, that no request, error or dialog occurred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Opener
from tests.render import extremes, invented

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "\"'><script>alert(1)</script><!-- </style></title><img src=x onerror=alert(1)> {{7*7}} ]]>"


def lit(page: Page) -> str:
    """The highlighted words, in order."""
    return " ".join(page.locator("#articles mark.on").all_inner_texts())


def in_view(page: Page, selector: str) -> bool:
    return bool(
        page.evaluate(
            "s => { const r = document.querySelector(s).getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }", selector
        )
    )


@pytest.mark.parametrize(
    ("where", "label", "words"),
    [
        ("#happened .entries", "A1", "The east wall of the Lindholm reservoir gave way"),
        ("#happened svg", "C6", "Parliament is to question the minister"),
        ("#said", "C4", "never saw such a report"),
        ("#contradictions", "C1", "Fifteen bodies had been recovered"),
        ("#details", "C3", "The wall fell after 212 mm of rain"),
        ("#numbers", "A3", "About 800 people were moved to schools."),
        ("#issues", "B3", "probably more than any wall could take"),
        ("#matrix table", "B1", "broke on Tuesday"),
        ("#alone", "B4", "The road to Nether Lind stayed closed."),
        ("#claims", "A7", "The breach sent 40 million cubic metres"),
    ],
)
def test_a_click_on_any_label_scrolls_to_its_words_and_highlights_them(open_report: Opener, where: str, label: str, words: str) -> None:
    page = open_report(invented.brief(), height=600)
    page.locator(f'{where} a.cite[href="#w-{label}"]').first.click()
    assert words in lit(page)
    assert in_view(page, f"#w-{label} + mark")
    assert label in page.locator("#status").inner_text()


def test_a_click_on_a_verdict_highlights_both_sides(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.get_by_role("button", name="Show both passages").first.click()
    assert "By evening twelve people had died" in lit(page)
    assert "Fifteen bodies had been recovered by Tuesday evening" in lit(page)
    page.locator("#hops button", has_text="C1").click()
    assert in_view(page, "#w-C1 + mark")


def test_a_click_on_a_line_itself_does_too(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.locator("#said .q", has_text="We had warned").click()
    assert "We had warned about that wall since 2019" in lit(page)
    assert "Maria Oduya" in lit(page)  # who is made responsible, too


def test_words_lead_back_to_the_brief(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.locator("#articles mark", has_text="never saw such a report").click()
    current = page.locator("#said .entry.current")
    assert "Per Strand denies" in current.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "C4"


def test_overlapping_items_are_shown_as_several(open_report: Opener) -> None:
    page = open_report(invented.brief())
    both = page.locator('mark.claim[data-i="A5 A6"]')
    assert both.inner_text() == "repairs had been put off twice"
    assert "many" in (both.get_attribute("class") or "")
    assert both.locator("xpath=following-sibling::a[@class='tag']").all_inner_texts() == ["A5", "A6"]


def test_the_articles_read_as_they_are(open_report: Opener) -> None:
    page = open_report(invented.brief())
    shown = page.evaluate(
        "[...document.querySelectorAll('article')].map(a => [...a.querySelectorAll(':scope > p')].map(p => {"
        " const copy = p.cloneNode(true); copy.querySelectorAll('a.tag').forEach(t => t.remove());"
        " return copy.textContent; }).join('\\n\\n'))"
    )
    assert shown == [article.text for article in invented.brief().articles]


@pytest.mark.parametrize(
    ("name", "value", "kept", "gone"),
    [
        ("source", "C", "Parliament is to question the minister.", "The road to Nether Lind stayed closed."),
        ("kind", "event", "The road to Nether Lind stayed closed.", "The breach sent 40 million cubic metres"),
        ("relation", "contradicts", "twelve people had died", "The road to Nether Lind stayed closed."),
        ("relation", "alone", "The road to Nether Lind stayed closed.", "12 is not 15"),
    ],
)
def test_filters_keep_what_they_say(open_report: Opener, name: str, value: str, kept: str, gone: str) -> None:
    page = open_report(invented.brief())
    page.locator(f"select[name={name}]").select_option(value)
    brief = page.locator("#brief")
    assert brief.locator(".entry:visible", has_text=kept).count() > 0
    assert brief.locator(".entry:visible", has_text=gone).count() == 0
    assert " of 17 items" in page.locator("#count").inner_text()
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("document.querySelector('#count').textContent === ''")
    assert page.locator("#brief .entry[hidden]").count() == 0


def test_the_filter_by_person_keeps_their_words_only(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.locator("select[name=person]").select_option(label="Per Strand")
    assert page.locator("#said .voice:visible h3").all_inner_texts() == ["Per Strand"]
    assert set(page.locator("#articles mark[data-i]:not(.off)").evaluate_all("all => all.map(m => m.dataset.i)")) == {"C4"}


def test_the_keyboard_is_enough(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator('#said a.cite[href="#w-C4"]').focus()
    page.keyboard.press("Enter")
    assert "never saw such a report" in lit(page)
    assert page.evaluate("document.activeElement.id") == "w-C4"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "C4"
    assert lit(page) == ""


def test_every_control_is_reached_by_tab_in_the_order_of_the_page(open_report: Opener) -> None:
    page = open_report(invented.brief())
    seen = []
    for _ in range(22):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.name || document.activeElement.getAttribute('href') || document.activeElement.type")
        )
    for control in ("#articles", "#contradictions", "source", "person", "kind", "relation", "reset"):
        assert control in seen


def test_a_link_to_words_opens_on_them(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.goto(page.url.split("#")[0] + "#w-B3")
    page.reload()
    assert "probably more than any wall could take" in lit(page)


def test_on_a_phone_nothing_is_cut_off_and_the_way_back_is_in_reach(open_report: Opener) -> None:
    page = open_report(invented.brief(), width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator('#contradictions a.cite[href="#w-C1"]').first.click()
    assert in_view(page, "#w-C1 + mark")
    page.get_by_role("button", name="Back to the brief").click()
    assert in_view(page, '#contradictions a.cite[href="#w-C1"]')


def test_print_holds_brief_and_articles_without_controls(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#articles article").last.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('#brief')).overflowY") == "visible"
    assert len(page.pdf()) > 10_000


def test_dark_mode_is_dark(open_report: Opener) -> None:
    light = open_report(invented.brief()).evaluate("getComputedStyle(document.documentElement).backgroundColor")
    dark = open_report(invented.brief(), color_scheme="dark").evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert light == "rgb(250, 249, 246)"
    assert dark == "rgb(21, 23, 26)"


def test_it_reads_without_scripts(open_report: Opener) -> None:
    page = open_report(invented.brief(), java_script_enabled=False)
    assert page.locator("#said", has_text="Maria Oduya").is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.locator("#articles", has_text="Fifteen bodies had been recovered").is_visible()


def test_hostile_text_shows_as_text(open_report: Opener) -> None:
    page = open_report(extremes.hostile(HOSTILE))
    assert HOSTILE in page.locator("h1").inner_text()
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    page.get_by_role("button", name="Show both passages").first.click()
    assert HOSTILE in lit(page)


def test_the_policy_stops_what_escaping_would_not(open_report: Opener) -> None:
    page = open_report(invented.brief())
    page.evaluate(
        "() => { const s = document.createElement('div'); s.innerHTML = '<b id=bad onclick=\"window.ran = 1\">x</b>'"
        " + '<img src=\"https://elsewhere.example/x.png\">'; document.querySelector('#brief').prepend(s); }"
    )
    page.locator("#bad").click()
    assert page.evaluate("window.ran") is None
    assert any("img-src 'none'" in fault for fault in open_report.faults)
    assert all("Content Security Policy" in fault or "elsewhere" in fault for fault in open_report.faults)
    open_report.faults.clear()
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 1400), ("light", 390)])
def test_axe_finds_no_fault(open_report: Opener, scheme: str, width: int) -> None:
    axe_core = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = open_report(invented.brief(), width=width, color_scheme=scheme, bypass_csp=True)
    page.get_by_role("button", name="Show both passages").first.click()
    found = axe_core.Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], [node["html"][:120] for node in fault["nodes"]][:3]) for fault in found] == []


def test_three_thousand_items_stay_smooth(open_report: Opener) -> None:
    page = open_report(extremes.many(60, 50))
    spent = page.evaluate(
        "() => new Promise(done => { const start = performance.now();"
        ' document.querySelector(\'#said a.cite[href="#w-BH40"], a.cite[href="#w-BH40"]\').click();'
        " requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))); })"
    )
    assert spent < 2000  # milliseconds; about 100 on an idle machine
    assert in_view(page, "#w-BH40 + mark")
