"""The whole walk, top to bottom. Only this module knows the order of the stages.

::

    inputs ─read→ articles ─chunk→ windows ─engine→ candidates ─ground→ items (or rejected) ─→ a record for each article
           records ─reconcile→ people, groups, comparisons, issues, origins, coverage ─assemble→ brief
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from counterpoint.article import Article, Frozen, digest
from counterpoint.brief import assemble
from counterpoint.chunk import chunks
from counterpoint.errors import ConfigError, CounterpointError, ModelError, NotCachedError, ReadError
from counterpoint.findings import Brief, MadeBy, Skipped
from counterpoint.ground import check, ground
from counterpoint.llm import LLM, Answer, Client, Forecast, Message, Rehearsal, Request, connect
from counterpoint.read import discover, load
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.values import resolve
from counterpoint.records import Engine, Extraction, Record, Usage
from counterpoint.settings import Settings
from counterpoint.version import __version__

Input = Article | str | Path


class Progress(Frozen):
    """How far a run is: articles done and known so far, the stage at work, and what was used."""

    stage: str
    done: int = 0
    total: int = 0
    usage: Usage = Usage()


Report = Callable[[Progress], None]


def summarize(
    inputs: Input | Iterable[Input], settings: Settings | None = None, *, llm: LLM | None = None, progress: Report | None = None
) -> Brief:
    """Read the inputs, extract and ground what they say, reconcile it across them, and return the brief.

    Args:
        inputs: articles, paths, globs, folders, URLs or ``-`` (one, or several).
        settings: how; by default the rules engine, or the model if ``settings.model`` names one.
        llm: a model to use instead of connecting to ``settings.base_url``, e.g. `counterpoint.testing.FakeLLM`.
        progress: called in the caller's thread after each article and before each stage.

    An input or article that fails is recorded in ``brief.skipped`` or ``brief.failures``; the others are unaffected.

    Raises:
        ReadError: no input could be read.
        ConfigError: the settings cannot be meant.
        ModelError: no article got an answer from the model.
    """
    settings = settings or Settings()
    report = progress or _silent
    with connected(settings, llm) as model:
        articles, skipped = gather(inputs, settings, report)
        engine = choose_engine(settings, model)
        records = tuple(extract(articles, engine, settings, report))
        refuse_if_all_failed(records)
        usage = sum((r.usage for r in records), Usage())
        report(Progress(stage="reconcile", done=len(records), total=len(records), usage=usage))
        found = reconcile(records, judge=model if settings.judge else None)
        return assemble(records, found, skipped=skipped, made_by=made_by(engine, model, settings))


class Plan(Frozen):
    """What a run would do, before it is done. ``forecast`` is None for the rules engine, which calls nothing."""

    articles: int
    characters: int
    skipped: tuple[Skipped, ...] = ()
    forecast: Forecast | None = None


def plan(inputs: Input | Iterable[Input], settings: Settings) -> Plan:
    """What `summarize` would call and cost. Needs no key; sends nothing (but reads inputs, URLs among them).

    Raises:
        ReadError: no input could be read.
        ConfigError: the settings cannot be meant.
    """
    articles, skipped = gather(inputs, settings, _silent)
    forecast = None
    with connected(settings) as model:
        if isinstance(model, Client):
            rehearsal = Rehearsal(model)
            engine = choose_engine(settings, rehearsal)
            for article in articles:
                _extraction(article, engine, settings)
            forecast = rehearsal.forecast(settings)
    return Plan(articles=len(articles), characters=sum(len(a.text) for a in articles), skipped=skipped, forecast=forecast)


def first_prompt(inputs: Input | Iterable[Input], settings: Settings) -> tuple[Message, ...]:
    """The messages of the first request that `summarize` would send. Nothing is sent.

    Raises:
        ReadError: no input could be read.
        ConfigError: the settings cannot be meant, or no model is named: rules have no prompt.
    """
    articles, _ = gather(inputs, settings, _silent)
    with connected(settings.model_copy(update={"engine": "llm"})) as model:
        eavesdropper = _Eavesdropper(model)
        _extraction(articles[0], choose_engine(settings, eavesdropper), settings)
    return eavesdropper.heard


class _Eavesdropper:
    """An `LLM` that keeps the first request and answers none."""

    def __init__(self, model: LLM | None) -> None:
        self.model = model.model if model else ""
        self.heard: tuple[Message, ...] = ()

    def ask(self, request: Request) -> Answer:
        self.heard = self.heard or request.messages
        raise NotCachedError("only looked at, not sent")


@contextmanager
def connected(settings: Settings, llm: LLM | None = None) -> Iterator[LLM | None]:
    """The model that the settings ask for; None where rules do the work. A connection made here is closed in the end, also by Ctrl-C.

    Raises:
        ConfigError: engine llm without a model, or settings that the connection refuses.
    """
    if settings.engine == "llm" and llm is None and not settings.model:
        raise ConfigError("engine llm needs a model", hint="name one with --model, COUNTERPOINT_MODEL or model = … in counterpoint.toml")
    if settings.engine == "rules" or (llm is None and not settings.model):
        yield None
    elif llm is not None:
        yield llm
    else:
        with connect(settings) as client:
            yield client


def choose_engine(settings: Settings, model: LLM | None) -> Engine:
    """The engine that extracts: the model's if there is one, else rules."""
    if model is not None:
        from counterpoint.extract import LLMEngine

        return LLMEngine(model, settings)
    from counterpoint.rules import RulesEngine

    return RulesEngine()


