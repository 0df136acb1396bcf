"""The one door to a model. The only package that imports instructor, openai and tenacity, and it does so at the first request.

::

    Client.ask ── cached? ──yes──→ Answer(usage.cached=1)
        │ no: alone with this key (threads, processes)
        ▼
    Client ── mode refused? once the other one ──→ instructor ── re-asks ──→ Wire.send ── retries ──→ openai (SDK retries: 0)
                                                                              │ before each request: breaker, budget, limits

The number of requests of one ``ask`` is at most ``1 + retries + reasks``, plus one the first time an endpoint refuses the
output mode (``docs/models.md`` has the whole rule). `Embeddings` stands beside it, with a wire of its own.
"""

from __future__ import annotations

from counterpoint.llm.client import Client, connect
from counterpoint.llm.embeddings import Embeddings, embedding
from counterpoint.llm.protocol import LLM, Answer, Estimate, Message, Request
from counterpoint.llm.rehearsal import Forecast, Rehearsal

__all__ = ["LLM", "Answer", "Client", "Embeddings", "Estimate", "Forecast", "Message", "Rehearsal", "Request", "connect", "embedding"]
