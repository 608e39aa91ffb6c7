"""What delivery is given to work with, which outcomes there are, and what each does to the outbox.

The room knows neither texts nor Telegram: content is whatever the renderer makes and the sender
takes.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from storage import deliveries, people
from storage.deliveries import Delivery, State

Effect: TypeAlias = Callable[[sqlite3.Connection], None]
RefusedEffect: TypeAlias = Callable[[sqlite3.Connection, str], None]
Content = TypeVar("Content", covariant=True)
Sendable = TypeVar("Sendable", contravariant=True)


@dataclass(frozen=True, slots=True)
class Rendered(Generic[Content]):
    """A message ready to be sent.

    `on_claimed` runs in the transaction after which the message may have arrived, `on_sent` in the
    one that notes that it has, `on_not_sent` in the one that notes that it certainly has not, and
    after that `on_refused` where it is refused for good, `on_blocked` where its person has blocked
    the bot. `weight` is how many messages it counts as. `repeat` is whether what may have arrived
    is sent again, where that depends on what it says now.
    """

    content: Content
    on_claimed: Effect | None = None
    on_not_sent: Effect | None = None
    on_sent: Effect | None = None
    on_refused: RefusedEffect | None = None
    on_blocked: Effect | None = None
    weight: int = 1
    repeat: bool | None = None


def _nothing(*_told: object) -> None:
    """Nothing else is done."""


def _move(connection: sqlite3.Connection, old: int, new: int, _now: datetime) -> None:
    """What is owed to a chat is owed to it under its new id."""
    deliveries.move_chat(connection, old, new)


@dataclass(frozen=True, slots=True)
class GroupChats:
    """What is done where a group got no message, in the transaction that notes it.

    `put_out` is told the chat, `topic_gone` its topic as well, `moved` the old id and the new one;
    all are told the moment.
    """

    put_out: Callable[[sqlite3.Connection, int, datetime], None] = _nothing
    topic_gone: Callable[[sqlite3.Connection, int, int | None, datetime], None] = _nothing
    moved: Callable[[sqlite3.Connection, int, int, datetime], None] = _move


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


class NotAllowed(Refused):
    """The bot lacks the right to do this in a chat, as people may decide at any time."""


class MessageGone(Refused):
    """The message that was to be changed is gone, as people may decide at any time."""


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


def claim(
    connection: sqlite3.Connection, delivery: int, now: datetime, rendered: Rendered[Any]
) -> bool:
    """Take a message in hand; False where it was cancelled, put off or erased meanwhile."""
    claimed = deliveries.claim(connection, delivery, now, rendered.repeat)
    if claimed and rendered.on_claimed:
        rendered.on_claimed(connection)
    return claimed


def keep_sent(
    connection: sqlite3.Connection,
    delivery: int,
    messages: Sequence[int],
    on_sent: Effect | None,
    now: datetime,
) -> None:
    """Keep that a message was sent, and as which messages it stands in its chat."""
    deliveries.settle(connection, delivery, State.SENT, now, messages=messages)
    if on_sent:
        on_sent(connection)


def keep_outcome(
    connection: sqlite3.Connection,
    delivery: Delivery,
    rendered: Rendered[Any],
    outcome: Undelivered,
    group_chats: GroupChats,
    now: datetime,
) -> None:
    """Keep an outcome, with the effects that the message and its chat have in this case."""
    if rendered.on_not_sent and not isinstance(outcome, Unknown):
        rendered.on_not_sent(connection)
    repeat = delivery.repeat if rendered.repeat is None else rendered.repeat
    reason, state = str(outcome), _state_after(connection, delivery, outcome, repeat)
    match outcome:
        case Blocked() if delivery.chat < 0:
            group_chats.put_out(connection, delivery.chat, now)
        case TopicGone(thread=thread):
            group_chats.topic_gone(connection, delivery.chat, thread, now)
        case MovedChat(new=new):
            group_chats.moved(connection, delivery.chat, new, now)
    if state is State.PENDING:
        deliveries.put_back(connection, delivery.id, reason)
    else:
        deliveries.settle(connection, delivery.id, state, now, reason)
    if rendered.on_refused and isinstance(outcome, Refused):
        rendered.on_refused(connection, reason)
    if rendered.on_blocked and isinstance(outcome, Blocked):
        rendered.on_blocked(connection)


def _state_after(
    connection: sqlite3.Connection, delivery: Delivery, outcome: Undelivered, repeat: bool
) -> State:
    """Where a message stands that was not sent; what is owed to a known person waits for them."""
    match outcome:
        case Refused() | Unwanted():
            return State.FAILED
        case Unknown() if not repeat:
            return State.UNCERTAIN
        case Blocked():
            known = delivery.chat > 0 and people.set_reachable(connection, delivery.chat, False)
            return State.PENDING if known else State.FAILED
        case _:
            return State.PENDING


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
