"""Every error that Counterpoint raises on purpose.

::

    CounterpointError             exit 2   anything below; ``except CounterpointError`` catches all
    ├── ConfigError               exit 2   settings, flags or configuration files that cannot be meant
    ├── ReadError                 exit 2   an input that cannot be read (one of several: skipped, exit 1)
    │   └── MissingExtraError     exit 2   reading it needs an extra that is not installed
    └── ModelError                exit 2   the endpoint or its answer failed for one call
        ├── EndpointDownError     exit 2   refused, unknown host, wrong key: further calls are pointless
        ├── BudgetError           exit 2   the next call would pass ``max_cost``
        └── NotCachedError        exit 2   ``cached_only`` is set and the answer is not in the cache

Each carries ``hint`` (what to do, one sentence), ``exit_code`` and ``retryable``.
"""

from __future__ import annotations

from typing import Any, ClassVar


class CounterpointError(Exception):
    """Base of all errors raised here. ``str(error)`` is one line; ``hint`` says what to do about it."""

    exit_code: ClassVar[int] = 2
    retryable: ClassVar[bool] = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ConfigError(CounterpointError):
    """Settings that cannot be meant; all mistakes found are reported in one message."""


class ReadError(CounterpointError):
    """An input that cannot be read as an article."""


class MissingExtraError(ReadError):
    """An input whose format needs an optional dependency; ``hint`` names the extra to install."""


class ModelError(CounterpointError):
    """One call to the model failed, or its answer was unusable after all permitted attempts.

    ``usage`` is what the call cost all the same (a `records.Usage`, or None where nothing was sent); ``too_long``: the text
    does not fit into the model's context, a shorter one would.
    """

    def __init__(self, message: str, *, hint: str = "", usage: Any = None, too_long: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.usage = usage
        self.too_long = too_long


class EndpointDownError(ModelError):
    """The endpoint cannot be reached or refuses us: every further call of the run would fail too."""


class BudgetError(ModelError):
    """The next call would pass the cost limit of the run."""


class NotCachedError(ModelError):
    """Only cached answers were allowed and this one is not in the cache."""
