"""Whether two clauses of different statements state one fact.

They do if their kernels tell the event of the story: who did what, in words that both articles come back to. Or if most of what the
shorter tells is in the longer: the same event, told by an outcome, a verb or a number that both have, with the same names and numbers
beside it; or the same state in nearly the same words; or one day and what it was of; or one voice's own words.

Thresholds were chosen on real clusters of articles, read by hand, and against pairs of articles on different stories (decision 006).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from counterpoint.reconcile.clauses import LONGEST_NUMBER, NAME, NUMBER, Clause, in_common, is_outcome, weight
from counterpoint.reconcile.finding import reported_together
from counterpoint.reconcile.identity import days, proper
from counterpoint.reconcile.loose import fits
from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import FUNCTION_WORDS, stem, tokens, words
from counterpoint.reconcile.values import force, negates
from counterpoint.reconcile.voice import turned_round

LEAST = 3.5  # weight of what two clauses share: a name or a number, and an outcome; or more words
OF_SHORTER, OF_LONGER = 0.75, 0.45  # shares of weight
WHOLE, OF_WHOLE = 0.95, 0.33  # the same where all of the shorter one is in the longer, or both tell of one named day
KERNEL, OF_KERNEL, SHORT_KERNEL = 2.0, 0.6, 4  # weight of what two kernels share, its share of the longer; and a number of terms
ALIKE, WORDS_ALIKE = 0.8, 4  # share of both and words from which on a fact need not tell that anything happened
TELLING = 10  # a number above it tells what is meant, as an event does
FAR_APART = 4.5  # weight of what clauses of reports share that may be of different times
ONE_DAY = 31  # days of the longest time by which two events are held to be one
QUOTED = 2  # words in a row that say something, of one voice in quotation marks

_BE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had)\b", re.IGNORECASE)
_IN_MARKS = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_PERSONS = words("man woman men women boy girl boys girls child children people person toddler teenager")
_NO_EVENTS = frozenset(
    stem(w)
    for w in words(
        "become come feel find get give go keep look make prove put remain seem set show stay take turn have do say tell want call use"
        " comment request respond reply ask answer"
    )
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around two clauses: their items, the terms of all sentences of their articles, and those of several sentences."""

    a: Profile
    b: Profile
    named: tuple[frozenset[str], frozenset[str]]
    often: tuple[frozenset[str], frozenset[str]]

    @classmethod
    def of(cls, a: Profile, b: Profile, weights: Weights) -> Beside:
        """What stands around the clauses of two items."""
        named, often = weights.of_article, weights.often
        return cls(a, b, (named(a.article), named(b.article)), (often(a.article), often(b.article)))


def may_share(a: Profile, b: Profile) -> bool:
    """Whether two items may state one fact: with something in common, of days that fit."""
    same = any(x.low == y.low and x.high == y.high for x in a.quantities for y in b.quantities)
    if len(a.terms & b.terms) + same < 2:  # concepts take longer to find
        return False
    if sum(NAME if key[0] == "@" else weight(key) for key in a.concepts & b.concepts) < LEAST - (LONGEST_NUMBER if same else NUMBER):
        return False
    return days(a, b) != "excludes"


def one_fact(x: Clause, y: Clause, beside: Beside) -> float:
    """The weight of what two clauses share, of items that `may_share`; 0 where they do not state one fact."""
    keys = x.about & y.about
    shared = in_common(x, y, keys)
    if x.kernel or y.kernel:
        return shared if x.kernel and y.kernel and _one_event(x, y, keys, shared, beside) else 0.0
    if shared < LEAST or strays(x, y, beside) or _elsewhere(x, y, beside) or not _fit(x, y):
        return 0.0
    if not reported_together(beside.a, beside.b) and shared < FAR_APART:
        return 0.0
    return shared if _most_of(x, y, keys, shared, beside) or _in_one_s_words(x, y, beside) else 0.0


def _one_event(x: Clause, y: Clause, keys: frozenset[str], shared: float, beside: Beside) -> bool:
    """Whether two kernels tell one event of the story: its verb, and something of it that both articles come back to."""
    sizes = x.weight(x.about), y.weight(y.about)
    if shared < KERNEL or shared < OF_SHORTER * min(sizes) or shared < OF_KERNEL * max(sizes):
        return False
    told = (x.verbs & y.verbs) - _NO_EVENTS
    if not told and len(x.about | y.about) <= SHORT_KERNEL:  # in longer ones an outcome may be that of something else
        told = frozenset(filter(is_outcome, keys))
    of_story = (keys - told) & beside.often[0] & beside.often[1]
    if not told or not of_story or not reported_together(beside.a, beside.b):
        return False
    persons = [_PERSONS.intersection(tokens(c.words.quote)) for c in (x, y)]
    return (not all(persons) or bool(persons[0] & persons[1])) and not _elsewhere(x, y, beside) and _fit(x, y)


