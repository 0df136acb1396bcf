"""All that can be set, in one frozen object. Only ``cli`` reads the environment and files; here are values."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

Mode = Literal["auto", "tools", "json_schema", "json", "md_json"]
Gate = Literal["skipped", "ungrounded", "contradiction"]


class Settings(BaseModel):
    """How a run is made. Every field has a default; ``Settings()`` runs the rules engine with a cache in the user's cache folder.

    Costs are US dollars; prices are US dollars per million tokens; times are seconds; windows are characters.
    """

    # Errors do not quote what was given: it may be a key. Infinite prices or limits would switch a limit off in silence.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)

    engine: Literal["auto", "llm", "rules"] = Field(default="auto", description="auto: llm if a model is named, else rules")
    model: str | None = Field(default=None, description="model name at the endpoint")
    base_url: str | None = Field(default=None, description="OpenAI-compatible endpoint, e.g. http://localhost:8080/v1")
    api_key: SecretStr | None = Field(default=None, description="key of the endpoint; from the environment only")
    mode: Mode = Field(default="auto", description="how structured output is asked for")
    window: Literal["article", "paragraph"] | int = Field(default="article", description="how much text one request sees; N: characters")
    passes: int = Field(default=1, ge=1, le=5, description="further passes ask only about what is not yet covered")
    max_tokens: int = Field(default=4096, ge=64, description="longest answer, in tokens")
    temperature: float | None = Field(default=0.0, ge=0, le=2, description="sampling temperature; null: the endpoint's default")
    judge: bool = Field(default=True, description="let the model judge pairs of items that rules cannot decide")
    embedding_model: str | None = Field(
        default=None, description="find pairs by meaning too: wordllama (extra meaning), or a model at the endpoint"
    )

    concurrency: int = Field(default=8, ge=1, le=256, description="requests under way at once")
    rpm: int | None = Field(default=None, ge=1, description="requests a minute at most")
    tpm: int | None = Field(default=None, ge=1, description="tokens a minute at most")
    timeout: float = Field(default=120.0, gt=0, le=86_400, description="seconds for one request")
    retries: int = Field(default=4, ge=0, le=20, description="further attempts at a request after a passing fault of the endpoint")
    reasks: int = Field(default=1, ge=0, le=5, description="further requests after an answer that does not fit the schema")

    price_in: float | None = Field(default=None, ge=0, description="US dollars per million tokens in; unknown if not set")
    price_out: float | None = Field(default=None, ge=0, description="US dollars per million tokens out; unknown if not set")
    max_cost: float | None = Field(default=None, ge=0, description="stop before the call that would pass this many US dollars")

    cache: bool = Field(default=True, description="keep and reuse the model's answers")
    cache_dir: Path | None = Field(default=None, description="folder of the cache; default: the user's cache folder")
    refresh: bool = Field(default=False, description="ask again even where an answer is cached")
    cached_only: bool = Field(default=False, description="never call the endpoint; answers come from the cache or not at all")

    allow_private_urls: bool = Field(default=False, description="read URLs that point into private networks")
    fail_on: frozenset[Gate] = Field(default=frozenset({"skipped"}), description="what makes the exit code 1")

    @field_validator("base_url")
    @classmethod
    def _without_secrets(cls, url: str | None) -> str | None:
        """An address is printed, kept and sent; nothing secret may stand in it."""
        try:
            parts = urlsplit(url or "")
            sound = (url or "").isprintable() and " " not in (url or "") and (parts.port or 1) > 0
        except ValueError:
            sound = False
        if not sound:
            raise ValueError("is no address; write it like http://localhost:8080/v1")
        if parts.username or parts.password:
            raise ValueError("carries a user name or password; a key belongs into the environment (COUNTERPOINT_API_KEY)")
        if parts.query or parts.fragment:
            raise ValueError("has a query (?…) or fragment (#…); write it like http://localhost:8080/v1")
        return url
