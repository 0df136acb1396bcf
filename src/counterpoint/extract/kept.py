"""What decides the record of an article, beside the article, the answers and the code: settings and prompts."""

from __future__ import annotations

from counterpoint import prompts
from counterpoint.cache import KeptRecords
from counterpoint.extract.asking import PROMPTS
from counterpoint.llm import LLM, Client
from counterpoint.settings import Settings

# One that is missing here costs time; one too many would cost truth.
DECIDE_NOTHING = {"engine", "api_key", "mode", "judge", "embedding_model", "concurrency", "rpm", "tpm", "timeout", "retries"}
DECIDE_NOTHING |= {"price_in", "price_out", "max_cost", "cache", "cache_dir", "refresh", "cached_only", "allow_private_urls", "fail_on"}
"""Settings that have no say in it."""


def kept_records(model: LLM | None, settings: Settings) -> KeptRecords | None:
    """The records that are kept with the answers of ``model``; None where no answers are."""
    cache = model.cache if isinstance(model, Client) else None
    if cache is None:
        return None
    decides = settings.model_dump(mode="json", exclude=DECIDE_NOTHING)
    digests = {prompt.ref: prompt.digest for prompt in map(prompts.load, PROMPTS)}
    return KeptRecords(cache, settings.model or "", fresh=settings.refresh, settings=decides, prompts=digests)
