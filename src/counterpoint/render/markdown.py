"""The brief as Markdown. Whatever the template prints is escaped, unless it is marked as Markdown on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from counterpoint.findings import Brief
from counterpoint.render.compose import compose
from counterpoint.render.index import Index
from counterpoint.render.note import CITED, Line, Quote
from counterpoint.render.wording import printable, quoted

if TYPE_CHECKING:
    from jinja2 import Environment


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escape(value: Any) -> Markdown:
    """Text that reads as itself in any Markdown: on one line, nothing in it opens a link, a tag, a table cell or a list.

    Control characters (a terminal obeys some), half characters and overrides of the writing direction are replaced or dropped.
    """
    if isinstance(value, Markdown):
        return value
    text = re.sub(r"\s+", " ", printable(str(value)))
    text = re.sub(r"([\\`*\[\]|~])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)  # within a word it is just a character
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"^(\s*)([#+=-])", r"\1\\\2", text)
    return Markdown(re.sub(r"^(\s*\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text))


def cite(labels: Iterable[str]) -> Markdown:
    """[A1] [B2], and a count of what is too much to cite."""
    every = [f"[{escape(label)}]" for label in labels if label]
    rest = f" and {len(every) - CITED} more" if len(every) > CITED else ""
    return Markdown(" ".join(every[:CITED]) + rest)


def said(words: str) -> Markdown:
    """Words of an article, in italics and, unless they have quotation marks of their own, within some."""
    return Markdown(f"*{escape(quoted(words)).strip()}*")


def told(line: Line) -> Markdown:
    """A line and the words behind it, with a stroke between those of different articles."""
    quotes = " / ".join(said(quote.words) for quote in line.quotes)
    text, tail = escape(line.text).strip(), escape(line.tail).strip()
    gap = " — " if text and quotes and not line.joined else " "
    return Markdown(f"{text}{gap}{quotes} {tail}".strip())


def cited(line: Line) -> Markdown:
    """The words behind a line, each with its label."""
    return Markdown(" / ".join(f"{said(quote.words)} {cite([quote.label])}" for quote in line.quotes))


def side(quote: Quote) -> Markdown:
    """One side of a dispute: who, when, citing whom, which words."""
    published = f", {escape(quote.published)}" if quote.published else ""
    holder = f", citing {escape(quote.holder)}" if quote.holder else ""
    return Markdown(f"**{escape(quote.source).strip()}**{published}{holder}: {said(quote.words)} {cite([quote.label])}")


def more(left: int) -> Markdown:
    """What a cut list ends with."""
    return Markdown(f"- … and {left:,} more (see JSON)\n" if left else "")


def marked(marks: Iterable[str]) -> Markdown:
    """What qualifies a line, in brackets."""
    text = "; ".join(escape(mark) for mark in marks if mark)
    return Markdown(f" ({text})" if text else "")


def markdown(brief: Brief) -> str:
    """The brief as an analyst's note."""
    text = _environment().get_template("brief.md.j2").render(note=compose(Index(brief)))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("counterpoint.render"),
        autoescape=False,  # noqa: S701 - this is not HTML; finalize escapes everything for Markdown
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(cite=cite, said=said, quoted=quoted, told=told, cited=cited, side=side, more=more, marked=marked)
    return environment
