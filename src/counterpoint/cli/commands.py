"""The commands. What they do stands in `pipeline`; here are flags, files and what is said on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterpoint.cli.briefs import diff, show
from counterpoint.cli.cache import cache
from counterpoint.cli.exits import Interrupted
from counterpoint.cli.options import FORMATS, summarize_options
from counterpoint.version import __version__

if TYPE_CHECKING:
    from counterpoint.findings import Brief
    from counterpoint.pipeline import Plan
    from counterpoint.settings import Settings

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="counterpoint", message="%(prog)s %(version)s")
def counterpoint() -> None:
    """Several voices, one story: who says what in several news articles, with the exact words.

    Where sources agree, where they contradict each other, and what only one of them has.
    """


for _command in (show, diff, cache):
    counterpoint.add_command(_command)


@counterpoint.command(context_settings=CONTEXT)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@summarize_options
def summarize(inputs: tuple[str, ...], **flags: Any) -> int:
    r"""Summarize articles on one story into one brief.

    INPUT: .txt .md .html .pdf .json .jsonl files, folders, globs, URLs, or - for standard input.

    \b
    Examples:
      counterpoint summarize examples/*.txt
      counterpoint summarize news/ -o brief.html --db news.sqlite
      COUNTERPOINT_API_KEY=… counterpoint summarize news.jsonl --model gpt-5-mini -f json
      counterpoint summarize examples/*.txt --model qwen --base-url http://localhost:8080/v1 --window paragraph

    \b
    Exit codes: 0 brief written; 1 written, but a --fail-on gate tripped; 2 no brief; 130 interrupted.
    """
    run = _Run(flags)
    if run.show_config:
        from counterpoint.cli import config

        _write(config.show(run.settings, run.origins), None)
        return 0
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("no input: name at least one article", click.get_current_context())
    inputs = inputs or ("-",)
    if run.dry_run or run.show_prompt:
        return _preview(inputs, run)
    _check_writable(run.output, run.db)
    brief = _make(inputs, run)
    _deliver(brief, run)
    return _gate(brief, run.settings)


class _Run:
    """The flags of one call, sorted into settings and what only the command line knows."""

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

    def note(self, text: str) -> None:
        if not self.quiet:
            click.echo(f"note: {text}", err=True)


def _format_of(output: Path | None) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return {"htm": "html", "markdown": "md"}.get(suffix, suffix if suffix in FORMATS else "md")


def _make(inputs: tuple[str, ...], run: _Run) -> Brief:
    from counterpoint.cli.progress import Line
    from counterpoint.pipeline import summarize as make

    if run.settings.engine != "llm" and (not run.settings.model or run.settings.engine == "rules"):
        why = "" if run.settings.engine == "rules" else "no model configured: "
        run.note(f"{why}using the rules engine (no model, English only)" + ("" if not why else "; --model NAME uses an LLM"))
    with Line(quiet=run.quiet, color=run.color) as line:
        try:
            return make(inputs, run.settings, progress=line)
        except KeyboardInterrupt:
            far = line.last
            raise Interrupted(f"{far.done} of {far.total} articles done" if far and far.total else "while reading") from None


def _preview(inputs: tuple[str, ...], run: _Run) -> int:
    from counterpoint import pipeline

    if run.show_prompt:
        messages = pipeline.first_prompt(inputs, run.settings)
        _write("\n".join(f"--- {m.role}\n{m.content}" for m in messages) + "\n", run.output)
        return 0
    plan = pipeline.plan(inputs, run.settings)
    _write(_describe(plan), run.output)
    return int(bool(plan.skipped) and "skipped" in run.settings.fail_on)


def _describe(plan: Plan) -> str:
    lines = [f"{plan.articles} articles, {plan.characters:,} characters"]
    lines += [f"skipped {s.location}: {s.reason}" for s in plan.skipped]
    if plan.forecast is None:
        return "\n".join([*lines, "rules engine: no calls, no cost"]) + "\n"
    to_pay = plan.forecast
    cost = "unknown (give --price-in and --price-out)" if to_pay.cost is None else "{:.4f}–{:.4f} USD".format(*to_pay.cost)
    lines += [
        f"calls: {to_pay.cached} cached, {_range(to_pay.calls)} to pay (low: no answer needs a second request)",
        f"tokens in {_range(to_pay.tokens_in)}, tokens out {_range(to_pay.tokens_out)}",
        f"cost {cost}; judging pairs of items comes on top, one call for about nine pairs that rules cannot decide",
    ]
    return "\n".join(lines) + "\n"


def _range(bounds: tuple[int, int]) -> str:
    low, high = bounds
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _check_writable(*paths: Path | None) -> None:
    """Before anything is paid for: can the results be written?"""
    for path in paths:
        if path and not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
            raise click.UsageError(f"cannot write {path}: no such folder, or not permitted", click.get_current_context())


def _deliver(brief: Brief, run: _Run) -> None:
    from counterpoint.render import render

    text = render(brief, run.format)
    _write(text, run.output)
    if run.db:
        from counterpoint.render.sqlite import write_sqlite

        write_sqlite(brief, run.db)
    for each in brief.skipped:
        click.echo(f"warning: skipped {each.location}: {each.reason}" + (f" (hint: {each.hint})" if each.hint else ""), err=True)
    for failure in brief.failures:
        click.echo(f"warning: {failure}", err=True)
    if run.verbose:
        for gone in brief.rejected:
            click.echo(f"rejected: {gone.kind} {gone.quote[:80]!r}: {gone.reason}", err=True)
    if run.verbose or (brief.usage.calls and not run.quiet):
        used = brief.usage
        cost = "cost unknown (no prices given)" if used.cost is None else f"{used.cost:.4f} USD"
        click.echo(f"used: {used.calls} calls, {used.cached} cached, {used.tokens_in} tokens in, {used.tokens_out} out, {cost}", err=True)


def _gate(brief: Brief, settings: Settings) -> int:
    tripped = {
        "skipped": bool(brief.skipped or brief.failures),
        "ungrounded": any("." not in gone.kind for gone in brief.rejected),  # "claim.when" is a dropped field of a kept item
        "contradiction": any(c.relation == "contradicts" for c in brief.comparisons),
    }
    return int(any(tripped[gate] for gate in settings.fail_on))


def _write(text: str, path: Path | None) -> None:
    """To the file, whole or not at all, or to standard output: always UTF-8, whatever the terminal is."""
    data = text.encode("utf-8", "replace")
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
