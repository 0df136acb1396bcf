"""One call of ``summarize``: its flags, sorted into settings and what only the command line knows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterpoint.cli.exits import Interrupted
from counterpoint.cli.options import FORMATS

if TYPE_CHECKING:
    from counterpoint.cli.progress import Line
    from counterpoint.pipeline import Progress


_NOT_WRITTEN = frozenset(["pdf", "docx", "odt", "xlsx", "ods", "db", "sqlite", "sqlite3", "parquet"])
"""What somebody may expect from the suffix of ``-o``, and would get Markdown for."""


class Run:
    """The flags of one call.

    Raises:
        ConfigError: the settings cannot be meant.
    """

    def __init__(self, flags: Mapping[str, Any]) -> None:
        own = {"format_", "output", "db", "dry_run", "show_prompt", "quiet", "verbose", "color", "show_config"}
        from counterpoint.cli import config

        self.settings, self.origins = config.load(
            {k: v for k, v in flags.items() if k not in own and v is not None}, os.environ, Path.cwd()
        )
        self.output: Path | None = flags["output"]
        self.db: Path | None = flags["db"]
        self.format: str = flags["format_"] or _format_of(self.output)
        self.dry_run: bool = flags["dry_run"]
        self.show_prompt: bool = flags["show_prompt"]
        self.show_config: bool = flags["show_config"]
        self.quiet: bool = flags["quiet"]
        self.verbose: bool = flags["verbose"]
        self.color = flags["color"]

    @property
    def streams(self) -> bool:
        """Whether results can go out record by record: JSON lines hold nothing from across articles, unless more than they is asked for."""
        return self.format == "jsonl" and self.db is None and "contradiction" not in self.settings.fail_on

    def check_key(self) -> None:
        """Raise `ConfigError` where the key would go to an address that the user may not know of."""
        from counterpoint.cli import config

        config.refuse_misdirected_key(self.settings, self.origins)

    @contextmanager
    def watched(self) -> Iterator[Line]:
        """The progress line, and what an interruption is told as."""
        from counterpoint.cli.progress import Line

        if self.settings.engine != "llm" and (not self.settings.model or self.settings.engine == "rules"):
            why = "" if self.settings.engine == "rules" else "no model configured: "
            self._note(f"{why}using the rules engine (no model, English only)" + ("" if not why else "; --model NAME uses an LLM"))
        with Line(quiet=self.quiet, color=self.color) as line:
            try:
                yield line
            except KeyboardInterrupt:
                raise Interrupted(_how_far(line.last)) from None

    def _note(self, text: str) -> None:
        if not self.quiet:
            click.echo(f"note: {text}", err=True)


def _how_far(last: Progress | None) -> str:
    if last is None or (last.stage == "read" and not last.total):
        return "while reading"
    done = 0 if last.stage == "read" else last.done  # all are read, and the first is at work
    return f"{done} of {last.total} articles done" if last.total else f"{done} articles done"


def _format_of(output: Path | None) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    if suffix in _NOT_WRITTEN:
        raise click.UsageError(
            f"no brief is written as .{suffix}: name its form with -f, or a database with --db", click.get_current_context()
        )
    return {"htm": "html", "markdown": "md"}.get(suffix, suffix if suffix in FORMATS else "md")
