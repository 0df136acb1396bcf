"""The flags of ``summarize``, written out rather than generated from `Settings`: ``--help`` must not import pydantic (a test compares)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("md", "json", "jsonl", "html", "csv")
PATH = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)

OUTPUT = [
    click.option(
        "-f", "--format", "format_", type=click.Choice(FORMATS), help="Form of the brief. [default: by the suffix of -o, else md]"
    ),
    click.option("-o", "--output", type=PATH, help="Write the brief to this file (whole or not at all) instead of standard output."),
    click.option("--db", type=PATH, help="Also write everything into this SQLite database; a rerun updates it."),
]

ENGINE = [
    click.option(
        "--engine", type=click.Choice(["auto", "llm", "rules"]), help="auto: llm if a model is named, else rules. [default: auto]"
    ),
    click.option("--model", metavar="NAME", help="Model name at the endpoint."),
    click.option("--base-url", metavar="URL", help="OpenAI-compatible endpoint, e.g. http://localhost:8080/v1."),
    click.option(
        "--mode", type=click.Choice(["auto", "tools", "json_schema", "json", "md_json"]), help="How structured output is asked for."
    ),
    click.option("--window", metavar="article|paragraph|N", help="Text that one request sees; N characters. Small models: paragraph."),
    click.option("--passes", type=int, metavar="N", help="Further passes ask only about what is not yet covered. [default: 1]"),
    click.option("--max-tokens", type=int, metavar="N", help="Longest answer. [default: 4096]"),
    click.option("--temperature", type=float, metavar="T", help="Sampling temperature. [default: 0]"),
    click.option("--judge/--no-judge", default=None, help="Let the model judge pairs that rules cannot decide. [default: judge]"),
    click.option("--embedding-model", metavar="NAME", help="Find pairs by meaning too: wordllama (offline), or a model at the endpoint."),
]

LOAD = [
    click.option("--concurrency", type=int, metavar="N", help="Requests under way at once. [default: 8]"),
    click.option("--rpm", type=int, metavar="N", help="Requests a minute at most."),
    click.option("--tpm", type=int, metavar="N", help="Tokens a minute at most."),
    click.option("--timeout", type=float, metavar="SECONDS", help="For one request. [default: 120]"),
    click.option("--retries", type=int, metavar="N", help="Further attempts after a passing fault of the endpoint. [default: 4]"),
    click.option("--reasks", type=int, metavar="N", help="Further requests after an answer that does not fit. [default: 1]"),
]

COST = [
    click.option("--dry-run", is_flag=True, help="Say what a run would call and cost, and stop. Needs no key and no network."),
    click.option("--show-prompt", is_flag=True, help="Print the first request as the model would get it, and stop."),
    click.option("--price-in", type=float, metavar="USD", help="Price of a million tokens in; unknown if not given."),
    click.option("--price-out", type=float, metavar="USD", help="Price of a million tokens out; unknown if not given."),
    click.option("--max-cost", type=float, metavar="USD", help="Stop before the call that would pass this sum."),
]

CACHE = [
    click.option("--refresh", is_flag=True, default=None, help="Ask again even where an answer is cached."),
    click.option("--cache/--no-cache", default=None, help="Keep and reuse the model's answers. [default: cache]"),
    click.option("--cached-only", is_flag=True, default=None, help="Never call the endpoint."),
    click.option("--cache-dir", type=FOLDER, help="Folder of the cache. [default: the user's cache folder]"),
]

REST = [
    click.option("--allow-private-urls", is_flag=True, default=None, help="Read URLs that point into private networks."),
    click.option(
        "--fail-on", metavar="GATES", help="Exit 1 on any of: skipped, ungrounded, contradiction (commas); none. [default: skipped]"
    ),
    click.option("-q", "--quiet", is_flag=True, help="No progress and no notes; errors still."),
    click.option("-v", "--verbose", is_flag=True, help="Say what was rejected, skipped and used."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour on the terminal."),
    click.option("--show-config", is_flag=True, help="Print each setting, its value and its origin, and stop."),
]


def summarize_options(command: F) -> F:
    """All flags of ``summarize``, in the order of the help."""
    for option in reversed([*OUTPUT, *ENGINE, *LOAD, *COST, *CACHE, *REST]):
        command = option(command)
    return command
