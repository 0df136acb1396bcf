"""The patterns of attribution, one function each: they take the place of a cue and give the attribution or None."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterpoint.rules import contents, sources
from counterpoint.rules.circumstances import ADDRESSED, CLAUSE_STARTS, approximates, closes, is_title
from counterpoint.rules.clauses import has_verb, past_dateline
from counterpoint.rules.closed import ADVERBS, DAYS, DETERMINERS, NOUNS, OPENINGS, PERIODS, PREPOSITIONS, PRONOUNS, WHICH
from counterpoint.rules.cues import is_negated
from counterpoint.rules.fronted import ASKED, SUBORDINATE, answers, fronted, leads, quotes_whole, whole
from counterpoint.rules.halves import next_comma, second_half
from counterpoint.rules.inversions import inverted
from counterpoint.rules.lexicon import Act, Verb, verbs
from counterpoint.rules.names import GROUPS
from counterpoint.rules.tokens import Range, Tokens

PARTICLED = {"go": [["on"]], "put": [["it"]], "point": [["out"]]}
"""Verbs that say something behind a clause only with their particle: "…, she **went on**"."""

CLAUSE = 4
"""Tokens before a speaker and a cue that close a sentence: so many are what is said, also where its verb is none that is known."""

INVERTIBLE = frozenset(
    ["say", "write", "report", "add", "note", "explain", "recall", "argue", "warn", "announce", "tweet", "suggest", "acknowledge", "ask"]
)


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


@dataclass(frozen=True, slots=True)
class Place:
    """A cue verb at token ``k`` of sentence ``number``."""

    tokens: Tokens
    number: int
    k: int
    verb: Verb

    @property
    def first(self) -> int:
        """Where the sentence begins."""
        return self.tokens.units[self.number][0]

    @property
    def last(self) -> int:
        """Where the sentence ends."""
        return self.tokens.units[self.number][1]

    def make(self, source: list[Range], content: list[Range], pattern: str, cue_end: int = 0) -> Attribution:
        """The attribution found here."""
        cue = (self.k, cue_end or self.k + 1)
        negated = is_negated(self.tokens, self.k, self.first)
        return Attribution(source, cue, content, self.verb.act, pattern, self.number, self.verb.lemma, negated)


def floor_of(tokens: Tokens, number: int, k: int, found: Sequence[Attribution]) -> int:
    """Where the clause around ``k`` may begin: after what was attributed before in the same sentence, in its own bracket."""
    first = past_dateline(tokens, tokens.units[number][0])
    ends = [hi for a in found for lo, hi in [*a.content, *a.source, a.cue] if hi <= k]
    return max([first, _bracket(tokens, first, k), *ends])


def _bracket(tokens: Tokens, first: int, k: int) -> int:
    """Where the bracket that ``k`` stands in begins, or ``first``: "her ratings (**as low as 19%**, Moe says)"."""
    opened = next((i for i in range(k - 1, first - 1, -1) if tokens.word[i] in ("(", ")") and tokens.quote[i] < 0), first)
    return opened + 1 if tokens.word[opened] == "(" else first


def according(tokens: Tokens, number: int, k: int, found: Sequence[Attribution]) -> Attribution | None:
    """'"…", according to Per Lund' and "According to Per Lund, …"."""
    last = tokens.units[number][1]
    if k + 2 >= last or tokens.low[k + 1] != "to":
        return None
    source = inverted(tokens, k + 2, last)
    if not source:
        return None
    floor = floor_of(tokens, number, k, found)
    before = contents.trim(tokens, (floor, k))
    named = before is not None and tokens.cap[before[0]] and tokens.word[before[1]] == ","
    parts = [before] if before and (before[1] - before[0] > 1 or named) else []
    if parts and _only_says(tokens, parts[0]):
        return None  # "“…,” he added, according to the Post": the outlet through which his words came
    if parts and tokens.low[parts[0][1] - 1] in ("which", "that", "who") and source[1] + 1 < last and tokens.word[source[1]] == ",":
        after = contents.trim(tokens, (source[1] + 1, contents.content_end(tokens, source[1] + 1, last)))
        parts += [after] if after else []  # "a launch which, according to Moe, failed"
    if not any(has_verb(tokens, part) for part in parts):
        comma = sources.first_clause_mark(tokens, source, last)
        source = (source[0], comma)
        after = contents.trim(tokens, (comma, contents.content_end(tokens, min(comma + 1, last), last)))
        parts += [after] if after else []
    if not parts:
        return None
    return Attribution([source], (k, k + 2), parts, "speech", "according to", number, "according to")


def _only_says(tokens: Tokens, part: Range) -> bool:
    """Whether a range is nothing but a speaker and a cue: "he added", "said Ada Moe"."""
    said = verbs().get(tokens.low[part[1] - 1]) or verbs().get(tokens.low[part[0]])
    return part[1] - part[0] <= 4 and said is not None and said.act == "speech" and said.shape in ("ed", "s")


def following(place: Place, found: Sequence[Attribution]) -> Attribution | None:
    """The cue stands behind what is said, or inside it."""
    verb = place.verb
    if "r" not in verb.frames or verb.shape == "ing" or (place.k > place.first and place.tokens.low[place.k - 1] == "to"):
        return None
    if verb.lemma in PARTICLED and place.tokens.low[place.k + 1 : place.k + 2] not in PARTICLED[verb.lemma]:
        return None
    floor = floor_of(place.tokens, place.number, place.k, found)
    return _inverted(place, floor) or _parenthetical(place, floor)


def _inverted(place: Place, floor: int) -> Attribution | None:
    """'"…," said Per Lund' and "…, said Per Lund"."""
    tokens, k, last = place.tokens, place.k, place.last
    if k == place.first and k + 1 < last and tokens.cap[k + 1]:
        return _opening(place)
    plain = place.verb.shape == "base" and place.verb.lemma == "say"
    if not (plain or place.verb.shape in ("ed", "s")) or k <= floor or k + 1 >= last:
        return None
    quoted = tokens.quote[k - 1] >= 0
    if not quoted and (
        place.verb.lemma not in INVERTIBLE
        or tokens.word[k - 1] != ","
        or not (
            any(tokens.capital(i) for i in range(k + 1, min(k + 4, last)))
            or tokens.low[k + 1] in DETERMINERS
            or _group(tokens, k + 1, last)
        )
    ):
        return None
    source = inverted(tokens, k + 1, last)
    if not source or (
        not quoted and source[1] < last and tokens.word[source[1]] not in (",", ".", ";") and tokens.low[source[1]] not in OPENINGS
    ):
        return None
    if quoted and (is_title(tokens, k - 1) or _cited(place, source, floor)):
        return None
    named = tokens.cap[k - 2] and not tokens.cap[k + 1]
    if not quoted and named and (not has_verb(tokens, (floor, k)) or "said" in tokens.low[floor:k]):
        return None  # "her adviser, Per Lund, said the builder who left, Ada Moe, was ill"
    if tokens.low[source[0]] in PRONOUNS and source[1] < last and tokens.word[source[1]] not in (",", ".", ";"):
        return None
    content = contents.trim(tokens, (_quote_after_mark(tokens, k - 1, floor) if quoted else floor, k))
    second = second_half(place, source[1], quoted) if not _relative(tokens, source) else []
    if not quoted and not has_verb(tokens, (floor, k)):
        if source[1] + 1 >= last or not (tokens.quote[source[1] + 1] >= 0 or tokens.verb[source[1] + 1]):
            return None
        second = second_half(place, source[1], tokens.quote[source[1] + 1] >= 0)
    parts = [*([content] if content else []), *second]
    return place.make([source], parts, "inverted") if parts else None


def _group(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a sentence ends with an unnamed group: ", said **local sources**."."""
    end = next((i for i in range(at, min(at + 4, last)) if tokens.word[i] == "."), last)
    return end >= last - 1 and end > at and tokens.low[end - 1] in GROUPS


