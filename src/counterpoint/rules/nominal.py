"""Attribution by nouns, adjectives and idioms: "her claim that …", "officials are confident that …", "she took aim at …"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterpoint.rules import contents, ends, sources
from counterpoint.rules.circumstances import skip_circumstances
from counterpoint.rules.clauses import opens_subordinate
from counterpoint.rules.closed import ADVERBS, COORDINATORS, DETERMINERS, PREPOSITIONS
from counterpoint.rules.lexicon import Act, Shape, forms, lines
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.phrases import shared
from counterpoint.rules.tokens import Range, Tokens

OWNERS = frozenset(["his", "her", "their"])
LIGHT = frozenset(lines("light"))
"""Verbs that say little beside their noun (Quirk et al. 1985, §10.30, "eventive object"): "made a statement"."""

BE = frozenset(
    ["is", "are", "was", "were", "be", "been", "'re", "am", "feel", "feels", "felt", "remain", "remains", "remained", "seem", "seemed"]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A noun or adjective that attributes, and what its content may look like."""

    act: Act
    that: bool
    infinitive: bool
    preps: frozenset[str]


@lru_cache(maxsize=2)
def words(name: str) -> dict[str, Word]:
    """The entries of ``nouns.txt`` or ``adjectives.txt``."""
    found: dict[str, Word] = {}
    for line in lines(name):
        word, _, tail = line.partition(" : ")
        frames = tail.split()
        preps = frozenset(p for f in frames if f.startswith("p=") for p in f[2:].split(","))
        act: Act = "stance" if name == "adjectives" or "stance" in frames else "speech"
        found[word] = Word(act, "that" in frames, "i" in frames, preps)
    return found


def nominal(tokens: Tokens, number: int, k: int) -> Attribution | None:
    """The attribution by the noun or adjective at token ``k`` of sentence ``number``."""
    low = tokens.low[k]
    first, last = tokens.units[number]
    noun, adjective = words("nouns").get(low), words("adjectives").get(low)
    entry = noun or adjective
    if entry is None or tokens.capital(k) or k + 2 >= last:
        return None
    content, cue_end = _content(tokens, k, last, entry)
    if content is None:
        return None
    source = (_owner(tokens, k, first) or _light(tokens, k, first)) if noun else _subject(tokens, k, first)
    if source is None:
        return None
    pattern = "noun" if noun else "adjective"
    return Attribution(source, (k, cue_end), [content], entry.act, pattern, number, low)


@dataclass(frozen=True, slots=True)
class Idiom:
    """A verb that attributes together with the words ``rest``; ``word`` says what its content may look like, ``phrase`` any object."""

    rest: tuple[str, ...]
    word: Word
    phrase: bool
    shape: Shape


@lru_cache(maxsize=1)
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """The idioms of ``idioms.txt`` by every form of their verb."""
    found: dict[str, list[Idiom]] = {}
    for line in lines("idioms"):
        head, _, tail = line.partition(" : ")
        verb, _, rest = head.partition(" | ")
        lemma, *irregular = verb.split()
        past, _, participle = (irregular[0] if irregular else "").partition(",")
        frames = tail.split()
        word = Word("speech", "that" in frames, "i" in frames, frozenset(p for f in frames if f.startswith("p=") for p in f[2:].split(",")))
        for form, shape in forms(lemma, past, participle).items():
            found.setdefault(form, []).append(Idiom(tuple(rest.split()), word, "n" in frames, shape))
    return {form: tuple(entries) for form, entries in found.items()}


def idiomatic(tokens: Tokens, number: int, k: int) -> Attribution | None:
    """The attribution by the idiom whose verb stands at token ``k`` of sentence ``number``."""
    first, last = tokens.units[number]
    for idiom in idioms().get(tokens.low[k], ()):
        end = k + 1 + len(idiom.rest)
        if end >= last or tuple(tokens.low[k + 1 : end]) != idiom.rest or tokens.capital(k):
            continue
        content, cue_end = _content(tokens, end - 1, last, idiom.word)
        if content is None and idiom.phrase and tokens.word[end] != ",":  # not "As Moe laid out, …"
            content, cue_end = contents.trim(tokens, (end, ends.phrase_end(tokens, end, last))), end
        if idiom.shape == "ing" and tokens.low[k - 1] in COORDINATORS and tokens.low[first].endswith("ing"):
            continue  # "Attacking Moe and taking aim at Lund struck …"
        source = shared(tokens, first, k) if idiom.shape == "ing" else sources.subject(tokens, k, first)
        if content is not None and source:
            if opens_subordinate(tokens, first, source[0][0]):
                content = (content[0], ends.subordinate_end(tokens, content))
            return Attribution(source, (k, cue_end), [content], "speech", "idiom", number, " ".join((tokens.low[k], *idiom.rest)))
    return None


def _content(tokens: Tokens, k: int, last: int, entry: Word) -> tuple[Range | None, int]:
    after = tokens.low[k + 1]
    if entry.infinitive and after == "to":
        return contents.trim(tokens, (k + 1, ends.phrase_end(tokens, k + 1, last))), k + 1
    if after in entry.preps:
        return contents.trim(tokens, (k + 2, ends.phrase_end(tokens, k + 2, last))), k + 2
    that = skip_circumstances(tokens, k + 1, last) if entry.that else k  # "her claim on Monday that"
    if that < last and tokens.low[that] == "that":
        return contents.trim(tokens, (that, contents.content_end(tokens, that, last))), k + 1
    return None, 0


def _owner(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """Whose claim it is: a possessive pronoun or a name in the genitive, adjectives between allowed."""
    i = k - 1
    while i > first and i > k - 4 and not _possessive(tokens, i):
        if tokens.low[i] in DETERMINERS or tokens.low[i] in PREPOSITIONS or not tokens.word[i][0].isalpha():
            return None
        i -= 1
    if i < first or not _possessive(tokens, i):
        return None
    if tokens.low[i] in OWNERS:
        return [(i, i + 1)]
    at = i
    while (
        at > first
        and (tokens.capital(at - 1) or (tokens.word[at - 1] == "." and len(tokens.word[at - 2]) < 5))
        and tokens.low[at - 1] not in PREPOSITIONS
    ):
        at -= 1
    return [(at, i + 1)] if tokens.capital(i) else None


def _light(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """Who makes, gives or has it: "she **made** several statements on the wall", "they **have** no plans to go"."""
    i = k - 1
    while i > first and i > k - 4 and tokens.low[i] not in LIGHT:
        if tokens.low[i] in PREPOSITIONS or not tokens.word[i][0].isalpha() or tokens.low[i].endswith("'s"):
            return None
        i -= 1
    return sources.subject(tokens, i, first) if i > first and tokens.low[i] in LIGHT else None


def _possessive(tokens: Tokens, i: int) -> bool:
    return tokens.low[i] in OWNERS or (tokens.low[i].endswith("'s") and len(tokens.low[i]) > 3 and tokens.capital(i))


def _subject(tokens: Tokens, k: int, first: int) -> list[Range] | None:
    """Who is confident, aware, concerned: the subject of the "be" before the adjective."""
    i = k - 1
    while i > first and (
        tokens.low[i] in ADVERBS or tokens.low[i].endswith("ly") or tokens.low[i] in ("very", "not", "deeply", "more", "so")
    ):
        i -= 1
    if i <= first or tokens.low[i] not in BE:
        return None
    found = sources.subject(tokens, i, first)
    if found and tokens.low[found[0][0]] in ("it", "there", "that", "this", "which"):
        return None
    return found
