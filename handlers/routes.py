"""Which update goes to which handler, read from top to bottom."""

from typing import Any, Final

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers.frame import dispatch
from handlers.frame.addressed import Addressed
from handlers.frame.context import Context
from handlers.frame.feature import Features
from handlers.frame.identity import identify
from handlers.frame.menu import bring_menu_up_to_date
from handlers.frame.reachability import note_closed_topic, note_migration, note_reachability
from handlers.questions.handlers import on_question
from handlers.questions.inline import on_inline_query

Handler = BaseHandler[Update, Context, Any]

ALLOWED_UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
)
"""The kinds of update to ask Telegram for."""

_PRIVATE: Final = filters.ChatType.PRIVATE
_GROUP: Final = filters.ChatType.GROUPS
_SHARED: Final = filters.StatusUpdate.CHAT_SHARED | filters.StatusUpdate.USERS_SHARED


def routes(features: Features) -> dict[int, list[Handler]]:
    """The handlers by group: who is there; what they want, one for each update; their menu."""
    commands = list(features.commands)
    in_groups = [c.name for c in features.commands.values() if c.in_groups or c.does_in_groups]
    return {
        0: [
            ChatMemberHandler(note_reachability, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, note_migration),
            MessageHandler(filters.StatusUpdate.FORUM_TOPIC_CLOSED, note_closed_topic),
            MessageHandler(
                _PRIVATE & filters.UpdateType.EDITED_MESSAGE, dispatch.on_edited_message
            ),
            TypeHandler(Update, identify),
        ],
        1: [
            CallbackQueryHandler(dispatch.on_press),
            InlineQueryHandler(on_inline_query),
            CommandHandler(commands, dispatch.on_command, _PRIVATE),
            CommandHandler(in_groups, dispatch.on_command, _GROUP),
            MessageHandler(_PRIVATE & filters.COMMAND, dispatch.on_other_command),
            MessageHandler(_GROUP & filters.COMMAND, dispatch.on_private_command_in_group),
            MessageHandler(_GROUP & Addressed(), dispatch.on_addressed_in_group),
            MessageHandler(_PRIVATE & filters.TEXT, on_question),
            MessageHandler(_PRIVATE & _SHARED, dispatch.on_shared),
            MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, dispatch.on_other_content),
        ],
        2: [
            CallbackQueryHandler(bring_menu_up_to_date),
            MessageHandler(_PRIVATE, bring_menu_up_to_date),
        ],
    }
