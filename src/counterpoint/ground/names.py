"""Whether an article names somebody, and where: by the whole name, or by the part of it that stands alone later on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from counterpoint.article import Span
from counterpoint.ground.atoms import Index, build
from counterpoint.ground.lexicon import CALENDAR, OPENERS, TITLES, VAGUE
from counterpoint.ground.text import Text
from counterpoint.mentions.countries import also_called

_SMALL = frozenset(
    ["about", "after", "and", "as", "at", "by", "for", "from", "in", "of", "on", "over", "the", "to", "with"]
)  # in headlines


@dataclass(frozen=True)
class Name:
    """A name in folded words without titles; ``named`` is False for a group or a person known by description only."""

    words: tuple[str, ...]
    named: bool = True

    @property
    def shorts(self) -> tuple[str, ...]:
        """The words that may stand for the whole: the last (a surname, "officials") and, for a person, the first ("Xi")."""
        if not self.words:
            return ()
        first = (self.words[0],) if self.named and 1 < len(self.words) <= 3 and len(self.words[0]) > 1 else ()
        return (self.words[-1], *first)


@lru_cache(maxsize=1024)  # the same few people, again and again
def parse(name: str, named: bool = True) -> Name:
    """The words of a name that tell it from others. What follows a comma or stands in parentheses is a role."""
    words = _words(re.split(r"[,(]", name.strip(), maxsplit=1)[0] or name)
    dropped = TITLES if named else VAGUE
    kept = tuple(w for w in words if w not in dropped and (len(w) > 1 or not w.isascii()))
    return Name(kept or tuple(words), named)


def speaker(name: str, named: bool = True) -> Name:
    """The name of somebody who speaks; one that ends in a small letter ("officials") is a description, whatever it is called."""
    last = re.split(r"[,(]", name.strip(), maxsplit=1)[0].split()[-1:]
    return parse(name, named and not any(word[0].islower() for word in last))


def nations(text: Text, name: Name, within: Span) -> list[Span]:
    """Where ``within`` has the capital or the people of a country that speaks: "Moscow" and "Russian" for Russia.

    That is weaker than its name: whoever is Russian is not Russia, unless the word itself says something ("Russian claims").
    """
    joint = " " if any(len(word) > 1 for word in name.words) else ""  # "U.S." is "us"
    country = joint.join(name.words)
    return [span for word in sorted(also_called(country)) for span in _visible(text, text.mentions((word,), within))]


def another(text: Text, words: str, name: Name) -> bool:
    """Whether ``words`` end in a whole name, as the article gives it ("Bo Stenmark"), of somebody who is not ``name``.

    One word alone may stand for a speaker in many ways ("Moscow" for its ministry), and is not held against it.
    """
    last, given = words.split()[-1:], _words(words)
    if len(given) < 2 or not last[0][0].isupper() or set(given) & set(name.words):
        return False
    return given[-1] not in TITLES | CALENDAR and any(_stranger(text.index, k) for k in _atoms(text, given[-1]))


def _words(name: str) -> list[str]:
    atoms = build(name)
    return [k for k in atoms.keys(0, len(atoms)) if any(c.isalnum() for c in k)]


def missing(text: Text, name: Name) -> str:
    """Why the article cannot be said to name ``name``, or ""."""
    return text.known(_missing, name)  # the same few people are named by all items of an article


def _missing(text: Text, name: Name) -> str:
    if not name.words or _visible(text, text.mentions(name.words)) or _known(text, name):
        return ""
    if name.named and len(name.words) in {2, 3}:
        return _surname_only(text, name)
    if not name.named and _visible(text, _heads(text, name)):
        return ""
    return "speaker is not named in the article"


def _known(text: Text, name: Name) -> bool:
    """Named by the outlet's own name, by its initials, or with other words in between ("John F. Kennedy")."""
    if " ".join(name.words) in {" ".join(_words(text.article.source)), " ".join(_words(text.article.title or ""))}:
        return True
    before, after = (4, 1) if len(name.words) == 2 else (8, 8)  # "Jane Smith told John Doe" names no John Smith
    return any(set(name.words) <= set(text.index.keys(k - before, k + after)) for k in _atoms(text, name.words[-1]))


def _heads(text: Text, name: Name, within: Span | None = None) -> list[Span]:
    head = name.words[-1]
    forms = {head, head.removesuffix("s"), head + "s"}
    return [span for form in forms if form for span in text.mentions((form,), within)]


def _atoms(text: Text, word: str) -> list[int]:
    return [text.index.at(span.start) for span in _visible(text, text.mentions((word,)))]


def _surname_only(text: Text, name: Name) -> str:
    """A surname will do, unless the article gives it to somebody else."""
    index = text.index
    places = [k for k in _atoms(text, name.words[-1]) if index.written(k, k + 1)[:1].isupper()]
    if not places:
        return "speaker is not named in the article"
    for k in places:
        if index.key(k - 1) not in name.words and _stranger(index, k):
            return f"speaker is not named in the article, which has “{index.written(k - 1, k + 1)}”"
    return ""


def _stranger(text: Index, k: int) -> bool:
    """Whether the word before atom ``k`` looks like a first name."""
    named = text.written(k - 1, k)[:1].isupper() and text.key(k - 1) not in TITLES | CALENDAR | _SMALL
    return named and text.begins[k] - text.ends[k - 1] == 1 and not _opens(text, k - 1)


def _opens(text: Index, k: int) -> bool:
    """Whether atom ``k`` begins a sentence, where any word has a capital: "In", "Yesterday"."""
    opening = k == 0 or text.key(k - 1) in {".", "!", "?", ":"} or "\n" in text.folded.text[text.ends[k - 1] : text.begins[k]]
    return opening and text.key(k) in OPENERS


def _visible(text: Text, spans: list[Span]) -> list[Span]:
    return [span for span in spans if not text.article.hidden(span)]


def near(text: Text, name: Name, within: Span) -> list[Span]:
    """Where ``within`` mentions ``name``, whole mentions first."""
    found = text.mentions(name.words, within)
    for short in name.shorts:
        found += text.mentions((short,), within)
    if not name.named and name.words:
        found += _heads(text, name, within)
    if name.named and len(name.words) >= 3 and (initials := "".join(w[0] for w in name.words)):
        found += [span for span in text.mentions((initials,), within) if text.article.slice(span).isupper()]
    return _visible(text, found)
