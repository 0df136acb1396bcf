"""Whether two articles are on one story: most of what they tell shares its words."""

from __future__ import annotations

from counterpoint.reconcile.profiles import Profile, Weights

ONE_STORY = 0.2  # share of the words in the items of the shorter article that two articles on one story have in common


def one_story(a: Profile, b: Profile, weights: Weights) -> bool:
    """Whether the articles of two items are on one story."""
    return weights.related(a.article, b.article) >= ONE_STORY
