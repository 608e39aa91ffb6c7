"""The release in force while its index is built."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from handlers.frame.current_release import CurrentRelease
from handlers.questions.understanding import warm_index
from locales.languages import installed_languages
from storage.database import Database
from storage.programme.model import Programme, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from tests.programmes import at, small_programme, small_snapshot
from tests.storage import at_once

PATIENCE = 120.0
"""Seconds after which the test hangs, on the busiest machine."""


def renamed(programme: Programme) -> Programme:
    """The programme with another title of its first session."""
    first = replace(programme.sessions[0], title=Text({"de": "Auftakt", "ru": "Начало"}))
    return replace(programme, sessions=(first, *programme.sessions[1:]))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A new database, closed however the test ends: its threads would keep the tests alive."""
    opened = await Database.open(tmp_path / "bot.sqlite3")
    yield opened
    await opened.close()


async def test_the_programme_is_there_at_once_and_only_the_index_is_waited_for(
    database: Database,
) -> None:
    snapshot, may_build = small_snapshot(), Event()

    def build(given: Snapshot) -> SearchIndex:
        assert may_build.wait(PATIENCE)
        return warm_index(given, installed_languages())

    current = CurrentRelease.open(database, snapshot, build)
    assert current.snapshot is snapshot
    asked, given_up = (asyncio.create_task(current.index()) for _ in range(2))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    assert not asked.done()
    asyncio.get_running_loop().call_soon(may_build.set)
    async with asyncio.timeout(PATIENCE):
        index = await asked
    assert index is await current.index()


async def test_a_release_is_in_force_though_its_index_and_a_listener_failed(
    database: Database,
) -> None:
    told: list[str] = []

    def fails(_: Snapshot) -> SearchIndex:
        raise RuntimeError("no index")

    async def stumbles() -> None:
        told.append("stumbles")
        raise RuntimeError("no menus")

    async def plans() -> None:
        told.append("plans")

    current = CurrentRelease.open(database, small_snapshot(), fails)
    current.on_release(stumbles)
    current.on_release(plans)
    for day in (1, 2):
        programme = small_programme() if day == 1 else renamed(small_programme())
        await database.write(at_once.publish, programme, None, Origin.FILE, at(day, 9))
    await current.refresh()
    assert current.snapshot.release == 2
    assert told == ["stumbles", "plans"]
