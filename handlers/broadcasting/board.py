"""Bringing the message up to date in which an author sees how a broadcast comes along."""

import logging
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.broadcasting.rights import may_see
from handlers.context import Desk
from handlers.notices import Notices
from handlers.views.broadcasts.desk import Result, result
from storage import deliveries
from storage.broadcasts import sending
from storage.broadcasts.model import Broadcast, Notice, Progress

_LOGGER: Final = logging.getLogger(__name__)


class ProgressBoard:
    """Shows progress in Telegram, in the message that its author was sent."""

    def __init__(self, desk: Desk, notices: Notices, bot: Bot) -> None:
        self._desk = desk
        self._notices = notices
        self._bot = bot

    async def show(
        self, broadcast: Broadcast, progress: Progress, per_second: float | None
    ) -> bool:
        """Edit the message of progress; False where it is still on its way, or nothing answers."""
        found = await self._desk.database.read(sending.progress_message, broadcast.id)
        v = await self._notices.viewpoint(broadcast.author)
        if v is None or not may_see(v, broadcast.author, broadcast):
            return True
        if found is None:
            is_owed = self._desk.database.read(
                deliveries.is_open, broadcast.subject, Notice.PROGRESS
            )
            return not await is_owed
        chat, message = found
        screen = result(v, broadcast, Result(progress, per_second))
        try:
            await self._bot.edit_message_text(
                screen.text, chat, message, entities=screen.entities, reply_markup=screen.keyboard()
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                _LOGGER.info("progress was not shown: %s", error.message)
        except Forbidden:
            _LOGGER.info("progress was not shown: its author has blocked the bot")
        except TelegramError as error:
            _LOGGER.info("progress was not shown: %s", type(error).__name__)
            return False
        return True
