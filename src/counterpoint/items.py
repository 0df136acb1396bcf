"""What is extracted: the classes that an engine fills. The one place for kinds.

To add a kind: write one class here and name it in :data:`AnyItem`; everything else iterates :data:`KINDS`.

The docstrings and field descriptions of these classes reach the model through the schema: they are prompt text.
Notes to maintainers are comments.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field

Quotes = Annotated[
    list[str],
    Field(
        min_length=1,
        description="The article's words that say this, copied exactly; one entry for each passage.",
    ),
]


# Items are not strict about unknown fields: a model that adds one has not done harm, and the item is worth keeping.
class Item(BaseModel):
    model_config = ConfigDict(frozen=True)

    quotes: Quotes

    # How an item is named in headings and counts; the class's docstring is for the model.
    @classmethod
    @cache  # pydantic looks it up in a dictionary that it makes each time
    def name(cls) -> str:
        return str(cls.model_fields["kind"].default)

    # One sentence that stands for the item wherever items of all kinds are listed.
    @property
    def summary(self) -> str:
        raise NotImplementedError

    # Who is made responsible, as named in the item; None is the article's own voice.
    @property
    def holder(self) -> str | None:
        return None


class Attributed(Item):
    # Speaker, cue and content are grounded apart, so that a reader sees who is made responsible for which words.
    speaker_words: str | None = Field(default=None, description="The words that name the speaker there, copied exactly: 'He', 'officials'.")
    cue: str | None = Field(default=None, description="The words that attribute, copied exactly: 'said', 'according to'.")


class ExpertView(Attributed):
    """A position, statement or judgement that the article attributes to a person, a body or an unnamed group."""

    kind: Literal["expert_view"] = "expert_view"
    speaker: str = Field(min_length=1, description="Full name as the article gives it anywhere; an unnamed group's words: 'analysts'.")
    named: bool = Field(default=True, description="False for an unnamed person or group: 'officials'.")
    role: str | None = Field(default=None, description="Office, profession or title, as the article gives it.")
    affiliation: str | None = Field(default=None, description="The body or country they belong to, as the article gives it.")
    view: str = Field(min_length=1, description="The position in one sentence that stands alone.")
    manner: Literal["direct", "indirect", "mixed"] = Field(
        default="indirect", description="direct: quoted; indirect: reported; mixed: reported with quoted words in it."
    )
    certainty: Literal["asserted", "hedged", "denied"] = Field(
        default="asserted", description="hedged: might, appears; denied: they deny or reject it."
    )
    act: Literal["speech", "stance"] = Field(
        default="speech", description="speech: said or written; stance: a belief, hope, fear or intention of theirs."
    )
    via: str | None = Field(default=None, description="The outlet it is taken from, if the article says so.")

    @property
    def summary(self) -> str:
        return self.view

    @property
    def holder(self) -> str | None:
        return self.speaker


class Claim(Attributed):
    """A checkable statement about the world, made by the article itself or by somebody in it."""

    kind: Literal["claim"] = "claim"
    text: str = Field(min_length=1, description="The statement in one sentence that stands alone, with full dates.")
    attributed_to: str | None = Field(default=None, description="Who states it, by full name; null for the article's own voice.")
    modality: Literal["asserted", "hedged", "alleged", "denied", "planned"] = Field(
        default="asserted", description="How it is put forward."
    )
    quantities: list[str] = Field(default=[], description="Numbers with their units, copied exactly: 'about 10,000 troops'.")
    when: str | None = Field(default=None, description="The words that say when, copied exactly: 'on Wednesday'.")
    where: str | None = Field(default=None, description="The words that say where, copied exactly.")

    @property
    def summary(self) -> str:
        return self.text

    @property
    def holder(self) -> str | None:
        return self.attributed_to


class Participant(BaseModel):
    """Somebody or something that takes part in an event."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(min_length=1, description="As the article gives it.")
    part: str | None = Field(default=None, description="Their part: 'host', 'victim', 'buyer'.")


class Event(Item):
    """Something that happened, is happening or is planned: who does what, when and where."""

    kind: Literal["event"] = "event"
    what: str = Field(min_length=1, description="What happens, in one sentence that stands alone.")
    who: list[Participant] = Field(default=[])
    when: str | None = Field(default=None, description="The words that say when, copied exactly: 'on Wednesday'.")
    where: str | None = Field(default=None, description="The words that say where, copied exactly.")
    quantities: list[str] = Field(default=[], description="Numbers with their units, copied exactly: 'about 10,000 troops'.")
    status: Literal["happened", "ongoing", "planned", "alleged", "denied"] = Field(
        default="happened", description="What the text makes of it."
    )

    @property
    def summary(self) -> str:
        return self.what


AnyItem: TypeAlias = ExpertView | Claim | Event
KINDS: tuple[type[Item], ...] = get_args(AnyItem)
