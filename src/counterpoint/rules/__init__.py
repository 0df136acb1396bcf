"""The engine that needs no model: attributed statements, claims and events by general rules, for English."""
