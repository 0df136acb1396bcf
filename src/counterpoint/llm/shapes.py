"""Classes of answers as instructor has them: what it sends for one, and how it reads what comes back.

Imported at the first request only, like `wire`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import instructor
from instructor.core.exceptions import ResponseParsingError
from pydantic import BaseModel

from counterpoint.llm.sending import Chat, Frame, Messages, Sending
from counterpoint.settings import Mode

_MODES = {
    "tools": instructor.Mode.TOOLS,
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "json": instructor.Mode.JSON,
    "md_json": instructor.Mode.MD_JSON,
}


@dataclass(frozen=True)
class Shape:
    """A class as instructor has it and, by mode, what instructor sends for it, which is known after the first request.

    Left to itself instructor makes all of that anew for each request, and looks six times each whether the class is one for it.
    """

    made: Any
    frames: dict[Mode, Frame] = field(default_factory=dict)

    @classmethod
    def of(cls, response: type[BaseModel]) -> Shape:
        """What instructor makes of ``response``."""
        return cls(instructor.response_schema(response))

    def ask(self, messages: Messages, mode: Mode, reasks: int, parameters: Mapping[str, Any], send: Callable[[Sending], Any]) -> Any:
        """The value in the answer to ``messages``, after ``reasks`` further requests at most where an answer does not fit.

        Raises:
            IncompleteOutputException, InstructorRetryException: as instructor does.
            Exception: what ``send`` raises, by itself or as the cause of an ``InstructorRetryException``.
        """
        answered: list[Callable[[], Any]] = []
        if mode in self.frames:
            try:
                answer = send(Chat(self.frames[mode], messages))
                answered.append(lambda: answer)
                return self.made.from_response(answer, strict=False, mode=_MODES[mode])
            except ResponseParsingError as error:
                answered = answered or [lambda error=error: _raise(error)]  # type: ignore[misc]
            except Exception:  # instructor comes upon it itself, and knows what it is worth
                if not answered:
                    raise

        def create(**kwargs: Any) -> Any:
            if answered:
                return answered.pop()()
            asked = kwargs.pop("messages")
            frame = Frame(kwargs)
            if asked == messages:
                self.frames.setdefault(mode, frame)
            return send(Chat(frame, asked))

        patched: Any = instructor.patch(create=create, mode=_MODES[mode])
        return patched(response_model=self.made, messages=messages, max_retries=reasks, strict=False, **parameters)


def _raise(error: Exception) -> Any:
    raise error
