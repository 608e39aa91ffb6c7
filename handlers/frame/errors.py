"""Updates that failed, and those that are too many to be answered in turn."""

import logging
import sqlite3
import traceback
from collections.abc import Callable
from typing import Final

from telegram import Chat, Update, User
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop

from handlers.frame.calls import Calls, send_screen
from handlers.frame.context import Context
from handlers.frame.identity import identify
from handlers.frame.services import Services, language_of
from handlers.frame.showing import answer, message_of, show
from handlers.ui.screen import Screen
from locales.catalogues import guess_language
from locales.translator import Translator
from storage import people
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

NoteUnanswered = Callable[[int, Exception], None]
"""Told the id of an update that could not be answered, and why, so that it is begun again."""


class ErrorFunnel:
    """PTB's error handler. What the network spoiled is noted and begun again, and so is what could
    not be written now; the rest is over.
    """

    def __init__(self, note_unanswered: NoteUnanswered) -> None:
        self._note_unanswered = note_unanswered

    async def __call__(self, update: object, context: Context) -> None:
        """Deal with `context.error`; always ends the update, whichever handlers would follow."""
        try:
            if isinstance(update, Update):
                await self._deal_with(update, context)
            elif context.error:
                _LOGGER.error("failed outside an update: %s", traceback_of(context.error))
        except ApplicationHandlerStop:
            pass  # Nobody is there to be told.
        except Exception as error:
            _LOGGER.error("an error could not be dealt with: %s", traceback_of(error))
        raise ApplicationHandlerStop

    async def _deal_with(self, update: Update, context: Context) -> None:
        match context.error:
            case Forbidden():
                await _note_blocked(update, context)
            case ChatMigrated():
                # What it says is the id of the chat.
                _LOGGER.error("update %d: refused: the chat has moved", update.update_id)
            case BadRequest() as error:
                _LOGGER.error("update %d: refused: %s", update.update_id, error.message)
            case TelegramError() as error if is_outage(error):
                self._note_unanswered(update.update_id, error)
            case Exception() as error if cannot_write(error):
                self._note_unanswered(update.update_id, error)
                await say_unsaved(update, context.calls, context.services)
            case Exception() as error:
                _LOGGER.error("update %d failed: %s", update.update_id, traceback_of(error))
                await _apologise_if_possible(update, context)


def is_outage(error: TelegramError) -> bool:
    """Whether the network or the server failed, so that a call may succeed later.

    PTB calls whatever fails in a request an error of the network; then it has a cause, and would
    fail again for ever.
    """
    refused = isinstance(error, BadRequest | Forbidden | ChatMigrated)
    return not refused and error.__cause__ is None


def traceback_of(error: Exception) -> str:
    """Where an error comes from and its kind. Its text is left out: it may quote a person."""
    return "".join((type(error).__name__, "\n", *traceback.format_tb(error.__traceback__)))


async def _note_blocked(update: Update, context: Context) -> None:
    message = message_of(update)
    if message and message.chat.type == Chat.PRIVATE:
        await context.services.database.write(people.set_reachable, message.chat.id, False)


async def apologise(update: Update, context: Context, anew: bool = False) -> None:
    """Tell the person that something went wrong, `anew` in a message of its own in any case.

    They are looked up once more. Raises TelegramError, and ApplicationHandlerStop where nobody is
    there to be told.
    """
    if update.callback_query:
        await answer(context.calls, update.callback_query)
    await identify(update, context)
    if not context.in_group:
        await show(update, context, context.features.screens.went_wrong(context.reader()), anew)


async def _apologise_if_possible(update: Update, context: Context) -> None:
    """PTB gives its error handler a fresh context."""
    try:
        await apologise(update, context)
    except TelegramError as error:
        _LOGGER.warning("update %d: no apology: %s", update.update_id, type(error).__name__)


async def turn_away(update: Update, calls: Calls, services: Services) -> None:
    """Answer a press at once, though nothing comes of it; say that messages are left unread."""
    user = update.effective_user
    if user is None or (user.is_bot and not update.callback_query):
        return
    tr = await _speaking_to(user, services)
    if update.callback_query:
        await answer(calls, update.callback_query, tr("One moment, please."))
    elif update.message and update.message.chat.type == update.message.chat.PRIVATE:
        text = tr(
            "That was a lot at once. I am answering your earlier messages first; please send"
            " the latest ones again in a minute."
        )
        await send_screen(calls, update.message.chat.id, Screen(text))


async def say_unsaved(update: Update, calls: Calls, services: Services) -> None:
    """Answer a press at once though nothing can be saved; it is done as soon as that is possible.

    All else gets its answer then. Failures are nobody's concern: the press is not over.
    """
    if update.callback_query is None:
        return
    try:
        tr = await _speaking_to(update.callback_query.from_user, services)
        text = tr("I cannot save anything just now. I will do this as soon as I can.")
        await answer(calls, update.callback_query, text)
    except (TelegramError, sqlite3.Error) as error:
        _LOGGER.debug("a press was not answered: %s", type(error).__name__)


async def _speaking_to(user: User, services: Services) -> Translator:
    """The translator for somebody not identified yet: their stored language, else the guess."""
    person = await services.database.read(people.find, user.id)
    event = services.current_release.snapshot.event
    guess = guess_language(user.language_code, event.languages)
    return services.translators[language_of(person, event) if person else guess]
