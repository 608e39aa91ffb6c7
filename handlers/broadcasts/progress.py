"""The messages that show how a broadcast stands, kept up to date until it is over."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from handlers.broadcasts import desk_screens
from handlers.broadcasts.actions import BroadcastAt
from handlers.broadcasts.looking import may_see
from handlers.frame.calls import entities_of
from handlers.frame.context import Context
from handlers.frame.posts import Deliverable, Edit, Post
from handlers.frame.reader import Reader
from handlers.frame.services import Services, find_reader
from handlers.ui.action import Action
from scheduler.outbox import Blocked, Refused, Rendered, Undelivered
from storage.broadcasts import progress_screens, report
from storage.broadcasts.model import Broadcast
from storage.broadcasts.progress_screens import Place
from storage.broadcasts.report import Result
from storage.content import ContentKind, Version
from storage.deliveries import Delivery

_LOGGER: Final = logging.getLogger(__name__)


async def notice(
    services: Services, reader: Reader, found: Broadcast, delivery: Delivery
) -> Rendered[Deliverable]:
    """The message of progress that an author is sent once it has begun."""
    seen = await services.database.read(report.result, found)
    kept = partial(progress_screens.keep_sent, delivery=delivery)
    return Rendered(desk_screens.result(reader, found, seen), on_sent=kept)


async def follow_screen(context: Context, message: int, shown: Action | None) -> None:
    """Note that a message shows a broadcast, or that it shows something else and is left alone."""
    rights, database = context.reader().rights, context.services.database
    if not (rights.is_organiser or rights.coordinates or rights.leads):
        return
    place = context.person.id, message
    if isinstance(shown, BroadcastAt):
        await database.write(progress_screens.keep_if_going_on, place, shown.number)
    elif database.look_up(progress_screens.is_one, place):
        await database.write(progress_screens.drop, [place])


class ProgressBoard:
    """Shows progress in Telegram, in every message that shows the broadcast.

    `send` sends in its turn, if it is still wanted then: nobody waits for this, so that it need not
    take an answer's room, and a message may show something else by that time.
    """

    def __init__(
        self,
        services: Services,
        send: Callable[[int, Deliverable, Callable[[], bool]], Awaitable[object]],
    ) -> None:
        self._services = services
        self._send = send

    async def show(self, broadcast: Broadcast, result: Result) -> bool:
        """Edit the messages that show it; False where one is to be tried again."""
        places = await self._services.database.read(progress_screens.of, broadcast.id)
        return all([await self._show_at(place, broadcast, result) for place in places])

    async def _show_at(self, place: Place, broadcast: Broadcast, result: Result) -> bool:
        chat, message = place
        reader = await find_reader(self._services, chat)
        if reader is None or not may_see(reader, broadcast):
            await self._services.database.write(progress_screens.drop, [place])
            return True
        screen = desk_screens.result(reader, broadcast, result)
        version = Version(ContentKind.TEXT, screen.text, tuple(entities_of(screen) or ()))
        is_one = partial(self._services.database.look_up, progress_screens.is_one, place)
        try:
            await self._send(chat, Edit(message, Post(version, screen.rows)), is_one)
        except Undelivered as outcome:
            _LOGGER.info("progress was not shown: %s", outcome)
            if not isinstance(outcome, Refused | Blocked):
                return False
            await self._services.database.write(progress_screens.drop, [place])
        return True
