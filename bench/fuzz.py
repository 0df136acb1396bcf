"""Fuzz the parsers for a bounded time: hypothesis, guided by coverage where atheris is installed.

python bench/fuzz.py [--seconds 120] [--only NAME]     one process for each target; exit 1 if any found something

What a target found is printed and kept in bench/out/fuzz; it becomes a test in tests/fire/test_found_by_fuzzing.py.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import functools
import importlib
import importlib.util
import io
import json
import pkgutil
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

HERE = Path(__file__).parent
OUT = HERE / "out" / "fuzz"
SEEDS = 24  # files that a search guided by coverage begins with
# fmt: off
PIECES = st.sampled_from([
    '"', "“", "”", "'", "…", "...", " said ", "Mayor Orsa Tindle", "He ", "not ", "3.2%", "10,000", " and ", "\n\n",
    ". ", "\u200b", "\u00ad", "\u202e", "\ud800", "é", "e\u0301", "ﬁ", "-\n", "$5 million", "on Monday", "last week", "{{ x }}", "<b>",
    "|", "]", "`", "~~~~~", "\r", "between 3 and 5", "May 2, 2024", "1/2/03", "thousands of troops", "according to officials", "İ",
    "ß", "𝟛", "１２",
    "日本", "شمال",
])
# fmt: on
TEXT = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join)
)


def read_bytes(data: bytes, suffix: str, folder: Path = OUT) -> None:
    """Any file is articles with spans within bounds, or is skipped with a reason."""
    from counterpoint.article import Source
    from counterpoint.findings import Skipped
    from counterpoint.read import load

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{time.monotonic_ns()}{suffix}"
    path.write_bytes(data)
    try:
        for found in load(Source(location=str(path), kind="file")):
            if isinstance(found, Skipped):
                assert found.reason
            else:
                assert found.text.strip()
                assert all(0 <= s.start < s.end <= len(found.text) for s in found.furniture)
    finally:
        path.unlink()


def ground_quote(text: str, quote: str, speaker: str) -> None:
    """What is grounded is in the text, at its offsets; what is not has a reason."""
    from pydantic import ValidationError

    from counterpoint.article import Span
    from counterpoint.ground import check, ground
    from counterpoint.items import ExpertView
    from counterpoint.read import article
    from counterpoint.records import Candidate

    made = article(text, id="x", source="P")
    try:
        item = ExpertView(quotes=[quote], speaker=speaker or "x", view=quote or "x")
    except ValidationError:  # half a character: what a model gives is validated first
        return
    candidate = Candidate(item=item, window=Span(start=0, end=len(made.text)))
    items, rejected = ground(made, [candidate])
    assert len(items) + sum("." not in r.kind for r in rejected) == 1
    assert bool(items) == (check(made, candidate) is None)
    assert all(made.text[e.start : e.end] == e.quote for i in items for e in i.evidence)
    assert all(r.reason for r in rejected)


def walk(text: str, form: str) -> None:
    """The whole walk by rules, in every form; JSON comes back as it was."""
    from counterpoint import Brief, Settings, render, summarize
    from counterpoint.errors import CounterpointError
    from counterpoint.read import article

    try:
        brief = summarize([article(text, id="x", source="P"), article(text + " No.", id="y", source="Q")], Settings(engine="rules"))
    except CounterpointError as error:
        assert str(error)
        return
    texts = {a.id: a.text for a in brief.articles}
    assert all(texts[i.article_id][e.start : e.end] == e.quote for i in brief.items for e in i.evidence)
    out = render(brief, form)
    assert render(brief, form) == out
    if form == "json":
        assert render(Brief.model_validate_json(out), form) == out


def mentions(text: str) -> None:
    """Dates and quantities stand within the text, in order, and their values are intervals."""
    from counterpoint.mentions import find_dates, find_quantities, parse_quantity, resolve_date

    for spans in (find_quantities(text), find_dates(text)):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for span in find_quantities(text):
        amount = parse_quantity(text[span.start : span.end])
        assert amount is None or amount.low is None or amount.high is None or amount.low <= amount.high
    for span in find_dates(text):
        when = resolve_date(text[span.start : span.end], dt.date(2024, 10, 30))
        assert when is None or when.start is None or when.end is None or when.start <= when.end


def load_brief(data: bytes) -> None:
    """Any file given to show or diff is a brief or two lines of error."""
    from counterpoint.cli.briefs import load
    from counterpoint.errors import ReadError
    from counterpoint.render.diff import diff
    from counterpoint.render.terminal import show

    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{time.monotonic_ns()}.json"
    path.write_bytes(data)
    try:
        brief = load(path)
        diff(brief, brief)
        show(brief, file=io.StringIO())
    except ReadError as error:
        assert error.hint
    finally:
        path.unlink()


def cache_entry(text: str) -> None:
    """Any stored text is an entry or a reason."""
    from counterpoint.cache.entries import Entry, parse_entry

    found = parse_entry(text, "k")
    assert isinstance(found, Entry) or found


KEYS = st.one_of(
    st.sampled_from(["text", "id", "title", "items", "articles", "quotes", "evidence", "kind", "format", "check", "key", "value"]), TEXT
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)
DOCUMENT = st.one_of(DATA.map(lambda data: json.dumps(data).encode()), st.binary(max_size=300))


@functools.lru_cache
def a_brief() -> Any:
    """A brief on two invented articles, as JSON data."""
    from counterpoint import Settings, summarize
    from counterpoint.read import article

    said = "Mayor Orsa Tindle said the bridge cost $5 million. On Monday 40 dockers walked out, according to the union."
    both = [article(said, id="x", source="P"), article(said.replace("5", "6"), id="y", source="Q")]
    return summarize(both, Settings(engine="rules")).model_dump(mode="json")


@functools.lru_cache
def an_entry() -> Any:
    """An entry of the cache, as JSON data without its checksum."""
    from counterpoint.cache.entries import Entry, format_entry

    made = dt.datetime(2024, 10, 30, tzinfo=dt.UTC)
    entry = json.loads(format_entry(Entry(key="k", prompt="extract@3", model="m", created=made, value={"claims": []})))
    return {name: value for name, value in entry.items() if name != "check"}


def edited(made: Callable[[], Any], at: int, new: Any) -> Any:
    """What ``made`` makes, with ``new`` in one of its places: what fuzzing from nothing never reaches."""
    whole = json.loads(json.dumps(made()))
    places: list[tuple[Any, Any]] = []
    waiting = [whole]
    for part in waiting:
        inner = list(part.items() if isinstance(part, dict) else enumerate(part))
        places += [(part, key) for key, _ in inner]
        waiting += [value for _, value in inner if isinstance(value, dict | list)]
    part, key = places[at % len(places)]
    part[key] = new
    return whole


def sealed(entry: Any) -> str:
    """An entry with the checksum that it needs to be looked into."""
    from counterpoint.cache.entries import make_key

    return json.dumps({**entry, "check": make_key(**entry)})


PLACE = st.integers(min_value=0, max_value=10_000)
BRIEF = st.one_of(DOCUMENT, st.builds(edited, st.just(a_brief), PLACE, DATA).map(lambda data: json.dumps(data).encode()))
ENTRY = st.one_of(
    TEXT,
    DOCUMENT.map(lambda d: d.decode("utf-8", "replace")),
    st.builds(edited, st.just(an_entry), PLACE, DATA).map(sealed),
)
SUFFIX = st.sampled_from([".txt", ".md", ".html", ".pdf", ".json", ".jsonl", ".xyz"])
HEADS = st.sampled_from([b"", b"%PDF-1.7\n", b"<html><body>", b"\xff\xfe", b"\xef\xbb\xbf", b'{"text": "', b"[{", b"\x1f\x8b"])
FILE = st.builds(bytes.__add__, HEADS, st.one_of(DOCUMENT, TEXT.map(lambda t: t.encode("utf-8", "surrogatepass"))))

TARGETS: dict[str, tuple[Callable[..., None], dict[str, Any]]] = {
    "read": (read_bytes, {"data": FILE, "suffix": SUFFIX}),
    "ground": (ground_quote, {"text": TEXT, "quote": TEXT, "speaker": TEXT}),
    "walk": (walk, {"text": TEXT, "form": st.sampled_from(["md", "json", "jsonl", "html", "csv"])}),
    "mentions": (mentions, {"text": TEXT}),
    "brief": (load_brief, {"data": BRIEF}),
    "cache": (cache_entry, {"text": ENTRY}),
}


def fuzz(name: str, seconds: float, examples: int = 500) -> None:
    """Run one target in this process. Raises what it finds, shrunk by hypothesis."""
    target, strategies = TARGETS[name]
    until = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < until:
        rounds += 1
        _test(target, strategies, name, until, examples)()
    print(f"{name}: nothing found, {rounds} rounds")


def _test(target: Callable[..., None], strategies: dict[str, Any], name: str, until: float = float("inf"), examples: int = 500) -> Any:
    database = DirectoryBasedExampleDatabase(str(OUT / "examples" / name))

    @settings(max_examples=examples, deadline=None, database=database, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(**strategies)
    def test(**arguments: Any) -> None:
        if time.monotonic() < until:
            target(**arguments)

    return test


def import_all() -> None:
    """Every module of counterpoint: what is first imported by a target, when atheris no longer looks, reports no coverage."""
    import counterpoint

    for found in pkgutil.walk_packages(counterpoint.__path__, "counterpoint."):
        if not found.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # needs an extra that is not installed
                importlib.import_module(found.name)


def fuzz_by_coverage(name: str, seconds: float) -> None:
    """The same target, its choices steered by libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["counterpoint"]):
        import_all()
    test = _test(*TARGETS[name], name)
    corpus = OUT / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for n in range(SEEDS):  # hypothesis rejects inputs too short for one example, and libFuzzer begins with one byte
        (corpus / f"seed-{n}").write_bytes(random.Random(n).randbytes(64 << n % 6))
    flags = [f"-max_total_time={int(seconds)}", "-print_final_stats=0", f"-artifact_prefix={OUT}/{name}-", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], test.hypothesis.fuzz_one_input)
    atheris.Fuzz()


