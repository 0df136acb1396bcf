import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from counterpoint.brief import assemble
from counterpoint.errors import ConfigError
from counterpoint.findings import Brief, BriefArticle, MadeBy
from counterpoint.items import KINDS
from counterpoint.render import sqlite
from counterpoint.render.sqlite import write_sqlite
from tests.render import extremes, invented

DOCS = Path(__file__).parents[2] / "docs" / "output.md"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.sqlite"


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def counts(path: Path) -> dict[str, int]:
    tables = [name for (name,) in ask(path, "select name from sqlite_master where type in ('table', 'view') order by name")]
    return {name: ask(path, f"select count(*) from {name}")[0][0] for name in tables}


def test_everything_of_the_brief_is_there(path: Path) -> None:
    brief = invented.brief()
    assert write_sqlite(brief, path) == 1
    found = counts(path)
    assert found["articles"] == 3
    assert found["items"] == found["run_items"] == 17
    assert found["evidence"] == sum(len(item.evidence) for item in brief.items)
    assert found["comparisons"] == len(brief.comparisons)
    assert found["people"] == 5
    assert found["rejected"] == 1
    assert found["positions"] == 3
    assert found["disputes"] == 1
    assert (found["expert_views"], found["claims"], found["events"]) == (5, 8, 4)


def test_every_kind_has_a_view_with_its_fields(path: Path) -> None:
    write_sqlite(invented.brief(), path)
    for kind in KINDS:
        columns = {name for _, name, *_ in ask(path, f"pragma table_info({kind.name()}s)")}
        assert set(kind.model_fields) - {"kind", "quotes"} <= columns
    assert ask(path, "select speaker, via from expert_views where certainty = 'denied'") == [("Per Strand", "Radio Lind")]


def test_writing_again_changes_nothing_but_the_time(path: Path) -> None:
    brief = invented.brief()
    assert write_sqlite(brief, path, at=dt.datetime(2025, 3, 6, 8, tzinfo=dt.UTC)) == 1
    before = counts(path)
    again = brief.model_copy(update={"usage": brief.usage.model_copy(update={"calls": 0, "cached": 4})})
    assert write_sqlite(again, path, at=dt.datetime(2025, 3, 7, 8, tzinfo=dt.UTC)) == 1
    assert counts(path) == before
    times = ask(path, "select first_at, last_at, calls, cached from runs")
    assert times == [("2025-03-06T08:00:00+00:00", "2025-03-07T08:00:00+00:00", 0, 4)]


def first_day() -> Brief:
    herald, valley, _ = invented.records()
    return assemble([herald, valley], invented.found({}.fromkeys(invented.names(), "none")), skipped=[], made_by=MadeBy(engine="rules"))


def test_a_later_run_adds_what_is_new_and_keeps_the_earlier(path: Path) -> None:
    assert write_sqlite(first_day(), path) == 1
    assert write_sqlite(invented.brief(), path) == 2
    found = counts(path)
    assert found["items"] == 17
    assert found["run_items"] == 11 + 17
    assert {row[0] for row in ask(path, "select change from changes where run = 2")} == {"new"}
    assert len(ask(path, "select * from changes where run = 2")) == 6


def test_an_item_with_new_fields_is_updated(path: Path) -> None:
    write_sqlite(invented.brief(), path)
    brief = invented.brief()
    item = brief.items[0]
    better = item.model_copy(update={"item": item.item.model_copy(update={"what": "The wall broke."})})
    write_sqlite(brief.model_copy(update={"items": (better, *brief.items[1:])}), path)
    assert ask(path, "select summary from items where id = ?", item.id) == [("The wall broke.",)]
    assert ask(path, "select count(*) from items") == [(17,)]


def test_any_text_can_be_stored(path: Path) -> None:
    write_sqlite(extremes.hostile("'; drop table items; -- \x00 日本 🙂"), path)
    write_sqlite(Brief(articles=(BriefArticle(id="x", text="half \ud83d"),)), path)
    assert ask(path, "select count(*) from items") == [(6,)]
    assert ask(path, "select text from articles where id = 'x'") == [("half ?",)]
    write_sqlite(Brief(), path)
    assert ask(path, "select count(*) from runs") == [(3,)]


def test_two_writers_wait_for_each_other(path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: write_sqlite(invented.brief(), path), range(8)))
    assert set(runs) == {1}
    assert counts(path)["items"] == 17


def test_what_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("my notes, not a database " * 100)
    with pytest.raises(ConfigError, match="cannot write the database"):
        write_sqlite(invented.brief(), path)
    assert path.read_text().startswith("my notes")


def test_a_newer_database_is_refused(path: Path) -> None:
    write_sqlite(invented.brief(), path)
    connection = sqlite3.connect(path)
    connection.execute("pragma user_version = 99")
    connection.close()
    with pytest.raises(ConfigError, match="newer"):
        write_sqlite(invented.brief(), path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        write_sqlite(invented.brief(), tmp_path / "no" / "news.sqlite")


def test_a_failed_write_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sqlite(first_day(), path)
    before = counts(path)

    def broken(*_: Any) -> Iterator[Any]:
        yield "people", [(1, "p", None)]

    monkeypatch.setattr(sqlite, "_rows", broken)
    with pytest.raises(ConfigError):
        write_sqlite(invented.brief(), path)
    assert counts(path) == before


def documented(page: Path = DOCS) -> dict[str, str]:
    """The queries of a page by the line of comment that heads each."""
    blocks = re.findall(r"```sql\n-- (.+?)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return dict(blocks)


def test_the_readme_shows_queries_of_the_page() -> None:
    shown = documented(DOCS.parents[1] / "README.md")
    assert len(shown) == 2
    assert shown.items() <= documented().items()


def this_week() -> Brief:
    brief = invented.brief()
    today = dt.datetime.now(dt.UTC).date()
    return brief.model_copy(update={"articles": tuple(a.model_copy(update={"published": today}) for a in brief.articles)})


def test_the_documented_queries_answer(path: Path) -> None:
    write_sqlite(first_day(), path)
    write_sqlite(this_week(), path)
    queries = documented()
    assert len(queries) >= 5
    answers = {name: ask(path, sql) for name, sql in queries.items()}
    assert answers["who was quoted by most sources this week"][0][:2] == ("Maria Oduya", 2)
    changed = answers["what changed between the last two runs"]
    assert {row[0] for row in changed} == {"new"}
    assert len(changed) == 6
    assert answers["contradictions, side by side"][0][1] == "Coast Herald"
    assert all(answers.values()), [name for name, rows in answers.items() if not rows]
