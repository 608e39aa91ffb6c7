"""Telling Telegram which commands there are and what the bot is, in every language.

This happens in the background once the bot serves, and only what differs from what Telegram has
is set: these calls are limited much more strictly than messages.
"""

import asyncio
import logging
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from handlers.frame.context import BotData
from handlers.frame.menu import description, menu, renew_role_menus, short_description

_LOGGER: Final = logging.getLogger(__name__)


class CommandMenus:
    """Keeps menus and descriptions in line with the release in force, in the background."""

    def __init__(self, bot: Bot, data: BotData) -> None:
        self._bot = bot
        self._data = data
        self._telling: asyncio.Task[None] | None = None

    async def renew(self) -> None:
        """Tell Telegram anew; what is still being told is given up."""
        await self.stop()
        self._telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        await announce(self._bot, self._data)
        await renew_role_menus(self._bot, self._data.features, self._data.services)

    async def stop(self) -> None:
        """Tell no more."""
        if self._telling:
            self._telling.cancel()
            await asyncio.gather(self._telling, return_exceptions=True)


async def announce(bot: Bot, data: BotData) -> None:
    """Bring command menus and descriptions up to date; a failure is logged and changes nothing.

    The default, for everybody whose language has no version of its own, is the language that
    such a person is answered in at first.
    """
    features, translators = data.features, data.services.translators
    snapshot = data.services.current_release.snapshot
    event = snapshot.event
    first, *_ = event.languages
    versions = {
        code: translators[code if code in event.languages else first] for code in translators
    }
    versions[""] = translators[first]
    try:
        for code, tr in versions.items():
            private, groups = (
                [BotCommand(*entry) for entry in menu(features, tr, snapshot, in_groups=there)]
                for there in (False, True)
            )
            await _set_commands(bot, private, BotCommandScopeAllPrivateChats(), code)
            await _set_commands(bot, groups, BotCommandScopeAllGroupChats(), code)
            await _set_commands(bot, private, None, code)
            said = description(tr, snapshot), short_description(tr, snapshot)
            await _set_descriptions(bot, *said, code)
    except TelegramError as error:
        _LOGGER.warning("command menus not updated: %s", error.message)


async def _set_commands(
    bot: Bot, commands: list[BotCommand], scope: BotCommandScope | None, code: str
) -> None:
    present = await bot.get_my_commands(scope=scope, language_code=code)
    if list(present) != commands:
        await bot.set_my_commands(commands, scope=scope, language_code=code)


async def _set_descriptions(bot: Bot, long: str, short: str, code: str) -> None:
    if (await bot.get_my_description(language_code=code)).description != long:
        await bot.set_my_description(long, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
