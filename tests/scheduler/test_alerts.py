"""What fails for good is counted and told once an hour; how full the disk is, is looked at."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from scheduler import alerts
from scheduler.alert_sender import AlertSender
from scheduler.alerts import Alerts
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage.alerts import Alert
from storage.database import Database
from tests.flows.conversation import StoppedClock
from tests.programmes import at

ORGANISER = 21


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "bot.sqlite3")
    yield opened
    await opened.close()


def told(database: Database, kind: Alert) -> list[dict[str, int]]:
    rows = database.look_up(
        lambda c: c.execute(
            "SELECT parameters FROM delivery WHERE kind = ? ORDER BY id", (kind,)
        ).fetchall()
    )
    return [json.loads(row["parameters"]) for row in rows]


async def test_all_that_failed_since_the_last_time_is_told(database: Database) -> None:
    failed, clock = 0, StoppedClock(at(28, 14))
    sender = AlertSender(database, WakeUp(), [ORGANISER])
    looking = Alerts(Jobs(), database, clock, sender, lambda: failed)
    for minute, failed in ((0, 0), (1, 2), (2, 5), (60, 5), (61, 5), (62, 6), (122, 6)):  # noqa: B007
        clock.set(at(28, 14) + timedelta(minutes=minute))
        await looking.look()
    assert [one["count"] for one in told(database, Alert.MESSAGES_FAILED)] == [2, 3, 1]


async def test_a_disk_nearly_full_is_told(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "room", lambda _: (250_000_000, 100_000_000))
    clock, wake_up = StoppedClock(at(28, 14)), WakeUp()
    sender = AlertSender(database, wake_up, [ORGANISER])
    await Alerts(Jobs(), database, clock, sender, lambda: 0).look()
    assert wake_up.is_set
    assert told(database, Alert.DISK_NEARLY_FULL) == [{"free": 250_000_000, "needed": 300_000_000}]
