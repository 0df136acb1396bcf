"""Score the rules engine's attributions on PolNeAR: precision, recall and F1 of content, and of content with source.

    python bench/eval_attribution.py [--data FOLDER] [--split dev] [--scorer FILE] [--json | --markdown]

The scorer is the one in ../shared/tools (see --scorer). ``speech`` scores only attributions whose cue is a word of saying:
gold whose cue holds a form of ``SPEECH``, predictions whose cue does; a prediction that matches other gold is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from counterpoint.rules.evaluation import predict

SHARED = Path("/work/shared")
SPEECH = frozenset(
    [
        "say",
        "says",
        "said",
        "saying",
        "tell",
        "tells",
        "told",
        "telling",
        "add",
        "adds",
        "added",
        "adding",
        "according",
        "write",
        "writes",
        "wrote",
        "note",
        "notes",
        "noted",
        "noting",
        "state",
        "states",
        "stated",
        "stating",
        "tweet",
        "tweets",
        "tweeted",
        "tweeting",
        "announce",
        "announces",
        "announced",
        "report",
        "reports",
        "reported",
        "explain",
        "explains",
        "explained",
        "reply",
        "replied",
        "respond",
        "responded",
        "ask",
        "asks",
        "asked",
        "argue",
        "argues",
        "argued",
        "claim",
        "claims",
        "claimed",
        "continue",
        "continued",
    ]
)


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_speech(attribution: dict[str, Any], text: str) -> bool:
    """Whether the cue holds a word of saying."""
    words = " ".join(text[s:e] for s, e in attribution["cue"]).lower().replace(":", " ").split()
    return any(w in SPEECH for w in words)


def speech_only(scorer: ModuleType, predicted: dict[str, list[dict[str, Any]]], gold: list[dict[str, Any]]) -> Any:
    """Scores on cues of saying alone."""
    kept_gold, kept = [], {}
    for doc in gold:
        mine = predicted[doc["id"]]
        everything = [a for a in doc["attributions"] if a["content"]]
        content, _ = scorer.match_document(mine, everything, doc["text"])
        speech = [is_speech(a, doc["text"]) for a in everything]
        kept[doc["id"]] = [a for i, a in enumerate(mine) if (speech[content[i]] if i in content else is_speech(a, doc["text"]))]
        kept_gold.append({**doc, "attributions": [a for a, s in zip(everything, speech, strict=True) if s]})
    return scorer.score(kept, kept_gold)


def evaluate(data: Path, split: str, scorer_path: Path) -> tuple[dict[str, Any], float]:
    """Scores by name, and the seconds that prediction took."""
    scorer = load_scorer(scorer_path)
    gold = scorer.load(data / f"polnear_{split}.jsonl")
    began = time.perf_counter()
    predicted = {doc["id"]: predict(doc["text"]) for doc in gold}
    seconds = time.perf_counter() - began
    scores = dict(scorer.score(predicted, gold))
    speech = speech_only(scorer, predicted, gold)
    return {**scores, "speech_content": speech["content"], "speech_joint": speech["joint"]}, seconds


def table(scores: dict[str, Any]) -> str:
    """The scores as a Markdown table, in percent."""
    rows = [f"| {name.replace('_', ' ')} | {s['p'] * 100:.1f} | {s['r'] * 100:.1f} | {s['f1'] * 100:.1f} |" for name, s in scores.items()]
    return "\n".join(["| | precision | recall | F1 |", "| --- | --- | --- | --- |", *rows])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "attribution")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score_attribution.py")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--markdown", action="store_true", help="print a table for docs/rules.md")
    options = parser.parse_args()
    scores, seconds = evaluate(options.data, options.split, options.scorer)
    if options.json:
        json.dump(scores, sys.stdout, indent=1)
        return
    if options.markdown:
        print(table(scores))
        return
    for name, s in scores.items():
        rates = "  ".join(f"{letter} {s[key] * 100:5.1f}" for letter, key in (("P", "p"), ("R", "r"), ("F", "f1")))
        print(f"{name:16} {rates}   ({s['tp']} of {s['n_gold']}, {s['n_pred']} predicted)")
    print(f"{seconds:.2f} s on {options.split}")


if __name__ == "__main__":
    main()
