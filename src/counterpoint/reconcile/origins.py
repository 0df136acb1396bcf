"""Copies and shared origins: how many independent sources stand behind several articles.

The only part of reconciling that looks at ``Article.text`` (a copy shows in the whole text, not in what was extracted from it).

* **Near-duplicate texts** are found by containment of word 3-grams (Broder, "On the resemblance and containment of documents", 1997):
  shared 3-grams over those of the shorter text. Quoted speech is left out, since two reporters may quote one statement; so is the
  longest shared run, since one long citation or caption is no copy. Candidates come from winnowing (Schleimer, Wilkerson and Aiken,
  "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003), which finds every shared run of `RUN` words, in linear time.
* **Wire tags**: "(AP) —", "(Reuters) -" at the head of a text, "Copyright 2017 The Associated Press" or the wire's name alone at its end.
  A picture's credit says nothing of the text.
* **Sentences taken over, posts quoted**: see `runs`.
* **Outlets quoted from**: an item's ``via`` ("as reported by The Guardian"), or "told Reuters" in its sentence.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterpoint.article import Article, digest
from counterpoint.findings import Origin
from counterpoint.items import ExpertView
from counterpoint.reconcile.runs import QUOTED, of_posts, of_runs
from counterpoint.reconcile.terms import fold, tokens
from counterpoint.records import Record

GRAM = 3
RUN = 12
# Chosen on the clusters of real articles in shared/data/stories: edited reprints of a wire reach 0.41 and more, independent articles
# on one story mostly stay under 0.25; what lies between is one long citation or caption, which the second condition excludes.
COPY = 0.40
COPY_WITHOUT_LONGEST_RUN = 0.25
COPY_SURELY = 0.60
_FEWEST = 45  # 3-grams; shorter texts share formulas ("all rights reserved") by chance
_HEAD = 300  # characters in which a wire tag is a dateline, not a mention
_WIRE = r"Reuters|AFP|UPI|Xinhua|Bloomberg|Agence France-Presse|(?:the )?Associated Press|AP"
_TAG = re.compile(rf"\(\s*({_WIRE})\s*\)(?=\s*[-–—])|^\W*\(({_WIRE})\)")
_FOOTER = re.compile(rf"(?:\bCopyright|©)(?: \(c\)| ©)? ?\d{{4}},? (?:by )?({_WIRE})\b(?! Television)|(?:^|\n)({_WIRE})\s*$", re.IGNORECASE)
_TOLD = re.compile(rf"\b(?:told|reported by|interview with|according to a report (?:by|in|from))\s+({_WIRE})\b")
_WIRE_NAMES = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "agence france-presse": "AFP",
    "reuters": "Reuters",
    "xinhua": "Xinhua",
    "bloomberg": "Bloomberg",
}
_LONGEST = 100_000  # characters of an article that tell a copy: folding makes eighteen of some
_COMPARED = 8  # neighbours that a text is compared with for one fingerprint


@dataclass(frozen=True, slots=True)
class _Text:
    words: tuple[str, ...]
    grams: frozenset[tuple[str, ...]]


def origins(records: Sequence[Record]) -> tuple[Origin, ...]:
    """Articles that are one text or carry one wire's tag, and items that are quoted from one outlet; nothing for what stands alone."""
    whole = tuple(_of_articles([r.article for r in records]))
    behind_article = {article: origin.id for origin in whole for article in origin.articles}
    return (*whole, *of_runs(records, behind_article), *of_posts(records, behind_article), *_quoted_from(records))


def behind(records: Sequence[Record], found: Iterable[Origin]) -> dict[str, str]:
    """For each item's id the id of its origin: the outlet it is quoted from, or its article's origin, or its article."""
    of_article, of_item = {}, {}
    for origin in found:
        of_article.update(dict.fromkeys(origin.articles, origin.id))
        of_item.update(dict.fromkeys(origin.items, origin.id))
    return {item.id: of_item.get(item.id) or of_article.get(item.article_id, item.article_id) for r in records for item in r.items}


def containment(a: str, b: str) -> float:
    """The share of the shorter text's word 3-grams, outside quoted speech, that the other has too (0 to 1)."""
    return _contained(_text(a), _text(b))


def _text(text: str) -> _Text:
    words = tuple(tokens(QUOTED.sub(" . ", text)))
    return _Text(words, frozenset(_grams(words)))


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


def _contained(a: _Text, b: _Text) -> float:
    short, other = (a, b) if len(a.grams) <= len(b.grams) else (b, a)
    return len(short.grams & other.grams) / len(short.grams) if len(short.grams) >= _FEWEST else 0.0


def _without_longest_run(a: _Text, b: _Text) -> float:
    """Containment without the longest shared run, of two texts that are long enough."""
    short, other = (a, b) if len(a.grams) <= len(b.grams) else (b, a)
    run = longest = 0
    for gram in _grams(short.words):
        run = run + 1 if gram in other.grams else 0
        longest = max(longest, run)
    shared = len(short.grams & other.grams)
    rest = len(short.grams) - longest
    return max(0, shared - longest) / rest if rest > 0 else 1.0


