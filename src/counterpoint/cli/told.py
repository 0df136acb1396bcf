"""What is said on standard error after a run, or while it streams."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import click

from counterpoint.cli.exits import plain

if TYPE_CHECKING:
    from counterpoint.findings import Skipped
    from counterpoint.records import Rejected, Usage


def skipped(each: Skipped) -> None:
    """An input of which nothing came."""
    _say(f"warning: skipped {each.location}: {each.reason}" + (f" (hint: {each.hint})" if each.hint else ""))


def failures(lines: Iterable[str]) -> None:
    """What failed, each with the label of its article."""
    for line in lines:
        _say(f"warning: {line}")


def left(labels: Collection[str], articles: int, engine: str) -> None:
    """How many articles have gaps, and what to type: a model's answers that did arrive are not paid for again."""
    if labels and engine == "llm":
        what = f"{len(labels)} of {articles} articles have gaps"
        _say(f"warning: {what}; answers that arrived are cached: run the same command again to ask for the rest")


def rejected(gone: Iterable[Rejected]) -> None:
    """What could not be grounded."""
    for each in gone:
        _say(f"rejected: {each.kind} {each.quote[:80]!r}: {each.reason}")


def used(usage: Usage) -> None:
    """Calls, tokens and cost."""
    cost = "cost unknown (no prices given)" if usage.cost is None else f"{usage.cost:.4f} USD"
    _say(f"used: {usage.calls} calls, {usage.cached} cached, {usage.tokens_in} tokens in, {usage.tokens_out} out, {cost}")


def _say(line: str) -> None:
    """One line, whatever articles, file names and endpoints put into it."""
    click.echo(plain(line), err=True)