def _cited(place: Place, source: Range, floor: int) -> bool:
    """Whether a quotation before the cue hangs on its subject, and a clause follows: "Moe, citing “risks,” said the wall would fall"."""
    tokens, lo = place.tokens, place.tokens.quotes[place.tokens.quote[place.k - 1]][0]
    comma = next((i for i in range(lo - 1, floor, -1) if tokens.word[i] == ","), None)
    return comma is not None and tokens.low[comma + 1].endswith("ing") and source[1] < place.last and tokens.verb[source[1]]


def _opening(place: Place) -> Attribution | None:
    """'Said Per Lund, “…”', 'Wrote Lund: “…”'."""
    tokens, k, last = place.tokens, place.k, place.last
    source = inverted(tokens, k + 1, last)
    if source is None or source[1] + 1 >= last or tokens.word[source[1]] not in (",", ":") or tokens.quote[source[1] + 1] < 0:
        return None
    content = contents.trim(tokens, (source[1] + 1, contents.content_end(tokens, source[1] + 1, last)))
    return place.make([source], [content], "inverted") if content else None


def _relative(tokens: Tokens, source: Range) -> bool:
    """Whether a relative clause of the speaker reaches into a quotation that is none of what was said: "who waited in a “line”"."""
    at = source[1]
    return (
        at < len(tokens.word)
        and tokens.quote[at] >= 0
        and tokens.word[at - 1] != ","
        and not {"who", "whose"}.isdisjoint(tokens.low[slice(*source)])
    )


