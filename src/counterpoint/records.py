"""What code builds from one article: items bound to their words, what had to be rejected, and what it cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, Literal, Protocol, TypeAlias, TypeVar

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from counterpoint.article import Article, Chunk, Frozen, Span, digest
from counterpoint.items import AnyItem, Event, Item

Part = Literal["content", "speaker", "cue"]
T = TypeVar("T", bound=Item)


class Evidence(Frozen):
    """Words of the article. Invariant: ``article.text[start:end] == quote``.

    ``status``: ``exact`` (the quote as given), ``normalized`` (equal up to typography) or ``multipart`` (one piece of a
    quotation with an ellipsis; its pieces follow each other in order).
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    status: Literal["exact", "normalized", "multipart"] = "exact"
    part: Part = "content"

    @property
    def span(self) -> Span:
        """The range, without the words."""
        return Span(start=self.start, end=self.end)


class Quantity(Frozen):
    """A number with bounds: ``low <= value <= high`` (None: unbounded), in ``unit`` (singular, lower case, as parsed).

    ``words`` is the text it was parsed from. "thousands" is [2000, 1e6); "at least 3,000" has no upper bound; "no troops" is [0, 0].
    ``approximate`` marks "about", "nearly"; its bounds are then already widened.
    """

    words: str
    low: float | None
    high: float | None
    unit: str | None = None
    approximate: bool = False


class Interval(Frozen):
    """A range of calendar days, both ends included; None is open. ``words`` is the text it was resolved from."""

    words: str
    start: dt.date | None
    end: dt.date | None


class Values(Frozen):
    """What code parsed from an item's words."""

    quantities: tuple[Quantity, ...] = ()
    when: Interval | None = None


class Candidate(Frozen):
    """An item as an engine gave it, before grounding.

    ``window`` is the part of the article that the engine saw. The rules engine knows its offsets and gives ``evidence``;
    a model only quotes, and grounding finds the offsets.
    """

    item: Annotated[AnyItem, Field(discriminator="kind")]
    window: Span
    evidence: tuple[Evidence, ...] = ()


class Rejected(Frozen):
    """Something an engine gave that could not be grounded or was not valid, and why. ``item`` is what it gave, as far as readable."""

    kind: str
    article_id: str
    quote: str
    reason: str
    item: dict[str, Any] = {}


class Usage(Frozen):
    """What was asked of a model: ``calls`` went to the endpoint, ``cached`` came from the cache for nothing; ``cost`` None is unknown."""

    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = 0.0

    def __add__(self, other: Usage) -> Usage:
        cost = None if self.cost is None or other.cost is None else self.cost + other.cost
        return Usage(
            calls=self.calls + other.calls,
            cached=self.cached + other.cached,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost=cost,
        )


Check: TypeAlias = Callable[[Candidate], str | None]


class Extraction(Frozen):
    """What an engine made of one article: candidates, what was already invalid, failures of single calls (one line each), usage.

    ``answers`` are the keys, in the cache, of the model's answers that it was made from; one that is not kept has an empty key.
    """

    candidates: tuple[Candidate, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    failures: tuple[str, ...] = ()
    usage: Usage = Usage()
    answers: tuple[str, ...] = ()


class Engine(Protocol):
    """What turns an article into candidates: a model (`extract`) or rules (`rules`)."""

    name: str

    def extract(self, article: Article, chunks: Sequence[Chunk], check: Check) -> Extraction:
        """Extract from the visible parts of ``chunks``. Never raises for what an article or an answer contains.

        ``check`` gives the reason why a candidate would be rejected, or None; an engine may use it to ask once more.
        """
        ...


class Grounded(Frozen, Generic[T]):
    """An item bound to its words. Serialises flat: ``{id, label, kind, article_id, evidence, sentence, values, …fields of the item}``.

    ``id`` is a hash of (article, kind, evidence), stable between runs. ``label`` (``A3``) is its number in one brief, empty before.
    ``sentence`` is the sentence or sentences around the first content evidence: what a reader or a judge is shown.
    """

    id: str
    label: str = ""
    article_id: str
    item: T
    evidence: tuple[Evidence, ...]
    sentence: Evidence
    values: Values = Values()

    @property
    def kind(self) -> str:
        """The item's kind, e.g. ``claim``."""
        return self.item.name()

    @property
    def content(self) -> tuple[Evidence, ...]:
        """The evidence of what is said, without speaker and cue."""
        return tuple([e for e in self.evidence if e.part == "content"])

    @property
    def start(self) -> int:
        """Where the item's first content evidence starts: the order of items within an article."""
        return min([e.start for e in self.content])

    @property
    def told(self) -> bool:
        """Whether somebody is made responsible for it; else it is the article's own. An event names nobody: its evidence does."""
        return bool(self.item.holder) or (isinstance(self.item, Event) and any(e.part == "cue" for e in self.evidence))

    @property
    def teller(self) -> str | None:
        """The article's words for who tells an event, if they are more than a pronoun."""
        return next((e.quote for e in self.evidence if e.part == "speaker"), None) if isinstance(self.item, Event) else None

    @staticmethod
    def make_id(article_id: str, kind: str, evidence: tuple[Evidence, ...]) -> str:
        """The stable id of an item with this evidence."""
        return digest(article_id, kind, *[f"{e.part}:{e.start}-{e.end}" for e in evidence])

    @model_serializer(mode="wrap")
    def _flatten(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        item = data.pop("item")
        return {"id": data.pop("id"), "label": data.pop("label"), "kind": item.pop("kind"), **data, **item}

    @model_validator(mode="before")
    @classmethod
    def _nest(cls, data: Any) -> Any:
        if isinstance(data, dict) and "item" not in data:
            own = {k: v for k, v in data.items() if k in cls.model_fields}
            return {**own, "item": {k: v for k, v in data.items() if k not in cls.model_fields}}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The flat shape: the wrapper's own fields together with one of the item classes."""
        own: dict[str, Any] = {}
        for name in ("evidence", "sentence", "values"):
            own[name] = handler(cls._field_schema(name))
        item = handler(cls._field_schema("item"))
        text = {"type": "string"}
        return {
            "type": "object",
            "description": "An item of one kind, bound to its words.",
            "properties": {"id": text, "label": text, "kind": text, "article_id": text, **own},
            "required": ["id", "kind", "article_id", "evidence"],
            "allOf": [item],
        }

    @classmethod
    def _field_schema(cls, name: str) -> CoreSchema:
        annotation: Any = cls.model_fields[name].annotation
        return TypeAdapter(annotation).core_schema


AnyGrounded = Grounded[Annotated[AnyItem, Field(discriminator="kind")]]


class Record(Frozen):
    """Everything that was made of one article. ``status``: ``ok``; ``partial``, some calls failed; ``failed``, nothing could be asked."""

    article: Article
    engine: str
    items: tuple[AnyGrounded, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    failures: tuple[str, ...] = ()
    usage: Usage = Usage()

    @property
    def status(self) -> Literal["ok", "partial", "failed"]:
        """Whether every call that this article needed succeeded."""
        if not self.failures:
            return "ok"
        return "partial" if self.items or self.rejected else "failed"
