"""Keys where they do not belong: pasted as a setting, an option, a command. Nothing that is said repeats them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

VARIABLES = ("COUNTERPOINT_API_KEY", "OPENAI_API_KEY")

_SHORTEST = 8  # characters: what is shorter is a word such as "none", for endpoints that want any key
# What the common makers' keys look like: a prefix, and at least so many letters and digits in a row.
_LIKE = re.compile(r"(?<![A-Za-z0-9])(?:(?:sk|gsk|hf|ghp)[-_](?=[\w-]*\d)[\w-]*?[A-Za-z0-9]{16}|AIza[\w-]{30})[\w-]*")


def masked(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """``text`` with stars for the keys of the environment and for what looks like one."""
    for variable in VARIABLES:
        key = environ.get(variable, "")
        if len(key) >= _SHORTEST:
            for form in {key, repr(key)[1:-1], " ".join(key.split())}:
                text = text.replace(form, "***")
    return _LIKE.sub("***", text)