def _parenthetical(place: Place, floor: int) -> Attribution | None:
    """'"…," Per Lund said' and "…, he said, …", also with "as"."""
    tokens, k, last = place.tokens, place.k, place.last
    source = sources.subject(tokens, k, floor)
    if source is None:
        return None
    at = source[0][0]
    if at > floor and tokens.low[at - 1] == "as":
        at -= 1
    if at <= floor or at > k:
        return None
    quoted = tokens.quote[at - 1] >= 0
    content = contents.trim(tokens, (_quote_after_mark(tokens, at - 1, floor) if quoted else floor, at))
    if tokens.low[source[0][0]].endswith("ing") or tokens.low[source[0][0]] in ("who", "which") or (quoted and is_title(tokens, at - 1)):
        return None
    if not content:
        joined = at - 1 > floor and tokens.word[at - 1] == ","  # "But, he said, it was weak"
        second = second_half(place, k + 1, quoted) if joined else []
        return place.make(source, second, "parenthetical") if second else None
    if quoted:
        stopped = tokens.word[at - 2] in (",", "?", "!", "—", "…", "–", "--", ".", "-")
        opening = (content[0], tokens.quotes[tokens.quote[at - 1]][0])
        cue = verbs().get(tokens.low[content[0]])
        calls = tokens.low[content[0]] in ASKED or (cue is not None and cue.shape == "ing" and "o" in place.verb.frames)
        asked = calls and opening[0] < opening[1] and "," not in tokens.word[slice(*opening)]  # "Asked if it “is so,” Moe said no"
        if asked or (k + 1 < last and tokens.low[k + 1] == "that") or not (stopped or closes(tokens, k + 1, last)):
            return None
    elif (
        tokens.word[at - 1] not in (",", "—", "–", "--")
        or not _closes_at_once(place, content)
        or quotes_whole(tokens, k + 1, last)
        or answers(tokens, content, k + 1)
        or leads(tokens, content)
        or fronted(tokens, content)
        or (
            tokens.low[content[0]] in SUBORDINATE
            and (floor > place.first + 1 or not whole(tokens, content, tokens.word[k + 1] if k + 1 < last else "."))
        )
    ):
        return None
    second = second_half(place, k + 1, quoted)
    if not quoted and tokens.low[content[1] - 1] in CLAUSE_STARTS:  # "given that, as Moe said, it was weak"
        return place.make(source, second, "parenthetical") if second else None
    return place.make(source, [content, *second], "parenthetical")


def _starts_subject(tokens: Tokens, source: list[Range] | None) -> bool:
    """Whether a source surely is a subject: a name, a pronoun, or a noun with an article."""
    if not source:
        return False
    at = source[0][0]
    return (
        tokens.capital(at)
        or tokens.cap[source[-1][1] - 1]
        or tokens.low[at] in PRONOUNS
        or tokens.low[at] in DETERMINERS
        or tokens.low[source[-1][1] - 1].endswith("s")
    )


def _quote_after_mark(tokens: Tokens, i: int, floor: int) -> int:
    """Where content begins that ends with the quotation at ``i``: at the quotation if a dash or colon sets it off, else at ``floor``."""
    lo = tokens.quotes[tokens.quote[i]][0]
    if lo - 1 > floor and tokens.word[lo - 1] in ("—", "–", "--", "-", ":", "("):
        return lo
    stops = (j + 1 for j in range(lo - 1, floor + 2, -1) if tokens.quote[j] < 0 and _ends_sentence(tokens, j))
    return next(stops, floor)


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a stop at ``i`` ends a sentence that was put together with the next one: a word in lower case before, a quotation behind."""
    long = len(tokens.word[i - 1]) > (2 if tokens.word[i - 1].islower() else 5)
    return tokens.word[i] in (".", "?", "!") and long and tokens.quote[i + 1] >= 0


def _closes_at_once(place: Place, content: Range) -> bool:
    """Whether an unquoted clause ``content`` may have its cue behind it: what follows is a mark, or when and where it was said."""
    tokens, at, last = place.tokens, place.k + 1, place.last
    at += at < last and "o" in place.verb.frames and tokens.low[at] in ADDRESSED
    if place.verb.lemma in NOUNS and not _starts_subject(tokens, sources.subject(tokens, place.k, content[1])):
        return False
    if at >= last or tokens.word[at] in (",", ".", ";", "—", "–", "--", ")"):
        whole = at < last and (tokens.word[at] == "," or (at == last - 1 and content[1] - content[0] >= CLAUSE))
        whole = whole or tokens.word[content[0] - 1] == "("
        return whole or has_verb(tokens, content) or _nominative(tokens, content)
    low = tokens.low[at]
    if low in CLAUSE_STARTS and low not in ("when", "who"):
        return False  # "In a letter, Moe asks **what** …"
    dated = low in WHICH and not PERIODS.isdisjoint(tokens.low[at + 1 : at + 3])  # not "claimed **the** nomination"
    circumstance = (
        dated or (low in PREPOSITIONS and not approximates(tokens, at)) or low in DAYS or low in ADVERBS or low in ("when", "while")
    )
    if not (circumstance or "o" in place.verb.frames) or not closes(tokens, at, last):
        return False
    if quotes_whole(tokens, next_comma(tokens, at, last), last):
        return False  # "On the day that it fell, Moe said of the wall, “I …”"
    return has_verb(tokens, content) or (circumstance and (comma := next_comma(tokens, at, last)) > at and tokens.verb[comma + 1])


def _nominative(tokens: Tokens, part: Range) -> bool:
    """Whether a range holds a pronoun that must be a subject with a word behind it: "**they** see the wall"."""
    return any(tokens.low[i] in ("he", "she", "they", "we", "i") and tokens.word[i + 1].isalpha() for i in range(part[0], part[1] - 1))
