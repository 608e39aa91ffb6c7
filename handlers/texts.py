"""What is neither a command nor a press: free text, and things the bot cannot read."""

from telegram import Update

from handlers.context import Context
from handlers.showing import show
from handlers.views import home


async def on_text(update: Update, context: Context) -> None:
    """Lead on from a text."""
    await show(update, home.not_understood(context.viewpoint()))


async def on_other_content(update: Update, context: Context) -> None:
    """Say that only text is read; the pictures of an album come one by one and are passed over."""
    if update.message and update.message.media_group_id is None:
        await show(update, home.only_text(context.viewpoint()))
