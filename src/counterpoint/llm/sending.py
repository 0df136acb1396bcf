"""What is sent, and what is made of the answer. Through openai's client, which knows addresses, headers and errors.

Imported at the first request only, like `wire`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Protocol

import httpx2  # openai's transport
import openai
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from counterpoint.llm.pricing import count, tokens_in

ChatCompletion.model_rebuild()  # openai leaves it to the first use, which may be in many threads at once

Messages = Sequence[Mapping[str, Any]]


class Sending(Protocol):
    """One request. ``writes``: whether the model answers in words of its own."""

    writes: ClassVar[bool]

    @property
    def tokens(self) -> int:
        """A guess of the tokens in it."""
        ...

    def post(self, client: openai.OpenAI) -> Any:
        """Send it and wait for the answer."""
        ...


@dataclass(frozen=True)
class Frame:
    """What the requests for one class have in common: all but their messages. With the schema it is most of them, so it is written once."""

    fields: Mapping[str, Any]

    @cached_property
    def size(self) -> int:
        """Characters of it as a guess of tokens counts them."""
        return len(json.dumps(self.fields))

    @cached_property
    def text(self) -> str:
        """It as JSON, in the order in which the library's own call has it."""
        return _compact({"model": self.fields["model"], **dict(sorted(self.fields.items()))})


@dataclass(frozen=True)
class Chat:
    """A question. The same bytes as ``chat.completions.create`` sends, which first walks through all of them for nothing."""

    frame: Frame
    messages: Messages
    writes: ClassVar[bool] = True

    @cached_property
    def tokens(self) -> int:
        """A guess of the tokens in it."""
        return tokens_in(len('"messages": , ') + len(json.dumps(self.messages)) + self.frame.size)

    def post(self, client: openai.OpenAI) -> Any:
        """Send it and wait for the answer."""
        body = f'{{"messages":{_compact(self.messages)},{self.frame.text[1:]}'.encode()
        options: Any = {"security": {"bearer_auth": True}}
        return completion(client.post("/chat/completions", content=body, cast_to=httpx2.Response, options=options))


@dataclass(frozen=True)
class Embed:
    """Texts to be embedded."""

    model: str
    texts: Sequence[str]
    writes: ClassVar[bool] = False

    @cached_property
    def tokens(self) -> int:
        """A guess of the tokens in it."""
        return count(json.dumps(self._fields))

    def post(self, client: openai.OpenAI) -> Any:
        """Send it and wait for the answer."""
        return client.embeddings.create(**self._fields)

    @property
    def _fields(self) -> dict[str, Any]:
        return {"model": self.model, "input": list(self.texts), "encoding_format": "float"}


def completion(response: httpx2.Response) -> Any:
    """What openai makes of an answer: a completion, however much of one it is; text where it is no JSON and does not claim to be.

    One that is as it should be is read by pydantic's parser, which does not take as long as going through it piece by piece.

    Raises:
        ValueError: it claims to be JSON, and is none.
    """
    try:
        return ChatCompletion.model_validate_json(response.content, strict=True)
    except ValidationError:
        pass
    try:
        data = response.json()
    except ValueError:
        if response.headers.get("content-type", "").split(";")[0].endswith("json"):
            raise
        return response.text
    return ChatCompletion.construct(**data) if isinstance(data, dict) else data


def _compact(data: Any) -> str:
    """JSON as openai writes it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