def covered(said: str) -> str:
    """What libFuzzer last said of coverage ("cov: 812 ft: 2345"), or "" if it saw none or only its own entry point."""
    found = re.findall(r"cov: \d+ ft: \d+", said)
    return found[-1] if found and "no interesting inputs" not in said else ""


def main() -> int:
    """All targets, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120, help="for all targets together")
    parser.add_argument("--only", choices=TARGETS, help="one target, in this process")
    parser.add_argument("--by-coverage", action="store_true", help=argparse.SUPPRESS)
    given_flags = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    if given_flags.only:
        (fuzz_by_coverage if given_flags.by_coverage else fuzz)(given_flags.only, given_flags.seconds)
        return 0
    ways = [[], ["--by-coverage"]] if importlib.util.find_spec("atheris") else [[]]
    print("guided by coverage too (atheris)" if len(ways) == 2 else "atheris is not installed: hypothesis alone")
    share = given_flags.seconds / len(TARGETS) / len(ways)
    codes = {}
    for name in TARGETS:
        for way in ways:
            words = [sys.executable, __file__, "--only", name, "--seconds", str(share), *way]
            codes[f"{name}{' by coverage' if way else ''}"] = run(name, words, by_coverage=bool(way))
    found = [name for name, code in codes.items() if code]
    print(f"found something: {', '.join(found)}" if found else f"nothing found in {given_flags.seconds:.0f} s")
    return int(bool(found))


def run(name: str, words: list[str], *, by_coverage: bool) -> int:
    """One target in a process of its own; its exit code. A search that claims to be guided by coverage and sees none has failed."""
    done = subprocess.run(words, check=False, stderr=subprocess.PIPE if by_coverage else None, text=True, errors="replace")
    if not by_coverage:
        return done.returncode
    seen = covered(done.stderr)
    print(f"{name} by coverage: {seen or 'NO COVERAGE'}", flush=True)
    if done.returncode or not seen:
        print(done.stderr[-5_000:], file=sys.stderr)
    return done.returncode or int(not seen)


if __name__ == "__main__":
    raise SystemExit(main())
