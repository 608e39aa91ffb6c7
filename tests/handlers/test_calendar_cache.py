"""Calendar files are written once for all who ask for the same, and never out of date."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.frame import calendar_cache
from handlers.frame.calendar_cache import CalendarCache
from storage.programme.calendar import CalendarFile, Entry, write_calendar
from tests.programmes import at, small_programme

PROGRAMME = small_programme()
FILE = CalendarFile(
    event=PROGRAMME.event,
    entries=tuple(Entry(session, None, session.online) for session in PROGRAMME.sessions),
    release=1,
    language="de",
    made_at=at(20, 9),
    provisional="Noch vorläufig.",
    cancelled="Fällt aus",
    alarms=(15,),
)
NOON = at(28, 12)
LATER = replace(FILE, made_at=FILE.made_at + timedelta(hours=1))

OTHERS = {
    "another release": replace(FILE, release=2),
    "another language": replace(FILE, language="ru"),
    "other alarms": replace(FILE, alarms=(60, 15)),
    "one star less": replace(FILE, entries=FILE.entries[1:]),
    "no right to a link": replace(
        FILE, entries=(replace(FILE.entries[0], link=None), *FILE.entries[1:])
    ),
    "another hour": replace(
        FILE,
        entries=(
            replace(
                FILE.entries[0],
                session=replace(FILE.entries[0].session, start=at(28, 17)),
            ),
            *FILE.entries[1:],
        ),
    ),
}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[CalendarFile]:
    """The files that were written, in order."""
    written: list[CalendarFile] = []

    def write(file: CalendarFile) -> bytes:
        assert threading.current_thread() is not threading.main_thread()
        written.append(file)
        return write_calendar(file)

    monkeypatch.setattr(calendar_cache, "write_calendar", write)
    return written


async def test_the_same_file_is_written_once(written: list[CalendarFile]) -> None:
    cache = CalendarCache()
    first, *others = await asyncio.gather(
        *(cache.content(file, NOON) for file in [FILE, LATER] * 20)
    )
    assert first == write_calendar(FILE)
    assert set(others) == {first}
    assert written == [FILE]


@pytest.mark.parametrize("other", OTHERS)
async def test_whatever_differs_is_another_file(other: str) -> None:
    cache = CalendarCache()
    before = await cache.content(FILE, NOON)
    after = await cache.content(OTHERS[other], NOON)
    assert after == write_calendar(OTHERS[other])
    assert after != before


async def test_what_was_asked_for_last_is_kept_as_far_as_there_is_room(
    written: list[CalendarFile],
) -> None:
    russian, second = OTHERS["another language"], OTHERS["another release"]
    room = sum(len(write_calendar(file)) for file in (FILE, russian))
    cache = CalendarCache(largest=room)
    for file in (FILE, russian, FILE, second, FILE):
        await cache.content(file, NOON)
    assert written == [FILE, russian, second]
    await cache.content(russian, NOON)
    assert written[-1] == russian


async def test_a_file_larger_than_the_cache_is_written_all_the_same() -> None:
    cache = CalendarCache(largest=10)
    assert await cache.content(FILE, NOON) == write_calendar(FILE)
    assert await cache.content(FILE, NOON) == write_calendar(FILE)


async def test_what_nobody_has_asked_for_within_an_hour_is_given_up(
    written: list[CalendarFile],
) -> None:
    cache, mine = CalendarCache(), OTHERS["one star less"]
    await cache.content(mine, NOON)
    for minutes in (0, 50, 100):
        await cache.content(FILE, NOON + timedelta(minutes=minutes))
    assert written == [mine, FILE]
    assert [*cache._files] == [FILE]
    await cache.content(FILE, NOON + timedelta(minutes=160))
    assert written == [mine, FILE, FILE]
