"""Messages and topics of the bot that are owed to be deleted."""

import sqlite3
from datetime import datetime
from typing import Final

from storage import deliveries
from storage.deliveries import OutboxMessage
from storage.helpdesk.model import REMOVAL, TOPIC_REMOVAL

_MOST_AT_ONCE: Final = 100
"""How many messages one call deletes."""


def owe_messages(
    connection: sqlite3.Connection, chat: int, messages: list[int], now: datetime
) -> None:
    """Owe that messages of the bot are deleted."""
    slices = [messages[i : i + _MOST_AT_ONCE] for i in range(0, len(messages), _MOST_AT_ONCE)]
    deliveries.put(
        connection,
        [
            OutboxMessage(
                key=f"{REMOVAL}:{chat}:{each[0]}",
                kind=REMOVAL,
                chat=chat,
                due_at=now,
                parameters={"messages": each},
            )
            for each in slices
        ],
    )


def owe_topic(
    connection: sqlite3.Connection, chat: int, thread: int, messages: list[int], now: datetime
) -> None:
    """Owe that a topic is deleted; where that is refused, the bot's messages in it are."""
    owed = OutboxMessage(
        key=f"{TOPIC_REMOVAL}:{chat}:{thread}",
        kind=TOPIC_REMOVAL,
        chat=chat,
        due_at=now,
        parameters={"thread": thread, "messages": messages},
    )
    deliveries.put(connection, [owed])
