"""docs/benchmarks.md from measured figures: ``python bench/bench_page.py`` writes it again from bench/out/bench.json, measuring nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import bench_endpoint as endpoint
import bench_start

Row = Mapping[str, Any]
ROOT = Path(__file__).resolve().parents[1]
PROCESSOR = "Seconds are of the processor, not of the clock."


def page(found: Row) -> str:
    """The page."""
    parts = [_head(found)]
    for name, (title, make) in SECTIONS.items():
        part = found[name]
        text = f"Not measured: {part['not_measured']}.\n" if _missing(part) else f"{make(part)}\n{_when(part)}"
        parts.append(f"## {title}\n\n{text}")
    return "\n".join([*parts, _notes(found)])


def _missing(part: Row) -> bool:
    return "not_measured" in part and not set(part) - {"not_measured", "date", "load", "quick", "over_chunks", "over_articles"}


def _when(part: Row) -> str:
    return f"Measured {part['date']}; load average before it {part['load']}.\n"


def _head(found: Row) -> str:
    where = found["machine"]
    return f"""# Measured against the best

Written by `make bench` (`python bench/bench.py`); no figure here is typed in. Run it elsewhere: the ratios should hold within noise, the
seconds will not. Other work on the machine makes ratios to a fixed delay worse: see the load average under each table.

* counterpoint {found["version"]}, Python {found["python"]}
* {where["processor"]}, {where["cores"]} cores, {where["memory"]} GB, {where["system"]}
* articles: {found["articles"]}
* peers, each in an environment of its own: {", ".join(found["pins"])}

