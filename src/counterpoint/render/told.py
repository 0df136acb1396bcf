"""What the sources tell: what happened, and what is claimed besides what people say. Nothing is told twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from counterpoint.items import Claim, Event, ExpertView
from counterpoint.records import AnyGrounded
from counterpoint.render.index import Index
from counterpoint.render.note import Limits, Line, Listing, Quote
from counterpoint.render.wording import alike, count, date, listed, plainly, squeeze, when, words

PLAIN_CUES = frozenset({"", "say", "says", "said", "according to", "added", "adds", "told"})
"""Cues that say no more than that something was said: not worth repeating to a reader."""


def quote(ix: Index, item: AnyGrounded, limit: int = 300) -> Quote:
    """The item's words, with where they stand and who holds them."""
    article = ix.articles.get(item.article_id)
    published = date(article.published) if article and article.published else ""
    return Quote(ix.label(item.id), ix.source(item.article_id), _without_that(words(item, limit)), ix.holder(item), published)


def _without_that(text: str) -> str:
    """Reported speech without the "that" which joins it to its cue: still the article's words, and a sentence again."""
    rest = re.sub(r"^that\s+", "", text, flags=re.IGNORECASE)
    return rest if len(rest.split()) > 2 else text


def one_each(ix: Index, items: Iterable[AnyGrounded], limit: int = 3) -> tuple[Quote, ...]:
    """The words of the first of these items in each article, of at most ``limit`` articles; the same words once, however they are set."""
    firsts: dict[str, AnyGrounded] = {}
    for item in items:
        firsts.setdefault(item.article_id, item)
    distinct = {plainly(words(item)): item for item in reversed(firsts.values())}
    return tuple(quote(ix, item) for item in [i for i in firsts.values() if distinct[plainly(words(i))] is i][:limit])


def of_kind(ix: Index, kind: type[Event] | type[Claim] | type[ExpertView]) -> list[AnyGrounded]:
    """The items of one kind, in the order of the brief."""
    return [item for item in ix.items.values() if isinstance(item.item, kind)]


def bunched(ix: Index, items: Iterable[AnyGrounded]) -> list[list[AnyGrounded]]:
    """Items that state the same thing together, in the order of the first of them."""
    bunches: dict[str, list[AnyGrounded]] = {}
    for item in items:
        group = ix.groups.get(item.id)
        bunches.setdefault(f"g {group.id}" if group else f"i {item.id}", []).append(item)
    return list(bunches.values())


def limited(entries: Sequence[list[AnyGrounded]], limit: int, ix: Index) -> tuple[list[list[AnyGrounded]], int]:
    """The ``limit`` weightiest bunches, still in order: told by more sources, dated, with numbers, said by somebody."""
    if len(entries) <= limit:
        return list(entries), 0
    order = sorted(range(len(entries)), key=lambda n: (_weight(entries[n], ix), -n), reverse=True)
    return [entries[n] for n in sorted(order[:limit])], len(entries) - limit


def _weight(bunch: list[AnyGrounded], ix: Index) -> tuple[int, int, int]:
    dated = any(item.values.when for item in bunch)
    counted = any(item.values.quantities for item in bunch)
    return ix.origins(i.id for i in bunch), dated + counted, sum(ix.holder(item) is not None for item in bunch)


class Covered:
    """Which characters of the articles are already told by some items."""

    def __init__(self, items: Iterable[AnyGrounded]) -> None:
        self._ranges: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for item in items:
            self._ranges[item.article_id] += [(e.start, e.end) for e in item.content]

    def tells(self, item: AnyGrounded, share: float = 0.8) -> bool:
        """Whether at least ``share`` of the item's words are among them."""
        ranges = self._ranges.get(item.article_id, [])
        whole = {at for e in item.content for at in range(e.start, e.end)}
        told = {at for start, end in ranges for e in item.content for at in range(max(start, e.start), min(end, e.end))}
        return bool(whole) and len(told) >= share * len(whole)


def happened(ix: Index, limits: Limits) -> tuple[Listing[Line], list[AnyGrounded]]:
    """The events in the order of their days, those without a day last; and the items that this tells."""
    bunches, more = limited(bunched(ix, of_kind(ix, Event)), limits.happened, ix)
    bunches.sort(key=_day)
    lines = tuple(_event_line(ix, bunch) for bunch in bunches)
    return Listing(lines, more, "No events were found in these articles."), list(chain.from_iterable(bunches))


