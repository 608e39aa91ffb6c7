"""Reminders around midnight and clock changes: minutes as they pass, evenings as clocks show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage import reminder_moments
from storage.database import Database
from storage.programme.model import Kind, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import BERLIN, at, session, small_programme
from tests.storage.reminded import ReminderWorld

A_MINUTE = timedelta(minutes=1)

NIGHTS = [
    pytest.param("2021-03-28T03:05", "2021-03-28T00:50", id="an-hour-is-left-out"),
    pytest.param("2021-10-31T03:05", "2021-10-31T01:50", id="an-hour-comes-twice"),
    pytest.param("2021-06-29T00:05", "2021-06-28T21:50", id="midnight"),
]


@pytest.mark.parametrize(("local", "due"), NIGHTS)
async def test_minutes_are_counted_as_they_pass_whatever_the_clock_shows(
    database: Database, local: str, due: str
) -> None:
    start = datetime.fromisoformat(local).replace(tzinfo=BERLIN).astimezone(UTC)
    house = await in_berlin(database, start)
    await house.comes(1, "nachts")
    moment = datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert await house.look(moment - A_MINUTE) == []
    assert await house.look(moment) == [("nachts", 1)]


EVENINGS = [
    pytest.param("2021-03-29T09:00", "2021-03-28T18:00", id="after-the-change-to-summer"),
    pytest.param("2021-03-28T09:00", "2021-03-27T19:00", id="before-the-change-to-summer"),
    pytest.param("2021-10-31T09:00", "2021-10-30T18:00", id="before-the-change-to-winter"),
    pytest.param("2021-11-01T00:30", "2021-10-31T19:00", id="after-the-change-to-winter"),
]


@pytest.mark.parametrize(("local", "due"), EVENINGS)
async def test_the_evening_before_is_eight_by_the_clock_at_the_venue(
    database: Database, local: str, due: str
) -> None:
    start = datetime.fromisoformat(local).replace(tzinfo=BERLIN).astimezone(UTC)
    house = await in_berlin(database, start)
    await house.comes(1, "nachts", digest=True)
    moment = datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert await house.look(moment - A_MINUTE) == []
    assert await house.look(moment) == [(local[:10], 1)]


def test_every_moment_is_in_utc_so_that_time_can_be_reckoned_with() -> None:
    snapshot = Snapshot.of(small_programme())
    assert {moment.at.tzinfo for moment in reminder_moments.moments(snapshot)} == {UTC}
    assert reminder_moments.evening_before(snapshot, date(2021, 6, 28)) == at(27, 20)


async def in_berlin(database: Database, start: datetime) -> ReminderWorld:
    """A house in Berlin with one session."""
    programme = small_programme()
    event = replace(programme.event, timezone=ZoneInfo("Europe/Berlin"))
    nachts = session("nachts", start, 1, Text({"de": "Nachts", "ru": "Ночью"}), kind=Kind.CULTURE)
    alone = replace(programme, event=event, sessions=(nachts,))
    return await ReminderWorld.open(database, alone, start - timedelta(days=9))
