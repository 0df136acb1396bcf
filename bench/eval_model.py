"""A model on any endpoint, scored on people's annotations: beside the rules engine, and beside LangExtract with the same model.

    python bench/quality.py --model NAME --base-url URL [--sample 6] [--pairs 18] [--window paragraph]

Attribution: the beginnings of a seeded sample of PolNeAR dev articles, whole paragraphs of 1,200 characters at most, because a small
local model takes up to a minute for each paragraph. All engines read the same text; ours are scored on what was grounded, LangExtract
on the extractions that it aligned (chunks of 1,000 characters, its default; the prompt and example of peers_llm.py, without a JSON
schema, which some servers refuse). Relations: a seeded sample of the invented pairs, with the model as judge and with rules alone.
Answers are kept in bench/out/model, so that a run that was stopped goes on.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import bench_endpoint
import bench_peers
import eval_attribution
import eval_relations
from counterpoint import pipeline
from counterpoint.llm import connect
from counterpoint.read import article
from counterpoint.records import AnyGrounded, Record, Usage
from counterpoint.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "data" / "attribution" / "polnear_dev.jsonl"
SCORER = SHARED / "tools" / "score_attribution.py"
KEPT = Path(__file__).parent / "out" / "model"
LONGEST = 1_200  # characters of an article's beginning
SEED = 11
Attribution = dict[str, list[list[int]]]


def evaluate(model: str, base_url: str | None, window: str, sample: int, pairs: int) -> dict[str, Any]:
    """Figures of the model, of the rules and of LangExtract; None for what could not be measured."""
    settings = Settings(
        model=model,
        base_url=base_url,
        window=window,
        concurrency=1,
        timeout=900,
        max_tokens=1500,
        cache_dir=KEPT,  # type: ignore[arg-type]
    )
    gold = beginnings(sample) if GOLD.exists() else []
    return {
        "model": model,
        "window": window,
        "articles": len(gold),
        "characters": sum(len(d["text"]) for d in gold),
        "attribution": attribution(settings, gold) if gold else None,
        "relations": relations(settings, pairs) if pairs else None,
    }


def beginnings(sample: int) -> list[dict[str, Any]]:
    """Documents cut at a paragraph's end, with the attributions that lie wholly inside; those without any are passed over."""
    documents = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    random.Random(SEED).shuffle(documents)
    return list(filter(None, map(_beginning, documents)))[:sample]


def _beginning(document: dict[str, Any]) -> dict[str, Any] | None:
    text = document["text"][: max(document["text"].rfind("\n\n", 0, LONGEST), 0)]
    inside = [a for a in document["attributions"] if all(end <= len(text) for spans in a.values() for _, end in spans)]
    # Offsets of the gold are those of the text as it was annotated: where reading changes that, they would be wrong.
    if len(text) < LONGEST / 2 or not inside or article(text).text != text:
        return None
    return {"id": document["id"], "text": text, "attributions": inside}


