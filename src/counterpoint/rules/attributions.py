"""Attributions: who says what by which words. The walk over the sentences of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from counterpoint.article import Span
from counterpoint.rules import contents, sources
from counterpoint.rules.document import document
from counterpoint.rules.lexicon import Act, Verb, verbs
from counterpoint.rules.tokens import Range, Tokens


@dataclass(slots=True)
class Attribution:
    """One attribution as ranges of tokens. ``pattern`` names the rule that found it."""

    source: list[Range]
    cue: Range
    content: list[Range]
    act: Act
    pattern: str
    unit: int
    lemma: str = ""
    negated: bool = False
    extra: list[Range] = field(default_factory=list)


def attributions(text: str, parts: Sequence[Span]) -> tuple[Tokens, list[Attribution]]:
    """All attributions in ``parts`` of ``text``, in the order of their cues."""
    tokens = document(text, parts)
    found: list[Attribution] = []
    for number in range(len(tokens.units)):
        found += _of_unit(tokens, number)
    _continue(tokens, found)
    return tokens, found


def _of_unit(tokens: Tokens, number: int) -> list[Attribution]:
    first, last = tokens.units[number]
    found: list[Attribution] = []
    table = verbs()
    for k in range(first, last):
        low = tokens.low[k]
        if tokens.quote[k] >= 0:
            continue
        made: Attribution | None = None
        if low == "according" and k + 1 < last and tokens.low[k + 1] == "to":
            made = _according(tokens, number, k, found)
        elif low in table and not _covered(found, k):
            made = _verb(tokens, number, k, table[low], found)
        if made:
            found.append(made)
    return found


def _covered(found: Sequence[Attribution], k: int) -> bool:
    return any(lo <= k < hi for a in found for lo, hi in a.content + a.source)


def _floor(tokens: Tokens, number: int, k: int, found: Sequence[Attribution]) -> int:
    """Where the clause around ``k`` may begin: after what was attributed before in the same sentence."""
    ends = [hi for a in found for lo, hi in [*a.content, *a.source, a.cue] if hi <= k]
    return max([tokens.units[number][0], *ends])


def _according(tokens: Tokens, number: int, k: int, found: Sequence[Attribution]) -> Attribution | None:
    last = tokens.units[number][1]
    source = sources.inverted(tokens, k + 2, last)
    if not source:
        return None
    floor = _floor(tokens, number, k, found)
    cue = (k, k + 2)
    before = contents.trim(tokens, (floor, k))
    if before and before[1] - before[0] > 1:
        parts = [before]
    else:
        at = source[1]
        after = contents.trim(tokens, (at, contents.content_end(tokens, min(at + 1, last), last)))
        if not after:
            return None
        parts = [after]
    return Attribution([source], cue, parts, "speech", "according to", number, "according to")


def _verb(tokens: Tokens, number: int, k: int, verb: Verb, found: Sequence[Attribution]) -> Attribution | None:
    first, last = tokens.units[number]
    if _is_noun(tokens, k, first, last, verb) or _is_passive(tokens, k, first, verb):
        return None
    floor = _floor(tokens, number, k, found)
    made = _inverted(tokens, number, k, verb, floor)
    if made:
        return made
    source = _source(tokens, k, verb, floor, number, found)
    if source is None:
        return None
    return _parenthetical(tokens, number, k, verb, source, floor) or _leading(tokens, number, k, verb, source)


def _is_noun(tokens: Tokens, k: int, first: int, last: int, verb: Verb) -> bool:
    """Whether the form at ``k`` is rather a noun or an adjective here: "the claim", "an alleged", "U.S. reports of"."""
    if k == first:
        return verb.shape != "ing" and not (k + 1 < last and tokens.capital(k + 1))
    before = tokens.low[k - 1]
    if before in sources.DETERMINERS and before not in sources.THOSE - {"this", "that", "each"} or before.endswith("'s") or before == "'":
        return before not in ("'s",) and not (before in ("that", "all", "both") and verb.shape != "base")
    if verb.shape in ("base", "s") and before in sources.PREPOSITIONS and before != "to":
        return True
    if verb.shape == "base":
        e = sources.before_verb(tokens, k, first)
        if e < k - 1 and any(tokens.low[i] in sources.AUX or tokens.low[i] == "to" for i in range(e + 1, k)):
            return False
        low = tokens.low[e] if e >= first else ""
        plural = (low.endswith("s") and not low.endswith(("'s", "ss", "us"))) or low in (
            "people",
            "men",
            "women",
            "police",
            "media",
            "who",
            "they",
            "we",
            "i",
            "you",
        )
        return not (plural or low in sources.THOSE or low in (")", ","))
    return verb.shape == "s" and before in sources.COORDINATORS and False


def _is_passive(tokens: Tokens, k: int, first: int, verb: Verb) -> bool:
    if verb.shape not in ("ed", "en"):
        return False
    e = k - 1
    while e > first and (tokens.low[e] in sources.ADVERBS or tokens.low[e].endswith("ly") or tokens.low[e] == "not"):
        e -= 1
    return tokens.low[e] in ("is", "are", "was", "were", "be", "been", "being", "am", "'re", "get", "got", "gets")


def _source(tokens: Tokens, k: int, verb: Verb, floor: int, number: int, found: Sequence[Attribution]) -> list[Range] | None:
    first = tokens.units[number][0]
    if verb.shape == "ing" and (
        k == first or tokens.low[k - 1] not in sources.AUX | {"not"} and not sources.before_verb(tokens, k, floor) < k - 1
    ):
        return _participle_source(tokens, k, first, found)
    source = sources.subject(tokens, k, floor)
    if (
        source is None
        and found
        and (k == floor or tokens.low[k - 1] in sources.COORDINATORS or tokens.low[k - 1] in sources.ADVERBS or tokens.word[k - 1] == ",")
    ):
        return found[-1].source
    return source


def _participle_source(tokens: Tokens, k: int, first: int, found: Sequence[Attribution]) -> list[Range] | None:
    if k > first and tokens.word[k - 1] != "," and tokens.low[k - 1] not in sources.COORDINATORS and tokens.quote[k - 1] < 0:
        return None
    if found:
        return found[-1].source
    if k == first:
        return None
    return sources.shared(tokens, first, k)


def _inverted(tokens: Tokens, number: int, k: int, verb: Verb, floor: int) -> Attribution | None:
    """'"…," said Per Lund' and "…, said Per Lund"."""
    last = tokens.units[number][1]
    if "r" not in verb.frames or verb.shape not in ("ed", "s") or k <= floor:
        return None
    quoted = tokens.quote[k - 1] >= 0
    if not quoted and tokens.word[k - 1] != ",":
        return None
    source = sources.inverted(tokens, k + 1, last)
    if not source or (not quoted and source[1] < last and tokens.word[source[1]] not in (",", ".")):
        return None
    if not quoted and not (tokens.capital(k + 1) or tokens.low[k + 1] in sources.DETERMINERS):
        return None
    content = contents.trim(tokens, (floor, k))
    if not content:
        return None
    parts = [content, *_second_half(tokens, source[1], last, quoted)]
    return Attribution([source], (k, k + 1), parts, verb.act, "inverted", number, verb.lemma)


def _parenthetical(tokens: Tokens, number: int, k: int, verb: Verb, source: list[Range], floor: int) -> Attribution | None:
    """'"…," Per Lund said' and "…, he said, …"."""
    last = tokens.units[number][1]
    at = source[0][0]
    if not verb.frames & {"r", "q"} or at > k or at <= floor:
        return None
    content = contents.trim(tokens, (floor, at))
    if not content or at - 1 < floor:
        return None
    quoted = tokens.quote[at - 1] >= 0
    if not quoted and (tokens.word[at - 1] != "," or "r" not in verb.frames or not _closes(tokens, k + 1, last)):
        return None
    if quoted and (tokens.word[at - 2] not in (",", "?", "!", "—", "…", "–", "--", ".") and not _closes(tokens, k + 1, last)):
        return None
    if quoted and k + 1 < last and tokens.low[k + 1] == "that":
        return None
    parts = [content, *_second_half(tokens, k + 1, last, quoted)]
    return Attribution(source, (k, k + 1), parts, verb.act, "parenthetical", number, verb.lemma)


def _closes(tokens: Tokens, at: int, last: int) -> bool:
    """Whether nothing that could be content follows the cue at once."""
    if at >= last or tokens.word[at] in (".", ",", ";"):
        return True
    after = contents.skip_circumstances(tokens, at, last)
    return after > at and (after >= last or tokens.word[after] in (".", ",", ";"))


def _second_half(tokens: Tokens, at: int, last: int, quoted: bool) -> list[Range]:
    """The rest of what is said behind the reporter's insertion."""
    if quoted:
        for i in range(at, min(last, at + 40)):
            if tokens.quote[i] >= 0:
                lo, hi = i, contents.content_end(tokens, i, last)
                part = contents.trim(tokens, (lo, hi))
                return [part] if part and tokens.word[i - 1] in (",", ":", "—", "–", "--", ";") else []
            if tokens.low[i] in verbs() and i > at:
                return []
        return []
    if at < last and tokens.word[at] == "," and at + 1 < last:
        low = tokens.low[at + 1]
        if low in sources.COORDINATORS or low in ("who", "which", "while", "as") or low.endswith("ing"):
            return []
        part = contents.trim(tokens, (at + 1, contents.content_end(tokens, at + 1, last)))
        return [part] if part else []
    return []


