"""All quality figures in one go: attribution, relations, events, grounding; for the rules engine, and for a model if one is named.

    python bench/quality.py [--write] [--model NAME --base-url URL --sample N --pairs N --window paragraph]

Data that is not there is said to be not measured. ``--write`` puts the measured tables into docs/quality.md and the README, between
their marks, and the beginning of a brief into the README, so that no figure is ever typed in; the raw figures go to bench/out/quality.json.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import eval_attribution
import eval_edits
import eval_events
import eval_model
import eval_relations
import eval_stories
import grounding
from counterpoint import pipeline
from counterpoint.render import render
from counterpoint.settings import Settings
from counterpoint.version import __version__

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_attribution.py"
YARDSTICK = "PolNeAR's annotators among themselves: content 79.3, content + source 73.2 (Newell et al., LREC 2018)"
NAMES = {
    "content": "content",
    "joint": "content + source",
    "quoted_content": "quoted content",
    "quoted_joint": "quoted content + source",
    "speech_content": "speech cues only, content",
    "speech_joint": "speech cues only, content + source",
}


def attribution() -> dict[str, Any] | None:
    """The rules engine on PolNeAR dev."""
    data = SHARED / "data" / "attribution"
    return eval_attribution.evaluate(data, "dev", SCORER)[0] if data.exists() else None


def relations() -> dict[str, Any]:
    """The rule judge on both halves of the invented cases, and on the pairs by an independent author."""
    return {split: eval_relations.scores(eval_relations.answers(cases)) for split, cases in eval_relations.load().items()}


def events() -> dict[str, Any] | None:
    """Event grouping on ECB+ dev."""
    return eval_events.evaluate(eval_events.DATA, "dev", "topic") if eval_events.DATA.exists() else None


def edits() -> dict[str, Any] | None:
    """Edited copies of real articles."""
    return eval_edits.measure(eval_edits.DATA, 40, 7) if eval_edits.DATA.exists() else None


def stories() -> dict[str, Any] | None:
    """What real articles say of the same thing, and how much of it rules alone find."""
    return (
        {split: eval_stories.table(eval_stories.evaluate(split)) for split in eval_stories.SPLITS} if eval_stories.DATA.exists() else None
    )


def ground() -> dict[str, Any]:
    """The aligner on the adversarial cases, and on edited quotations of real articles where these are."""
    found = {"cases": grounding.score(grounding.ours, grounding.committed())}
    if grounding.STORIES.exists():
        found["real"] = grounding.score(grounding.ours, grounding.cut(grounding.STORIES, 100, 7))
    return {name: result["categories"]["all"] for name, result in found.items()}


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def attribution_table(found: Mapping[str, Any]) -> str:
    """Precision, recall, F1 of attribution."""
    rows = [(NAMES[k], *(f"{100 * found[k][m]:.1f}" for m in ("p", "r", "f1"))) for k in NAMES]
    return table(["rules engine, PolNeAR dev", "P", "R", "F1"], rows) + f"\n{YARDSTICK}.\n"


def model_table(found: Mapping[str, Any]) -> str:
    """All engines on the same sample, and both judges on the same pairs."""
    parts = [f"Measured {found['date']}.\n"]
    if found["attribution"]:
        intro = (
            f"The beginnings of {found['articles']} articles of PolNeAR dev ({found['characters']:,} characters), window {found['window']}"
        )
        head = ["engine", "content F1", "content + source F1", "attributions there", "grounded items", "not grounded", "failed calls"]
        parts.append(
            f"{intro} (too few to tell more than the order of size):\n\n"
            + table(head, [_engine_row(*each) for each in found["attribution"].items()])
        )
    if found["relations"]:
        head = ["judge", "pairs", "right", "undecided", "contradictions found", "false contradictions"]
        rows = [
            (
                name,
                r["pairs"],
                r["right"],
                r["undecided"],
                f"{r['contradictions_found']} of {r['contradictions']}",
                r["false_contradictions"],
            )
            for name, r in found["relations"].items()
        ]
        parts.append(
            "A sample of the invented pairs, rules alone and with the model as judge of what they leave open:\n\n" + table(head, rows)
        )
    return "\n".join(parts)


def _engine_row(name: str, found: Mapping[str, Any]) -> Sequence[Any]:
    share = f"{found['items']} ({found['items'] / max(found['items'] + found['rejected'], 1):.0%})"
    f1 = [f"{100 * found[key]['f1']:.1f}" for key in ("content", "joint")]
    return (
        name,
        *f1,
        found["content"]["n_gold"],
        share,
        found["rejected"],
        "–" if found["failed_calls"] is None else found["failed_calls"],
    )


def relation_table(found: Mapping[str, Any]) -> str:
    """Precision and recall by relation, on each set of pairs."""
    rows = [
        (split, name, f"{row['precision']:.2f}", f"{row['recall']:.2f}", row["said"], row["there"])
        for split, scores in found.items()
        for name, row in scores.items()
    ]
    return table(["pairs", "relation (rules alone)", "precision", "recall", "said", "there"], rows)


def edit_table(found: Mapping[str, Any]) -> str:
    """What is found of one edited sentence, and that copies are one origin."""
    keys = list(next(iter(found.values())))
    intro = "One sentence of a real article edited by script, both versions compared; *silent*: nothing is extracted from the sentence."
    return f"{intro}\n\n" + table(["edit", *keys], [(name, *row.values()) for name, row in found.items()])


def story_table(found: Mapping[str, Any]) -> str:
    """What became of the pairs of passages of real articles."""
    intro = (
        "Passages of real articles that tell of one thing, as language models that read the articles wrote them down, unchecked by people."
    )
    rows = [(split, relation, *row.values()) for split, relations in found.items() for relation, row in relations.items()]
    return f"{intro}\n\n" + table(["clusters", "relation (rules alone)", "there", *eval_stories.OUTCOMES], rows)


def event_table(found: Mapping[str, Any]) -> str:
    """Coreference scores beside the baselines."""
    metrics = list(next(iter(found.values())))
    return table(["ECB+ dev, gold mentions, within topic", *metrics], [(name, *row.values()) for name, row in found.items()])


def grounding_table(found: Mapping[str, Any]) -> str:
    """What is accepted and where it is bound."""
    keys = list(next(iter(found.values())))
    names = {"cases": "adversarial cases", "real": "edited quotations of real articles"}
    return table(["aligner", *keys], [(names[name], *row.values()) for name, row in found.items()])


TABLES = {
    "attribution": ("Attribution", attribution_table),
    "model": ("A model beside the rules", model_table),
    "relations": ("Relations", relation_table),
    "stories": ("Real stories", story_table),
    "edits": ("Edited copies", edit_table),
    "events": ("Events", event_table),
    "grounding": ("Grounding", grounding_table),
}


def document(found: Mapping[str, Any], page: str = "") -> str:
    """All tables. What was not measured now stays as it stands in ``page``: a model takes half an hour, and its part has its own date."""
    parts = [f"## {title}\n\n" + (make(found[key]) if found.get(key) else _stood(page, title)) for key, (title, make) in TABLES.items()]
    return f"Measured {found['date']} by `make eval`, counterpoint {found['version']}, Python {found['python']}.\n\n" + "\n".join(parts)


def _stood(page: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n\n(.*?)(?=^## |^<!-- )", page, re.MULTILINE | re.DOTALL)
    return f"{found[1].strip()}\n" if found else "Not measured.\n"


def summary(found: Mapping[str, Any], page: str = "") -> str:
    """What the README shows; ``page`` as for `document`."""
    first = attribution_table(found["attribution"]) if found["attribution"] else "Not measured: the annotated data is not here.\n"
    title, make = TABLES["model"]
    return f"{first}\n{make(found['model']) if found.get('model') else _stood(page, title)}"


def sample() -> str:
    """The beginning of the brief of the examples, for the README: without the details of the longest section."""
    brief = pipeline.summarize(sorted((ROOT / "examples").glob("*.txt")), Settings(engine="rules"))
    lines = render(brief, "md").splitlines()
    cut = next(i for i, line in enumerate(lines) if line.startswith("## Claims"))
    shown = [*lines[: min(cut, 34)], "…", *(line for line in lines[cut:] if line.startswith("## "))]
    return "~~~markdown\n" + "\n".join(shown) + "\n~~~"


def between(path: Path, mark: str, text: str) -> None:
    """Put ``text`` between ``<!-- mark -->`` and ``<!-- /mark -->``."""
    old = path.read_text(encoding="utf-8")
    start, end = old.index(f"<!-- {mark} -->") + len(f"<!-- {mark} -->"), old.index(f"<!-- /{mark} -->")
    path.write_text(f"{old[:start]}\n{text.strip()}\n{old[end:]}", encoding="utf-8")


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/quality.md and README.md")
    parser.add_argument("--model")
    parser.add_argument("--base-url")
    parser.add_argument("--window", default="paragraph")
    parser.add_argument("--sample", type=int, default=6, help="articles for the model [default: 6]")
    parser.add_argument("--pairs", type=int, default=18, help="pairs for the model as judge [default: 18]")
    args = parser.parse_args()
    out = ROOT / "bench" / "out" / "quality.json"
    before = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    found = {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "version": __version__,
        "python": platform.python_version(),
        "attribution": attribution(),
        "relations": relations(),
        "stories": stories(),
        "edits": edits(),
        "events": events(),
        "grounding": ground(),
        "model": before.get("model"),
    }
    if args.model:
        found["model"] = eval_model.evaluate(args.model, args.base_url, args.window, args.sample, args.pairs) | {"date": found["date"]}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=1), encoding="utf-8")
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    sys.stdout.write(document(found, page))
    if args.write:
        between(ROOT / "docs" / "quality.md", "measured", document(found, page))
        between(ROOT / "README.md", "eval", summary(found, page))
        between(ROOT / "README.md", "sample", sample())


if __name__ == "__main__":
    main()
