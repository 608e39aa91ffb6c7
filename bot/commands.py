"""Telling Telegram which commands there are and what the bot is, in every language.

This happens in the background once the bot serves, and only what differs from what Telegram has
is set: these calls are limited much more strictly than messages.
"""

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

from handlers.frame.feature import BotData
from handlers.frame.menu import description, menu, short_description

_LOGGER: Final = logging.getLogger(__name__)


async def announce(bot: Bot, data: BotData) -> None:
    """Bring command menus and descriptions up to date; a failure is logged and changes nothing.

    The default, for everybody whose language has no version of its own, is the language that
    such a person is answered in at first.
    """
    features, translators = data.features, data.services.translators
    event = data.services.current_release.snapshot.event
    first, *_ = event.languages
    versions = {
        code: translators[code if code in event.languages else first] for code in translators
    }
    versions[""] = translators[first]
    try:
        for code, tr in versions.items():
            private = [BotCommand(*entry) for entry in menu(features, tr, in_groups=False)]
            groups = [BotCommand(*entry) for entry in menu(features, tr, in_groups=True)]
            await _set_commands(bot, private, BotCommandScopeAllPrivateChats(), code)
            await _set_commands(bot, groups, BotCommandScopeAllGroupChats(), code)
            await _set_commands(bot, private, None, code)
            await _set_descriptions(bot, description(tr, event), short_description(tr), code)
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