def _leading(tokens: Tokens, number: int, k: int, verb: Verb, source: list[Range]) -> Attribution | None:
    """ "Per Lund said that …", "she told the BBC …", "he dismissed the idea", "they called for …"."""
    last = tokens.units[number][1]
    at = contents.skip_circumstances(tokens, k + 1, last) if not (k + 1 < last and tokens.low[k + 1] in verb.preps) else k + 1
    cue_end = k + 1
    if at < last and tokens.low[at] in verb.preps:
        cue_end = at + 1
        at += 1
        part = _phrase_or_clause(tokens, at, last)
    elif "o" in verb.frames:
        begin = contents.skip_addressee(tokens, k + 1, last)
        if begin is None:
            return None
        if begin < last and tokens.word[begin] in (",", "."):
            return None
        part = (begin, contents.content_end(tokens, begin, last))
    else:
        part = _complement(tokens, at, last, verb)
    content = contents.trim(tokens, part) if part else None
    if not content:
        return None
    return Attribution(source, (k, cue_end), [content], verb.act, "leading", number, verb.lemma)


def _phrase_or_clause(tokens: Tokens, at: int, last: int) -> Range | None:
    if at >= last:
        return None
    if tokens.low[at] in ("that", "how", "why", "whether", "what") or tokens.quote[at] >= 0:
        return at, contents.content_end(tokens, at, last)
    return at, contents.phrase_end(tokens, at, last)


