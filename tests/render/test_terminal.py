import io

import pytest

from counterpoint.findings import Brief
from counterpoint.render.terminal import show
from tests.render import extremes, invented


def shown(brief: Brief, **options: object) -> str:
    out = io.StringIO()
    show(brief, file=out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def test_it_tells_what_the_note_tells() -> None:
    text = shown(invented.brief(), width=120)
    wanted = (
        "Maria Oduya, director, Water Institute",
        "“By evening twelve people had died”",
        "planned, 10 March 2025",
        "the text has 1913",
    )
    for words in wanted:
        assert words in text
    assert "[A4]" in text
    assert "86 pairs possible, 52 compared" in text


@pytest.mark.parametrize("width", [40, 80, 132])
def test_it_keeps_to_the_width(width: int) -> None:
    lines = shown(invented.brief(), width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_colour_is_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b[" not in shown(invented.brief(), width=80)
    coloured = shown(invented.brief(), width=80, color="always")
    assert "\x1b[1;32m" in coloured
    assert "\x1b[" not in shown(invented.brief(), width=80, color="never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;32m" not in shown(invented.brief(), width=80, color="always")


def test_articles_cannot_steer_the_terminal() -> None:
    text = shown(extremes.hostile("[red]x[/red] \x1b[31m \x1b]0;title\x07 :smile: \x9b"), width=100)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\x9b" not in text
    assert "[red]x[/red]" in text
    assert ":smile:" in text


def test_an_empty_brief_is_shown() -> None:
    assert "Nothing was extracted" in shown(Brief(), width=80)
