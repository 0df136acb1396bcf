"""The engine without a model: who says what, claims and events by rules and lexicons. ``docs/rules.md`` explains the walk."""

from counterpoint.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
