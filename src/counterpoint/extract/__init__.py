"""The engine that asks a model: everything in one request for each window, and once more for what could not be found in the text."""

from __future__ import annotations

from counterpoint.extract.engine import LLMEngine

__all__ = ["LLMEngine"]
