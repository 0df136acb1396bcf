"""JSON lines, record by record: the same bytes as those of the whole brief, and however many articles there are, few are held."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from counterpoint.brief import single
from counterpoint.cli import told
from counterpoint.cli.output import opened
from counterpoint.findings import Skipped
from counterpoint.pipeline import stream
from counterpoint.records import Record, Usage
from counterpoint.render.data import lines

if TYPE_CHECKING:
    from counterpoint.cli.run import Run


def stream_lines(inputs: tuple[str, ...], run: Run) -> int:
    """Write the items of each article as soon as it is done; the exit code."""
    tally = _Tally(run)
    with opened(run.output) as out, run.watched() as line:
        for found in stream(inputs, run.settings, progress=line):
            tally.add(found, out)
        out.flush()
    return tally.end()


class _Tally:
    """What is told at the end, and the gates; of the records themselves nothing is kept."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._articles = 0
        self._skipped = 0
        self._rejected = 0
        self._gaps: set[str] = set()
        self._usage = Usage()
        self._engine = ""
        self._last = ""
        self._same: dict[str, None] = {}

    def add(self, found: Record | Skipped, out: BinaryIO) -> None:
        """Write one record's lines, and say what was wrong with it."""
        if isinstance(found, Skipped):
            self._skipped += 1
            told.skipped(found)
            return
        brief = single(found, self._articles)
        text = lines(brief)
        if text:
            out.write(text.encode("utf-8", "replace"))
            out.flush()
        self._articles += 1
        self._usage += found.usage
        self._engine = found.engine
        self._rejected += sum("." not in gone.kind for gone in found.rejected)
        if found.failures:
            self._gaps.add(brief.articles[0].label)
        self._tell(brief.failures)
        if self._run.verbose:
            told.rejected(found.rejected)

    def _tell(self, failures: tuple[str, ...]) -> None:
        """An endpoint that is down fails every further article for one reason, which is told once; each of them is named all the same."""
        for failure in failures:
            label, _, what = failure.partition(": ")
            reason = what.partition(": ")[2]
            if reason and reason == self._last:
                self._same[label] = None
            else:
                self._tell_same()
                told.failures([failure])
            self._last = reason

    def _tell_same(self) -> None:
        if self._same:
            told.failures([f"{', '.join(self._same)}: the same"])
        self._same = {}

    def end(self) -> int:
        """Say what is left and what was used; the exit code by the gates."""
        self._tell_same()
        told.left(self._gaps, self._articles, self._engine)
        if self._run.verbose or (self._usage.calls and not self._run.quiet):
            told.used(self._usage)
        tripped = {"skipped": bool(self._skipped or self._gaps), "ungrounded": bool(self._rejected)}
        return int(any(tripped.get(gate, False) for gate in self._run.settings.fail_on))
