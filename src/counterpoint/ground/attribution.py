"""Who is made responsible for words: the speaker and the cue are sought near them, and an attribution without a speaker near is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterpoint.article import Article, Span
from counterpoint.ground import names, whose
from counterpoint.ground.align import placed
from counterpoint.ground.text import Text
from counterpoint.items import Attributed, Claim, ExpertView
from counterpoint.records import Evidence, Part

_BEFORE, _AFTER = 1, 1  # paragraphs about the words in which the speaker must be found
_REACH = 1_200  # characters in either direction at most: some texts have no paragraphs
_MEMORY_PARAGRAPHS, _MEMORY = 5, 3_000  # how far back a pronoun or a description may point
_NOBODY = frozenset({"", "null", "none", "n/a", "unknown", "article", "the article", "author", "the author", "narrator"})
_OPENING = re.compile(r"\s*(?:[\"“„«]|[‘'](?=[A-Z]))")


@dataclass(frozen=True)
class Attribution:
    """The evidence of speaker and cue, and why the attribution cannot stand ("" if it can)."""

    speaker: Evidence | None = None
    cue: Evidence | None = None
    refusal: str = ""


def attribute(text: Text, item: Attributed, content: Span) -> Attribution:
    """Find who says ``content`` in the article, and by which cue."""
    around = stretch(text.article, content, _BEFORE, _AFTER)
    cue = nearest_place(text, item.cue, around, content, "cue")
    speaker = nearest_place(text, item.speaker_words, around, content, "speaker")
    if isinstance(item, Claim) and own_voice(text.article, item):
        return Attribution(speaker, cue)
    name = names.speaker(item.holder or "", not isinstance(item, ExpertView) or item.named)
    if reason := names.missing(text, name):
        return Attribution(refusal=reason)
    mentioned = names.near(text, name, around)
    nations = names.nations(text, name, around) if name.named else []
    if (mentioned or nations) and (reason := whose.doubt(text, name, (mentioned, nations), content, around)):
        return Attribution(refusal=reason)
    if mentioned := mentioned or nations:
        return Attribution(speaker or evidence(text.article, _closest(mentioned, content), "speaker", item.holder or ""), cue)
    return _pointed(text, name, content, speaker, cue)


def own_voice(article: Article, claim: Claim) -> bool:
    """Whether a claim is the article's own: attributed to nobody, to the outlet, or to a word for nobody, as small models write it."""
    holder = (claim.attributed_to or "").strip().casefold()
    return holder in _NOBODY or holder == article.source.strip().casefold()


def _pointed(text: Text, name: names.Name, content: Span, speaker: Evidence | None, cue: Evidence | None) -> Attribution:
    """The speaker is not named near the words: a pronoun or a description must be, with the name not far before it."""
    earlier = stretch(text.article, content, _MEMORY_PARAGRAPHS, 0, _MEMORY)
    pointer = speaker or _speaking_pronoun(text.article, content)
    if pointer and name.named and names.another(text, pointer.quote, name):
        return Attribution(refusal=f"the text makes “{pointer.quote}” the speaker")
    if pointer and (names.near(text, name, earlier) or not name.named):
        return Attribution(pointer, cue)
    return Attribution(refusal="speaker not near the words")


def _speaking_pronoun(article: Article, content: Span) -> Evidence | None:
    """A pronoun in the paragraph of the words, next to a verb of saying: "he added"."""
    paragraph = stretch(article, content, 0, 0)
    found = [
        Span(start=m.start(g), end=m.end(g))
        for m in _SPEAKING.finditer(article.text, paragraph.start, paragraph.end)
        for g in (1, 2)
        if m.group(g)
    ]
    return evidence(article, _closest(found, content), "speaker", "") if found else None


_SAYS = (
    r"(?:said|says|say|added|adds|told|tells|noted|notes|warned|warns|wrote|writes|argued|argues|claimed|claims|explained|continued|"
    r"insisted|stressed|asked|replied|called|described|alleged|suggested|stated|announced|denied|admitted|acknowledged|tweeted)"
)
_SPEAKING = re.compile(rf"\b(?:(he|she|they|I|we)\s+(?:\w+\s+)?{_SAYS}|{_SAYS}\s+(he|she|they))\b", re.IGNORECASE)


def stretch(article: Article, content: Span, before: int, after: int, reach: int = _REACH) -> Span:
    """The paragraph (line with text) of ``content`` with as many before and after, at most ``reach`` characters in either direction.

    A paragraph that opens with a quotation mark belongs to the one before it, for a quotation may run over several, and so does one
    behind a line that ends in a colon.
    """
    text = article.text
    first, floor = content.start, max(content.start - reach, 0)
    start = _line_start(text, first, floor)
    while start > floor:
        behind = len(text[floor:start].rstrip()) + floor
        if before <= 0 and not _OPENING.match(text, start) and text[behind - 1] != ":":
            break
        before -= 1
        start = _line_start(text, behind, floor)
    end, ceiling = content.end, min(content.end + reach, len(text))
    for _ in range(after + 1):
        while end < ceiling and text[end] == "\n":
            end += 1
        cut = text.find("\n", end, ceiling)
        end = ceiling if cut < 0 else cut
    return Span(start=start, end=end)


def _line_start(text: str, at: int, floor: int) -> int:
    return max(text.rfind("\n", floor, at) + 1, floor)


def nearest_place(text: Text, words: str | None, within: Span, content: Span, part: Part) -> Evidence | None:
    """The place of ``words`` in ``within`` that is nearest to ``content``."""
    if not words or not words.strip():
        return None
    found = placed(text.index, words, within)
    spans = [f.spans[0] for f in found if len(f.spans) == 1 and not text.article.hidden(f.spans[0])]
    return evidence(text.article, _closest(spans, content), part, words) if spans else None


def evidence(article: Article, span: Span, part: Part, given: str | None = None) -> Evidence:
    """A stretch of an article as evidence, exact unless other words were ``given`` for it."""
    quote = article.slice(span)
    return Evidence(start=span.start, end=span.end, quote=quote, status="exact" if given in (None, quote) else "normalized", part=part)


def _closest(spans: list[Span], content: Span) -> Span:
    return min(spans, key=lambda s: (gap(s, content), s.start))


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 if they touch."""
    return max(one.start - other.end, other.start - one.end, 0)
