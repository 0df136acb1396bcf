"""What the model is asked: our instructions first, always the same, and the article last, as data.

One system message and one user message, for some models' templates take no others. The article's text is never rendered
as a template; it stands in a fence that it cannot close.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, create_model, model_validator

from counterpoint import prompts, schemas
from counterpoint.article import Article, Span
from counterpoint.items import KINDS
from counterpoint.llm import Message, Request

_LISTS = tuple(schemas.list_name(kind.name()) for kind in KINDS)


def _as_list(value: Any) -> Any:
    """Small models write null for an empty list, and an object for a list of one."""
    if value is None:
        return []
    return [value] if isinstance(value, dict) else value


class _Lists(BaseModel):
    # The schema is strict, so that the model knows what is wanted; the class is not, so that one bad element costs only itself.
    @model_validator(mode="before")
    @classmethod
    def _some_list(cls, data: Any) -> Any:
        if isinstance(data, dict) and not any(name in data for name in _LISTS):
            raise ValueError(f"none of {', '.join(_LISTS)} is in it")
        return data


_FIELDS: dict[str, Any] = {name: (Annotated[list[Any], BeforeValidator(_as_list)], Field(default=[])) for name in _LISTS}


class _Findings(_Lists):
    """What the text says, who says it, and what happened."""

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        return {"title": "Findings", "description": _Findings.__doc__, **schemas.answer()}


# One class for first requests, further passes and re-asks: the schema is part of what prompt caches compare.
Findings: type[BaseModel] = create_model("Findings", __base__=_Findings, __doc__=_Findings.__doc__, **_FIELDS)

PROMPTS = ("extract", "more", "reask")
"""Names of the prompts that this engine uses."""


def first(article: Article, window: Span, named: Sequence[str]) -> Request:
    """Everything in ``window``."""
    return _request("extract", [_given(article, window, named)])


def more(article: Article, window: Span, named: Sequence[str], covered: Sequence[str]) -> Request:
    """What ``covered`` (one line each) leaves out."""
    return _request("more", [_given(article, window, named), prompts.load("more").text.strip(), _lines(covered)])


def again(article: Article, window: Span, named: Sequence[str], items: Sequence[dict[str, Any]]) -> Request:
    """These items once more; each says its ``kind`` and the ``reason``."""
    listed = _lines([json.dumps(item, ensure_ascii=False) for item in items])
    return _request("reask", [_given(article, window, named), prompts.load("reask").text.strip(), listed])


def visible_text(article: Article, window: Span) -> str:
    """The text of ``window`` without furniture; where some was cut out, a line ends."""
    return "\n".join(text for text in (article.slice(span).strip("\n") for span in article.visible(window)) if text.strip())


def _request(prompt: str, parts: Sequence[str]) -> Request:
    system = Message(role="system", content=prompts.load("extract").text)
    user = Message(role="user", content="\n\n".join(parts))
    return Request(messages=(system, user), response=Findings, prompt=prompts.load(prompt).ref)


def _given(article: Article, window: Span, named: Sequence[str]) -> str:
    published = article.published.isoformat() if article.published else None
    facts: dict[str, Any] = {"source": prompts.seen(article.source), "title": prompts.seen(article.title or ""), "published": published}
    facts |= {"speakers so far": list(named), "last speaker": named[-1]} if named else {}
    known = json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=True)
    return f"About the article: {known}\n\nThe text:\n\n{prompts.fence(visible_text(article, window))}"


def _lines(lines: Sequence[str]) -> str:
    return prompts.fence("\n".join(f"- {line}" for line in lines))
