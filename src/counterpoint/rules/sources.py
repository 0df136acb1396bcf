"""Who speaks: the noun phrase before a cue, after an inverted one, or the subject that a later verb shares."""

from __future__ import annotations

from counterpoint.rules.circumstances import (
    ADVERBS,
    AUX,
    BREAKS,
    DAYS,
    DETERMINERS,
    MONTHS,
    OPENINGS,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    WHICH,
    is_title,
    occasion,
)
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.tokens import Range, Tokens

WORDS = classes()
SUBORDINATORS, COORDINATORS = WORDS["subordinators"], WORDS["coordinators"]
REFLEXIVES, CATENATIVES = WORDS["reflexives"], WORDS["catenatives"]
IRREGULAR, THOSE = WORDS["irregular"], WORDS["those"]
FINITE = AUX | IRREGULAR
PRESENT = frozenset(form for form, verb in verbs().items() if verb.shape == "s")
WITH_VERB = AUX | ADVERBS | REFLEXIVES | {"to"}
DEGREES = frozenset(["more", "less", "most"])
RELATIVES = frozenset(["who", "whose", "which", "whom", "where", "when"])


def verbish(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` looks like a finite verb: an auxiliary, an irregular past, or a form in -ed after a noun."""
    low = tokens.low[i]
    if low in FINITE:
        return True
    if tokens.cap[i] and i and tokens.word[i - 1] != ".":
        return False
    if low[-2:] == "ed" and len(low) > 3:
        before = tokens.low[i - 1] if i else ""
        if before.endswith("ly") and i > 1:
            return tokens.low[i - 2] not in DETERMINERS and tokens.low[i - 2] not in PREPOSITIONS and tokens.low[i - 2] not in COORDINATORS
        return before not in DETERMINERS and before not in PREPOSITIONS and not before.endswith("'s")
    return low in PRESENT and (tokens.low[i - 1] if i else "") not in DETERMINERS


def _catenative(tokens: Tokens, e: int, k: int) -> bool:
    """Whether ``e`` is a verb that only leads to the next one: "kept asking", "went on to say", "continued to insist"."""
    follows = tokens.low[e + 1]
    return tokens.low[e] in CATENATIVES and (follows == "to" or (e + 1 == k and follows.endswith("ing")))


def before_verb(tokens: Tokens, k: int, first: int) -> int:
    """The last token of what stands before the verb group of the verb at ``k``: past auxiliaries, adverbs, days and dates."""
    e = k - 1
    while e >= first and tokens.quote[e] < 0:
        low = tokens.low[e]
        if (
            low in WITH_VERB
            or (low.endswith("ly") and len(low) > 4 and not tokens.capital(e))
            or _catenative(tokens, e, k)
            or (low in DEGREES and tokens.low[e + 1] in CATENATIVES)
            or (low == "since" and tokens.low[e - 1] in AUX)
        ):
            e -= 1
        elif low in DAYS or (low == "." and tokens.low[e - 1] in DAYS | MONTHS):
            e -= 2 if tokens.low[e - 1] == "on" else 1
        elif low in PERIODS and e > first and tokens.low[e - 1] in DAYS:
            e -= 2
        elif low in PERIODS and e > first and tokens.low[e - 1] in WHICH:
            e -= 2
            while e > first and tokens.low[e] in WHICH:
                e -= 1
        else:
            break
    return e


def subject(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """The subject of the finite verb at ``k``, looking back no further than ``first``. None where there is none at hand."""
    e = before_verb(tokens, k, first)
    if e >= first and tokens.quote[e] >= 0 and is_title(tokens, e):
        return _titled(tokens, e, first)
    if e < first or tokens.quote[e] >= 0:
        return None
    low = tokens.low[e]
    if low in PRONOUNS or (low in THOSE and not _noun_before(tokens, e, first)):
        return [(e, e + 1)]
    if low == "who":
        return [(e, e + 1)]
    if low in ("that", "which"):
        return _noun_phrase(tokens, e - 1, first)
    if low == ")":
        return _parenthesis(tokens, e, first)
    if low in (",", "—", "–", "--"):
        return _apposition(tokens, e, first)
    if low in COORDINATORS or (
        low.endswith("ed")
        and e > first
        and not tokens.capital(e)
        and (tokens.low[e - 1] in AUX or tokens.low[e - 1] in ADVERBS or tokens.low[e - 1].endswith("ly"))
    ):
        return shared(tokens, first, k)
    return _noun_phrase(tokens, e, first)


def _titled(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject that ends with a name in quotation marks: 'Ada Moe, host of “The Hour,” said'."""
    lo = tokens.quotes[tokens.quote[e]][0]
    if tokens.word[e - 1] == ",":
        return _apposition(tokens, e, first)
    if lo <= first:
        return [(lo, e + 1)]
    found = _noun_phrase(tokens, lo - 1, first)
    return [(found[0][0], e + 1)] if found else None


def _noun_before(tokens: Tokens, e: int, first: int) -> bool:
    return e > first and tokens.word[e - 1][0].isalnum() and not verbish(tokens, e - 1) and tokens.low[e - 1] in ("of", "they", "the")


def _parenthesis(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """A subject with a parenthesis after it: "Sen. Ada Moe (R-Ky.)"."""
    opened = e - 1
    while opened > first and tokens.word[opened] != "(":
        opened -= 1
    if opened <= first or e - opened > 12:
        return None
    found = _noun_phrase(tokens, opened - 1, first) if tokens.word[opened - 1] != "," else _apposition(tokens, opened - 1, first)
    if not found:
        return None
    return [*found[:-1], (found[-1][0], e + 1)]


def _noun_phrase(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    """The noun phrase that ends with token ``e``."""
    if e < first or (not tokens.word[e][0].isalnum() and tokens.word[e] not in ("’", "'", ".", "%")):
        return None
    at = phrase_start(tokens, e, first)
    at = _past_adverbials(tokens, at, e)
    if tokens.low[at] in ("in", "at", "during", "on") and at > first and (tokens.low[at - 1] in COORDINATORS or tokens.word[at - 1] == ","):
        return shared(tokens, first, at)
    return [(at, e + 1)] if at <= e and not (at == e and tokens.low[e] in PREPOSITIONS | SUBORDINATORS) else None


def phrase_start(tokens: Tokens, e: int, first: int) -> int:
    """Where the clause-bound stretch that ends with the noun at ``e`` begins."""
    at = e
    while at > first:
        before = at - 1
        low = tokens.low[before]
        if tokens.quote[before] >= 0 and tokens.quote[before] != tokens.quote[e] and _long_quote(tokens, before):
            break
        if low == "who" and at > first + 1 and tokens.word[before - 1][0].isalnum() and tokens.quote[before - 1] < 0:
            at = before - 1
            continue
        if (
            low in ("and", "or")
            and before - 1 > first
            and tokens.word[before - 1] == ","
            and _member(tokens, before - 1, first) is not None
        ):
            at = _list_start(tokens, before - 1, first)
            break
        if low == "," or low in BREAKS or (low in SUBORDINATORS and low != "so"):
            break
        if low in COORDINATORS and (low in ("but", "yet") or _verb_between(tokens, first, before)):
            break
        if verbish(tokens, before) and not _participle(tokens, before) and not _reduced(tokens, before, at, first):
            break
        if low == "(" or (low == "." and len(tokens.word[before - 1]) > 4 and not tokens.capital(before - 1)):
            break
        at = before
    return at


def _long_quote(tokens: Tokens, i: int) -> bool:
    lo, hi = tokens.quotes[tokens.quote[i]]
    return hi - lo > 6 or tokens.word[hi - 2] in (",", ".", "!", "?")


def _participle(tokens: Tokens, i: int) -> bool:
    """Whether the form in -ed at ``i`` is part of a noun phrase: "a so-called expert", "the newly elected mayor"."""
    low = tokens.low[i]
    return low.endswith("ed") and low not in IRREGULAR and low not in AUX and i > 0 and "-" in low


def _member(tokens: Tokens, comma: int, first: int) -> int | None:
    """Where the member of a list begins that ends before ``comma``: at most four words, a capital or an article first, no verb."""
    for i in range(comma - 1, max(first, comma - 6) - 1, -1):
        if tokens.quote[i] >= 0 or verbish(tokens, i) or tokens.low[i] in PREPOSITIONS:
            return None
        before = tokens.low[i - 1] if i > first else ","
        if (tokens.cap[i] or tokens.low[i] in ("the", "a")) and (
            before == "," or before in SUBORDINATORS or before in COORDINATORS or i == first
        ):
            return i
    return None


def _list_start(tokens: Tokens, comma: int, first: int) -> int:
    """Where a list begins of which a member ends before ``comma``: "**the U.S.**, South Korea, and NATO"."""
    at = comma
    while (member := _member(tokens, at, first)) is not None:
        at = member
        if at <= first or tokens.word[at - 1] != ",":
            break
        at -= 1
    return at


def _reduced(tokens: Tokens, verb: int, after: int, first: int) -> bool:
    """Whether the verb before a noun phrase hangs on a noun further left: "people **briefed** on it", "those **who favour** it"."""
    if tokens.low[verb].endswith("ed") and tokens.low[after] in PREPOSITIONS and tokens.low[after] != "to":
        return verb > first and tokens.low[verb - 1] not in PRONOUNS and tokens.word[verb - 1][0].isalnum() and not tokens.capital(verb - 1)
    at = verb
    while at > first and (tokens.low[at - 1] in AUX or tokens.low[at - 1] in ADVERBS or tokens.low[at - 1].endswith("ly")):
        at -= 1
    return at > first + 1 and tokens.low[at - 1] == "who" and tokens.word[at - 2] != ","


def _verb_between(tokens: Tokens, lo: int, hi: int) -> bool:
    return any(verbish(tokens, i) for i in range(max(lo, hi - 15), hi) if tokens.quote[i] < 0)


def _past_adverbials(tokens: Tokens, at: int, e: int) -> int:
    """Skip what opens a clause before its subject: conjunctions, adverbs, "on Monday", "last week", a preposition's phrase before a name."""
    while at < e:
        low = tokens.low[at]
        if (
            low in COORDINATORS
            or low in ADVERBS
            or low in ("yes", "no,")
            or (
                low.endswith("ly")
                and tokens.low[at + 1] not in ("of",)
                and low not in ("family", "reilly", "kelly", "daily", "ally", "only", "early", "elderly")
            )
        ):
            at += 1
        elif low in ("on", "in", "by", "since") and (tokens.low[at + 1] in DAYS | MONTHS or tokens.low[at + 1].isdigit()):
            at += 2
            while at < e and (tokens.low[at].isdigit() or tokens.low[at] == "."):
                at += 1
        elif low in WHICH and tokens.low[at + 1] in PERIODS and at + 2 < e:
            at += 2 + (tokens.word[at + 2] == ",")
        elif low in DAYS and tokens.low[at + 1] not in DAYS:
            at += 1
        elif low == "to" and at + 1 < e:
            at += 2
        else:
            break
    return at


def _apposition(tokens: Tokens, e: int, first: int) -> list[Range] | None:
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
        and _continues(tokens, cuts[number - 1] + 1, cuts[number])
        and tokens.low[cuts[number - 1] - 1] not in DAYS | MONTHS | PERIODS
    ):
        number -= 1
    head = _noun_phrase_or_pronoun(tokens, cuts[number] - 1, first)
    if not head:
        return shared(tokens, first, e)
    if not _is_apposition(tokens, cuts[number] + 1, e) and tokens.low[cuts[number] + 1] not in ("who", "whose"):
        return head
    return [(head[0][0], e)]


def _noun_phrase_or_pronoun(tokens: Tokens, e: int, first: int) -> list[Range] | None:
    if e >= first and tokens.low[e] in PRONOUNS:
        return [(e, e + 1)]
    if e >= first and tokens.word[e] == ")":
        return _parenthesis(tokens, e, first)
    return _noun_phrase(tokens, e, first)


def _continues(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether the stretch between two commas hangs on to what stands before it: an age, "of Flint", "Mich.", "the mayor"."""
    if lo >= hi or hi - lo > 14:
        return False
    low = tokens.low[lo]
    if (
        low[0].isdigit()
        or low in RELATIVES
        or low in ("of", "from", "a", "an", "the", "his", "her", "its", "who's", "and", "then", "formerly")
    ):
        return not any(verbish(tokens, i) for i in range(lo + 1, hi)) or low in RELATIVES
    return (hi - lo <= 3 and tokens.word[hi - 1] in (".",)) or (hi - lo == 1 and tokens.capital(lo) and low not in DAYS)


def _is_apposition(tokens: Tokens, lo: int, hi: int) -> bool:
    low = tokens.low[lo]
    if low in ("then", "now") and hi - lo > 1:
        return True
    if low in RELATIVES or low in ADVERBS or (low in PREPOSITIONS and low not in ("of", "from")) or low in SUBORDINATORS:
        return False
    if low in (
        "managing",
        "acting",
        "founding",
        "leading",
        "commanding",
        "visiting",
        "then",
        "now",
        "currently",
        "formerly",
        "previously",
        "executive",
    ):
        return True
    return not low.endswith(("ing", "ly")) and not (low.endswith("ed") and low not in DETERMINERS) and low not in COORDINATORS


def shared(tokens: Tokens, first: int, k: int) -> list[Range] | None:
    """The subject of the clause that begins at ``first``: for "X did this and said that" and "…, adding that"."""
    at = first
    while at < k and (tokens.quote[at] >= 0 or not tokens.word[at][0].isalnum()):
        at += 1
    for _ in range(3):
        at = _past_adverbials(tokens, at, k)
        later = next(
            (i for i in range(at, min(at + 4, k - 1)) if tokens.low[i] in ("later", "earlier", "ago") and tokens.word[i + 1] == ","), None
        )
        if later is not None:
            at = later + 2
        if at >= k or not (tokens.low[at] in PREPOSITIONS | SUBORDINATORS or tokens.low[at].endswith(("ing", "ed"))):
            break
        comma = next((i for i in range(at, k) if tokens.word[i] == "," and tokens.quote[i] < 0), None)
        if comma is None:
            return None
        at = comma + 1
    if at >= k:
        return None
    if tokens.low[at] in PRONOUNS:
        return [(at, at + 1)]
    end = at
    while end < k and not (verbish(tokens, end) and not _participle(tokens, end)) and tokens.word[end] not in BREAKS:
        if tokens.low[end] in RELATIVES or (tokens.word[end] == "," and end + 1 < k and not _is_apposition(tokens, end + 1, k)):
            break
        end += 1
    while end > at and (tokens.word[end - 1] == "," or tokens.low[end - 1] in ADVERBS or tokens.low[end - 1] in DAYS):
        end -= 1
    return [(at, end)] if end > at and end < k else None


def inverted(tokens: Tokens, at: int, last: int) -> Range | None:
    """The noun phrase that begins at ``at`` behind an inverted cue: "said Per Lund, the mayor of Oslo, in an interview"."""
    if at >= last or tokens.quote[at] >= 0:
        return None
    low = tokens.low[at]
    if low in PRONOUNS:
        return (at, at + 1)
    if not (tokens.capital(at) or low in DETERMINERS or tokens.word[at][0].isalpha()) or low in PREPOSITIONS | SUBORDINATORS | COORDINATORS:
        return None
    if low in DAYS or low in ADVERBS:
        return None
    end = _until_break(tokens, at, last)
    while (
        end < last
        and tokens.word[end] == ","
        and end + 1 < last
        and (_is_apposition(tokens, end + 1, last) or tokens.low[end + 1] in ("who", "whose"))
        and tokens.quote[end + 1] < 0
    ):
        if _finite_follows(tokens, end + 1, last):
            break
        end = _until_break(tokens, end + 1, last) if tokens.low[end + 1] not in ("who", "whose") else _relative_end(tokens, end + 1, last)
    return (at, end) if end > at else None


def before_relative(tokens: Tokens, who: int, first: int) -> list[Range] | None:
    """The noun phrase that a relative clause beginning at ``who`` hangs on."""
    end = who - 1 if tokens.word[who - 1] != "," else who - 2
    return _noun_phrase_or_pronoun(tokens, end, first) if end >= first else None


def _relative_end(tokens: Tokens, at: int, last: int) -> int:
    """Where a relative clause ends: at the next comma, mark or quotation."""
    i = at
    while i < last and tokens.quote[i] < 0 and tokens.word[i] not in BREAKS and not (tokens.word[i] == "." and i == last - 1):
        if tokens.word[i] == ",":
            break
        i += 1
    return i


def has_verb(tokens: Tokens, part: Range) -> bool:
    """Whether a range holds a finite verb outside or inside quotations."""
    return any(verbish(tokens, i) for i in range(*part))


def first_clause_mark(tokens: Tokens, source: Range, last: int) -> int:
    """Where the source of a leading "According to X, …" ends: at its last comma if no clause would be left behind it."""
    commas = [i for i in range(*source) if tokens.word[i] == ","]
    if commas and source[1] < last and tokens.word[source[1]] not in (",", "—", "–", "--"):
        return commas[-1]
    if commas and source[1] >= last:
        return commas[-1]
    if source[1] < last and tokens.word[source[1]][0].isalnum():
        return next((i for i in range(source[1], min(last, source[1] + 12)) if tokens.word[i] == ","), source[1])
    return source[1]


def opens_subordinate(tokens: Tokens, lo: int, hi: int | None = None) -> bool:
    """Whether the clause from ``lo`` (to its subject at ``hi``) opens with "while", "although", "when" and the like."""
    for i in range(lo, (hi if hi is not None else lo + 1)):
        if tokens.low[i] in (
            "while",
            "although",
            "though",
            "when",
            "as",
            "after",
            "before",
            "since",
            "because",
            "if",
            "whereas",
            "once",
            "until",
        ):
            return not any(tokens.word[j] == "," for j in range(i, hi or lo))
    return False


def _finite_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a clause of its own begins at ``at``: a verb comes before the next comma, outside a relative clause."""
    for i in range(at, min(last, at + 12)):
        if tokens.word[i] in (",", ".") or tokens.quote[i] >= 0 or tokens.low[i] in RELATIVES | {"that"}:
            return False
        if verbish(tokens, i):
            return not tokens.low[i].endswith("ed")
    return False


def _until_break(tokens: Tokens, at: int, last: int) -> int:
    """Where a noun phrase ends: at a comma or mark, or at "in an interview", "on Monday", "who", a verb."""
    i = at
    while i < last:
        low = tokens.low[i]
        if tokens.quote[i] >= 0 and (_long_quote(tokens, i) or (tokens.quote[i] != tokens.quote[max(at, i - 1)] and i == at)):
            break
        if low == "," or low in BREAKS or (low == "." and i == last - 1):
            break
        if low in ("who", "whose", "that") and i > at:
            return _relative_end(tokens, i, last)
        if low in RELATIVES or low in SUBORDINATORS:
            break
        if i > at and (low in DAYS or low in ADVERBS or low in OPENINGS or occasion(tokens, i, last)):
            break
        if i > at and verbish(tokens, i) and not _participle(tokens, i):
            break
        i += 1
    return i
