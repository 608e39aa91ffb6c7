"""The team's chat as a place to write for: its two viewpoints, and the reminder as it is now."""

from dataclasses import replace

from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.teams import chat_screens as views
from handlers.ui.screen import Screen
from storage.people import NOBODY
from storage.programme.model import Session
from storage.teams import presence
from storage.teams.model import TeamChat


def pair_for(services: Services, room: TeamChat) -> views.Pair:
    """The programme as the team sees it in each language, the team's first one in front."""
    first, second = (
        Reader(
            tr=tr,
            snapshot=services.current_release.snapshot.seen_by({room.team}),
            now=services.clock.now(),
            person=replace(NOBODY, team=room.team),
        )
        for tr in services.translators.values()
    )
    return (first, second) if first.tr.language == room.first_language else (second, first)


async def reminder(services: Services, room: TeamChat, session: Session) -> Screen:
    """The reminder of a workshop with the figures as they are now, for the topic it belongs in."""
    said = await services.database.read(presence.roll_call, room.team, session)
    screen = views.reminder(pair_for(services, room), session, said)
    return replace(screen, thread=room.thread)
