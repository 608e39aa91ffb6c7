"""What becomes of an update whose handler failed: one funnel, and never a word about the person."""

import logging
from collections.abc import Callable
from typing import Final

from telegram import Chat, Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop

from handlers.context import Context
from handlers.identity import identify
from handlers.showing import answer, message_of, show
from storage import people

_LOGGER: Final = logging.getLogger(__name__)

NoteUnanswered = Callable[[int, TelegramError], None]
"""Told the id of an update that could not be answered, and why, so that it is begun again."""


class ErrorFunnel:
    """PTB's error handler. What the network spoiled is noted and begun again; the rest is over."""

    def __init__(self, note_unanswered: NoteUnanswered) -> None:
        self._note_unanswered = note_unanswered

    async def __call__(self, update: object, context: Context) -> None:
        """Deal with `context.error`; always ends the update, whichever handlers would follow."""
        if isinstance(update, Update):
            await self._deal_with(update, context)
        else:
            _LOGGER.error("failed outside an update", exc_info=context.error)
        raise ApplicationHandlerStop

    async def _deal_with(self, update: Update, context: Context) -> None:
        match context.error:
            case Forbidden():
                await _note_blocked(update, context)
            case BadRequest() as error:
                _LOGGER.error("update %d: refused: %s", update.update_id, error.message)
            case NetworkError() as error:
                self._note_unanswered(update.update_id, error)
            case error:
                _LOGGER.error("update %d failed", update.update_id, exc_info=error)
                await _apologise(update, context)


async def _note_blocked(update: Update, context: Context) -> None:
    message = message_of(update)
    if message and message.chat.type == Chat.PRIVATE:
        await context.desk.database.write(people.set_reachable, message.chat.id, False)


async def _apologise(update: Update, context: Context) -> None:
    """Tell the person; PTB gives its error handler a fresh context, so they are looked up again."""
    await identify(update, context)
    try:
        if update.callback_query:
            await answer(update.callback_query)
        if not context.in_group:
            await show(update, context.desk.features.screens.went_wrong(context.reader()))
    except TelegramError as error:
        _LOGGER.warning("update %d: no apology: %s", update.update_id, type(error).__name__)
