"""Who tells an event: "The mayor resigned, Moe said" is no report of the article's own, though a model may leave out the end.

An event names no speaker, so a model cannot say that somebody only tells it. Where the text plainly does so in the same sentence, the
words for him and the word of saying become evidence of the event, and what is alleged or denied is marked so.
"""

from __future__ import annotations

from typing import Literal

from counterpoint.article import Span
from counterpoint.ground.attribution import Attribution, evidence, stretch
from counterpoint.ground.cues import ALLEGING, ARTICLES, DENYING, INVERTED, LINKING, PRONOUNS, QUESTIONS, TELLING
from counterpoint.ground.speech import BETWEEN, Passage, Run, passage
from counterpoint.ground.text import Text
from counterpoint.items import Event
from counterpoint.records import Evidence, Part

_SUBJECT = 6  # words for who speaks, at most: "the deputy head of the harbour office"
_HEARER = 3  # words for who is told: "told the court"
_OPENING = frozenset(",:")
_OPENLY = frozenset(["said", "says", "say", "told"])
_NO_VERB = ARTICLES | {"to", "this", "that", "his", "her", "its", "their", "no", "any"}

Told = tuple[Run, int]
"""The words for who speaks (none, where a pronoun does or they are not plain) and the word of saying."""


def telling(text: Text, event: Event, content: Span) -> Attribution:
    """Who tells an event, by the plain look of its sentence; nobody where the article reports it itself."""
    part = text.known(passage, stretch(text.article, content, 1, 1))
    said = part.english and _said(part, part.run(content), part.run(text.around(content)))
    if not said or _says_so(text, event, part.keys[said[1]]):
        return Attribution()
    (low, high), cue = said
    speaker = _evidence(text, part, (low, high), "speaker") if low < high else None
    return Attribution(speaker, _evidence(text, part, (cue, cue + 1), "cue"))


def status(event: Event, told: Attribution) -> Literal["happened", "ongoing", "planned", "alleged", "denied"]:
    """What the word of saying makes of an event."""
    cue = told.cue.quote.lower() if told.cue else ""
    if event.status in ("happened", "ongoing"):
        return "alleged" if cue in ALLEGING else "denied" if cue in DENYING else event.status
    return event.status


def _says_so(text: Text, event: Event, cue: str) -> bool:
    """Whether the event is itself that something is said, or its sentence says who tells it."""
    words = text.index.of(event.what)
    return cue in words.keys(0, len(words))


def _said(part: Passage, content: Run, sentence: Run) -> Told | None:
    """Who says the words: beside them or, where they are all of a sentence, with a word of saying within them."""
    found = _before(part, content, sentence) or _behind(part, content, sentence)
    inside = [k for k in part.cues if content[0] <= k < content[1] and _tells(part, k)]
    if found or not inside or content[0] > sentence[0]:
        return found
    comma = next((m for m in range(inside[-1], content[0], -1) if part.keys[m] == ","), content[0])
    if comma > content[0] and (behind := _behind(part, (content[0], comma), sentence)):
        return behind
    opens = inside[0] + 1
    if part.keys[inside[0]] == "according":
        opens = next((m + 1 for m in range(opens, content[1]) if part.keys[m] == ","), opens)
    elif part.keys[inside[0]] not in _OPENLY and part.keys[opens] != "that":
        return None  # "claimed the prize", "wrote a book"
    return _before(part, (opens, content[1]), sentence)


def _before(part: Passage, content: Run, sentence: Run) -> Told | None:
    """“Moe said (on Monday) that …”, “Moe told the court …”, “According to Moe, …”."""
    k = next((k for k in range(content[0] - 1, sentence[0] - 1, -1) if _tells(part, k)), None)
    if k is None:
        return None
    between = part.keys[k + 1 : content[0]]
    words = [n for n in range(k + 1, content[0]) if part.keys[n][0].isalpha()]
    if part.keys[k] == "according":
        named = words[1:] if between[-1:] == [","] and between[:1] == ["to"] else []
        return (_subject(part, named), k) if 0 < len(named) <= _SUBJECT else None
    more = [n for n in words if part.keys[n] not in BETWEEN | ARTICLES]
    if not _OPENING.issuperset(key for key in between if not key[0].isalnum()) or len(more) > (_HEARER if _hears(part, k) else 0):
        return None
    if name := part.plain_subject(k):
        return name, k
    return _subject(part, list(range(sentence[0], k))), k


def _behind(part: Passage, content: Run, sentence: Run) -> Told | None:
    """“…, Moe said”, “…, said Moe”, “…, according to Moe”."""
    k = next((k for k in range(content[1], sentence[1]) if _tells(part, k)), None)
    if k is None or part.keys[k + 1 : k + 2] in ([p] for p in PRONOUNS):
        return None
    between, words = part.keys[content[1] : k], [n for n in range(content[1], k) if part.keys[n][0].isalpha()]
    if part.keys[k] == "according":
        name = part.plain_subject(k)
        return (name or (k, k), k) if not words else None
    if not words and between in ([","], []) and part.keys[k] in INVERTED:
        name = part.plain_subject(k, behind=True)
        return (name, k) if name else None
    commas = between.count(",") + (part.keys[content[1] - 1] == ",")
    plain = commas == 1 and part.keys[words[0] - 1] == "," if words else False
    return (_subject(part, words), k) if plain and len(words) <= _SUBJECT and LINKING.isdisjoint(between) else None


def _tells(part: Passage, k: int) -> bool:
    """Whether a word of saying is a verb that tells something: not "the claim", "to say", "did not say whether"."""
    noun = part.keys[max(k - 1, 0)] in _NO_VERB
    return part.keys[k] in TELLING and k in part.cues and not noun and QUESTIONS.isdisjoint(part.keys[k + 1 : k + 2])


def _hears(part: Passage, k: int) -> bool:
    return part.keys[k] in {"told", "tells"}


def _subject(part: Passage, words: list[int]) -> Run:
    """The run of words for who speaks, so far as they can stand for him; an empty one where they cannot."""
    keys = [part.keys[n] for n in words]
    if not keys or len(keys) > _SUBJECT or keys[0] in PRONOUNS or not LINKING.isdisjoint(keys) or any(part.quoted[n] for n in words):
        return 0, 0
    return words[0], words[-1] + 1


def _evidence(text: Text, part: Passage, run: Run, what: Part) -> Evidence:
    return evidence(text.article, text.index.span(part.first + run[0], part.first + run[1]), what)
