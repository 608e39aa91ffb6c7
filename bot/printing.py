"""Printing beside a running bot: the programme and posters as files that printers take.

A command ends, and needs no child process to set them.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.command_support import check_ending, chosen_language, in_force, using, write_file
from bot.failures import UnusableInput
from bot.settings import Settings
from handlers.frame.reader import Reader
from handlers.printing.posters import Ways, posters
from handlers.printing.programme import whole_programme
from handlers.printing.typesetting import typeset
from locales.catalogues import load_translators
from storage import bot_name
from storage.programme.snapshot import Snapshot

_ENDING: Final = ".pdf"


def print_programme(settings: Settings, target: Path, language: str | None) -> None:
    """Write the programme in force as everybody sees it; before the first start, that to be.

    Without a language it is in all of the event's, side by side. Raises UnusableInput for another
    file ending, a language that is not the event's, or a place not writable.
    """
    check_ending(target, _ENDING)
    snapshot, now = in_force(settings)
    sheet = whole_programme(_readers(snapshot, now, language))
    write_file(target, typeset(sheet), private=False)


def print_posters(settings: Settings, target: Path, language: str | None, bot: str | None) -> None:
    """Write a poster for the bot, the pages, and each place and group, a page each.

    `bot` is the name that codes lead to, by default the one under which it last ran. Raises
    UnusableInput as above, and where no name is known.
    """
    check_ending(target, _ENDING)
    snapshot, now = in_force(settings)
    readers = _readers(snapshot, now, language)
    name = bot or _last_name(settings)
    if name is None:
        raise UnusableInput("--bot: give the bot's name, since it has not run on this database yet")
    pages = posters(readers, Ways(name, settings.web_url))
    write_file(target, typeset(pages), private=False)


def _readers(snapshot: Snapshot, now: datetime, language: str | None) -> Sequence[Reader]:
    """Everybody, in one language or in all of the event's."""
    event = snapshot.event
    languages = [chosen_language(language, event)] if language else event.languages
    translators = load_translators()
    return [Reader(translators[code], snapshot.public, now) for code in languages]


def _last_name(settings: Settings) -> str | None:
    if not settings.database.exists():
        return None
    return asyncio.run(using(settings, lambda db: db.read(bot_name.last_seen)))
