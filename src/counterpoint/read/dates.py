"""The day an article was published, where its text, its address or its metadata says so. Parsing is python-dateutil's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from dateutil import parser as dateutil

Order = Literal["day", "month"]

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEAR = r"(?P<y>(?:1[89]|20)\d\d)"

# Dates with a year, in the order in which they are tried at one place.
_FULL = re.compile(
    rf"""(?<![\w/.-])(?:
        (?P<iso>(?:1[89]|20)\d\d(?P<isosep>[-/.])\d{{1,2}}(?P=isosep)\d{{1,2}})(?=$|[T\s,;)|]|\.\s)
      | (?P<numeric>(?P<first>\d{{1,2}})(?P<sep>[/.-])(?P<second>\d{{1,2}})(?P=sep)(?:1[89]|20)\d\d)(?![\w/-]|\.\d)
      | (?P<words>\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTHS}\.?,?\ (?:1[89]|20)\d\d
          | {_MONTHS}\.?\ \d{{1,2}}(?:st|nd|rd|th)?(?:\ ?,)?\ (?:1[89]|20)\d\d
          | \d{{1,2}}-{_MONTHS}-(?:1[89]|20)\d\d)(?!\w)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTIAL = re.compile(rf"(?<!\w)(?:{_MONTHS}\.?\ \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\ {_MONTHS}\.?)(?!\w)", re.IGNORECASE)
_IN_URL = re.compile(rf"/{_YEAR}[/-](?P<m>\d{{1,2}}|[a-z]{{3}})[/-](?P<d>\d{{1,2}})(?!\d)", re.IGNORECASE)
_YEAR_IN_URL = re.compile(rf"/{_YEAR}(?:[/-]|$)")

_CLOCK = (
    r"\d{1,2}(?:[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:[ap]\.?\s?m\b\.?)?\s*"
    r"(?:\(?(?:[ECMP][SD]?T|GMT|UTC|BST|IST|CES?T|AES?T|Z|[+-]\d\d:?\d\d)\)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?)?"
)
_LABEL = re.compile(
    r"\b(?:first\s+)?(?P<label>published|posted|publication date|pubdate|issued|released|created|date|updated"
    r"|last\s+(?:updated|modified)|modified)"
    r"(?:\s+(?:on|at|online))?\b\s*:?",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"(?i)\b\d+[- ]min(?:ute)?s?(?: read)?\b|\b(?:{_DAYS})\b\.?|T?(?<![\d/]){_CLOCK}(?![\d/])|\b(?:at|on)\b"
    r"|[|·•—–,;:()\[\]*_#-]|\bET\b"
)
_BYLINE = re.compile(r"(?:^|(?<=[|·•—–\s]))[Bb][Yy]\s+[A-Z][\w.'’-]*(?:\s+(?:and\s+)?[A-Z][\w.'’-]*){0,6}")
_AGENCY_DATELINE = re.compile(
    r"^(?:[*_]*)(?P<place>[A-Z][A-Za-z.'’ ]{1,40}(?:,\s*[A-Z][A-Za-z.'’ ]{1,30})?),\s*(?P<date>[^()—–]{3,24}?)\.?,?\s*"
    r"(?:\((?P<agency>[^()]{2,40})\))?\s*(?:—|–|--|-)\s"
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}((?:19|20)\d\d)\b(?!\s*[-–])", re.IGNORECASE)


def parse_published(words: str) -> dt.date | None:
    """The calendar day of a metadata field such as ``2024-10-30T19:25:00Z`` or ``Wed, 30 Oct 2024``; None if not certain."""
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:\d{6}|T.*)?", words.strip())
    if compact:
        return _day(*map(int, compact.groups()))
    match = _FULL.search(words[:200])
    return _read(match, words) if match else None


def find_published(head: Sequence[str], foot: Sequence[str], url: str | None) -> dt.date | None:
    """The publication day that an article states.

    Lines of the head that say ``published`` win, then lines of the head that are a date and little more, then a dateline at
    the start of the text (``LONDON, March 3 (AP) —``, where a year is settled elsewhere), then a labelled line of the foot,
    then the address. A day that is only said to be that of an update comes last.

    Args:
        head: the paragraphs before the article's body, and its first paragraph.
        foot: the last paragraphs.
        url: the address, if known.
    """
    whole = "\n".join((*head, *foot))
    labelled = [line for line in foot if _LABEL.match(line.lstrip(" *_("))]
    lines = [found for line in (*head, *labelled) if (found := _of_line(line, whole))]
    by_label: dict[str, dt.date] = {}
    for label, day in lines:
        by_label.setdefault(label, day)
    stated = by_label.get("published") or by_label.get("")
    return stated or _dateline(head, whole, url) or _in_url(url) or by_label.get("updated")


