"""The safe disk cache of the model's answers. Only the model call is cached, so nothing else can go stale."""

from __future__ import annotations

from counterpoint.cache.disk import Cache, CacheWarning, TextDisk
from counterpoint.cache.entries import FORMAT, Entry, make_key
from counterpoint.cache.place import default_folder

__all__ = ["FORMAT", "Cache", "CacheWarning", "Entry", "TextDisk", "default_folder", "make_key"]
