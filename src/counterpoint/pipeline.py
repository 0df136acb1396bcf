"""The whole walk, top to bottom. Only this module knows the order of the stages.

::

    inputs ─read→ articles ─chunk→ windows ─engine→ candidates ─ground→ items (or rejected) ─→ a record for each article
           records ─reconcile→ people, groups, comparisons, issues, origins, coverage ─assemble→ brief
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from counterpoint.article import Article, Frozen
from counterpoint.brief import assemble
from counterpoint.chunk import chunks
from counterpoint.errors import ConfigError, CounterpointError, ModelError, NotCachedError, ReadError
from counterpoint.findings import Brief, MadeBy, Skipped
from counterpoint.ground import Grounding
from counterpoint.llm import LLM, Answer, Client, Forecast, Message, Rehearsal, Request, connect, embedding
from counterpoint.parallel import in_order
from counterpoint.read.inputs import Input, distinct
from counterpoint.reconcile import reconcile
from counterpoint.reconcile.values import resolve
from counterpoint.records import Engine, Extraction, Record, Usage
from counterpoint.settings import Settings
from counterpoint.version import __version__

if TYPE_CHECKING:
    from counterpoint.cache import KeptRecords

LONGEST_READ = 500_000
"""Characters of one article that are extracted from, some 85,000 words: no article may take over the run. The rest is told as a failure."""


class Progress(Frozen):
    """How far a run is: articles done and known so far (0 until all are read), the stage at work, and what was used."""

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
        ConfigError: the settings cannot be meant, or ``embedding_model`` needs the extra ``meaning``.
        ModelError: no article got an answer from the model.
    """
    settings = settings or Settings()
    report = progress or _silent
    with connected(settings, llm) as model, embedding(settings, model) as embedder:
        articles, skipped = gather(inputs, settings, report)
        engine = choose_engine(settings, model)
        records = tuple(extract(articles, engine, settings, report))
        refuse_if_all_failed(records)
        usage = sum((r.usage for r in records), Usage())
        report(Progress(stage="reconcile", done=len(records), total=len(records), usage=usage))
        found = reconcile(records, judge=model if settings.judge else None, embedder=embedder)
        return assemble(records, found, skipped=skipped, made_by=made_by(engine, model, settings))


def stream(
    inputs: Input | Iterable[Input], settings: Settings | None = None, *, llm: LLM | None = None, progress: Report | None = None
) -> Iterator[Record | Skipped]:
    """The record of each article as soon as it is made, in input order, and what was skipped where it stood. Nothing is reconciled.

    Inputs are read as they are needed and records are not held, so that memory does not grow with their number, but for some
    hundred bytes an article by which it would be known again. Arguments as for `summarize`.

    Raises:
        ReadError: no input could be read (at the end).
        ConfigError: the settings cannot be meant.
        ModelError: no article got an answer from the model (at the end).
    """
    settings = settings or Settings()
    report = progress or _silent
    done, usage = 0, Usage()
    failed: Record | None = None
    skipped: list[Skipped] = []
    with connected(settings, llm) as model:
        engine = choose_engine(settings, model)
        make = partial(_record_or_skipped, engine=engine, settings=settings)
        for made in in_order(make, distinct(inputs, allow_private=settings.allow_private_urls), _workers(engine, settings)):
            if isinstance(made, Skipped):
                skipped = skipped or [made]
            else:
                done, usage = done + 1, usage + made.usage
                failed = made if made.status == "failed" and (failed or done == 1) else None
                report(Progress(stage="extract", done=done, usage=usage))
            yield made
    if not done:
        raise _nothing_read(skipped)
    refuse_if_all_failed([failed] if failed else [])


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
                _extraction(article, engine, settings, Grounding(article))
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
        _extraction(articles[0], choose_engine(settings, eavesdropper), settings, Grounding(articles[0]))
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
    for found in distinct(inputs, allow_private=settings.allow_private_urls):
        if isinstance(found, Skipped):
            skipped.append(found)
        else:
            articles.append(found)
            report(Progress(stage="read", done=len(articles)))
    if not articles:
        raise _nothing_read(skipped)
    report(Progress(stage="read", done=len(articles), total=len(articles)))
    return tuple(articles), tuple(skipped)


