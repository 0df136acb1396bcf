"""Is an edit found? Real articles beside a copy in which a script has changed one sentence: a number, a date, a negation, a place.

    python bench/eval_edits.py [--each N] [--seed N] [--data FILE] [--failures] [--json]

Rules alone, from the text to the brief. An edit is *found* if the brief shows a contradiction in the right slot between the two sentences,
*told* if it says at least that the two differ in that slot, or cannot be decided. *Wrong* are contradictions elsewhere, *silent* edits of
sentences from which nothing was extracted. A copy that was not edited must give no difference at all, and both must be one origin.
Nothing of the articles is kept.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from counterpoint.article import Article
from counterpoint.brief import assemble
from counterpoint.findings import Brief, Comparison, MadeBy
from counterpoint.mentions import find_dates, find_quantities, parse_quantity
from counterpoint.pipeline import record
from counterpoint.read import article
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.values import compare_quantities
from counterpoint.records import AnyGrounded, Record
from counterpoint.render import render
from counterpoint.rules import RulesEngine
from counterpoint.sentences import sentences
from counterpoint.settings import Settings

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "stories" / "clusters_dev.jsonl"
SHORTEST, LONGEST = 900, 9_000  # characters of an article
WORDS = (8, 45)  # of an edited sentence
SLOTS = {"number": "number", "date": "time", "negation": "polarity", "place": "place"}
_TELLING = frozenset({"contradicts", "differs", "undecided", "superseded"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December")
_PLACES = """
    Washington|London|Paris|Moscow|Beijing|Chicago|Texas|Florida|Iraq|Syria|Baghdad|California|Germany|France|Jerusalem|Israel|Iran|China|
    Japan|Russia|Ukraine|Boston|Houston|Dallas|Miami|Berlin|Rome|Madrid|Tokyo|Seoul|Cairo|Kabul|Afghanistan|Pakistan|India|Turkey|Egypt|
    Canada|Mexico|Brazil|Italy|Spain|Poland|Sweden|Kenya|Nigeria|Libya|Yemen|Lebanon|Jordan|Manhattan|Brooklyn|Seattle|Denver|Atlanta|
    Ohio|Virginia|Indiana|Arizona|Nevada|Georgia|Michigan|Illinois|Oregon|Colorado|Kansas|Missouri|Britain|England|Scotland|Ireland
