"""What a statement is about, with the words for an outcome replaced by the outcome: "threw out" and "refused" are one concept."""

from __future__ import annotations

import re

from counterpoint.mentions import find_dates, find_quantities
from counterpoint.reconcile.parts import parts
from counterpoint.reconcile.scales import outcomes
from counterpoint.reconcile.terms import FUNCTION_WORDS, NUMBER_WORDS, TELLING_WORDS, name_key, stem, tokens, words

_EMPTY = FUNCTION_WORDS | TELLING_WORDS | NUMBER_WORDS | words(
    "new old former last first next year years month months week weeks day days time people man woman also around several many number"
)  # fmt: skip


_DEATH = "%life-"
_TOLL = frozenset(stem(w) for w in words("death killed toll"))  # that somebody died, without saying it as an outcome
_SITE = re.compile(r"\b(?:at|in|from|inside|outside|near|off) (?:[a-z][\w’'-]* |[A-Z][\w’'-]* ){1,6}?(?=on\b|$|[.,;])")


def views(stated: str, said: str, where: str | None, names: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The concepts of a statement, with and without its place, and of the words quoted for it; and of what sort its parts are."""
    texts = (stated, stated.replace(where, " ") if where else stated, _SITE.sub(" ", stated), said)
    kinds = frozenset(f"%{part.kind}" for text in (stated, said) for part in parts(text))
    made = {text: concepts(text, names) | kinds for text in dict.fromkeys(texts)}
    once = {found: found for found in made.values()}  # most are equal: of each there is one
    return tuple(once[made[text]] for text in texts)


def concepts(text: str, names: frozenset[str]) -> frozenset[str]:
    """Names (``@``, of those known), stems, and outcomes (``%``) of ``text``. Dates and numbers are left out: they are values."""
    told = outcomes(text)
    plain = text
    for start, end in [(t.start, t.end_at) for t in told] + [(s.start, s.end) for s in find_dates(text)]:
        plain = f"{plain[:start]}{' ' * (end - start)}{plain[end:]}"
    units = {_word(t, names) for s in find_quantities(text) for t in tokens(text[s.start : s.end]) if _counts(t)}
    found = {_word(t, names) for t in tokens(plain) if _counts(t)}
    told_of = {f"%{t.scale}{t.end}" for t in told} | ({_DEATH} if not _TOLL.isdisjoint(found) else set())
    within = {f"@{name_key(w)}" for t in told for w in tokens(text[t.start : t.end_at])} & names  # "cleared Ada Moe of"
    return frozenset((found | units) - _TOLL | told_of | within)


def _counts(token: str) -> bool:
    return len(token) > 1 and not token[0].isdigit() and token not in _EMPTY


def _word(token: str, names: frozenset[str]) -> str:
    key = f"@{name_key(token)}"
    return key if key in names else stem(token)
