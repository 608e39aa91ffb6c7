"""Commands: everybody's in private, a few in groups, and the answer to all others."""

import re
from collections.abc import Mapping
from typing import Final

from telegram import Update

from handlers.broadcasting.presses import AskVersion
from handlers.broadcasting.received import take
from handlers.callback_data import pack, unpack
from handlers.context import Context
from handlers.dialogues import awaited
from handlers.menu import MENU, ORGANISERS_MENU, entries_of_role
from handlers.opening import choose_language, followed_by, open_screen
from handlers.organiser.presses import ProgrammeUpdate
from handlers.organiser.programme_update import send_programme
from handlers.presenting import present
from handlers.presses import ChooseLanguage, GroupAt, Home, OpenInvitation, Press, SessionAt
from handlers.refusing import note_refused
from handlers.showing import show
from handlers.sign_up.presses import Join
from handlers.teams.joining import wanted_by
from handlers.views import home
from handlers.views.home import language_question
from locales.catalogues import LANGUAGES

_OPENS: Final = {entry.command: entry.opens for entry in MENU}
_OF_ROLES: Final = {entry.command for entry in ORGANISERS_MENU}
_COMMAND: Final = re.compile(r"/(\w+)")


async def on_start(update: Update, context: Context) -> None:
    """Open what a deep link names, or home; who has not chosen a language is asked first."""
    payload = context.args[0] if context.args else ""
    target = target_of(payload)
    if isinstance(target, ChooseLanguage):
        await choose_language(update, context, target)
    elif not context.visitor.language_chosen:
        await _ask_for_language(update, context, target or Home())
    elif target is None or (found := await followed_by(update, context, target)) is None:
        v = context.viewpoint()
        note_refused(target or "a link")
        await present(update, context, home.home(v, v.tr("This link leads nowhere (any more).")))
    else:
        await present(update, context, found.screen, found.then)


async def on_command(update: Update, context: Context) -> None:
    """Open the screen of one of the menu's commands."""
    text = update.message.text if update.message else None
    found = _COMMAND.match(text or "")
    if found:
        await open_screen(update, context, _OPENS[found[1].lower()])


async def on_role_command(update: Update, context: Context) -> None:
    """Do what the command of a role says; for all others it does not exist."""
    text = update.message.text if update.message else None
    found = _COMMAND.match(text or "")
    press = _opened_by_role(context).get(found[1].lower()) if found else None
    if press is None:
        await on_unknown_command(update, context)
    elif isinstance(press, ProgrammeUpdate):
        await send_programme(update, context)
    else:
        await open_screen(update, context, press)


def _opened_by_role(context: Context) -> Mapping[str, Press]:
    v = context.viewpoint()
    entries = entries_of_role(v.is_organiser, bool(v.coordinates), bool(v.leads))
    return {entry.command: entry.opens for entry in entries}


async def on_other_command(update: Update, context: Context) -> None:
    """Say that there is no such command, unless a broadcast is to begin with these words."""
    asking = awaited(context)
    if isinstance(asking, AskVersion):
        await take(update, context, asking)
    else:
        await on_unknown_command(update, context)


async def on_unknown_command(update: Update, context: Context) -> None:
    """Say that a command is unknown and lead on."""
    text = update.message.text if update.message else None
    found = _COMMAND.match(text or "")
    note_refused(f"/{found[1].lower()}" if found and found[1].lower() in _OF_ROLES else "a command")
    await present(update, context, home.unknown_command(context.viewpoint()))


async def on_private_command_in_group(update: Update, context: Context) -> None:
    """Point to the private chat where the bot was meant by name; else the command is not for us."""
    text = (update.message.text if update.message else None) or ""
    meant = text.split(maxsplit=1)[0].partition("@")[2]
    if meant.lower() == context.bot.username.lower():
        await show(update, home.only_in_private(context.viewpoint(), context.bot.link))


def target_of(payload: str) -> Press | None:
    """What a deep link's payload names: a screen, a language, home where there is none.

    None for a payload that no link of ours carries.
    """
    kind, _, name = payload.partition("-")
    match kind:
        case "":
            return Home() if not payload else None
        case "s":
            return _checked(SessionAt(name))
        case "g":
            return _checked(GroupAt(name))
        case "t" if name:
            return _checked(Join(wanted_by(name)))
        case "r":
            return _checked(OpenInvitation(name))
        case "lang" if name in LANGUAGES:
            return ChooseLanguage(name)
        case _:
            return None


def _checked(press: Press) -> Press | None:
    """The press, unless its id could not be one of ours: payloads are user input."""
    try:
        return unpack(pack(press))
    except ValueError:
        return None


async def _ask_for_language(update: Update, context: Context, then: Press) -> None:
    desk = context.desk
    title = desk.noticeboard.snapshot.event.title
    titles = [title.in_language(language) for language in desk.translators]
    await show(update, language_question(desk.translators, titles, then))
