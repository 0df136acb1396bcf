"""The brief as one HTML file: the note on one side, the articles with their evidence on the other; no request leaves it.

Everything is escaped by jinja2's autoescape. The content security policy allows the one style sheet and the one script that
are in the page, by their hashes, and nothing else, so that even an escaping fault could not run anything.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from counterpoint.findings import Brief, BriefArticle
from counterpoint.render.compose import compose
from counterpoint.render.facets import Facets
from counterpoint.render.index import Index
from counterpoint.render.matrix import matrix
from counterpoint.render.note import Limits
from counterpoint.render.passages import paragraphs
from counterpoint.render.timeline import timeline
from counterpoint.render.wording import ASIDES, OVERRIDES, count, date, quoted, untagged, words

if TYPE_CHECKING:
    from jinja2 import Environment

ALL = Limits(
    happened=100_000, voices=100_000, statements=100_000, claims=100_000, findings=100_000, undecided=100_000, single=12, rejected=100_000
)
"""The page holds everything: a reader filters."""


def html(brief: Brief) -> str:
    """The page, as a whole document."""
    ix = Index(brief)
    style, script = _asset("report.css"), _asset("report.js")
    rows, more_rows = matrix(ix)
    by_article: dict[str, list[Any]] = {article: [] for article in ix.articles}
    for item in brief.items:
        by_article.get(item.article_id, []).append(item)
    page = _environment().get_template("report.html.j2")
    return page.render(
        brief=brief,
        note=compose(ix, ALL),
        facets=Facets(ix),
        ix=ix,
        rows=rows,
        more_rows=more_rows,
        timeline=timeline(ix),
        articles=[(article, paragraphs(article, by_article[article.id]), by_article[article.id]) for article in ix.articles.values()],
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_sha256(script)}'; style-src '{_sha256(style)}'; "
        "base-uri 'none'; form-action 'none'; img-src 'none'; connect-src 'none'"
    )


def _sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class Verbatim(str):
    """Words of an article, shown in an element of their own that no direction of writing leaves."""

    __slots__ = ()


def clean(value: Any) -> Any:
    """A value without characters that HTML cannot hold, or that turn what stands beside it around.

    Control and half characters become U+FFFD. Tag characters and controls of the writing direction are dropped; verbatim words keep
    those that only set a part of them apart, as Arabic and Hebrew do with numbers, and lose those that show letters in another order.
    """
    if not isinstance(value, str) or isinstance(value, Markup) or (value.isascii() and value.isprintable()):
        return value  # what is markup was cleaned when it was made
    dropped = OVERRIDES if isinstance(value, Verbatim) else OVERRIDES | ASIDES
    return "".join("\ufffd" if _unfit(char) else char for char in untagged(value) if char not in dropped)


def _unfit(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cs"}


def link(article: BriefArticle) -> str:
    """Where an article can be read, if that is on the web; a script or a file is no link."""
    try:
        return article.url if article.url and urlsplit(article.url).scheme in {"http", "https"} else ""
    except ValueError:  # an address that is none
        return ""


def kinds(parts: Iterable[tuple[str, str, str]]) -> str:
    """The classes of a piece of text: the kinds of its items, which part it is, and how many items lie on it."""
    found = sorted({kind.replace("_", "-") if part == "content" else part for _, kind, part in parts})
    depth = len({label for label, _, part in parts if part == "content"})
    return " ".join([*found, *(["many"] if depth > 1 else [])])


def _asset(name: str) -> str:
    return files("counterpoint.render").joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("counterpoint.render"),
        autoescape=True,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(verbatim=Verbatim, link=link, kinds=kinds, quoted=quoted, counted=count, day=date, words=words)
    return environment
