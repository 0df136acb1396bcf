"""However many articles there are, few are held, and results go out before all is read."""

import json
import weakref
from pathlib import Path

from counterpoint.pipeline import stream
from counterpoint.records import Record
from counterpoint.settings import Settings
from tests.fire.command import Inside, write_news


def test_few_records_are_held_at_a_time(tmp_path: Path) -> None:
    held: list[weakref.ref[object]] = []
    most = 0
    for found in stream(str(write_news(tmp_path / "news.jsonl", 120)), Settings(engine="rules")):
        assert isinstance(found, Record)
        held.append(weakref.ref(found.article))
        most = max(most, sum(1 for each in held if each() is not None))
    assert len(held) == 120
    assert most <= 60


def test_lines_that_go_out_are_those_of_the_whole_brief(tmp_path: Path, inside: Inside) -> None:
    words = ["summarize", str(write_news(tmp_path / "news.jsonl", 12)), "--engine", "rules", "-f", "jsonl"]
    streamed, whole = inside(*words), inside(*words, "--db", "x.sqlite")
    assert streamed.out == whole.out
    assert len({json.loads(line)["article_id"] for line in streamed.out.splitlines()}) == 12
