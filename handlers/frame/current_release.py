"""The release in force, for everything that reads the programme."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from storage import recent_changes, releases
from storage.database import Database
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot

_LOGGER: Final = logging.getLogger(__name__)

_EARLIER_KEPT: Final = 4

BuildIndex = Callable[[Snapshot], SearchIndex]
"""Makes what a release is searched by; it takes seconds for a large one."""


class CurrentRelease:
    """The release in force, swapped whole, so that nobody reads half a change.

    `refresh` takes up what another process, or an organiser in the chat, has published.
    """

    def __init__(
        self,
        database: Database,
        snapshot: Snapshot,
        index: asyncio.Future[SearchIndex],
        build_index: BuildIndex,
        changed_at: datetime | None = None,
    ) -> None:
        self._database = database
        self._changed_at = changed_at
        self._build_index = build_index
        self._current = (snapshot, index)
        self._earlier: OrderedDict[int, Snapshot] = OrderedDict()
        self._refreshing = asyncio.Lock()
        self._listeners: list[Callable[[], Awaitable[None]]] = []

    @classmethod
    def open(
        cls,
        database: Database,
        snapshot: Snapshot,
        build_index: BuildIndex,
        changed_at: datetime | None = None,
    ) -> "CurrentRelease":
        """With a release that was read, and when one has changed a session last.

        Needs a running event loop.

        Its index is built beside the loop: screens need none, and only questions wait for it.
        """
        return cls(database, snapshot, _built(build_index, snapshot), build_index, changed_at)

    @property
    def snapshot(self) -> Snapshot:
        """The release in force."""
        return self._current[0]

    @property
    def changed_at(self) -> datetime | None:
        """When a release has changed a session last that everybody sees, in UTC."""
        return self._changed_at

    async def index(self) -> SearchIndex:
        """What the release in force is searched by, own workshops of all teams among it."""
        snapshot, index = self._current
        if index.done() and index.exception() is not None:
            index = _built(self._build_index, snapshot)
            self._current = (snapshot, index)
        return await asyncio.shield(index)

    def on_release(self, listener: Callable[[], Awaitable[None]]) -> None:
        """Await `listener` after each new release; one that fails is logged and stops no other."""
        self._listeners.append(listener)

    async def refresh(self) -> None:
        """Take up the newest release, if it is another one."""
        async with self._refreshing:
            newest = await self._database.read(releases.latest_number)
            if newest == self.snapshot.release:
                return
            snapshot = await self._database.read_long(releases.snapshot, newest)
            if snapshot is None:
                return
            index = _built(self._build_index, snapshot)
            # Without its index a release counts all the same: only questions find nothing.
            await asyncio.wait([index])
            self._current = (snapshot, index)
            self._changed_at = await self._database.read(recent_changes.last)
            for listener in self._listeners:
                try:
                    await listener()
                except Exception:
                    _LOGGER.exception("release %d was not taken up everywhere", newest)
            _LOGGER.info("release %d is in force", newest)

    async def catch_up(self, release: int) -> None:
        """Make sure that the release here is not older than that one."""
        if self.snapshot.release < release:
            await self.refresh()

    async def numbered(self, number: int) -> Snapshot | None:
        """The release of that number, whether it is in force or was; None where there is none."""
        if number == self.snapshot.release:
            return self.snapshot
        if number not in self._earlier:
            found = await self._database.read_long(releases.snapshot, number)
            if found is None:
                return None
            self._earlier[number] = found
            while len(self._earlier) > _EARLIER_KEPT:
                self._earlier.popitem(last=False)
        else:
            self._earlier.move_to_end(number)
        return self._earlier[number]


def _built(build_index: BuildIndex, snapshot: Snapshot) -> asyncio.Future[SearchIndex]:
    """The index of a release, which a thread builds."""
    building = asyncio.ensure_future(asyncio.to_thread(build_index, snapshot))
    building.add_done_callback(_log_failure)
    return building


def _log_failure(building: asyncio.Future[SearchIndex]) -> None:
    """Say at once that questions find nothing; the next one lets the index be built again."""
    if not building.cancelled() and (error := building.exception()) is not None:
        _LOGGER.error("the index of a release was not built", exc_info=error)
