"""Nothing personal stays longer than promised."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scheduler.clock import Clock
from scheduler.housekeeping import Housekeeping
from scheduler.jobs import Jobs
from storage import inbox, organisers, people
from storage.database import Database
from storage.erasure_list import ErasureList
from storage.publishing import Origin
from tests.flows.conversation import StoppedClock
from tests.programmes import small_snapshot
from tests.storage import at_once
from tests.storage.starred import ANNA, OLGA, moved, open_bot, owed, publish, star

EVENT_END = small_snapshot().end
RETENTION = timedelta(days=90)


async def count_after(database: Database, moment: datetime) -> int:
    """How many people are left when the job has run once, at that moment."""
    clock = Clock.starting_at(moment)
    housekeeping = Housekeeping(
        Jobs(), database, clock, small_snapshot, RETENTION, ErasureList(database)
    )
    await housekeeping.tidy()
    return await database.read(
        lambda c: int(c.execute("SELECT count(*) FROM person").fetchone()[0])
    )


async def test_people_go_when_the_retention_is_over(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "db")
    await database.write(people.meet, 1, "de", EVENT_END - timedelta(days=1))
    await database.write(people.meet, 2, "de", EVENT_END + timedelta(days=30))
    assert await count_after(database, EVENT_END + timedelta(days=89)) == 2
    assert await count_after(database, EVENT_END + timedelta(days=91)) == 1
    assert await count_after(database, EVENT_END + timedelta(days=121)) == 0
    await database.close()


@pytest.mark.parametrize("in_rehearsal", [True, False])
async def test_old_copies_go_but_not_in_a_rehearsal(tmp_path: Path, in_rehearsal: bool) -> None:
    database = await Database.open(tmp_path / "db")
    copy = tmp_path / "db.before-restore-20210601T120000Z"
    copy.write_text("")
    clock = Clock.starting_at(EVENT_END) if in_rehearsal else StoppedClock(EVENT_END)
    erasure_list = ErasureList(database)
    housekeeping = Housekeeping(Jobs(), database, clock, small_snapshot, RETENTION, erasure_list)
    await housekeeping.tidy()
    assert copy.exists() is in_rehearsal
    await database.close()


async def test_the_job_runs_at_every_start(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "db")
    await database.write(people.meet, 1, "de", EVENT_END)
    [entry] = await database.write(inbox.store, [{"update_id": 1}], EVENT_END)
    await database.write(inbox.mark, {}, [entry.row])
    clock = Clock.starting_at(EVENT_END + timedelta(days=200))
    jobs = Jobs()
    Housekeeping(jobs, database, clock, small_snapshot, RETENTION, ErasureList(database)).plan()
    jobs.start()

    ran = False
    while not ran:
        ran = await database.read(
            lambda c: c.execute("SELECT count(*) = 0 FROM inbox").fetchone()[0] == 1
        )
    assert await database.read(people.find, 1) is None
    await jobs.stop()
    await database.close()


async def test_what_could_not_be_scrubbed_is_tried_again_until_it_is(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "db")
    await database.write(people.meet, 1, "de", EVENT_END)
    clock = Clock.starting_at(EVENT_END)
    housekeeping = Housekeeping(
        Jobs(), database, clock, small_snapshot, RETENTION, ErasureList(database)
    )
    with closing(sqlite3.connect(database.path, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM person").fetchall()
        await database.write(people.meet, 2, "de", EVENT_END)
        await housekeeping.tidy()
        assert database.needs_scrubbing
        await housekeeping.catch_up()
        assert database.needs_scrubbing
    await housekeeping.catch_up()
    assert (tmp_path / "db-wal").stat().st_size == 0
    await database.close()


async def test_old_links_and_drafts_go_and_the_fresh_ones_stay(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "db")
    start = EVENT_END - timedelta(days=5)

    def prepare(connection: sqlite3.Connection) -> None:
        open_bot(connection)
        for moment in (start, start + timedelta(hours=12)):
            organisers.invite(connection, OLGA, moment)
            at_once.propose(connection, moved(), OLGA, Origin.FILE, moment)

    await database.write(prepare)
    assert await left(database) == (2, 2)
    await count_after(database, start + timedelta(hours=23))
    assert await left(database) == (2, 2)
    await count_after(database, start + timedelta(hours=25))
    assert await left(database) == (1, 1)
    await count_after(database, start + timedelta(hours=37))
    assert await left(database) == (0, 0)
    await database.close()


async def test_what_is_owed_goes_with_its_person(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "db")

    def prepare(connection: sqlite3.Connection) -> None:
        open_bot(connection)
        star(connection, ANNA)
        publish(connection, moved())

    await database.write(prepare)
    assert await database.read(owed) == [ANNA]
    await count_after(database, EVENT_END + timedelta(days=200))
    assert await database.read(owed) == []
    await database.close()


async def left(database: Database) -> tuple[int, int]:
    """How many links and drafts there are."""

    def count(connection: sqlite3.Connection) -> tuple[int, int]:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM invitation), (SELECT count(*) FROM draft)"
        ).fetchone()
        return row[0], row[1]

    return await database.read(count)
