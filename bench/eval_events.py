"""Event grouping on ECB+ gold mentions: B³, MUC, CEAFe and their mean (CoNLL F1), beside the same-string and same-stem baselines.

    python bench/eval_events.py [--split train|dev|all] [--data FOLDER] [--within topic|subtopic]

Each gold mention becomes an `Event` whose words are the mention and whose sentence is the mention's; grouping runs within each
topic, as is usual on ECB+. Scores are those of ``scorch`` (PyPI), an implementation of the CoNLL-2012 scorer (Pradhan et al.,
"Scoring coreference partitions of predicted mentions", ACL 2014). Nothing of the data is kept.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from counterpoint.article import Article
from counterpoint.items import Event
from counterpoint.reconcile.events import same_event
from counterpoint.reconcile.groups import cluster
from counterpoint.reconcile.profiles import Profile, Weights, profiles
from counterpoint.reconcile.terms import stem, tokens
from counterpoint.records import AnyGrounded, Evidence, Grounded, Record

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "events"
Clusters = list[set[str]]


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def records(documents: Iterable[dict[str, Any]], mentions: Sequence[dict[str, Any]]) -> tuple[list[Record], dict[str, str]]:
    """A record for each document with annotated mentions, and each item's gold chain."""
    by_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in mentions:
        by_document[mention["doc_id"]].append(mention)
    found, gold = [], {}
    for document in documents:
        items = []
        for mention in by_document.get(document["doc_id"], []):
            item = _item(document, mention)
            if item.id not in gold:
                gold[item.id] = mention["chain"]
                items.append(item)
        found.append(Record(article=Article(id=document["doc_id"], text=document["text"]), engine="gold", items=tuple(items)))
    return [r for r in found if r.items], gold


def _item(document: dict[str, Any], mention: dict[str, Any]) -> AnyGrounded:
    text = document["text"]
    start, end = _place(text, mention)
    evidence = (Evidence(start=start, end=end, quote=text[start:end]),)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return Grounded(
        id=Grounded.make_id(document["doc_id"], "event", evidence),
        article_id=document["doc_id"],
        item=Event(quotes=[text[start:end]], what=text[start:end]),
        evidence=evidence,
        sentence=Evidence(start=first, end=last, quote=text[first:last]),
    )


def _place(text: str, mention: dict[str, Any]) -> tuple[int, int]:
    """Where a mention stands; of one in several pieces, its first word that stands in its sentence."""
    if mention["start"] is not None:
        return mention["start"], mention["end"]
    line = text.split("\n")[mention["sent"]]
    offset = sum(len(before) + 1 for before in text.split("\n")[: mention["sent"]])
    word = next((w for w in mention["text"].split() if w in line), line)
    return offset + line.index(word), offset + line.index(word) + len(word)


def ours(everything: Sequence[Profile]) -> Clusters:
    """Groups as `reconcile` makes them of events given by a word or two."""
    weights = Weights(everything)
    pairs = ((i, j) for i in range(len(everything)) for j in range(i + 1, len(everything)))
    scored = {(i, j): same_event(everything[i], everything[j], weights) for i, j in pairs}
    return _with_singletons(everything, cluster({p: s for p, s in scored.items() if s}))


def by_key(key: Callable[[str], str]) -> Callable[[Sequence[Profile]], Clusters]:
    """A baseline: mentions are one event if their key is the same."""

    def grouped(everything: Sequence[Profile]) -> Clusters:
        found: dict[str, set[str]] = defaultdict(set)
        for profile in everything:
            found[key(profile.said)].add(profile.id)
        return list(found.values())

    return grouped


def _with_singletons(everything: Sequence[Profile], clusters: Sequence[Sequence[int]]) -> Clusters:
    grouped = {i for c in clusters for i in c}
    alone = [{p.id} for i, p in enumerate(everything) if i not in grouped]
    return [{everything[i].id for i in c} for c in clusters] + alone


METHODS: dict[str, Callable[[Sequence[Profile]], Clusters]] = {
    "same string": by_key(lambda said: said.casefold()),
    "same stems": by_key(lambda said: " ".join(sorted(stem(t) for t in tokens(said)))),
    "counterpoint": ours,
}


def scores(gold: Clusters, predicted: Clusters) -> dict[str, float]:
    """F1 of MUC, B³, CEAFe and their mean, in percent; precision and recall of B³."""
    from scorch.scores import b_cubed, ceaf_e, muc

    recall, precision, b3 = b_cubed(gold, predicted)
    parts = {"muc": muc(gold, predicted)[2], "b3": b3, "ceafe": ceaf_e(gold, predicted)[2]}
    found = {**parts, "conll": sum(parts.values()) / 3, "b3_recall": recall, "b3_precision": precision}
    return {name: round(100 * float(value), 1) for name, value in found.items()}


def evaluate(folder: Path, split: str, within: str) -> dict[str, dict[str, float]]:
    """The scores of each method over all topics together."""
    mentions = [m for m in rows(folder / "ecbplus_event_mentions_train_dev.jsonl") if split in ("all", m["split"])]
    documents = rows(folder / "ecbplus_docs_train_dev.jsonl")
    predicted: dict[str, Clusters] = defaultdict(list)
    gold_clusters: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part in sorted({d[within] for d in documents}):
        found, gold = records([d for d in documents if d[within] == part], mentions)
        everything = profiles(found, ())
        for item, chain in gold.items():
            gold_clusters[part, chain].add(item)
        for name, method in METHODS.items():
            predicted[name] += method(everything) if everything else []
    return {name: scores(list(gold_clusters.values()), clusters) for name, clusters in predicted.items()}


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev", "all"), default="dev")
    parser.add_argument("--within", choices=("topic", "subtopic"), default="topic")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    chosen = parser.parse_args()
    began = time.perf_counter()
    found = evaluate(chosen.data, chosen.split, chosen.within)
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    print(f"ECB+ {chosen.split}, gold mentions, within {chosen.within} ({time.perf_counter() - began:.0f} s)")
    for name, row in found.items():
        print(f"  {name:14}" + "".join(f"  {metric} {value:5.1f}" for metric, value in row.items()))


if __name__ == "__main__":
    main()
