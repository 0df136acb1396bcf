"""The analyst's note: what a brief says to a reader, section by section, before any format gives it a shape.

Plain data with plain strings: nothing here is escaped, every format escapes for itself. Labels (``A3``) cite items.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

CITED = 8
"""How many labels a line cites at most; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a section is printed before "… and n more (see JSON)"."""

    happened: int = 30
    voices: int = 40
    statements: int = 8
    claims: int = 24
    findings: int = 30
    undecided: int = 8
    single: int = 6
    rejected: int = 20

    @classmethod
    def of(cls, articles: int) -> Limits:
        """Limits for this many articles: what is listed by article gets shorter when there are many."""
        return cls() if articles <= 12 else cls(statements=4, single=3, voices=30)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: in which, by whom they are held (None: the article itself)."""

    label: str
    source: str
    words: str
    holder: str | None = None
    published: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list. ``head`` leads it (a date, a relation); ``marks`` qualify it; ``labels`` cite it.

    ``joined``: ``text``, the first quote and ``tail`` are one sentence; else the quotes stand for themselves.
    """

    text: str
    labels: tuple[str, ...]
    head: str = ""
    marks: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    joined: bool = False
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Entries, how many more there are, what to say when there are none, and a remark (which may cite ``labels``)."""

    entries: tuple[T, ...] = ()
    more: int = 0
    empty: str = ""
    remark: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody, and all they say in all articles."""

    name: str
    described: str
    named: bool
    statements: tuple[Line, ...]
    more: int
    remark: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One matter and the numbers that the sources give for it."""

    about: str
    quotes: tuple[Quote, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sides that cannot both hold, or that nobody could decide."""

    about: str
    slot: str
    sides: tuple[Quote, Quote]
    why: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Stance:
    """One answer to a question and those who give it."""

    stance: str
    holders: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which voices take positions."""

    question: str
    stances: tuple[Stance, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one article has: voices, then matters, then labels of others, then how many more."""

    label: str
    source: str
    voices: tuple[Line, ...]
    lines: tuple[Line, ...]
    others: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Cited:
    """The sentences of one article that the note cites, each with the labels it stands for."""

    label: str
    source: str
    sentences: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The whole note. An empty section says why it is empty."""

    title: str
    standfirst: str
    origins: tuple[Line, ...]
    happened: Listing[Line]
    voices: Listing[Voice]
    claims: Listing[Line]
    figures: Listing[Figures]
    agreements: Listing[Line]
    details: Listing[Line]
    clashes: Listing[Clash]
    undecided: Listing[Clash]
    triangles: Listing[Line]
    disputes: Listing[Dispute]
    alone: Listing[Alone]
    rejected: Listing[Line]
    skipped: tuple[str, ...]
    made: tuple[str, ...]
    cited: tuple[Cited, ...]
    sources: tuple[tuple[str, str], ...]
