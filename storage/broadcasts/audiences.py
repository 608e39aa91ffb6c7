"""Who a broadcast goes to, found anew whenever it is asked and once more when it is sent.

Whatever an audience names, nobody outside the author's scope is in it; the author always is.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from storage import change_notices, rights
from storage.broadcasts import store
from storage.broadcasts.model import (
    BROADCAST,
    OF_BROADCASTS,
    OVER,
    UNDER_WAY,
    Audience,
    Broadcast,
    Part,
    PartKind,
    Scope,
    ScopeKind,
    State,
    subject_of,
)
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot

_QUERIES: Final = {
    PartKind.SEATED: "SELECT person FROM seat WHERE working_group = ?",
    PartKind.WAITING: "SELECT person FROM wish WHERE working_group = ?",
    PartKind.TEAM: "SELECT person FROM member WHERE team = ?",
    PartKind.SESSION: "SELECT person FROM attends WHERE session = ?",
    PartKind.LEADERS: "SELECT person FROM leader UNION ALL SELECT value FROM json_each(?)",
    PartKind.YOUTH: "SELECT person FROM member UNION ALL SELECT person FROM leader"
    " UNION ALL SELECT value FROM json_each(?)",
    PartKind.MISSED: "SELECT chat FROM delivery WHERE subject = ? AND kind = 'broadcast'"
    " AND state IN ('failed', 'cancelled')",
    PartKind.UNSURE: "SELECT chat FROM delivery WHERE subject = ? AND kind = 'broadcast'"
    " AND state = 'uncertain'",
    PartKind.ADDRESSED: "SELECT chat FROM delivery WHERE subject = ? AND kind = 'broadcast'"
    " UNION ALL SELECT person FROM broadcast_recipient WHERE broadcast = CAST(? AS INTEGER)",
}
_RECENT_MS: Final = 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Count:
    """How many people an audience is: those who can be reached by language, and those who cannot;
    `others` is how many of the first there are besides the author, `read` what these read.
    """

    by_language: Mapping[str, int]
    unreachable: int
    others: int
    read: frozenset[str] = frozenset()

    @property
    def reachable(self) -> int:
        """How many can be reached."""
        return sum(self.by_language.values())


def people(connection: sqlite3.Connection, snapshot: Snapshot, broadcast: Broadcast) -> list[int]:
    """Everybody a broadcast goes to now, the author among them."""
    is_meant, values = _meant(snapshot, broadcast)
    rows = connection.execute(
        f"SELECT id FROM person WHERE {is_meant} ORDER BY id",  # noqa: S608 (made of fixed words)
        values,
    )
    return [row["id"] for row in rows]


def write_down(connection: sqlite3.Connection, snapshot: Snapshot, broadcast: Broadcast) -> None:
    """Keep everybody a broadcast goes to, now that it is begun."""
    is_meant, values = _meant(snapshot, broadcast)
    connection.execute(
        "INSERT INTO broadcast_recipient (broadcast, person)"  # noqa: S608 (made of fixed words)
        f" SELECT ?, id FROM person WHERE {is_meant}",
        (broadcast.id, *values),
    )


def count(connection: sqlite3.Connection, snapshot: Snapshot, broadcast: Broadcast) -> Count:
    """How many people a broadcast goes to now, the author among them."""
    is_meant, values = _meant(snapshot, broadcast)
    found = connection.execute(
        "SELECT language, reachable, count(*) AS n, sum(id <> ?) AS others FROM person"  # noqa: S608
        f" WHERE {is_meant} GROUP BY language, reachable",
        (broadcast.author, *values),
    ).fetchall()
    reached = {row["language"]: row for row in found if row["reachable"]}
    nobody = dict.fromkeys(snapshot.event.languages, 0)
    return Count(
        by_language=nobody | {language: row["n"] for language, row in reached.items()},
        unreachable=sum(row["n"] for row in found if not row["reachable"]),
        others=sum(row["others"] for row in reached.values()),
        read=frozenset(language for language, row in reached.items() if row["others"]),
    )


def may_choose(scope: Scope, part: Part) -> bool:
    """Whether an author of that scope may choose a part.

    How a broadcast went is chosen with the broadcast at hand (`compose.make_again`), never so.
    """
    return part.kind not in OF_BROADCASTS and (
        scope.kind is ScopeKind.ALL or part in _of_scope(scope)
    )


def may_write(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    broadcast: Broadcast,
    admins: Collection[int],
) -> bool:
    """Whether the author still has the right to write to whom the broadcast is for."""
    return broadcast.scope.is_open_to(rights.find(connection, broadcast.author, snapshot, admins))


def overlapping(
    connection: sqlite3.Connection, snapshot: Snapshot, broadcast: Broadcast, now: datetime
) -> list[Broadcast]:
    """Broadcasts of others, or of one's own, that reach some of the same people within an hour:
    under way, sent in the last hour, or planned for the hour around this one's moment.

    Not those by whose outcome this one's people were chosen.
    """
    at = to_ms(max(broadcast.send_at or now, now))
    chosen_by = {part.id for part in broadcast.audience.parts if part.kind in OF_BROADCASTS}
    near = store.listed(
        connection,
        f"""
        SELECT * FROM broadcast WHERE id <> ?1 AND corrects IS NULL AND recalled_at IS NULL AND (
            state IN ({_named(UNDER_WAY)}) AND ?2 - {_RECENT_MS} <= ?4
            OR state IN ({_named(OVER)}) AND started_at BETWEEN ?2 - {_RECENT_MS} AND ?2
            OR state = ?3 AND send_at BETWEEN ?2 - {_RECENT_MS} AND ?2 + {_RECENT_MS}
        ) ORDER BY id
        """,  # noqa: S608 (fixed words and whole numbers)
        (broadcast.id, at, State.SCHEDULED, to_ms(now)),
    )
    mine = set(people(connection, snapshot, broadcast)) - {broadcast.author}
    return [
        other
        for other in near
        if str(other.id) not in chosen_by
        and not mine.isdisjoint(people(connection, snapshot, other))
    ]


def _meant(snapshot: Snapshot, broadcast: Broadcast) -> tuple[str, Sequence[Any]]:
    """The condition on a person to get a broadcast, and its values in order."""
    conditions, values = _conditions(snapshot, broadcast.audience, broadcast.scope)
    return f"(id = ? OR {conditions})", (broadcast.author, *values)


def _conditions(snapshot: Snapshot, audience: Audience, scope: Scope) -> tuple[str, Sequence[Any]]:
    conditions: list[str] = ["0"] if audience.nobody else []
    values: list[Any] = []
    for parts in filter(None, (_of_scope(scope), audience.parts)):
        queries = [_query(snapshot, part) for part in parts]
        conditions.append(f"id IN ({' UNION ALL '.join(query for query, _ in queries)})")
        values.extend(value for _, given in queries for value in given)
    if audience.language is not None:
        conditions.append("language = ?")
        values.append(audience.language)
    if audience.attendance is not None:
        conditions.append("id IN (SELECT person FROM profile WHERE attendance = ?)")
        values.append(audience.attendance)
    if audience.unseen is not None:
        conditions.append(
            "id IN (SELECT chat FROM delivery WHERE subject = ? AND kind IN (?, ?)"
            " AND state = 'sent' AND seen_at IS NULL)"
        )
        values.extend((audience.unseen, BROADCAST, change_notices.KIND))
    return f"({' AND '.join(conditions) or '1'})", values


def _of_scope(scope: Scope) -> tuple[Part, ...]:
    match scope.kind:
        case ScopeKind.ALL:
            return ()
        case ScopeKind.GROUP:
            return Part(PartKind.SEATED, scope.id), Part(PartKind.WAITING, scope.id)
        case ScopeKind.TEAM:
            return (Part(PartKind.TEAM, scope.id),)


def _query(snapshot: Snapshot, part: Part) -> tuple[str, tuple[str, ...]]:
    match part.kind:
        case PartKind.LEADERS | PartKind.YOUTH:
            leaders = {person for team in snapshot.programme.teams for person in team.leaders}
            values: tuple[str, ...] = (json.dumps(sorted(leaders)),)
        case PartKind.ADDRESSED:
            values = (subject_of(int(part.id)), part.id)
        case PartKind.MISSED | PartKind.UNSURE:
            values = (subject_of(int(part.id)),)
        case _:
            values = (part.id,)
    return _QUERIES[part.kind], values


def _named(states: Iterable[State]) -> str:
    return ", ".join(f"'{state}'" for state in states)