def _day(bunch: list[AnyGrounded]) -> tuple[bool, str]:
    days = [i.values.when.start or i.values.when.end for i in bunch if i.values.when]
    first = min((day.isoformat() for day in days if day), default="")
    return not first, first


def _event_line(ix: Index, bunch: list[AnyGrounded]) -> Line:
    lead = bunch[0].item
    assert isinstance(lead, Event)  # noqa: S101 - of_kind gave events only
    heads = list(dict.fromkeys(h for h in map(when, bunch) if h))
    states = list(dict.fromkeys(i.item.status for i in bunch if isinstance(i.item, Event) and i.item.status != "happened"))
    ids = [item.id for item in bunch]
    several = ix.sources(ids) > 1
    marks = (*_tellers(bunch), *([count(ix.origins(ids), "origin")] if several else []))
    other_words = one_each(ix, bunch) if several and not all(alike(words(i), lead.what) for i in bunch) else ()
    head = ", ".join([*states, " / ".join(heads[:2]) or "undated"])
    return Line(squeeze(lead.what), ix.labels(ids), head, marks, other_words)


def _tellers(bunch: list[AnyGrounded]) -> list[str]:
    """Who tells an event that no article reports itself."""
    if not all(item.told for item in bunch):
        return []
    return ["according to " + " / ".join(dict.fromkeys(squeeze(item.teller or "somebody in the article") for item in bunch))]


def cue_of(item: AnyGrounded) -> str:
    """The words that attribute an item, unless they say no more than that something was said."""
    cue = " ".join(e.quote for e in item.evidence if e.part == "cue") or getattr(item.item, "cue", None) or ""
    return "" if cue.casefold().strip(" ,:;") in PLAIN_CUES else squeeze(cue)


def marks(bunch: list[AnyGrounded]) -> tuple[str, ...]:
    """What qualifies a statement: a telling cue, denied, hedged, a belief that was not spoken, and where it is quoted from."""
    found: list[str] = []
    for grounded in bunch:
        item = grounded.item
        found += [cue] if (cue := cue_of(grounded)) else []
        manner = item.certainty if isinstance(item, ExpertView) else getattr(item, "modality", "asserted")
        found += [manner] if manner not in ({"asserted", "denied"} if cue else {"asserted"}) else []  # "disputed" says it
        found += ["not spoken"] if isinstance(item, ExpertView) and item.act == "stance" else []
        found += [f"via {item.via}"] if isinstance(item, ExpertView) and item.via else []
    return tuple(dict.fromkeys(found))


def claims(ix: Index, limits: Limits, told: Sequence[AnyGrounded], elsewhere: frozenset[str]) -> Listing[Line]:
    """Claims that no other section tells: ``told`` above in other shapes, ``elsewhere`` (ids) below."""
    every = of_kind(ix, Claim)
    covered, known = Covered(told), {item.id for item in told}
    views = Covered(of_kind(ix, ExpertView))
    new = [i for i in every if i.id not in known and not covered.tells(i) and not (ix.holder(i) and views.tells(i))]
    fresh = [i for i in new if i.id not in elsewhere]
    bunches, more = limited(bunched(ix, fresh), limits.claims, ix)
    bunches.sort(key=lambda bunch: ix.holder(bunch[0]) is None)
    left = [f"{count(len(every) - len(new), 'claim')} told above with their speakers or events" if len(every) > len(new) else ""]
    left += [f"{count(len(new) - len(fresh), 'claim')} told below where sources are compared" if len(new) > len(fresh) else ""]
    remark = listed([part for part in left if part])
    return Listing(
        tuple(_claim_line(ix, b) for b in bunches), more, "No claims besides those told elsewhere." if every else "No claims.", remark
    )


def _claim_line(ix: Index, bunch: list[AnyGrounded]) -> Line:
    lead = bunch[0]
    text = squeeze(lead.item.summary)
    quotes = () if alike(text, words(lead)) else (quote(ix, lead),)
    head = ix.holder(lead) or ""
    return Line(text, ix.labels(i.id for i in bunch), head, marks(bunch), quotes)
