"""The commands. What they do stands in `pipeline`; here are flags, files and what is said on stderr."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterpoint.cli import about
from counterpoint.cli.briefs import diff, show
from counterpoint.cli.cache import cache
from counterpoint.cli.exits import plain
from counterpoint.cli.keys import masked
from counterpoint.cli.options import summarize_options
from counterpoint.cli.output import write
from counterpoint.cli.run import Run
from counterpoint.version import __version__

if TYPE_CHECKING:
    from counterpoint.findings import Brief
    from counterpoint.pipeline import Plan
    from counterpoint.settings import Settings

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": about.WIDEST}


@click.group(context_settings=CONTEXT, no_args_is_help=False, help="\n\n".join(about.SAYS))
@click.version_option(__version__, prog_name="counterpoint", message="%(prog)s %(version)s")
def counterpoint() -> None:
    """The command without a subcommand."""


for _command in (show, diff, cache):
    counterpoint.add_command(_command)


@counterpoint.command(context_settings=CONTEXT, short_help=about.COMMANDS["summarize"])
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
    run = Run(flags)
    if run.show_config:
        from counterpoint.cli import config

        write(config.show(run.settings, run.origins), None)
        return 0
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("no input: name at least one article", click.get_current_context())
    if any(masked(each) != each and not Path(each).exists() for each in inputs):
        raise click.UsageError("an input looks like a key; keys belong in the environment (COUNTERPOINT_API_KEY)")
    inputs = _without_results(inputs or ("-",), run)
    if run.dry_run or run.show_prompt:
        return _preview(inputs, run)
    run.check_key()
    _check_writable(run.output, run.db)
    if run.streams:
        from counterpoint.cli.streaming import stream_lines

        return stream_lines(inputs, run)
    brief = _make(inputs, run)
    _deliver(brief, run)
    return _gate(brief, run.settings)


def _make(inputs: tuple[str, ...], run: Run) -> Brief:
    from counterpoint.pipeline import summarize as make

    with run.watched() as line:
        return make(inputs, run.settings, progress=line)


def _preview(inputs: tuple[str, ...], run: Run) -> int:
    from counterpoint import pipeline

    if run.show_prompt:
        from counterpoint.render.wording import printable

        lines = "\n".join(f"--- {m.role}\n{m.content}" for m in pipeline.first_prompt(inputs, run.settings)).split("\n")
        write("\n".join(map(printable, lines)) + "\n", run.output)
        return 0
    plan = pipeline.plan(inputs, run.settings)
    write(_describe(plan), run.output)
    return int(bool(plan.skipped) and "skipped" in run.settings.fail_on)


def _describe(plan: Plan) -> str:
    lines = [f"{plan.articles} articles, {plan.characters:,} characters"]
    lines += [plain(f"skipped {s.location}: {s.reason}") for s in plan.skipped]
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
    """Before anything is paid for: can the results be written? New files are made beside old ones, in the folder."""
    for path in paths:
        if path is not None and not path.name:  # an unset variable
            raise click.UsageError("-o or --db names no file: what follows it is empty or a folder", click.get_current_context())
        whole = path and (path.is_file() or not path.exists())
        places = [] if path is None else [path] * path.exists() + [Path(os.path.realpath(path)).parent] * bool(whole)
        if not all(os.access(place, os.W_OK) for place in places):
            raise click.UsageError(f"cannot write {path}: no such folder, or not permitted", click.get_current_context())
    output, db = paths
    if output and db and os.path.realpath(output) == os.path.realpath(db):
        raise click.UsageError("-o and --db name the same file", click.get_current_context())
    if db:
        from counterpoint.render.sqlite import check_sqlite

        check_sqlite(db)


def _without_results(inputs: tuple[str, ...], run: Run) -> tuple[str, ...]:
    if not any(path and path.is_file() for path in (run.output, run.db)):
        return inputs
    from counterpoint.cli.inputs import without_results

    return without_results(inputs, (run.output, run.db))


def _deliver(brief: Brief, run: Run) -> None:
    from counterpoint.cli import told
    from counterpoint.render import render

    text = render(brief, run.format)
    write(text, run.output)
    if run.db:
        from counterpoint.render.sqlite import write_sqlite

        write_sqlite(brief, run.db)
    for each in brief.skipped:
        told.skipped(each)
    told.failures(brief.failures)
    told.left({failure.partition(":")[0] for failure in brief.failures}, len(brief.articles), brief.made_by.engine)
    if run.verbose:
        told.rejected(brief.rejected)
    if run.verbose or (brief.usage.calls and not run.quiet):
        told.used(brief.usage)


def _gate(brief: Brief, settings: Settings) -> int:
    tripped = {
        "skipped": bool(brief.skipped or brief.failures),
        "ungrounded": any("." not in gone.kind for gone in brief.rejected),  # "claim.when" is a dropped field of a kept item
        "contradiction": any(c.relation == "contradicts" for c in brief.comparisons),
    }
    return int(any(tripped[gate] for gate in settings.fail_on))
