"""A database with the small programme, a second team, and people who have started the bot."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from storage import people
from storage.database import Database
from storage.programme.model import Kind, Programme, Session, Team, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.teams import codes, membership
from storage.teams.model import Joining
from tests.programmes import at, session, small_programme
from tests.storage.at_once import publish

P = ParamSpec("P")
T = TypeVar("T")

NOW = at(28, 12)
PERM, UFA = "perm-duisburg", "ufa-halle"
LEADER = 51
"""Leads Perm–Duisburg by the programme."""

WORKSHOP = "werkstatt"
ROOM = "https://example.org/werkstatt"


def programme_with_teams(**more: Any) -> Programme:
    """The small programme with two teams, a workshop for one and one for every team."""
    small = small_programme()
    perm = replace(small.teams[0], leaders=(LEADER,))
    ufa = Team(UFA, Text({"de": "Ufa–Halle", "ru": "Уфа — Галле"}))
    together = session(
        "treffen",
        at(29, 16),
        1,
        Text({"de": "Treffen", "ru": "Встреча"}),
        kind=Kind.WORKSHOP,
        every_team=True,
    )
    sessions = tuple(replace(s, online=ROOM) if s.id == WORKSHOP else s for s in small.sessions)
    return replace(small, teams=(perm, ufa), sessions=(*sessions, together), **more)


def with_workshop(changed: Callable[[Session], Session]) -> Programme:
    """The same with another version of Perm–Duisburg's workshop."""
    programme = programme_with_teams()
    sessions = tuple(changed(s) if s.id == WORKSHOP else s for s in programme.sessions)
    return replace(programme, sessions=sessions)


def without_team(team: str) -> Programme:
    """The same without a team and what was for it alone."""
    programme = programme_with_teams()
    return replace(
        programme,
        teams=tuple(t for t in programme.teams if t.id != team),
        sessions=tuple(s for s in programme.sessions if s.teams != (team,)),
    )


class Forum:
    """The database, and the release that is in force in it."""

    def __init__(self, database: Database, snapshot: Snapshot) -> None:
        self.database = database
        self.snapshot = snapshot

    @classmethod
    async def open(cls, database: Database) -> "Forum":
        published = await database.write(publish, programme_with_teams(), None, Origin.FILE, NOW)
        return cls(database, published.snapshot)

    async def publish(self, programme: Programme, now: datetime = NOW) -> None:
        """Put another programme in force."""
        published = await self.database.write(publish, programme, None, Origin.FILE, now)
        self.snapshot = published.snapshot

    async def meets(self, *numbers: int) -> None:
        """People start the bot."""
        for number in numbers:
            await self.database.write(people.meet, number, "de", NOW)

    async def do(
        self,
        transition: Callable[Concatenate[Any, Snapshot, int, str, datetime, P], T],
        person: int,
        team: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Make a transition by the release in force."""
        return await self.database.write(
            transition, self.snapshot, person, team, NOW, *args, **kwargs
        )

    async def joins(self, person: int, team: str = PERM) -> Joining:
        """Somebody starts the bot and joins a team by its code."""
        await self.meets(person)
        code = await self.database.write(codes.code_of, team, NOW)
        return await self.do(membership.join, person, code)

    async def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query gives."""
        return await self.database.read(lambda c: [tuple(row) for row in c.execute(query, values)])

    async def owed(self) -> list[tuple[str, int]]:
        """The kind and the chat of every message that is owed."""
        found = await self.rows("SELECT kind, chat FROM delivery WHERE state = 'pending'")
        return [(str(kind), int(chat)) for kind, chat in found]
