"""Settings from their five places, each value with its origin.

Flag > ``COUNTERPOINT_*`` > ``counterpoint.toml`` or ``[tool.counterpoint]`` in ``pyproject.toml`` > the user's own file > default.
Keys come from the environment only. All mistakes are reported at once.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import platformdirs
from pydantic import ValidationError

from counterpoint.cli.keys import masked
from counterpoint.errors import ConfigError
from counterpoint.settings import Settings

# The usual variables of the openai client, after our own.
COMMON = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}


_KEY = "looks like a key; keys belong in the environment (COUNTERPOINT_API_KEY), and nowhere else"


class Origin(NamedTuple):
    """A value as it was written, and where."""

    value: Any
    place: str


def load(flags: Mapping[str, Any], environ: Mapping[str, str], folder: Path) -> tuple[Settings, dict[str, Origin]]:
    """The settings and where each that is not a default came from.

    Args:
        flags: values of the flags that were given.
        environ: the environment.
        folder: where ``counterpoint.toml`` and ``pyproject.toml`` are looked for.

    Raises:
        ConfigError: naming every mistake and its place.
    """
    found: dict[str, Origin] = {}
    mistakes: list[str] = []
    for layer in (_user(mistakes), _project(folder, mistakes), _environment(environ)):
        found |= layer
    found |= {name: Origin(value, _flag(name)) for name, value in flags.items()}
    mistakes += [f"{_named(name)} (in {o.place}): no such setting" for name, o in found.items() if name not in Settings.model_fields]
    mistakes += [f"{name} ({o.place}): {_KEY}" for name, o in found.items() if name != "api_key" and _holds_key(o.value, environ)]
    values = {name: _split(name, o.value) for name, o in found.items() if name in Settings.model_fields}
    try:
        settings = Settings(**values)
    except ValidationError as error:
        mistakes += [_explain(e["loc"], e["msg"], found) for e in error.errors(include_url=False, include_input=False)]
    if mistakes:
        raise ConfigError(
            "; ".join(dict.fromkeys(mistakes)), hint="counterpoint summarize --help lists the settings, --show-config their origins"
        )
    return settings, found


def _named(name: str) -> str:
    """A name that is none of ours, if it can be a mistyped one. What has digits in it or is long may be a key."""
    return name if re.fullmatch("[A-Za-z_]{1,30}", name) else "a name that is not shown, for it may be a key"


def _holds_key(value: object, environ: Mapping[str, str]) -> bool:
    words = [value] if isinstance(value, str | Path) else value if isinstance(value, list | tuple) else []
    return any(masked(str(word), environ) != str(word) for word in words)


def refuse_misdirected_key(settings: Settings, found: Mapping[str, Origin]) -> None:
    """A key that was set for other programs is not sent where a file in the current folder says: the folder may be anybody's.

    Raises:
        ConfigError: it would be.
    """
    key, url = found.get("api_key"), found.get("base_url")
    if not settings.model or not key or not url or key.place != COMMON["api_key"]:
        return
    if Path(url.place).parent != Path.cwd() or _is_local(str(settings.base_url)):
        return
    raise ConfigError(
        f"{url.place} would send the key in {key.place} to {settings.base_url}",
        hint="if you trust that address, name it with --base-url, or set COUNTERPOINT_API_KEY, which is for this program alone",
    )


def _is_local(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def show(settings: Settings, found: Mapping[str, Origin]) -> str:
    """One line a setting: name, value, origin. A key is said to be set, never shown."""
    lines = []
    for name in Settings.model_fields:
        value = getattr(settings, name)
        shown = "(set)" if name == "api_key" and value else _plain(value)
        place = found[name].place if name in found else "default"
        lines.append(f"{name:<20} {shown:<40} {place}")
    return "\n".join(lines) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(sorted(value)) or "none"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _environment(environ: Mapping[str, str]) -> dict[str, Origin]:
    found = {}
    for name in Settings.model_fields:
        for variable in (f"COUNTERPOINT_{name.upper()}", COMMON.get(name, "")):
            if environ.get(variable):
                found[name] = Origin(environ[variable], variable)
                break
    return found


def _project(folder: Path, mistakes: list[str]) -> dict[str, Origin]:
    own = _file(folder / "counterpoint.toml", (), mistakes)
    return own or _file(folder / "pyproject.toml", ("tool", "counterpoint"), mistakes)


def _user(mistakes: list[str]) -> dict[str, Origin]:
    return _file(Path(platformdirs.user_config_dir("counterpoint")) / "counterpoint.toml", (), mistakes)


def _file(path: Path, table: tuple[str, ...], mistakes: list[str]) -> dict[str, Origin]:
    try:
        content: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        mistakes.append(f"{path}: {error}")
        return {}
    for key in table:
        content = content.get(key, {}) if isinstance(content, dict) else {}
    content = {name.replace("-", "_"): value for name, value in content.items()}
    if content.pop("api_key", None) is not None:
        mistakes.append(f"api_key (in {path}): keys belong in the environment (COUNTERPOINT_API_KEY), not in files")
    return {name: Origin(value, str(path)) for name, value in content.items()}


def _split(name: str, value: object) -> object:
    """``fail_on`` may be written as a list or separated by commas; ``none`` is no gate."""
    if name == "fail_on":
        words = value.split(",") if isinstance(value, str) else value
        return [w for w in words if w not in {"none", ""}] if isinstance(words, list | tuple | set | frozenset) else words
    return value


def _explain(location: tuple[int | str, ...], message: str, found: Mapping[str, Origin]) -> str:
    name = str(location[0]) if location else "settings"
    place = f" ({found[name].place})" if name in found else ""
    message = message.removeprefix("Value error, ")
    return f"{name}{place}: {message[0].lower()}{message[1:]}"