def is_date_line(line: str) -> bool:
    """Whether ``line`` says when (and perhaps by whom) an article was published, and nothing else."""
    match = _FULL.search(line) if len(line) <= 200 else None
    return match is not None and _little_else(line, match) is not None


def _of_line(line: str, whole: str) -> tuple[str, dt.date] | None:
    """The label (published, updated or none) and day of a line that is a date and little more."""
    if len(line) > 200:
        return None
    found = None
    for match in _FULL.finditer(line):
        label = _little_else(line, match)
        day = _read(match, whole) if label is not None else None
        if day and label is not None and (found is None or found[0] == "updated"):
            found = label, day
    return found


def _little_else(line: str, match: re.Match[str]) -> str | None:
    labels = [m for m in _LABEL.finditer(line, 0, match.start()) if match.start() - m.end() < 25]
    label = "" if not labels else "updated" if re.search("updat|modif", labels[-1]["label"], re.IGNORECASE) else "published"
    rest = _FULL.sub(" ", line)
    rest = _BYLINE.sub(" ", _LABEL.sub(" ", rest))
    words = _REST.sub(" ", rest).split()
    if re.search(r"\b(?:of|in|since|from|until|by|before|after|for)\s+$", line[: match.start()], re.IGNORECASE) and not label:
        return None
    # What may stand beside a date without a label: a place, a section, an author's name, not a sentence.
    separated = bool(re.search(r"[|·•—–/]", rest))
    capitals = all(w[0].isupper() or not w[0].isalpha() for w in words)
    return label if len(words) <= (6 if label else 8 if separated and capitals else 3 if capitals else 0) else None


def _dateline(head: Sequence[str], whole: str, url: str | None) -> dt.date | None:
    for line in head:
        match = _AGENCY_DATELINE.match(line[:160])
        if not match:
            continue
        full = _FULL.search(match["date"])
        if full:
            return _read(full, whole)
        part = _PARTIAL.fullmatch(match["date"].strip())
        year = _year(whole, url)
        if part and year:
            return _parsed(f"{part[0]} {year}")
    return None


def _year(whole: str, url: str | None) -> int | None:
    stated = _YEAR_IN_URL.search(url or "")
    if stated:
        return int(stated["y"])
    years = {int(m[1]) for m in _COPYRIGHT_YEAR.finditer(whole)}
    return years.pop() if len(years) == 1 else None


def _in_url(url: str | None) -> dt.date | None:
    match = _IN_URL.search(url or "")
    return _parsed(f"{match['d']} {match['m']} {match['y']}", "day") if match else None


def _read(match: re.Match[str], context: str) -> dt.date | None:
    if match["iso"]:
        year, month, day = (int(n) for n in re.split(r"\D", match["iso"]))
        return _day(year, month, day)
    if match["words"]:
        return _parsed(re.sub(r"(?i)(?<=\d)(?:st|nd|rd|th)|\bof ", "", match["words"]))
    first, second = int(match["first"]), int(match["second"])
    order = _settled(first, second) or ("day" if match["sep"] == "." else None) or _by_weekday(match) or _usual_order(match["sep"], context)
    if first == second:
        order = "day"
    return _parsed(match["numeric"], order) if order else None


def _settled(first: int, second: int) -> Order | None:
    if first > 12 >= second:
        return "day"
    return "month" if second > 12 >= first else None


def _by_weekday(match: re.Match[str]) -> Order | None:
    """The order under which a weekday named just before the date is right, if only one is."""
    named = re.search(rf"({_DAYS})\W{{0,3}}$", match.string[max(0, match.start() - 20) : match.start()], re.IGNORECASE)
    if not named:
        return None
    orders: Iterator[Order] = iter(("day", "month"))
    fits = [o for o in orders if (day := _parsed(match["numeric"], o)) and _WEEKDAYS[day.weekday()] == named[1][:3].lower()]
    return fits[0] if len(fits) == 1 else None


def _usual_order(separator: str, context: str) -> Order | None:
    """The order that the other dates of the text have, if they settle it."""
    found = {_settled(int(m["first"]), int(m["second"])) for m in _FULL.finditer(context) if m["numeric"] and m["sep"] == separator} - {
        None
    }
    return found.pop() if len(found) == 1 else None


def _parsed(words: str, order: Order = "month") -> dt.date | None:
    try:
        return dateutil.parse(words, dayfirst=order == "day").date()
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
