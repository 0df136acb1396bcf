"""The slots "status" and "polarity": an outcome at one end of a scale against the other, a predicate against the same one negated."""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.reconcile.bounds import leaves_room
from counterpoint.reconcile.holders import exchanged, of_one_holder
from counterpoint.reconcile.profiles import Profile
from counterpoint.reconcile.scales import End, beside, each, ends, passing, settled
from counterpoint.reconcile.slot import Slot, texts
from counterpoint.reconcile.terms import FUNCTION_WORDS, TELLING_WORDS, name_key, stem, tokens, words
from counterpoint.reconcile.values import negates

_NEGATION = words("not never no none without nobody nothing neither nor hardly cannot")
_REFUSAL = words("fail refus declin")  # stems, before "to"
_REACH = {"no": 2}  # content words after a negation that it turns, where it is not one
_ADVERB = re.compile(r"\w{3,}ly$")
_EMPTY = FUNCTION_WORDS | TELLING_WORDS | words("any anyone anybody single least even longer")
# What opens another clause, where a negation ends.
_CLAUSE = re.compile(r"[^\w\s'’-]+(?=\s|$)|[\"“”]")
_END = "."
_OF = re.compile(r"\b(?:guilty|convict\w*|acquit\w*|clear\w*)\b.{0,40}? (?:of|on) ((?:[a-z]+ ?){1,3})")
_OF_ALL = frozenset(stem(w) for w in words("all every any both"))  # charges
_LONG = 20  # words of a statement in which a negation may be of anything
_MORE = re.compile(r"[.!?][\"”’']*\s+[\"“‘']*\w")
_ADJUNCT = words("in at on by with from during for near under over through to into as")
_STOP = words("but although while because that which who when if after before since until")


def compare_outcomes(a: Profile, b: Profile) -> Slot | None:
    """Opposite ends of one scale, each told without its opposite; firm where nothing passes from one end to the other."""
    for first, second in zip(texts(a), texts(b), strict=True):
        if scale := exchanged(first, second):
            return Slot("who", "excludes", f"of two, each is at the other end of one scale ({scale})", scale in settled())
    left, right = _ends(a), _ends(b)
    against = sorted(s for s in left.keys() & right.keys() if left[s] != right[s])
    if not against:
        return None
    scale = next((s for s in against if s in settled()), against[0])
    one = scale not in each() or of_one_holder(a, b, scale, opposite=True)
    firm = one and scale in settled() and not _of_another_charge(a, b) and not leaves_room(a, b)
    return Slot("polarity", "excludes", f"opposite ends of one scale ({scale})", firm, passes=one and scale in passing())


def _of_another_charge(a: Profile, b: Profile) -> bool:
    """Whether both outcomes are "of" something, and of nothing in common."""
    left, right = (frozenset(stem(w) for text in texts(p) for m in _OF.finditer(text.lower()) for w in m[1].split()) for p in (a, b))
    return bool(left) and bool(right) and left.isdisjoint(right) and _OF_ALL.isdisjoint(left | right)


def same_outcome(a: Profile, b: Profile) -> bool:
    """Whether both tell the same end of a scale."""
    left, right = _ends(a), _ends(b)
    return any(left[s] == right[s] and (s not in each() or of_one_holder(a, b, s, opposite=False)) for s in left.keys() & right.keys())


def denies(profile: Profile) -> bool:
    """Whether an item denies something besides its outcome, in its words and in its statement."""
    return profile.stance.negated and all(negates(beside(text)) for text in texts(profile))


def _ends(profile: Profile) -> dict[str, End]:
    """The end of each scale that an item tells; of which both ends are told, as of two people, is left out."""
    return ends(*texts(profile))


def compare_predicates(a: Profile, b: Profile) -> Slot | None:
    """One word that both have, negated in the one and not in the other, where the other negates nothing. Single sentences only."""
    if a.stance.negated == b.stance.negated or any(_MORE.search(text) for p in (a, b) for text in texts(p)) or same_outcome(a, b):
        return None
    if any(len(text.split()) > _LONG for p in (a, b) for text in texts(p)):
        return None
    for left, right in zip(texts(a), texts(b), strict=True):
        no_a, yes_a = predicates(left)
        no_b, yes_b = predicates(right)
        turned = {t for t in (no_a & yes_b - yes_a) | (no_b & yes_a - yes_b) if not {f"@{t}", f"@{name_key(t)}"} & (a.names | b.names)}
        if turned and bool(no_a) != bool(no_b):
            why = f"“{min(turned)}” is negated in one and not in the other"
            return Slot("polarity", "excludes", why, not leaves_room(a, b) and _of_one_object(left, right, min(turned)))
    return None


def _of_one_object(a: str, b: str, predicate: str) -> bool:
    """Whether what follows a predicate is not plainly another thing: he may have sold his house, and no land."""
    first, second = _after(a, predicate), _after(b, predicate)
    return not first or not second or not first.isdisjoint(second)


@lru_cache(maxsize=16_384)
def _after(text: str, predicate: str) -> frozenset[str]:
    """The stems of the common nouns and the like that follow a predicate in its clause, up to a preposition of place, time or manner."""
    for clause in _CLAUSE.split(text):
        found = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", clause)
        at = next((i for i, word in enumerate(found) if stem(word.lower()) == predicate), None)
        if at is None:
            continue
        rest: list[str] = []
        for word in found[at + 1 :]:
            if word.lower() in _STOP | _ADJUNCT:
                break
            rest.append(word)
        return frozenset(stem(w) for w in rest if w.islower() and len(w) > 1 and w not in _EMPTY)
    return frozenset()


@lru_cache(maxsize=16_384)
def predicates(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that a negation turns, and the others."""
    negated: set[str] = set()
    plain: set[str] = set()
    left, turned = 0, False  # words that a negation still turns, and whether it has turned one
    found = [token for clause in _CLAUSE.split(text) for token in (*tokens(clause), _END)]
    for at, token in enumerate(found):
        if token in _NEGATION or token.endswith("n't") or (stem(token) in _REFUSAL and found[at + 1 : at + 2] == ["to"]):
            left, turned = _REACH.get(token, 1), False
        elif token == _END or token in _STOP or (token in _ADJUNCT and turned):
            left = 0
        elif len(token) > 1 and token not in _EMPTY and not token[0].isdigit():
            (negated if left else plain).add(stem(token))
            turned = turned or bool(left)
            left -= bool(left) and not _ADVERB.search(token)
    return frozenset(negated), frozenset(plain)
