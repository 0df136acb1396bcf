"""Chromium for the tests here: Debian's, driven by Playwright. Where either is missing the tests are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterpoint.findings import Brief
from counterpoint.render import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


class Opener:
    """Opens a brief's page from a file, and notes requests but for the page, console errors, dialogs and exceptions."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.faults: list[str] = []
        self.pages: list[Page] = []
        self._browser, self._path = browser, folder / "report.html"

    def __call__(self, brief: Brief, width: int = 1400, height: int = 900, **options: Any) -> Page:
        self._path.write_text(render(brief, "html"), encoding="utf-8")
        own = self._path.as_uri()
        page = self._browser.new_page(viewport={"width": width, "height": height}, **options)
        self.pages.append(page)
        page.on("request", lambda request: self.faults.append(request.url) if request.url.split("#")[0] != own else None)
        page.on("console", lambda message: self.faults.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", lambda dialog: self.faults.append(f"dialog {dialog.message}"))
        page.goto(own)
        return page


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    opener = Opener(browser, tmp_path)
    yield opener
    for page in opener.pages:
        page.close()
    assert opener.faults == []
