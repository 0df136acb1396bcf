"""Events that are given by a word or two ("the blast", "resigned"): the same if the word is, in like sentences of like articles.

The lemma-and-document-similarity method (Upadhyay et al., "Revisiting the evaluation for cross document event coreference", COLING
2016), with word families in place of lemmas and the sentence's similarity beside the document's; both are cosines weighted by inverse
document frequency. What stands for a document is the sentences of its items. Weights chosen on the training documents of ECB+.
"""

from __future__ import annotations

import math

from counterpoint.reconcile.profiles import Profile, Weights
from counterpoint.reconcile.terms import FUNCTION_WORDS, stem, tokens

SHORT = 4  # words; longer statements are compared by what they say
OF_DOCUMENTS, OF_SENTENCES, THRESHOLD = 2.0, 2.0, 0.2
OF_ONE_DOCUMENT = 0.6  # two mentions of one word in one article
PARTLY, OTHER = -0.3, -0.3  # where only some words are the same, and where none is


def is_short(profile: Profile) -> bool:
    """Whether an event is given by a word or two only."""
    return profile.item.kind == "event" and len(profile.said.split()) <= SHORT


def same_event(a: Profile, b: Profile, weights: Weights) -> float:
    """How much speaks for two mentions being one event (-1 to 1); negative: another event."""
    first, second = trigger(a), trigger(b)
    shared = len(first & second) / min(len(first), len(second))
    if not shared:
        return OTHER
    sentences = cosine(a.context - first, b.context - second, weights)
    if a.article == b.article:
        documents = OF_ONE_DOCUMENT
    else:
        documents = OF_DOCUMENTS * cosine(weights.of_article(a.article), weights.of_article(b.article), weights)
    score = documents + OF_SENTENCES * sentences - THRESHOLD + (PARTLY if shared < 1 else 0)
    return max(-1.0, min(1.0, score))


def trigger(profile: Profile) -> frozenset[str]:
    """The stems of an event's own words; never empty."""
    words = tokens(profile.said)
    content = frozenset(stem(t) for t in words if t not in FUNCTION_WORDS)
    return content or frozenset(words) or frozenset((profile.said,))


def cosine(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """The cosine of two sets of terms, each term with its squared weight."""
    norm = math.sqrt(_square(a, weights) * _square(b, weights))
    return _square(a & b, weights) / norm if norm else 0.0


def _square(terms: frozenset[str], weights: Weights) -> float:
    return math.fsum(weights.of(t) ** 2 for t in terms)  # exact: the order of a set does not show
