"""How much of what real articles on one story say of the same thing is found: rules alone, from the text to the brief.

    python bench/eval_stories.py [--split tune|held] [--missed RELATION] [--json] [--model NAME --base-url URL]

bench/stories_gold.jsonl holds places (cluster, article, first and last character) and no text: pairs of passages that two articles of
a cluster of ../shared/data/stories tell of one thing, with their relation. They were written down by language models that read the
articles as editors would and saw nothing of ours; people have not checked them. ``tune`` (17 clusters) was read for what rules miss;
of ``held`` (17 others) nobody has read a failure: only its figures are looked at. Never tune on it.

A pair is *right* if the brief gives its relation for items of the two sentences (for ``agrees`` also a group or a shared fact, for
``contradicts`` also two positions on one question),
*linked* if it says something else of them, *silent* if it says nothing, *no item* if one of the sentences gave none.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from counterpoint.article import Article
from counterpoint.findings import Reconciled
from counterpoint.llm import connect
from counterpoint.pipeline import choose_engine, record
from counterpoint.read import article
from counterpoint.reconcile import reconcile
from counterpoint.records import Record
from counterpoint.settings import Settings

GOLD = Path(__file__).with_name("stories_gold.jsonl")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "stories" / "clusters_dev.jsonl"
SPLITS = ("tune", "held")
OUTCOMES = ("right", "linked", "silent", "no item")


class Pair(NamedTuple):
    """One pair of passages: its cluster, relation, words and what became of it."""

    cluster: str
    relation: str
    a: str
    b: str
    outcome: str


def evaluate(split: str, settings: Settings | None = None) -> list[Pair]:
    """All pairs of a split."""
    settings = settings or Settings()
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in DATA.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        documents[document["cluster_id"]].append(document)
    gold = [story for line in GOLD.read_text(encoding="utf-8").splitlines() if (story := json.loads(line))["split"] == split]
    return [pair for story in gold for pair in _story(story, documents[story["cluster"]], settings)]


def _story(story: Mapping[str, Any], documents: Sequence[Mapping[str, Any]], settings: Settings) -> Iterator[Pair]:
    articles = [
        article(d["text"], id=d["article_id"], title=d["title"], source=d["source"], published=d["date"] or None) for d in documents
    ]
    with connect(settings) if settings.model else nullcontext() as llm:
        engine = choose_engine(settings, llm)
        records = [record(a, engine, settings) for a in articles]
        told = _Told(reconcile(records, judge=llm))
    for pair in story["pairs"]:
        words = [documents[at]["text"][start:end] for at, start, end in (pair["a"], pair["b"])]
        ids = [_items(records[at], articles[at], said) for (at, _, _), said in zip((pair["a"], pair["b"]), words, strict=True)]
        yield Pair(story["cluster"], pair["relation"], *words, told.outcome(pair["relation"], *ids))


def _items(made: Record, read: Article, words: str) -> list[str]:
    """The items of the sentences in which words stand, which reading may have tidied."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), read.text)
    if found is None:
        return []
    return [item.id for item in made.items if item.sentence.start < found.end() and item.sentence.end > found.start()]


class _Told:
    """What was found of pairs of items."""

    def __init__(self, found: Reconciled) -> None:
        self._relations: dict[frozenset[str], set[str]] = defaultdict(set)
        for comparison in found.comparisons:
            self._relations[frozenset((comparison.a, comparison.b))].add(comparison.relation)
        self._alike: dict[str, set[str]] = defaultdict(set)
        for group in (*found.groups, *found.facts):
            for item in group.items:
                self._alike[item].add(group.id)
        self._positions: dict[str, dict[int, int]] = defaultdict(dict)
        for number, issue in enumerate(found.issues):
            for at, position in enumerate(issue.positions):
                for item in position.items:
                    self._positions[item][number] = at

    def outcome(self, relation: str, a: Iterable[str], b: Iterable[str]) -> str:
        """One of `OUTCOMES`."""
        a, b = list(a), list(b)
        if not a or not b:
            return "no item"
        said = set().union(*(self._relations.get(frozenset((x, y)), set()) for x in a for y in b))
        if any(self._alike[x] & self._alike[y] for x in a for y in b):
            said.add("agrees")
        if any(self._opposed(x, y) for x in a for y in b):
            said.add("contradicts")
        return "right" if relation in said else "linked" if said - {"not_comparable"} else "silent"

    def _opposed(self, x: str, y: str) -> bool:
        """Whether two views hold other positions on one question."""
        return any(self._positions[y].get(number, at) != at for number, at in self._positions[x].items())


def table(pairs: Iterable[Pair]) -> dict[str, dict[str, int]]:
    """How many pairs of each relation came to what."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        counts[pair.relation][pair.outcome] += 1
    return {relation: {"there": sum(c.values()), **{o: c[o] for o in OUTCOMES}} for relation, c in sorted(counts.items())}


def main() -> None:
    """Print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--missed", metavar="RELATION", help="print the pairs of this relation that were not found (tune only)")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", help="extract and judge with this model")
    parser.add_argument("--base-url")
    options = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"not measured: {DATA} is not there")
    settings = Settings(model=options.model, base_url=options.base_url)
    found = {split: evaluate(split, settings) for split in SPLITS if options.split in {None, split}}
    if options.json:
        print(json.dumps({split: table(pairs) for split, pairs in found.items()}, indent=1))
        return
    for split, pairs in found.items():
        print(split)
        for relation, row in table(pairs).items():
            print(f"  {relation:12}" + "".join(f"  {name} {count:3}" for name, count in row.items()))
    for pair in (p for p in found.get("tune", ()) if p.relation == options.missed and p.outcome != "right"):
        print(f"\n{pair.cluster} {pair.outcome}\n  {' '.join(pair.a.split())}\n  {' '.join(pair.b.split())}")


if __name__ == "__main__":
    main()