def attribution(settings: Settings, gold: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Content and content + source of each engine on ``gold``, with counts."""
    scorer = eval_attribution.load_scorer(SCORER)
    found: dict[str, dict[str, Any]] = {}
    with connect(settings) as llm:
        for name, engine in {
            "rules": pipeline.choose_engine(settings, None),
            settings.model or "": pipeline.choose_engine(settings, llm),
        }.items():
            records = {d["id"]: pipeline.record(article(d["text"], id=d["id"]), engine, settings) for d in gold}
            scores = scorer.score({i: list(ours(r.items)) for i, r in records.items()}, gold)
            found[name] = {**{k: scores[k] for k in ("content", "joint")}, **_counts(records.values())}
    theirs = langextract(settings, gold)
    if theirs:
        predicted, aligned, loose = theirs
        scores = scorer.score(predicted, gold)
        found[f"LangExtract, {settings.model}"] = {
            **{k: scores[k] for k in ("content", "joint")},
            "items": aligned,
            "rejected": loose,
            "failed_calls": None,
        }
    return found


def ours(items: Iterable[AnyGrounded]) -> Iterator[Attribution]:
    """What is attributed, as the scorer wants it: spans of source, cue and content, one for each set of content words."""
    seen = set()
    for item in items:
        spans = {part: [[e.start, e.end] for e in item.evidence if e.part == part] for part in ("speaker", "cue", "content")}
        if item.item.holder is None or str(spans["content"]) in seen:
            continue
        seen.add(str(spans["content"]))
        yield {"source": spans["speaker"], "cue": spans["cue"], "content": spans["content"]}


def langextract(settings: Settings, gold: Sequence[dict[str, Any]]) -> tuple[dict[str, list[Attribution]], int, int] | None:
    """LangExtract's attributions by document, and how many of its extractions it aligned and how many not. None where it cannot run."""
    python = bench_peers.peers()
    if python is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "found.jsonl"
        job = {"articles": [{"id": d["id"], "text": d["text"]} for d in gold], "concurrency": 1, "model": settings.model}
        job |= {"base_url": settings.base_url, "constraints": False, "most": settings.max_tokens, "save": str(saved)}
        try:
            bench_endpoint.ask(python, "langextract", job)
        except RuntimeError as error:
            print(f"LangExtract was not measured: {str(error).strip().splitlines()[-1][:200]}")
            return None
        documents = [json.loads(line) for line in saved.read_text(encoding="utf-8").split("\n")]
    found = [e for d in documents for e in d["extractions"] or []]
    aligned = [e for e in found if e.get("char_interval")]
    return {d["document_id"]: list(theirs(d)) for d in documents}, len(aligned), len(found) - len(aligned)


def theirs(document: dict[str, Any]) -> Iterator[Attribution]:
    """Views, and claims with a holder. LangExtract gives no place for the speaker: the nearest place of the words it names is taken."""
    seen = set()
    for extraction in document["extractions"] or []:
        at, facts = extraction.get("char_interval"), extraction.get("attributes") or {}
        holder = facts.get("speaker") or facts.get("attributed_to")
        if not at or not holder or extraction["extraction_class"] == "event" or (at["start_pos"], at["end_pos"]) in seen:
            continue
        seen.add((at["start_pos"], at["end_pos"]))
        words = (facts.get("speaker_words"), holder)
        yield {
            "source": next(filter(None, (_nearest(document["text"], w, at["start_pos"]) for w in words if w and isinstance(w, str))), []),
            "cue": [],
            "content": [[at["start_pos"], at["end_pos"]]],
        }


def _nearest(text: str, words: str, place: int) -> list[list[int]]:
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    return [[start, start + len(words)] for start in sorted(starts, key=lambda s: abs(s - place))[:1]]


def relations(settings: Settings, pairs: int) -> dict[str, dict[str, Any]]:
    """A seeded sample of the invented pairs: rules alone, and the model as judge of what rules leave open."""
    cases = [json.loads(line) for line in eval_relations.CASES.read_text(encoding="utf-8").splitlines()]
    cases = random.Random(SEED).sample(cases, min(pairs, len(cases)))
    with connect(settings) as llm:
        both = {"rules": eval_relations.answers(cases), settings.model or "": eval_relations.answers(cases, llm)}
    return {
        name: {
            "pairs": len(cases),
            "right": sum(v.right for v in verdicts),
            "undecided": sum(v.relation in ("undecided", "failed") for v in verdicts),
            "false_contradictions": sum(v.relation == "contradicts" and not v.right for v in verdicts),
            "contradictions_found": sum(v.relation == "contradicts" and v.right for v in verdicts),
            "contradictions": sum(v.gold == "contradicts" for v in verdicts),
        }
        for name, verdicts in both.items()
    }


def _counts(records: Iterable[Record]) -> dict[str, Any]:
    records = list(records)
    usage = sum((r.usage for r in records), Usage())
    return {
        "items": sum(len(r.items) for r in records),
        "rejected": sum(len(r.rejected) for r in records),
        "failed_calls": sum(len(r.failures) for r in records),
        "tokens_in": usage.tokens_in,
        "tokens_out": usage.tokens_out,
    }
