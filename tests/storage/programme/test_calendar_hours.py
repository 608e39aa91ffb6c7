"""Every program that people use reads the hours that are meant, in every zone, all year."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.programme.model import Session, Text
from tests.node import install
from tests.programmes import session
from tests.storage.programme.calendar_readers import (
    Hours,
    Read,
    by_ical_js,
    by_icalendar,
    by_vobject,
)
from tests.storage.programme.test_calendar import alone, calendar

CHANGES = {
    "Europe/Berlin": ("2026-03-29T01:00", "2026-10-25T01:00"),
    "Europe/London": ("2026-03-29T01:00", "2026-10-25T01:00"),
    "Europe/Kyiv": ("2026-03-29T01:00", "2026-10-25T01:00"),
    "Europe/Dublin": ("2026-03-29T01:00", "2026-10-25T01:00"),
    "America/New_York": ("2026-03-08T07:00", "2026-11-01T06:00"),
    "Australia/Sydney": ("2026-04-04T16:00", "2026-10-03T16:00"),
    "Africa/Casablanca": ("2026-02-15T02:00", "2026-03-22T02:00"),
    "Europe/Moscow": ("2010-03-27T23:00", "2014-10-25T22:00"),
    "Europe/Kaliningrad": ("2014-10-25T23:00",),
    "Europe/Volgograd": ("2018-10-27T23:00", "2020-12-26T22:00"),
    "Asia/Yekaterinburg": ("2014-10-25T20:00",),
    "America/Sao_Paulo": ("2018-11-04T03:00", "2019-02-17T02:00"),
    "Asia/Tehran": ("2022-03-21T20:30", "2022-09-21T19:30"),
    "Asia/Kolkata": (),
    "UTC": (),
}
"""Moments in UTC at which the clocks of each zone were changed."""

SEASONS = [f"{year}-{month}-15T12:00" for year in (2021, 2026, 2031) for month in ("01", "07")]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def around(change: datetime, zone: ZoneInfo) -> list[Session]:
    """Sessions before, at, after and over a clock change, none at an hour that comes twice."""
    hours = (-72, -49, -3, -1.25, -0.5, 0, 0.5, 1, 1.5, 2.5, 25, 72)
    starts = [change + timedelta(hours=each) for each in hours]
    return [
        session(f"s{number}", start, length, Text(f"S{number}"))
        for number, (start, length) in enumerate(
            (start, length) for start in starts for length in (0.5, 4, 30)
        )
        if is_unambiguous(start, zone) and is_unambiguous(start + timedelta(hours=length), zone)
    ]


def is_unambiguous(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the clock shows that hour once, so that a file can name it."""
    local = moment.astimezone(zone)
    return local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset()


def files(zone: ZoneInfo) -> list[Sequence[Session]]:
    """The sessions of one file each: around each change, one in each season, years apart."""
    changes = [around(moment(change), zone) for change in CHANGES[zone.key]]
    seasons = [
        session(f"t{number}", moment(start), 2, Text(f"T{number}"))
        for number, start in enumerate(SEASONS)
    ]
    return [*changes, *([each] for each in seasons), seasons]


def hours(sessions: Sequence[Session]) -> Hours:
    return {str(s.title.in_language("de")): (s.start, s.end) for s in sessions}


@pytest.fixture(scope="session")
def ical_js(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("node")
    install(folder, "ical.js@2.2.1")
    return by_ical_js(folder)


@pytest.mark.parametrize("zone", [z for z, changes in CHANGES.items() if changes])
def test_the_clock_changes_that_are_tried_are_clock_changes(zone: str) -> None:
    for change in map(moment, CHANGES[zone]):
        before = change - timedelta(seconds=1)
        zoned = ZoneInfo(zone)
        assert before.astimezone(zoned).utcoffset() != change.astimezone(zoned).utcoffset()


@pytest.mark.parametrize("zone", CHANGES)
def test_libraries_read_the_hours_that_are_meant(zone: str) -> None:
    for sessions in files(ZoneInfo(zone)):
        content = calendar(alone(zone, *sessions))
        assert by_icalendar(content) == hours(sessions)
        assert by_vobject(content) == hours(sessions)


@pytest.mark.e2e
@pytest.mark.parametrize("zone", CHANGES)
def test_ical_js_reads_the_hours_that_are_meant(ical_js: Read, zone: str) -> None:
    for sessions in files(ZoneInfo(zone)):
        assert ical_js(calendar(alone(zone, *sessions))) == hours(sessions)
