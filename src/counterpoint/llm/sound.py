"""JSON as models write it, made such that a strict parser takes it: one broken character must not cost a whole answer that was paid for."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic_core import from_json

_DEEPEST = 30  # brackets within brackets: no item has more than five
_LONGEST_NUMBER = 100  # digits
_HALF = re.compile("[\ud800-\udfff]")


def sound_json(text: str) -> str | None:
    """``text`` if it is a JSON object, with what strict parsers refuse mended; None if it is none.

    Mended are raw control characters in strings (line breaks, mostly), half characters (lone surrogates become U+FFFD), numbers of
    hundreds of digits (they become texts), and what is nested absurdly deep (it becomes null).
    """
    try:
        strict = from_json(text)
    except ValueError:
        return _mended(text)
    return text if isinstance(strict, dict) else None


def _mended(text: str) -> str | None:
    try:
        value = json.loads(text, strict=False, parse_int=_number)
        return _HALF.sub("\ufffd", json.dumps(_pruned(value, 0), ensure_ascii=False)) if isinstance(value, dict) else None
    except (ValueError, RecursionError):
        return None


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits[:_LONGEST_NUMBER]


def _pruned(value: Any, depth: int) -> Any:
    if depth > _DEEPEST and isinstance(value, dict | list):
        return None
    if isinstance(value, dict):
        return {name: _pruned(part, depth + 1) for name, part in value.items()}
    return [_pruned(part, depth + 1) for part in value] if isinstance(value, list) else value
