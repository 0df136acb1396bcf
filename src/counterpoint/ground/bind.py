"""One candidate bound to its words: its quotations placed, its speaker found, its other fields checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from counterpoint.article import Article, Span
from counterpoint.ground.align import Found, placed, places
from counterpoint.ground.attribution import Attribution, attribute, own_voice, stretch
from counterpoint.ground.fields import dropped, elsewhere, unsupported
from counterpoint.ground.names import near, speaker
from counterpoint.ground.refusal import Refusal
from counterpoint.ground.telling import status, telling
from counterpoint.ground.text import Text
from counterpoint.ground.whose import TOLD, told_to_machines
from counterpoint.items import AnyItem, Attributed, Claim, Event, Item
from counterpoint.records import AnyGrounded, Candidate, Evidence, Grounded, Rejected

_SENTENCE = 1_200  # characters shown around an item's words at most
_REPEATS = 50  # places of a repeated quotation that are weighed


@dataclass(frozen=True)
class Outcome:
    """A grounded item or None, and what was rejected: the whole, or some of its fields and quotations.

    ``chosen``: a quotation has several places, and the item before it had a say in which of them is meant.
    """

    grounded: AnyGrounded | None
    rejected: tuple[Rejected, ...] = ()
    chosen: bool = False


def bind(text: Text, candidate: Candidate, after: int = -1) -> Outcome:
    """Ground one candidate. ``after`` is where the engine's item before it starts: it places quotations that the text repeats."""
    article, item = text.article, candidate.item
    if candidate.evidence:
        return _by_evidence(text, candidate)
    found = [_place(text, candidate, quote) for quote in item.quotes]
    lost = [(quote, f) for quote, f in zip(item.quotes, found, strict=True) if isinstance(f, Refusal)]
    if fatal := [pair for pair in lost if pair[1].altered] or (lost if len(lost) == len(found) else []):
        return _refused(article, item, *fatal[0])
    options = [f for f in found if not isinstance(f, Refusal)]
    theirs, others = _of_holder(text, item, _chosen(text, item, options, after))
    outcome = _bound(text, item, _evidence(article, theirs), [*lost, *others])
    return replace(outcome, chosen=True) if any(len(each) > 1 for each in options) else outcome


def _of_holder(text: Text, item: Item, found: list[Found]) -> tuple[list[Found], list[tuple[str, Refusal]]]:
    """The places of an item's quotations without those, beyond the first, that the text does not give to its holder; and these."""
    theirs, others = found[:1], []
    for place in found[1:]:
        reason = attribute(text, item, place.spans[0]).refusal if isinstance(item, Attributed) else ""
        if reason:
            others.append((text.article.slice(place.spans[0]), Refusal(reason)))
        else:
            theirs.append(place)
    return theirs, others


def _bound(text: Text, item: AnyItem, content: tuple[Evidence, ...], lost: Sequence[tuple[str, Refusal]]) -> Outcome:
    """The outcome for an item whose quotations have their places, all but those ``lost``."""
    article = text.article
    if any(told_to_machines(text, e) for e in content):
        return _refused(article, item, item.quotes[0], Refusal(TOLD))
    said = _attribution(text, item, content[0].span)
    if said.refusal:
        return _refused(article, item, item.quotes[0], Refusal(said.refusal))
    supports = [text.around(e.span) for e in content]
    if number := unsupported(text, item, supports):
        return _refused(article, item, item.quotes[0], Refusal(f"the statement says {number}, its words do not"))
    if elsewhere(text, item, supports):
        return _refused(article, item, item.quotes[0], Refusal("the statement says what other words of the article say, not these"))
    changed = dropped(text, item, stretch(article, _hull(e.span for e in content), 1, 1))
    notes = tuple(_rejected(article, f"{item.name()}.quotes", quote, f.reason, item) for quote, f in lost) + _notes(article, item, changed)
    evidence = (*content, *(e for e in (said.speaker, said.cue) if e))
    changed["quotes"] = [e.quote for e in content]
    if isinstance(item, Attributed):
        changed |= {"speaker_words": item.speaker_words and said.speaker and said.speaker.quote, "cue": said.cue and said.cue.quote}
    if isinstance(item, Claim) and own_voice(article, item):
        changed["attributed_to"] = None
    if isinstance(item, Event):
        changed["status"] = status(item, said)
    return Outcome(_grounded(text, item.model_copy(update=changed), evidence), notes)


def _attribution(text: Text, item: AnyItem, content: Span) -> Attribution:
    return telling(text, item, content) if isinstance(item, Event) else attribute(text, item, content)


def _by_evidence(text: Text, candidate: Candidate) -> Outcome:
    """An engine that knows its offsets is taken at its word, once the words are there and visible."""
    article, item, told = text.article, candidate.item, False
    for e in candidate.evidence:
        if article.text[e.start : e.end] != e.quote or e.end > len(article.text) or not e.quote:
            return _refused(article, item, e.quote, Refusal("the evidence is not what the article has there"))
        if article.furniture and article.hidden(e.span):
            return _refused(article, item, e.quote, Refusal("only in page furniture"))
        told = told or told_to_machines(text, e)
    if told:
        return _refused(article, item, item.quotes[0], Refusal(TOLD))
    if "content" not in [e.part for e in candidate.evidence]:
        return _refused(article, item, "", Refusal("no words of the article are given for it"))
    return Outcome(_grounded(text, item, candidate.evidence))


