"""What happens to the people of groups that a release no longer has.

Their seats and wishes are gone with the release, in statements that deal with a whole group at
once. That they are told follows in slices: their lines in the audit log say who they are.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime

from storage import audit, deliveries, told
from storage.audit import Action
from storage.seats.ledger import message
from storage.seats.model import Notice


@dataclass(frozen=True, slots=True)
class Freed:
    """Those whom a release has freed: the first and the last of their lines in the audit log.

    `before` is the last release that has their groups.
    """

    before: int
    first: int
    last: int

    def written(self) -> str:
        """As text, for `read`."""
        return json.dumps(astuple(self))

    @staticmethod
    def read(written: str) -> "Freed":
        """What `written` has made."""
        return Freed(*json.loads(written))


def free(
    connection: sqlite3.Connection,
    groups: Iterable[str],
    before: int,
    author: int | None,
    now: datetime,
) -> Freed | None:
    """Free everybody in these groups; who they were is the result, None where there was nobody.

    `before` is the release that still had the groups. They are to be told, see `tell`.
    """
    lines = audit.note_each(
        connection,
        author,
        Action.UNSEATED,
        now,
        """
        SELECT json_object('person', person, 'group', working_group, 'had_seat', json(had_seat))
        FROM (
            SELECT person, working_group, 'true' AS had_seat, since AS place FROM seat
            UNION ALL SELECT person, working_group, 'false', id FROM wish
        )
        WHERE working_group IN (SELECT value FROM json_each(?))
        ORDER BY working_group, had_seat DESC, place, person
        """,
        wanted := json.dumps(list(groups)),
    )
    audit.note_each(
        connection,
        author,
        Action.WALK_IN_TAKEN_OFF,
        now,
        "SELECT json_object('group', working_group, 'had_seat',"
        " json(iif(waits_behind IS NULL, 'true', 'false'))) FROM walk_in"
        " WHERE working_group IN (SELECT value FROM json_each(?)) ORDER BY id",
        wanted,
    )
    for table in ("seat", "wish", "walk_in", "coordinator"):
        connection.execute(
            f"DELETE FROM {table} WHERE working_group IN (SELECT value FROM json_each(?))",  # noqa: S608
            (wanted,),
        )
    return Freed(before, lines[0], lines[-1]) if lines else None


def tell(
    connection: sqlite3.Connection, freed: Freed, beyond: int, limit: int, now: datetime
) -> list[int]:
    """Tell so many of those who were freed, from after the line `beyond` on, by these lines.

    The result is their lines. Nobody is told who was erased since, and nobody twice.
    """
    rows = connection.execute(
        "SELECT id, details FROM audit WHERE id BETWEEN ? AND ?"
        " AND json_extract(details, '$.person') <> ? ORDER BY id LIMIT ?",
        (max(freed.first, beyond + 1), freed.last, audit.ERASED, limit),
    ).fetchall()
    for row in rows:
        said = json.loads(row["details"])
        person = said.pop("person")
        told.end_all(connection, person)
        told.end(connection, person, _sittings(connection, said["group"]))
        owed = message(
            row["id"], person, Notice.GROUP_REMOVED, {**said, "release": freed.before}, now
        )
        deliveries.put(connection, [owed])
    return [row["id"] for row in rows]


def _sittings(connection: sqlite3.Connection, group: str) -> list[str]:
    rows = connection.execute("SELECT session FROM sitting WHERE working_group = ?", (group,))
    return [row["session"] for row in rows]
