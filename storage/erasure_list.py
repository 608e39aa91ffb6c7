"""The list of erasures beside the database: what an older database that takes its place lacks.

One line for each, of salt, hash and moment. The database has the same; the list is for when it is
lost, or an older one was put in its place.
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from storage import erasures, privacy
from storage.database import Database
from storage.erasures import Erasure
from storage.files import replacing
from storage.moments import from_ms, to_ms
from storage.programme.snapshot import Snapshot
from storage.schema import DatabaseUnusable

_LOGGER: Final = logging.getLogger(__name__)

_HEADING: Final = "# Who was erased, as salted hashes: no backup that is restored brings them back."


class ErasureList:
    """Keeps the list beside a database in line with it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._path = path_beside(database.path)
        self._writing = asyncio.Lock()
        self._is_behind = False

    async def catch_up(self, now: datetime) -> None:
        """Erase again whom the list names and the database does not; to be done at the start.

        There are any where an older database was put in place of another one by hand. Raises what
        `read` raises.
        """
        others = await asyncio.to_thread(read, self._path)
        if missing := await self._database.read(erasures.missing, others):
            await self._erase_again(missing, now)
        if set(others) != set(await self._database.read(erasures.known)):
            await self.keep()

    async def _erase_again(self, missing: list[Erasure], now: datetime) -> None:
        """Erase whom these name, in slices: to find them takes 3 ms for each person there is.

        They are written down in the end, so that a bot that is killed meanwhile begins again.
        """
        everybody = await self._database.read(privacy.everybody)
        found = await asyncio.to_thread(erasures.those_erased, everybody, missing)
        for first in range(0, len(found), privacy.SLICE):
            some = found[first : first + privacy.SLICE]
            await self._database.write(privacy.erase_all, some, now)
        await self._database.write(erasures.add, missing)
        await self._database.scrub()
        _LOGGER.warning(
            "the database is older than the list of erasures; people erased again: %d", len(found)
        )

    async def keep(self) -> None:
        """Write down what the database knows. Where that fails it is logged and `is_behind`."""
        async with self._writing:
            await self._write(await self._database.read(erasures.known))

    async def keep_if_behind(self) -> None:
        """Try again what has failed."""
        if self._is_behind:
            await self.keep()

    async def forget_lapsed(self, now: datetime, event: Snapshot, retention: timedelta) -> None:
        """Forget the erasures after which the retention is over for everybody whom they concern.

        Who is in an older backup is past it by then, and erased again for that. The list comes
        first: what it had beyond the database would be taken for erasures of later on.
        """
        if now < event.end + retention:
            return
        until = now - retention
        async with self._writing:
            all_known = await self._database.read(erasures.known)
            left = [one for one in all_known if one.at > until]
            if left != all_known and await self._write(left):
                await self._database.write(erasures.forget, until)

    async def _write(self, known: list[Erasure]) -> bool:
        try:
            await asyncio.to_thread(write, self._path, known)
            self._is_behind = False
        except OSError as error:
            # A disk that is full or gone: where in the code that was seen says nothing.
            _LOGGER.error(
                "the list of erasures could not be written (%s); it is tried again", error.strerror
            )
            self._is_behind = True
        return not self._is_behind


def path_beside(database: Path) -> Path:
    """Where the list of a database lies."""
    return database.with_name(f"{database.name}.erasures")


def read(path: Path) -> list[Erasure]:
    """The erasures of a list, none where there is no file; a damaged line is passed over.

    Raises DatabaseUnusable where it cannot be read: those whom it names must not come back.
    """
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DatabaseUnusable(f"{path}: {error.strerror}") from None
    found = []
    for line in lines:
        if line.startswith("#"):
            continue
        try:
            salt, hashed, at = line.split()
            found.append(Erasure(bytes.fromhex(salt), bytes.fromhex(hashed), from_ms(int(at))))
        except (ValueError, OverflowError):
            _LOGGER.error("%s: a line cannot be read", path)
    return found


def write(path: Path, known: Iterable[Erasure]) -> None:
    """Write a list, whole or not at all. Raises OSError."""
    lines = (f"{one.salt.hex()} {one.hash.hex()} {to_ms(one.at)}" for one in known)
    with replacing(path, private=True) as unfinished:
        unfinished.write_text("\n".join((_HEADING, *lines, "")), "utf-8")
