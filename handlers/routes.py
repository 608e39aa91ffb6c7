"""Which update goes to which handler, read from top to bottom."""

from typing import Any, Final

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers.commands import (
    on_command,
    on_other_command,
    on_private_command_in_group,
    on_role_command,
    on_start,
)
from handlers.context import Context
from handlers.identity import identify
from handlers.membership import note_closed_topic, note_migration, note_reachability
from handlers.menu import MENU, ORGANISERS_MENU
from handlers.opening import on_press
from handlers.other_content import on_document, on_edited_message, on_other_content
from handlers.questions import on_question, on_search
from handlers.role_menu import bring_menu_up_to_date
from handlers.teams.in_chat import ANSWERED_IN_CHATS, on_press_in_chat, on_team_in_group

Handler = BaseHandler[Update, Context, Any]

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update to ask Telegram for."""

_PRIVATE: Final = filters.ChatType.PRIVATE
_GROUP: Final = filters.ChatType.GROUPS


def routes() -> dict[int, list[Handler]]:
    """The handlers by group: who is there; what they want, one for each update; their menu."""
    everywhere = [entry.command for entry in MENU if entry.in_groups]
    of_their_own = ("start", "search")
    private_only = [e.command for e in MENU if not e.in_groups and e.command not in of_their_own]
    of_roles = [entry.command for entry in ORGANISERS_MENU]
    return {
        0: [
            ChatMemberHandler(note_reachability, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, note_migration),
            MessageHandler(filters.StatusUpdate.FORUM_TOPIC_CLOSED, note_closed_topic),
            MessageHandler(_PRIVATE & filters.UpdateType.EDITED_MESSAGE, on_edited_message),
            TypeHandler(Update, identify),
        ],
        1: [
            CallbackQueryHandler(on_press_in_chat, ANSWERED_IN_CHATS),
            CallbackQueryHandler(on_press),
            CommandHandler("start", on_start, _PRIVATE),
            CommandHandler("search", on_search, _PRIVATE),
            CommandHandler(private_only, on_command, _PRIVATE),
            CommandHandler(of_roles, on_role_command, _PRIVATE),
            CommandHandler("team", on_team_in_group, _GROUP),
            CommandHandler(everywhere, on_command, _PRIVATE | _GROUP),
            MessageHandler(_PRIVATE & filters.COMMAND, on_other_command),
            MessageHandler(_GROUP & filters.COMMAND, on_private_command_in_group),
            MessageHandler(_PRIVATE & filters.TEXT, on_question),
            MessageHandler(_PRIVATE & filters.Document.ALL, on_document),
            MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, on_other_content),
        ],
        2: [
            CallbackQueryHandler(bring_menu_up_to_date),
            MessageHandler(_PRIVATE, bring_menu_up_to_date),
        ],
    }
