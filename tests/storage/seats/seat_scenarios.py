"""The evening on which everybody decides: a real database, a programme and short ways to act."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from storage import people, privacy, profiles
from storage.profiles import Profile
from storage.programme.model import Group, Kind, Programme, Session, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.seats import queries, transitions
from storage.seats.model import Left, Notice, NotThere, Seated, SignUp, Waits
from tests import new_database
from tests.programmes import at, session, small_programme
from tests.storage import at_once

EVENING = at(28, 20)


@dataclass(frozen=True)
class Plan:
    """A group as a test wants it; `begins` None is a group without sittings."""

    name: str
    capacity: int | None = 1
    begins: datetime | None = None
    hours: float = 2
    opens: datetime | None = None
    closes: datetime | None = None
    online: str | None = None

    @property
    def group(self) -> Group:
        """The group as the programme has it."""
        title = Text({"de": self.name.title()})
        return Group(self.name, title, None, self.capacity, self.opens, self.closes)

    @property
    def sittings(self) -> tuple[Session, ...]:
        """Its one sitting, if it has any."""
        if self.begins is None:
            return ()
        title = Text({"de": f"Sitzung {self.name}"})
        return (
            session(
                f"{self.name}-1",
                self.begins,
                self.hours,
                title,
                kind=Kind.GROUP,
                group=self.name,
                online=self.online,
            ),
        )


def programme(*plans: Plan) -> Programme:
    """An event with these groups; it ends in the evening of the 30th."""
    end = session("abschluss", at(30, 18), 2, Text({"de": "Abschluss"}))
    return replace(
        small_programme(),
        groups=tuple(plan.group for plan in plans),
        sessions=(*(s for plan in plans for s in plan.sittings), end),
    )


def connect(path: Path, durable: bool = True) -> sqlite3.Connection:
    """A connection like the writer's; one that need not be durable is faster."""
    new_database.make(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """What runs in here happens whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class SeatScenario:
    """People and groups in a database, at a moment that a test moves on by setting `now`."""

    def __init__(self, path: Path, *plans: Plan, durable: bool = False) -> None:
        self.path = path
        self.connection = connect(path, durable)
        self.now = EVENING
        self.publish(*plans)

    def publish(self, *plans: Plan, author: int | None = None) -> None:
        """Put a programme with these groups in force, and act by it from now on."""
        self.publish_programme(programme(*plans), author)

    def publish_programme(self, new: Programme, author: int | None = None) -> None:
        """Put a programme in force."""
        with transaction(self.connection) as c:
            published = at_once.publish(c, new, author, Origin.FILE, self.now)
        self.snapshot: Snapshot = published.snapshot

    def meet(self, *newcomers: int, language: str = "de") -> None:
        """People who have said what sign-up asks for."""
        with transaction(self.connection) as c:
            for person in newcomers:
                people.meet(c, person, language, self.now)
                profiles.consent(c, person, self.now)
                profiles.keep(c, person, Profile(name=name_of(person)))

    def take(self, person: int, group: str, agreed: Collection[str] = ()) -> SignUp:
        """Somebody who may be new signs up."""
        self._meet_if_new(person)
        with transaction(self.connection) as c:
            return transitions.take(c, self.snapshot, person, group, self.now, agreed)

    def sign_up(self, group: str, *newcomers: int) -> None:
        """One after the other, they sit down or queue up."""
        for person in newcomers:
            assert isinstance(self.take(person, group), Seated | Waits)

    def leave(self, person: int, group: str) -> Left | NotThere:
        """Somebody leaves."""
        with transaction(self.connection) as c:
            return transitions.leave(c, self.snapshot, person, group, self.now)

    def requeue(self, person: int, group: str) -> object:
        """Somebody passes their seat on and queues up again."""
        with transaction(self.connection) as c:
            return transitions.requeue(c, self.snapshot, person, group, self.now)

    def keep_only(self, person: int, group: str) -> Seated | NotThere:
        """Somebody resolves a clash."""
        with transaction(self.connection) as c:
            return transitions.keep_only(c, self.snapshot, person, group, self.now)

    def prefer(self, person: int, group: str) -> bool:
        """Somebody puts a wish before the one above it."""
        with transaction(self.connection) as c:
            return transitions.prefer(c, person, group, self.now)

    def seat_by_hand(
        self, person: int, group: str, by: int, instead_of: str | None = None
    ) -> SignUp:
        """A coordinator seats somebody."""
        with transaction(self.connection) as c:
            return transitions.seat_by_hand(
                c, self.snapshot, person, group, self.now, by=by, instead_of=instead_of
            )

    def unseat(self, person: int, group: str, by: int) -> Left | NotThere:
        """A coordinator takes somebody off the list."""
        with transaction(self.connection) as c:
            return transitions.unseat(c, self.snapshot, person, group, self.now, by=by)

    def erase(self, person: int) -> None:
        """Somebody has their data erased."""
        with transaction(self.connection) as c:
            privacy.erase(c, person, self.now)

    def seated(self, group: str) -> list[int]:
        """Who sits in a group, in the order in which they got their seats."""
        return [e.person for e in self._entries(group) if e.position is None]

    def queue(self, group: str) -> list[int]:
        """Who waits for a group, in order."""
        return [e.person for e in self._entries(group) if e.position is not None]

    def has(self, person: int) -> tuple[set[str], list[str]]:
        """Somebody's seats, and their wishes in order."""
        standing = queries.standing(self.connection, person)
        return set(standing.seats), [wish.group for wish in standing.wishes]

    def messages(self, person: int) -> list[tuple[Notice, dict[str, Any]]]:
        """What the seats have brought somebody, in order."""
        rows = self.rows("SELECT kind, parameters FROM delivery WHERE chat = ? ORDER BY id", person)
        return [
            (Notice(kind), json.loads(said)) for kind, said in rows if kind in set(map(str, Notice))
        ]

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds."""
        return [tuple(row) for row in self.connection.execute(query, values)]

    def dump(self) -> str:
        """Everything the database holds."""
        return "\n".join(self.connection.iterdump())

    def _entries(self, group: str) -> list[Any]:
        return queries.entries(self.connection, [group])

    def _meet_if_new(self, person: int) -> None:
        if people.find(self.connection, person) is None:
            self.meet(person)


def name_of(person: int) -> str:
    """A name by which one would know somebody in a log."""
    return f"Zaphod {person}"
