"""Which noun phrases can be held to have said something: people, bodies and writings, not "the advance" or "one example of this"."""

from __future__ import annotations

from counterpoint.rules.closed import AUX, DAYS, DETERMINERS, IRREGULAR, PLURALS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.names import BODIES, COMPOUNDS, HANGING, ROLES, TITLES, countries, plain, words_of
from counterpoint.rules.tokens import Range, Tokens

GROUPS, DOCUMENTS, OUTLETS, VOICES, MUTE = (words_of()[n] for n in ("groups", "documents", "outlets", "voices", "mute"))
SPEAKING = GROUPS | DOCUMENTS | OUTLETS | VOICES | ROLES | BODIES | PLURALS
SEVERAL = VOICES | GROUPS
PEOPLE = SEVERAL | ROLES
AGENTS = ("er", "or", "ers", "ors", "ist", "ists", "ian", "ians", "ans", "man", "men", "woman", "women", "person", "ee", "ees", "ants")
AGES = ("-year-old", "-year-olds")
OBJECTS = frozenset(["me", "us", "him", "them", "himself", "herself", "themselves", "itself", "here", "much", "nothing", "something"])
NOT_FIRST = (
    (PREPOSITIONS - {"like", "both", "all"})
    | OBJECTS
    | PRONOUNS
    | frozenset(["this", "that", "these", "there", "no", "not", "more", "less", "and", "or"])
)
MANNERS = frozenset(["way", "ways", "reason", "time", "day", "thing", "things", "moment", "place", "week", "month", "year"])
RELATIVE = frozenset(["who", "whose", "that", "which", "whom"])
AFTER_HEAD = (PREPOSITIONS - {"like"}) | {"close", "familiar", "briefed"}
GENITIVE = ("'s", "’s")


def voice(tokens: Tokens, lo: int, hi: int) -> Range | None:
    """The part of a noun phrase that names who speaks, a word at either end; None where it is no noun phrase that can speak."""
    while lo < hi and not tokens.word[lo][0].isalnum():
        lo += 1
    while hi > lo and not tokens.word[hi - 1][0].isalnum() and not _closes(tokens, lo, hi):
        hi -= 1
    if hi > lo and (tokens.low[hi - 1] in PREPOSITIONS or tokens.low[lo] in DAYS):
        return None
    if hi - lo > 1 and tokens.low[hi - 1] == "s" and tokens.word[hi - 2] in ("'", "’"):
        hi -= 2
    if tokens.word[lo].isupper() and hi - lo > 1 and tokens.low[lo] in verbs() and tokens.cap[lo + 1] and not tokens.word[lo + 1].isupper():
        lo += 1
    if hi - lo > 1 and tokens.low[lo].endswith(COMPOUNDS) and tokens.cap[lo + 1]:
        lo += 1
    if lo >= hi or (tokens.low[lo] in NOT_FIRST and not (hi - lo > 1 and tokens.low[lo] in ("this", "that", "these"))):
        return None
    return (lo, hi) if _is_phrase(tokens, lo, hi) else None


