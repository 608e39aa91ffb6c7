"""What the bot cannot read: pictures, voices, stickers and whatever else is no text."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.broadcasting.received import follow_edit, take_if_wanted
from handlers.context import Context
from handlers.identity import identify_author
from handlers.organiser.programme_update import on_file
from handlers.presenting import present
from handlers.views import home


async def on_document(update: Update, context: Context) -> None:
    """Read a programme that an organiser sends, unless a broadcast waits for it."""
    if await take_if_wanted(update, context):
        return
    if context.visitor.is_organiser:
        await on_file(update, context)
    else:
        await _say_what_is_read(update, context)


async def on_other_content(update: Update, context: Context) -> None:
    """Take what a broadcast waits for; for all else, say that only text is read."""
    if not await take_if_wanted(update, context):
        await _say_what_is_read(update, context)


async def on_edited_message(update: Update, context: Context) -> None:
    """An edited message was answered when it came; but a draft may have been written with it."""
    user = update.effective_user
    if user is not None and not user.is_bot:
        await identify_author(user, context)
        await follow_edit(update, context)
    raise ApplicationHandlerStop


async def _say_what_is_read(update: Update, context: Context) -> None:
    """The pictures of an album come one by one and are passed over."""
    if update.message and update.message.media_group_id is None:
        await present(update, context, home.only_text(context.viewpoint()))
