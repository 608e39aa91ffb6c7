"""The release in force while its index is built."""

import asyncio
from pathlib import Path
from threading import Event

from handlers.frame.current_release import CurrentRelease
from handlers.questions.understanding import warm_index
from locales.languages import installed_languages
from storage.database import Database
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.programmes import small_snapshot

PATIENCE = 120.0
"""Seconds after which the test hangs, on the busiest machine."""


async def test_the_programme_is_there_at_once_and_only_the_index_is_waited_for(
    tmp_path: Path,
) -> None:
    snapshot, may_build = small_snapshot(), Event()

    def build(given: Snapshot) -> SearchIndex:
        assert may_build.wait(PATIENCE)
        return warm_index(given, installed_languages())

    database = await Database.open(tmp_path / "bot.sqlite3")
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
    await database.close()