def gather(inputs: Input | Iterable[Input], settings: Settings, report: Report) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Read all inputs, in order. Article ids are unique afterwards.

    Raises:
        ReadError: nothing could be read at all.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for found in _read(inputs, settings):
        if isinstance(found, Skipped):
            skipped.append(found)
        else:
            articles.append(found)
            report(Progress(stage="read", done=len(articles)))
    if not articles:
        reason = "; ".join(f"{s.location}: {s.reason}" for s in skipped[:3]) or "no input"
        raise ReadError(reason, hint=skipped[0].hint if skipped else "name at least one article")
    return tuple(_unique(articles)), tuple(skipped)


def extract(articles: Sequence[Article], engine: Engine, settings: Settings, report: Report) -> Iterator[Record]:
    """The record of each article, in input order, however the calls finish."""
    make = partial(record, engine=engine, settings=settings)
    done = 0
    usage = Usage()
    for made in _in_order(make, articles, 1 if engine.name == "rules" else settings.concurrency):
        done, usage = done + 1, usage + made.usage
        report(Progress(stage="extract", done=done, total=len(articles), usage=usage))
        yield made


def record(article: Article, engine: Engine, settings: Settings) -> Record:
    """One article's walk: windows, candidates, grounding, values."""
    extraction = _extraction(article, engine, settings)
    items, rejected = ground(article, extraction.candidates)
    return Record(
        article=article,
        engine=engine.name,
        items=tuple(resolve(item, article.published) for item in items),
        rejected=(*extraction.rejected, *rejected),
        failures=extraction.failures,
        usage=extraction.usage,
    )


def _extraction(article: Article, engine: Engine, settings: Settings) -> Extraction:
    try:
        return engine.extract(article, chunks(article, settings.window), partial(check, article))
    except CounterpointError as error:
        return Extraction(failures=(str(error),), usage=getattr(error, "usage", None) or Usage())


def refuse_if_all_failed(records: Sequence[Record]) -> None:
    """Raise `ModelError` if not one article was answered: there is nothing to make a brief of."""
    if not records or any(r.status != "failed" for r in records):
        return
    hint = "check --base-url, --model and the key; answers that did arrive are cached, run again to continue"
    if records[0].engine == "rules":
        hint = "name a model with --model, and its endpoint with --base-url"
    raise ModelError(f"no article could be used: {records[0].failures[0]}", hint=hint)


def made_by(engine: Engine, model: LLM | None, settings: Settings) -> MadeBy:
    """What the brief says about its making."""
    if model is None:
        return MadeBy(engine=engine.name, version=__version__)
    from counterpoint import prompts

    names = ("extract", "judge", "issues") if settings.judge else ("extract",)
    return MadeBy(engine=engine.name, model=model.model, prompts=tuple(prompts.load(n).ref for n in names), version=__version__)


def _read(inputs: Input | Iterable[Input], settings: Settings) -> Iterator[Article | Skipped]:
    """Articles pass as they are; everything else is found, then read. What is not there is skipped, not fatal to the rest."""
    for each in [inputs] if isinstance(inputs, Article | str | Path) else inputs:
        if isinstance(each, Article):
            yield each
            continue
        try:
            sources = discover([each])
        except ReadError as error:
            yield Skipped(location=str(each), reason=str(error), hint=error.hint)
            continue
        for source in sources:
            yield from load(source, allow_private=settings.allow_private_urls)


def _unique(articles: Sequence[Article]) -> Iterator[Article]:
    """The same file named twice is one article; the same text from two places is two articles, with ids of their own."""
    seen: dict[str, Article] = {}
    for article in articles:
        twin = seen.get(article.id)
        if twin is not None and twin.location == article.location and twin.text == article.text:
            continue
        number = 2
        new = article
        while new.id in seen:
            new = article.model_copy(update={"id": digest(article.id, str(number))})
            number += 1
        seen[new.id] = new
        yield new


def _in_order(make: Callable[[Article], Record], articles: Sequence[Article], workers: int) -> Iterator[Record]:
    """Map over threads, yielding in input order. Never more than twice the workers' number is under way or waiting.

    On any exception, Ctrl-C among them, nothing new is started and the exception goes up at once: each answer that arrived is cached.
    """
    if workers == 1:
        yield from map(make, articles)
        return
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="counterpoint")
    waiting = iter(articles)
    try:
        queue = [pool.submit(make, a) for a in islice(waiting, 2 * workers)]
        while queue:
            _wait(queue[0])
            yield queue.pop(0).result()
            queue += [pool.submit(make, a) for a in islice(waiting, 1)]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _wait(future: Future[Record]) -> None:
    """Wait in slices, so that Ctrl-C is noticed at once on every platform."""
    while not wait([future], timeout=0.5, return_when=FIRST_COMPLETED).done:
        pass


def _silent(_: Progress) -> None:
    return None
