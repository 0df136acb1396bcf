"""Parts of a page that no reader sees: what an editor did not mean to print is no part of the article, and may be meant for a model."""

from __future__ import annotations

import re
from typing import Any

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0(?:\.0*)?\s*(?:;|$|!)"
    r"|font(?:-size)?\s*:\s*0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:;|$|!|/)|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top|right)\s*:\s*-\d{3,}|clip(?:-path)?\s*:\s*(?:rect\(\s*0|inset\(\s*(?:50|100)%)|color\s*:\s*transparent",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_CLASSES = frozenset(
    [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only",
        "hidden",
        "d-none",
        "offscreen",
        "is-hidden",
    ]
)
_STAY = frozenset(["html", "head", "body", "main"])
_MOST = 0.3  # of a page's text: what holds more is the page itself, hidden until its scripts have run


def empty_unseen(tree: Any) -> None:
    """Empty the elements of a page (lxml's tree) that their own attributes hide, and templates. What follows an element stays."""
    unseen = [element for element in tree.iter() if isinstance(element.tag, str) and _is_hidden(element)]
    whole = len("".join(tree.itertext())) if unseen else 0
    for element in unseen:
        if len("".join(element.itertext())) <= _MOST * whole:
            tail = element.tail
            element.clear()  # dropping one joins the texts around it: time with the square of their number
            element.tail = tail


def _is_hidden(element: Any) -> bool:
    if element.tag in _STAY:
        return False
    if element.tag in {"template", "noscript"} or element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    return bool(
        (style and (_HIDING.search(style) or _painted_over(style))) or (classes and not _CLASSES.isdisjoint(classes.lower().split()))
    )


def _painted_over(style: str) -> bool:
    """Whether letters have the colour of their ground."""
    colour, ground = _COLOUR.search(style), _GROUND.search(style)
    return bool(colour and ground and _plain(colour[1]) == _plain(ground[1]))


def _plain(colour: str) -> str:
    named = {"white": "#fff", "black": "#000"}
    plain = "".join(colour.lower().split())
    short = re.fullmatch(r"#(\w)\1(\w)\2(\w)\3", plain)
    return named.get(plain, f"#{short[1]}{short[2]}{short[3]}" if short else plain)
