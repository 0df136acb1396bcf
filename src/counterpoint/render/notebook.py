"""A brief as the output of a notebook cell."""

from __future__ import annotations

from counterpoint.findings import Brief


def repr_html(brief: Brief) -> str:
    """The report in a frame of its own: it may run its script, but reaches nothing of the notebook around it."""
    from markupsafe import escape

    from counterpoint.render.html import html

    frame = 'sandbox="allow-scripts allow-popups" title="Counterpoint brief" width="100%" height="720"'
    return f'<iframe {frame} style="border:1px solid #ccc;border-radius:6px" srcdoc="{escape(html(brief))}"></iframe>'
