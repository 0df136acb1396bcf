"""What code builds across articles: people, groups, comparisons, issues, origins, coverage, and the brief that holds them all."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Literal

from pydantic import Field

from counterpoint.article import Article, Frozen
from counterpoint.records import AnyGrounded, Evidence, Rejected, Usage

SCHEMA_VERSION = "1.0"

Relation = Literal["agrees", "refines", "differs", "contradicts", "superseded", "not_comparable", "undecided", "failed", "not_compared"]
"""``a refines b``, ``a supersedes b``: the direction is from ``a`` to ``b``."""


class Comparison(Frozen):
    """How item ``a`` relates to item ``b`` (ids); ``slot`` is number, time, place, polarity and the like.

    ``decided_by``: rule, model, rule+model, model+swap.
    """

    a: str
    b: str
    relation: Relation
    slot: str | None = None
    why: str = ""
    decided_by: str = "rule"


class Group(Frozen):
    """Items (ids) that state the same thing. ``sources`` are article ids; ``origins`` the origins behind them."""

    id: str
    kind: str
    items: tuple[str, ...]
    verdict: Relation = "agrees"
    sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Fact(Frozen):
    """A fact that items (ids) of several articles state although no statement of one says all of another's.

    ``words`` are the clauses that state it, one for each item and in the same order, as they stand in its article.
    ``sources`` are article ids; ``origins`` the origins behind them.
    """

    id: str
    items: tuple[str, ...]
    words: tuple[Evidence, ...]
    sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Triangle(Frozen):
    """Three verdicts that cannot all hold: a = b, b = c, yet a and c contradict."""

    a: str
    b: str
    c: str
    why: str


class Person(Frozen):
    """One voice across articles. Unnamed groups are voices too (``named`` False) and are never merged across articles."""

    id: str
    name: str
    named: bool = True
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    consistency: Literal["consistent", "shifted", "contradictory", "single"] = "single"


class Position(Frozen):
    """One answer to an issue's question, and the views (ids) that hold it."""

    stance: str
    items: tuple[str, ...]


class Issue(Frozen):
    """A question on which voices take positions. Opposition is one thing; ``logically_exclusive`` another (None: not judged)."""

    question: str
    positions: tuple[Position, ...]
    logically_exclusive: bool | None = None


class Origin(Frozen):
    """Articles (ids) or items (ids) that go back to one and the same text or outlet, and why that is believed."""

    id: str
    name: str
    articles: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    why: str = ""


class Coverage(Frozen):
    """What was looked at: pairs possible = compared + pruned + failed. ``pruned_why`` gives counts by reason.

    ``compared_why`` counts pairs that were compared although they share no word, by what brought them together.
    """

    possible: int = 0
    compared: int = 0
    pruned: int = 0
    failed: int = 0
    pruned_why: dict[str, int] = {}
    compared_why: dict[str, int] = {}


class Skipped(Frozen):
    """An input of which nothing came: which, why, and what to do."""

    location: str
    reason: str
    hint: str = ""


class MadeBy(Frozen):
    """How the brief was made. ``prompts`` are ``name@version``; ``embedding_model`` found pairs by meaning."""

    engine: str
    model: str | None = None
    embedding_model: str | None = None
    prompts: tuple[str, ...] = ()
    version: str = ""


class Reconciled(Frozen):
    """What `reconcile` finds across records."""

    people: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    facts: tuple[Fact, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    triangles: tuple[Triangle, ...] = ()
    issues: tuple[Issue, ...] = ()
    origins: tuple[Origin, ...] = ()
    coverage: Coverage = Coverage()
    usage: Usage = Usage()
    failures: tuple[str, ...] = ()


class BriefArticle(Article):
    """An article as the brief lists it, with its letter (``A``)."""

    label: str = ""


class Brief(Frozen):
    """The whole result; its JSON is a stable contract and stands alone (see ``schemas/brief.json``)."""

    schema_version: str = SCHEMA_VERSION
    articles: tuple[BriefArticle, ...] = ()
    items: tuple[AnyGrounded, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    people: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    facts: tuple[Fact, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    triangles: tuple[Triangle, ...] = ()
    issues: tuple[Issue, ...] = ()
    origins: tuple[Origin, ...] = ()
    coverage: Coverage = Coverage()
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[str, ...] = ()
    usage: Usage = Usage()
    made_by: MadeBy = Field(default_factory=lambda: MadeBy(engine="rules"))

    @property
    def published(self) -> tuple[dt.date, dt.date] | None:
        """The first and last dateline, where any article has one."""
        days = sorted(a.published for a in self.articles if a.published)
        return (days[0], days[-1]) if days else None

    def _repr_html_(self) -> str:
        """The report, for Jupyter. The one call upwards, by name and only when a notebook asks (decision 003)."""
        return str(import_module("counterpoint.render.notebook").repr_html(self))
