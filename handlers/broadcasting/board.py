"""Bringing the message up to date in which an author sees how a broadcast comes along."""

import logging
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from handlers.broadcasting.rights import may_see
from handlers.context import Desk
from handlers.notices import Notices
from handlers.views.broadcasts.desk import Result, result
from storage.broadcasts import sending
from storage.broadcasts.model import Broadcast, Progress

_LOGGER: Final = logging.getLogger(__name__)


class ProgressBoard:
    """Shows progress in Telegram; what cannot be shown now is shown at the next look."""

    def __init__(self, desk: Desk, notices: Notices, bot: Bot) -> None:
        self._desk = desk
        self._notices = notices
        self._bot = bot

    async def show(
        self, broadcast: Broadcast, progress: Progress, per_second: float | None
    ) -> None:
        """Edit the message of progress, if it has arrived."""
        found = await self._desk.database.read(sending.progress_message, broadcast.id)
        v = await self._notices.viewpoint(broadcast.author)
        if found is None or v is None or not may_see(v, broadcast.author, broadcast):
            return
        chat, message = found
        screen = result(v, broadcast, Result(progress, per_second))
        try:
            await self._bot.edit_message_text(
                screen.text, chat, message, entities=screen.entities, reply_markup=screen.keyboard()
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                _LOGGER.info("progress was not shown: %s", error.message)
        except TelegramError as error:
            _LOGGER.info("progress was not shown: %s", type(error).__name__)
