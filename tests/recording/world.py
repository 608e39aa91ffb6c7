"""The world that is walked: the people and things of the rights' table, and a little more."""

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from storage.moments import to_ms
from storage.programme.model import Group, Kind, Programme, Text
from tests.flows.conversation import Stage, on_stage
from tests.flows.rights import roles as c
from tests.flows.rights.roles import ADMINS, CHAT, NOW, SPORT, STRANGE_CHAT, UMWELT, Role
from tests.programmes import at, session
from tests.recording.states import States

KINO, MUSIC = "kino", "musik"

_TOLD: Final = (
    *((Role.SEATED, name) for name in (c.TALK, "u1", "s1")),
    *((Role.MEMBER, name) for name in (c.WORKSHOP, c.OWN, "treffen", "u1")),
)
"""Who has been shown what, and hears of its changes."""

_TALKS: Final = 12
"""So many that a day has pages."""


def programme() -> Programme:
    """That of the table, with a full group, a long day, and a group without a limit."""
    small = c.programme()
    umwelt, sport = small.groups
    talks = tuple(
        session(f"vortrag-{n}", at(30, 9 + n), 1, Text({"de": f"Vortrag {n}", "ru": f"Доклад {n}"}))
        for n in range(1, _TALKS + 1)
    )
    film = session(
        "k1", at(29, 15), 1, Text({"de": "Kino I", "ru": "Кино I"}), kind=Kind.GROUP, group=KINO
    )
    song = session(
        "m1", at(29, 15), 1, Text({"de": "Musik I", "ru": "Музыка I"}), kind=Kind.GROUP, group=MUSIC
    )
    kino = Group(KINO, Text({"de": "Kino", "ru": "Кино"}), capacity=1, closes=at(29, 12))
    music = Group(MUSIC, Text({"de": "Musik", "ru": "Музыка"}))
    return replace(
        small,
        groups=(umwelt, replace(sport, capacity=1), kino, music),
        sessions=(*small.sessions, *talks, film, song),
    )


async def fill(file: Path, language: str) -> None:
    """A database in which something of everything exists, for people of one language."""
    await c.prepare(file, programme())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE person SET language = ?", (language,))
        connection.execute("UPDATE team_chat SET first_language = ?", (language,))
        for role, group in (
            (Role.OTHER_COORDINATOR, SPORT),
            (Role.OTHER_ORGANISER, KINO),
            (Role.MEMBER, UMWELT),
        ):
            connection.execute("INSERT INTO seat VALUES (?, ?, 0)", (role.value, group))
        for role, name in _TOLD:
            connection.execute("INSERT INTO told VALUES (?, ?, 2)", (role.value, name))
        wishes = (
            (Role.SEATED, SPORT),
            (Role.SEATED, KINO),
            (Role.REMOVED_LEADER, UMWELT),
            (Role.OTHER_LEADER, UMWELT),
        )
        for rank, (role, group) in enumerate(wishes, 1):
            connection.execute(
                "INSERT INTO wish (person, working_group, rank, since) VALUES (?, ?, ?, 0)",
                (role.value, group, rank),
            )
        connection.execute(
            "INSERT INTO delivery (key, kind, chat, subject, parameters, priority, repeat, due_at)"
            " VALUES ('later', 'broadcast', ?, ?, ?, 10, 0, ?)",
            (
                Role.SEATED.value,
                f"broadcast:{c.RUNNING}",
                f'{{"broadcast": {c.RUNNING}, "language": "{language}"}}',
                to_ms(at(30, 23)),
            ),
        )


_FILLED: Final[dict[str, bytes]] = {}
"""That database by language, made once in each process."""


@asynccontextmanager
async def opened(
    folder: Path, language: str, moment: datetime = NOW, **settings: Any
) -> AsyncIterator[tuple[Stage, States]]:
    """A stage over that database, on which nothing is left to chance."""
    await asyncio.to_thread(folder.mkdir)
    file = folder / "bot.sqlite3"
    if language not in _FILLED:
        await fill(file, language)
        _FILLED[language] = await asyncio.to_thread(file.read_bytes)
    await asyncio.to_thread(file.write_bytes, _FILLED[language])
    with _nothing_by_chance():
        async with on_stage(folder, moment, admins=tuple(ADMINS), **settings) as stage:
            for role in Role:
                name = role.name.replace("_", " ").title()
                stage.person(role.value, name, language)
                stage.telegram.chats[role.value].started = True
            for reader in (Role.SEATED, Role.MEMBER):
                # What the table says has arrived there, as its first message.
                stage.telegram.put(stage.telegram.chats[reader.value], None, text="Um acht.")
            members = list(stage.telegram.people.values())
            for chat, title in ((CHAT, "the team's chat"), (STRANGE_CHAT, "a strange chat")):
                stage.telegram.add_group(chat, title, members)
            await stage.delivered()
            await stage.clock.travel(moment)
            await stage.delivered()
            states = States(stage)
            try:
                yield stage, states
            finally:
                states.close()


@contextmanager
def _nothing_by_chance() -> Iterator[None]:
    """Codes count up; children work here; nothing looks again by the real clock."""
    numbers = count(2)

    def token(size: int) -> bytes:
        return next(numbers).to_bytes(size, "big")

    patches: list[Any] = [
        patch.object(secrets, "token_bytes", token),
        patch.object(secrets, "token_hex", lambda size: token(size).hex()),
        patch.object(secrets, "token_urlsafe", lambda size: token(size).hex()[: size * 4 // 3]),
        patch("handlers.frame.child_process.Children.run", _here),
        patch("scheduler.broadcasts.LOOKS_EVERY", 3600),
        patch("bot.lifecycle.LOOKS_FOR_RELEASES_EVERY", 3600),
    ]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in reversed(patches):
            each.stop()


async def _here(_children: object, work: Callable[..., Any], *given: object) -> Any:
    """What a child would read, read in this process; what it would draw is tested elsewhere."""
    return work(*given) if work.__module__.startswith("storage.") else b"a file"
