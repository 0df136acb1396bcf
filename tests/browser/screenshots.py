"""Pictures of the report for the README: ``python -m tests.browser.screenshots examples/*.txt`` writes docs/images/report-*.png."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from counterpoint.pipeline import summarize
from counterpoint.render import render
from counterpoint.settings import Settings
from tests.browser.conftest import FLAGS

FOLDER = Path(__file__).parents[2] / "docs" / "images"
SHOTS = (("wide", 1440, 900, "light"), ("dark", 1440, 900, "dark"), ("phone", 390, 844, "light"))
"""Name, width, height, colour scheme."""


def shoot(inputs: list[str], folder: Path = FOLDER) -> list[Path]:
    """Take the pictures, each with the first view of the brief highlighted in its article."""
    page_html = render(summarize(inputs, Settings(engine="rules")), "html")
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        report = Path(temporary) / "report.html"
        report.write_text(page_html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, width, height, scheme in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light")
            page.goto(report.as_uri())
            page.locator("#said a.cite").first.click()
            made.append(folder / f"report-{name}.png")
            page.screenshot(path=made[-1])
        browser.close()
    return made


if __name__ == "__main__":
    sys.stdout.write("".join(f"{path}\n" for path in shoot(sys.argv[1:])))
