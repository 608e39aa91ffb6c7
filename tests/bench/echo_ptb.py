"""A bare PTB echo bot, as its documentation builds one: what ours is compared with."""

import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a message with its text, a press with an edit."""
    if update.callback_query:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text("x")
    elif update.message:
        await update.message.reply_text(update.message.text or "")


def main(url: str, token: str) -> None:
    """Poll until killed."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{url}/bot")
        .concurrent_updates(True)
        .connection_pool_size(256)
        .build()
    )
    application.add_handler(CallbackQueryHandler(echo))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
