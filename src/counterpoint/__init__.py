"""Counterpoint: who says what in several news articles on one story, with the exact words."""
