"""Claims: checkable statements, attributed or in the article's own voice; and the events among them."""

from __future__ import annotations

import re

from counterpoint.items import Claim
from counterpoint.rules.clauses import has_verb, main_verb, past_opening
from counterpoint.rules.closed import AUX, DETERMINERS, PRONOUNS
from counterpoint.rules.details import Details
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.names import PERSONS
from counterpoint.rules.people import People, Person
from counterpoint.rules.tokens import Range, Tokens
from counterpoint.rules.wording import LEANING, THERE, first_person, leans, sentence

WISHES = classes("moods")["wishes"]
CONNECTIVES = re.compile(
    r"(?:(?:This|It|That|The \w+) (?:comes?|came|follows?) (?:as|after)|However|But|And|Meanwhile|Still|Also|Moreover|Furthermore|"
    r"Yes|Plus|Instead|Nevertheless|Yet|So|Indeed|In fact|For example|In addition(?! to)|Additionally|Certainly|"
    r"On the other hand|Of course),?\s+"
)
DATELINE = re.compile(
    r"(?:(?:[A-Z][\w.]+,? ){1,5}\([A-Z][\w /]+\) ?(?:[-–—]+ )?|[A-Z]{4,}(?:, [A-Z][\w.]+){0,2} [-–—]+ )(?=[A-Z])",
)
"""The place and agency before the first sentence of a report: "LIND, Ohio (AP) — "."""

TIMES_OF = "week|month|year|day|time|season|summer|winter|spring|fall|night|morning|evening"
POINTED = re.compile(rf"\b(?:that|this|these|those|such)(?: same)? (?!{TIMES_OF})[a-z]+\.?$")
"""What ends with something told before: "echoed that sentiment"."""

SHORTEST, LONGEST = 4, 70
QUOTED = 0.5
"""Share of a sentence's tokens above which a quotation at its edge is the sentence."""
PERSONAL = frozenset(["he", "she"])
POSSESSIVE = frozenset(["his", "her"])
THIRD = frozenset(["he", "she", "him", "his", "her", "hers"])
POINTING = LEANING - THIRD - {"there", "such"}
TOLD = frozenset(["said", "says", "according"])
READER = frozenset(["you", "your", "you're", "you'll", "you've", "you'd", "yours", "yourself"])
IMPERATIVES = classes("moods")["imperatives"]
OBJECTS = frozenset(["that", "here", "more", "up", "to", "for", "on", "below", "above", "out", "free", "out"])


def checkable(text: str, words: frozenset[str]) -> bool:
    """Whether a statement, with these ``words`` in lower case, can be checked: it asks and wishes nothing and speaks of no "I" or "we"."""
    if not WISHES.isdisjoint(words) or not SHORTEST <= text.count(" ") + 1 <= LONGEST:
        return False
    return not (text.endswith(("?", "?”", '?"')) or first_person(text, words))


def carries(tokens: Tokens, part: Range, found: Details, people: People) -> bool:
    """Whether a statement carries a number, a date or a named actor with an action."""
    return bool(named_subject(tokens, part, people)) or found.when is not None or bool(found.quantities)


def named_subject(tokens: Tokens, part: Range, people: People) -> list[str]:
    """The names in the subject of a clause, if a verb follows it."""
    verb = main_verb(tokens, part)
    if verb is None:
        return []
    return [tokens.words((n.at, n.hi)) for n in people.names(part[0], verb) if n.at < n.hi]


def claim_text(raw: str, meant: Person | None = None) -> str:
    """A statement of the article as a sentence of its own; ``meant`` is whom "he", "she", "his" or "her" at its begin means."""
    text = _without(CONNECTIVES, _without(DATELINE, raw))
    opening, _, rest = text.partition(" ")
    if meant is not None and opening.lower() in POSSESSIVE:
        return sentence(f"{meant.name}'s {rest}")
    return sentence(f"{meant.name} {rest}" if meant is not None and opening.lower() in PERSONAL else text)


def _without(opening: re.Pattern[str], text: str) -> str:
    found = opening.match(text)
    return text[found.end() :] if found else text


def quoted(tokens: Tokens, part: Range) -> bool:
    """Whether a sentence is a quotation rather than a sentence with a name or a few words in quotation marks."""
    edges = [tokens.quote[i] for i in (part[0], part[1] - 1)]
    inside = sum(tokens.quote[i] >= 0 for i in range(*part))
    return max(edges) >= 0 and inside > QUOTED * (part[1] - part[0])


def own_claim(tokens: Tokens, part: Range, found: Details, people: People, meant: Person | None = None) -> Claim | None:
    """The claim that a sentence of the article makes in its own voice, if it makes one that stands alone."""
    text = claim_text(found.text, meant)
    leaning = leans(text) and not (THERE.match(text) and (found.quantities or found.when))
    if leaning or not checkable(text, found.words) or not has_verb(tokens, part) or _asks(tokens, part[0]):
        return None
    if not TOLD.isdisjoint(found.words) or not READER.isdisjoint(found.words):
        return None  # somebody says it, who was not found; or it is said to the reader
    if meant is None and (_unnamed(tokens, part, found, people) or not (people.names(*part) or found.when or found.quantities)):
        return None
    return Claim(
        quotes=[found.text],
        text=text,
        modality=found.modality,
        quantities=found.quantities,
        when=found.when,
        where=found.where,
    )


def _unnamed(tokens: Tokens, part: Range, found: Details, people: People) -> bool:
    """Whether a statement points at somebody or something that it does not name.

    "The amount **he** stole", "Already, **his** inquiry …", "In light of this, **it** could …".
    """
    opening = past_opening(tokens, part)
    if opening > part[0] + 1:
        opening = next((i + 1 for i in range(part[0], part[1] - 1) if tokens.word[i] == ","), part[0])
    if tokens.low[opening] in POINTING or POINTED.search(found.text):
        return True
    if THIRD.isdisjoint(found.words):
        return False
    first = next(i for i in range(*part) if tokens.low[i] in THIRD)
    named = people.within(part[0], first) or (opening > part[0] and people.within(*part))
    return not named and not _introduced(tokens, part[0], first)


def _introduced(tokens: Tokens, lo: int, hi: int) -> bool:
    """Whether a range brings in somebody whom a pronoun after it can mean: "stung **a woman** just before her flight"."""
    return any(
        tokens.low[i] in ("a", "an", "another", "one") and any(tokens.low[k] in PERSONS for k in range(i + 1, min(i + 4, hi)))
        for i in range(lo, hi - 1)
    )


def _asks(tokens: Tokens, at: int) -> bool:
    """Whether a sentence asks or tells its reader to do something: "Did Moe say …", "Record Moe as …", "Click here to …"."""
    if tokens.low[at] in AUX:
        return True
    low, after = tokens.low[at], tokens.low[at + 1] if at + 1 < len(tokens.low) else "."
    if not tokens.cap[at] or not (low in IMPERATIVES or ((verb := verbs().get(low)) and verb.shape == "base")):
        return False
    return after in OBJECTS or after in DETERMINERS or after in PRONOUNS or after == ":" or tokens.cap[at + 1]
