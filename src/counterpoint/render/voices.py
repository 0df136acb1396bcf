"""Who says what: everybody heard in the articles, with all they say in all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from counterpoint.article import digest
from counterpoint.findings import Person
from counterpoint.items import Claim, ExpertView
from counterpoint.records import AnyGrounded
from counterpoint.render.index import Index
from counterpoint.render.note import Limits, Line, Listing, Voice
from counterpoint.render.told import PLAIN_CUES, Covered, bunched, cue_of, limited, marks, of_kind, one_each
from counterpoint.render.wording import alike, count, squeeze, words


def voices(ix: Index, limits: Limits) -> tuple[Listing[Voice], list[AnyGrounded]]:
    """Who says what, those heard in most articles first, unnamed groups last; and the items that this tells."""
    views = of_kind(ix, ExpertView)
    told = Covered(views)
    said = {i.id for i in views} | {i.id for i in of_kind(ix, Claim) if ix.holder(i) and not told.tells(i)}
    speaking = [(person, [i for i in ix.known(person.items) if i.id in said]) for person in _people(ix, views)]
    speaking = _once(ix, [(person, items) for person, items in speaking if items])
    speaking.sort(key=lambda pair: (not pair[0].named, -ix.sources(i.id for i in pair[1]), -len(pair[1])))
    entries = tuple(_voice(ix, person, items, limits) for person, items in speaking[: limits.voices])
    more = max(0, len(speaking) - limits.voices)
    listing = Listing(entries, more, "Nobody is quoted or reported as saying anything in these articles.")
    return listing, [item for _, items in speaking for item in items]


def _once(ix: Index, speaking: Sequence[tuple[Person, list[AnyGrounded]]]) -> list[tuple[Person, list[AnyGrounded]]]:
    """Unnamed voices of one wording that state the same in several articles are shown once: copies would print them over and over."""
    found: list[tuple[Person, list[AnyGrounded]]] = []
    known: dict[tuple[str, str], int] = {}
    for person, items in speaking:
        stated = [ix.groups[i.id].id for i in items if i.id in ix.groups and not person.named]
        keys = [(person.name.casefold(), group) for group in stated]
        at = next((known[key] for key in keys if key in known), len(found))
        if at == len(found):
            found.append((person, []))
        found[at][1].extend(items)
        known.update(dict.fromkeys(keys, at))
    return found


def _people(ix: Index, views: Sequence[AnyGrounded]) -> list[Person]:
    """The people of the brief; views that none of them holds get a voice of their own (unnamed ones apart in each article)."""
    people = list(ix.brief.people)
    loose: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in views:
        if item.id not in ix.people and isinstance(item.item, ExpertView):
            loose[item.item.speaker, "" if item.item.named else item.article_id].append(item.id)
    for (name, where), ids in loose.items():
        first = ix.items[ids[0]].item
        assert isinstance(first, ExpertView)  # noqa: S101 - collected above
        people.append(
            Person(id=digest(name, where), name=name, named=not where, role=first.role, affiliation=first.affiliation, items=tuple(ids))
        )
    return people


def _voice(ix: Index, person: Person, items: list[AnyGrounded], limits: Limits) -> Voice:
    bunches, more = limited(bunched(ix, items), limits.statements, ix)
    return Voice(
        name=squeeze(person.name),
        described=", ".join(squeeze(part) for part in (_office(person), _beside(person)) if part),
        named=person.named,
        statements=tuple(_statement(ix, person, bunch) for bunch in bunches),
        more=more,
        remark=_heard(ix, person, items),
    )


def _office(person: Person) -> str | None:
    """The role, where the name does not tell it: "**Norwegian officials**", not "Norwegian officials, officials"."""
    return None if person.role and person.role.casefold() in person.name.casefold() else person.role


def _beside(person: Person) -> str | None:
    """The affiliation, where the name does not tell it: "**the Norwegian board**", not "the Norwegian board, Norway"."""
    told = re.search(rf"\b{re.escape((person.affiliation or '').replace('.', ''))}", person.name.replace(".", ""))
    return None if told else person.affiliation


def _heard(ix: Index, person: Person, items: list[AnyGrounded]) -> str:
    n = ix.sources(i.id for i in items)
    if n < 2:
        return ""
    kept = {
        "consistent": "; the views are consistent",
        "shifted": "; the views shift",
        "contradictory": "; the views contradict each other",
    }
    return f"speaks in {count(n, 'article')}{kept.get(person.consistency, '')}"


def _statement(ix: Index, person: Person, bunch: list[AnyGrounded]) -> Line:
    """What was said. Where the item's sentence holds the article's words, they are shown within it and not printed twice."""
    quotes, own = one_each(ix, bunch), marks(bunch)
    labels = ix.labels(i.id for i in bunch)
    said, spoken = squeeze(bunch[0].item.summary), words(bunch[0], 100_000)
    found = _within(said, spoken) or (("", "") if _same_but_for_pronoun(_without_name(said, person), spoken) else None)
    if not found and not alike(said, spoken):
        return Line(said, labels, "", own, quotes)
    before, after = found or ("", "")
    before = _without_name(before, person)
    cue = cue_of(bunch[0])
    shown = cue.casefold() in spoken.casefold()  # "“suggesting that it rains”" needs no "suggesting" before it
    before = before if not _plain(before) else "" if shown else cue
    rest = tuple(mark for mark in own if not _says(before, mark) and not (shown and mark == cue))
    return Line(before, labels, "", rest, quotes, joined=True, tail=after)


def _within(said: str, words: str) -> tuple[str, str] | None:
    """What stands before and after words in a sentence that holds them, whatever the punctuation; punctuation alone is nothing."""
    tokens = re.findall(r"\w+", words)
    tokens = tokens[1:] if tokens and tokens[0].casefold() == "that" else tokens
    found = re.search(r"\b" + r"\W+".join(map(re.escape, tokens)) + r"\b", said, re.IGNORECASE) if tokens else None
    if found is None:
        return None
    after = said[found.end() :]
    return said[: found.start()].rstrip(" “\"‘'$€£¥#@("), after.strip() if re.search(r"\w", after) else ""


def _same_but_for_pronoun(said: str, words: str) -> bool:
    """Whether a sentence, its speaker's name taken off, is the words without the pronoun for the same speaker."""
    first, _, rest = re.sub(r"^that\s+", "", words, flags=re.IGNORECASE).partition(" ")
    return first.casefold() in {"he", "she", "they", "it", "i", "we"} and _within(said, rest) == ("", "")


def _plain(before: str) -> bool:
    """Whether a lead to words says no more than that they were said."""
    return re.sub(r"\s+that$", "", before.casefold().strip(" ,:;")) in PLAIN_CUES


def _says(text: str, mark: str) -> bool:
    """Whether a text has the mark's word already, in whatever form: "highlighted", "highlighting"."""
    return mark.casefold()[: max(4, len(mark) - 3)] in text.casefold()


def _without_name(text: str, person: Person) -> str:
    """A sentence without the name that stands above it."""
    for name in sorted({person.name, *person.aliases}, key=len, reverse=True):
        if text.casefold().startswith(name.casefold() + " "):
            return text[len(name) :].strip()
    return text
