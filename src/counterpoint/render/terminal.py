"""The brief in a terminal, with colour and tables, by rich: it obeys NO_COLOR, FORCE_COLOR and the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Literal

from counterpoint.findings import Brief
from counterpoint.render.compose import compose
from counterpoint.render.index import Index
from counterpoint.render.note import CITED, Alone, Clash, Dispute, Line, Listing, Note, Quote, T, Voice
from counterpoint.render.wording import printable, quoted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

Piece = str | tuple[str, str]
"""Text, or text with a style."""


def show(
    brief: Brief, *, file: IO[str] | None = None, color: Literal["auto", "always", "never"] = "auto", width: int | None = None
) -> None:
    """Print the brief. Nothing in it is taken for markup or for control sequences.

    Args:
        brief: what to print.
        file: where to; standard output if not given.
        color: auto: if it is a terminal and NO_COLOR is not set.
        width: in columns; that of the terminal if not given.
    """
    from rich.console import Console

    # rich takes None for "look at the terminal and the environment".
    terminal = {"auto": None, "always": True, "never": None}[color]
    console = Console(file=file, width=width, force_terminal=terminal, no_color=color == "never" or None, highlight=False, emoji=False)
    note = compose(Index(brief))
    console.print(_text((note.title, "bold")))
    console.print(_text((note.standfirst, "dim")))
    for line in note.origins:
        console.print(_text(("  " + line.text, "dim"), *_labels(line.labels)))
    for heading, parts in _sections(note):
        console.print()
        console.rule(_text((heading, "bold")), align="left", style="dim")
        for part in parts:
            console.print(part)


def _sections(note: Note) -> Iterable[tuple[str, list[RenderableType]]]:
    yield "What happened", [_happened(note), *_rest(note.happened)]
    yield "Who says what", [part for voice in note.voices.entries for part in _voice(voice)] + _rest(note.voices)
    yield "Claims", [_bullet(_told(line)) for line in note.claims.entries] + _rest(note.claims)
    yield "Numbers side by side", [_figures(note), *_rest(note.figures)]
    yield "Where the sources agree", [_bullet(_agreed(line)) for line in note.agreements.entries] + _rest(note.agreements)
    yield "Where they contradict each other", [_clash(clash, "red") for clash in note.clashes.entries] + _rest(note.clashes)
    if note.undecided.entries:
        yield "Left undecided, for you to judge", [_clash(clash, "yellow") for clash in note.undecided.entries] + _rest(note.undecided)
    yield "Where one is more precise, or differs in detail", [_detail(line) for line in note.details.entries] + _rest(note.details)
    yield "Who disagrees with whom", [_bullet(_dispute(d)) for d in note.disputes.entries] + _rest(note.disputes)
    yield "Only one source has", [_bullet(_alone(one)) for one in note.alone.entries] + _rest(note.alone)
    rejected = [[line.head, " ", quoted(line.text), ": ", *line.marks] for line in note.rejected.entries]
    yield "Not grounded", [_bullet(pieces) for pieces in rejected] + _rest(note.rejected)
    if note.skipped:
        yield "Skipped or failed", [_bullet([line]) for line in note.skipped]
    yield "How this was made", [_bullet([line]) for line in note.made]
    yield "Sources", [_bullet([(f"[{label}] ", "cyan"), source]) for label, source in note.sources]


def _text(*pieces: Piece) -> Text:
    from rich.text import Text

    return Text.assemble(*((printable(p), "") if isinstance(p, str) else (printable(p[0]), p[1]) for p in pieces))


def _bullet(pieces: Sequence[Piece]) -> RenderableType:
    from rich.padding import Padding

    return Padding(_text("• ", *pieces), (0, 0, 0, 1), expand=False)


def _rest(listing: Listing[T]) -> list[RenderableType]:
    lines = [listing.empty] if not listing.entries and listing.empty else []
    lines += [f"… and {listing.more:,} more (see JSON)"] if listing.more else []
    remark = f"{listing.remark} {' '.join(f'[{label}]' for label in listing.labels)}".strip()
    return [_text((line, "dim")) for line in [*lines, *([remark] if remark else [])]]


def _labels(labels: Sequence[str]) -> list[Piece]:
    more = f" and {len(labels) - CITED} more" if len(labels) > CITED else ""
    return [(" " + " ".join(f"[{label}]" for label in labels[:CITED] if label) + more, "cyan")]


def _words(quotes: Sequence[Quote]) -> list[Piece]:
    return [(" / ".join(quoted(quote.words) for quote in quotes), "italic")] if quotes else []


def _told(line: Line) -> list[Piece]:
    pieces: list[Piece] = [(f"{line.head}: ", "bold")] if line.head else []
    pieces += [line.text] if line.text else []
    pieces += ([" " if line.joined else " — "] if line.text and line.quotes else []) + _words(line.quotes)
    pieces += [f" {line.tail}"] if line.tail else []
    pieces += [(f" ({'; '.join(line.marks)})", "magenta")] if line.marks else []
    return pieces + _labels(line.labels)


def _agreed(line: Line) -> list[Piece]:
    pieces: list[Piece] = [line.text, (f" ({'; '.join(line.marks)})", "magenta"), *_labels(line.labels)]
    for quote in line.quotes:
        pieces += ["\n  ", (f"{line.head}: " if line.head else "", "bold"), (quoted(quote.words), "italic"), *_labels([quote.label])]
    return pieces


def _grid(*columns: dict[str, int | str | None]) -> Table:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 1))
    for column in columns:
        table.add_column(**column)  # type: ignore[arg-type]
    return table


def _happened(note: Note) -> RenderableType:
    table = _grid({"style": "bold", "max_width": 26}, {})
    for line in note.happened.entries:
        table.add_row(_text(line.head), _text(line.text, *[(f" · {mark}", "magenta") for mark in line.marks], *_labels(line.labels)))
    return table


def _voice(voice: Voice) -> list[RenderableType]:
    about = "".join(f", {part}" for part in (voice.described,) if part) + ("" if voice.named else " (unnamed)")
    head = _text((voice.name, "bold green"), about, (f" · {voice.remark}" if voice.remark else "", "dim"))
    more = [_text((f"   … and {voice.more:,} more (see JSON)", "dim"))] if voice.more else []
    return [head, *[_bullet(_told(line)) for line in voice.statements], *more]


def _figures(note: Note) -> RenderableType:
    from rich.table import Table

    if not note.figures.entries:
        return _text()
    table = Table("About", "Numbers", "Relation", header_style="bold")
    for row in note.figures.entries:
        numbers = _lines([f"{q.source}: {quoted(q.words)} [{q.label}]" for q in row.quotes])
        table.add_row(_text(row.about), numbers, _text(row.relation))
    return table


def _lines(lines: Sequence[str]) -> Text:
    from rich.text import Text

    return Text("\n").join(_text(line) for line in lines)


def _clash(clash: Clash, colour: str) -> RenderableType:
    from rich.box import ROUNDED
    from rich.table import Table

    title = _text((clash.about, "bold"), f" ({clash.slot})" if clash.slot else "")
    table = Table(box=ROUNDED, title=title, title_justify="left", border_style=colour, expand=True)
    for side in clash.sides:
        citing = f", citing {side.holder}" if side.holder else ""
        table.add_column(_text(f"{side.source}{citing}"), ratio=1, header_style="bold")
    table.add_row(*(_text((quoted(side.words), "italic"), *_labels([side.label])) for side in clash.sides))
    table.caption = _text((f"{clash.why} · " if clash.why else "") + f"decided by {clash.decided_by}")
    table.caption_justify = "left"
    return table


def _detail(line: Line) -> RenderableType:
    link = {"differs": " against ", "more precise": " than "}.get(line.head, " in place of ")
    pieces: list[Piece] = [(f"{line.head} · ", "bold")]
    for n, quote in enumerate(line.quotes):
        pieces += [link] if n else []
        pieces += [(quoted(quote.words), "italic"), *_labels([quote.label])]
    return _bullet([*pieces, (f" ({'; '.join(line.marks)})" if line.marks else "", "magenta")])


def _dispute(dispute: Dispute) -> list[Piece]:
    pieces: list[Piece] = [(dispute.question, "bold")]
    for stance in dispute.stances:
        pieces += [f" {stance.stance}: "]
        for n, who in enumerate(stance.holders):
            pieces += [", " if n else "", who.text, *_labels(who.labels)]
        pieces += [";"]
    return [*pieces, (f" {dispute.remark}", "dim")]


def _alone(one: Alone) -> list[Piece]:
    pieces: list[Piece] = [(f"{one.source} [{one.label}] ", "bold")]
    for n, line in enumerate(one.lines):
        pieces += ["; " if n else "", line.text, *_labels(line.labels)]
    for n, who in enumerate(one.voices):
        pieces += [", " if n else " · heard only here: " if one.lines else "heard only here: ", who.text, *_labels(who.labels)]
    return pieces + ([f"; and {one.more:,} more (see JSON)"] if one.more else [])
