"""Chat completions as they come back: whether they are any, what they say, what they cost, and what is wrong with them.

Imported at the first request only, like `wire`.
"""

from __future__ import annotations

import json
import re
from typing import Any

from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from openai.types.chat.chat_completion_message import FunctionCall
from pydantic import ValidationError

from counterpoint.errors import ModelError
from counterpoint.llm import faults
from counterpoint.llm.echoes import holds
from counterpoint.llm.pricing import count, price
from counterpoint.llm.sound import sound_json
from counterpoint.records import Usage
from counterpoint.settings import Mode, Settings

_ABSURD = 10**9  # tokens: who counts so many for one answer counts nothing
_LONG_SECRET = 16  # characters: shorter "keys" are words such as "none" that any answer may hold
_FENCED = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)


def checked(completion: Any, mode: Mode, max_tokens: int, secret: str | None) -> Any:
    """A completion whose shape instructor can rely on, with the answer where instructor looks for it in this mode.

    Raises:
        ResponseParsingError: it is none; instructor asks again, as often as re-asks are allowed.
        ModelError: the model refuses.
    """
    try:
        choice = completion.choices[0]
        refusal, tool_calls, content = choice.message.refusal, choice.message.tool_calls, choice.message.content
        written = _written(choice.message)
    except (AttributeError, IndexError, TypeError, KeyError):
        said = completion if isinstance(completion, str) else getattr(completion, "error", None) or "no choices in it"
        said = said if str(said).strip() else "nothing in it"
        raise ResponseParsingError(f"not a chat completion: {faults.scrub(str(said), secret)}") from None
    if secret and len(secret) >= _LONG_SECRET and holds(written, secret):
        raise ModelError("the endpoint wrote the API key into its answer, which is not kept", hint="this endpoint echoes keys")
    if refusal:
        raise ModelError(f"the model refused: {faults.scrub(str(refusal), secret)}", hint="another model may not")
    if choice.finish_reason == "content_filter":
        raise ModelError("the endpoint's content filter withheld the answer", hint="another endpoint may not")
    if not tool_calls and not isinstance(content, str):
        raise ResponseParsingError("an empty answer")
    choice.message.refusal = None  # instructor takes an empty refusal for one
    _move(choice.message, written, mode)
    used = getattr(completion.usage, "completion_tokens", None)
    if isinstance(used, int) and max_tokens <= used < _ABSURD:
        choice.finish_reason = "length"  # llama-cpp-python says "tool_calls" even where it ran out of tokens
    return completion


def _move(message: Any, written: str, mode: Mode) -> None:
    """Put an answer where it belongs: some servers write a tool call as text, or JSON into a code fence, or text as a tool call."""
    fenced = _FENCED.fullmatch(written.strip())
    bare = fenced[1] if fenced else written
    sound = sound_json(bare)
    if sound is None:
        return
    if mode != "tools":
        message.content = sound if mode != "md_json" or not fenced else f"```json\n{sound}\n```"
    elif not message.tool_calls:
        message.function_call = FunctionCall(name="answer", arguments=sound)
    else:
        message.tool_calls[0].function.arguments = sound


def text(completion: Any) -> str:
    """What the model wrote: the arguments of its tool call, or its text."""
    return _written(completion.choices[0].message)


def _written(message: Any) -> str:
    for call in message.tool_calls or []:
        arguments = call.function.arguments
        return arguments if isinstance(arguments, str) else json.dumps(arguments)
    return message.content if isinstance(message.content, str) else ""


def usage(completion: Any, tokens_in: int, settings: Settings, *, writes: bool = True) -> Usage:
    """What one answer cost; tokens are guessed where the endpoint does not count them. Embeddings are not written."""
    said = getattr(completion, "usage", None)
    counted = [getattr(said, name, None) for name in ("prompt_tokens", "completion_tokens")]
    known_in, known_out = (value if isinstance(value, int) and 0 <= value < _ABSURD else None for value in counted)
    if not writes:
        known_out = 0
    elif known_out is None:
        try:
            known_out = count(text(completion))
        except (AttributeError, IndexError, TypeError):
            known_out = count(str(completion)[:100_000])
    known_in = tokens_in if known_in is None else known_in
    return Usage(calls=1, tokens_in=known_in, tokens_out=known_out, cost=price(settings, known_in, known_out))


def why(cause: BaseException | None, error: InstructorRetryException) -> str:
    """What was wrong with the last answer, without quoting much of it."""
    if isinstance(cause, ValidationError):
        first = cause.errors(include_url=False, include_input=False, include_context=False)[0]
        if first["type"] == "json_invalid":
            wrote = _last_text(error).lstrip()
            return "JSON that breaks off" if wrote.startswith(("{", "[")) else "prose instead of JSON"
        return f"JSON that does not fit: {'.'.join(map(str, first['loc']))}: {first['msg']}"
    if isinstance(cause, ResponseParsingError):
        return "prose instead of a tool call" if "tool calls" in str(cause) else str(cause)
    return f"{type(cause).__name__}"


def _last_text(error: InstructorRetryException) -> str:
    try:
        return text(error.last_completion)
    except (AttributeError, IndexError, TypeError):
        return ""
