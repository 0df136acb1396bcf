"""What can be saved of an answer that was cut off."""

from __future__ import annotations

from typing import Any

from pydantic_core import from_json


def salvage(text: str) -> dict[str, Any]:
    """The complete part of a JSON object that breaks off: its complete lists and objects, and the complete elements of a broken list.

    The element in which the text ends is dropped, even where it could be parsed: the word that it lacks may be the "denied"
    that turns it round. Text before the object (prose, a code fence) is passed over. Empty where nothing is complete.
    """
    start = text.find("{")
    if start < 0:
        return {}
    end = _last_complete(text, start)
    try:
        value = from_json(text[start:end], allow_partial=True)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _last_complete(text: str, start: int) -> int:
    """Where the last field of the outermost object, or element of a list that is such a field, closed."""
    stack: list[str] = []
    in_string = escaped = False
    complete = start
    for at in range(start, len(text)):
        char = text[at]
        if in_string:
            escaped, in_string = (char == "\\" and not escaped), (char != '"' or escaped)
        elif char == '"':
            in_string = True
        elif char in "{[":
            stack.append(char)
        elif char in "}]" and stack:
            stack.pop()
            if len(stack) < 2 or stack[1:] == ["["]:
                complete = at + 1
            if not stack:
                break
    return complete
