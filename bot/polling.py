"""Updates in by long polling. Telegram drops what it gave when the next request comes, so the next
request is made only when everything is in the inbox.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import Any, Final

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.api_calls import ApiCalls
from bot.failures import Failure, UnusableInput
from bot.health.signs import Signs
from bot.outage import SERVER, OutageLog
from bot.ptb_request import bot_over
from bot.transport import Transport, UnreadableAnswer, read_result, seconds_to_wait
from storage.inbox import Update
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

POLL_SECONDS: Final = 25
_BATCH: Final = 100
_PAUSE: Final = 0.3
_YOUNG_FOR: Final = 60.0
_CONFLICT_PAUSE: Final = 1.0
_LARGEST_ID: Final = 2**63
"""Above it nothing is confirmed: all that comes after would be taken for confirmed as well."""


class Polling:
    """One loop of getUpdates."""

    def __init__(
        self,
        transport: Transport,
        take: Callable[[Sequence[Update]], Awaitable[None]],
        allowed_updates: Sequence[str],
        signs: Signs | None = None,
    ) -> None:
        self._signs = signs or Signs()
        self._calls = ApiCalls(transport, note_outcome=self._signs.note_call)
        self._bot = bot_over(transport, self._signs.note_call)
        self._take = take
        self._allowed_updates = list(allowed_updates)
        self._offset: int | None = None
        self._outage = OutageLog(SERVER, seconds=self._signs.seconds)
        self._unwritable = OutageLog("the inbox", "cannot write to")
        self._conflicts = 0

    async def run(self) -> None:
        """Poll until cancelled. Whatever the server answers, it is an outage, and no end.

        Raises Failure where another instance polls with the same token, UnusableInput where the
        token is refused before any call of the bot was understood.
        """
        started = monotonic()
        while True:
            asked_at = monotonic()
            try:
                updates = await self._poll()
            except Conflict as conflict:
                await self._on_conflict(conflict, young=monotonic() - started < _YOUNG_FOR)
            except InvalidToken as error:
                if self._signs.understood is None:
                    raise UnusableInput("BOT_TOKEN: the Bot API server does not know it") from None
                await self._pause_after(error)
            except Exception as error:
                await self._pause_after(error)
            else:
                self._outage.succeeded()
                await self._keep(updates)
                await self._wait_if_asked_in_vain(asked_at, updates)

    async def _pause_after(self, error: Exception) -> None:
        self._outage.failed(error)
        wait = seconds_to_wait(error) if isinstance(error, TelegramError) else 0.0
        self._signs.pauses(wait)
        await asyncio.sleep(max(_PAUSE, wait))

    async def _keep(self, updates: list[Any]) -> None:
        """Write updates down and confirm them with the next request; else they come again."""
        try:
            await self._take(updates)
        except Exception as error:
            if not cannot_write(error):  # The watch says that.
                self._unwritable.failed(error)
            await asyncio.sleep(_CONFLICT_PAUSE)
        else:
            self._unwritable.succeeded()
            last = _last_id(updates)
            self._offset = None if last is None else last + 1

    async def _wait_if_asked_in_vain(self, asked_at: float, updates: list[Any]) -> None:
        """Telegram keeps a poll open; a server that answers at once with nothing is not hurried."""
        if not updates and monotonic() - asked_at < _PAUSE:
            await asyncio.sleep(_PAUSE)

    async def _poll(self) -> list[Any]:
        """One request; raises UnreadableAnswer where it gives nothing that can be confirmed.

        Its offset confirms what is in the inbox and is not given again: ids may
        restart lower after a quiet week, and an old offset would then hide new updates.
        """
        self._signs.asked()
        return await self._calls.read(
            _updates,
            "getUpdates",
            {
                "offset": self._offset,
                "limit": _BATCH,
                "timeout": POLL_SECONDS,
                "allowed_updates": self._allowed_updates,
            },
            read_seconds=POLL_SECONDS + 10,
        )

    async def _on_conflict(self, conflict: Conflict, young: bool) -> None:
        """Telegram ends the older of two polls: who is ended twice while young came second."""
        if "webhook" in conflict.message.lower():
            _LOGGER.info("a webhook was set: deleted, what is pending is kept")
            await self._delete_webhook()
            return
        self._conflicts += 1
        if young and self._conflicts > 1:
            raise Failure("another instance is already polling with this token") from None
        _LOGGER.warning("another instance polled with this token")
        await asyncio.sleep(_CONFLICT_PAUSE)

    async def _delete_webhook(self) -> None:
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except Exception as error:
            await self._pause_after(error)


def _updates(body: bytes) -> list[Any]:
    """The updates that an answer holds; raises UnreadableAnswer where they cannot be confirmed."""
    result = read_result(body)["result"]
    if not isinstance(result, list) or (result and _last_id(result) is None):
        raise UnreadableAnswer("no list of updates")
    return result


def _last_id(updates: Sequence[Any]) -> int | None:
    """The last id of an update; what has none is confirmed with those around it."""
    ids = [update.get("update_id") for update in updates if isinstance(update, dict)]
    return next((i for i in reversed(ids) if type(i) is int and 0 <= i < _LARGEST_ID), None)
