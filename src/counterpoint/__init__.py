"""Counterpoint: who says what in several news articles on one story, with the exact words.

    >>> from counterpoint import summarize, Settings
    >>> brief = summarize(["a.txt", "b.txt"], Settings(engine="rules"))

Names are imported when first used, so that ``import counterpoint`` is instant.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # as type checkers know it: importing typing takes half as long as Python itself to start
if TYPE_CHECKING:
    from counterpoint.article import Article, Chunk, Source, Span
    from counterpoint.errors import ConfigError, CounterpointError, MissingExtraError, ModelError, ReadError
    from counterpoint.findings import Brief, Comparison, Coverage, Group, Issue, Origin, Person
    from counterpoint.items import KINDS, Claim, Event, ExpertView
    from counterpoint.llm import LLM
    from counterpoint.pipeline import summarize
    from counterpoint.read import read
    from counterpoint.records import Evidence, Grounded, Record, Rejected, Usage
    from counterpoint.render import render
    from counterpoint.settings import Settings
    from counterpoint.version import __version__

__all__ = [
    "KINDS",
    "LLM",
    "Article",
    "Brief",
    "Chunk",
    "Claim",
    "Comparison",
    "ConfigError",
    "CounterpointError",
    "Coverage",
    "Event",
    "Evidence",
    "ExpertView",
    "Grounded",
    "Group",
    "Issue",
    "MissingExtraError",
    "ModelError",
    "Origin",
    "Person",
    "ReadError",
    "Record",
    "Rejected",
    "Settings",
    "Source",
    "Span",
    "Usage",
    "__version__",
    "read",
    "render",
    "summarize",
]

_HOME = {
    "article": ("Article", "Chunk", "Source", "Span"),
    "errors": ("ConfigError", "CounterpointError", "MissingExtraError", "ModelError", "ReadError"),
    "findings": ("Brief", "Comparison", "Coverage", "Group", "Issue", "Origin", "Person"),
    "items": ("KINDS", "Claim", "Event", "ExpertView"),
    "llm": ("LLM",),
    "pipeline": ("summarize",),
    "read": ("read",),
    "records": ("Evidence", "Grounded", "Record", "Rejected", "Usage"),
    "render": ("render",),
    "settings": ("Settings",),
    "version": ("__version__",),
}


def __getattr__(name: str) -> object:
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"counterpoint.{module}"), name)
    raise AttributeError(f"module 'counterpoint' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """When the import system binds the submodules ``read`` and ``render`` here, bind their functions of that name instead.

    So ``from counterpoint import read`` is the function whatever was imported before, and ``from counterpoint.read import …`` works.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"read", "render"} and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
