"""Score an aligner: which quotations does it accept, and does it bind them to the right words?

Two sets: the committed adversarial cases, and quotations cut from real articles with seeded edits (typographic: must be
accepted on the very words; one digit, one negation, one word: must be refused). Both are made without any aligner's help.

    python bench/grounding.py [--stories PATH] [--articles 100] [--seed 7] [--out bench/out/grounding.json]

An aligner is any function of (text, quote) that returns spans or None, so that peers are scored by the same code:
see bench/peers_grounding.py.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

Spans = Sequence[tuple[int, int]]
Aligner = Callable[[str, str], Spans | None]
Case = dict[str, Any]

HERE = Path(__file__).parent
CASES = HERE / "grounding_cases.jsonl"
STORIES = Path("/work/shared/data/stories/clusters_dev.jsonl")
_NEGATIONS = {"not", "never", "no", "cannot"}
_AUXILIARIES = {"is", "are", "was", "were", "will", "would", "could", "should", "can", "may", "has", "have", "had", "did", "does", "do"}
_MAGNITUDES = (
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "percent",
    "per",
    "dozen",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "bn",
    "m",
    "km",
)


def ours(text: str, quote: str) -> Spans | None:
    """Counterpoint's aligner."""
    from counterpoint.ground.align import locate

    found = locate(text, quote)
    return None if found is None else [(span.start, span.end) for span in found]


