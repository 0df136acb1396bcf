"""The safe disk cache of the model's answers, and of the records made from them, believed only while nothing else would come out."""

from __future__ import annotations

from counterpoint.cache.disk import Cache, CacheWarning, TextDisk
from counterpoint.cache.entries import FORMAT, Entry, make_key
from counterpoint.cache.kept import KeptRecords
from counterpoint.cache.place import default_folder

__all__ = ["FORMAT", "Cache", "CacheWarning", "Entry", "KeptRecords", "TextDisk", "default_folder", "make_key"]
