"""The command menu of one chat, where somebody's role gives them more commands than everybody."""

import logging
from typing import Final
from zlib import crc32

from telegram import BotCommandScopeChat
from telegram.error import TelegramError

from handlers.context import Context
from handlers.menu import role_menu
from storage import people

_LOGGER: Final = logging.getLogger(__name__)


def bring_menu_up_to_date(context: Context) -> None:
    """See to it, in the background, that the visitor's menu shows what their role may do."""
    wanted = _wanted(context)
    if wanted != context.visitor.menu:
        context.application.create_task(_set(context, wanted))


def _wanted(context: Context) -> str | None:
    """What the menu of this chat is known by; None where everybody's will do."""
    menu = _menu(context)
    if menu is None:
        return None
    return f"{context.visitor.language}:{crc32(repr(menu).encode())}"


def _menu(context: Context) -> list[tuple[str, str]] | None:
    """The commands that the visitor's role brings, None where it brings none."""
    v = context.viewpoint()
    if not v.is_organiser and not v.coordinates:
        return None
    return role_menu(v.tr, v.is_organiser)


async def _set(context: Context, wanted: str | None) -> None:
    visitor, scope = context.visitor, BotCommandScopeChat(context.visitor.id)
    try:
        menu = _menu(context)
        if menu is None:
            await context.bot.delete_my_commands(scope)
        else:
            await context.bot.set_my_commands(menu, scope)
    except TelegramError as error:
        _LOGGER.warning("the menu of a chat was not updated: %s", type(error).__name__)
        return
    await context.desk.database.write(people.keep_menu, visitor.id, wanted)
