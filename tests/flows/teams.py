"""A stage with two teams, their leaders, and people who have joined.

Perm–Duisburg is led by Lena (by the programme) and has a workshop of its own on the 29th at 11:00;
all teams meet that day at 16:00.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.chats import Chat
from handlers.frame.actions import pack
from handlers.teams.workshop_actions import AskWhere
from storage.programme.model import Programme
from storage.teams.workshop_drafts import WorkshopDraft, keep
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import EVENING, ORGANISER, OTHER_ORGANISER, as_file, somebody
from tests.flows.working_groups import known
from tests.programmes import at
from tests.storage.teams.team_world import LEADER, PERM, programme_with_teams

OTHER_LEADER = 52
"""Leads Ufa–Halle by the programme."""

CHAT = -900


@cache
def programme_with_leaders() -> Programme:
    """Two teams, each with a leader by the programme."""
    programme = programme_with_teams()
    perm, ufa = programme.teams
    return replace(programme, teams=(perm, replace(ufa, leaders=(OTHER_LEADER,))))


@asynccontextmanager
async def in_the_forum(
    folder: Path, moment: datetime = EVENING, programme: Programme | None = None
) -> AsyncIterator[Stage]:
    """A stage over that programme, or another one, with two organisers by the settings."""
    file = folder / "teams.yaml"
    file.write_bytes(as_file(programme or programme_with_leaders()))
    async with on_stage(folder, moment, file, admins=(ORGANISER, OTHER_ORGANISER)) as stage:
        yield stage


async def leader(stage: Stage, number: int = LEADER, name: str = "Lena Leitung") -> Talker:
    """A leader by the programme, who has started the bot and said who they are."""
    talker = await known(stage, number, name)
    stage.write("UPDATE profile SET team_consent = 1 WHERE person = ?", number)
    return talker


async def join_link(stage: Stage, team: str = PERM) -> str:
    """What stands behind the link of a team: the payload of its code."""
    organiser = stage.people.get(OTHER_ORGANISER) or await somebody(stage, OTHER_ORGANISER, "Otto")
    await organiser.says("/stats")
    await organiser.presses("Teams")
    index = 0 if team == PERM else 1
    await organiser.presses("Perm" if index == 0 else "Ufa")
    text = await organiser.presses("Beitrittslink")
    return text.partition("?start=")[2].split()[0]


async def joined(
    stage: Stage,
    number: int,
    name: str,
    language: str = "de",
    team: str = PERM,
    **more: Any,
) -> Talker:
    """Somebody who has joined a team by its link."""
    link = await join_link(stage, team)
    talker = await known(stage, number, name, language, **more)
    stage.write("UPDATE profile SET team_consent = 1 WHERE person = ?", number)
    await talker.says(f"/start {link}")
    await stage.delivered()
    return talker


async def bound(stage: Stage, *members: Talker) -> tuple[Talker, Chat]:
    """The chat of Perm–Duisburg, and its leader who has bound it."""
    lena = stage.people.get(LEADER) or await leader(stage)
    await lena.says("/start")
    chat = stage.group(CHAT, lena, *members)
    await lena.says("/team", chat)
    return lena, chat


async def adds(
    lena: Talker, day: str = "30", hour: str = "9:15", title: str = "Planung", russian: str = ""
) -> str:
    """Add a workshop of the team's own, whose day and hour a leader has written down before; the
    bot's word on it.
    """
    stage, (hours, minutes) = lena.stage, map(int, hour.split(":"))
    begun = WorkshopDraft(PERM, day=at(int(day), 12).date(), minute=60 * hours + minutes, length=75)
    stage.do(keep, lena.person.id, begun, stage.clock.now())
    await lena.sends_press(pack(AskWhere()))
    for answer in ("Teehaus / Чайная", title):
        await lena.says(answer)
    if russian:
        await lena.says(russian)
    else:
        await lena.presses("Eine Sprache genügt")
    return await publishes_it(lena)


async def publishes_it(lena: Talker) -> str:
    """Publish what a leader has before them; the bot's word on it."""
    publishes = ("Veröffentlichen", "Trotzdem veröffentlichen", "Workshop absagen")
    label = next(label for label in lena.labels if label in publishes)
    said = await lena.presses(label)
    await lena.stage.delivered()
    return said


async def own_workshops(lena: Talker) -> str:
    """Open the list of the team's own workshops."""
    await lena.says("/team")
    await lena.presses("Für Teamleitungen")
    return await lena.presses("Eigene Workshops")


def group_texts(stage: Stage, chat: int = CHAT) -> list[str]:
    """All that the bot has written into a group, as it stands now."""
    return [m.text for m in stage.telegram.chats[chat].messages if m.sender is None]
