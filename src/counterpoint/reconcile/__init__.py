"""Across articles: people, values, pairs, verdicts, groups, issues, origins."""
