"""How long the writer is held by what concerns many people: never longer than 100 ms."""

import asyncio
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

from storage import audit, notices_owed, people, privacy, publishing, releases
from storage.broadcasts import amend, compose, releasing, send, store
from storage.broadcasts.checking import Refusal, Situation
from storage.broadcasts.model import BROADCAST, Broadcast, Scope, subject_of
from storage.content import ContentKind, Version
from storage.database import Database
from storage.moments import to_ms
from storage.programme.model import Group, Kind, Programme, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.writer import Writer
from tests.programmes import at, session, small_programme
from tests.storage.reminded import put_due

NOW = at(1, 9)
STARS_EACH = 10
EXPIRED = 1_000
LINES = 12_000
MEASURED = 5
OLGA = 1


def programme(sessions: int, version: int = 0, changed: int = 0) -> Programme:
    """So many sessions, one of which is at another hour by its version; all star the first."""
    small = small_programme()
    made = tuple(
        session(
            f"s{number}",
            at(20 + number % 8, 8)
            + timedelta(minutes=number + (version if number == changed else 0)),
            1,
            Text({"de": f"Nummer {number}", "ru": f"Номер {number}"}),
            kind=Kind.OTHER,
            place="halle" if number % 2 else "pin",
            abstract=Text({"de": "Worum es geht. " * 20, "ru": "О чём речь. " * 20}),
        )
        for number in range(sessions)
    )
    groups = (*small.groups, Group("offen", Text({"de": "Offen", "ru": "Открытая"})))
    return replace(small, sessions=made, groups=groups)


def move_in(connection: sqlite3.Connection, many: int, sessions: int) -> None:
    """Let people know the bot, star sessions and sit in a group; every second reads Russian."""
    for person in range(1, many + 1):
        people.meet(connection, person, "ru" if person % 2 else "de", NOW)
    stars = [
        (person, f"s{0 if not n else (person * 7 + n * 31) % sessions}")
        for person in range(1, many + 1)
        for n in range(STARS_EACH)
    ]
    for table, known in (("favourite", "since"), ("told", "release")):
        connection.executemany(
            f"INSERT OR IGNORE INTO {table} (person, session, {known}) VALUES (?, ?, 1)",  # noqa: S608
            stars,
        )
    connection.executemany(
        "INSERT INTO seat VALUES (?, 'offen', 1)", [(person,) for person in range(1, many + 1)]
    )
    for line in range(LINES):
        audit.note(connection, OLGA, audit.Action.SEATED, NOW, person=line % many + 1)


@contextmanager
def held() -> Iterator[list[tuple[float, float]]]:
    """For how many milliseconds each transaction holds the writer, and computes, meanwhile."""
    times: list[tuple[float, float]] = []
    writer: Any = Writer
    original: Callable[..., Any] = writer._do_what_waits

    def timed(*given: Any) -> Any:
        began, computed = perf_counter(), thread_time()
        try:
            return original(*given)
        finally:
            took, busy = perf_counter() - began, thread_time() - computed
            times.append((took * 1000, busy * 1000))

    writer._do_what_waits = timed
    try:
        yield times
    finally:
        writer._do_what_waits = original


async def publish(opened: Database, wanted: Programme, now: datetime) -> list[tuple[float, float]]:
    """Publish with all notices; then they have all been sent."""
    with held() as times:
        await publishing.publish(opened, wanted, OLGA, Origin.FILE, now)
        async for _ in opened.write_slices(notices_owed.put_slice, now):
            pass
    await opened.write(_all_told)
    return times


def _all_told(connection: sqlite3.Connection) -> None:
    """A third have read the newest, the others what they last knew: versions differ."""
    newest = releases.latest_number(connection)
    connection.execute("UPDATE delivery SET state = 'sent' WHERE state = 'pending'")
    connection.execute("UPDATE told SET release = ? WHERE person % 3 = ?", (newest, newest % 3))


async def released(opened: Database, snapshot: Snapshot) -> int:
    """Begin a broadcast to everybody; its number."""

    def draft(connection: sqlite3.Connection) -> int:
        made = compose.make(connection, OLGA, Scope(), NOW)
        _say_in_both(connection, made, "Alle nach Kaluga")
        return made.id

    number = await opened.write(draft)
    await opened.write(_release, snapshot, number)
    async for _ in opened.write_slices(send.put_slice, NOW):
        pass
    return number


def _say_in_both(connection: sqlite3.Connection, draft: Broadcast, text: str) -> None:
    said = dict.fromkeys(("de", "ru"), Version(ContentKind.TEXT, text))
    compose.edit(connection, replace(draft, versions=said), OLGA)


def _release(connection: sqlite3.Connection, snapshot: Snapshot, number: int) -> None:
    found = store.find(connection, number)
    assert found
    situation = Situation(snapshot, NOW, (OLGA,))
    outcome = releasing.release(connection, number, found.revision, OLGA, situation)
    assert not isinstance(outcome, Refusal), outcome


