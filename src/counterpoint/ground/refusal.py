"""Why a quotation was not accepted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a quotation was not accepted. ``altered``: the text has nearly these words, with another number, name or negation."""

    reason: str
    altered: bool = False
