"""What teams' chats and members are told: written when it is sent."""

from dataclasses import replace
from functools import partial
from typing import Final

from handlers.frame.changes import Changed, is_new
from handlers.frame.reader import Reader
from handlers.frame.services import Services, find_reader
from handlers.teams import chat_screens, in_chat
from handlers.teams import notice_screens as views
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage.deliveries import Delivery
from storage.moments import to_ms
from storage.programme.facts import Aspect, team_aspects
from storage.programme.snapshot import Snapshot
from storage.teams import chats, membership, presence, queries, workshop_news
from storage.teams.model import Membership, Notice

_VIEWS: Final = {
    Notice.TEAM_REMOVED: views.team_removed,
    Notice.TAKEN_OUT: views.taken_out,
    Notice.LEADER_NAMED: views.leader_named,
    Notice.LEADER_REMOVED: views.leader_removed,
    Notice.CHAT_LOST: views.chat_lost,
    Notice.TOPIC_LOST: views.topic_lost,
    Notice.LEADERLESS: views.leaderless,
    Notice.LEADER_GONE: views.leader_gone,
}


async def reminder(services: Services, delivery: Delivery) -> Screen | None:
    """What begins soon, for a team's chat; None where it talks elsewhere, or it is too late."""
    said = delivery.parameters
    room = await services.database.read(chats.of, said["team"])
    session = services.current_release.snapshot.sessions.get(said["session"])
    if room is None or room.chat != delivery.chat or session is None:
        return None
    if to_ms(session.start) != said["starts_at"] or session.start <= services.clock.now():
        return None
    if not session.takes_place:
        return None
    return await in_chat.reminder(services, room, session)


async def about_team(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """What others have done about somebody's team; None where the team is gone."""
    said = delivery.parameters
    kind = Notice(delivery.kind)
    snapshot: Snapshot | None = reader.snapshot
    if kind is Notice.LEADERLESS and not await _is_leaderless(services, reader, said["team"]):
        return None
    if kind is Notice.TEAM_REMOVED:
        snapshot = await services.current_release.numbered(int(said["release"]))
    team = snapshot.teams.get(said["team"]) if snapshot else None
    return _VIEWS[kind](reader, team) if team else None


async def _is_leaderless(services: Services, reader: Reader, team: str) -> bool:
    """Whether an organiser is to name somebody for a team: others may have done so since."""
    missing = await services.database.read(queries.without_leader, reader.snapshot)
    return reader.is_organiser and team in missing


async def about_member(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """Who has come or gone, for a leader; None where they were erased, or others lead now."""
    said = delivery.parameters
    team = reader.snapshot.teams.get(said["team"])
    found = await services.database.read(membership.who, int(said["noted"]))
    if team is None or found is None or team.id not in reader.leads:
        return None
    return views.member_moved(reader, team, *found, Membership(delivery.kind))


async def nudge(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """The question of a member's leaders; None where it was answered, moved, or is over."""
    said = delivery.parameters
    session = reader.snapshot.sessions.get(said["session"])
    if session is None or to_ms(session.start) != said["starts_at"] or session.end <= reader.now:
        return None
    if reader.person.team is None or not reader.has_workshop(session) or not session.takes_place:
        return None
    if await services.database.read(presence.said, delivery.chat, session):
        return None
    return views.nudge(reader, session)


async def news(services: Services, delivery: Delivery) -> Rendered[Screen] | None:
    """What is new about a team's workshops, for its chat, in the languages of the event.

    None where nothing is new any more, or the team talks elsewhere.
    """
    await services.current_release.catch_up(int(delivery.parameters["release"]))
    room = await services.database.read(chats.of, delivery.parameters["team"])
    if room is None or room.chat != delivery.chat:
        return None
    pair = in_chat.readers_for(services, room)
    for before in await _known(services, delivery):
        changes = {
            reader.tr.language: await _changes(services, reader, before, room.team)
            for reader in pair
        }
        if any(changes.values()):
            screen = replace(chat_screens.news(pair, changes), thread=room.thread)
            return _rendered(services, delivery, screen)
    return None


async def exchange(
    services: Services, _reader: Reader, delivery: Delivery
) -> Rendered[Screen] | None:
    """Which workshops are the reader's team's now, or no longer; None where they are as before.

    All else that is new about them is told as to everybody whom a session concerns.
    """
    await services.current_release.catch_up(int(delivery.parameters["release"]))
    reader = await find_reader(services, delivery.chat)
    team = delivery.parameters["team"]
    if reader is None or reader.person.team != team:
        return None
    for before in await _known(services, delivery):
        changes = [
            changed
            for changed in await _changes(services, reader, before, team)
            if {Aspect.GIVEN, Aspect.TAKEN}.intersection(changed.aspects)
        ]
        if changes:
            return _rendered(services, delivery, views.exchanged(reader, changes))
    return None


async def _known(services: Services, delivery: Delivery) -> list[Snapshot]:
    """What the reader may know, what is sure first."""
    found = [
        await services.current_release.numbered(number) for number in workshop_news.since(delivery)
    ]
    return [snapshot for snapshot in found if snapshot is not None]


async def _changes(
    services: Services, reader: Reader, before: Snapshot, team: str
) -> list[Changed]:
    """What differs for the readers of a language between what they know and what is in force."""
    before = before.seen_by({team})
    found = []
    for session in workshop_news.news_of(before, reader.snapshot, team, reader.now):
        differing = team_aspects(
            before, reader.snapshot, session, team, reader.tr.language, reader.now
        )
        if differing:
            new = await is_new(services, session, before)
            found.append(Changed(session, before, differing, new))
    return found


def _rendered(services: Services, delivery: Delivery, screen: Screen) -> Rendered[Screen]:
    to, now = services.current_release.snapshot.release, services.clock.now()
    return Rendered(
        screen,
        partial(workshop_news.note_telling, delivery=delivery, to=to, now=now),
        partial(workshop_news.note_not_told, delivery=delivery),
    )
