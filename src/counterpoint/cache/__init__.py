"""The safe disk cache of the model's answers. Only the model call is cached, so nothing else can go stale."""

from __future__ import annotations

from counterpoint.cache.disk import Cache, CacheWarning, TextDisk, default_folder
from counterpoint.cache.entries import FORMAT, Entry, make_key

__all__ = ["FORMAT", "Cache", "CacheWarning", "Entry", "TextDisk", "default_folder", "make_key"]
