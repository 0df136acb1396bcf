"""The attributions of a text in the shape that PolNeAR and its scorer use."""

from __future__ import annotations

from counterpoint.article import Span
from counterpoint.rules.attributions import attributions

Spans = list[list[int]]


def predict(text: str) -> list[dict[str, Spans]]:
    """``[{source, cue, content}]``, each a list of ``[start, end]`` in characters of ``text``."""
    tokens, found = attributions(text, [Span(start=0, end=len(text))])
    out = []
    for a in found:
        parts = {"source": a.source, "cue": [a.cue], "content": a.content}
        out.append({name: [list(tokens.chars(p)) for p in ranges] for name, ranges in parts.items()})
    return out
