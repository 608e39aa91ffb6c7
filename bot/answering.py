"""Between the intake and PTB: takes raw updates, and reports the outcome of each."""

import logging
from collections.abc import Mapping
from typing import Final

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.application import BotApplication
from bot.intake import Unanswered
from bot.transport import seconds_to_wait
from handlers.frame.errors import is_outage, turn_away
from handlers.frame.services import Services
from storage.inbox import Update as RawUpdate

_LOGGER: Final = logging.getLogger(__name__)


class Unfinished:
    """The updates whose answer the network has spoiled, as the error funnel notes them.

    PTB's `process_update` swallows what handlers raise; this is how the intake learns of it.
    """

    def __init__(self) -> None:
        self._waits: dict[int, float] = {}

    def note(self, update_id: int, error: TelegramError) -> None:
        """An update has to be begun again, after the wait that the error asks for."""
        self._waits[update_id] = seconds_to_wait(error)

    def check(self, update_id: int) -> None:
        """Raise Unanswered where the update was noted; it is noted no longer."""
        wait = self._waits.pop(update_id, None)
        if wait is not None:
            raise Unanswered(wait)


class Answering:
    """The conversation as the intake needs it."""

    def __init__(
        self, application: BotApplication, services: Services, unfinished: Unfinished
    ) -> None:
        self._application = application
        self._services = services
        self._unfinished = unfinished

    async def handle(self, raw: RawUpdate) -> None:
        """Handle one update; raises Unanswered where it has to be begun again."""
        update = self._read(raw)
        if update is None:
            await self._release(raw)
            return
        await self._application.process_update(update)
        self._unfinished.check(update.update_id)

    async def turn_away(self, raw: RawUpdate) -> None:
        """Tell somebody who is too fast; raises Unanswered where that was not possible."""
        update = self._read(raw)
        if update is None:
            await self._release(raw)
            return
        try:
            await turn_away(update, self._services)
        except TelegramError as error:
            raise Unanswered(seconds_to_wait(error)) from None

    async def reach(self) -> None:
        """Make one call to the server; raises Unanswered where it fails."""
        try:
            await self._bot.get_me()
        except TelegramError as error:
            raise Unanswered(seconds_to_wait(error)) from None

    def _read(self, raw: RawUpdate) -> Update | None:
        """An update as PTB has it; None where it lacks what every such update has."""
        try:
            return Update.de_json(dict(raw), self._bot)
        except Exception as error:
            # Whatever was expected to be there raises its own kind of error; nothing else can.
            _LOGGER.warning("update %d cannot be read: %s", raw["update_id"], type(error).__name__)
            return None

    async def _release(self, raw: RawUpdate) -> None:
        """Let the button of a press that cannot be read stop waiting."""
        query = raw.get("callback_query")
        if not isinstance(query, Mapping) or not isinstance(query.get("id"), str):
            return
        try:
            await self._bot.answer_callback_query(query["id"])
        except TelegramError as error:
            if is_outage(error):
                raise Unanswered(seconds_to_wait(error)) from None

    @property
    def _bot(self) -> Bot:
        return self._application.bot
