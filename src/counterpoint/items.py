"""What is extracted: the classes that an engine fills. The one place for kinds.

To add a kind: write one class here and name it in :data:`AnyItem`; everything else iterates :data:`KINDS`.

The docstrings and field descriptions of these classes reach the model through the schema: they are prompt text.
Notes to maintainers are comments.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field

Quotes = Annotated[
    list[str],
    Field(
        min_length=1,
        description="The words of the article that say this, copied character for character; one entry for each separate passage.",
    ),
]


# Items are not strict about unknown fields: a model that adds one has not done harm, and the item is worth keeping.
class Item(BaseModel):
    model_config = ConfigDict(frozen=True)

    quotes: Quotes

    # How an item is named in headings and counts; the class's docstring is for the model.
    @classmethod
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
    speaker_words: str | None = Field(
        default=None, description="The words that name the speaker right there, copied exactly, even if only 'He' or 'officials'."
    )
    cue: str | None = Field(
        default=None, description="The word or words that attribute, copied exactly: 'said', 'dismissed', 'according to'."
    )


class ExpertView(Attributed):
    """A position, statement or judgement that the article attributes to a person, a body or an unnamed group."""

    kind: Literal["expert_view"] = "expert_view"
    speaker: str = Field(
        min_length=1, description="Full name as the article gives it anywhere; for an unnamed group its words: 'analysts'."
    )
    named: bool = Field(default=True, description="False if the speaker is an unnamed person or group such as 'officials' or 'analysts'.")
    role: str | None = Field(default=None, description="The speaker's office, profession or title, as the article gives it.")
    affiliation: str | None = Field(default=None, description="The body or country the speaker belongs to, as the article gives it.")
    view: str = Field(min_length=1, description="The position in one plain sentence that stands alone: names instead of pronouns.")
    manner: Literal["direct", "indirect", "mixed"] = Field(
        default="indirect", description="direct: quoted word for word; indirect: reported; mixed: reported with quoted words in it."
    )
    certainty: Literal["asserted", "hedged", "denied"] = Field(
        default="asserted", description="hedged: might, appears, suggests; denied: the speaker denies or rejects it."
    )
    act: Literal["speech", "stance"] = Field(
        default="speech", description="speech: something said or written; stance: a belief, hope, fear or intention reported of them."
    )
    via: str | None = Field(default=None, description="The outlet that the statement is taken from, if the article says so.")

    @property
    def summary(self) -> str:
        return self.view

    @property
    def holder(self) -> str | None:
        return self.speaker


class Claim(Attributed):
    """A checkable statement about the world, made by the article itself or by somebody in it."""

    kind: Literal["claim"] = "claim"
    text: str = Field(min_length=1, description="The statement in one sentence that stands alone: names instead of pronouns, full dates.")
    attributed_to: str | None = Field(
        default=None, description="Who states it, by full name; null if the article states it in its own voice."
    )
    modality: Literal["asserted", "hedged", "alleged", "denied", "planned"] = Field(
        default="asserted", description="How it is put forward: asserted, hedged (may, appears), alleged, denied, or planned."
    )
    quantities: list[str] = Field(default=[], description="Numbers with their units, copied exactly: 'about 10,000 troops', '3.2%'.")
    when: str | None = Field(default=None, description="The words that say when, copied exactly: 'on Wednesday', 'last month'.")
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

    name: str = Field(min_length=1, description="The name, as the article gives it.")
    part: str | None = Field(default=None, description="What part they play, e.g. 'host', 'victim', 'buyer'.")


class Event(Item):
    """Something that happened, is happening or is planned: who does what, when and where."""

    kind: Literal["event"] = "event"
    what: str = Field(min_length=1, description="What happens, in one short sentence that stands alone.")
    who: list[Participant] = Field(default=[], description="Who takes part.")
    when: str | None = Field(default=None, description="The words that say when, copied exactly: 'on Wednesday', 'last month'.")
    where: str | None = Field(default=None, description="The words that say where, copied exactly.")
    quantities: list[str] = Field(default=[], description="Numbers with their units, copied exactly.")
    status: Literal["happened", "ongoing", "planned", "alleged", "denied"] = Field(
        default="happened", description="Whether it happened, is ongoing, is planned, is only alleged, or is denied."
    )

    @property
    def summary(self) -> str:
        return self.what


AnyItem: TypeAlias = ExpertView | Claim | Event
KINDS: tuple[type[Item], ...] = get_args(AnyItem)
