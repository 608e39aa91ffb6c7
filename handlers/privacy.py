"""What a person may do about what is stored: have it shown, have it erased."""

import json
from dataclasses import replace

from telegram import Update

from handlers.context import Context
from handlers.showing import message_of, show
from handlers.views.person import data_caption, erased
from storage import privacy


async def send_data(update: Update, context: Context) -> None:
    """Send everything that is stored about the person as a file that people and machines read."""
    desk, v, message = context.desk, context.viewpoint(), message_of(update)
    if message is None:
        return
    data = await desk.database.read(privacy.data_of, context.visitor.id)
    await message.chat.send_document(
        json.dumps(data, ensure_ascii=False, indent=2).encode(),
        filename=v.tr("my-data") + ".json",
        caption=data_caption(v, v.now),
    )


async def erase_everything(update: Update, context: Context) -> None:
    """Erase the person and say so; nothing about them is left when they read it."""
    desk, visitor = context.desk, context.visitor
    known = desk.noticeboard.snapshot
    await desk.database.write(privacy.erase, visitor.id, desk.clock.now(), known)
    await desk.database.scrub()
    desk.bell.ring()
    context.visitor = replace(visitor, is_organiser=visitor.id in desk.admins)
    await show(update, erased(context.viewpoint()))