Everything in one table was measured in one run, on the same articles, one after the other in turn.
"""


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; None is a dash."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join("–" if cell is None else str(cell) for cell in line) + " |" for line in lines) + "\n"


def _goal(met: bool, what: str) -> str:
    return f"\nGoal: {what}. **{'Met' if met else 'Missed'}.**\n"


def _share(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}"


def _grounding(part: Row) -> str:
    names = {"cases": "adversarial cases, invented", "real": f"quotations of {part['articles']} real articles, with seeded edits"}
    text = ""
    for name, row in part["sets"].items():
        ours, rows = row["aligners"]["counterpoint"], []
        for aligner, a in row["aligners"].items():
            if _missing(a):
                rows.append((aligner, a["not_measured"], *[None] * 6))
                continue
            rates = [_share(a[key]) for key in ("precision", "recall", "spans")]
            rows.append((aligner, *rates, a["fooled"], a["missed"], f"{a['seconds']:.2f}", f"{a['seconds'] / ours['seconds']:.1f}"))
        head = (f"{row['quotations']} {names[name]}", "precision", "recall", "right span", "fooled", "missed", "seconds", "over ours")
        text += table(head, rows) + "\n" + _fooled(row["aligners"]) + "\n"
    text += "`fooled`: accepted although number, name, negation or words differ. `missed`: refused although only typography differs. "
    return f"{text}{PROCESSOR}\n"


def _fooled(aligners: Row) -> str:
    measured = {name: a["fooled_by"] for name, a in aligners.items() if not _missing(a)}
    rows = [(c, *(f"{by[c][0]} of {by[c][1]}" for by in measured.values())) for c in next(iter(measured.values()))]
    return table(("fooled by", *measured), rows)


def _overhead(part: Row) -> str:
    text = (
        f"{part['articles']} articles against a loopback endpoint that answers each request after {part['delay']} s, concurrency "
        f"{part['concurrency']}; extraction and grounding only. Ideal: ⌈requests / {part['concurrency']}⌉ × {part['delay']} s. Median of "
        f"{part['rounds']} rounds (one where an answer holds all items). Imports, connecting and one call to warm "
        "up are left out of the wall time and shown apart.\n\n"
    )
    for answers, rows in part["answers"].items():
        lines = [_overhead_row(name, row) for name, row in rows.items()]
        head = ("requests", "ideal s", "wall s", "wall / ideal", "range", "processor ms per request", "first call s", "grounded items")
        text += table((f"each answer holds {answers}", *head), lines) + "\n"
    first = next(iter(part["answers"].values()))
    ours = first[endpoint.OURS]["ratio"]
    peers = [r["ratio"] for name, r in first.items() if not name.startswith("counterpoint")]
    text += "`all items`: everything that the rules engine finds in the article; grounding them is part of the wall time. "
    text += "instructor grounds nothing: its items are those whose quotations are in the text. "
    text += "First calls are not comparable: ours loads instructor and openai in it, the instructor loop has loaded them before.\n"
    return text + _goal(ours <= 1.1 and all(ours <= p for p in peers), "with one item, within 1.10 of ideal, and no peer nearer")


def _overhead_row(name: str, row: Row) -> list[Any]:
    took = [f"{row['ideal']:.1f}", f"{row['wall']:.2f}", f"**{row['ratio']:.2f}**", f"{row['best']:.2f}–{row['worst']:.2f}"]
    return [name, row["requests"], *took, f"{1000 * row['cpu'] / row['requests']:.1f}", f"{row['first']:.2f}", row["items"]]


def _tokens_row(name: str, row: Row) -> list[Any]:
    if _missing(row):
        return [name, row["not_measured"], *[None] * 7]
    counts = [f"{row['requests']:.1f}", f"{row['in']:.0f}", f"{row['added']:.0f}", f"{row['out']:.0f}", f"{row['items']:.1f}"]
    return [name, *counts, _number(row["per_item"]), _ratio(row["over_chunks"]), _ratio(row["over_articles"])]


def _ended(why: str) -> str:
    signal = re.search(r"died with <Signals\.(\w+)", why)
    return f"ended by {signal[1]} before it was done" if signal else why


def _growth_row(row: Row) -> list[Any]:
    if "not_measured" in row:
        return [f"{row['articles']:,}", f"not measured: {_ended(row['not_measured'])}", *[None] * 9]
    took = [f"{row['items']:,}", f"{row['rules']:.1f}", f"{row['reconcile']:.1f}"]
    grew = [_ratio(row.get("rules_growth")), _ratio(row.get("reconcile_growth"))]
    memory = [f"{row['memory_rules']:.0f}", f"{row['memory_reconcile']:.0f}"]
    pairs = [f"{row['possible']:,}", f"{row['compared']:,}", f"{row['compared'] / row['items']:.0f}"]
    return [f"{row['articles']:,}", *took, *grew, *memory, *pairs]


def _tokens(part: Row) -> str:
    rows = [_tokens_row(name, row) for name, row in part["clients"].items()]
    head = ("requests", "tokens in", "of these instructions and schema", "tokens out", "grounded items", "tokens per grounded item")
    over = ("over LangExtract's default", "over LangExtract, whole articles")
    who = f"by {part['model']}" if "model" in part else "every client is answered with the same items (the rules engine's), in its own form"
    text = f"Means per article, {part['articles']} articles; {who}. Tokenizer: {part['tokenizer']}; schemas count as JSON text.\n\n"
    text += table(("", *head, *over), rows)
    mine = part["clients"].get(endpoint.OURS, part["clients"].get(endpoint.RECORDED, {})).get("over_chunks")
    return text + (_goal(mine <= 0.6, "at most 0.60 of LangExtract's default per grounded item") if mine else "")


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.0f}"


def _ratio(value: float | None) -> str | None:
    return None if value is None else f"**{value:.2f}**"


def _rerun(part: Row) -> str:
    rows = [
        (n, r["requests"], f"{r['first']:.2f}", f"{r['wall']:.2f}", f"{r['over_first']:.2f}", f"{r['read']:.3f}", f"**{r['ratio']:.1f}**")
        for n, r in part["clients"].items()
    ]
    head = ("requests", "first run s", "rerun s", "rerun / first run", "reading and validating its results s", "rerun / reading")
    ours = part["clients"][endpoint.OURS]
    text = f"The same {part['articles']} articles again, in a new process, from the cache where a client has one; without imports.\n\n"
    text += table(("", *head), rows)
    return text + _goal(ours["requests"] == 0 and ours["ratio"] <= 3, "no request, and at most 3 times reading and validating")


def _start(part: Row) -> str:
    rows = [(f"`{n}`" if "python" in n or "--" in n else n, f"{s:.3f}", f"{part['over_bare'][n]:.1f}") for n, s in part["seconds"].items()]
    text = f"Median of {part['rounds']} starts, in turn, byte code compiled.\n\n" + table(("", "seconds", "over `python -c pass`"), rows)
    over = f"**{part['rules_over_import']:.2f}**"
    text += f"\nThe rules engine on one article, reading and writing included, over {bench_start.IMPORT}: {over}.\n"
    met = max(part["over_bare"][f"counterpoint {flag}"] for flag in ("--version", "--help")) <= 5
    return text + _goal(met, "`--version` and `--help` at most 5 times a bare interpreter")


def _growth(part: Row) -> str:
    rows = [_growth_row(row) for row in part["sizes"]]
    head = ("articles", "items", "rules s", "reconcile s", "rules, growth", "reconcile, growth", "MB after rules", "MB after reconcile")
    pairs = ("pairs possible", "pairs compared", "compared per item")
    text = "The stories, and copies of them with other names, numbers and days: more stories, not more articles on one.\n\n"
    return text + table((*head, *pairs), rows) + f"\nGrowth: time over that of the row above, per item; 1 is linear. {PROCESSOR}\n"


def _quotes(part: Row) -> str:
    if "not_measured" in part:
        return f"The rules engine: {part['ours']:.1f} articles per second. Not measured: {part['not_measured']}.\n"
    rows = [
        ("rules engine, with grounding and values", f"{part['ours']:.1f}", f"{part['items']} items, {part['views']} of them views"),
        *_alone(part),
        ("textacy, direct quotations only", f"{part['textacy']:.1f}", f"{part['quotes']} quotations; {part['failed']} articles refused"),
    ]
    text = table((f"{part['articles']} articles", "articles per second of processor", "found"), rows)
    text += f"\nOurs over textacy's: **{part['ratio']:.1f}**. textacy runs spaCy's small English pipeline with all its components. "
    if "alone" in part:
        text += f"Attributions alone, which is the work that textacy's function does, over textacy's: {part['ratio_alone']:.1f}. "
    return text + "Loading is left out.\n"


def _alone(part: Row) -> list[tuple[str, str, str]]:
    """The row of attributions without items; none where it was not measured."""
    if "alone" not in part:
        return []
    what = "rules, attributions alone: who, cue and words as places; no person resolved, no item made"
    return [(what, f"{part['alone']:.1f}", f"{part['attributions']} attributions, quoted and reported")]


def _notes(found: Row) -> str:
    left = "".join(f"; {title.lower()}" for name, (title, _) in SECTIONS.items() if _missing(found[name]))
    return f"""## What to keep in mind, and what was not measured