def _complement(tokens: Tokens, at: int, last: int, verb: Verb) -> Range | None:
    if at >= last:
        return None
    if tokens.word[at] in (",", ":") and at + 1 < last and (tokens.quote[at + 1] >= 0 or tokens.word[at] == ":"):
        at += 1
    low = tokens.low[at]
    if tokens.quote[at] >= 0:
        return at, contents.content_end(tokens, at, last)
    if tokens.word[at] in (",", ".", ";"):
        return None
    if low == "to":
        return (at, contents.content_end(tokens, at, last)) if "i" in verb.frames else None
    if low in ("that", "whether", "if", "how", "why", "what"):
        return at, contents.content_end(tokens, at, last)
    if low in sources.PREPOSITIONS and low not in ("in", "on", "at", "for", "with", "under", "after", "by", "despite"):
        return None
    if "t" in verb.frames and ("n" not in verb.frames or _clause_follows(tokens, at, last)):
        return at, contents.content_end(tokens, at, last)
    if "n" in verb.frames:
        return at, contents.phrase_end(tokens, at, last)
    return None


def _clause_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a finite verb comes within the next words: a bare clause rather than a noun phrase."""
    for i in range(at, min(last, at + 10)):
        if tokens.word[i] in (",", ".", ";") or tokens.low[i] in sources.RELATIVES:
            return False
        if sources.verbish(tokens, i):
            return i > at
    return False


def _continue(tokens: Tokens, found: list[Attribution]) -> None:
    """Give quotations that fill whole sentences after an attributed one to the same speaker."""
    by_unit: dict[int, list[Attribution]] = {}
    for a in found:
        by_unit.setdefault(a.unit, []).append(a)
    current: Attribution | None = None
    for number, (lo, hi) in enumerate(tokens.units):
        here = by_unit.get(number)
        if here:
            quoted = [a for a in here if any(tokens.quote[i] >= 0 for i in (a.content[-1][0], a.content[-1][1] - 1))]
            current = (
                quoted[-1] if quoted and (quoted[-1].pattern in ("inverted", "parenthetical") or _open_ended(tokens, quoted[-1])) else None
            )
            continue
        if current is None or not _bare_quote(tokens, lo, hi):
            current = None
            continue
        if tokens.paragraph[number] == tokens.paragraph[number - 1] or _goes_on(tokens, number):
            current.content.append((lo, hi))
        else:
            current = None


def _open_ended(tokens: Tokens, a: Attribution) -> bool:
    return tokens.quote[a.content[-1][1] - 1] >= 0


def _bare_quote(tokens: Tokens, lo: int, hi: int) -> bool:
    return tokens.quote[lo] >= 0 and tokens.quote[hi - 1] >= 0 and all(tokens.quote[i] >= 0 for i in range(lo, hi))


def _goes_on(tokens: Tokens, number: int) -> bool:
    """Whether the quotation before was left open at its line's end."""
    end = tokens.units[number - 1][1] - 1
    return tokens.quote[end] >= 0 and tokens.word[end] not in ('"', "”", "’", "'", "''")
