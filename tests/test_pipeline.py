import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from counterpoint import pipeline
from counterpoint.article import Article, Chunk, Span
from counterpoint.errors import ConfigError, ModelError, ReadError
from counterpoint.items import Claim
from counterpoint.pipeline import Progress, summarize
from counterpoint.records import Candidate, Check, Extraction
from counterpoint.settings import Settings

TEXTS = [f"The mill in Ostrava burned down on day {n}." for n in range(12)]


class FirstSentence:
    """An engine for these tests: each article's first sentence is a claim; some take longer, some fail."""

    name = "llm"

    def __init__(self, fail: str = "\0") -> None:
        self.fail = fail
        self.active = 0
        self.most = 0
        self.lock = threading.Lock()

    def extract(self, article: Article, chunks: Sequence[Chunk], check: Check) -> Extraction:
        with self.lock:
            self.active += 1
            self.most = max(self.most, self.active)
        time.sleep(0.002 * (hash(article.id) % 5))
        with self.lock:
            self.active -= 1
        if self.fail in article.text:
            raise ModelError("the endpoint answered prose")
        sentence = article.text.split(".")[0]
        item = Claim(text=sentence, quotes=[sentence])
        return Extraction(candidates=(Candidate(item=item, window=Span(start=0, end=len(article.text))),))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FirstSentence:
    made = FirstSentence()
    monkeypatch.setattr(pipeline, "choose_engine", lambda settings, model: made)
    return made


def articles(texts: Sequence[str] = tuple(TEXTS)) -> list[Article]:
    return [Article(id=f"a{n}", text=text, source=f"Paper {n}", location=str(n)) for n, text in enumerate(texts)]


def test_the_walk_keeps_input_order_and_gives_the_same_bytes_whatever_finishes_first(engine: FirstSentence) -> None:
    one = summarize(articles(), Settings(concurrency=1))
    many = summarize(articles(), Settings(concurrency=6))
    assert [a.id for a in one.articles] == [f"a{n}" for n in range(12)]
    assert one.model_dump_json() == many.model_dump_json()
    assert 1 < engine.most <= 6


def test_every_offset_is_exact(engine: FirstSentence) -> None:
    brief = summarize(articles())
    texts = {a.id: a.text for a in brief.articles}
    evidence = [(texts[i.article_id], e) for i in brief.items for e in i.evidence]
    assert len(evidence) >= len(TEXTS)
    for text, e in evidence:
        assert text[e.start : e.end] == e.quote


def test_one_failing_article_costs_only_itself(engine: FirstSentence) -> None:
    engine.fail = "day 3"
    brief = summarize(articles())
    assert len({i.article_id for i in brief.items}) == len(TEXTS) - 1
    assert len(brief.articles) == len(TEXTS)
    assert any("prose" in f for f in brief.failures)


def test_no_answer_at_all_is_an_error_with_a_hint(engine: FirstSentence) -> None:
    engine.fail = "mill"
    with pytest.raises(ModelError, match="prose") as caught:
        summarize(articles())
    assert "run again" in caught.value.hint


def test_progress_is_told_in_order(engine: FirstSentence) -> None:
    told: list[Progress] = []
    summarize(articles(), progress=told.append)
    extract = [p.done for p in told if p.stage == "extract"]
    assert extract == list(range(1, len(TEXTS) + 1))
    assert told[-1].stage == "reconcile"
    read = [(p.done, p.total) for p in told if p.stage == "read"]
    assert read[-2:] == [(len(TEXTS), 0), (len(TEXTS), len(TEXTS))], "how many there are is known once all are read"


def test_an_interrupt_goes_up_at_once_and_nothing_new_is_started(engine: FirstSentence) -> None:
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        if progress.stage == "extract" and progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        summarize(articles(), Settings(concurrency=2), progress=stop)
    assert seen[-1].done == 2


def test_a_missing_input_is_skipped_and_told(tmp_path: Path, engine: FirstSentence) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXTS[0], encoding="utf-8")
    brief = summarize([good, tmp_path / "missing.txt"])
    assert len(brief.articles) == 1
    assert [s.location for s in brief.skipped] == [str(tmp_path / "missing.txt")]


def test_nothing_readable_is_an_error() -> None:
    with pytest.raises(ReadError) as caught:
        summarize(["/nowhere/at-all.txt"])
    assert caught.value.hint


def test_the_same_file_twice_is_one_article_but_the_same_text_elsewhere_is_another(engine: FirstSentence) -> None:
    first = Article(id="x", text=TEXTS[0], location="here")
    again = Article(id="x", text=TEXTS[0], location="here")
    elsewhere = Article(id="x", text=TEXTS[0], location="there")
    brief = summarize([first, again, elsewhere])
    assert len(brief.articles) == 2
    assert len({a.id for a in brief.articles}) == 2


def test_engine_llm_without_a_model_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="needs a model"):
        summarize(articles(), Settings(engine="llm"))


def test_what_rules_cannot_read_is_told_with_a_hint_to_use_a_model() -> None:
    german = "Der Bürgermeister sagte am Montag, dass die Brücke über den Fluss nicht mehr sicher sei und gesperrt werden müsse. " * 5
    with pytest.raises(ModelError, match="German") as caught:
        summarize(Article(id="g", text=german), Settings(engine="rules"))
    assert "--model" in caught.value.hint
    brief = summarize([Article(id="g", text=german), *articles()], Settings(engine="rules"))
    assert any("German" in f for f in brief.failures)
    assert brief.items
