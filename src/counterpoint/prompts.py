"""Our own texts to the model, in files with a version: ``prompts/<name>.v<version>.md``.

Each begins with front matter (``name``, ``version``, ``purpose``; one ``key: value`` a line between ``---`` lines). A changed
text is a new version: ``prompts/digests.json`` holds the SHA-256 of every published text and a test compares them.

Only our text is ever a template. An article is never rendered: it travels as a message of its own, in a :func:`fence`.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from functools import lru_cache
from pathlib import Path

from counterpoint.article import Frozen
from counterpoint.errors import ConfigError

_UNSEEN = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\u180e\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\U000e0100-\U000e01ef]")
_FILE = re.compile(r"(?P<name>[a-z][a-z_]*)\.v(?P<version>[1-9]\d*)\.md")


class Prompt(Frozen):
    """One version of one text. ``text`` may hold Jinja fields for :meth:`render`."""

    name: str
    version: int
    purpose: str
    text: str

    @property
    def ref(self) -> str:
        """How results name it: ``extract@1``."""
        return f"{self.name}@{self.version}"

    @property
    def digest(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def render(self, **values: str | int) -> str:
        """The text with its fields filled. Values are our own words and numbers, never an article's."""
        import jinja2

        environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined)  # noqa: S701 - text for a model, not HTML
        return environment.from_string(self.text).render(values)


def folder() -> Path:
    """Where the prompts are: inside an installed package, or at the top of a checkout."""
    return _folder(Path(__file__).parent)


@lru_cache(maxsize=4)  # asked for at each request
def _folder(here: Path) -> Path:
    for candidate in (here / "_data" / "prompts", here.parents[1] / "prompts"):
        if candidate.is_dir():
            return candidate
    raise ConfigError("the prompts are missing from this installation", hint="reinstall counterpoint")


def load(name: str) -> Prompt:
    """A prompt by name, newest version (``extract``), or by name and version (``extract@1``).

    Raises:
        ConfigError: there is no such prompt, or its file has no proper front matter.
    """
    return _load(folder(), name)


def published() -> dict[str, Prompt]:
    """All prompts by reference (``extract@1``)."""
    return {f"{name}@{version}": _load(folder(), f"{name}@{version}") for name, version in sorted(_versions(folder()))}


def fence(text: str) -> str:
    """``text`` between two lines of tildes, more of them than anywhere in the text: nothing inside can close it.

    Lone surrogates, which cannot be sent, become U+FFFD; what no reader sees is left out, see :func:`seen`.
    """
    text = seen(text)
    longest = max((len(run) for run in re.findall(r"~+", text)), default=0)
    line = "~" * max(longest + 1, 5)
    sendable = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return f"{line}\n{sendable}\n{line}"


def seen(text: str) -> str:
    """``text`` as a reader sees it, and so as a model may.

    Left out are tag characters and the variation selectors in which whole sentences can be hidden, characters without width, and
    controls of the writing direction; joiners that letters need are kept.
    """
    return _UNSEEN.sub("", text)


@lru_cache(maxsize=64)
def _load(where: Path, reference: str) -> Prompt:
    name, _, wanted = reference.partition("@")
    versions = [v for n, v in _versions(where) if n == name and wanted in ("", str(v))]
    if not versions:
        raise ConfigError(f"there is no prompt {reference!r}", hint="see the folder prompts/")
    path = where / f"{name}.v{max(versions)}.md"
    return _parse(path.read_text(encoding="utf-8"), path)


def _versions(where: Path) -> list[tuple[str, int]]:
    found = (_FILE.fullmatch(path.name) for path in where.iterdir())
    return [(match["name"], int(match["version"])) for match in found if match]


def _parse(content: str, path: Path) -> Prompt:
    parts = content.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise ConfigError(f"{path.name} has no front matter", hint="begin it with --- and name, version and purpose")
    facts = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in parts[1].splitlines())}
    if f"{facts.get('name')}.v{facts.get('version')}.md" != path.name or not facts.get("purpose"):
        raise ConfigError(f"{path.name}: front matter and file name disagree", hint="name, version and purpose are all needed")
    return Prompt(name=facts["name"], version=int(facts["version"]), purpose=facts["purpose"], text=parts[2].strip() + "\n")


def write_digests() -> list[str]:
    """Add the digests of new prompts to ``digests.json``. References whose text changed are returned and left as they were."""
    path = folder() / "digests.json"
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    current = {reference: prompt.digest for reference, prompt in published().items()}
    path.write_text(json.dumps({**current, **known}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return [reference for reference, digest in current.items() if known.get(reference, digest) != digest]


if __name__ == "__main__":
    changed = write_digests()
    sys.exit(f"changed without a new version: {', '.join(changed)}" if changed else 0)
