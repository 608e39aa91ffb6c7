"""A stage with working groups to sign up for, and people who have said once who they are.

Umwelt (two seats) and Sport (one) sit at the same time, Musik (no limit) later that day, Presse
(five seats) and Kino (three) on the day after.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from storage.programme.model import Group, Kind, Programme, Text
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import EVENING, ORGANISER, OTHER_ORGANISER, as_file, somebody
from tests.programmes import at, session, small_programme

COORDINATOR = 41
"""Coordinates Umwelt."""

ROOM = "https://example.org/room"
"""The video link of Umwelt's sitting."""

_WAYS_IN = ("Anmelden", "Auf die Warteliste", "Записаться", "В лист ожидания")


@cache
def programme_with_groups() -> Programme:
    """The small programme with five working groups."""
    small = small_programme()
    umwelt, sport = small.groups
    sittings = (
        session(
            "m1",
            at(29, 15),
            2,
            Text({"de": "Musik I", "ru": "Музыка I"}),
            kind=Kind.GROUP,
            group="musik",
        ),
        session(
            "p1",
            at(30, 10),
            2,
            Text({"de": "Presse I", "ru": "Пресса I"}),
            kind=Kind.GROUP,
            group="presse",
        ),
        session(
            "k1",
            at(30, 14),
            2,
            Text({"de": "Kino I", "ru": "Кино I"}),
            kind=Kind.GROUP,
            group="kino",
        ),
    )
    sessions = (replace(s, online=ROOM) if s.id == "u1" else s for s in small.sessions)
    return replace(
        small,
        groups=(
            replace(umwelt, capacity=2, coordinators=(COORDINATOR,)),
            replace(sport, capacity=1),
            Group("musik", Text({"de": "Musik", "ru": "Музыка"})),
            Group("presse", Text({"de": "Presse", "ru": "Пресса"}), capacity=5),
            Group("kino", Text({"de": "Kino", "ru": "Кино"}), capacity=3),
        ),
        sessions=(*sessions, *sittings),
    )


def group_changed(group: str, **values: Any) -> Programme:
    """The programme with one group changed."""
    programme = programme_with_groups()
    groups = (replace(g, **values) if g.id == group else g for g in programme.groups)
    return replace(programme, groups=tuple(groups))


def sitting_changed(sitting: str, **values: Any) -> Programme:
    """The programme with one sitting changed."""
    programme = programme_with_groups()
    sessions = (replace(s, **values) if s.id == sitting else s for s in programme.sessions)
    return replace(programme, sessions=tuple(sessions))


def without_group(group: str) -> Programme:
    """The programme without a group and its sittings."""
    programme = programme_with_groups()
    return replace(
        programme,
        groups=tuple(g for g in programme.groups if g.id != group),
        sessions=tuple(s for s in programme.sessions if s.group != group),
    )


@asynccontextmanager
async def in_the_foyer(
    folder: Path, programme: Programme | None = None, moment: datetime = EVENING
) -> AsyncIterator[Stage]:
    """A stage over the programme with groups, with two organisers by the settings."""
    file = folder / "groups.yaml"
    file.write_bytes(as_file(programme or programme_with_groups()))
    async with on_stage(folder, moment, file, admins=(ORGANISER, OTHER_ORGANISER)) as stage:
        yield stage


async def known(
    stage: Stage,
    number: int,
    name: str,
    language: str = "de",
    town: str = "",
    attendance: str = "",
) -> Talker:
    """Somebody who has signed up before: nothing is left to ask them."""
    talker = await somebody(stage, number, name, language)
    stage.write(
        "INSERT INTO profile (person, consent, consented_at, name, town, attendance)"
        " VALUES (?, 1, 0, ?, ?, ?)",
        *(number, name, town or None, attendance or None),
    )
    return talker


async def joins(talker: Talker, group: str) -> str:
    """Open a group and press the way in; what stands there then."""
    await talker.says(f"/start g-{group}")
    label = next(label for label in talker.labels if label in _WAYS_IN)
    return await talker.presses(label)


async def member(
    stage: Stage, number: int, name: str, *groups: str, language: str = "de"
) -> Talker:
    """Somebody who has signed up for some groups, one after the other."""
    talker = await known(stage, number, name, language)
    for group in groups:
        await joins(talker, group)
    return talker


def fill(stage: Stage, group: str, count: int, *, waiting: bool = False) -> None:
    """Let so many more people, of whom nothing is known, sit or wait in a group."""
    first = 100_000 + 1_000 * (2 * sum(map(ord, group)) + waiting)
    people = json.dumps([*range(first, first + count)])
    stage.write(
        "INSERT INTO person (id, language, first_seen_at, seen_at)"
        " SELECT value, 'de', 0, 0 FROM json_each(?)",
        people,
    )
    into = (
        "INSERT INTO wish (person, working_group, since, rank) SELECT value, ?, 0, 1"
        if waiting
        else "INSERT INTO seat (person, working_group, since) SELECT value, ?, 0"
    )
    stage.write(f"{into} FROM json_each(?)", group, people)


async def opens_list(talker: Talker, group: str) -> str:
    """Open a group's list by its name."""
    await talker.says("/registrations")
    return await talker.presses(group)


def texts(talker: Talker) -> list[str]:
    """All that the bot has written to somebody, as it stands now."""
    return [message.text for message in talker.chat.messages if message.sender is None]


def has_seat(stage: Stage, talker: Talker, group: str) -> bool:
    """Whether somebody sits in a group."""
    return stage.holds("seat", f"person = {talker.person.id} AND working_group = '{group}'")


def waits(stage: Stage, talker: Talker, group: str) -> bool:
    """Whether somebody waits for a group."""
    return stage.holds("wish", f"person = {talker.person.id} AND working_group = '{group}'")
