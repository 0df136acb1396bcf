"""Items that go back to one text although their articles do not: a sentence taken over word for word, a post that several quote.

* **The same words**: two sentences share `RUN` and more words in a row outside quoted speech. That many come together by chance about as
  seldom as a sentence is written twice (Clough et al., "METER: measuring text reuse", ACL 2002, count shorter ones as reuse).
* **One post**: several articles quote the same `POSTED` words, and one of them says that they were tweeted or posted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from counterpoint.article import digest
from counterpoint.findings import Origin
from counterpoint.items import ExpertView
from counterpoint.reconcile.terms import tokens
from counterpoint.records import AnyGrounded, Record

RUN = 12
POSTED = 8
GRAM = 3
SHOWN = 6  # words by which an origin is named
COVERED = 0.5  # share of an item's own 3-grams that must lie in the shared run: the rest of its sentence may be the reporter's
QUOTED = re.compile(r"[\"“”«»][^\"“”«»]{0,1500}[\"“”«»]")
_POST = re.compile(
    r"\b(?:tweet(?:s|ed|ing)?|retweeted|on (?:Twitter|Facebook|Instagram|Reddit|Tumblr|Weibo|Truth Social|his blog|her blog)|"
    r"(?:Twitter|Facebook|Instagram|Reddit) (?:post|account|page|message)|in a (?:blog )?post)\b"
)
Words = tuple[str, ...]


def of_runs(records: Sequence[Record], behind: Mapping[str, str]) -> Iterator[Origin]:
    """One origin for items of several articles whose sentences share a run of words.

    ``behind`` gives for an article's id the origin that it shares with others; those of one origin are not told of again.
    """
    spoken = {(i.article_id, e.start) for r in records for i in r.items if _direct(i) for e in i.content}
    items = [i for r in records for i in r.items if not _direct(i) and (i.article_id, i.start) not in spoken]
    words = {i.id: tuple(tokens(QUOTED.sub(" . ", i.sentence.quote))) for i in items}
    for members in _sharing(items, words, RUN, behind, _covered):
        yield Origin(
            id=digest("run", *sorted(members)),
            name=f"the words “{_opening(words[members[0]])}”",
            items=tuple(members),
            why=f"{RUN} and more words in a row are the same",
        )


def of_posts(records: Sequence[Record], behind: Mapping[str, str]) -> Iterator[Origin]:
    """One origin for items that quote one tweet or post."""
    items = [i for r in records for i in r.items if isinstance(i.item, ExpertView) and i.item.manner != "indirect"]
    by_id = {i.id: i for i in items}
    words = {i.id: tuple(tokens(" ".join(e.quote for e in i.content))) for i in items}
    for members in _sharing(items, words, POSTED, behind):
        if any(_POST.search(QUOTED.sub(" ", by_id[i].sentence.quote)) for i in members):
            opening = _opening(words[members[0]])
            yield Origin(
                id=digest("post", *sorted(members)), name=f"the post “{opening}”", items=tuple(members), why="one post, quoted by several"
            )


def _opening(words: Words) -> str:
    return f"{' '.join(words[:SHOWN])} …"


def _direct(item: AnyGrounded) -> bool:
    return isinstance(item.item, ExpertView) and item.item.manner == "direct"


def _covered(item: AnyGrounded, grams: Iterable[Words]) -> bool:
    """Whether enough of an item's words lie in shared runs."""
    own = set(_grams(tuple(tokens(QUOTED.sub(" . ", " ".join(e.quote for e in item.content)))), GRAM))
    shared = {small for gram in grams for small in _grams(gram, GRAM)}
    return bool(own) and len(own & shared) >= COVERED * len(own)


def _grams(words: Words, size: int) -> list[Words]:
    return [words[i : i + size] for i in range(len(words) - size + 1)]


def _sharing(
    items: Sequence[AnyGrounded],
    words: Mapping[str, Words],
    size: int,
    behind: Mapping[str, str],
    takes: Callable[[AnyGrounded, Sequence[Words]], bool] | None = None,
) -> Iterator[list[str]]:
    """Ids of items that share a run of ``size`` words, joined where they share several, if two origins have it and ``takes`` lets them."""
    having: dict[Words, dict[str, str]] = defaultdict(dict)
    for item in items:
        for gram in _grams(words[item.id], size):
            having[gram][item.id] = behind.get(item.article_id, item.article_id)
    shared = {gram: has for gram, has in having.items() if len(set(has.values())) > 1}
    kept = {i.id for i in items if takes is None or takes(i, [g for g in _grams(words[i.id], size) if g in shared])}
    home: dict[str, list[str]] = {}
    for has in shared.values():
        mine = dict.fromkeys(i for i in has if i in kept)
        homes = {id(home[i]): home[i] for i in mine if i in home}
        joined = list(dict.fromkeys([*(i for h in homes.values() for i in h), *mine]))
        home.update(dict.fromkeys(joined, joined))
    order = {item.id: at for at, item in enumerate(items)}
    origin = {item.id: behind.get(item.article_id, item.article_id) for item in items}
    for members in {id(h): h for h in home.values()}.values():
        if len({origin[i] for i in members}) > 1:
            yield sorted(members, key=order.__getitem__)
