"""What teams' chats and members are told: written when it is sent."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.services import Services, find_reader
from handlers.teams import notice_screens as views
from handlers.teams import rooms, workshop_news
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage.deliveries import Delivery
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot
from storage.teams import chats
from storage.teams.model import Notice

_VIEWS: Final = {
    Notice.TEAM_REMOVED: views.team_removed,
    Notice.TAKEN_OUT: views.taken_out,
    Notice.LEADER_NAMED: views.leader_named,
    Notice.LEADER_REMOVED: views.leader_removed,
    Notice.CHAT_LOST: views.chat_lost,
    Notice.TOPIC_LOST: views.topic_lost,
}


async def reminder(services: Services, delivery: Delivery) -> Rendered[Screen] | None:
    """What begins soon, for a team's chat; None where it talks elsewhere, or it is too late."""
    said = delivery.parameters
    room = await services.database.read(chats.of, said["team"])
    session = services.current_release.snapshot.sessions.get(said["session"])
    if room is None or room.chat != delivery.chat or session is None:
        return None
    if to_ms(session.start) != said["starts_at"] or session.start <= services.clock.now():
        return None
    return Rendered(await rooms.reminder(services, room, session))


async def exchange(services: Services, _v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """Which workshops are somebody's team's now, or no longer."""
    await services.current_release.catch_up(int(delivery.parameters["release"]))
    v = await find_reader(services, delivery.chat)
    return await workshop_news.of_exchange(services, v, delivery) if v else None


async def about_team(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """What has become of somebody's team; None where that team is no more."""
    said = delivery.parameters
    kind = Notice(delivery.kind)
    snapshot: Snapshot | None = v.snapshot
    if kind is Notice.TEAM_REMOVED:
        snapshot = await services.current_release.numbered(int(said["release"]))
    team = snapshot.teams.get(said["team"]) if snapshot else None
    return Rendered(_VIEWS[kind](v, team)) if team else None
