"""A dry run: the real engine against a model that is never paid."""

from __future__ import annotations

import threading

from counterpoint.article import Frozen
from counterpoint.errors import NotCachedError
from counterpoint.llm.client import Client
from counterpoint.llm.pricing import price
from counterpoint.llm.protocol import Answer, Estimate, Request
from counterpoint.settings import Settings

_SHORTEST = 20  # tokens of an answer that finds nothing


class Forecast(Frozen):
    """What a run would take: ``cached`` calls for nothing, and calls, tokens and US dollars as (low, high); ``cost`` None is unknown.

    Low: nothing is found, so nothing is asked twice. High: every answer is as long as allowed, and every pass and re-ask is needed.
    Retries and cut-off answers come on top.
    """

    cached: int
    calls: tuple[int, int]
    tokens_in: tuple[int, int]
    tokens_out: tuple[int, int]
    cost: tuple[float, float] | None


class Rehearsal:
    """An `LLM` for ``--dry-run``: gives cached answers, and finds nothing where it would have to pay. No key, no network. Thread-safe.

    Run the engine with it as usual, then ask for the `forecast`.
    """

    def __init__(self, client: Client) -> None:
        self.model = client.model
        self._client = client
        self._lock = threading.Lock()
        self._estimates: list[Estimate] = []

    def ask(self, request: Request) -> Answer:
        """The cached answer, or one that finds nothing.

        Raises:
            NotCachedError: the class of the answer has no such thing as nothing.
        """
        estimate = self._client.estimate(request)
        with self._lock:
            self._estimates.append(estimate)
        if estimate.cached:
            return self._client.ask(request)
        if any(field.is_required() for field in request.response.model_fields.values()):
            raise NotCachedError("not asked: this is a dry run")
        return Answer(value=request.response.model_construct())

    def forecast(self, settings: Settings) -> Forecast:
        """What all that was asked so far would take."""
        due = [estimate for estimate in self._estimates if not estimate.cached]
        times = settings.passes + 1 + settings.reasks  # the first and further passes, one re-ask for quotes, re-asks for the schema
        tokens_in = sum(estimate.tokens_in for estimate in due)
        low = (tokens_in, _SHORTEST * len(due))
        high = (tokens_in * times, sum(estimate.tokens_out for estimate in due) * times)
        costs = [price(settings, *tokens) for tokens in (low, high)]
        return Forecast(
            cached=len(self._estimates) - len(due),
            calls=(len(due), len(due) * times),
            tokens_in=(low[0], high[0]),
            tokens_out=(low[1], high[1]),
            cost=None if costs[0] is None or costs[1] is None else (costs[0], costs[1]),
        )
