import re
from html import unescape

from counterpoint.render import render
from counterpoint.render.notebook import repr_html
from tests.render import extremes, invented


def test_a_frame_holds_the_whole_page_and_reaches_nothing_outside() -> None:
    found = re.fullmatch(r'<iframe sandbox="([^"]*)" [^>]*srcdoc="([^"]*)"></iframe>', repr_html(invented.brief()))
    assert found
    assert "allow-same-origin" not in found[1]
    assert unescape(found[2]) == render(invented.brief(), "html")


def test_hostile_text_stays_within_the_frame() -> None:
    assert re.fullmatch(r'<iframe [^>]*srcdoc="[^"]*"></iframe>', repr_html(extremes.hostile('"></iframe><script>alert(1)</script>')))
