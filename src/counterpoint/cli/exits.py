"""How a command ends: errors as two lines on stderr, never a traceback, and the exit code.

0 a brief was written · 1 written, but a ``--fail-on`` gate tripped · 2 no brief · 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
import unicodedata
import warnings
from types import FrameType
from typing import NoReturn

import click

from counterpoint.cli.keys import masked

INTERRUPTED = 130

_STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))  # Windows has no SIGHUP


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, SIGTERM or a terminal that was closed, with what to tell: how far the run got."""


def run(command: click.Command, name: str) -> NoReturn:
    """Run a click command and exit as this module's docstring says."""
    _stand_in()
    for each in _STOPPING:
        if signal.getsignal(each) != signal.SIG_IGN:  # nohup, or a shell's background job
            signal.signal(each, _interrupt)
    warnings.formatwarning = _format
    try:
        code = command.main(prog_name=name, standalone_mode=False)
        _flush()
        _leave(code if isinstance(code, int) else 0)
    except (KeyboardInterrupt, click.Abort) as stop:
        known = stop if isinstance(stop, Interrupted) else stop.__cause__  # click turns every interrupt into an Abort
        far = f": {known}" if isinstance(known, Interrupted) else ""
        complain(f"interrupted{far}", "answers that arrived are cached: run the same command again to continue")
        _leave(INTERRUPTED)
    except click.UsageError as error:
        context = f"{error.ctx.command_path} --help" if error.ctx else f"{name} --help"
        complain(error.format_message(), f"see {context}")
        _leave(2)
    except click.ClickException as error:
        complain(error.format_message(), "")
        _leave(2)
    except BrokenPipeError:  # the reader of our output has gone: head, less
        _drop_output()
        _leave(0)
    except Exception as error:  # noqa: BLE001 - the last line of defence: what is known is told in two lines, never a traceback
        _fail(error)


def _stand_in() -> None:
    """For streams that the caller closed: one that gives nothing, one that takes nothing (an error, unless there is -o), one unread."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _fail(error: Exception) -> NoReturn:
    from counterpoint.errors import CounterpointError

    if isinstance(error, CounterpointError):
        complain(str(error), error.hint)
        _leave(error.exit_code)
    if os.environ.get("COUNTERPOINT_DEBUG"):
        raise error
    hint = "this is a fault of counterpoint: please report it with what COUNTERPOINT_DEBUG=1 shows"
    if isinstance(error, OSError):
        hint = "check the path, its permissions and the space on the disk"
    complain(f"{type(error).__name__}: {error}", hint)
    _leave(2)


def complain(error: str, hint: str) -> None:
    """Two lines on stderr: what is wrong, and what to do."""
    sys.stderr.write(f"error: {plain(error)}\n")
    if hint:
        sys.stderr.write(f"hint: {plain(hint)}\n")


def plain(text: str) -> str:
    """A text on one line that a terminal can be given, whoever wrote it: no key, and nothing that moves the cursor, colours or turns."""
    return "".join(map(_plain, " ".join(masked(text).split())))


def _plain(char: str) -> str:
    if char.isprintable():
        return char
    return "" if unicodedata.category(char) == "Cf" else "\ufffd"


def _format(message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None) -> str:  # noqa: ARG001
    return f"warning: {plain(str(message))}\n"


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """The first signal stops the run in good order; who sends another does not want to wait for that."""
    for each in _STOPPING:
        signal.signal(each, _leave_now)
    raise KeyboardInterrupt


def _leave_now(_signal: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _leave(code: int) -> NoReturn:
    """Exit at once: threads that wait for a stalled endpoint must not hold the process up. A signal changes nothing any more but that."""
    for each in _STOPPING:
        if signal.getsignal(each) in {_interrupt, _leave_now}:
            signal.signal(each, lambda *_: os._exit(code))
    sys.stderr.flush()
    if code == INTERRUPTED:
        os._exit(code)
    try:
        sys.stdout.flush()
    except OSError:  # it is told already; Python would try once more, and end with a code of its own
        _drop_output()
    sys.exit(code)


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
