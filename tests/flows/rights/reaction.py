"""What came of one update."""

from dataclasses import dataclass
from typing import Any

Dump = dict[str, frozenset[tuple[Any, ...]]]
"""All rows of all tables but the inbox, by table."""


@dataclass(frozen=True, slots=True)
class Call:
    """What the bot asked of Telegram."""

    method: str
    parameters: dict[str, Any]

    @property
    def text(self) -> str:
        """What a person reads of it."""
        return str(self.parameters.get("text") or self.parameters.get("caption") or "")


@dataclass(frozen=True, slots=True)
class Reaction:
    """What came of one update: calls in order, lines of the log, and whether a row was written."""

    calls: tuple[Call, ...]
    logged: tuple[str, ...]
    has_written: bool

    @property
    def shown(self) -> tuple[str, ...]:
        """The texts that were put before somebody, toasts apart."""
        return tuple(c.text for c in self.calls if c.method != "answerCallbackQuery")

    @property
    def toast(self) -> str:
        """What the answer to a press said."""
        return "".join(c.text for c in self.calls if c.method == "answerCallbackQuery")

    @property
    def is_alert(self) -> bool:
        """Whether a press was answered by an alert and by nothing else."""
        return len(self.calls) == 1 and self.calls[0].parameters.get("show_alert") == "true"
