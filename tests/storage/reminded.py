"""A database in which people want to be reminded, and what they are owed."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from storage import agenda, people, preferences, reminders
from storage.database import Database
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from tests.programmes import at, small_programme
from tests.storage.at_once import publish

LONG_BEFORE = at(20, 9)
OPENING = at(28, 18)
"""When the opening of the small programme begins."""


async def put_due(database: Database, snapshot: Snapshot, now: datetime) -> int:
    """Deal with every moment that has come; how many messages were put is the result."""
    return sum([put async for put in reminders.put_due(database, snapshot, now)])


@dataclass
class ReminderWorld:
    """A database with a programme in force."""

    database: Database
    snapshot: Snapshot

    @classmethod
    async def open(
        cls, database: Database, programme: Programme | None = None, now: datetime = LONG_BEFORE
    ) -> "ReminderWorld":
        """The first release, long before anything begins unless said otherwise."""
        programme = programme or small_programme()
        published = await database.write(publish, programme, None, Origin.FILE, now)
        return cls(database, published.snapshot)

    async def publish(self, programme: Programme, now: datetime) -> None:
        """Put another programme in force."""
        published = await self.database.write(publish, programme, None, Origin.FILE, now)
        self.snapshot = published.snapshot

    async def comes(
        self, person: int, *starred: str, leads: Iterable[int] = (15,), digest: bool = False
    ) -> None:
        """Somebody who has starred some sessions and is told so many minutes before."""
        await self.database.write(people.meet, person, "de", LONG_BEFORE)
        await self.database.write(preferences.set_leads, person, set(leads))
        await self.database.write(preferences.set_digest, person, digest)
        for session in starred:
            await self.stars(person, session)

    async def stars(self, person: int, session: str) -> None:
        """Somebody stars a session."""
        await self.database.write(agenda.star, person, session, self.snapshot.release, LONG_BEFORE)

    async def sits(self, person: int, group: str) -> None:
        """Somebody has a seat."""
        await self.run(
            "INSERT INTO seat (person, working_group, since) VALUES (?, ?, 0)", person, group
        )

    async def look(self, now: datetime) -> list[tuple[str, int]]:
        """Deal with what is due; which session or day is owed to whom since, in order."""
        last = (await self.run("SELECT coalesce(max(id), 0) FROM delivery"))[0][0]
        await put_due(self.database, self.snapshot, now)
        return await self.owed(last)

    async def owed(self, since: int = 0) -> list[tuple[str, int]]:
        """What waits to be told, each a session or day and a person."""
        rows = await self.run(
            "SELECT subject, chat FROM delivery WHERE state = 'pending' AND id > ?"
            " AND kind IN ('reminder', 'digest') ORDER BY id",
            since,
        )
        return [(row["subject"].partition(":")[2], row["chat"]) for row in rows]

    async def missed(self) -> int:
        """How many people it was too late to tell."""
        return int((await self.run("SELECT sum(missed) FROM moment"))[0][0] or 0)

    async def run(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        """Run a statement, such as no use case offers."""
        return await self.database.write(lambda c: c.execute(statement, values).fetchall())


def with_session(name: str, **values: Any) -> Programme:
    """The small programme with one session changed."""
    programme = small_programme()
    sessions = (replace(s, **values) if s.id == name else s for s in programme.sessions)
    return replace(programme, sessions=tuple(sessions))


def opening_at(start: datetime) -> Programme:
    """The small programme with its opening from then on, as long as it was."""
    opening = next(s for s in small_programme().sessions if s.id == "eroeffnung")
    return with_session("eroeffnung", start=start, end=start + (opening.end - opening.start))
