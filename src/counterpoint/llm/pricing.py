"""Tokens and money, as far as they can be known beforehand. Prices are US dollars per million tokens, and never guessed."""

from __future__ import annotations

import math

from counterpoint.settings import Settings

OPENAI = "https://api.openai.com/v1"
"""The endpoint where none is named."""


def count(text: str) -> int:
    """A guess of the tokens in ``text``: one for four bytes, the usual rule of thumb for English."""
    return tokens_in(len(text.encode("utf-8", "surrogatepass")))


def tokens_in(size: int) -> int:
    """A guess of the tokens in so many bytes of text."""
    return math.ceil(size / 4)


def price(settings: Settings, tokens_in: int, tokens_out: int) -> float | None:
    """What so many tokens cost; None where a price is not known."""
    if settings.price_in is None or settings.price_out is None:
        return None
    return (tokens_in * settings.price_in + tokens_out * settings.price_out) / 1e6


def most(settings: Settings, tokens_in: int, longest: int) -> float:
    """The most that a request can cost: a third more tokens in than guessed, and ``longest`` out. 0 if unknown."""
    return price(settings, math.ceil(tokens_in * 4 / 3), longest) or 0.0
