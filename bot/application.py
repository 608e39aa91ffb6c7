"""The composition root: everything the bot is made of, brought together in one place."""

from typing import Any

from telegram.ext import Application, ContextTypes, ExtBot

from bot.ptb_request import BASE_FILE_URL, BASE_URL, TOKEN, NoteCall, NoteRefusal, PtbRequest
from bot.transport import Transport
from handlers.frame.errors import ErrorFunnel, NoteUnanswered
from handlers.frame.feature import BotData, Context, Features
from handlers.frame.services import Services
from handlers.routes import routes

ANSWER_PATIENCE = 60.0
"""For so many seconds an answer is tried again while the network or the server fails."""

BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, None]


def build_application(
    services: Services,
    features: Features,
    transport: Transport,
    note_unanswered: NoteUnanswered,
    note_call: NoteCall | None = None,
    note_refusal: NoteRefusal | None = None,
) -> BotApplication:
    """The conversation, ready to process updates once it is initialised; it takes in none itself.

    `note_call` and `note_refusal` are told of every answer, so that bulk sending can make room for
    it. PTB's Updater and JobQueue stay out: the intake is durable, and the scheduler is ours.
    """
    bot = ExtBot(
        TOKEN,
        BASE_URL,
        BASE_FILE_URL,
        request=PtbRequest(transport, ANSWER_PATIENCE, note_call, note_refusal),
        get_updates_request=PtbRequest(transport),
    )
    application = (
        Application.builder()
        .bot(bot)
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.bot_data.services, application.bot_data.features = services, features
    for group, handlers in routes(features).items():
        application.add_handlers(handlers, group)
    application.add_error_handler(ErrorFunnel(note_unanswered))
    return application
