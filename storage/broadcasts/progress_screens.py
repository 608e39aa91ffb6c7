"""Which messages show how a broadcast stands, as long as it goes on."""

import sqlite3
from collections.abc import Iterable

from storage import deliveries
from storage.broadcasts import report, store
from storage.broadcasts.model import OVER, UNDER_WAY
from storage.deliveries import Delivery

Place = tuple[int, int]
"""A message: its chat, and its id there."""


def keep_if_going_on(connection: sqlite3.Connection, place: Place, broadcast: int) -> None:
    """Keep that a message shows a broadcast, if what it shows may still change by itself."""
    found = store.find(connection, broadcast)
    if found is None or found.state not in (*UNDER_WAY, *OVER):
        return
    if not report.result(connection, found).is_over:
        _keep(connection, place, broadcast)


def keep_sent(connection: sqlite3.Connection, delivery: Delivery) -> None:
    """Keep that the message about progress has arrived; it is shown to its end in any case."""
    for message in deliveries.messages_of(connection, delivery.id)[:1]:
        _keep(connection, (delivery.chat, message), int(delivery.parameters["broadcast"]))


def is_one(connection: sqlite3.Connection, place: Place) -> bool:
    """Whether a message shows how a broadcast stands."""
    query = "SELECT EXISTS (SELECT * FROM progress_screen WHERE chat = ? AND message = ?)"
    return bool(connection.execute(query, place).fetchone()[0])


def of(connection: sqlite3.Connection, broadcast: int) -> list[Place]:
    """The messages that show a broadcast."""
    query = "SELECT chat, message FROM progress_screen WHERE broadcast = ? ORDER BY chat, message"
    return [(row["chat"], row["message"]) for row in connection.execute(query, (broadcast,))]


def shown(connection: sqlite3.Connection) -> list[int]:
    """The broadcasts that some message shows."""
    query = "SELECT DISTINCT broadcast FROM progress_screen ORDER BY broadcast"
    return [row["broadcast"] for row in connection.execute(query)]


def drop(connection: sqlite3.Connection, places: Iterable[Place]) -> None:
    """These messages show something else, or no more than what they show already."""
    query = "DELETE FROM progress_screen WHERE chat = ? AND message = ?"
    connection.executemany(query, places)


def _keep(connection: sqlite3.Connection, place: Place, broadcast: int) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO progress_screen (chat, message, broadcast) VALUES (?, ?, ?)",
        (*place, broadcast),
    )
