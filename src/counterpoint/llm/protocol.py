"""What is asked of a model, and what comes back."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from pydantic import BaseModel

from counterpoint.article import Frozen
from counterpoint.records import Usage


class Message(Frozen):
    """One message of a request."""

    role: Literal["system", "user", "assistant"]
    content: str


class Request(Frozen):
    """One question to a model: messages, the class of the answer, and which prompt made it (``extract@1``)."""

    messages: tuple[Message, ...]
    response: type[BaseModel]
    prompt: str


class Answer(Frozen):
    """A validated answer. ``truncated``: the model ran into its token limit and ``value`` is what could be saved of it.

    ``key`` is its key in the cache; empty where it is not kept.
    """

    value: Any
    usage: Usage = Usage()
    truncated: bool = False
    key: str = ""


class Estimate(Frozen):
    """What a request would cost, before it is made: whether it is cached, tokens in (a guess), tokens out at most."""

    cached: bool
    tokens_in: int
    tokens_out: int


class LLM(Protocol):
    """A model. Thread-safe. ``ask`` raises `ModelError` (or one of its kinds) when there is no usable answer."""

    model: str

    def ask(self, request: Request) -> Answer:
        """Ask and wait for the answer."""
        ...
