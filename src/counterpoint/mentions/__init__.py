"""Numbers and dates as they are mentioned in text: where they stand, and what they mean.

Finding and parsing live here, below the stages, because the rules engine, grounding and reconciling all need them;
comparing values is `reconcile.values` (decision 001). English; compiled patterns, one pass over the text.
"""

from counterpoint.mentions.dates import find_dates, places
from counterpoint.mentions.prospects import ahead, anothers
from counterpoint.mentions.quantities import find_quantities, parse_quantity, scan
from counterpoint.mentions.resolve import resolve_date

__all__ = ["ahead", "anothers", "find_dates", "find_quantities", "parse_quantity", "places", "resolve_date", "scan"]
