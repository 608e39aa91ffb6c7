"""PTB's application, and the conversation in it as the intake needs it."""

import logging
import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationHandlerStop, ContextTypes, ExtBot

from bot.api_calls import ApiCalls, NoteCall, NoteOutcome, NoteRefusal
from bot.conversation import NotWritten, Unanswered
from bot.ptb_request import BASE_FILE_URL, BASE_URL, TOKEN, PtbRequest
from bot.transport import Transport, seconds_to_wait
from handlers.frame.context import BotData, Context
from handlers.frame.errors import (
    ErrorFunnel,
    NoteUnanswered,
    apologise,
    is_outage,
    say_unsaved,
    turn_away,
)
from handlers.frame.feature import Features
from handlers.frame.services import Services
from handlers.frame.updates import read_update
from handlers.routes import routes
from storage.inbox import Update as RawUpdate
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

ANSWER_PATIENCE: Final = 60.0
"""How many seconds an answer is retried while the network or the server fails."""

BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, None]


def build_application(
    services: Services,
    features: Features,
    transport: Transport,
    note_unanswered: NoteUnanswered,
    note_call: NoteCall | None = None,
    note_refusal: NoteRefusal | None = None,
    note_outcome: NoteOutcome | None = None,
) -> BotApplication:
    """The conversation, ready to process updates once it is initialised; it takes in none itself.

    `note_call` and `note_refusal` are told of every answer, so that bulk sending can make room for
    it. PTB's Updater and JobQueue stay out: the intake is durable, and the scheduler is ours.
    """
    calls = ApiCalls(transport, ANSWER_PATIENCE, note_call, note_refusal, note_outcome)
    request = PtbRequest(calls)
    bot = ExtBot(TOKEN, BASE_URL, BASE_FILE_URL, request=request, get_updates_request=request)
    application = (
        Application.builder()
        .bot(bot)
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .updater(None)
        .job_queue(None)
        .build()
    )
    kept = application.bot_data
    kept.services, kept.features, kept.calls = services, features, calls
    for group, handlers in routes(features).items():
        application.add_handlers(handlers, group)
    application.add_error_handler(ErrorFunnel(note_unanswered))
    return application


class Unfinished:
    """The updates that are to be begun again, as the error funnel notes them.

    PTB's `process_update` swallows what handlers raise; this is how the intake learns of it.
    """

    def __init__(self) -> None:
        self._noted: dict[int, Unanswered] = {}

    def note(self, update_id: int, error: Exception) -> None:
        """An update has to be begun again, after the wait that the error asks for."""
        if isinstance(error, TelegramError):
            self._noted[update_id] = Unanswered(seconds_to_wait(error))
        else:
            self._noted[update_id] = NotWritten()

    def check(self, update_id: int) -> None:
        """Raise Unanswered where the update was noted; it is noted no longer."""
        noted = self._noted.pop(update_id, None)
        if noted is not None:
            raise noted


class Answering:
    """The conversation as the intake needs it."""

    def __init__(self, application: BotApplication, unfinished: Unfinished) -> None:
        self._application = application
        self._unfinished = unfinished

    async def handle(self, raw: RawUpdate) -> None:
        """See Conversation.handle."""
        update = self._read(raw)
        if update is None:
            await self._release(raw)
            return
        await self._application.process_update(update)
        self._unfinished.check(update.update_id)

    async def turn_away(self, raw: RawUpdate) -> None:
        """See Conversation.turn_away."""
        update = self._read(raw)
        if update is None:
            await self._release(raw)
            return
        try:
            kept = self._application.bot_data
            await turn_away(update, kept.calls, kept.services)
        except TelegramError as error:
            raise Unanswered(seconds_to_wait(error)) from None

    async def give_up(self, raw: RawUpdate) -> None:
        """See Conversation.give_up."""
        update = self._read(raw)
        if update is None:
            return
        context = Context.from_update(update, self._application)
        try:
            await apologise(update, context, anew=True)
        except ApplicationHandlerStop:
            pass  # Nobody is there to be told.
        except TelegramError as error:
            if is_outage(error):
                raise Unanswered(seconds_to_wait(error)) from None
        except sqlite3.Error as error:
            if not cannot_write(error):
                raise
            raise NotWritten from None

    async def say_unsaved(self, raw: RawUpdate) -> None:
        """Answer a press at once though the update cannot be saved now; see `say_unsaved`."""
        update = self._read(raw) if isinstance(raw, Mapping) else None
        if update is not None:
            kept = self._application.bot_data
            await say_unsaved(update, kept.calls, kept.services)

    async def reach(self) -> None:
        """See Conversation.reach."""
        try:
            await self._bot.get_me()
        except TelegramError as error:
            raise Unanswered(seconds_to_wait(error)) from None

    def _read(self, raw: RawUpdate) -> Update | None:
        """An update as PTB has it; None where it lacks what every such update has."""
        try:
            return read_update(raw, self._bot)
        except Exception as error:
            # Whatever was expected to be there raises its own kind of error; nothing else can.
            _LOGGER.warning("update %d cannot be read: %s", raw["update_id"], type(error).__name__)
            return None

    async def _release(self, raw: RawUpdate) -> None:
        """Let the button of a press that cannot be read stop waiting."""
        query = raw.get("callback_query")
        if not isinstance(query, Mapping) or not isinstance(query.get("id"), str):
            return
        try:
            calls = self._application.bot_data.calls
            await calls.call("answerCallbackQuery", {"callback_query_id": query["id"]})
        except TelegramError as error:
            if is_outage(error):
                raise Unanswered(seconds_to_wait(error)) from None

    @property
    def _bot(self) -> Bot:
        return self._application.bot
