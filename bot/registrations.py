"""What an operator does with the lists of the working groups from the command line."""

import asyncio
from pathlib import Path

from bot.failures import UnusableInput
from bot.maintenance import moment_for_bot, using, write_file
from bot.settings import Settings
from handlers.frame.reader import Reader
from handlers.registrations.files import csv_file, sheets
from handlers.registrations.workbook import write_workbook
from locales.catalogues import load_translators
from storage import audit, releases
from storage.audit import Action
from storage.database import Database
from storage.seats import queries

_ENDINGS = (".xlsx", ".csv")


def export_registrations(settings: Settings, target: Path, language: str) -> None:
    """Write who sits and who waits in every group to a file.

    Raises UnusableInput for a file ending that nothing is known of, a place not writable, or where
    there is no database yet.
    """
    ending = target.suffix.lower()
    if ending not in _ENDINGS:
        raise UnusableInput(f"{target}: the file must end in .xlsx or .csv")
    if not settings.database.exists():
        raise UnusableInput(f"{settings.database}: there is no database")
    content = asyncio.run(using(settings, lambda db: _content(db, settings, ending, language)))
    write_file(target, content, private=True)


async def _content(database: Database, settings: Settings, ending: str, language: str) -> bytes:
    snapshot = await database.read(releases.latest)
    if snapshot is None:
        raise UnusableInput(f"{settings.database}: no programme was published yet")
    groups = snapshot.programme.groups
    names = [group.id for group in groups]
    now = await moment_for_bot(database, snapshot.programme, settings)
    entries = await database.read(queries.entries, names)
    standing = await database.read(queries.standing, None)
    await database.write(audit.note, None, Action.LIST_EXPORTED, now, groups=names)
    if ending == ".csv":
        return csv_file(entries, snapshot.event.timezone)
    v = Reader(load_translators()[language], snapshot, now)
    return write_workbook(sheets(v, groups, entries, standing))