def extract(articles: Sequence[Article], engine: Engine, settings: Settings, report: Report) -> Iterator[Record]:
    """The record of each article, in input order, however the calls finish."""
    make = partial(record, engine=engine, settings=settings)
    done = 0
    usage = Usage()
    for made in in_order(make, articles, _workers(engine, settings)):
        done, usage = done + 1, usage + made.usage
        report(Progress(stage="extract", done=done, total=len(articles), usage=usage))
        yield made


def record(article: Article, engine: Engine, settings: Settings) -> Record:
    """One article's walk: windows, candidates, grounding, values. Or its end, kept from a walk that would be the same."""
    kept: KeptRecords | None = getattr(engine, "kept", None)  # only an engine that pays for answers has them
    known = kept.get(article) if kept else None
    if known is not None:
        return known
    grounding = Grounding(article)
    extraction = _extraction(article, engine, settings, grounding)
    items, rejected = grounding.ground(extraction.candidates)
    made = Record(
        article=article,
        engine=engine.name,
        items=tuple(resolve(item, article.published) for item in items),
        rejected=(*extraction.rejected, *rejected),
        failures=extraction.failures,
        usage=extraction.usage,
    )
    if kept:
        kept.put(made, extraction.answers)
    return made


def _record_or_skipped(found: Article | Skipped, engine: Engine, settings: Settings) -> Record | Skipped:
    return found if isinstance(found, Skipped) else record(found, engine, settings)


def _extraction(article: Article, engine: Engine, settings: Settings, grounding: Grounding) -> Extraction:
    windows = chunks(article, settings.window)
    read = [window for window in windows if window.start < LONGEST_READ]
    try:
        made = engine.extract(article, read, grounding.check)
    except CounterpointError as error:
        made = Extraction(failures=(str(error),), usage=getattr(error, "usage", None) or Usage())
    if len(read) == len(windows):
        return made
    unread = f"characters {windows[len(read)].start:,} to {windows[-1].end:,} were not read: no article is that long; split the file"
    return made.model_copy(update={"failures": (*made.failures, unread)})


def refuse_if_all_failed(records: Sequence[Record]) -> None:
    """Raise `ModelError` if not one article was answered: there is nothing to make a brief of."""
    if not records or any(r.status != "failed" for r in records):
        return
    hint = "check --base-url, --model, the key and limits of your own; answers that did arrive are cached, run again to continue"
    if records[0].engine == "rules":
        hint = "split what is too long; for other languages name a model with --model, and its endpoint with --base-url"
    raise ModelError(f"no article could be used: {records[0].failures[0]}", hint=hint)


def made_by(engine: Engine, model: LLM | None, settings: Settings) -> MadeBy:
    """What the brief says about its making."""
    embeds = settings.embedding_model
    if model is None:
        return MadeBy(engine=engine.name, embedding_model=embeds, version=__version__)
    from counterpoint import prompts

    names = ("extract", "judge", "issues") if settings.judge else ("extract",)
    refs = tuple(prompts.load(n).ref for n in names)
    return MadeBy(engine=engine.name, model=model.model, embedding_model=embeds, prompts=refs, version=__version__)


def _nothing_read(skipped: Sequence[Skipped]) -> ReadError:
    reason = "; ".join(f"{s.location}: {s.reason}" for s in skipped[:3]) or "no article in what was given"
    return ReadError(reason, hint=skipped[0].hint if skipped else "name at least one article")


def _workers(engine: Engine, settings: Settings) -> int:
    return 1 if engine.name == "rules" else getattr(engine, "at_work", settings.concurrency)


def _silent(_: Progress) -> None:
    return None
