"""There is a backup of each night; organisers are told where there is none."""

import logging
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scheduler.alert_sender import AlertSender
from scheduler.backups import Backups, night_before
from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage import last_times
from storage.alerts import Alert
from storage.backups import of_night, read_through
from storage.database import Database
from storage.publishing import Origin, publish
from tests.flows.conversation import StoppedClock
from tests.new_database import make
from tests.programmes import MOSCOW, at, small_programme, small_snapshot

EVENT = small_snapshot().event.id
OLGA = 31


async def opened(tmp_path: Path) -> Database:
    make(tmp_path / "bot.sqlite3")
    database = await Database.open(tmp_path / "bot.sqlite3")
    await publish(database, small_programme(), None, Origin.FILE, at(28, 9))
    return database


def backups(database: Database, clock: Clock, folder: Path) -> Backups:
    alerts = AlertSender(database, WakeUp(), [OLGA])
    return Backups(Jobs(), database, clock, alerts, small_snapshot, folder)


@pytest.mark.parametrize(
    ("day", "hour", "minute", "night"), [(29, 3, 0, 29), (29, 2, 59, 28), (29, 23, 59, 29)]
)
def test_a_night_ends_at_three_at_the_venue(day: int, hour: int, minute: int, night: int) -> None:
    moment = datetime(2021, 6, day, hour, minute, tzinfo=MOSCOW)
    assert night_before(moment, MOSCOW).day == night


async def test_each_night_has_a_backup_and_a_missed_one_is_made_up_for(tmp_path: Path) -> None:
    database, clock = await opened(tmp_path), StoppedClock(at(28, 9, 30))
    folder = tmp_path / "backups"
    seen = []
    for moment in (at(28, 9, 30), at(29, 2, 59), at(29, 3), at(29, 22)):
        clock.set(moment)
        for _start in range(2):
            await backups(database, clock, folder).look()
        seen.append(sorted(int(file.stem[-2:]) for file in folder.iterdir()))
    assert seen == [[28], [28], [28, 29], [28, 29]]
    last = of_night(folder, EVENT, night_before(clock.now(), MOSCOW))
    assert read_through(last).made_at == at(29, 3)
    assert await database.read(last_times.find, last_times.BACKED_UP) == at(29, 3)
    await database.close()


async def test_organisers_are_told_of_a_backup_that_failed_and_it_is_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database, clock = await opened(tmp_path), StoppedClock(at(28, 9, 30))
    in_the_way = tmp_path / "backups"
    in_the_way.write_text("a file")
    made = backups(database, clock, in_the_way)
    with caplog.at_level(logging.CRITICAL):
        for _ in range(3):
            await made.look()
            clock.set(clock.now() + timedelta(minutes=5))
        assert told(database) == [(OLGA, '{"reason":"Not a directory"}')]
        in_the_way.unlink()
        await made.look()
    assert len(list(in_the_way.iterdir())) == 1
    await database.close()


async def test_a_backup_that_could_not_be_noted_is_noted_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database, clock = await opened(tmp_path), StoppedClock(at(28, 9, 30))
    made = backups(database, clock, tmp_path / "backups")

    note = last_times.note

    def full(connection: sqlite3.Connection, what: str, now: datetime) -> None:
        if what == last_times.BACKED_UP:
            raise sqlite3.OperationalError("database or disk is full")
        note(connection, what, now)

    with monkeypatch.context() as patched, caplog.at_level(logging.CRITICAL):
        patched.setattr(last_times, "note", full)
        await made.look()
    assert await database.read(last_times.find, last_times.BACKED_UP) is None
    clock.set(at(28, 10))
    await made.look()
    assert await database.read(last_times.find, last_times.BACKED_UP) == at(28, 9, 30)
    await database.close()


def told(database: Database) -> list[tuple[int, str]]:
    query = "SELECT chat, parameters FROM delivery WHERE kind = ?"
    with closing(sqlite3.connect(database.path)) as connection:
        return connection.execute(query, (Alert.BACKUP_FAILED,)).fetchall()
