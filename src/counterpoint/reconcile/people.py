"""The same person? Voices within an article, then across articles.

Within one article a part of a name ("Campbell", "Kim") belongs to the only full name that has it. Across articles full names are
the same if surname and given names are compatible (equal, an initial, a nickname, another hyphenation or transliteration);
a surname alone is not enough. Two people of one surname stay apart, and unnamed groups are never merged across articles.

Nicknames come from the ``nicknames`` library (a hand-curated table of English given names).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

from nicknames import NickNamer
from rapidfuzz import fuzz

from counterpoint.article import Article, digest
from counterpoint.findings import Comparison, Person
from counterpoint.items import ExpertView
from counterpoint.reconcile.terms import fold, stems, tokens, words
from counterpoint.records import AnyGrounded, Record

_TITLES = words(
    """
    mr mrs ms miss dr prof professor sir dame lord lady rev reverend bishop archbishop cardinal pope imam rabbi father sister judge
    justice president vice premier chancellor king queen prince princess minister prime foreign defense defence secretary senator
    sen congressman congresswoman rep representative governor gov mayor ambassador general gen lieutenant lt colonel col major maj
    captain capt sergeant sgt officer detective admiral adm chief director chairman chairwoman chair spokesman spokeswoman
    spokesperson coach former then acting deputy attorney the
    """
)
_SUFFIXES = words("jr sr ii iii iv")
# A name with one of these words is a body's: it is the same only if all its words are.
_BODY_WORDS = words(
    """
    agency army association authority bank board bureau center centre church club college commission committee company congress corp
    corporation council court department embassy federation force forces foundation fund government group hospital house inc
    institute journal league ministry nations network news office organisation organization parliament party police post press
    senate service society times trust union university of for and
    """
)
_BLOCK = 200  # names looked at for one name at most: keeps a crowd of equal surnames from costing its square


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    suffix: str | None = None

    @property
    def joined(self) -> str:
        return "".join(self.words)

    @property
    def body(self) -> bool:
        return not _BODY_WORDS.isdisjoint(self.words)


@dataclass(slots=True)
class _Voice:
    """One speaker while it is put together; ``article`` is the index of the first record that has it."""

    name: _Name
    article: int
    named: bool
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    items: list[str] = field(default_factory=list)
    names: list[_Name] = field(default_factory=list)

    def take(self, other: _Voice) -> None:
        self.forms += other.forms
        self.roles += other.roles
        self.affiliations += other.affiliations
        self.items += other.items
        self.names += other.names
        if len(other.name.words) > len(self.name.words):
            self.name = other.name

    @property
    def standing(self) -> frozenset[str]:
        return stems(" ".join([*self.roles, *self.affiliations]))


def people(records: Sequence[Record]) -> tuple[Person, ...]:
    """Everyone who is made responsible for an item, once, in the order in which they first speak."""
    voices = [voice for index, record in enumerate(records) for voice in _within(index, record.items)]
    unnamed = [v for v in voices if not v.named]
    merged = _across([v for v in voices if v.named])
    order = {item.id: at for at, item in enumerate(i for r in records for i in r.items)}
    for voice in voices:
        voice.items.sort(key=order.__getitem__)
    return _persons(sorted(merged + unnamed, key=lambda v: order[v.items[0]]), records)


def _persons(voices: Iterable[_Voice], records: Sequence[Record]) -> tuple[Person, ...]:
    found, used = [], set()
    for voice in voices:
        article = records[voice.article].article.id
        parts = ("person", voice.name.joined, voice.name.suffix or "")
        key = digest(*parts) if voice.named else digest(*parts, article)
        if key in used:
            key = digest(*parts, article)
        used.add(key)
        found.append(_person(key, voice))
    return tuple(found)


def _person(key: str, voice: _Voice) -> Person:
    name = max(voice.forms, key=lambda f: (len(_parse(f).words), voice.forms[f], -len(f), f))
    roles, affiliations = _ranked(voice.roles), _ranked(voice.affiliations)
    return Person(
        id=key,
        name=name,
        named=voice.named,
        aliases=tuple(f for f in voice.forms if f != name),
        role=roles[0] if roles else None,
        affiliation=affiliations[0] if affiliations else None,
        roles=roles,
        affiliations=affiliations,
        items=tuple(dict.fromkeys(voice.items)),
    )


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    """The most frequent first; of equals the longest, which says most. Other spellings of one are left out."""
    best: dict[str, str] = {}
    for form in sorted(counts, key=lambda w: (-counts[w], -len(w), w)):
        best.setdefault(" ".join(tokens(form)), form)
    return tuple(best.values())


@lru_cache(maxsize=20_000)
def _parse(name: str) -> _Name:
    parts = tokens(re.sub(r"\([^)]*\)", " ", name))
    suffix = parts[-1] if len(parts) > 2 and parts[-1] in _SUFFIXES else None
    if suffix:
        parts = parts[:-1]
    kept = list(parts)
    while len(kept) > 1 and kept[0] in _TITLES:
        kept = kept[1:]
    if not _BODY_WORDS.isdisjoint(kept):  # "Foreign Ministry", "Justice Department": no titles there
        kept = parts[1:] if parts[0] == "the" and len(parts) > 1 else parts
    return _Name(tuple(kept) or (fold(name),), suffix)


def _within(index: int, items: Sequence[AnyGrounded]) -> list[_Voice]:
    """The voices of one article, a part of a name put to the only full name that has it."""
    voices: dict[tuple[tuple[str, ...], bool], _Voice] = {}
    known = {fold(i.item.speaker): i.item.named for i in items if isinstance(i.item, ExpertView)}
    for item in items:
        holder = item.item.holder
        if not holder or not holder.strip():
            continue
        name = _parse(holder)
        named = known.get(fold(holder), _looks_named(holder))
        voice = voices.setdefault((name.words, named), _Voice(name, index, named, names=[name]))
        voice.forms[holder] += 1
        voice.items.append(item.id)
        if isinstance(item.item, ExpertView):
            voice.roles.update([item.item.role] if item.item.role else [])
            voice.affiliations.update([item.item.affiliation] if item.item.affiliation else [])
    return _fold_parts(list(voices.values()))


def _looks_named(holder: str) -> bool:
    """A claim does not say whether its holder is named: "U.S. officials" ends on a common noun, "Foreign Ministry" does not."""
    found = re.findall(r"[^\W\d_]+", holder)
    return bool(found) and (found[-1][0].isupper() or not found[-1].isascii())


def _fold_parts(voices: list[_Voice]) -> list[_Voice]:
    fulls = [v for v in voices if v.named and len(v.name.words) > 1]
    kept = []
    for voice in voices:
        wholes = [f for f in fulls if f is not voice and _is_part(voice.name, f.name)] if voice.named else []
        if len(wholes) == 1:
            wholes[0].take(voice)
        else:
            kept.append(voice)
    return kept


def _is_part(short: _Name, full: _Name) -> bool:
    """Whether ``short`` is "Campbell" to "Kurt Campbell", or "Kim" to "Kim Jong Un"; a body's name has no parts."""
    if full.body or short.body or len(short.words) >= len(full.words):
        return False
    n = len(short.words)
    return full.words[-n:] == short.words or full.words[:n] == short.words


