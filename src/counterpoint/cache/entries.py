"""Entries of the cache as text: how they are written, and what is believed on reading."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from pydantic import ValidationError

from counterpoint.article import Frozen

FORMAT = 1
"""Version of the entries. Entries of a later one are misses; a change that older versions would misread raises it."""

RECORD = "record"
"""What stands for a prompt in the entry of a record, which is made from answers and not one."""


class Entry(Frozen):
    """One answer, or a record made from answers; ``value`` is it as JSON. ``created`` is UTC; tokens are those of the call that paid."""

    key: str
    prompt: str
    model: str
    created: dt.datetime
    value: Any
    truncated: bool = False
    tokens_in: int = 0
    tokens_out: int = 0


def make_key(**parts: Any) -> str:
    """The key of a call: SHA-256 over the JSON of everything that decides the answer. Never pass an API key."""
    text = json.dumps({"format": FORMAT, **parts}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def format_entry(entry: Entry) -> str:
    """An entry as stored: ASCII JSON, so that no character can be refused, with a checksum over all of it.

    The order of an answer's fields is kept: a re-ask quotes what was wrong, and a rerun must ask it in the same words to find it here.
    """
    data = {"format": FORMAT, **entry.model_dump(mode="json")}
    return json.dumps({**data, "check": make_key(**data)})


def parse_entry(text: object, key: str) -> Entry | str:
    """The entry in ``text``, or the reason why it cannot be trusted."""
    if not isinstance(text, str):
        return "not text (a pickle?)"
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(data, dict):
        return "not an entry"
    version = data.pop("format", None)
    if isinstance(version, int) and version > FORMAT:
        return f"made by a newer version (format {version})"
    if version != FORMAT or data.pop("check", None) != make_key(**{"format": FORMAT, **data}):
        return "checksum does not match"
    if data.get("key") != key:
        return "answer to another call"
    try:
        return Entry.model_validate(data)
    except ValidationError:
        return "not an entry"
