"""Questions on which voices take positions. Experts disagree about a question, not a proposition.

With a model: a short list of questions whose positions cite views by id; an id that was not given is refused. By rules: views of two
voices on one subject, of which one asserts and one denies or rejects, and what one sentence itself sets against each other (`opposed`); no
more is claimed, and none is better than a silly one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field, WrapValidator

from counterpoint.errors import ModelError
from counterpoint.findings import Issue, Position
from counterpoint.items import ExpertView
from counterpoint.prompts import fence, load
from counterpoint.reconcile.accused import accused
from counterpoint.reconcile.asking import each_by_itself, side
from counterpoint.reconcile.frames import split
from counterpoint.reconcile.opposed import ASSERTS, REJECTING, REJECTS, Opposition, opposed
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import name_key, tokens
from counterpoint.reconcile.values_stances import negates
from counterpoint.records import Usage

if TYPE_CHECKING:
    from counterpoint.llm import LLM, Request

VIEWS = 60  # shown in one request
SHARED = 4  # terms that two views must share to be on one subject by rule, two of them no names
SUBJECT = 0.5  # share of weight that the shorter view must have in common with the other
_REJECTING = (*REJECTING, "contradict")
LONGEST = 40  # words; longer views are about too many things


class StatedPosition(BaseModel):
    """One answer to the question, and the views that give it."""

    stance: Literal["supports", "opposes", "qualifies", "explains_otherwise"]
    answer: str = Field(min_length=1, description="What these voices say to the question, in one short sentence.")
    views: list[str] = Field(description="Ids of views, as given.")


class StatedIssue(BaseModel):
    """A question and its positions."""

    question: str = Field(min_length=1, description="One sentence with a question mark.")
    positions: Annotated[list[StatedPosition], WrapValidator(each_by_itself)]
    logically_exclusive: bool | None = Field(
        default=None, description="Whether two positions cannot both be true; null if it cannot be told."
    )


class StatedIssues(BaseModel):
    """The questions on which the voices differ; often few, or none."""

    issues: Annotated[list[StatedIssue], WrapValidator(each_by_itself)]


@dataclass(frozen=True, slots=True)
class Issues:
    """The issues, and what finding them cost."""

    issues: tuple[Issue, ...] = ()
    usage: Usage = field(default_factory=Usage)
    failures: tuple[str, ...] = ()


def issues(everything: Sequence[Profile], weights: Weights, llm: LLM | None) -> Issues:
    """The questions on which two or more voices among the views take positions."""
    views = [p for p in everything if isinstance(p.item.item, ExpertView)]
    if len({p.voice for p in views}) < 2:
        return Issues()
    return Issues(tuple(_by_rule(views, weights))) if llm is None else _by_model(views, llm)


# --- with a model ---------------------------------------------------------------------------------------------------------


def _by_model(views: Sequence[Profile], llm: LLM) -> Issues:
    found: list[Issue] = []
    usage, failures = Usage(), []
    stated = _stated(views)
    for start in range(0, len(stated), VIEWS):
        part = {f"V{n}": same for n, same in enumerate(stated[start : start + VIEWS], start + 1)}
        if len({p.voice for same in part.values() for p in same}) < 2:
            continue
        try:
            answer = llm.ask(_request(part))
        except ModelError as error:
            failures.append(f"issues were not found: {error}")
            continue
        usage += answer.usage
        found += [issue for one in answer.value.issues if (issue := _grounded(one, part))]
    return Issues(tuple(found), usage, tuple(dict.fromkeys(failures)))


def _stated(views: Sequence[Profile]) -> list[list[Profile]]:
    """The views, those in the same words together: what several articles quote alike is shown once."""
    found: dict[tuple[str, ...], list[Profile]] = {}
    for view in views:
        found.setdefault(tuple(tokens(view.said)), []).append(view)
    return list(found.values())


def _request(part: Mapping[str, Sequence[Profile]]) -> Request:
    from counterpoint.llm import Message, Request

    prompt = load("issues")
    shown = [{"id": number, **side(same[0]), "speaker": _presented(same[0])} for number, same in part.items()]
    return Request(
        messages=(
            Message(role="system", content=prompt.text),
            Message(role="user", content=fence(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))),
        ),
        response=StatedIssues,
        prompt=prompt.ref,
    )


def _presented(view: Profile) -> str:
    """Who speaks, with office and body as far as they are known: experts are known by them."""
    known = (view.item.item.holder, getattr(view.item.item, "role", None), getattr(view.item.item, "affiliation", None))
    said: list[str] = []
    for part in filter(None, known):
        if part.casefold() not in ", ".join(said).casefold():  # "Tax experts" are no "Tax experts, tax experts"
            said.append(part)
    return ", ".join(said)


def _grounded(stated: StatedIssue, part: Mapping[str, Sequence[Profile]]) -> Issue | None:
    """The issue with what it cites that was really given; None if fewer than two positions or two voices are left."""
    cited: dict[str, None] = {}
    positions = []
    for position in stated.positions:
        known = [v for v in dict.fromkeys(position.views) if v in part and v not in cited]
        cited.update(dict.fromkeys(known))
        if known:
            stance = f"{position.stance.replace('_', ' ')}: {position.answer.strip().removesuffix('.')}"
            positions.append(Position(stance=stance, items=tuple(p.id for v in known for p in part[v])))
    if len(positions) < 2 or len({p.voice for v in cited for p in part[v]}) < 2:
        return None
    return Issue(question=stated.question.strip(), positions=tuple(positions), logically_exclusive=stated.logically_exclusive)


# --- by rules -------------------------------------------------------------------------------------------------------------


def _by_rule(views: Sequence[Profile], weights: Weights) -> Iterator[Issue]:
    """Views of one subject, gathered around each view that denies or rejects; each view is told once."""
    told: set[str] = set()
    for issue in merged([*opposed(views), *accused(views)]):
        told.update(i for position in issue.positions for i in position.items)
        yield issue
    by_term: dict[str, list[int]] = defaultdict(list)
    for index, view in enumerate(views):
        for term in view.terms:
            by_term[term].append(index)
    for index, view in enumerate(views):
        if not _rejects(view) or view.id in told:
            continue
        near = [v for i in _sharing(index, views, by_term) if (v := views[i]).id not in told and _on_one_subject(view, v, weights)]
        against = [v for v in near if v.voice != view.voice and _denies(v) != _denies(view)]
        if not against:
            continue
        beside = [v for v in near if _denies(v) == _denies(view)]
        told.update(v.id for v in (view, *against, *beside))
        yield _issue([view, *beside], against)


def merged(found: Sequence[Opposition]) -> list[Issue]:
    """One issue for all oppositions that share a view on the same side, its question that of the first."""
    sides: list[tuple[Opposition, dict[str, None], dict[str, None]]] = []
    naming: dict[str, set[int]] = defaultdict(set)  # by a view, the sides that it stands on: never all are looked through
    for one in found:
        a, b = one.asserting.id, one.rejecting.id
        near = ((n, sides[n]) for n in sorted(naming[a] | naming[b]) if sides[n][0].stance == one.stance)
        at = next((n for n, (_, pro, contra) in near if (a in pro or b in contra) and a not in contra and b not in pro), len(sides))
        if at == len(sides):
            sides.append((one, {}, {}))
        sides[at][1][a] = sides[at][2][b] = None
        naming[a].add(at)
        naming[b].add(at)
    return [
        Issue(
            question=first.question,
            positions=(Position(stance=ASSERTS, items=tuple(pro)), Position(stance=first.stance, items=tuple(contra))),
            logically_exclusive=first.exclusive,
        )
        for first, pro, contra in sides
    ]


def _sharing(index: int, views: Sequence[Profile], by_term: Mapping[str, Sequence[int]]) -> list[int]:
    """Views that share enough terms with one; terms that very many share are passed over, so that time stays near-linear."""
    counts: dict[int, int] = defaultdict(int)
    for term in views[index].terms:
        if len(by_term[term]) <= VIEWS:
            for other in by_term[term]:
                counts[other] += 1
    return sorted(i for i, n in counts.items() if i != index and n >= SHARED)


def _rejects(view: Profile) -> bool:
    """Whether the cue says that something is denied or rejected. A "not" within the view may be about anything."""
    item = view.item.item
    if not isinstance(item, ExpertView):
        return False
    return item.certainty == "denied" or any(w.stem.startswith(_REJECTING) for w in split(item.cue or ""))


def _denies(view: Profile) -> bool:
    """Which side a view is on: a denial of what is not so asserts it, and whoever says that it is not so denies it."""
    content = " ".join(w for w in view.said.split() if not w.casefold().startswith(_REJECTING))
    return _rejects(view) != negates(content)


def _on_one_subject(a: Profile, b: Profile, weights: Weights) -> bool:
    shared = a.terms & b.terms
    if max(len(a.said.split()), len(b.said.split())) > LONGEST or a.item.sentence.quote == b.item.sentence.quote:
        return False
    if len(shared) < SHARED or sum(t[0] != "@" for t in shared) < 2:
        return False
    return max(weights.covers(a.terms, b.terms)) >= SUBJECT


def _issue(rejecting: Sequence[Profile], asserting: Sequence[Profile]) -> Issue:
    shared = rejecting[0].terms & asserting[0].terms
    subject = ", ".join(_spelled(rejecting[0], shared)[:4])
    return Issue(
        question=f"What do they say about {subject}?",
        positions=(
            Position(stance=ASSERTS, items=tuple(v.id for v in asserting)),
            Position(stance=REJECTS, items=tuple(v.id for v in rejecting)),
        ),
    )


def _spelled(view: Profile, shared: frozenset[str]) -> list[str]:
    """The shared terms as the view writes them, in its order; what stands side by side there stays together: "non-consensual sex"."""
    seen: set[str] = set()
    phrases: list[tuple[int, int]] = []
    for word in split(view.said):
        key = f"@{name_key(word.token)}" if f"@{name_key(word.token)}" in shared else word.stem
        if key not in shared or key in seen:
            continue
        seen.add(key)
        if phrases and view.said[phrases[-1][1] : word.start] in (" ", "-"):
            phrases[-1] = phrases[-1][0], word.end
        else:
            phrases.append((word.start, word.end))
    return [view.said[start:end].removesuffix("’s").removesuffix("'s") for start, end in phrases]
