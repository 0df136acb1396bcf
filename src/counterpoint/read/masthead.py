"""The lines before an article's body: title, outlet, section, author, day. What they say, and which of them are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterpoint.article import Span
from counterpoint.read.dates import is_date_line
from counterpoint.read.furniture import kind_of
from counterpoint.read.patterns import BYLINE
from counterpoint.sentences import paragraphs

_LONGEST = 14  # paragraphs: a header is short, and what has no body after that has no header
_TITLE = range(12, 161)  # characters
_PROSE = 220  # characters: no header line is longer
_SECTIONS = (
    r"(?:home|news|world|politics|business|economy|money|markets|finance|sports?|opinion|editorials?|technology|tech|science|health"
    r"|environment|climate|culture|arts|entertainment|lifestyle|travel|education|local|national?|international|regional|europe|asia|africa"
    r"|americas?|middle east|us|u\.s\.|uk|breaking(?: news)?|latest(?: news)?|top stories|features?|analysis|video|defen[cs]e|security"
    r"|crime|law|society|media)"
)
_SECTION = re.compile(rf"\W*(?:{_SECTIONS})(?:\W+(?:and\W+)?{_SECTIONS}){{0,3}}\W*(?:news)?\W*", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:www\.)?([A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|info|news|io|tv|eu|edu|gov|[a-z]{2}(?:\.[a-z]{2})?))/?", re.ASCII
)
_KINDS = (
    r"(?:news|times|post|herald|tribune|gazette|journal|chronicle|observer|telegraph|globe|press|media|group|weekly|review|magazine"
    r"|broadcasting|network|agency|wire|radio|tv|television|bulletin|courier|dispatch|sentinel|standard|examiner|inquirer|register|monitor"
    r"|insider|digest|online|ledger|argus|echo|advertiser|reporter)"
)
_OUTLET = re.compile(
    rf"(?:.+ )?{_KINDS}|(?:the )?(?:[\w-]+ )?{_KINDS} (?:of|and|&) .+|(?:the )?daily [\w-]+"
    r"|(?:the )?(?:associated press|reuters|agence france-presse|bloomberg|ap|afp|bbc|cnn|npr|upi|abc|cbs|nbc|msnbc|pbs|xinhua|tass"
    r"|kyodo|yonhap|politico|axios|guardian|independent|economist|mirror|sun|star|mail|express|hill|atlantic|usa today|al jazeera"
    r"|deutsche welle)",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\b{_KINDS}\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<key>title|headline|source|publisher|outlet|publication|date|published|url|link|author|byline|tags|section)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("source", "publisher", "outlet", "publication"), "source"),
    **dict.fromkeys(("url", "link"), "url"),
}
_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|[*_]{1,3}(?=\S))|[*_]{1,3}\s*$|\s+#+$")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_SMALL = frozenset(
    (
        *("the", "and", "for", "but", "with", "from", "that", "this", "into", "over", "after", "before", "amid", "about", "says", "said"),
        *("are", "was", "were", "has", "have", "had", "will", "not", "its", "his", "her", "their", "who", "what", "why", "how"),
    )
)
_STOP = re.compile(r"[.!?…][\s\"”’')\]]*$")
_FULL_STOP = re.compile(r"(?<!\.)\.[\s\"”’']*$")
_FENCE = re.compile(r"-{3,}|\+{3,}|={3,}")


@dataclass(frozen=True)
class Masthead:
    """What the header of a text says.

    ``source`` is what a line labels so, ``outlet`` what looks like the name of one; ``lines``: its paragraphs without markup;
    ``furniture``: those to hide.
    """

    title: str | None = None
    source: str = ""
    outlet: str = ""
    url: str | None = None
    lines: tuple[str, ...] = ()
    furniture: tuple[Span, ...] = ()


def masthead(text: str, title: str | None = None) -> Masthead:
    """What stands before the body of ``text``. The body begins with the first paragraph that reads like prose.

    Args:
        text: the normalised text.
        title: the title, where it is known already: a line that repeats it in other words is furniture.
    """
    spans = paragraphs(text)
    length = _header_length(text, spans[: _LONGEST + 1])
    header = [(span, _plain(text[span.start : span.end])) for span in spans[:length]]
    fields = {_FIELDS.get(m["key"].lower(), ""): m["value"].strip(" '\"") for _, line in header if (m := _LABEL.fullmatch(line))}
    body = text[spans[length].start : spans[length].start + 8_000] if length < len(spans) else ""
    vocabulary = _words(body)
    roles = {span: _role(line, vocabulary) for span, line in header}
    candidates = [(span, line) for span, line in header if roles[span] in {"", "tagline"} and _may_be_title(line)]
    stated = title or fields.get("title")
    chosen = _title(candidates, vocabulary, stated)
    named = next((line for span, line in header if roles[span] == "outlet" and (chosen is None or span != chosen[0])), "")
    return Masthead(
        title=stated or (chosen[1] if chosen else None),
        source=fields.get("source", ""),
        outlet=named,
        url=fields.get("url"),
        lines=tuple(line for _, line in header),
        furniture=tuple(_furniture(header, roles, chosen, stated)),
    )


def _header_length(text: str, spans: Sequence[Span]) -> int:
    for index, span in enumerate(spans):
        line = text[span.start : span.end]
        if _is_prose(line) and not kind_of(" ".join(line.split())) and not _is_headline(line):
            return index
    return 0


def _is_prose(line: str) -> bool:
    words = len(line.split())
    return (bool(_STOP.search(line.rstrip())) and words >= 9) or len(line) > _PROSE


def _is_headline(line: str) -> bool:
    """Whether a line is set like a headline: in capitals, or most long words capitalised."""
    if len(line) > _PROSE:
        return False
    if line.lstrip().startswith("# "):
        return True
    long = [w for w in _WORD.findall(line) if len(w) > 3]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _role(line: str, vocabulary: frozenset[str]) -> str:
    """What a header line is: outlet, furniture of some kind, or (empty) perhaps the title."""
    if _FENCE.fullmatch(line) or _LABEL.fullmatch(line):
        return "label"
    if _DOMAIN.fullmatch(line):
        return "outlet"
    if is_date_line(line):
        return "date"
    if _SECTION.fullmatch(line):
        return "section"
    if BYLINE.matches(line):
        return "byline"
    if _is_outlet(line, vocabulary):
        return "outlet"
    if kind := kind_of(line):
        return kind
    return "tagline" if len(line.split()) <= 9 and not _words(line) & vocabulary else ""


def _is_outlet(line: str, vocabulary: frozenset[str]) -> bool:
    words = line.split()
    named = all(w[0].isupper() or w in {"of", "the", "and", "&", "|"} for w in words)
    # "Minister Sues Press Group" is a headline: what else it says is in the article.
    others = _words(_KIND.sub(" ", line)) & vocabulary
    return named and len(words) <= 5 and len(others) < 2 and _OUTLET.fullmatch(line) is not None


def _title(candidates: Sequence[tuple[Span, str]], vocabulary: frozenset[str], stated: str | None) -> tuple[Span, str] | None:
    """The candidate that shares the largest part of its words with the body (or the stated title); the first of equals."""
    against = _words(stated) if stated else vocabulary
    best, most = None, 0.0
    for span, line in candidates:
        words = _words(line)
        share = min(len(words & against) / len(words), 0.5) if words else 0.0  # half is enough: headlines use other words on purpose
        if share > most:
            best, most = (span, line), share
    return best or (candidates[0] if len(candidates) == 1 and not stated else None)


def _may_be_title(line: str) -> bool:
    if len(line) not in _TITLE or len(line.split()) < 3 or line.startswith(("http", "www.")) or line.endswith((":", ",", ";", "—", "-")):
        return False
    return not _FULL_STOP.search(line) or _is_headline(line)


def _furniture(
    header: Sequence[tuple[Span, str]], roles: dict[Span, str], chosen: tuple[Span, str] | None, stated: str | None
) -> list[Span]:
    title = _words(stated or (chosen[1] if chosen else ""))
    marks = []
    for span, line in header:
        is_title = chosen is not None and span == chosen[0]
        words = _words(line)
        again = len(words & title) * 2 > len(words) and _may_be_title(line)
        before_title = chosen is not None and span.start < chosen[0].start
        role = roles[span]
        if not is_title and ((role and role != "tagline") or (role == "tagline" and before_title) or again):
            marks.append(span)
    return marks


def _plain(line: str) -> str:
    """A line without the marks that Markdown sets headings and bold words in, white space collapsed."""
    return " ".join(_MARKUP.sub("", _MARKUP.sub("", line)).split())


def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower case, without endings that headlines vary."""
    found = (w.lower().replace("’", "'").removesuffix("'s").strip("'-") for w in _WORD.findall(text))
    return frozenset(w[:-1] if w.endswith("s") and len(w) > 4 else w for w in found if len(w) > 2 and w not in _SMALL)
