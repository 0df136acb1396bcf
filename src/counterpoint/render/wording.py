"""How things are put into words, the same in every format: dates, counts, quotations, coverage, cost."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from counterpoint.findings import Brief, Coverage
from counterpoint.records import AnyGrounded, Interval, Usage

_MARKS = '"“”„«»‟'
_LONG = 240

OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Controls that show letters in another order."""

ASIDES = frozenset("\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Controls that set a part of a text apart, or tell to which side a stop or a number belongs."""

_TURNING = OVERRIDES | ASIDES
# Letters that no eye sees, in which whole sentences were smuggled. Their one use: the name of a region behind a black flag.
_TAGS = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)|[\U000e0000-\U000e007f]")


def date(day: dt.date) -> str:
    """4 March 2025."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def days(first: dt.date, last: dt.date) -> str:
    """Two days as one expression: "4 March 2025", "March 2025", "2025", "4 to 6 March 2025"."""
    if first == last:
        return date(first)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if first.year == last.year and whole_months and (first.month, last.month) == (1, 12):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        month = f"{calendar.month_name[first.month]} {first.year}"
        return month if whole_months else f"{first.day} to {last.day} {month}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} to {date(last)}"
    return f"{date(first)} to {date(last)}"


def interval(when: Interval | None) -> str:
    """A resolved time in words, open ends too; empty where nothing was resolved."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start is None or when.end is None:
        return f"from {date(when.start)}" if when.start else f"until {date(when.end)}" if when.end else ""
    return days(when.start, when.end)


def when(item: AnyGrounded) -> str:
    """When an item's matter takes place: the days if they could be resolved, else the article's words, else nothing."""
    words = getattr(item.item, "when", None)
    return interval(item.values.when) or (quoted(words) if words else "")


def count(n: int, one: str, several: str | None = None) -> str:
    """1 article, 2 articles, 1,200 articles."""
    return f"{n:,} {one if n == 1 else several or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """A, B and C."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def printable(text: str) -> str:
    """A text that a terminal or a renderer can be given: no control, tag or half characters, or controls of direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_plain, untagged(text)))


def untagged(text: str) -> str:
    """A text without tag characters, but for those of the flags of regions."""
    return _TAGS.sub(r"\1", text)


def _plain(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Cs":
        return "\ufffd"
    if kind == "Cc" or char in "\u2028\u2029":
        return " " if char.isspace() else "\ufffd"
    return "" if char in _TURNING else char


def squeeze(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


def shorten(text: str, limit: int = _LONG) -> str:
    """At most ``limit`` characters of a text on one line, cut at a word."""
    text = squeeze(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:–—-") + " …"


def words(item: AnyGrounded, limit: int = _LONG) -> str:
    """The article's own words for an item: its pieces in order, with an ellipsis between them."""
    return shorten(" … ".join(squeeze(e.quote) for e in item.content), limit)


def quoted(text: str) -> str:
    """Words of an article, marked as such; words with quotation marks of their own are left exactly as they are."""
    return text if any(mark in text for mark in _MARKS) else f"“{text}”"


def plainly(text: str) -> str:
    """A text without what only typography varies: case, quotation marks, kinds of dashes."""
    return re.sub(r"[–—‒−]", "-", re.sub(r"[\"'“”‘’«»`]", "", text.casefold().replace("…", "..."))).strip(" ,.")


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same in nearly the same words, so that printing both would be a repetition."""
    a, b = (re.findall(r"\w+", text.casefold()) for text in (one, other))
    if not a or not b:
        return a == b
    shared = len(set(a) & set(b))
    return a == b or (shared >= 0.9 * len(set(a) | set(b)) and abs(len(a) - len(b)) <= 2)


def title(brief: Brief) -> str:
    """The headline that shares most words with the other headlines; the first of equals."""
    titles = [squeeze(article.title) for article in brief.articles if article.title and article.title.strip()]
    if not titles:
        return shorten(next((a.text for a in brief.articles if a.text.strip()), ""), 90) or "Nothing to report"
    bags = [set(re.findall(r"\w{4,}", text.casefold())) for text in titles]
    scores = [sum(len(bag & other) for other in bags) / (len(bag) + 5) for bag in bags]
    return titles[scores.index(max(scores))]


def standfirst(brief: Brief, origins: int) -> str:
    """3 articles · 2 origins · 4 to 6 March 2025."""
    parts = [count(len(brief.articles), "article")]
    if len(brief.articles) > 1:
        parts.append(count(origins, "origin"))
    if brief.published:
        undated = sum(article.published is None for article in brief.articles)
        parts.append(days(*brief.published) + (f" ({undated} undated)" if undated else ""))
    return " · ".join(parts)


def coverage(found: Coverage) -> str:
    """What was looked at: 86 pairs possible, 52 compared (3 near in meaning alone), 34 set aside (…), 0 failed."""
    by = ", ".join(f"{n:,} {reason}" for reason, n in found.compared_why.items() if n)
    compared = f"{found.compared:,} compared" + (f" ({by})" if by else "")
    reasons = [(reason, n) for reason, n in found.pruned_why.items() if n]
    why = reasons[0][0] if len(reasons) == 1 else ", ".join(f"{n:,} {reason}" for reason, n in reasons)
    aside = f"{found.pruned:,} set aside" + (f" ({why})" if why else "")
    return f"{count(found.possible, 'pair')} possible, {compared}, {aside}, {found.failed:,} failed"


def none_found(what: str, brief: Brief) -> str:
    """Why a section about several articles is empty: "0 contradictions; 212 pairs compared, 0 failed."."""
    if not brief.items:
        return "Nothing was extracted, so there is nothing to compare."
    if not brief.coverage.possible:
        alone = "only one article" if len(brief.articles) == 1 else "no pair of items to compare"
        return f"0 {what}; {alone}."
    found = brief.coverage
    left = f", {found.pruned:,} set aside unread" if found.pruned else ""
    return f"0 {what}; {count(found.compared, 'pair')} compared{left}, {found.failed:,} failed."


def cost(usage: Usage) -> str:
    """What the calls cost, in US dollars; an unknown price says so, and no call costs nothing."""
    if usage.cost is None:
        return "cost unknown"
    if usage.cost == 0:
        return "no cost"
    return f"about {usage.cost:.2f} USD" if usage.cost >= 0.01 else "less than 0.01 USD"


def made(brief: Brief) -> tuple[str, ...]:
    """How the brief was made, one line each: what came out, what was compared, by whom, at what price."""
    by = brief.made_by
    grounded = f"{count(len(brief.items), 'item')} grounded in {count(len(brief.articles), 'article')}, {len(brief.rejected):,} rejected"
    engine = [f"engine {by.engine}"]
    engine += [f"model {by.model}"] if by.model else ["no model"]
    engine += [f"meaning by {by.embedding_model}"] if by.embedding_model else []
    engine += [f"prompts {', '.join(by.prompts)}"] if by.prompts else []
    engine += [f"counterpoint {by.version}"] if by.version else []
    lines = [grounded, coverage(brief.coverage), " · ".join(engine)]
    if brief.usage.calls or brief.usage.cached or by.model:
        use = brief.usage
        tokens = f"{use.tokens_in:,} tokens in, {use.tokens_out:,} out"
        lines.append(f"{count(use.calls, 'call')}, {use.cached:,} more from the cache · {tokens} · {cost(use)}")
    return tuple(lines)
