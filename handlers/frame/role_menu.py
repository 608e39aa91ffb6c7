"""The command menu of one chat, where somebody's role gives them more commands than everybody."""

import logging
from typing import Final
from zlib import crc32

from telegram import BotCommandScopeChat, Update
from telegram.error import TelegramError

from handlers.frame.context import Context, find_reader
from handlers.frame.menu import role_menu
from storage import people

_LOGGER: Final = logging.getLogger(__name__)

Commands = list[tuple[str, str]]


async def bring_menu_up_to_date(_update: Update, context: Context) -> None:
    """Once a person has their answer, let their menu show what their role may do."""
    person = context.person
    commands = role_menu(context.services.features, context.reader())
    await _bring_up_to_date(context, person.id, person.menu, commands)


async def change_menu_of(context: Context, person: int) -> None:
    """Let somebody's menu follow the role they were given, or that was taken back, at once."""
    services = context.services
    found, v = (
        await services.database.read(people.find, person),
        await find_reader(services, person),
    )
    if found is not None and v is not None:
        await _bring_up_to_date(context, person, found.menu, role_menu(services.features, v))


async def _bring_up_to_date(
    context: Context, person: int, menu: str | None, commands: Commands | None
) -> None:
    """Set the menu of a chat; without commands of a role, everybody's will do."""
    wanted = f"role:{crc32(repr(commands).encode())}" if commands else None
    if wanted == menu:
        return
    scope = BotCommandScopeChat(person)
    try:
        if commands is None:
            await context.bot.delete_my_commands(scope)
        else:
            await context.bot.set_my_commands(commands, scope)
    except TelegramError as error:
        _LOGGER.warning("the menu of a chat was not updated: %s", type(error).__name__)
        return
    await context.services.database.write(people.keep_menu, person, wanted)