def _arrived(connection: sqlite3.Connection, number: int) -> None:
    """Everybody has got it, in German."""
    said = json.dumps({"broadcast": number, "language": "de", "revision": 2})
    connection.execute(
        "UPDATE delivery SET state = 'sent', message_id = id, settled_at = ?, parameters = ?"
        " WHERE subject = ? AND kind = ?",
        (to_ms(NOW), said, subject_of(number), BROADCAST),
    )


def _correction(connection: sqlite3.Connection, number: int) -> int:
    found = store.find(connection, number)
    assert found
    made = compose.make_correction(connection, found, OLGA, NOW)
    _say_in_both(connection, made, "Alle nach Moskau")
    return made.id


async def steer(opened: Database, snapshot: Snapshot) -> None:
    """Do with a broadcast to everybody all that can be done with one."""
    with held() as times:
        number = await released(opened, snapshot)
    _say("beginning a broadcast to all of them", times)
    for what, done in (
        ("pausing it", partial(send.pause, number=number, now=NOW)),
        ("going on with it", partial(send.go_on, number=number, now=NOW)),
        ("stopping it", partial(send.stop, number=number, by=OLGA, now=NOW)),
    ):
        with held() as times:
            assert await opened.write(done)
            async for _ in opened.write_slices(send.cancel_slice, NOW):
                pass
        _say(what, times)
    number = await released(opened, snapshot)
    await opened.write(_arrived, number)
    correction = await opened.write(_correction, number)
    with held() as times:
        await opened.write(_release, snapshot, correction)
        async for _ in opened.write_slices(amend.put_slice, NOW):
            pass
    _say("correcting what has arrived", times)
    with held() as times:
        assert await opened.write(amend.recall, number, OLGA, NOW)
        for act in (amend.put_slice, send.cancel_slice):
            async for _ in opened.write_slices(act, NOW):
                pass
    _say("recalling it with its correction", times)


async def measure(many: int, sessions: int, count: int) -> None:
    """Print the longest hold of the writer for each."""
    with tempfile.TemporaryDirectory() as folder:
        opened = await Database.open(Path(folder) / "bot.sqlite3")
        await publishing.publish(opened, programme(sessions), OLGA, Origin.FILE, NOW)
        await opened.write(move_in, many, sessions)
        work: dict[int, list[tuple[float, float]]] = {}
        for number in range(2, count + 1):
            concerns_all = number <= MEASURED + 2 or number > count - MEASURED
            wanted = programme(sessions, number, changed=0 if concerns_all else 5)
            work[number] = await publish(opened, wanted, NOW)
        early = median(_busy(work[n]) for n in range(3, MEASURED + 3))
        late = median(_busy(work[n]) for n in range(count - MEASURED + 1, count + 1))
        print(f"{many} people, {sessions} sessions; the longest hold of the writer (under 100 ms)")
        _say(f"publishing release {count}, which concerns everybody", work[count])
        print(f"  from release 3 to {count} the work grows {late / early:.2f} times (at most 1.3)")
        snapshot = await opened.read(releases.latest)
        assert snapshot
        await steer(opened, snapshot)
        with held() as times:
            await put_due(opened, snapshot, snapshot.sessions["s0"].start - timedelta(minutes=14))
        _say("planning reminders", times)
        without = replace(wanted, groups=wanted.groups[:-1])
        times = await publish(opened, without, NOW)
        _say("publishing without a group in which they all sit", times)
        with held() as times:
            await opened.write(privacy.erase, many, NOW, snapshot)
            await opened.scrub()
        _say("erasing one", times)
        await opened.write(
            lambda c: c.execute("UPDATE person SET seen_at = 0 WHERE id <= ?", (EXPIRED,))
        )
        late_enough, retention = snapshot.end + timedelta(days=1), timedelta(days=1)
        await opened.write(
            lambda c: c.execute("UPDATE person SET seen_at = 9e15 WHERE id > ?", (EXPIRED,))
        )
        with held() as times:
            async for _ in opened.write_slices(
                privacy.erase_expired, late_enough, snapshot, retention
            ):
                pass
        _say(f"erasing {min(EXPIRED, many)} after the retention", times)
        await opened.close()


def _busy(times: list[tuple[float, float]]) -> float:
    return sum(busy for _, busy in times)


def _say(what: str, times: list[tuple[float, float]]) -> None:
    longest, busiest = (max(each) for each in zip(*times, strict=True))
    print(
        f"  {what}: {longest:.0f} ms, {busiest:.0f} ms of them computing;"
        f" {len(times)} transactions, {_busy(times):.0f} ms of computing in all",
        flush=True,
    )


def main() -> None:
    """Measure; --quick takes fewer people, sessions and releases."""
    quick = "--quick" in sys.argv
    asyncio.run(measure(*((1_000, 100, 30) if quick else (10_000, 1_000, 300))))


if __name__ == "__main__":
    main()
