"""The model as a judge: pairs in sets of nine, both sides with their surroundings, and nothing believed that was not asked.

Article text travels as JSON inside a fence, never through a template. Each verdict of an answer is validated by itself, numbers that
were not asked about are refused, and a pair without a usable verdict has failed. Calls run at once; their answers are read in order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from counterpoint.errors import ModelError
from counterpoint.findings import Relation
from counterpoint.prompts import fence, load
from counterpoint.reconcile.finding import Finding
from counterpoint.reconcile.profiles import Profile
from counterpoint.records import Interval, Usage

if TYPE_CHECKING:
    from counterpoint.llm import LLM, Request

PAIRS = 9  # in one request
MORE = 1.25  # times as long as an item's words is a sentence that tells more than they do
MOST_DAYS = 92  # that an expression of time may mean for its days to be shown
AT_ONCE = 8  # requests under way; the model's own limits hold besides
Pair = tuple[int, int]


def each_by_itself(value: Any, handler: ValidatorFunctionWrapHandler) -> list[Any]:
    """Validate the elements of a list one by one and leave out those that are not valid: one bad element does not cost the others."""
    kept: list[Any] = []
    for element in value if isinstance(value, list) else []:
        try:
            kept += handler([element])
        except ValidationError:
            continue
    return kept


class PairVerdict(BaseModel):
    """The verdict on one pair."""

    pair: int = Field(description="The pair's number.")
    reasoning: str = Field(description="Before the verdict, in few words: same subject, event, time, place, measure? Then how they relate.")
    relation: Literal[
        "agrees", "a_refines_b", "b_refines_a", "differs", "contradicts", "a_supersedes_b", "b_supersedes_a", "not_comparable", "undecided"
    ]
    slot: Literal["number", "time", "place", "polarity", "person", "cause", "status", "other"] | None = Field(
        default=None, description="The detail in which they differ; null if none."
    )


class PairVerdicts(BaseModel):
    """One verdict for each pair that was given."""

    verdicts: Annotated[list[PairVerdict], WrapValidator(each_by_itself)]


@dataclass(frozen=True, slots=True)
class Opinions:
    """What the model said of pairs; a pair that is missing has ``failed`` (why), one line for each call that broke in ``failures``."""

    findings: Mapping[Pair, Finding] = field(default_factory=dict)
    failed: Mapping[Pair, str] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    failures: tuple[str, ...] = ()


_MEANS: dict[str, tuple[Relation, bool]] = {
    "agrees": ("agrees", False),
    "a_refines_b": ("refines", False),
    "b_refines_a": ("refines", True),
    "differs": ("differs", False),
    "contradicts": ("contradicts", False),
    "a_supersedes_b": ("superseded", False),
    "b_supersedes_a": ("superseded", True),
    "not_comparable": ("not_comparable", False),
    "undecided": ("undecided", False),
}


def ask(llm: LLM, pairs: Sequence[Pair], everything: Sequence[Profile], *, again: bool = False) -> Opinions:
    """The model's verdict on each pair (indexes into ``everything``); the first of a pair is shown as ``a``.

    ``again``: it is asked for what speaks for both before it judges, so that a second verdict is not the first one repeated.
    """
    if not pairs:
        return Opinions()
    batches = [pairs[i : i + PAIRS] for i in range(0, len(pairs), PAIRS)]
    with ThreadPoolExecutor(max_workers=min(AT_ONCE, len(batches))) as pool:
        return _joined(list(pool.map(lambda batch: _ask_once(llm, batch, _request(batch, everything, again)), batches)))


def _ask_once(llm: LLM, batch: Sequence[Pair], request: Request) -> Opinions:
    try:
        answer = llm.ask(request)
    except ModelError as error:
        reason = f"the judge broke: {error}"
        return Opinions(failed=dict.fromkeys(batch, reason), failures=(reason,))
    found: dict[Pair, Finding] = {}
    for verdict in answer.value.verdicts:
        if 1 <= verdict.pair <= len(batch) and batch[verdict.pair - 1] not in found:
            relation, swapped = _MEANS[verdict.relation]
            found[batch[verdict.pair - 1]] = Finding(relation, verdict.slot, verdict.reasoning.strip(), swapped)
    failed = {pair: "the judge gave no verdict on this pair" for pair in batch if pair not in found}
    return Opinions(found, failed, answer.usage)


def _joined(parts: Sequence[Opinions]) -> Opinions:
    return Opinions(
        {pair: f for part in parts for pair, f in part.findings.items()},
        {pair: why for part in parts for pair, why in part.failed.items()},
        sum((part.usage for part in parts), Usage()),
        tuple(dict.fromkeys(line for part in parts for line in part.failures)),
    )


def _request(batch: Sequence[Pair], everything: Sequence[Profile], again: bool) -> Request:
    from counterpoint.llm import Message, Request

    prompt = load("judge")
    shown: dict[int, dict[str, Any]] = {}
    for n, (i, j) in enumerate(batch, 1):
        shown.setdefault(i, {"a": side(everything[i]), "with": []})["with"].append({"pair": n, "b": side(everything[j])})
    asked = fence(json.dumps(list(shown.values()), ensure_ascii=False, separators=(",", ":")))
    second = load("second")
    return Request(
        messages=(
            Message(role="system", content=prompt.text),
            Message(role="user", content=f"{second.text.strip()}\n\n{asked}" if again else asked),
        ),
        response=PairVerdicts,
        prompt=second.ref if again else prompt.ref,
    )


def side(profile: Profile) -> dict[str, str]:
    """One item as the model is shown it: without what it would be shown twice, and what is not known."""
    days = _days(profile.when) if profile.when else ""
    shown = {
        "statement": profile.item.item.summary,
        "words": profile.said,
        "sentence": profile.sentence if len(profile.sentence) > MORE * len(profile.said) else "",
        "speaker": profile.item.item.holder or "the article itself",
        "source": profile.source,
        "published": str(profile.published or "unknown"),
        "time": days,
    }
    return {name: value for name, value in shown.items() if value}


def _days(when: Interval) -> str:
    """What an expression of time means; nothing of one that can mean half a year ("this summer"), which would mislead."""
    if when.start is None or when.end is None or (when.end - when.start).days > MOST_DAYS:
        return ""
    return f"{when.words}: {when.start}" + (f" to {when.end}" if when.end != when.start else "")