def committed(path: Path = CASES) -> list[Case]:
    """The adversarial set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cut(stories: Path, articles: int, seed: int) -> Iterator[Case]:
    """Quotations of 6 to 40 words cut between words from real articles, each as it is and with one edit of every kind.

    A cut is not made within a number ("10 | million"): where one ends there, it is not the article's number any more. An edit
    that gives words which the article has too is left out.
    """
    chance = random.Random(seed)
    lines = stories.read_text(encoding="utf-8").splitlines()
    for line in chance.sample(lines, min(articles, len(lines))):
        text = json.loads(line)["text"]
        for start, end in _windows(text, chance):
            quote = text[start:end]
            base: Case = {"text": text, "accept": True, "spans": [[start, end]]}
            base["unique"] = _plain(text).count(_plain(quote)) == 1
            yield {**base, "category": "verbatim", "quote": quote}
            for kind, edit in TYPOGRAPHY.items():
                if (edited := edit(quote, chance)) != quote:
                    yield {**base, "category": kind, "quote": edited}
            for kind, edit in MEANING.items():
                edited = edit(quote, chance)
                if edited != quote and _plain(edited) not in _plain(text):
                    yield {"text": text, "accept": False, "category": kind, "quote": edited}


def _windows(text: str, chance: random.Random, count: int = 5) -> Iterator[tuple[int, int]]:
    words = [m.span() for m in re.finditer(r"\S+", text)]
    for _ in range(count if len(words) > 60 else 0):
        first = chance.randrange(len(words) - 41)
        last = first + chance.randint(6, 40)
        if not any(_in_number(text, words, edge) for edge in (first, last)):
            yield words[first][0], words[last - 1][1]


def _in_number(text: str, words: list[tuple[int, int]], edge: int) -> bool:
    before, after = (text[slice(*words[edge + k])].lower().strip(".,;:“”\"'()-") for k in (-1, 0))
    return after.startswith(_MAGNITUDES) or (before[-1:].isdigit() and after[:1].isdigit())


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _curl(quote: str, _: random.Random) -> str:
    straight = quote.translate(str.maketrans("‘’“”", "''\"\""))
    return straight if straight != quote else re.sub(r'"', "”", quote.replace("'", "’"))


def _dash(quote: str, chance: random.Random) -> str:
    return re.sub(r"\s?[—–]\s?| - | -- ", chance.choice(["—", " – ", " -- ", " - "]), quote)


def _white(quote: str, chance: random.Random) -> str:
    return re.sub(r"\s+", lambda _: chance.choice([" ", "\n", "\u00a0", "  "]), quote)


def _soft(quote: str, chance: random.Random) -> str:
    return re.sub(r"\b([a-z]{4})([a-z]{3,})", lambda m: m[1] + chance.choice(["\u00ad", "\u200b", ""]) + m[2], quote)


def _broken(quote: str, chance: random.Random) -> str:
    return re.sub(r"\b([a-z]{4})([a-z]{3,})", lambda m: m[1] + (m[2] if chance.random() < 0.8 else "-\n" + m[2]), quote)


def _digit(quote: str, chance: random.Random) -> str:
    digits = [i for i, c in enumerate(quote) if c.isascii() and c.isdigit()]
    if not digits:
        return quote
    at = chance.choice(digits)
    return quote[:at] + str((int(quote[at]) + chance.randint(1, 9)) % 10) + quote[at + 1 :]


def _negation(quote: str, chance: random.Random) -> str:
    words = quote.split(" ")
    have = [i for i, w in enumerate(words) if w.lower() in _NEGATIONS and 0 < i < len(words) - 1]
    if have:
        del words[chance.choice(have)]
        return " ".join(words)
    places = [i for i, w in enumerate(words) if w.lower() in _AUXILIARIES]
    if not places:
        return quote
    words.insert(chance.choice(places) + 1, "not")
    return " ".join(words)


def _swap(quote: str, chance: random.Random) -> str:
    words = quote.split(" ")
    if len(words) < 4:
        return quote
    at = chance.randrange(1, len(words) - 2)
    words[at], words[at + 1] = words[at + 1], words[at]
    swapped = " ".join(words)
    return swapped if _plain(swapped) != _plain(quote) else quote


def _dropped(quote: str, chance: random.Random) -> str:
    words = quote.split(" ")
    inner = [i for i in range(1, len(words) - 1) if any(c.isalnum() for c in words[i])]
    if not inner:
        return quote
    del words[chance.choice(inner)]
    return " ".join(words)


def _letter(quote: str, chance: random.Random) -> str:
    names = list(re.finditer(r"\b[A-Z][a-z]{3,}", quote))
    if not names:
        return quote
    at = chance.choice(names).end() - 2
    return quote[:at] + ("o" if quote[at] != "o" else "e") + quote[at + 1 :]


Edit = Callable[[str, random.Random], str]
TYPOGRAPHY: dict[str, Edit] = {
    "quotation marks": _curl,
    "dashes": _dash,
    "white space": _white,
    "invisible": _soft,
    "hyphenation": _broken,
    "NFD": lambda quote, _: unicodedata.normalize("NFD", quote),
    "capitals": lambda quote, chance: chance.choice([str.upper, str.lower, str.title])(quote),
    "surrounded": lambda quote, _: f'"{quote}"',
    "dots about": lambda quote, _: f"...{quote}...",
}
MEANING: dict[str, Edit] = {
    "digit": _digit,
    "negation": _negation,
    "words swapped": _swap,
    "word dropped": _dropped,
    "letter of a name": _letter,
}


def score(aligner: Aligner, cases: Iterable[Case]) -> dict[str, Any]:
    """Counts, precision and recall of acceptance, share of accepted ones on the right spans, seconds; by category, too.

    Spans are right if they are the expected ones but for marks of punctuation and spaces at their ends. Of real articles only
    quotations that occur once are looked at for it.
    """
    tally: dict[str, dict[str, int]] = defaultdict(
        lambda: dict.fromkeys(("accepted", "missed", "refused", "fooled", "placed", "misplaced"), 0)
    )
    wrong: list[str] = []
    seconds = 0.0
    for case in cases:
        began = time.process_time()
        spans = aligner(case["text"], case["quote"])
        seconds += time.process_time() - began
        for row in (tally["all"], tally[case["category"]]):
            outcome = ("missed" if spans is None else "accepted") if case["accept"] else ("refused" if spans is None else "fooled")
            row[outcome] += 1
            if outcome == "accepted" and case.get("unique", True):
                row["placed" if same_spans(case, spans or ()) else "misplaced"] += 1
        if outcome in {"missed", "fooled"}:
            wrong.append(case.get("id") or f"{outcome} ({case['category']}): {case['quote']!r}")
    return {"seconds": round(seconds, 3), "wrong": wrong, "categories": {name: _rates(row) for name, row in tally.items()}}


def same_spans(case: Case, spans: Spans) -> bool:
    """Whether the spans cover the expected words."""
    text = case["text"]
    return [_core(text, *span) for span in spans] == [_core(text, *span) for span in case["spans"]]


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    inner = [i for i in range(start, min(end, len(text))) if text[i].isalnum()]
    return (inner[0], inner[-1]) if inner else (start, end)


def _rates(row: dict[str, int]) -> dict[str, Any]:
    given, right = row["accepted"] + row["fooled"], row["accepted"] + row["missed"]
    placed = row["placed"] + row["misplaced"]
    return {
        **row,
        "precision": row["accepted"] / given if given else None,
        "recall": row["accepted"] / right if right else None,
        "spans": row["placed"] / placed if placed else None,
    }


def report(name: str, result: dict[str, Any]) -> None:
    """Print one aligner's result on one set."""
    print(f"\n{name}: {result['seconds']} s")
    print(f"{'category':18}" + "".join(f"{head:>7}" for head in ("accept", "missed", "refuse", "fooled", "precis", "recall", "spans")))
    for category, row in result["categories"].items():
        counts = "".join(f"{row[key]:7}" for key in ("accepted", "missed", "refused", "fooled"))
        rates = "".join("      –" if row[key] is None else f"{row[key]:7.3f}" for key in ("precision", "recall", "spans"))
        print(f"{category:18}{counts}{rates}")


def main() -> None:
    """Score our aligner on both sets and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=HERE / "out" / "grounding.json")
    args = parser.parse_args()
    results = {"cases": score(ours, committed())}
    if args.stories.exists():
        results["real"] = score(ours, cut(args.stories, args.articles, args.seed))
    else:
        print(f"not measured: quotations of real articles ({args.stories} is not here)")
    for name, result in results.items():
        report(name, result)
        print(*result["wrong"][:20], sep="\n")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