def is_copy(a: Article, b: Article) -> bool:
    """Whether two texts go back to one, with edits."""
    return _is_copy(_text(a.text), _text(b.text))


def _is_copy(a: _Text, b: _Text) -> bool:
    whole = _contained(a, b)
    return whole >= COPY_SURELY or (whole >= COPY and _without_longest_run(a, b) >= COPY_WITHOUT_LONGEST_RUN)


def _fingerprints(words: Sequence[str]) -> set[int]:
    """Winnowed hashes of 5-grams: of each window of `RUN` words the smallest, so that equal runs leave equal marks."""
    size = 5
    hashes = [zlib.crc32(" ".join(words[i : i + size]).encode("utf-8", "replace")) for i in range(len(words) - size + 1)]
    window = RUN - size + 1
    return {min(hashes[i : i + window]) for i in range(max(1, len(hashes) - window + 1))} if hashes else set()


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs that share a fingerprint; each text meets the first and the last few of a bucket, so that time stays linear."""
    buckets: dict[int, list[int]] = defaultdict(list)
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for index, text in enumerate(texts):
        for mark in sorted(_fingerprints(text.words)):
            bucket = buckets[mark]
            for other in {*bucket[:1], *bucket[-_COMPARED:]}:
                pairs[other, index] += 1
            bucket.append(index)
    return sorted(pairs)


def _copies(articles: Sequence[Article]) -> list[list[int]]:
    """Groups of copies as indexes. A text joins a group if it is a copy of most of those members that it was compared with."""
    texts = [_text(a.text[:_LONGEST]) for a in articles]
    verdicts: dict[int, dict[int, bool]] = defaultdict(dict)
    for a, b in _candidates(texts):
        verdicts[b][a] = _is_copy(texts[a], texts[b])
    home: dict[int, list[int]] = {}
    for index in range(len(articles)):
        votes: dict[int, list[bool]] = defaultdict(list)
        for other, copy in verdicts[index].items():
            votes[home[other][0]].append(copy)
        best = max(votes, key=lambda g: (sum(votes[g]) / len(votes[g]), -g), default=None)
        joined = best is not None and sum(votes[best]) * 2 >= len(votes[best]) > 0
        home[index] = home[best] if joined and best is not None else []
        home[index].append(index)
    return [members for first, members in home.items() if members[0] == first]


def _of_articles(articles: Sequence[Article]) -> Iterator[Origin]:
    """One origin for copies of one text, and for all that carry one wire's tag."""
    by_name: dict[str, list[list[int]]] = defaultdict(list)
    for number, members in enumerate(_copies(articles)):
        tag = next((t for i in members if (t := _wire_tag(articles[i]))), None)
        by_name[tag or f"{number}"].append(members)
    for name, groups in by_name.items():
        indexes = sorted(i for g in groups for i in g)
        if len(indexes) > 1:
            copied = "near-duplicate texts (shared word sequences)" if any(len(g) > 1 for g in groups) else ""
            wire = "" if name.isdigit() else f"the tag of {name}"
            first = min((articles[i] for i in indexes), key=lambda a: (a.published is None, str(a.published)))
            ids = tuple(articles[i].id for i in indexes)
            yield Origin(
                id=digest("origin", *ids),
                name=(first.source or first.id) if name.isdigit() else name,
                articles=ids,
                why="; ".join(part for part in (copied, wire) if part),
            )


def _wire_tag(article: Article) -> str | None:
    match = _TAG.search(article.text[:_HEAD]) or _FOOTER.search(article.text, max(0, len(article.text) - _HEAD))
    return _wire_name(match.group(1) or match.group(2)) if match else None


def _wire_name(words: str) -> str:
    return _WIRE_NAMES.get(words.casefold(), words.upper())


def _quoted_from(records: Sequence[Record]) -> tuple[Origin, ...]:
    """Items of two voices or two articles that are quoted from one outlet."""
    by_outlet: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for record in records:
        for item in record.items:
            via = item.item.via if isinstance(item.item, ExpertView) else None
            told = None if via else _TOLD.search(item.sentence.quote)
            outlet = via or (_wire_name(told.group(1)) if told else None)
            if outlet and (key := _outlet_key(outlet)):
                names.setdefault(key, outlet)
                by_outlet[key].append((item.id, item.article_id, item.item.holder or ""))
    return tuple(
        Origin(
            id=digest("via", key),
            name=names[key],
            items=tuple(i for i, _, _ in rows),
            why=f"quoted from {names[key]}, not spoken to the article",
        )
        for key, rows in by_outlet.items()
        if len({row[1:] for row in rows}) > 1
    )


def _outlet_key(name: str) -> str:
    return " ".join(w for w in tokens(fold(name)) if w != "the")