def _fit(x: Clause, y: Clause) -> bool:
    """Whether nothing speaks against it: numbers, years, a denial, a plan, another direction."""
    same = any(key[0] == "=" for key in x.about & y.about)  # "roughly 35" is told as 35, although it may be another number
    if x.numbers and y.numbers and not same and not any(fits(p, q) for p in x.numbers for q in y.numbers):
        return False
    return put_alike(x, y)


def put_alike(x: Clause, y: Clause) -> bool:
    """Whether both say that it is so, or that it is not, or is to be; of one year, and in one direction."""
    if x.years and y.years and x.years.isdisjoint(y.years):
        return False
    left, right = x.words.quote, y.words.quote
    return negates(left) == negates(right) and (force(left) == "planned") == (force(right) == "planned") and not turned_round(left, right)


def _most_of(x: Clause, y: Clause, keys: frozenset[str], shared: float, beside: Beside) -> bool:
    sizes = x.weight(x.about), y.weight(y.about)
    one_day = _one_day(beside) and _named_and_told(x, y, keys)
    of_longer = OF_WHOLE if one_day or shared >= WHOLE * min(sizes) else OF_LONGER
    if shared < OF_SHORTER * min(sizes) or shared < of_longer * max(sizes):
        return False
    return one_day or tells_event(x, y, keys) or (shared >= ALIKE * max(sizes) and _tells_state(x, y, keys))


def tells_event(x: Clause, y: Clause, keys: frozenset[str]) -> bool:
    """Whether what is shared tells that something happened, not only to what: an outcome, a verb in both, or a telling number."""
    outcomes = frozenset(filter(is_outcome, keys))
    numbers = frozenset(key for key in keys if key[0] == "=")
    plain = frozenset(key for key in keys if key[0] != "@") - outcomes - numbers
    beside = len(plain) + min(x.named(keys), y.named(keys))  # what is counted, and whose
    telling = any(float(key[1:]) > TELLING and beside >= (1 if weight(key) >= LONGEST_NUMBER else 2) for key in numbers)
    if not outcomes and not telling and not (x.verbs & y.verbs & plain) - _NO_EVENTS:
        return False
    names = min(x.named(keys), y.named(keys))
    return len(outcomes | numbers | plain) + max(0, names - 1) > 1


def _tells_state(x: Clause, y: Clause, keys: frozenset[str]) -> bool:
    """Whether two like clauses tell how something is, and do not only name it: "the wall was weak at best"."""
    plain = [key for key in keys if key[0] not in "@="]
    return len(plain) >= WORDS_ALIKE and all(_BE.search(c.words.quote) or c.verbs for c in (x, y))


def _one_day(beside: Beside) -> bool:
    """Whether both items themselves tell of the same days, a month of them at most."""
    when = beside.a.when
    if when is None or beside.b.when is None or when.start is None or when.end is None:
        return False
    return (when.start, when.end) == (beside.b.when.start, beside.b.when.end) and (when.end - when.start).days < ONE_DAY


def _named_and_told(x: Clause, y: Clause, keys: frozenset[str]) -> bool:
    """Whether something named and two further words are shared."""
    return min(x.named(keys), y.named(keys)) > 0 and sum(key[0] not in "@=" for key in keys) > 1


def _in_one_s_words(x: Clause, y: Clause, beside: Beside) -> bool:
    """Whether both clauses quote the same words of one voice."""
    if beside.a.voice is None or beside.a.voice != beside.b.voice:
        return False
    left, right = tokens(x.words.quote), tokens(y.words.quote)
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    telling = [i for i in range(run.a, run.a + run.size) if left[i] not in FUNCTION_WORDS]
    if len(telling) < QUOTED:
        return False
    return all(_is_quoted(" ".join(left[telling[0] : telling[-1] + 1]), profile) for profile in (beside.a, beside.b))


def _is_quoted(run: str, profile: Profile) -> bool:
    """Whether words stand in quotation marks in an item, or the item is a quotation."""
    if getattr(profile.item.item, "manner", "") == "direct":
        return True
    return any(f" {run} " in f" {' '.join(tokens(said))} " for said in _IN_MARKS.findall(profile.sentence))


def strays(x: Clause, y: Clause, beside: Beside) -> bool:
    """Whether each clause names something that the other's item does not."""
    return any(k[0] == "@" for k in x.about - beside.b.names) and any(k[0] == "@" for k in y.about - beside.a.names)


def _elsewhere(x: Clause, y: Clause, beside: Beside) -> bool:
    """Whether two clauses share no name, and one has a name that the whole other article lacks: that may be another event."""
    if any(key[0] == "@" for key in x.about & y.about):
        return False
    return bool(x.about & proper(beside.a) - beside.named[1]) or bool(y.about & proper(beside.b) - beside.named[0])