"""
_FAR = ("Helsinki", "Lisbon", "Toronto", "Nairobi", "Santiago", "Portugal", "Finland", "Chile", "Kenya", "Norway")


class Edit(NamedTuple):
    """One sentence of an article and what was made of it."""

    kind: str
    start: int
    old: str
    new: str


class Outcome(NamedTuple):
    """What the brief of an article and its edited copy says of the edit."""

    edit: Edit
    found: bool
    told: bool
    silent: bool
    shown: bool
    one_origin: bool
    wrong: int
    said: tuple[str, ...]


def number(sentence: str, chance: random.Random) -> str | None:
    """Another amount where one is counted or measured in digits."""
    dates = find_dates(sentence)
    for span in chance.sample(list(find_quantities(sentence)), len(list(find_quantities(sentence)))):
        digits = re.search(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\d.,]\d|\w)", sentence[span.start : span.end])
        if digits and not any(d.start < span.end and span.start < d.end for d in dates):
            other = f"{int(digits[0].replace(',', '')) * 2 + 1:,}"
            at = span.start + digits.start()
            return sentence[:at] + other + sentence[at + len(digits[0]) :]
    return None


def date(sentence: str, chance: random.Random) -> str | None:
    """Another day of the week, or another month."""
    for names in (_DAYS, _MONTHS):
        found = re.search(rf"\b({'|'.join(names)})\b", sentence)
        if found:
            other = names[(names.index(found[0]) + chance.choice((1, 2, 3))) % len(names)]
            return sentence[: found.start()] + other + sentence[found.end() :]
    return None


def negation(sentence: str, chance: random.Random) -> str | None:
    """A "not" after an auxiliary verb, outside quotations."""
    found = list(re.finditer(r"\b(?:was|is|were|are|will|has|had)\b (?!not\b|no\b|never\b)", sentence))
    if not found or re.search(r"[\"“”]", sentence):
        return None
    at = chance.choice(found).end()
    return f"{sentence[:at]}not {sentence[at:]}"


def place(sentence: str, chance: random.Random) -> str | None:
    """Another place after a preposition."""
    found = list(re.finditer(rf"\b(?:in|at|near|from|to) ({''.join(_PLACES.split())})\b(?![ -][A-Z]|[’'])", sentence))
    if not found:
        return None
    chosen = chance.choice(found)
    return sentence[: chosen.start(1)] + chance.choice([p for p in _FAR if p not in sentence]) + sentence[chosen.end(1) :]


EDITS: dict[str, Callable[[str, random.Random], str | None]] = {"number": number, "date": date, "negation": negation, "place": place}


def edited(original: Article, kind: str, chance: random.Random) -> Edit | None:
    """One edit of that kind in a sentence of the article, if any sentence can be edited so and stands there once."""
    spans = [s for s in sentences(original.text) if WORDS[0] <= len(original.text[s.start : s.end].split()) <= WORDS[1]]
    chance.shuffle(spans)
    for span in spans:
        old = original.text[span.start : span.end]
        new = EDITS[kind](old, chance)
        if new and new != old and original.text.count(old) == 1 and not original.hidden(span):
            return Edit(kind, span.start, old, new)
    return None


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a fit length."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if SHORTEST < len(row["text"]) < LONGEST:
            yield row


def _read(row: dict[str, Any], name: str, text: str) -> Article:
    try:
        day = dt.date.fromisoformat((row.get("date") or "")[:10])
    except ValueError:
        day = None
    return article(text, id=name, title=row["title"], source=f"Paper {name.upper()}", published=day)


def _record(made: Article) -> Record:
    return record(made, RulesEngine(), Settings(engine="rules"))


def _brief(records: Sequence[Record]) -> Brief:
    return assemble(records, reconcile(records), skipped=(), made_by=MadeBy(engine="rules"))


def look(row: dict[str, Any], kind: str, chance: random.Random) -> Outcome | None:
    """Edit an article and see what is said of it; None if it has no sentence to edit."""
    original = _read(row, "a", row["text"])
    edit = edited(original, kind, chance)
    if edit is None:
        return None
    changed = original.text[: edit.start] + edit.new + original.text[edit.start + len(edit.old) :]
    brief = _brief([_record(original), _record(_read(row, "b", changed))])
    items = {i.id: i for i in brief.items}
    here = [c for c in brief.comparisons if _touches(c, items, edit)]
    told = [c for c in here if c.slot == SLOTS[kind] and c.relation != "agrees"]
    right = [c for c in told if c.relation == expected(edit)]
    sides = Counter(i.article_id for i in brief.items if _within(i, edit))
    clashes = [c for c in brief.comparisons if c.relation == "contradicts"]
    return Outcome(
        edit,
        found=bool(right),
        told=bool(told),
        silent=len(sides) < 2,
        shown=all(edit_shown(c, brief) for c in right if c.relation == "contradicts"),
        one_origin=_one_origin(brief),
        wrong=sum(c not in told for c in clashes),
        said=tuple(sorted(f"{c.relation}/{c.slot}: {c.why}" for c in here)),
    )


def _touches(comparison: Comparison, items: Mapping[str, AnyGrounded], edit: Edit) -> bool:
    """Whether both sides of a comparison lie in the edited sentence."""
    return all(_within(items[side], edit) for side in (comparison.a, comparison.b))


def _within(item: AnyGrounded, edit: Edit) -> bool:
    return item.sentence.start < edit.start + min(len(edit.old), len(edit.new)) and edit.start < item.sentence.end


def expected(edit: Edit) -> str:
    """What an editor would say: a contradiction; of "more than 200" and "more than 400" a refinement."""
    if edit.kind == "number":
        old, new = ([text[s.start : s.end] for s in find_quantities(text)] for text in (edit.old, edit.new))
        changed = next((pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]), None)
        values = [parse_quantity(words) for words in changed or ()]
        if len(values) == 2 and values[0] and values[1] and compare_quantities(values[0], values[1]).relation in {"refines", "refined_by"}:
            return "refines"
    return "contradicts"


def edit_shown(comparison: Comparison, brief: Brief) -> bool:
    """Whether a reader of the brief sees the contradiction, though both articles are one origin."""
    section = render(brief, "md").partition("## Where they contradict each other")[2].partition("\n## ")[0]
    return bool(section.strip()) and not section.strip().startswith("0 ") and comparison.why.partition(";")[0][:40] in section


def _one_origin(brief: Brief) -> bool:
    return any(len(origin.articles) == 2 for origin in brief.origins)


def unedited(row: dict[str, Any]) -> tuple[int, bool]:
    """How many differences are told between an article and its exact copy, and whether both are one origin."""
    brief = _brief([_record(_read(row, name, row["text"])) for name in "ab"])
    return sum(c.relation in _TELLING for c in brief.comparisons), _one_origin(brief)


def evaluate(data: Path, each: int, seed: int) -> dict[str, list[Outcome]]:
    """``each`` edits of each kind, each in another article as far as there are enough."""
    chance = random.Random(seed)
    rows = list(articles(data))
    found: dict[str, list[Outcome]] = {}
    for kind in EDITS:
        chance.shuffle(rows)
        made = (o for row in rows if (o := look(row, kind, chance)))
        found[kind] = [o for o, _ in zip(made, range(each), strict=False)]
    return found


def scores(outcomes: dict[str, list[Outcome]], copies: Sequence[tuple[int, bool]]) -> dict[str, dict[str, int]]:
    """Counts for each kind of edit, and for unedited copies."""
    rows = {
        kind: {
            "edits": len(some),
            "found": sum(o.found for o in some),
            "told": sum(o.told for o in some),
            "silent": sum(o.silent for o in some),
            "wrong": sum(o.wrong for o in some),
            "shown": sum(o.found and o.shown for o in some),
            "one origin": sum(o.one_origin for o in some),
        }
        for kind, some in outcomes.items()
    }
    clean = {"edits": len(copies), "told": sum(n > 0 for n, _ in copies), "one origin": sum(one for _, one in copies)}
    return {**rows, "none": {**dict.fromkeys(next(iter(rows.values())), 0), **clean}}


def measure(data: Path, each: int, seed: int) -> dict[str, dict[str, int]]:
    """The scores of a whole run."""
    rows = list(articles(data))
    random.Random(seed + 1).shuffle(rows)
    return scores(evaluate(data, each, seed), [unedited(row) for row in rows[:each]])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=40, help="edits of each kind [default: 40]")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--failures", action="store_true", help="print every edit that was not found")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.failures:
        for kind, some in evaluate(chosen.data, chosen.each, chosen.seed).items():
            print(kind, Counter("found" if o.found else "told" if o.told else "silent" if o.silent else "missed" for o in some))
            for o in some:
                if not o.found or o.wrong:
                    print(f"  {'silent' if o.silent else 'missed'} {o.wrong or ''} | {o.edit.old}\n       → {o.edit.new}\n       {o.said}")
        return
    found = measure(chosen.data, chosen.each, chosen.seed)
    if chosen.json:
        print(json.dumps(found, indent=1))
        return
    for kind, row in found.items():
        print(f"  {kind:10}" + "".join(f"  {name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
