"""Records of articles, kept beside the answers that they were made from, so that a rerun need not ground again what stayed the same.

Answers are what was paid for; a record is only saved time, and believed less: see docs/decisions/004-kept-records.md.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from counterpoint.article import Article, Frozen
from counterpoint.cache.disk import Cache
from counterpoint.cache.entries import RECORD, Entry, make_key
from counterpoint.cache.seal import is_sealed, seal, secret
from counterpoint.cache.source import code_digest
from counterpoint.records import AnyGrounded, Record, Rejected, Usage


class _Kept(Frozen):
    """A record without its article. ``code`` made it, from ``answers``: their keys, with the SHA-256 of what is stored under them."""

    code: str
    answers: tuple[tuple[str, str], ...]
    engine: str
    items: tuple[AnyGrounded, ...]
    rejected: tuple[Rejected, ...]


class KeptRecords:
    """The kept records of one run. Safe for threads.

    Args:
        cache: where they are, with the answers.
        model: the model's name, as lists of entries show it.
        fresh: never read, only keep.
        made_with: everything that decides a record, but for the article, the answers and the code: settings and prompts, as JSON.
    """

    def __init__(self, cache: Cache, model: str, *, fresh: bool = False, **made_with: Any) -> None:
        self._cache, self._model, self._fresh, self._made_with = cache, model, fresh, made_with

    def get(self, article: Article) -> Record | None:
        """The record of ``article`` as this very code made it, or would make it again from the answers in the cache; else None."""
        key = self._key(article)
        entry = None if key is None or self._fresh else self._cache.get(key)
        if entry is None or entry.prompt != RECORD or not isinstance(entry.value, dict):
            return None
        text = entry.value.get("record")
        if not isinstance(text, str) or self._secret is None or not is_sealed(self._secret, entry.value.get("seal"), entry.key, text):
            return None  # somebody else made it: what it says was never bound to the article's words by us
        try:
            kept = _Kept.model_validate_json(text)
        except ValidationError:
            return None
        if kept.code != self._code or any(self._stored(answer) != stored for answer, stored in kept.answers) or not _sound(kept, article):
            return None
        usage = Usage(cached=len(kept.answers))
        return Record(article=article, engine=kept.engine, items=kept.items, rejected=kept.rejected, usage=usage)

    def put(self, record: Record, answers: Sequence[str]) -> None:
        """Keep ``record``, which was made from the answers with these keys, if it is whole and will be read as it is.

        An empty key stands for an answer that is not in the cache: nothing is kept then, and neither where a call failed.
        """
        key = self._key(record.article)
        stored = [(answer, self._stored(answer)) for answer in answers]
        if (
            key is None
            or self._secret is None
            or self._code is None
            or record.failures
            or not stored
            or not all(digest for _, digest in stored)
        ):
            return
        kept = _Kept(code=self._code, answers=tuple(stored), engine=record.engine, items=record.items, rejected=record.rejected)
        try:
            text = kept.model_dump_json()
            if _Kept.model_validate_json(text) != kept:
                return
        except (PydanticSerializationError, ValidationError):  # lone surrogates
            return
        sealed = {"record": text, "seal": seal(self._secret, key, text)}
        self._cache.put(Entry(key=key, prompt=RECORD, model=self._model, created=dt.datetime.now(dt.UTC), value=sealed))

    @cached_property
    def _secret(self) -> bytes | None:
        return secret()

    @cached_property
    def _code(self) -> str | None:
        return code_digest()

    def _key(self, article: Article) -> str | None:
        try:
            return make_key(record=article.model_dump_json(), **self._made_with) if self._code else None
        except PydanticSerializationError:  # lone surrogates
            return None

    def _stored(self, answer: str) -> str:
        text = self._cache.stored(answer) if answer else None
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else ""


def _sound(kept: _Kept, article: Article) -> bool:
    return all(
        item.article_id == article.id and all(article.text[e.start : e.end] == e.quote for e in (*item.evidence, item.sentence))
        for item in kept.items
    )
