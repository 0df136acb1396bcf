"""The brief for programs: one JSON document (the stable contract), or one item a line."""

from __future__ import annotations

import json
from typing import Any

from counterpoint.findings import Brief, BriefArticle
from counterpoint.records import AnyGrounded

_BREAKS = (0x85, 0x2028, 0x2029)  # at which many readers split lines
_CONTROLS = (*range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # which terminals and editors obey
_TAGS = range(0xE0000, 0xE0080)  # which nobody sees
_ESCAPED = {code: json.dumps(chr(code))[1:-1] for code in {*_BREAKS, *_CONTROLS, *_TAGS} - {0x7F}} | {0x7F: "\\u007f"}


def document(brief: Brief) -> str:
    """The whole brief, indented, in UTF-8 characters. Half characters (lone surrogates) are escaped: UTF-8 cannot hold them."""
    return _encoded(brief.model_dump(mode="json"), indent=2)


def lines(brief: Brief) -> str:
    """One item a line, each with its article's id, label, source, title, url and date, so that a line stands alone."""
    articles = {article.id: article for article in brief.articles}
    return "".join(_encoded(_line(item, articles.get(item.article_id))) for item in brief.items)


def inert(text: str) -> str:
    """JSON of the same value, in which no character splits a line, moves a terminal's cursor or turns the writing direction."""
    return text.translate(_ESCAPED)


def _line(item: AnyGrounded, article: BriefArticle | None) -> dict[str, Any]:
    about = article.model_dump(mode="json", include={"id", "label", "source", "title", "url", "published"}) if article else None
    return {**item.model_dump(mode="json"), "article": about}


def _encoded(data: Any, indent: int | None = None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(data, ensure_ascii=True, indent=indent)
    return inert(text) + "\n"
