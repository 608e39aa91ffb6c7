"""What walks have found, and what they remember so as not to try it again."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.chats import Message
from tests.flows.rights.roles import Role
from tests.recording.seeing import as_seen, identity, static_key
from tests.recording.states import State


@dataclass(slots=True)
class Recording:
    """What a walk has found, on all its stages.

    `covered` is for counting what none has come to; the rest is what need not be tried again: the
    screens by what they look like, those that were walked, the questions that were answered, and
    how often one button of a kind was pressed.
    """

    entries: dict[str, str] = field(default_factory=dict)
    screens: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    covered: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    walked: set[tuple[Role, str]] = field(default_factory=set)
    asked: set[tuple[Role, str]] = field(default_factory=set)
    alike: Counter[tuple[Role, int, str, str]] = field(default_factory=Counter)

    def name_of(self, message: Message, name: str) -> str:
        """The name of the screen that a message is; a new one is noted under a name like that."""
        same = identity(message)
        if same not in self.names:
            others = sum(n == name or n.startswith(f"{name} #") for n in self.screens)
            self.names[same] = f"{name} #{others + 1}" if others else name
            keys = [[static_key(b) or f"{b['text']} …" for b in row] for row in message.rows]
            self.screens[self.names[same]] = as_seen(message) | {"keys": keys}
        return self.names[same]

    def cover(self, what: str, name: str) -> None:
        """Note that the walk has come to something."""
        self.covered.setdefault(what, set()).add(name)

    def as_json(self) -> dict[str, Any]:
        """What is written down."""
        screens = {
            name: {**screen, "keys": [" | ".join(row) for row in screen["keys"]]}
            for name, screen in self.screens.items()
        }
        return {"entries": self.entries, "told": self.told, "screens": screens}


@dataclass(frozen=True, slots=True)
class Node:
    """A screen before somebody who may press its buttons, or answer what it asks."""

    screen: str
    actor: Role
    chat: int
    message: int
    state: State
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of something that somebody did: the screens, named, and as they can be used; at
    last those that others were told.
    """

    leads_to: str
    nodes: tuple[Node, ...]
