"""Quotations that no cue verb of the lexicon leads: "Trump issued a statement: “…”", "Lund agreed. “…”", "He said:" and the next line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterpoint.rules import contents, sources
from counterpoint.rules.circumstances import is_title
from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import AUX, DETERMINERS, PERIODS, PREPOSITIONS
from counterpoint.rules.dashes import DASHES, is_dash
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.names import CLOSED, ROLES
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.phrases import shared
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.transcripts import NOT_SPEAKERS

SHORTEST = 6
"""Tokens of a quotation, its marks included, that is taken for something said without a cue verb of the lexicon."""

THINGS = frozenset(["it", "that", "this", "which", "there"])
REACH = 12
LONGEST = 16
"""Tokens of a sentence that only introduces the quotation after it."""


def introduced(tokens: Tokens, found: Sequence[Attribution], taken: Collection[int]) -> Iterator[Attribution]:
    """Attributions of quotations that nothing claims yet."""
    claimed: set[int] = set().union(*[range(lo, hi) for a in found for lo, hi in a.content])
    busy = {a.unit for a in found}
    for number, unit in enumerate(tokens.units):
        if number in taken:
            continue
        made = _before_quotation(tokens, number, unit, claimed)
        if made is None:
            made = _with_quotation(tokens, number, unit, claimed)
        if made is None and number not in busy:
            made = _agreed(tokens, number, unit, claimed)
        if made is None and tokens.word[unit[0]] in DASHES and number not in busy:
            made = _signed(tokens, number, unit, claimed)
        if made is None and tokens.word[unit[1] - 1] == ":":
            made = _colon(tokens, number, unit, claimed, busy)
        if made is not None:
            claimed.update(*[range(lo, hi) for lo, hi in made.content])
            yield made


def _before_quotation(tokens: Tokens, number: int, unit: Range, claimed: Collection[int]) -> Attribution | None:
    """Any verb before a comma or colon and a quotation that begins a sentence: "issued a statement, “…”"."""
    first, last = unit
    if max(tokens.quote[first:last]) < 0:
        return None
    for lo, hi in [tokens.quotes[n] for n in sorted(set(tokens.quote[first + 2 : last]) - {-1})]:
        if lo < first + 2 or lo in claimed or tokens.word[lo - 1] not in (",", ":"):
            continue
        if hi - lo < SHORTEST or not tokens.word[lo + 1][0].isupper() or is_title(tokens, lo):
            continue
        content = contents.trim(tokens, (lo, contents.content_end(tokens, lo, last)))
        name = _name_before(tokens, first, lo - 1)
        if name is not None and content:
            return Attribution([name], (lo - 1, lo), [content], "speech", "introduced", number, "say")
        verb = _last_verb(tokens, first, lo - 1)
        source = sources.subject(tokens, verb, first) if verb is not None else None
        if verb is None or not source or any(i in claimed for i in range(*source[0])):
            continue
        if content:
            return Attribution(source, (verb, lo - 1), [content], "speech", "introduced", number, "say")
    return None


def _with_quotation(tokens: Tokens, number: int, unit: Range, claimed: Collection[int]) -> Attribution | None:
    """Any verb before a clause with "that" in which words are quoted: "grumbled to a crowd that the press “does not like me”"."""
    first, last = unit
    quoted = next((i for i in range(first, last) if tokens.quote[i] >= 0 and i not in claimed), last)
    lo, hi = tokens.quotes[tokens.quote[quoted]] if quoted < last else (last, last)
    that = next(
        (i for i in range(lo - 1, max(first, lo - REACH), -1) if tokens.low[i] == "that" or tokens.word[i] in (",", ";", ":")), first
    )
    if (
        hi - lo < SHORTEST - 1
        or tokens.low[that] != "that"
        or tokens.low[that + 1] in PERIODS
        or is_title(tokens, lo)
        or not has_verb(tokens, (that, hi))
    ):
        return None
    verb = _last_verb(tokens, first, that)
    if verb is None or that - verb > REACH or tokens.verb[that + 1] or tokens.low[verb - 1] in AUX or _leads_on(tokens, verb, that):
        return None
    source = sources.subject(tokens, verb, first)
    if source and tokens.low[source[0][0]] in THINGS:
        return None
    content = contents.trim(tokens, (that, contents.content_end(tokens, that, last)))
    if not source or not content or any(i in claimed for i in range(*source[0])) or any(i in claimed for i in range(*content)):
        return None
    return Attribution(source, (verb, verb + 1), [content], "speech", "introduced", number, "say")


def _leads_on(tokens: Tokens, verb: int, that: int) -> bool:
    """Whether an infinitive stands between a verb and "that", whose subject may be another: "a win that led her **to declare** that"."""
    return any(tokens.low[i] == "to" and tokens.low[i + 1] not in DETERMINERS and not tokens.cap[i + 1] for i in range(verb, that))


def _name_before(tokens: Tokens, first: int, colon: int) -> Range | None:
    """The name right before a colon and a quotation, with its roles: "… surprised nobody, least of all pollster **Ada Moe**: “…”"."""
    end = colon
    if tokens.word[colon] != ":":
        return None
    if tokens.word[end - 1] == ")":
        end = next((i for i in range(end - 2, max(first, end - 8), -1) if tokens.word[i] == "("), end)
    lo = end
    while lo > first and (
        tokens.cap[lo - 1] or tokens.low[lo - 1] in ROLES or (tokens.word[lo - 1] == "." and len(tokens.word[lo - 2]) < 5)
    ):
        lo -= 1
    capitals = [i for i in range(lo, end) if tokens.cap[i] and tokens.low[i] not in CLOSED]
    named = len(capitals) > 1 and capitals[-1] == end - 1 and capitals[-2] == end - 2 and not tokens.word[lo].isupper()
    before = tokens.low[lo - 1] if lo > first else "-"
    named = (named or _known(tokens, lo, end, first)) and tokens.low[lo] not in NOT_SPEAKERS
    return (lo, colon) if named and before not in PREPOSITIONS and before not in ("and", "told") else None


def _known(tokens: Tokens, lo: int, end: int, first: int) -> bool:
    """Whether one capitalised word that begins a sentence is a name that the text has elsewhere too: 'Moe: “It will fall.”'."""
    word = tokens.word[lo]
    opens = lo == first or tokens.word[lo - 1] in (".", "”", '"', "''")
    return opens and end == lo + 1 and word[1:].islower() and tokens.low[lo] not in tokens.common and tokens.word.count(word) > 1


def _last_verb(tokens: Tokens, first: int, hi: int) -> int | None:
    """The last finite verb outside quotations before ``hi``."""
    for i in range(hi - 1, first, -1):
        if tokens.quote[i] >= 0:
            return None
        if tokens.verb[i] and tokens.low[i] not in AUX:
            return i
    return None


def _agreed(tokens: Tokens, number: int, unit: Range, claimed: Collection[int]) -> Attribution | None:
    """A short sentence that ends with a verb of saying, and a quotation behind it: "Lund disagreed. “…”"."""
    first, last = unit
    following = number + 1
    if last - first > LONGEST or following >= len(tokens.units) or tokens.paragraph[following] != tokens.paragraph[number]:
        return None
    lo, hi = tokens.units[following]
    if any(tokens.quote[i] < 0 for i in (lo, hi - 1)) or lo in claimed or tokens.quote[lo] != tokens.quote[hi - 1]:
        return None
    for k in range(last - 1, first, -1):
        verb = verbs().get(tokens.low[k])
        if verb and verb.act == "speech" and verb.frames & {"q", "r"} and verb.shape in ("ed", "s"):
            source = sources.subject(tokens, k, first)
            return Attribution(source, (k, k + 1), [(lo, hi)], "speech", "introduced", number, verb.lemma) if source else None
    return None


def _signed(tokens: Tokens, number: int, unit: Range, claimed: Collection[int]) -> Attribution | None:
    """A dash and a name below a quotation that has a paragraph to itself: '“It will fall.”', then '— Ada Moe'."""
    first, last = unit
    if number == 0 or not is_dash(tokens, first) or tokens.paragraph[number] == tokens.paragraph[number - 1]:
        return None
    lo, hi = tokens.units[number - 1]
    quoted = tokens.quote[lo] >= 0 and tokens.quote[lo] == tokens.quote[hi - 1] and hi - lo > SHORTEST
    if not quoted or lo in claimed or (number > 1 and tokens.paragraph[number - 2] == tokens.paragraph[number - 1]):
        return None
    end = next((i for i in range(first + 1, last) if tokens.word[i] in (",", "(") or not tokens.cap[i]), last)
    return (
        Attribution([(first + 1, end)], (first, first + 1), [(lo, hi)], "speech", "introduced", number, "say") if end > first + 1 else None
    )


def _colon(tokens: Tokens, number: int, unit: Range, claimed: Collection[int], busy: Collection[int]) -> Attribution | None:
    """A sentence that ends with a cue and a colon, and the next paragraph: "In a speech last July, he said:"."""
    first, last = unit
    following = number + 1
    if following >= len(tokens.units) or tokens.units[following][0] in claimed:
        return None
    for k in range(last - 2, first, -1):
        verb = verbs().get(tokens.low[k])
        if verb and verb.act == "speech" and verb.frames & {"q", "t"} and tokens.quote[k] < 0:
            source = sources.subject(tokens, k, first) or shared(tokens, first, k)
            content = _next_lines(tokens, following, busy)
            return Attribution(source, (k, last), content, "speech", "introduced", number, verb.lemma) if source and content else None
    return None


def _next_lines(tokens: Tokens, following: int, busy: Collection[int]) -> list[Range]:
    """The next paragraph, or, where it is quoted, all its quoted sentences."""
    found: list[Range] = []
    paragraph = tokens.paragraph[following]
    for n in range(following, len(tokens.units)):
        lo, hi = tokens.units[n]
        if tokens.paragraph[n] != paragraph or n in busy:
            break
        if tokens.quote[tokens.units[following][0]] >= 0 and tokens.quote[lo] < 0:
            break
        found.append((lo, hi))
    return [(found[0][0], found[-1][1])] if found else []
