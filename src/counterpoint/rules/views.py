"""Expert views and attributed claims out of attributions."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.items import Claim, ExpertView
from counterpoint.records import Evidence, Part
from counterpoint.rules import claims, wording
from counterpoint.rules.details import Details
from counterpoint.rules.names import words_of
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.people import People
from counterpoint.rules.said import Said
from counterpoint.rules.speaking import Speaker
from counterpoint.rules.tokens import Range, Tokens

OUTLETS = words_of()["outlets"]
SPOKEN = frozenset(["interview", "interviews", "speaking"])
VIA = frozenset(["told", "telling", "reported", "quoted", "cited", "relayed", "with", "to", "quotes", "reports", "writes"])
"""The words that `via` looks at."""


def own_part(a: Attribution, speaker: Speaker) -> Attribution:
    """The attribution with the name of one of several speakers as its source: each is found by his own words."""
    lo, hi = a.source[0]
    mention = next((m for m in speaker.person.mentions if lo <= m.lo and m.hi <= hi), None) if speaker.person else None
    return replace(a, source=[(mention.lo, mention.hi)]) if mention else a


def evidence(tokens: Tokens, a: Attribution) -> tuple[Evidence, ...]:
    """The places of content, speaker and cue."""
    parts: list[tuple[Part, Range]] = [("content", r) for r in a.content]
    parts += [("speaker", r) for r in a.source] + [("cue", a.cue)]
    found = []
    for part, span in parts:
        start, end = tokens.chars(span)
        found.append(Evidence(start=start, end=end, quote=tokens.text[start:end], part=part))
    return tuple(found)


def expert_view(said: Said, speaker: Speaker) -> ExpertView:
    """The view that an attribution reports of one speaker."""
    tokens, a = said.tokens, said.a
    return ExpertView(
        quotes=[tokens.words(r) for r in a.content],
        speaker_words=tokens.words(a.source[0]),
        cue=tokens.words(a.cue),
        speaker=speaker.name,
        named=speaker.named,
        role=speaker.role,
        affiliation=speaker.affiliation,
        view=wording.view(said, speaker),
        manner=said.manner,
        certainty=said.certainty,
        act=a.act,
        via=None if (outlet := via(tokens, a)) and outlet in speaker.name else outlet,
    )


def attributed_claim(said: Said, view: ExpertView, found: Details, people: People) -> Claim | None:
    """The checkable statement in a view, if there is one."""
    tokens, a = said.tokens, said.a
    if a.act != "speech" or not claims.checkable(said.text, said.words) or not (said.clause or found.quantities):
        return None
    if not any(claims.carries(tokens, part, found, people) for part in a.content):
        return None
    modality = "denied" if view.certainty == "denied" else "alleged" if a.lemma in ("allege", "accuse") else found.modality
    return Claim(
        quotes=view.quotes,
        speaker_words=view.speaker_words,
        cue=view.cue,
        text=view.view,
        attributed_to=view.speaker,
        modality=modality,
        quantities=found.quantities,
        when=found.when,
        where=found.where,
    )


def via(tokens: Tokens, a: Attribution) -> str | None:
    """The outlet that a statement is taken from: "told the BBC", "as reported by The Guardian", "The Guardian quotes"."""
    lo, hi = tokens.units[a.unit]
    found: str | None
    if tokens.low[a.cue[0] - 1] == "as" and a.source and a.source[0][0] > lo:  # "The Guardian quoted Moe as saying"
        found = _outlet(tokens, (lo, a.source[0][0]))
        if found:
            return found
    for i, low in [(i, low) for i, low in enumerate(tokens.low[lo:hi], lo) if low in VIA and tokens.quote[i] < 0]:
        before, after = tokens.low[i - 1] if i > lo else "", tokens.low[i + 1] if i + 1 < hi else ""
        found = None
        if (low == "told" or low == "telling") and a.cue[0] == i:
            found = _outlet(tokens, (i + 1, hi))
        elif low in ("reported", "quoted", "cited", "relayed") and after == "by" and before in ("as", ",", ""):
            found = _outlet(tokens, (i + 2, hi))
        elif low in ("with", "to") and (before in SPOKEN or (before == "according" and a.cue[0] != i - 1)):
            found = _outlet(tokens, (i + 1, hi))
        elif low in ("quotes", "reports", "quoted", "reported", "writes") and after == "," and a.cue[0] != i:
            first = next((j + 1 for j in range(i - 1, lo, -1) if tokens.word[j] == ","), lo)
            found = _outlet(tokens, (first, i))
        if found:
            return found
    return None


def _outlet(tokens: Tokens, part: Range) -> str | None:
    """The name of a news outlet at the front of a range."""
    lo, hi = part
    i = lo
    while i < hi and i - lo < 7 and (tokens.word[i][0].isupper() or tokens.low[i] in ("the", "of", "agency", "newspaper", "news", "and")):
        i += 1
    while i > lo and tokens.low[i - 1] in ("the", "of", "and"):
        i -= 1
    words = [tokens.low[j] for j in range(lo, i)]
    if not any(w in OUTLETS for w in words):
        return None
    return tokens.words((lo if tokens.word[lo] != "the" else lo + 1, i))
