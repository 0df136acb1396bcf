"""The walk over an article's windows, in order: ask, check, ask once more for what was not found, pass again, split what was cut off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz

from counterpoint import prompts
from counterpoint.article import Article, Chunk, Span
from counterpoint.errors import BudgetError, EndpointDownError, ModelError
from counterpoint.extract import asking, reading
from counterpoint.extract.kept import kept_records
from counterpoint.extract.reading import Invalid
from counterpoint.items import AnyItem, ExpertView
from counterpoint.llm import LLM, Answer, Client, Request
from counterpoint.records import Candidate, Check, Extraction, Rejected, Usage
from counterpoint.sentences import sentences
from counterpoint.settings import Settings

_DEEPEST = 3  # a window is halved at most so often: eight pieces
_MOST_ASKED_AGAIN = 40  # items in one re-ask: an answer full of nonsense is not worth a long prompt
_LONGEST_ASKED_AGAIN = 4_000  # characters of an item in a re-ask
_ALIKE = 60  # per cent of words in common for an item to be a correction of another
_MOST_NAMED = 40  # people carried from window to window


class LLMEngine:
    """Extracts with a model. Thread-safe: one article in each thread; the windows of an article go in order, for they carry names on.

    ``kept`` are the records kept with the model's answers; None where no answers are. ``at_work`` articles are best taken at once:
    while half of them wait for answers, the others are prepared and grounded. Our own client counts requests, others may not.

    Args:
        llm: the model.
        settings: ``passes`` and ``reasks`` are used here; ``reasks=0`` also forgoes the re-ask for quotes.
    """

    name = "llm"

    def __init__(self, llm: LLM, settings: Settings) -> None:
        self._llm = llm
        self._settings = settings
        self.kept = kept_records(llm, settings)
        self.at_work = settings.concurrency * (2 if isinstance(llm, Client) and settings.concurrency > 1 else 1)

    @property
    def prompts(self) -> tuple[str, ...]:
        """The prompts that this engine uses, as references."""
        return tuple(prompts.load(name).ref for name in asking.PROMPTS)

    def extract(self, article: Article, chunks: Sequence[Chunk], check: Check) -> Extraction:
        """Extract from the visible parts of ``chunks``. A call that fails is a line in ``failures`` and costs only its window."""
        walk = _Walk(self._llm, self._settings, article, check)
        for chunk in chunks:
            walk.window(chunk)
        return walk.result()


class _Walk:
    """One article under way."""

    def __init__(self, llm: LLM, settings: Settings, article: Article, check: Check) -> None:
        self._llm, self._settings, self._article, self._check = llm, settings, article, check
        self._candidates: list[Candidate] = []
        self._rejected: list[Rejected] = []
        self._failures: list[str] = []
        self._usage = Usage()
        self._answers: list[str] = []
        self._named: list[str] = []
        self._stopped = False
        self._not_asked = 0

    def result(self) -> Extraction:
        if self._not_asked:
            self._failures.append(f"{self._not_asked} further parts were not asked about")
        return Extraction(
            candidates=tuple(self._candidates),
            rejected=tuple(self._rejected),
            failures=tuple(self._failures),
            usage=self._usage,
            answers=tuple(self._answers),
        )

    def window(self, window: Span, depth: int = 0, covered: Sequence[Candidate] = ()) -> None:
        """Ask about ``window``: a first time or, where something of it is covered already, about the rest."""
        if not asking.visible_text(self._article, window):
            return
        known = list(covered)
        for _ in range(self._settings.passes if depth == 0 else 1):
            if self._stopped:
                self._not_asked += 1
                return
            request = self._request(window, known)
            answer = self._ask(request, window)
            if answer is None:
                return
            found = self._read(answer, window, known)
            known += found
            if answer.truncated:
                self._halves(window, known, depth)
                return
            if not found:
                return

    def _request(self, window: Span, known: Sequence[Candidate]) -> Request:
        if not known:
            return asking.first(self._article, window, self._named)
        return asking.more(self._article, window, self._named, [f"{c.item.name()}: {c.item.summary}" for c in known])

    def _ask(self, request: Request, window: Span) -> Answer | None:
        """The answer, or None after noting why there is none. A window that is too long for the model is an answer cut off at once."""
        try:
            answer = self._llm.ask(request)
        except ModelError as error:
            if isinstance(error.usage, Usage):
                self._usage += error.usage
            if error.too_long:
                self._answers.append("")
                return Answer(value=request.response.model_construct(), truncated=True)
            self._stopped = isinstance(error, EndpointDownError | BudgetError)
            self._failures.append(f"characters {window.start} to {window.end}: {error}")
            return None
        self._usage += answer.usage
        self._answers.append(answer.key)
        return answer

    def _read(self, answer: Answer, window: Span, known: Sequence[Candidate]) -> list[Candidate]:
        """Keep what an answer gives beyond ``known``, after one re-ask for what is wrong with it."""
        before = {repr(candidate.item) for candidate in known}
        given = [_Given(item) for item in reading.items(answer.value) if repr(item) not in before]
        for one in given:
            one.reason = self._wrong(one.item, window)
        self._ask_again([one for one in given if one.reason], window)
        fresh = [reading.candidate(one.item, window) for one in given if not isinstance(one.item, Invalid)]
        self._candidates += fresh
        self._rejected += [self._set_aside(one.item) for one in given if isinstance(one.item, Invalid)]
        self._name([one.item for one in given if isinstance(one.item, ExpertView) and not one.reason])
        return fresh

    def _wrong(self, item: AnyItem | Invalid, window: Span) -> str | None:
        return item.reason if isinstance(item, Invalid) else self._check(reading.candidate(item, window))

    def _ask_again(self, wrong: Sequence[_Given], window: Span) -> None:
        """Ask once more for the items that are wrong, and replace those that come back right. The others stay as they were."""
        asked = [one for one in wrong if len(one.text) <= _LONGEST_ASKED_AGAIN][:_MOST_ASKED_AGAIN]
        if not asked or not self._settings.reasks:
            return
        items = [{**one.fields, "reason": one.reason} for one in asked]
        answer = self._ask(asking.again(self._article, window, self._named, items), window)
        for item in reading.items(answer.value) if answer else []:
            one = _meant(item, asked)
            if one is not None and self._wrong(item, window) is None:
                one.item, one.reason = item, None

    def _set_aside(self, invalid: Invalid) -> Rejected:
        given = invalid.given if isinstance(invalid.given, dict) else {"given": invalid.given}
        return Rejected(
            kind=invalid.kind, article_id=self._article.id, quote=invalid.quote, reason=f"not valid: {invalid.reason}", item=given
        )

    def _name(self, views: Sequence[ExpertView]) -> None:
        """Remember who spoke, latest last, for the windows to come. Names alone: what else is carried, small models copy into the name."""
        for view in sorted((v for v in views if v.named), key=lambda v: self._article.text.find(v.quotes[0])):
            name = view.speaker.split(",")[0].strip()
            fuller = next((known for known in self._named if name in known), name)
            earlier = [known for known in self._named if known != fuller]
            self._named = [*earlier[1 - _MOST_NAMED :], fuller]

    def _halves(self, window: Span, known: Sequence[Candidate], depth: int) -> None:
        """Ask about the two halves of a window whose answer was cut off, for what is not covered yet."""
        halves = _split(self._article, window)
        if depth >= _DEEPEST or not halves:
            self._failures.append(f"characters {window.start} to {window.end}: the answer was cut off, something may be missing")
            return
        for half in halves:
            self.window(half, depth + 1, [candidate for candidate in known if _touches(self._article.slice(half), candidate)])


class _Given:
    """An element of an answer while it is being put right; ``reason`` says what is wrong with it."""

    def __init__(self, item: AnyItem | Invalid) -> None:
        self.item = item
        self.reason: str | None = None

    @property
    def kind(self) -> str:
        return self.item.kind

    @property
    def fields(self) -> dict[str, Any]:
        if isinstance(self.item, Invalid):
            given = self.item.given if isinstance(self.item.given, dict) else {"given": self.item.given}
            return {"kind": self.kind, **given}
        return self.item.model_dump()

    @property
    def text(self) -> str:
        return json.dumps(self.fields)


def _meant(item: AnyItem | Invalid, asked: Sequence[_Given]) -> _Given | None:
    """Which of the items still wrong ``item`` corrects: the most similar of its kind. None where none is similar."""
    open_ones = [one for one in asked if one.reason and one.kind == item.kind]
    if isinstance(item, Invalid) or not open_ones:
        return None
    words = _words(item.model_dump())
    likeness = [fuzz.token_set_ratio(words, _words(one.fields)) for one in open_ones]
    best = max(range(len(open_ones)), key=lambda at: likeness[at])  # the first of equals
    return open_ones[best] if likeness[best] >= _ALIKE else None


def _words(fields: Any) -> str:
    """The sentences and quotes in an item's fields: every text of more than one word."""
    if isinstance(fields, dict):
        return " ".join(filter(None, map(_words, fields.values())))
    if isinstance(fields, list):
        return " ".join(filter(None, map(_words, fields)))
    return fields if isinstance(fields, str) and " " in fields else ""


def _split(article: Article, window: Span) -> tuple[Span, ...]:
    """The two halves of a window, cut between sentences as near to its middle as can be; none where it is one sentence."""
    cuts = [s.start for s in sentences(article.text) if window.start < s.start < window.end]
    if not cuts:
        return ()
    cut = min(cuts, key=lambda at: abs(at - (window.start + window.end) / 2))
    return Span(start=window.start, end=cut), Span(start=cut, end=window.end)


def _touches(text: str, candidate: Candidate) -> bool:
    """Whether a candidate quotes from ``text``, as far as can be told without grounding it."""
    return any(quote[:40] in text or quote[-40:] in text for quote in candidate.item.quotes)
