"""Who speaks: the noun phrase before a cue, or behind an inverted one."""

from __future__ import annotations

from itertools import pairwise

from counterpoint.rules.circumstances import is_title, occasion
from counterpoint.rules.clauses import before_verb
from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    MONTHS,
    NOT_ADVERBS,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    THOSE,
)
from counterpoint.rules.lexicon import classes
from counterpoint.rules.names import ROLES
from counterpoint.rules.phrases import (
    continues,
    is_apposition,
    past_adverbials,
    phrase_start,
    shared,
)
from counterpoint.rules.relatives import relative_head
from counterpoint.rules.tokens import Range, Tokens

LINKS = PREPOSITIONS | SUBORDINATORS
STATES = classes()["states"]
TIMES = DAYS | MONTHS | PERIODS

MODALS = frozenset(["would", "could", "should", "will", "can", "may", "might", "must", "cannot", "did", "does", "do"])

NOBODY = frozenset(["nobody", "neither", "few"])


def subject(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """The subject of the finite verb at ``k``, looking back no further than ``first``. None where there is none at hand."""
    e = before_verb(tokens, k, first)
    if e < first or (tokens.low[e] == "both" and tokens.low[k + 1 : k + 2] == ["and"]):
        return None  # "for reasons both **stated and** possible"
    if tokens.quote[e] >= 0:
        return _titled(tokens, e, first) if is_title(tokens, e) else _citing(tokens, e, first)
    low = tokens.low[e]
    if low in PRONOUNS or (low in THOSE and not _counted(tokens, e, first) and not _noun_before(tokens, e, first)):
        return [(e, e + 1)]
    if low == "who" or (low == "which" and e > first and tokens.word[e - 1] == ","):
        return [(e, e + 1)]
    if low in ("that", "which"):
        return noun_phrase(tokens, e - 1, first)
    if low == ")":
        return _parenthesis(tokens, e, first)
    if low in (",", "—", "–", "--") or (low == "-" and tokens.end[e - 1] < tokens.start[e]):
        return apposition(tokens, e, first)
    if low in COORDINATORS or (
        low.endswith("ed")
        and e > first
        and not tokens.capital(e)
        and (tokens.low[e - 1] in AUX or tokens.low[e - 1] in ADVERBS or tokens.low[e - 1].endswith("ly"))
    ):
        return shared(tokens, _clause_start(tokens, e, first), k)
    return noun_phrase(tokens, e, first)


def _clause_start(tokens: Tokens, e: int, first: int) -> int:
    """Where the clause begins whose subject a verb behind "and" shares: behind ", as" and ", while", else at ``first``."""
    for i in range(e, first + 1, -1):
        if tokens.low[i - 1] in ("as", "while") and tokens.word[i - 2] == ",":
            return i if True in tokens.verb[i:e] else first
    return first


def _citing(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """The subject before a participle with a quotation between commas: "**Ada Moe**, citing “great risks,” said"."""
    lo = tokens.quotes[tokens.quote[e]][0]
    if tokens.word[e - 1] != ",":
        return None
    comma = next((i for i in range(lo - 1, first, -1) if tokens.word[i] == ","), None)
    if comma is None or not tokens.low[comma + 1].endswith("ing"):
        return None
    return noun_phrase_or_pronoun(tokens, comma - 1, first)


def _titled(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject that ends with a name in quotation marks: 'Ada Moe, host of “The Hour,” said'."""
    lo = tokens.quotes[tokens.quote[e]][0]
    if tokens.word[e - 1] == ",":
        return apposition(tokens, e, first)
    if lo <= first:
        return [(lo, e + 1)]
    found = noun_phrase(tokens, lo - 1, first)
    return [(found[0][0], e + 1)] if found else None


def _counted(tokens: Tokens, e: int, first: int) -> bool:
    """Whether a number or "and" stands before "others" and the like."""
    return e > first and (tokens.word[e - 1][0].isdigit() or tokens.low[e - 1] in ("and", "two", "three", "several"))


def _noun_before(tokens: Tokens, e: int, first: int) -> bool:
    return e > first and tokens.word[e - 1][0].isalnum() and not tokens.verb[e - 1] and tokens.low[e - 1] in ("of", "they", "the")


def _parenthesis(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject with a parenthesis after it: "Sen. Ada Moe (R-Ky.)"."""
    opened = e - 1
    while opened > first and tokens.word[opened] != "(":
        opened -= 1
    if opened <= first or e - opened > 12:
        return None
    found = noun_phrase(tokens, opened - 1, first) if tokens.word[opened - 1] != "," else apposition(tokens, opened - 1, first)
    if not found:
        return None
    return [*found[:-1], (found[-1][0], e + 1)]


def noun_phrase(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """The noun phrase that ends with token ``e``."""
    if e < first or (not tokens.word[e][0].isalnum() and tokens.word[e] not in ("’", "'", ".", "%")):
        return None
    at = phrase_start(tokens, e, first)
    if at == e == first and tokens.low[e].endswith("ly") and tokens.low[e] not in NOT_ADVERBS and tokens.low[e + 1].endswith("ed"):
        return None  # "**Newly** elected Mayor Moe"
    if at > first and (tokens.low[at - 1] == "not" or tokens.low[at - 1] in MODALS):
        return None  # no noun phrase: "could not **implement their laws**"
    head = relative_head(tokens, at, e, first) if at > first + 2 else None
    if head is not None:
        at = phrase_start(tokens, head, first)
    elif tokens.low[e] in STATES and tokens.cap[e] and at - 2 > first and tokens.word[at - 1] == "," and tokens.cap[at - 2]:
        at = phrase_start(tokens, at - 2, first)  # "Ada Moe of Lind, **Ohio** said"
    at = past_adverbials(tokens, at, e)
    e = _before_occasion(tokens, at, e) if e - at > 3 else e  # "Moe in a post"
    if tokens.low[at] in ("in", "at", "during", "on") and at > first and (tokens.low[at - 1] in COORDINATORS or tokens.word[at - 1] == ","):
        return shared(tokens, first, at)
    return [(at, e + 1)] if at <= e and not (at == e and tokens.low[e] in LINKS) else None


def _before_occasion(tokens: Tokens, at: int, e: int) -> int:
    """The end of a name that "in a post" and the like follow before the verb."""
    for i in range(at + 1, e - 1):
        named = tokens.low[i] in ("in", "on", "at") and tokens.cap[i - 1] and tokens.quote[i] < 0
        if named and tokens.low[i + 1] in DETERMINERS and occasion(tokens, i, e + 1):
            return i - 1
    return e


def apposition(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject with an apposition, a relative clause or an adverbial between commas behind it; ``e`` is the closing mark."""
    mark = tokens.word[e] if tokens.quote[e] < 0 else ","
    cuts = [i for i in range(max(first, e - 60), e) if tokens.word[i] == mark and tokens.quote[i] < 0]
    if not cuts and tokens.word[e - 1] == ")":
        return _parenthesis(tokens, e - 1, first)
    if not cuts:
        return shared(tokens, first, e) if mark == "," else None
    number = len(cuts) - 1
    while (
        number > 0
        and cuts[number - 1] > first
        and continues(tokens, cuts[number - 1] + 1, cuts[number])
        and tokens.low[cuts[number - 1] - 1] not in TIMES
    ):
        number -= 1
    head = noun_phrase_or_pronoun(tokens, cuts[number] - 1, first)
    if not head:
        return shared(tokens, first, e)
    lo = head[0][0]
    if tokens.low[lo].endswith("ing") and not tokens.cap[lo] and tokens.cap[cuts[number] + 1]:
        return [(cuts[number] + 1, e)]  # "after winning in Lind, **Gov. Moe (R)**, said"
    if not is_apposition(tokens, cuts[number] + 1, e) and tokens.low[cuts[number] + 1] not in ("who", "whose"):
        return head
    return [(head[0][0], e)]


def noun_phrase_or_pronoun(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """The noun phrase that ends with token ``e``, with its parenthesis, or the pronoun there."""
    if e >= first and tokens.low[e] in PRONOUNS:
        return [(e, e + 1)]
    if e >= first and tokens.word[e] == ")":
        return _parenthesis(tokens, e, first)
    return noun_phrase(tokens, e, first)


def before_relative(tokens: Tokens, who: int, first: int) -> list[Range] | None:
    """The noun phrase that a relative clause beginning at ``who`` hangs on."""
    end = who - 1 if tokens.word[who - 1] != "," else who - 2
    found = noun_phrase_or_pronoun(tokens, end, first) if end >= first else None
    return [(with_head(tokens, found[0][0], first), found[0][1])] if found else None


def with_head(tokens: Tokens, at: int, first: int) -> int:
    """Where a noun phrase at ``at`` begins together with the name that it explains: "**Ada Moe**, a geologist"."""
    if at - 2 < first or tokens.word[at - 1] != "," or tokens.low[at] not in ("a", "an", "the") or not tokens.cap[at - 2]:
        return at
    head = noun_phrase_or_pronoun(tokens, at - 2, first)
    return head[0][0] if head else at


def first_clause_mark(tokens: Tokens, source: Range, last: int) -> int:
    """Where the source of a leading "According to X, …" ends: at its first comma behind which no apposition follows."""
    commas = [i for i in range(source[0], min(last, source[1] + 12)) if tokens.word[i] == ","]
    for comma, closing in pairwise([*commas, last] if commas else []):
        if closing + 1 >= last or comma > source[1] or not _explains(tokens, comma, closing):
            return comma
    return source[1]


def _explains(tokens: Tokens, comma: int, closing: int) -> bool:
    """Whether a stretch between two commas tells who was named before the first: a clause must begin behind the second."""
    low, after = tokens.low[comma + 1], tokens.low[closing + 1]
    opens = tokens.cap[closing + 1] or after in DETERMINERS or after in PRONOUNS or after[0].isdigit() or after.endswith("s")
    size = closing - comma - 1
    if low in RELATIVES or (low[0].isdigit() and size == 1) or (low == "of" and size <= 3):
        return True
    role = any(tokens.low[i] in ROLES for i in range(comma + 1, closing))
    named = role or low in ("a", "an", "the", "his", "her", "its", "one") or (size <= 2 and tokens.cap[comma + 1])
    finite = any(tokens.verb[i] for i in range(comma + 2, closing) if tokens.low[i - 1] not in ("who", "that", "which"))
    return named and opens and not finite


def nobody(tokens: Tokens, at: int) -> bool:
    """Whether a source that begins at ``at`` is nobody: "**nobody** at the port", "**none** of them", "not **one** of the engineers"."""
    if tokens.low[at] == "none":
        return tokens.low[at + 1 : at + 3] != ["other", "than"]
    return tokens.low[at] in NOBODY or (at > 0 and tokens.low[at - 1] == "not")
