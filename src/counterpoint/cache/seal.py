"""A seal on what is believed without being made again. Who can write to a cache cannot set it; who can read this user's own files can."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

import platformdirs

_LENGTH = 32  # bytes


def default_file() -> Path:
    """Where the user's secret is: with what programs remember, never in a cache, which may be shared or come from somebody else."""
    return platformdirs.user_state_path("counterpoint", appauthor=False) / "seal"


def secret(file: Path | None = None) -> bytes | None:
    """The user's secret, made when it is first needed; None where it can be neither read nor made, or others can read it."""
    file = file or default_file()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _write(file, secrets.token_bytes(_LENGTH))
        return _read(file)
    except OSError:
        return None


def seal(key: bytes, *parts: str) -> str:
    """HMAC-SHA256 (RFC 2104) over the parts, each with its length, so that they cannot run together."""
    made = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()


def is_sealed(key: bytes, given: object, *parts: str) -> bool:
    """Whether ``given`` is the seal of the parts."""
    return isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), seal(key, *parts).encode())


def _write(file: Path, data: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(data)


def _read(file: Path) -> bytes | None:
    for _ in range(20):  # another process may have made it, and not written it yet
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as stream:
            found, data = os.fstat(stream.fileno()), stream.read(_LENGTH + 1)
        if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)):
            return None
        if data:
            return data if len(data) == _LENGTH else None
        time.sleep(0.01)
    return None