def _across(voices: list[_Voice]) -> list[_Voice]:
    """Named voices of all articles, each person once. The fullest names come first, so that an initial meets all whom it could mean."""
    blocks: dict[str, dict[int, _Voice]] = defaultdict(dict)
    found: list[_Voice] = []
    for voice in sorted(voices, key=lambda v: (-len(v.name.words), -len(v.name.joined), v.article)):
        keys = _keys(voice.name)
        near = {id(v): v for key in keys for v in islice(blocks[key].values(), _BLOCK)}
        same = [v for v in near.values() if _same(v, voice)]
        if len(same) == 1:
            same[0].take(voice)
        else:
            found.append(voice)
        home = same[0] if len(same) == 1 else voice
        for key in keys:
            blocks[key][id(home)] = home
    return found


def _keys(name: _Name) -> set[str]:
    """Where a name is looked up: its letters run together, and what is left of its surname (and its first word) once transliterated."""
    return {name.joined, _sounds(name.words[-1]), _sounds(name.words[0])} - {""}


def _same(known: _Voice, voice: _Voice) -> bool:
    if len(voice.name.words) == 1 < len(known.name.words) and not known.name.body:
        shared = known.standing & voice.standing  # a surname alone: only with the same office or body
        return _is_part(voice.name, known.name) and bool(shared)
    return all(_compatible(name, voice.name) for name in known.names if len(name.words) > 1 or len(known.name.words) == 1)


def _compatible(a: _Name, b: _Name) -> bool:
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if a.joined == b.joined:
        return True
    if a.body or b.body or min(len(a.words), len(b.words)) < 2 or not _same_surname(a, b):
        return False
    first, other = a.words[0], b.words[0]
    middles = zip(a.words[1:-1], b.words[1:-1], strict=False)
    return _given(first, other) and all(_given(x, y) for x, y in middles)


def _same_surname(a: _Name, b: _Name) -> bool:
    last, other = a.words[-1], b.words[-1]
    if last == other:
        return True
    alike = min(len(last), len(other)) >= 5 and fuzz.ratio(last, other) >= 75
    return alike and a.words[0] == b.words[0] and _sounds(last) == _sounds(other)


def _sounds(word: str) -> str:
    """A surname without what transliteration varies: doubled letters, q/g/k, w/v, a last vowel. "Hansen" and "Hanson" stay apart."""
    plain = re.sub(r"^(?:q|g|kh|gh)", "k", word).replace("w", "v").replace("ou", "u").replace("dh", "d")
    plain = "".join(c for c, following in pairwise(plain + " ") if c != following)
    return re.sub(r"[aeiouy]+$", "", plain)


@lru_cache(maxsize=1)
def _nicknames() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=20_000)
def _given(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a nickname of the other."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    table = _nicknames()
    return b in table.nicknames_of(a) or a in table.nicknames_of(b)


def consistency(voices: Sequence[Person], records: Sequence[Record], comparisons: Sequence[Comparison]) -> tuple[Person, ...]:
    """The voices, each with what the comparisons of its own items across articles say.

    ``single``: heard in one article only; ``contradictory``: two of its statements contradict each other; ``shifted``: they do, or one
    supersedes the other, and the later statement was reported on a later day; else ``consistent``.
    """
    home = {item.id: record.article for record in records for item in record.items}
    owner = {item: voice.id for voice in voices for item in voice.items}
    own: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        voice = owner.get(comparison.a)
        if voice is not None and voice == owner.get(comparison.b):
            own[voice].append(comparison)
    return tuple(v.model_copy(update={"consistency": _consistency(v, own[v.id], home)}) for v in voices)


def _consistency(voice: Person, own: Sequence[Comparison], home: Mapping[str, Article]) -> str:
    clashes = [c for c in own if c.relation in {"contradicts", "superseded"}]
    if not clashes:
        return "consistent" if len({home[i].id for i in voice.items}) > 1 else "single"
    days = [(home[c.a].published, home[c.b].published) for c in clashes]
    moved = all(first and second and first != second for first, second in days)
    return "shifted" if moved or all(c.relation == "superseded" for c in clashes) else "contradictory"