def _place(text: Text, candidate: Candidate, quote: str) -> list[Found] | Refusal:
    """The visible places of a quotation: those in the window that the engine saw, or else all."""
    part = candidate.window if len(candidate.window) < len(text.article.text) else None
    found = placed(text.index, quote, part) or (part and placed(text.index, quote)) or places(text.index, quote, part)
    if isinstance(found, Refusal):
        return found
    visible = [place for place in found if not any(text.article.hidden(span) for span in place.spans)]
    return visible or Refusal("only in page furniture")


def _chosen(text: Text, item: Item, found: Sequence[list[Found]], after: int) -> list[Found]:
    """One place for each quotation: beside the item's other words, written alike, next after the item before it."""
    sure = [options[0] for options in found if len(options) == 1]
    chosen = []
    for options in found:
        best = options[0]
        if len(options) > 1:
            ahead = sorted(options, key=lambda place: (place.start <= after, place.start))[:_REPEATS]
            best = min(ahead, key=lambda place: (-_company(text, item, place, sure), place.status != "exact", place.start <= after))
        chosen.append(best)
    return chosen


def _company(text: Text, item: Item, place: Found, sure: Sequence[Found]) -> int:
    """How many of the item's other words stand in the paragraph of ``place``."""
    paragraph = stretch(text.article, Span(start=place.start, end=place.end), 0, 0)
    words = [getattr(item, field, None) for field in ("speaker_words", "cue", "when", "where")]
    words += getattr(item, "quantities", [])
    found = sum(bool(placed(text.index, w, paragraph)) for w in words if w)
    found += bool(item.holder and near(text, speaker(item.holder), paragraph))
    return found + sum(paragraph.start <= other.start < paragraph.end for other in sure)


def _evidence(article: Article, found: Sequence[Found]) -> tuple[Evidence, ...]:
    """Content evidence in the order of the quotations, each span once."""
    seen: dict[Span, Evidence] = {}
    for place in found:
        for span in place.spans:
            seen.setdefault(span, Evidence(start=span.start, end=span.end, quote=article.slice(span), status=place.status))
    return tuple(seen.values())


def _grounded(text: Text, item: Any, evidence: tuple[Evidence, ...]) -> AnyGrounded:
    article = text.article
    name = Grounded.make_id(article.id, item.name(), evidence)
    sentence = text.known(_sentence, tuple([(e.start, e.end) for e in evidence if e.part == "content"]))
    return AnyGrounded(id=name, article_id=article.id, item=item, evidence=evidence, sentence=sentence)


def _sentence(text: Text, content: tuple[tuple[int, int], ...]) -> Evidence:
    """The sentences about all of the words, or, where that is too long, about the first of them."""
    article, first = text.article, content[0]
    start, end = text.whole(min([start for start, _ in content]), max([end for _, end in content]))
    if end - start > _SENTENCE and len(content) > 1:
        start, end = text.whole(*first)
    if article.furniture or end - start > _SENTENCE:
        start, end = _shown(article, start, end, Span(start=first[0], end=first[1]))
    quote = article.text[start:end]
    words = quote.strip()
    start += len(quote) - len(quote.lstrip())
    return Evidence(start=start, end=start + len(words), quote=words)


def _shown(article: Article, start: int, end: int, first: Span) -> tuple[int, int]:
    """The part of a range about ``first`` that is visible and short enough."""
    run = next((part for part in article.visible(Span(start=start, end=end)) if part.contains(first)), first)
    if len(run) > _SENTENCE:
        run = _clipped(article.text, run, first)
    return run.start, run.end


def _clipped(text: str, run: Span, first: Span) -> Span:
    """At most `_SENTENCE` characters of ``run`` about ``first``, cut at white space where there is some."""
    spare = max(_SENTENCE - len(first), 0) // 2
    start, end = max(run.start, first.start - spare), min(run.end, first.end + spare)
    left, right = text.find(" ", start, first.start), text.rfind(" ", first.end, end)
    return Span(start=left + 1 if start > run.start and left >= 0 else start, end=right if end < run.end and right >= 0 else end)


def _hull(spans: Iterable[Span]) -> Span:
    all_spans = list(spans)
    return Span(start=min(s.start for s in all_spans), end=max(s.end for s in all_spans))


def _notes(article: Article, item: Item, changed: dict[str, Any]) -> tuple[Rejected, ...]:
    """A record for each value that was taken out of the item: nothing is dropped in silence."""
    notes = []
    for field, kept in changed.items():
        given = getattr(item, field)
        gone = [v for v in given if v not in kept] if isinstance(given, list) else [given]
        for value in gone:
            words = getattr(value, "name", value)
            notes.append(_rejected(article, f"{item.name()}.{field}", words, "not in the article near the item's words", item))
    return tuple(notes)


def _refused(article: Article, item: Item, quote: str, refusal: Refusal) -> Outcome:
    return Outcome(None, (_rejected(article, item.name(), quote, refusal.reason, item),))


def _rejected(article: Article, kind: str, quote: str, reason: str, item: Item) -> Rejected:
    return Rejected(kind=kind, article_id=article.id, quote=quote, reason=reason, item=item.model_dump(mode="json"))
