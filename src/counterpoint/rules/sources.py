"""Who speaks: the noun phrase before a cue, or behind an inverted one."""

from __future__ import annotations

from itertools import pairwise

from counterpoint.rules.circumstances import is_title, occasion
from counterpoint.rules.clauses import before_verb
from counterpoint.rules.closed import (
    ADVERBS,
    AUX,
    BREAKS,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    MONTHS,
    NOT_ADVERBS,
    NOUNS,
    OPENINGS,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    THOSE,
)
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.names import ROLES
from counterpoint.rules.phrases import continues, is_apposition, is_participle, long_quote, past_adverbials, phrase_start, shared
from counterpoint.rules.tokens import Range, Tokens

LINKS = PREPOSITIONS | SUBORDINATORS
TIMES = DAYS | MONTHS | PERIODS

MODALS = frozenset(["would", "could", "should", "will", "can", "may", "might", "must", "cannot", "did", "does", "do"])

NOBODY = frozenset(["nobody", "neither", "few"])


def subject(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """The subject of the finite verb at ``k``, looking back no further than ``first``. None where there is none at hand."""
    e = before_verb(tokens, k, first)
    if e >= first and tokens.quote[e] >= 0 and is_title(tokens, e):
        return _titled(tokens, e, first)
    if e < first or tokens.quote[e] >= 0:
        return None
    low = tokens.low[e]
    counted = e > first and (tokens.word[e - 1][0].isdigit() or tokens.low[e - 1] in ("and", "two", "three", "several"))
    if low in PRONOUNS or (low in THOSE and not counted and not _noun_before(tokens, e, first)):
        return [(e, e + 1)]
    if low == "who":
        return [(e, e + 1)]
    if low == "which" and e > first and tokens.word[e - 1] == ",":
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
        return shared(tokens, first, k)
    return noun_phrase(tokens, e, first)


def _titled(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject that ends with a name in quotation marks: 'Ada Moe, host of “The Hour,” said'."""
    lo = tokens.quotes[tokens.quote[e]][0]
    if tokens.word[e - 1] == ",":
        return apposition(tokens, e, first)
    if lo <= first:
        return [(lo, e + 1)]
    found = noun_phrase(tokens, lo - 1, first)
    return [(found[0][0], e + 1)] if found else None


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
    at = past_adverbials(tokens, at, e)
    if tokens.low[at] in ("in", "at", "during", "on") and at > first and (tokens.low[at - 1] in COORDINATORS or tokens.word[at - 1] == ","):
        return shared(tokens, first, at)
    return [(at, e + 1)] if at <= e and not (at == e and tokens.low[e] in LINKS) else None


def apposition(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject with an apposition, a relative clause or an adverbial between commas behind it; ``e`` is the closing mark."""
    mark = tokens.word[e] if tokens.quote[e] < 0 else ","
    cuts = [i for i in range(max(first, e - 60), e) if tokens.word[i] == mark and tokens.quote[i] < 0]
    if not cuts and tokens.word[e - 1] == ")":
        return _parenthesis(tokens, e - 1, first)
    if not cuts:
        return shared(tokens, first, e) if mark == "," else None
    number = len(cuts) - 1
    while number > 0 and continues(tokens, cuts[number - 1] + 1, cuts[number]) and tokens.low[cuts[number - 1] - 1] not in TIMES:
        number -= 1
    head = noun_phrase_or_pronoun(tokens, cuts[number] - 1, first)
    if not head:
        return shared(tokens, first, e)
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


def inverted(tokens: Tokens, at: int, last: int) -> Range | None:
    """The noun phrase that begins at ``at`` behind an inverted cue: "said Per Lund, the mayor of Oslo, in an interview"."""
    if at >= last or tokens.quote[at] >= 0:
        return None
    low = tokens.low[at]
    if low in PRONOUNS:
        return (at, at + 1)
    if not (tokens.capital(at) or low in DETERMINERS or tokens.word[at][0].isalpha()) or low in LINKS or low in COORDINATORS:
        return None
    if low in DAYS or low in ADVERBS:
        return None
    end = _until_break(tokens, at, last)
    while (
        end < last
        and tokens.word[end] == ","
        and end + 1 < last
        and (is_apposition(tokens, end + 1, last) or tokens.low[end + 1] in ("who", "whose"))
        and tokens.quote[end + 1] < 0
    ):
        if _finite_follows(tokens, end + 1, last):
            break
        end = _until_break(tokens, end + 1, last) if tokens.low[end + 1] not in ("who", "whose") else _relative_end(tokens, end + 1, last)
    return (at, end) if end > at else None


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


def _relative_end(tokens: Tokens, at: int, last: int) -> int:
    """Where a relative clause ends: at the next comma, mark or quotation."""
    i = at
    while i < last and tokens.quote[i] < 0 and tokens.word[i] not in BREAKS and not (tokens.word[i] == "." and i == last - 1):
        if tokens.word[i] == ",":
            break
        i += 1
    return i


def first_clause_mark(tokens: Tokens, source: Range, last: int) -> int:
    """Where the source of a leading "According to X, …" ends: at its first comma behind which no apposition follows."""
    commas = [i for i in range(source[0], min(last, source[1] + 12)) if tokens.word[i] == ","]
    for comma, closing in pairwise([*commas, last] if commas else []):
        if closing >= last or comma > source[1] or not _explains(tokens, comma, closing):
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


def _finite_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause of its own begins at ``at``: a verb comes before the next comma, outside a relative clause."""
    for i in range(at, min(last, at + 12)):
        if tokens.word[i] in (",", ".") or tokens.quote[i] >= 0 or tokens.low[i] == "that" or tokens.low[i] in RELATIVES:
            return False
        if tokens.verb[i]:
            return not tokens.low[i].endswith("ed")
    return False


def _plural_noun(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a form in -s that ends a noun phrase is its noun, as in "according to previous **reports**"."""
    verb = verbs().get(tokens.low[i])
    if verb is None or verb.shape != "s" or verb.lemma not in NOUNS or tokens.cap[i - 1]:
        return False
    return i + 1 >= last or tokens.low[i + 1] in (".", ",", "of", "by", "from", "in", "on", "that", "and")


def _hangs_on(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a form in -ed behind a noun begins no clause but tells which one: "people **briefed** on the plan"."""
    if not tokens.low[i].endswith("ed") or tokens.low[i] in AUX or tokens.cap[i - 1] or i + 1 >= last:
        return False
    counted = tokens.low[i - 1][0].isdigit() and tokens.low[i + 1].endswith("s")
    return counted or tokens.low[i + 1] in PREPOSITIONS


def _until_break(tokens: Tokens, at: int, last: int) -> int:
    """Where a noun phrase ends: at a comma or mark, or at "in an interview", "on Monday", "who", a verb."""
    i = at
    while i < last:
        low = tokens.low[i]
        if tokens.quote[i] >= 0 and (long_quote(tokens, i) or (tokens.quote[i] != tokens.quote[max(at, i - 1)] and i == at)):
            break
        if low == "," or low in BREAKS or (low == "." and (i == last - 1 or tokens.quote[i + 1] >= 0)):
            break
        if low in ("who", "whose", "that") and i > at:
            return _relative_end(tokens, i, last)
        if low in RELATIVES or low in SUBORDINATORS or (i > at and low in ("he", "she", "they", "we", "i")):
            break
        if i > at and (low in DAYS or low in ADVERBS or low in OPENINGS or occasion(tokens, i, last)):
            break
        if (
            i > at
            and tokens.verb[i]
            and not is_participle(tokens, i)
            and not _plural_noun(tokens, i, last)
            and not _hangs_on(tokens, i, last)
        ):
            break
        i += 1
    return i


def nobody(tokens: Tokens, at: int) -> bool:
    """Whether a source that begins at ``at`` is nobody: "**nobody** at the port", "**none** of them", "not **one** of the engineers"."""
    if tokens.low[at] == "none":
        return tokens.low[at + 1 : at + 3] != ["other", "than"]
    return tokens.low[at] in NOBODY or (at > 0 and tokens.low[at - 1] == "not")
