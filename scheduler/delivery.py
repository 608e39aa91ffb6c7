"""Delivery: takes what is due out of the outbox and sees to it that it arrives, once.

    due rows → its turn → rendered → claimed → sent → outcome on disk

A row is claimed just before it is sent and its outcome written right after, each in a transaction
of its own: what a crash leaves as `sending` is what was in flight. A message is written only when
its turn has come, since that may take long where the server has asked everybody to wait.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

from scheduler.clock import Clock
from scheduler.outbox import (
    Blocked,
    GroupChats,
    MessageGone,
    NotAllowed,
    NotSent,
    Refused,
    Rendered,
    Renderer,
    Sender,
    TooFast,
    TopicGone,
    Undelivered,
    Unknown,
    Unwanted,
    WakeUp,
    claim,
    keep_outcome,
    keep_sent,
)
from scheduler.rate_limiter import RateLimiter
from storage import deliveries
from storage.alerts import Alert
from storage.database import Database
from storage.deliveries import Delivery, DueMessage, State
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

IN_FLIGHT: Final = 64
DRAIN_SECONDS: Final = 3.0
SETTLE_SECONDS: Final = 30.0
NO_LONGER_OF_USE: Final = "no longer of use"

_BATCH: Final = 100
_SETTLE_STEP: Final = 0.02
_LOOKS_UP_EVERY: Final = 0.5
_TRIES_AGAIN_AFTER: Final = 1.0
"""Seconds until what could not be written is tried again."""

Content = TypeVar("Content")
P = ParamSpec("P")
T = TypeVar("T")


class DeliveryLoop(Generic[Content]):
    """Delivers while it runs; `recover` it, then `start` it once, and `stop` it.

    `failed_for_good` counts messages that will not arrive though nobody has decided so; alerts do
    not count, since an organiser whom they do not reach would be owed another one for each.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        renderer: Renderer[Content],
        sender: Sender[Content],
        rate_limiter: RateLimiter,
        wake_up: WakeUp,
        group_chats: GroupChats,
    ) -> None:
        self._database = database
        self._clock = clock
        self._renderer = renderer
        self._sender = sender
        self._rate_limiter = rate_limiter
        self._wake_up = wake_up
        self._group_chats = group_chats
        self._slots = asyncio.Semaphore(IN_FLIGHT)
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._loop: asyncio.Task[None] | None = None
        self.failed_for_good = 0

    async def recover(self) -> None:
        """Deal with what an earlier process left in flight, as soon as anything can be written."""
        left = await self._keep(deliveries.recover, self._clock.now())
        if left:
            _LOGGER.info("%d deliveries were in flight", left)

    def start(self) -> None:
        """Begin to deliver; needs a running event loop."""
        self._loop = asyncio.create_task(self._run())

    async def ended(self) -> None:
        """Wait until delivery, which was started, ends; raises what ended it but `stop`."""
        if self._loop:
            await asyncio.wait([self._loop])
            if not self._loop.cancelled():
                self._loop.result()

    async def stop(self) -> None:
        """Begin nothing new and wait, not for long, for what is in flight."""
        if self._loop:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)
        if self._in_flight:
            await asyncio.wait(list(self._in_flight.values()), timeout=DRAIN_SECONDS)
        cut_off = list(self._in_flight.values())
        for task in cut_off:
            task.cancel()
        await asyncio.gather(*cut_off, return_exceptions=True)

    async def send_aside(
        self, chat: int, content: Content, is_wanted: Callable[[], bool] = lambda: True
    ) -> None:
        """Send once, in its turn, what nobody is owed, if it is still wanted then.

        Raises Undelivered.
        """
        await self._rate_limiter.turn()
        if not is_wanted():
            return
        self._rate_limiter.note_bulk(chat)
        await self._sender.send(chat, content)

    async def settle(self) -> None:
        """Wait, but not for ever, until all that is due and can go out has gone out."""
        self._wake_up.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_SECONDS):
                while await self._has_work():  # noqa: ASYNC110 (the outbox has no event)
                    await asyncio.sleep(_SETTLE_STEP)

    async def _has_work(self) -> bool:
        now = self._clock.now()
        return bool(self._in_flight or await self._database.read(deliveries.due, now, (), 1))

    async def _run(self) -> None:
        while True:
            try:
                pause = 0.0 if await self._round() else await self._pause()
            except sqlite3.Error as error:
                if not cannot_write(error):  # The writer says so itself, once a minute.
                    _LOGGER.exception("the outbox could not be read")
                pause = _LOOKS_UP_EVERY
            if self._database.writing.failure:
                pause = _TRIES_AGAIN_AFTER
            if pause:
                await self._wake_up.wait(pause)

    async def _pause(self) -> float:
        """For how long nothing can be done, unless news comes: each answer makes its chat busy for
        a second, and when that is free again concerns only what waits for it.
        """
        free_in = self._rate_limiter.next_free_in() + 0.001
        return free_in if free_in < _LOOKS_UP_EVERY and await self._has_work() else _LOOKS_UP_EVERY

    async def _round(self) -> bool:
        """Deliver what is due; False where nothing was. News of the outbox ends a round early, and
        so does a message that cannot be claimed since nothing can be written: the next one could
        not be either.
        """
        passed_over = {*self._rate_limiter.busy_chats(), *self._in_flight}
        due = await self._database.read(deliveries.due, self._clock.now(), passed_over, _BATCH)
        begun: set[int] = set()
        for waiting in due:
            if waiting.chat in begun or self._rate_limiter.is_busy(waiting.chat):
                continue
            begun.add(waiting.chat)
            await self._begin(waiting)
            if self._wake_up.is_set or self._database.writing.failure:
                await self._wake_up.wait(0)
                break
        return bool(due)

    async def _begin(self, waiting: DueMessage) -> None:
        """When the turn of a message has come, write it and set it on its way."""
        await self._slots.acquire()
        set_out = False
        try:
            await self._rate_limiter.turn()
            # An answer may have gone to the same chat meanwhile.
            is_busy = self._rate_limiter.is_busy(waiting.chat)
            written = None if is_busy else await self._write(waiting.id)
            if written:
                if written[1].weight > 1:
                    await self._rate_limiter.turn(written[1].weight)
                leaves = asyncio.Event()
                self._in_flight[waiting.chat] = asyncio.create_task(self._deliver(*written, leaves))
                set_out = True
                await leaves.wait()
        finally:
            if not set_out:
                self._slots.release()

    async def _write(self, number: int) -> tuple[Delivery, Rendered[Content]] | None:
        """A message as it is true now; None where there is nothing to send."""
        delivery = await self._database.read(deliveries.find, number, self._clock.now())
        if delivery is None:
            return None
        try:
            rendered = await self._renderer.render(delivery)
        except Exception as error:
            if cannot_write(error):  # So it is with the disk, and says nothing of this message.
                raise
            _LOGGER.exception("delivery %d could not be written", number)
            self._count_failure(delivery)
            await self._settle(delivery, State.FAILED, type(error).__name__)
            return None
        if rendered is None:
            await self._settle(delivery, State.CANCELLED, NO_LONGER_OF_USE)
            return None
        return delivery, rendered

    async def _deliver(
        self, delivery: Delivery, rendered: Rendered[Content], leaves: asyncio.Event
    ) -> None:
        """Claim a message and send it. `leaves` lets the next one have its turn: claims that pile
        up behind a long transaction would let their messages go all at once.
        """
        try:
            try:
                now = self._clock.now()
                claimed = await self._database.write(claim, delivery.id, now, rendered)
            finally:
                self._rate_limiter.note_bulk(delivery.chat, rendered.weight)
                leaves.set()
            if claimed:
                await self._send(delivery, rendered)
        except Exception as error:
            # The row stays as it is on disk: one that waits is begun again, one in flight is dealt
            # with at the next start.
            if not cannot_write(error):
                _LOGGER.exception("the outcome of delivery %d could not be kept", delivery.id)
        finally:
            self._in_flight.pop(delivery.chat, None)
            self._slots.release()

    async def _send(self, delivery: Delivery, rendered: Rendered[Content]) -> None:
        try:
            messages = await self._sender.send(delivery.chat, rendered.content)
        except Undelivered as outcome:
            await self._deal_with(delivery, rendered, outcome)
        except Exception as error:
            _LOGGER.exception("delivery %d ended in an unexpected way", delivery.id)
            await self._settle(delivery, State.UNCERTAIN, type(error).__name__)
        else:
            await self._keep(keep_sent, delivery.id, messages, rendered.on_sent, self._clock.now())
            self._rate_limiter.note_success(delivery.chat)

    async def _deal_with(
        self, delivery: Delivery, rendered: Rendered[Content], outcome: Undelivered
    ) -> None:
        """Keep the outcome of a message that was not simply sent."""
        match outcome:
            case NotAllowed() | MessageGone():
                _LOGGER.info("delivery %d: %s", delivery.id, outcome)
            case Refused() | Unwanted():
                _LOGGER.error("delivery %d refused: %s", delivery.id, outcome)
                self._count_failure(delivery)
            case TooFast(seconds=seconds):
                self._rate_limiter.too_fast(delivery.chat, seconds)
            case NotSent() | Unknown():
                self._rate_limiter.note_failure(delivery.chat)
        await self._keep(
            keep_outcome, delivery, rendered, outcome, self._group_chats, self._clock.now()
        )
        if isinstance(outcome, Blocked | TopicGone):
            self._wake_up.set()  # It may be owed to others now that this is so.

    def _count_failure(self, delivery: Delivery) -> None:
        self.failed_for_good += delivery.kind not in frozenset(Alert)

    async def _settle(self, delivery: Delivery, state: State, reason: str) -> None:
        await self._keep(deliveries.settle, delivery.id, state, self._clock.now(), reason)

    async def _keep(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Write what has happened already, again and again while nothing can be written: what is
        forgotten would be done twice.
        """
        while True:
            try:
                return await self._database.write(use_case, *args, **kwargs)
            except sqlite3.Error as error:
                if not cannot_write(error):
                    raise
            await asyncio.sleep(_TRIES_AGAIN_AFTER)
