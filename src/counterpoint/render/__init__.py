"""A brief as Markdown, JSON, JSON lines, one HTML page or CSV.

Formats are loaded when they are asked for: jinja2 is not imported for JSON.
"""

from __future__ import annotations

from counterpoint.errors import ConfigError
from counterpoint.findings import Brief

FORMATS: tuple[str, ...] = ("md", "json", "jsonl", "html", "csv")
"""What ``render`` can make; the first is the default."""


def render(brief: Brief, format: str = "md") -> str:  # noqa: A002 - the flag's name
    """The brief as one document that ends with a newline. The same brief gives the same text.

    Raises:
        ConfigError: there is no such format.
    """
    if format == "md":
        from counterpoint.render.markdown import markdown

        return markdown(brief)
    if format == "html":
        from counterpoint.render.html import html

        return html(brief)
    if format == "csv":
        from counterpoint.render.table import csv_text

        return csv_text(brief)
    if format in {"json", "jsonl"}:
        from counterpoint.render import data

        return data.document(brief) if format == "json" else data.lines(brief)
    raise ConfigError(f"no format {format!r}", hint=f"choose one of {', '.join(FORMATS)}")
