"""From Telegram to the handlers: durable first, then in order per person, side by side.

    take() → inbox on disk → a queue for each person → handle() → finished on disk

What `handle` could not answer for reasons of the network stays at the head of its queue and is
begun again as soon as calls succeed. Where it goes on failing though they do, its person is told so
and the next one has its turn. What a crash left is begun again at the next start: those that
were in hand one at a time, so that the next crash can be blamed on one of them alone. An update
whose beginning a crash has cut off three times is set aside, and so is one that cannot be stored.

What is typed behind the bot's name in any chat goes none of this way: see `inline_queries`.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import Final

from bot.conversation import Conversation, NotWritten, Unanswered
from bot.inline_queries import InlineQueries
from bot.lanes import Lanes, PersonQueue
from bot.logs import update_in_hand
from bot.raw_updates import described, is_inline_query, kind_of
from bot.update_progress import UpdateProgress
from handlers.frame.errors import traceback_of
from scheduler.clock import Clock
from storage import inbox
from storage.database import Database
from storage.inbox import Entry, Update

_LOGGER: Final = logging.getLogger(__name__)

TURNED_AWAY_AT_ONCE: Final = 64
CRASHES_BEFORE_SET_ASIDE: Final = 3
FAILURES_BEFORE_GIVEN_UP: Final = 10
"""How often an update is begun whose answer fails though the server is reachable in between."""

TRY_AGAIN_AFTER: Final = 1.0
"""Seconds between calls that find out whether the server can be reached again."""

DRAIN_SECONDS: Final = 3.0
LONGEST_PAUSE: Final = 30.0
"""Seconds between beginnings of an update whose answer fails though the server can be reached."""

WRITTEN_AGAIN_WITHIN: Final = 5.0
"""The same where something could not be written."""


class Intake:
    """Takes updates in and sees to it that each is finished once, in its person's order."""

    def __init__(self, database: Database, clock: Clock, conversation: Conversation) -> None:
        self._database = database
        self._clock = clock
        self._conversation = conversation
        self._progress = UpdateProgress(database)
        self._queries = InlineQueries(self._answer_once)
        self._queues: dict[int, PersonQueue] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._lanes = Lanes()
        self._turning_away = asyncio.Semaphore(TURNED_AWAY_AT_ONCE)
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
                self._progress.finish(entry)
                continue
            self._left_over.add(entry.row)
            self._enqueue(entry)
        if entries:
            _LOGGER.info("%d updates were waiting", len(entries))

    async def take(self, updates: Sequence[Update]) -> None:
        """Write updates to the inbox and queue them; Telegram may be told once this returns.

        Calls that come together share a transaction. An update that can never be stored is set
        aside; raises sqlite3.Error where nothing can be written.
        """
        kept = [update for update in updates if not is_inline_query(update)]
        if kept:
            stored = asyncio.get_running_loop().create_future()
            self._arrivals.append((kept, stored))
            if self._storing is None or self._storing.done():
                self._storing = asyncio.create_task(self._store())
            await stored
        for update in updates:
            if is_inline_query(update):
                self._queries.offer(update)

    async def stop(self) -> None:
        """Finish what is in hand, but not for longer than a few seconds; the rest stays on disk."""
        await self._queries.stop()
        if self._storing:
            await self._storing
        for queue in self._queues.values():
            while len(queue.entries) > 1:
                queue.entries.pop()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=DRAIN_SECONDS)
        unfinished = self._tasks | ({self._recovery} if self._recovery else set())
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        await self._progress.close()

    async def _store(self) -> None:
        while self._arrivals:
            arrivals, self._arrivals = self._arrivals, []
            failure = None
            try:
                await self._store_all([update for batch, _stored in arrivals for update in batch])
            except Exception as error:
                failure = error
            for stored in (stored for _batch, stored in arrivals if not stored.done()):
                if failure:
                    stored.set_exception(failure)
                else:
                    stored.set_result(None)

    async def _store_all(self, updates: Sequence[Update]) -> None:
        """Store and queue updates together; if one of them cannot be stored, each by itself."""
        try:
            entries = await self._database.write(inbox.store, updates, self._clock.now())
        except (inbox.Unstorable, sqlite3.DataError, sqlite3.IntegrityError):
            if len(updates) > 1:
                for update in updates:
                    await self._store_all([update])
            else:
                _LOGGER.error("an update was set aside: %s", described(updates[0]))
        else:
            for entry in entries:
                self._admit(entry)

    def _admit(self, entry: Entry) -> None:
        """Queue an update, unless its person already has too many waiting."""
        queue = self._queues.get(entry.queue)
        if queue is None or not queue.is_full() or "my_chat_member" in entry.update:
            self._enqueue(entry)
        elif queue.owes_notice(entry, asyncio.get_running_loop().time()):
            queue.turned_away += 1
            self._start(self._turn_away(entry, queue))
        else:
            self._progress.finish(entry)

    def _enqueue(self, entry: Entry) -> None:
        queue = self._queues.get(entry.queue)
        if queue is None:
            queue = self._queues[entry.queue] = PersonQueue()
            self._start(self._work(entry.queue, queue))
        queue.entries.append(entry)

    async def _work(self, key: int, queue: PersonQueue) -> None:
        """Handle one person's updates in their order; the queue goes when it is empty."""
        while queue.entries:
            await self._finish(queue.entries[0], queue)
            queue.entries.popleft()
        del self._queues[key]

    async def _finish(self, entry: Entry, queue: PersonQueue) -> None:
        with update_in_hand(entry.update_id, kind_of(entry.update) or "other"):
            await self._handle(entry, queue)
        self._progress.finish(entry)

    async def _handle(self, entry: Entry, queue: PersonQueue) -> None:
        """Have an update handled, again and again until it is answered or fails for good."""
        pause = 0.0
        while not queue.is_said_again():
            try:
                async with self._lanes.of(entry):
                    await self._begin(entry)
                    await self._conversation.handle(entry.update)
            except Unanswered as unanswered:
                if not isinstance(unanswered, NotWritten):
                    entry = replace(entry, failed=entry.failed + 1)
                self._progress.take_back(entry)
                if entry.failed >= FAILURES_BEFORE_GIVEN_UP and await self._gives_up(entry):
                    break
                await asyncio.sleep(max(unanswered.wait, pause))
                await self._until_reachable()
                longest = (
                    WRITTEN_AGAIN_WITHIN if isinstance(unanswered, NotWritten) else LONGEST_PAUSE
                )
                pause = min(2 * pause + 1, longest)
            except asyncio.CancelledError:
                self._progress.take_back(entry)
                raise
            except Exception as error:
                _LOGGER.error("update %d failed: %s", entry.update_id, traceback_of(error))
                break
            else:
                break

    async def _gives_up(self, entry: Entry) -> bool:
        """Tell a person that an update cannot be answered; False where nothing reaches them, so
        that it is not the update that fails.
        """
        try:
            await self._conversation.give_up(entry.update)
        except Unanswered:
            return False
        except Exception as error:
            _LOGGER.error("update %d failed: %s", entry.update_id, traceback_of(error))
        _LOGGER.error("update %d given up: its answer failed each time", entry.update_id)
        return True

    async def _answer_once(self, query: Update) -> None:
        try:
            await self._conversation.handle(query)
        except Unanswered:
            _LOGGER.debug("update %d is not answered any more", query["update_id"])

    async def _begin(self, entry: Entry) -> None:
        """Note a beginning: what a crash has left before, on disk before anything happens."""
        if entry.row in self._left_over:
            await self._progress.begin_now(entry)
        else:
            self._progress.begin(entry)

    async def _turn_away(self, entry: Entry, queue: PersonQueue) -> None:
        try:
            async with self._turning_away:
                await self._conversation.turn_away(entry.update)
        except Unanswered:
            pass
        except Exception as error:
            _LOGGER.error("update %d failed: %s", entry.update_id, traceback_of(error))
        finally:
            queue.turned_away -= 1
            self._progress.finish(entry)

    async def _until_reachable(self) -> None:
        """Wait until a call succeeds and the database can be written; however many updates wait,
        only one call a second is made.
        """
        if self._recovery is None or self._recovery.done():
            self._recovery = asyncio.create_task(self._reach())
        await asyncio.shield(self._recovery)

    async def _reach(self) -> None:
        while True:
            try:
                await self._conversation.reach()
            except Exception as error:
                _LOGGER.debug("not reachable yet: %s", type(error).__name__)
            else:
                if self._database.writing.failure is None:
                    return
            await asyncio.sleep(TRY_AGAIN_AFTER)

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
