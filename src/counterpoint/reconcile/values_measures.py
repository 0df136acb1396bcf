"""What a number measures, beyond its unit: 14 people dead and 37 people injured are both people, and two different counts."""

from __future__ import annotations

import re
from functools import lru_cache

from counterpoint.article import Frozen
from counterpoint.reconcile.values_quantities import compare_quantities, unit_class
from counterpoint.reconcile.values_verdict import Verdict
from counterpoint.records import Quantity

# In one row stand measures that exclude each other: no number is of two of them. Words as patterns, each from the start of a word.
_ROWS: tuple[dict[str, str], ...] = (
    {
        "deaths": r"dead|die[sd]?|dying|deaths?|kill\w*|fatal\w*|drown\w*|perish\w*|bod(?:y|ies)|slain|lives|tolls?",
        "injuries": r"injur\w*|wound\w*|hurt",
        "missing": r"missing|unaccounted for",
        "displaced": r"evacuat\w*|displac\w*|fled|flee\w*|homeless|forced from|moved (?:to|out)",
        "arrests": r"arrest\w*|detain\w*|custody",
        "rescued": r"rescued|saved|survivors?|survived",
        "infected": r"infect\w*|cases?|patients?",
        "employed": r"employs?|employed|workforce",
        "dismissed": r"cut(?:s|ting)?|lay(?:s|ing)? off|laid off|layoffs?|redundan\w*|dismiss\w*|fired",
        "striking": r"strikers|walk(?:ed|ing)? out",
        "destroyed": r"destroy\w*|burned down|collapsed?|damaged?",
    },
    {
        "revenue": r"revenues?|sales|turnover",
        "profit": r"profits?|earnings",
        "loss": r"loss(?:es)?",
        "debt": r"debts?",
        "value": r"valued|valuation|worth",
        "cost": r"costs?",
    },
    {"turnout": r"turnout|cast (?:a|their) ballots?|ballots? cast", "share": r"of the votes?|of votes|vote share"},
    {
        "core inflation": r"core inflation|without food and energy|excluding food|core rate",
        "inflation": r"inflation|consumer prices",
        "unemployment": r"unemployment|jobless",
        "growth": r"growth|gross domestic product|GDP",
    },
    {"efficacy": r"prevent\w*|effective\w*|efficacy|protect\w*", "side effects": r"side effects?|adverse"},
    {"registered": r"registered|sign(?:ed)? up|subscribers?", "daily": r"a day|daily|per day|every day", "monthly": r"a month|monthly"},
    {"goals": r"goals?|scored", "matches": r"matches|games|appearances|caps"},
    {
        "up": r"rose|ris(?:e|es|en|ing)|increas\w*|gain(?:s|ed|ing)?|grew|grow\w*|climb\w*|jump\w*|soar\w*|up",
        "down": r"fell|fall(?:s|en|ing)?|decreas\w*|declin\w*|dropp?\w*|shr[aiu]nk\w*|slump\w*|plung\w*|lost|down",
    },
)
# Nouns that count people by what became of them, whatever a paper calls them: "84 arrests" are 84 people who were arrested.
_FATES = {
    "deaths": frozenset(("dead", "body", "victim", "life")),
    "injuries": frozenset(("injured", "casualty")),
    "arrests": frozenset(("arrest", "arrested", "detained", "detainee", "detention")),
    "missing": frozenset(("missing",)),
    "displaced": frozenset(("displaced", "homeless", "evacuated", "evacuee")),
    "rescued": frozenset(("survivor",)),
}
_PATTERNS = tuple({name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in row.items()} for row in _ROWS)
_CLAUSE = re.compile(r"[;:.!?](?:\s|$)|,? (?:while|whereas|but) ")


class Measure(Frozen):
    """What a quantity measures, as far as known words tell: at most one name from each row of measures that exclude each other."""

    names: tuple[str | None, ...]

    @property
    def known(self) -> bool:
        """Whether any word told."""
        return any(self.names)


@lru_cache(maxsize=32_768)
def measure(quantity: Quantity, text: str) -> Measure:
    """What ``quantity`` measures in ``text`` (its sentence): in each row, the measure whose word stands nearest to the number.

    Only the clause of the number is looked at. The number's own words count as near ("14 dead").
    """
    at = text.find(quantity.words)
    start, end = _clause(text, at, at + len(quantity.words)) if at >= 0 else (0, len(text))
    return Measure(names=tuple(_nearest(row, text[start:end], max(at, 0) - start, len(quantity.words)) for row in _PATTERNS))


def compare_measures(a: Measure, b: Measure) -> Verdict:
    """Whether two numbers measure the same: ``incomparable`` if known words say that they do not, ``compatible`` if nothing is known."""
    for x, y in zip(a.names, b.names, strict=True):
        if x and y and x != y:
            return Verdict(relation="incomparable", why=f"one counts {x}, the other {y}")
    shared = [x for x, y in zip(a.names, b.names, strict=True) if x and x == y]
    if shared:
        return Verdict(relation="equal", why=f"both count {shared[0]}")
    return Verdict(relation="compatible", why="the words do not tell what is measured")


def compare_counts(a: Quantity, text_a: str, b: Quantity, text_b: str) -> Verdict:
    """How two numbers in their sentences relate: by what they measure, and then as quantities.

    People who died, deaths, bodies and "12 dead" are one count. Otherwise as `compare_quantities`, and as symmetric.
    """
    measured = compare_measures(measure(a, text_a), measure(b, text_b))
    if measured.relation == "incomparable":
        return measured
    return compare_quantities(_counted(a, text_a), _counted(b, text_b))


def _counted(quantity: Quantity, text: str) -> Quantity:
    """The quantity in units of what became of the people counted, if words tell."""
    unit, fate = unit_class(quantity.unit), measure(quantity, text).names[0]
    by_noun = next((name for name, nouns in _FATES.items() if unit in nouns), None)
    if by_noun or (unit == "person" and fate in _FATES):
        return quantity.model_copy(update={"unit": by_noun or fate})
    return quantity


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause around a range."""
    before = [m.end() for m in _CLAUSE.finditer(text) if m.end() <= start]
    after = _CLAUSE.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _nearest(row: dict[str, re.Pattern[str]], clause: str, at: int, length: int) -> str | None:
    """The name of the row whose word is nearest to the number; words after it are preferred to those as far before."""
    best: tuple[int, str] | None = None
    for name, pattern in row.items():
        for found in pattern.finditer(clause):
            gap = found.start() - (at + length) if found.start() >= at else at - found.end() + 1
            if best is None or max(gap, 0) < best[0]:
                best = (max(gap, 0), name)
    return best[1] if best else None
