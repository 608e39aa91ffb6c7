"""From Telegram to the handlers: durable first, then in order per person, side by side.

    take() → inbox on disk → a queue for each person → handle() → finished on disk

What `handle` could not answer for reasons of the network stays at the head of its queue and is
begun again as soon as calls succeed. What a crash left is begun again at the next start: those that
were in hand one at a time, so that the next crash can be blamed on one of them alone. An update
whose beginning a crash has cut off three times is set aside.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.marks import Marks
from scheduler.clock import Clock
from storage import inbox
from storage.database import Database
from storage.inbox import Entry, Update

_LOGGER: Final = logging.getLogger(__name__)

WAITING_PER_PERSON: Final = 50
IN_HAND: Final = 256
"""So many updates are handled at once; more would not be answered any sooner."""

CRASHES_BEFORE_SET_ASIDE: Final = 3
NOTICE_EVERY: Final = 60.0
DRAIN_SECONDS: Final = 3.0


class Unanswered(Exception):
    """An update could not be answered and is to be begun again, not before `wait` seconds."""

    def __init__(self, wait: float = 0.0) -> None:
        super().__init__("an update could not be answered")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the intake is given to work with.

    `handle` finishes an update or raises Unanswered; `turn_away` tells a person that they are too
    fast (a message is dropped after it, a press is only answered); `reach` makes one call to the
    server and raises where it fails.
    """

    handle: Callable[[Update], Awaitable[None]]
    turn_away: Callable[[Update], Awaitable[None]]
    reach: Callable[[], Awaitable[None]]


@dataclass(slots=True)
class _Queue:
    """What waits for one person; the head is the update in hand."""

    entries: deque[Entry] = field(default_factory=deque)
    noticed_at: float = float("-inf")


class Intake:
    """Takes updates in and sees to it that each is finished once, in its person's order."""

    def __init__(self, database: Database, clock: Clock, conversation: Conversation) -> None:
        self._database = database
        self._clock = clock
        self._conversation = conversation
        self._marks = Marks(database)
        self._queues: dict[int, _Queue] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(IN_HAND)
        self._one_suspect = asyncio.Semaphore(1)
        self._arrivals: list[tuple[Sequence[Update], asyncio.Future[None]]] = []
        self._storing: asyncio.Task[None] | None = None
        self._recovery: asyncio.Task[None] | None = None
        self._left_over: set[int] = set()

    async def recover(self) -> None:
        """Queue what an earlier process left, before anything new is taken in."""
        entries = await self._database.read(inbox.unfinished)
        for entry in entries:
            if entry.begun >= CRASHES_BEFORE_SET_ASIDE:
                _LOGGER.error("update %d set aside: it crashed the bot", entry.update_id)
                self._marks.finish(entry.row)
                continue
            self._left_over.add(entry.row)
            self._enqueue(entry)
        if entries:
            _LOGGER.info("%d updates were waiting", len(entries))

    async def take(self, updates: Sequence[Update]) -> None:
        """Write updates to the inbox and queue them; Telegram may be told once this returns.

        Calls that come together share a transaction.
        """
        if not updates:
            return
        stored = asyncio.get_running_loop().create_future()
        self._arrivals.append((updates, stored))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store())
        await stored

    async def stop(self) -> None:
        """Finish what is in hand, but not for longer than a few seconds; the rest stays on disk."""
        if self._storing:
            await self._storing
        for queue in self._queues.values():
            while len(queue.entries) > 1:
                queue.entries.pop()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=DRAIN_SECONDS)
        unfinished = set(self._tasks)
        if self._recovery:
            unfinished.add(self._recovery)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        await self._marks.close()

    async def _store(self) -> None:
        while self._arrivals:
            arrivals, self._arrivals = self._arrivals, []
            updates = [update for batch, _stored in arrivals for update in batch]
            try:
                entries = await self._database.write(inbox.store, updates, self._clock.now())
            except Exception as error:
                for _batch, stored in arrivals:
                    if not stored.done():
                        stored.set_exception(error)
                continue
            for entry in entries:
                self._admit(entry)
            for _batch, stored in arrivals:
                if not stored.done():
                    stored.set_result(None)

    def _admit(self, entry: Entry) -> None:
        """Queue an update, unless its person already has too many waiting."""
        queue = self._queues.get(entry.queue)
        if queue is None or len(queue.entries) <= WAITING_PER_PERSON:
            self._enqueue(entry)
        elif "callback_query" in entry.update:
            self._turn_away(entry)
        elif "message" in entry.update:
            now = asyncio.get_running_loop().time()
            if now - queue.noticed_at >= NOTICE_EVERY:
                queue.noticed_at = now
                self._turn_away(entry)
            else:
                self._marks.finish(entry.row)
        else:
            self._enqueue(entry)

    def _enqueue(self, entry: Entry) -> None:
        queue = self._queues.get(entry.queue)
        if queue is None:
            queue = self._queues[entry.queue] = _Queue()
            self._start(self._work(entry.queue, queue))
        queue.entries.append(entry)

    async def _work(self, key: int, queue: _Queue) -> None:
        """Handle one person's updates in their order; the queue goes when it is empty."""
        while queue.entries:
            await self._finish(queue.entries[0])
            queue.entries.popleft()
        del self._queues[key]

    async def _finish(self, entry: Entry) -> None:
        while True:
            try:
                async with self._one_suspect if entry.begun else self._slots:
                    await self._begin(entry)
                    await self._conversation.handle(entry.update)
            except Unanswered as unanswered:
                await self._marks.take_back(entry.row)
                await asyncio.sleep(unanswered.wait)
                await self._until_reachable()
            except asyncio.CancelledError:
                await self._marks.take_back(entry.row)
                raise
            except Exception:
                _LOGGER.exception("update %d failed", entry.update_id)
                break
            else:
                break
        self._marks.finish(entry.row)

    async def _begin(self, entry: Entry) -> None:
        """Note a beginning: what a crash has left before, on disk before anything happens."""
        if entry.row in self._left_over:
            await self._marks.begin_now(entry.row)
        else:
            self._marks.begin(entry.row)

    def _turn_away(self, entry: Entry) -> None:
        async def tell() -> None:
            try:
                await self._conversation.turn_away(entry.update)
            except Unanswered:
                pass
            finally:
                self._marks.finish(entry.row)

        self._start(tell())

    async def _until_reachable(self) -> None:
        """Wait until a call succeeds; however many updates wait, only one call a second is made."""
        if self._recovery is None or self._recovery.done():
            self._recovery = asyncio.create_task(self._reach())
        await asyncio.shield(self._recovery)

    async def _reach(self) -> None:
        while True:
            try:
                await self._conversation.reach()
            except Unanswered:
                await asyncio.sleep(1)
            else:
                return

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
