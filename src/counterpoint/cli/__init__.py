"""The command: flags become `Settings`, errors become two lines and an exit code. The only part that reads the environment.

This module is what the installed scripts call; it answers ``--version`` and ``--help`` before anything else is imported.
"""

from __future__ import annotations

import sys

from counterpoint.version import __version__


def main() -> None:
    """``counterpoint …``."""
    if sys.argv[1:] == ["--version"] and _said(f"counterpoint {__version__}\n"):
        return
    if sys.argv[1:] in (["--help"], ["-h"]):
        from counterpoint.cli import about

        if _said(about.text(about.columns())):
            return
    from counterpoint.cli import commands, exits

    exits.run(commands.counterpoint, "counterpoint")


def _said(text: str) -> bool:
    """Whether it could be written. Where not, the slower way, which knows what to do about errors, tries once more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):  # a full device, a pipe that nobody reads, no standard output at all
        return False
    return True


def summarize_main() -> None:
    """``summarize …``: the same as ``counterpoint summarize …``."""
    from counterpoint.cli import commands, exits

    exits.run(commands.summarize, "summarize")
