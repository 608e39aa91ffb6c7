"""The command menus: everybody's, and that of a chat whose person has a role of their own."""

import logging
from collections.abc import Sequence
from typing import Final
from zlib import crc32

from telegram import Bot, BotCommandScopeChat, Update
from telegram.error import TelegramError

from handlers.frame.context import Context
from handlers.frame.feature import Command, Features
from handlers.frame.reader import Reader, everybody
from handlers.frame.services import Services, find_reader
from locales import formats
from locales.translator import Translator
from storage import people
from storage.programme.snapshot import Snapshot

_LOGGER: Final = logging.getLogger(__name__)


Commands = list[tuple[str, str]]


def menu(features: Features, tr: Translator, snapshot: Snapshot, in_groups: bool) -> Commands:
    """The commands of a private chat or of a group chat with their descriptions."""
    of_everybody = _of_everybody(features, snapshot)
    return _listed(tr, [c for c in of_everybody if c.in_groups or not in_groups])


def role_menu(features: Features, reader: Reader) -> Commands | None:
    """The commands in private of the reader's role: everybody's, and then its own; None where it
    has none.
    """
    commands = features.commands.values()
    of_role = [c for c in commands if c.allowed is not everybody and c.is_there_for(reader)]
    if not of_role:
        return None
    of_everybody = [c for c in commands if c.allowed is everybody and c.is_there_for(reader)]
    return _listed(reader.tr, [*of_everybody, *of_role])


def description(tr: Translator, snapshot: Snapshot) -> str:
    """What an empty chat says before anybody has pressed Start; at most 512 characters."""
    title, languages = snapshot.event.title.in_language(tr.language), snapshot.event.languages
    if snapshot.groups:
        said = tr("Programme, places and working groups of “{event}”.", event=title)
    else:
        said = tr("Programme and places of “{event}”.", event=title)
    if len(languages) == 1:
        return said
    ways = formats.enumeration(tr, (formats.in_language(tr, x) for x in languages))
    return f"{said} {formats.sentence_case(ways)}."


def short_description(tr: Translator, snapshot: Snapshot) -> str:
    """What stands in the bot's profile; at most 120 characters."""
    if not snapshot.groups:
        return tr("The conference in your pocket: programme, places.")
    return tr("The conference in your pocket: programme, places, working groups.")


def _of_everybody(features: Features, snapshot: Snapshot) -> list[Command]:
    return [
        command
        for command in features.commands.values()
        if command.allowed is everybody and command.needs(snapshot)
    ]


def _listed(tr: Translator, commands: Sequence[Command]) -> Commands:
    return [(command.name, tr(command.description)) for command in commands]


async def bring_menu_up_to_date(_update: Update, context: Context) -> None:
    """Once a person has their answer, let their menu show what their role may do."""
    person = context.person
    commands = role_menu(context.features, context.reader())
    await _bring_up_to_date(context.bot, context.services, person.id, person.menu, commands)


async def renew_role_menus(bot: Bot, features: Features, services: Services) -> None:
    """Let the menus of roles follow a release, which may have brought or taken what they need."""
    for person in await services.database.read(people.with_menu):
        reader = await find_reader(services, person)
        if reader is not None:
            wanted = role_menu(features, reader)
            await _bring_up_to_date(bot, services, person, reader.person.menu, wanted)


async def change_menu_of(context: Context, person: int) -> None:
    """Let somebody's menu follow the role they were given, or that was taken back, at once."""
    reader = await find_reader(context.services, person)
    if reader is not None:
        wanted = role_menu(context.features, reader)
        await _bring_up_to_date(context.bot, context.services, person, reader.person.menu, wanted)


async def _bring_up_to_date(
    bot: Bot, services: Services, person: int, menu: str | None, commands: Commands | None
) -> None:
    """Set the menu of a chat; without commands of a role, everybody's will do."""
    wanted = f"role:{crc32(repr(commands).encode())}" if commands else None
    if wanted == menu:
        return
    scope = BotCommandScopeChat(person)
    try:
        if commands is None:
            await bot.delete_my_commands(scope)
        else:
            await bot.set_my_commands(commands, scope)
    except TelegramError as error:
        _LOGGER.warning("the menu of a chat was not updated: %s", type(error).__name__)
        return
    await services.database.write(people.keep_menu, person, wanted)
