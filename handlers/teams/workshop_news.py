"""What is new about the workshops of a team, for its chat and its members: written when sent."""

from dataclasses import replace
from functools import partial

from handlers.frame.changes import Changed, is_new
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.teams import chat_screens as team_chat
from handlers.teams import notice_screens as team_notices
from handlers.teams.rooms import pair_for
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage.deliveries import Delivery
from storage.programme.changes import Aspect, team_aspects
from storage.programme.snapshot import Snapshot
from storage.teams import chats, workshop_news


async def for_chat(services: Services, delivery: Delivery) -> Rendered[Screen] | None:
    """The news in both languages; None where there is none left, or the team talks elsewhere."""
    await services.current_release.catch_up(int(delivery.parameters["release"]))
    room = await services.database.read(chats.of, delivery.parameters["team"])
    if room is None or room.chat != delivery.chat:
        return None
    pair = pair_for(services, room)
    for before in await _known(services, delivery):
        changes = {v.tr.language: await _changes(services, v, before, room.team) for v in pair}
        if any(changes.values()):
            screen = replace(team_chat.news(pair, changes), thread=room.thread)
            return _rendered(services, delivery, screen)
    return None


async def of_exchange(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """Which workshops are the reader's team's now, or no longer; None where they are as before.

    All else that is new about them is told as to everybody whom a session concerns.
    """
    team = delivery.parameters["team"]
    if team != v.person.team:
        return None
    for before in await _known(services, delivery):
        changes = [
            changed
            for changed in await _changes(services, v, before, team)
            if {Aspect.GIVEN, Aspect.TAKEN}.intersection(changed.aspects)
        ]
        if changes:
            return _rendered(services, delivery, team_notices.exchanged(v, changes))
    return None


async def _known(services: Services, delivery: Delivery) -> list[Snapshot]:
    """What the reader may know, what is sure first."""
    found = [
        await services.current_release.numbered(number) for number in workshop_news.since(delivery)
    ]
    return [snapshot for snapshot in found if snapshot is not None]


async def _changes(services: Services, v: Reader, before: Snapshot, team: str) -> list[Changed]:
    """What differs for the readers of a language between what they know and what is in force."""
    before = before.seen_by({team})
    found = []
    for session in workshop_news.news_of(before, v.snapshot, team, v.now):
        differing = team_aspects(before, v.snapshot, session, team, v.tr.language, v.now)
        if differing:
            found.append(
                Changed(session, before, differing, await is_new(services, session, before))
            )
    return found


def _rendered(services: Services, delivery: Delivery, screen: Screen) -> Rendered[Screen]:
    to, now = services.current_release.snapshot.release, services.clock.now()
    return Rendered(
        screen,
        partial(workshop_news.note_telling, delivery=delivery, to=to, now=now),
        partial(workshop_news.note_not_told, delivery=delivery),
    )
