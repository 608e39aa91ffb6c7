"""What the bot cannot read: pictures, voices, stickers and whatever else is no text."""

from telegram import Update

from handlers.context import Context
from handlers.organiser.programme_update import on_file
from handlers.presenting import present
from handlers.views import home


async def on_document(update: Update, context: Context) -> None:
    """Read a programme that an organiser sends; nobody else's files are read."""
    if context.visitor.is_organiser:
        await on_file(update, context)
    else:
        await on_other_content(update, context)


async def on_other_content(update: Update, context: Context) -> None:
    """Say that only text is read; the pictures of an album come one by one and are passed over."""
    if update.message and update.message.media_group_id is None:
        await present(update, context, home.only_text(context.viewpoint()))
