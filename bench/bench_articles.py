"""The articles that everything is measured on: real ones where they are, else invented ones; and many varied ones from few.

Real articles are read in place and never copied: see /work/shared/data/README.md.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterpoint.article import Article
from counterpoint.read import article as read_article

STORIES = Path("/work/shared/data/stories/clusters_dev.jsonl")
_KEPT = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|President|Senator|Minister|Professor)"
)
_NAMES = ("Tarva Quill", "Osmo Verrin", "Ilka Brandt", "Joren Pask", "Mavis Thole", "Rudo Kessim", "Anouk Fairley", "Petr Olander")
_BODIES = ("Brindlemoor harbour office", "Vessmark council", "Lower Tarn water board", "Ostry railway union", "Calder institute")


def articles(count: int, stories: Path = STORIES) -> tuple[list[Article], str]:
    """``count`` articles, and what they are."""
    if not stories.exists():
        return [_invented(number) for number in range(count)], f"{count} invented articles ({stories} is not here)"
    rows = _rows(stories)
    chosen = sorted(random.Random(7).sample(range(len(rows)), min(count, len(rows))))
    return [_article(rows[at], 0) for at in chosen], f"{len(chosen)} real articles (a seeded sample of {stories.name})"


def varied(count: int, stories: Path = STORIES) -> Iterator[Article]:
    """``count`` articles: the stories, and then copies of all of them with other names, other numbers and other days.

    Every copy of the set is a world of its own, so that there are more stories and not more articles on one.
    """
    rows = _rows(stories) if stories.exists() else []
    for number in range(count):
        if rows:
            yield _article(rows[number % len(rows)], number // len(rows))
        else:
            yield _invented(number)


def _rows(stories: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in stories.read_text(encoding="utf-8").splitlines()]
    return list({row["article_id"]: row for row in rows}.values())


def _article(row: dict[str, Any], copy: int) -> Article:
    text, title = (_renamed(row.get(part) or "", copy) for part in ("text", "title"))
    day = dt.date.fromisoformat(row["date"][:10]) if re.match(r"\d{4}-\d\d-\d\d", row.get("date") or "") else None
    if day is not None:
        day += dt.timedelta(days=40 * copy)
    source = row.get("source") or "unknown"
    return read_article(text, id=f"{row['article_id'][:12]}{copy:03}", title=title or None, source=source, published=day)


def _renamed(text: str, copy: int) -> str:
    """Other names for capitalised words, and other digits in numbers; always the same ones in the same copy."""
    if copy == 0:
        return text
    text = re.sub(r"\b[A-Z][a-z]{3,}\b", lambda m: m[0] if _KEPT.fullmatch(m[0]) else _scrambled(m[0], copy), text)
    return re.sub(r"\b\d{2,3}\b", lambda m: m[0][:-1] + str((int(m[0][-1]) + copy) % 10), text)


def _scrambled(word: str, copy: int) -> str:
    chance = random.Random(f"{word}{copy}")
    swap = dict(zip("bcdfghjklmnprstvw", chance.sample("bcdfghjklmnprstvw", 17), strict=True))
    swap |= dict(zip("aeiou", chance.sample("aeiou", 5), strict=True))
    return "".join(swap.get(c, c) for c in word.lower()).capitalize()


def _invented(number: int) -> Article:
    chance = random.Random(number)
    one, other = chance.sample(_NAMES, 2)
    body, other_body = chance.sample(_BODIES, 2)
    dockers, cost = chance.randint(12, 900), chance.randint(2, 90)
    lines = [
        f"{one}, who heads the {body}, rejected the idea that quay {number} was unsafe.",
        f'"We test it every week," {one.split()[-1]} said on Monday.',
        f"Some {dockers} workers walked out on Tuesday, according to the {other_body}.",
        f"{other}, a spokesman for the {other_body}, said repairs would cost {cost} million euros.",
        f'"Nobody has been hurt so far," {other.split()[-1]} told reporters. He added that talks may begin next week.',
    ]
    return read_article("\n\n".join(lines), id=f"invented{number:05}", source=f"Paper {number % 7}", published=dt.date(2025, 3, 5))