* The adversarial grounding cases were written by us and the aligner was tuned on them; the edits of real quotations are ours too. They
  show what each aligner lets pass, not how it would do on cases that somebody else wrote.
* LangExtract and instructor are used as their documents recommend: see `bench/peers_grounding.py` and `bench/peers_llm.py`.
  LangExtract's default cuts an article into chunks of 1,000 characters. With whole articles it makes as many requests as we do; that is
  not what it recommends. It gets the attributes that our items have; with fewer it would need fewer tokens.
* Tokens out are counted on compact JSON for everybody. Where answers are fixed, nobody's prompt is put to the test: a prompt that finds
  more, or more that can be grounded, would have more items for its tokens. What endpoints' prompt caches would save is not counted.
* Not measured: other endpoints and their latencies, other concurrency, Windows and macOS, LangExtract with Gemini{left}.
"""


SECTIONS = {
    "grounding": ("Grounding", _grounding),
    "overhead": ("Overhead", _overhead),
    "tokens": ("Tokens", _tokens),
    "model": ("Tokens with a real model", _tokens),
    "rerun": ("Rerun", _rerun),
    "start": ("Start", _start),
    "growth": ("Growth", _growth),
    "quotes": ("The rules engine beside textacy", _quotes),
}

if __name__ == "__main__":
    measured = json.loads((ROOT / "bench" / "out" / "bench.json").read_text(encoding="utf-8"))
    (ROOT / "docs" / "benchmarks.md").write_text(page(measured), encoding="utf-8")
