"""Backups: copies of the database made by hand, each night and before migrations.

A backup holds what people have had erased since, so those that the bot makes go after seven days.
"""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from storage import bot_name, copies, last_times, releases
from storage.files import make_folder, remove_left_over
from storage.moments import from_ms
from storage.schema import (
    DatabaseUnusable,
    migrations,
    read_only,
    refuse_changed,
    refuse_foreign,
    usable_version,
    version_of,
)

KEPT_FOR: Final = timedelta(days=7)

_A_DAY: Final = timedelta(days=1)
_MOMENT: Final = "%Y%m%dT%H%M%SZ"

_COUNTED: Final = {
    "people": "person",
    "seats": "seat",
    "releases": "release",
    "messages waiting": "delivery WHERE state IN ('pending', 'sending')",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a backup; `made_at` is not known of each."""

    event: str
    schema: int
    made_at: datetime | None
    counts: Mapping[str, int]


def back_up(source: Path, target: Path, now: datetime) -> None:
    """Write a copy of the database to `target`, which is replaced whole or not at all.

    The bot may run meanwhile. Raises FileNotFoundError where there is no database,
    DatabaseUnusable where it is not ours, ValueError where the target is the database itself,
    OSError or sqlite3.Error where it cannot be written.
    """
    if not source.exists():
        raise FileNotFoundError(f"{source}: there is no database")
    if target.exists() and target.samefile(source):
        raise ValueError(f"{target}: this is the database itself")
    with closing(read_only(source)) as connection:
        refuse_foreign(connection, source)
        copies.write(connection, target, now)


def read_through(path: Path) -> Contents:
    """Read a backup through and say what is in it.

    Raises DatabaseUnusable where it is not one of ours, of a newer version, not as the bot has
    written it, or without a programme that can be read; sqlite3.Error where it is damaged.
    """
    with closing(opened(path)) as connection:
        connection.row_factory = sqlite3.Row
        usable_version(connection, path, migrations()[-1].number)
        copies.check(connection, path)
        if not copies.tables(connection):
            raise DatabaseUnusable(f"{path}: there is no programme in it")
        refuse_changed(connection, path)
        try:
            contents = _contents(connection)
        except (sqlite3.Error, MemoryError):
            raise
        except Exception:
            # What somebody else has written there may raise anything.
            raise DatabaseUnusable(f"{path}: what it holds cannot be read") from None
        if contents is None:
            raise DatabaseUnusable(f"{path}: there is no programme in it")
        return contents


def _contents(connection: sqlite3.Connection) -> Contents | None:
    """What is in a backup; None where nothing was published."""
    there = copies.tables(connection)
    event = event_of(connection)
    if event is None or releases.latest(connection) is None:
        return None
    return Contents(
        event=event,
        schema=version_of(connection),
        made_at=made_at(connection),
        counts={
            name: connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]  # noqa: S608
            for name, rows in _COUNTED.items()
            if rows.split()[0] in there
        },
    )


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a backup, which leaves nothing beside it.

    Nobody writes what has no log beside it. Raises sqlite3.Error where there is no such file.
    """
    has_log = path.with_name(f"{path.name}-wal").exists()
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)


def event_of(connection: sqlite3.Connection) -> str | None:
    """The id of the event, whatever the schema; None where nothing was published yet."""
    row = connection.execute("SELECT event_id FROM release ORDER BY number DESC LIMIT 1").fetchone()
    return row[0] if row else None


def made_at(connection: sqlite3.Connection) -> datetime | None:
    """When the copy was made that a database is, or was restored from, where that is known."""
    if "last_time" not in copies.tables(connection):
        return None
    return last_times.find(connection, last_times.COPIED)


def before_restore(database: Path, now: datetime) -> Path:
    """The name under which a database is kept that another one replaces now."""
    return database.with_name(f"{database.name}.before-restore-{now.astimezone(UTC):{_MOMENT}}")


def of_night(folder: Path, event: str, night: date) -> Path:
    """The file for the backup of a night, which is named by the day on which it ends."""
    return folder / f"{event}-{night.isoformat()}.sqlite3"


def made_of(file: Path) -> datetime | None:
    """When a backup was made, where that is known. Raises sqlite3.Error where it is damaged."""
    with closing(opened(file)) as connection:
        return made_at(connection)


def back_up_night(database: Path, folder: Path, event: str, night: date, now: datetime) -> bool:
    """Make the backup of a night where there is none yet, and remove old ones of the same event.

    The folder is made where it is missing. False where there was one. One that another bot has
    made, such as that of a rehearsal, is none. Raises what `back_up` does.
    """
    target = of_night(folder, event, night)
    make_folder(folder)
    own = _bot_of(database)
    is_new = not target.exists() or _bot_of(target) not in (None, own)
    try:
        if is_new:
            back_up(database, target, now)
    finally:
        _remove_old_nights(folder, event, night, own)
    return is_new


def remove_old_copies(database: Path, now: datetime) -> None:
    """Delete what lies beside the database for more than seven days: copies made before migrations
    and databases from before a restore; and what a restore that was killed has not finished.
    """
    remove_left_over(database)
    named = re.compile(
        rf"{re.escape(database.name)}\.before-(restore-(?P<moment>\d{{8}}T\d{{6}}Z)|\d{{4}}).*"
    )
    for file in database.parent.iterdir():
        if found := named.fullmatch(file.name):
            written_at = _written(file)
            if found["moment"]:
                written_at = datetime.strptime(found["moment"], _MOMENT).replace(tzinfo=UTC)
            if written_at < now - KEPT_FOR:
                file.unlink()


def _remove_old_nights(folder: Path, event: str, night: date, own: str | None) -> None:
    """Delete what is seven days old by then, but never the newest; and what a bot that was killed
    has left unfinished. They hold what people have had erased, so none is kept for longer.

    The clock of a rehearsal may be months ahead. So what another bot has made, by its name, goes
    only when its file is seven days older than that of the night.
    """
    named = re.compile(rf"{event}-(\d{{4}}-\d\d-\d\d)\.sqlite3(\.unfinished-.*)?")
    found = [(match, file) for file in folder.iterdir() if (match := named.fullmatch(file.name))]
    whole = sorted(match[1] for match, _ in found if not match[2])
    first_kept = min((night - KEPT_FOR + _A_DAY).isoformat(), *whole[-1:])
    latest = of_night(folder, event, night)
    for match, file in found:
        if match[2] or (match[1] < first_kept and not _is_kept_for_another_bot(file, own, latest)):
            file.unlink(missing_ok=True)


def _is_kept_for_another_bot(file: Path, own: str | None, latest: Path) -> bool:
    if _bot_of(file) in (None, own):
        return False
    return not latest.exists() or _written(latest) - _written(file) < KEPT_FOR


def _written(file: Path) -> datetime:
    return from_ms(file.stat().st_mtime_ns // 1_000_000)


def _bot_of(file: Path) -> str | None:
    """The bot that has used a database last; None where that cannot be said."""
    try:
        with closing(opened(file)) as connection:
            return bot_name.last_seen(connection)
    except sqlite3.Error:
        return None
