"""What delivery is given to work with: who writes a message, who sends it, who says that one waits.

The room knows neither texts nor Telegram: content is whatever the renderer makes and the sender
takes.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeAlias, TypeVar

from storage.deliveries import Delivery

Effect: TypeAlias = Callable[[sqlite3.Connection], None]
RefusedEffect: TypeAlias = Callable[[sqlite3.Connection, str], None]
Content = TypeVar("Content", covariant=True)
Sendable = TypeVar("Sendable", contravariant=True)


@dataclass(frozen=True, slots=True)
class Rendered(Generic[Content]):
    """A message ready to be sent.

    `on_claimed` runs in the transaction after which the message may have arrived, whatever becomes
    of it; `on_sent` in the one that notes that it has, `on_not_sent` in the one that notes that it
    certainly has not, and `on_refused` after that where it is refused for good. `weight` is how
    many messages it counts as.
    """

    content: Content
    on_claimed: Effect | None = None
    on_not_sent: Effect | None = None
    on_sent: Effect | None = None
    on_refused: RefusedEffect | None = None
    weight: int = 1


def _nothing(*_told: object) -> None:
    """Nothing else is done."""


@dataclass(frozen=True, slots=True)
class GroupChats:
    """What else is done where a group got no message, in the transaction that notes it.

    `put_out` is told the chat, `topic_gone` its topic as well, `moved` the old id and the new one.
    """

    put_out: Callable[[sqlite3.Connection, int, datetime], None] = _nothing
    topic_gone: Callable[[sqlite3.Connection, int, int | None, datetime], None] = _nothing
    moved: Callable[[sqlite3.Connection, int, int], None] = _nothing


class Renderer(Protocol[Content]):
    """Writes messages, each at the moment at which it is sent."""

    async def render(self, delivery: Delivery) -> Rendered[Content] | None:
        """The message as it is true now, or None where it is of no use any more."""


class Sender(Protocol[Sendable]):
    """Sends messages."""

    async def send(self, chat: int, content: Sendable) -> Sequence[int]:
        """Send a message once; the result is its id, or the ids of what it became.

        Raises one of the exceptions below.
        """


class Undelivered(Exception):
    """A message did not, or may not have, arrived."""


class Refused(Undelivered):
    """The message is refused for good; the text says why."""


class Unwanted(Undelivered):
    """This chat takes no message of that kind; that says nothing about the others."""


class Blocked(Undelivered):
    """Nothing reaches this chat until its person comes back."""


class TopicGone(Undelivered):
    """The topic of a chat that the message was for is closed or deleted."""

    def __init__(self, thread: int | None) -> None:
        super().__init__("the topic is closed or gone")
        self.thread = thread


class MovedChat(Undelivered):
    """The chat goes on under a new id."""

    def __init__(self, new: int) -> None:
        super().__init__(f"the chat is {new} now")
        self.new = new


class TooFast(Undelivered):
    """The server asks to wait for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:g} s")
        self.seconds = seconds


class NotSent(Undelivered):
    """The message certainly did not arrive: no connection, or the server failed."""


class Unknown(Undelivered):
    """It is not known whether the message arrived: the connection died, or no answer came."""


class WakeUp:
    """Set when something was put into the outbox; delivery would look up soon anyway."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    @property
    def is_set(self) -> bool:
        """Whether it was set since the last `wait`."""
        return self._event.is_set()

    def set(self) -> None:
        """Say that something waits."""
        self._event.set()

    async def wait(self, seconds: float) -> None:
        """Wait until it is set, but no longer than so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            pass
        self._event.clear()