def _closes(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether the mark at the end belongs to the phrase: an abbreviation's stop, or what closes a bracket or quotation in it."""
    mark = tokens.word[hi - 1]
    if mark == ".":
        return hi - lo > 1 and tokens.cap[hi - 2] and len(tokens.word[hi - 2]) < 5
    return mark in (")", "”", '"') and any(word in ("(", "“", '"') for word in tokens.word[lo : hi - 1])


def _is_phrase(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a range is one noun phrase: no verb of a clause, no stray mark, nothing that only modifies."""
    if tokens.low[lo].endswith(("ed", "en")) and not tokens.cap[lo] and hi - lo > 1 and tokens.low[lo + 1] in PREPOSITIONS:
        return False
    opened = 0
    for i in range(lo, hi):
        low = tokens.low[i]
        opened += (low == "(") - (low == ")")
        if opened < 0 or low in (";", ":") or (low in SUBORDINATORS and low not in RELATIVE and low not in ("as", "like")):
            return False
        if low in RELATIVE:
            break
        if tokens.cap[i] and i > lo:
            continue
        if low in AUX or low in IRREGULAR or (low in PRONOUNS and i > lo) or low.endswith(("'ll", "'ve", "'d", "'re", "he's", "she's")):
            return False
    if tokens.low[lo] in MANNERS and lo + 1 < hi and tokens.cap[lo + 1]:
        return False
    if hi - lo == 1 and tokens.low[lo] in ("those", "these"):
        return False
    return not all(tokens.word[i] == "." or plain(tokens.word[i]) in TITLES for i in range(lo, hi)) or not tokens.cap[lo]


def can_speak(word: str) -> bool:
    """Whether a noun in lower case names people, a body or a writing."""
    low = plain(word)
    low = low.removeprefix("ex-").removeprefix("co-").removeprefix("vice-")
    if low in SPEAKING or low.rpartition("-")[2] in SPEAKING:
        return True
    return low.endswith(AGES) or (low.endswith(AGENTS) and low not in MUTE and len(low) > 3)


def body(tokens: Tokens, part: Range, head: int) -> tuple[Range, bool] | None:
    """The name in a phrase whose ``head`` is capitalised, without the nouns before it, and whether the whole is a name.

    "tech giant **Norcorp**" is; "its sources inside Norcorp" and "the committee’s senior Democrat" are unnamed.
    """
    lo, hi = part
    owned = [i + 1 for i in range(lo, head) if tokens.low[i].endswith(COMPOUNDS) or _owns(tokens, i)]
    if owned and tokens.cap[head]:
        at = next((i for i in range(owned[-1], head + 1) if tokens.cap[i]), head)
        if plain(tokens.word[head]) not in PEOPLE:
            both = "and" in tokens.low[lo:at] and tokens.cap[lo]  # "Norland's Treasury and Ostra's Bundbank" is not the latter alone
            return part if both else (at, hi), True
    if (tokens.cap[lo] and tokens.low[lo] not in DETERMINERS) or tokens.word[lo][0].isdigit():
        return part, True
    if tokens.word[lo] == "The" and hi - lo == 2 and lo > 0 and tokens.word[lo - 1][0].isalnum():
        return part, True  # an outlet whose article is part of its name: "according to The Hill"
    at = next((i for i in range(lo + 1, head + 1) if tokens.cap[i]), head)
    if plain(tokens.word[head]) in SEVERAL or not PREPOSITIONS.isdisjoint(tokens.low[lo:at]):
        return (part, False) if can_speak(tokens.low[head]) or any(can_speak(low) for low in tokens.low[lo : lo + 3]) else None
    return (at, hi), True


def owner(tokens: Tokens, at: int) -> tuple[int, str | None]:
    """Where the country begins whose body is named at ``at``, and which it is: "**Norland's** Foreign Ministry"."""
    if at and tokens.low[at - 1].endswith(GENITIVE):
        for first in (max(at - 2, 0), at - 1):
            country = countries().get(" ".join(tokens.low[first:at])[:-2])
            if country:
                return first, country
    return at, None


def _owns(tokens: Tokens, i: int) -> bool:
    """Whether a genitive only tells whose it is: "**Norland's** Navy", not "the **People's** Herald"."""
    return tokens.low[i].endswith("'s") and tokens.cap[i + 1] and not (tokens.cap[i] and plain(tokens.word[i]) in PLURALS)


def counts(tokens: Tokens, lo: int, hi: int, head: int) -> bool:
    """Whether a phrase counts people or bodies: "some", "some of **the engineers**", not "some of the inquiries"."""
    if lo + 2 >= hi or tokens.low[lo + 1] != "of":
        return head == lo
    end = next((i for i in range(lo + 3, hi) if tokens.low[i] in PREPOSITIONS or tokens.word[i] == ","), hi)
    return can_speak(tokens.low[end - 1]) or tokens.cap[end - 1] or tokens.low[end - 1] in ("them", "us", "you", "these", "those")


def head_of(tokens: Tokens, lo: int, hi: int) -> int:
    """The head noun of a phrase: the last word before a preposition."""
    for i in range(lo + 1, hi):
        if tokens.low[i] in AFTER_HEAD or tokens.low[i] in HANGING:
            return i - 1
    return hi - 1 if tokens.word[hi - 1][0].isalnum() else max(lo, hi - 2)
