"""Putting a backup in the place of the database, which is kept.

What becomes the database is made ready beside it: brought up to the newest schema, without those
who were erased since, with what waits in it held. Then it takes its place in one step. So at each
moment there is a whole database, and until that step it is the one from before.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from storage import (
    audit,
    backups,
    calendar_feeds,
    clock_shift,
    copies,
    erasure_list,
    erasures,
    held_messages,
    inbox,
    last_times,
    organisers,
    privacy,
    releases,
)
from storage.audit import Action
from storage.backups import Contents
from storage.broadcasts.checking import Situation
from storage.erasures import Erasure
from storage.files import InUse, giving_way, replacing, sync
from storage.moments import to_ms
from storage.schema import (
    DatabaseUnusable,
    bring_up_to_date,
    migrations,
    read_only,
    refuse_foreign,
)

_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BESIDE: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, what is held and whom it lacks, and where the old database is."""

    contents: Contents
    held: int
    erased_again: int
    kept_as: Path | None


def restore(
    file: Path,
    database: Path,
    now_in: Callable[[ZoneInfo], datetime],
    admins: Collection[int],
) -> Restored:
    """Let a backup be the database, whose bot must not run; the old one is kept beside it.

    `now_in` gives the moment it is for the bot at an event in a time zone. Raises what `examine`
    raises; InUse; OSError where the place cannot be written.
    """
    with giving_way(database):
        return _restore(file, database, now_in, admins)


def _restore(
    file: Path,
    database: Path,
    now_in: Callable[[ZoneInfo], datetime],
    admins: Collection[int],
) -> Restored:
    contents = examine(file, database)
    erased = _erasures_beside(database)
    with replacing(database, private=True) as unfinished:
        with closing(backups.opened(file)) as source:
            source.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            _open(connection)
            bring_up_to_date(connection, migrations())
            connection.execute("BEGIN IMMEDIATE")
            again, held, now = _make_ready(connection, contents, erased, now_in, admins)
            connection.execute("COMMIT")
            copies.check(connection, file)
            all_erased = erasures.known(connection)
        sync(unfinished)  # So that little time passes between the two steps that follow.
        kept_as = _keep(database, now)
    if all_erased:
        erasure_list.write(erasure_list.path_beside(database), all_erased)
    return Restored(contents, held, again, kept_as)


def examine(file: Path, database: Path) -> Contents:
    """What is in a backup that may take the place of the database. Changes nothing.

    Raises what `backups.read_through` raises, DatabaseUnusable for another event than the
    database's too.
    """
    if database.exists() and database.samefile(file):
        raise DatabaseUnusable(f"{file}: this is the database itself")
    contents = backups.read_through(file)
    in_place = _event_in_place(database)
    if in_place not in (None, contents.event):
        raise DatabaseUnusable(
            f"{file}: of another event ({contents.event}) than the database ({in_place})"
        )
    return contents


def _open(connection: sqlite3.Connection) -> None:
    """As the bot opens one; what is lost in a crash is made anew."""
    connection.row_factory = sqlite3.Row
    for pragma in (
        "journal_mode = MEMORY",
        "synchronous = OFF",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _make_ready(
    connection: sqlite3.Connection,
    contents: Contents,
    erased: list[Erasure],
    now_in: Callable[[ZoneInfo], datetime],
    admins: Collection[int],
) -> tuple[int, int, datetime]:
    """How many are erased again and how many messages are held, and the moment it is."""
    snapshot = releases.latest(connection)
    assert snapshot is not None  # noqa: S101 (a backup without a programme was refused)
    now = now_in(snapshot.event.timezone)
    clock_shift.forget(connection)
    # The bot of that time has answered them: nobody's press to send is carried out once more.
    inbox.close_all(connection)
    # Links that somebody has ended since must not work again.
    calendar_feeds.end_all(connection)
    organisers.end_invitations(connection)
    # What was well then, or lacked room, says nothing of the time since.
    last_times.forget(connection, last_times.WELL)
    last_times.forget(connection, last_times.DISK_LOW)
    again = privacy.erase_again(connection, erased, now)
    held = held_messages.hold_all(connection, Situation(snapshot, now, admins))
    made_at = to_ms(contents.made_at) if contents.made_at else None
    audit.note(connection, None, Action.RESTORED, now, made_at=made_at)
    held_messages.tell_organisers(connection, contents.made_at, now, admins)
    return again, held, now


def _event_in_place(database: Path) -> str | None:
    """The event of the database that is there; None where there is none or it is damaged."""
    if not database.exists():
        return None
    try:
        with closing(read_only(database)) as connection:
            refuse_foreign(connection, database)
            return backups.event_of(connection)
    except sqlite3.Error:
        return None


def _erasures_beside(database: Path) -> list[Erasure]:
    """The erasures that the database knows, as far as it can be read, and its list."""
    listed = erasure_list.read(erasure_list.path_beside(database))
    if not database.exists():
        return listed
    try:
        with closing(read_only(database)) as connection:
            connection.row_factory = sqlite3.Row
            return [*listed, *erasures.known(connection)]
    except sqlite3.Error:
        return listed


def _keep(database: Path, now: datetime) -> Path | None:
    """Keep the database under another name as well, as one file with all that is in its log.

    A log that cannot be folded, as that of a damaged database, is kept beside it: another database
    would take it for its own.
    """
    kept_as = _free_name(database, now)
    if database.exists():
        _fold_log(database)
    for ending in _BESIDE:
        log = database.with_name(f"{database.name}{ending}")
        if log.exists():
            log.rename(kept_as.with_name(f"{kept_as.name}{ending}"))
    if not database.exists():
        return None
    try:
        os.link(database, kept_as)
    except OSError:  # some file systems have no links
        shutil.copy2(database, kept_as)
    return kept_as


def _fold_log(database: Path) -> None:
    """Bring what is in the log into the database, and the log away, unless it is damaged."""
    try:
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except sqlite3.Error as error:
        code = error.sqlite_errorcode & 0xFF
        if code in _DAMAGED:
            return
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise InUse(f"{database}: another command works on it") from None
        raise DatabaseUnusable(f"{database}: {error}") from None
    if busy or mode != "delete":
        raise InUse(f"{database}: another command works on it")


def _free_name(database: Path, now: datetime) -> Path:
    """A name that no file has yet: of this moment, or as soon after it as there is one."""
    while (name := backups.before_restore(database, now)).exists():
        now += timedelta(seconds=1)
    return name
