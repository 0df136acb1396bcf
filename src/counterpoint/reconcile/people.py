"""The same person? Voices within an article, then across articles.

Within one article a part of a name ("Campbell", "Kim") belongs to the only full name that has it. Across articles full names are
the same if surname and given names are compatible (equal, an initial, a nickname, another hyphenation or transliteration).
A surname alone joins the only full name that has it, if no office speaks against it and its own article puts a title or that given
name before it, and nobody else's. Two people of one surname stay apart, and unnamed groups are never merged across articles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from counterpoint.article import Article, digest
from counterpoint.findings import Comparison, Person
from counterpoint.items import ExpertView
from counterpoint.reconcile.naming import LONGEST, Name, abbreviations, compatible, headed, is_part, is_title, parse, same_given, sounds
from counterpoint.reconcile.terms import FUNCTION_WORDS, TELLING_WORDS, fold, stems, tokens, vocabulary, words
from counterpoint.records import AnyGrounded, Record

_DOCUMENTS = words("letter memo email indictment lawsuit complaint petition filing resolution study survey poll article commercial ad")
PLACE = 4  # a name of whose uses more than one in so many stands behind "in" is a place's
_BLOCK = 200  # names looked at for one name at most: keeps a crowd of equal surnames from costing its square


@dataclass(slots=True)
class _Voice:
    """One speaker while it is put together; ``article`` is the index of the first record that has it."""

    name: Name
    article: int
    named: bool
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    items: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)

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
    short = _abbreviations(records)
    voices = [voice for index, record in enumerate(records) for voice in _within(index, record.items, short)]
    unnamed = [v for v in voices if not v.named]
    merged = _by_surname(_across([v for v in voices if v.named]), [r.article.text for r in records])
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
    name = max(voice.forms, key=lambda f: (len(parse(f).words), voice.forms[f], -len(f), f))
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


def _abbreviations(records: Sequence[Record]) -> Mapping[str, tuple[str, ...]]:
    """The short forms given in the texts for those who are heard under their full names too."""
    found = abbreviations(r.article.text for r in records)
    heard = {parse(i.item.holder).words for r in records for i in r.items if i.item.holder} if found else set()
    return {short: full for short, full in found.items() if full in heard}


def _within(index: int, items: Sequence[AnyGrounded], short: Mapping[str, tuple[str, ...]]) -> list[_Voice]:
    """The voices of one article, a part of a name put to the only full name that has it."""
    voices: dict[tuple[tuple[str, ...], bool], _Voice] = {}
    known = {fold(i.item.speaker): i.item.named for i in items if isinstance(i.item, ExpertView)}
    for item in items:
        holder = item.item.holder
        if not holder or not holder.strip():
            continue
        named = known.get(fold(holder), _looks_named(holder))
        role, plain = headed(holder) if named else (None, holder)
        name = parse(plain)
        name = Name(short.get(name.joined, name.words), name.suffix)
        voice = voices.setdefault((name.words, named), _Voice(name, index, named, names=[name]))
        voice.forms[plain] += 1
        voice.roles.update([role] if role else [])
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
    documents = [
        v
        for v in voices
        if not v.named and len(v.name.words) > 1 and v.name.words[-1] in _DOCUMENTS and v.name.words[0] not in FUNCTION_WORDS
    ]
    kept = []
    for voice in voices:
        if voice.named:
            wholes = [f for f in fulls if f is not voice and is_part(voice.name, f.name)]
        else:
            wholes = [d for d in documents if _is_document(voice) and d.name.words[-1:] == voice.name.words]
        if len(wholes) == 1:
            wholes[0].take(voice)
        else:
            kept.append(voice)
    return kept


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


def _is_document(voice: _Voice) -> bool:
    """Whether a voice is "the letter", of which the article has told before whose it is."""
    return len(voice.name.words) == 1 and voice.name.words[0] in _DOCUMENTS and all(f.casefold().startswith("the ") for f in voice.forms)


def _by_surname(voices: list[_Voice], texts: Sequence[str]) -> list[_Voice]:
    """A surname alone belongs to the only full name in all articles that has it, where its own article means him."""
    whole: dict[str, list[_Voice]] = defaultdict(list)
    for voice in voices:
        if 1 < len(voice.name.words) <= LONGEST and not voice.name.body:
            whole[voice.name.words[-1]].append(voice)
    kept = []
    for voice in voices:
        full = whole.get(voice.name.words[0], []) if len(voice.name.words) == 1 else []
        if len(full) == 1 and not _clash(full[0], voice) and _means(texts[voice.article], texts[full[0].article], voice, full[0]):
            full[0].take(voice)
        else:
            kept.append(voice)
    return kept


def _clash(a: _Voice, b: _Voice) -> bool:
    return bool(a.standing) and bool(b.standing) and a.standing.isdisjoint(b.standing)


def _means(text: str, other: str, voice: _Voice, full: _Voice) -> bool:
    """Whether a surname in ``text`` is that of ``full``: behind his given name or a title, or he is called so in the ``other`` text too.

    Somebody else's given name before it speaks against all of that.
    """
    written = (w for form in voice.forms for w in form.split() if tokens(w) == list(voice.name.words))
    surname = next(written, None)
    if surname is None or text.count(f"in {surname}") * PLACE > text.count(surname):
        return False
    common = vocabulary([text]) | FUNCTION_WORDS | TELLING_WORDS
    before = _before(surname, text)
    named = {w for w in before if w[0].isupper() and w.casefold() not in common}
    meant = {w for w in before if (w[0].isupper() and is_title(w)) or (w in named and any(same_given(w, name) for name in full.names))}
    if not named <= meant or (not meant and full.name.words[0] in vocabulary([text, other])):
        return False  # "Early Norcorp" is no person
    return bool(meant) or any(w[0].islower() or is_title(w) for w in _before(surname, other))


def _before(surname: str, text: str) -> set[str]:
    """The words right before a surname, a middle initial left out."""
    found = re.finditer(rf"\b([^\W\d_][\w’'-]*\.?)[ \n]+(?:[A-Z]\.[ \n]+)?{re.escape(surname)}\b", text)
    return {m.group(1) for m in found}


def _keys(name: Name) -> set[str]:
    """Where a name is looked up: its letters run together, and what is left of its surname (and its first word) once transliterated."""
    return {name.joined, sounds(name.words[-1]), sounds(name.words[0])} - {""}


def _same(known: _Voice, voice: _Voice) -> bool:
    if len(voice.name.words) == 1 < len(known.name.words) and not known.name.body:
        shared = known.standing & voice.standing  # a surname alone: only with the same office or body
        return is_part(voice.name, known.name) and bool(shared)
    return all(compatible(name, voice.name) for name in known.names if len(name.words) > 1 or len(known.name.words) == 1)


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
