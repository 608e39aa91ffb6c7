"""Writing the pages as files, from the command line and from the running bot."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.failures import UnusableInput
from handlers.site.exported import MARK
from handlers.site.view import Site
from storage import recent_changes, session_ids
from storage.database import Database
from storage.files import replacing_folder
from storage.seats import queries


def check_folder(folder: Path, name: str) -> None:
    """Make sure that pages may be written to a folder: it is new, empty or an earlier export.

    Raises UnusableInput, whose line begins with `name`.
    """
    try:
        if not folder.parent.is_dir():
            raise UnusableInput(f"{name}: there is no folder {folder.parent}")
        if not folder.exists() or (folder / MARK).is_file():
            return
        if not folder.is_dir() or any(folder.iterdir()):
            raise UnusableInput(f"{name}: not empty, and no earlier export of the pages")
    except OSError as error:
        raise UnusableInput(f"{name}: {error.strerror}") from None


async def with_facts(database: Database, site: Site) -> tuple[Site, Mapping[str, str]]:
    """What the database knows besides the release; and the ids that sessions have had."""
    event = site.snapshot.event
    standing = await database.read(queries.standing, None) if event.public_places else None
    changes = await database.read(recent_changes.newest, ())
    former = await database.read(session_ids.former)
    return replace(site, standing=standing, changes=changes), former


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write a whole site in place of what is in the folder; how many files. Raises OSError."""
    count = 0
    with replacing_folder(folder.resolve()) as unfinished:
        for path, content in files:
            target = unfinished / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            count += 1
    return count
