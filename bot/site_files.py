"""Writing the pages as files, from the command line and from the running bot."""

import asyncio
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.command_support import in_force
from bot.failures import UnusableInput, unusable
from bot.settings import Settings
from handlers.frame.services import Services
from handlers.site.exported import MARK, files
from handlers.site.view import Site
from locales.catalogues import load_translators
from storage import bot_name, recent_changes, session_ids, session_numbers, versions
from storage.database import Database
from storage.files import replacing_folder, staying
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.seats import queries

_LOGGER: Final = logging.getLogger(__name__)


def check_folder(folder: Path, name: str) -> None:
    """Make sure that pages may be written to a folder: it is new, empty or an earlier export.

    Raises UnusableInput, whose line begins with `name`.
    """
    try:
        if not folder.parent.is_dir():
            raise UnusableInput(f"{name}: there is no folder {folder.parent}")
        if os.path.ismount(folder) or not os.access(folder.parent, os.W_OK):
            raise UnusableInput(f"{name}: {folder.parent} must let this folder be replaced whole")
        if not folder.exists():
            return
        if (folder / MARK).is_file():
            _refuse_what_is_not_ours(folder, name)
            return
        if not folder.is_dir() or any(folder.iterdir()):
            raise UnusableInput(f"{name}: not empty, and no earlier export of the pages")
    except OSError as error:
        raise unusable(name, error) from None


def _refuse_what_is_not_ours(folder: Path, name: str) -> None:
    """An export is replaced whole: a repository in it, with all its history, would be lost."""
    hidden = sorted(e.name for e in folder.iterdir() if e.name.startswith(".") and e.name != MARK)
    if hidden:
        raise UnusableInput(f"{name}: holds what no export writes: {', '.join(hidden)}")


def export_site(settings: Settings, folder: Path) -> int:
    """Write the pages of the programme in force to a folder, as plain files; how many.

    Before the first start it is the programme that would be. Raises UnusableInput where the folder
    has something else in it or is not writable.
    """
    check_folder(folder, str(folder))
    snapshot, now = in_force(settings)
    try:
        return write_site(
            folder,
            snapshot.programme,
            snapshot.release,
            now,
            settings.retention_days,
            settings.web_url,
            settings.database,
        )
    except OSError as error:
        raise unusable(folder, error) from None


def write_site(
    folder: Path,
    programme: Programme,
    release: int,
    made_at: datetime,
    retention_days: int,
    address: str | None,
    database: Path,
) -> int:
    """Write all pages of a release in place of what is in a folder; how many files.

    Where there is a database, it tells what has changed, and how full groups are where that is
    public. Takes some 2 ms a page. Raises OSError, and sqlite3.Error or DatabaseUnusable.
    """
    snapshot = Snapshot.of(programme, release)
    site = Site(
        snapshot=snapshot,
        translators=load_translators(),
        made_at=made_at,
        retention_days=retention_days,
        address=address,
        as_files=True,
        numbers=session_numbers.unpublished(snapshot),
    )
    former: Mapping[str, str] = {}
    if database.exists():
        with staying(database):
            site, former = asyncio.run(_with_facts(site, database))
    count = 0
    with replacing_folder(folder.resolve()) as unfinished:
        for path, content in files(site, former):
            target = unfinished / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            count += 1
    return count


async def _with_facts(site: Site, path: Path) -> tuple[Site, Mapping[str, str]]:
    """What the database knows besides the release; and the ids that sessions have had."""
    database = await Database.open(path)
    try:
        is_public = site.snapshot.event.public_places
        standing = await database.read(queries.standing, None) if is_public else None
        changes = await database.read(recent_changes.newest, ())
        gone = await database.read(versions.gone)
        former = await database.read(session_ids.former)
        numbers = await database.read(session_numbers.of_sessions)
        bot = await database.read(bot_name.last_seen)
    finally:
        await database.close()
    known = replace(site, standing=standing, changes=changes, gone=gone, numbers=numbers, bot=bot)
    return known, former


class SiteFolder:
    """Keeps the pages in a folder in line with the release in force.

    A child process writes them, so that the bot goes on answering meanwhile. Releases that come
    while it writes are written together after it.
    """

    def __init__(
        self, services: Services, database: Path, folder: Path, address: str | None
    ) -> None:
        self._services = services
        self._database = database
        self._folder = folder
        self._address = address
        self._due = asyncio.Event()
        self._working: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Write what is in force, and from now on every release. Raises UnusableInput."""
        check_folder(self._folder, "BOT_SITE_DIR")
        self._working = asyncio.create_task(self._work())
        self._services.current_release.on_release(self.renew)
        await self.renew()

    async def renew(self) -> None:
        """Have the release in force written soon."""
        self._due.set()

    async def stop(self) -> None:
        """Write nothing more; what is being written is finished."""
        if self._working:
            self._working.cancel()
            with suppress(asyncio.CancelledError):
                await self._working

    async def _work(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            await self._write()

    async def _write(self) -> None:
        services, snapshot = self._services, self._services.current_release.snapshot
        try:
            count = await services.children.run(
                write_site,
                self._folder,
                snapshot.public.programme,
                snapshot.release,
                services.clock.now(),
                services.retention_days,
                self._address,
                self._database,
            )
        except Exception:
            # Whatever is wrong with one release must not keep the next ones from being written.
            _LOGGER.exception("the pages of release %d were not written", snapshot.release)
        else:
            _LOGGER.info("release %d is written: %d files", snapshot.release, count)
