"""A brief as Markdown, JSON, JSON lines or HTML."""
