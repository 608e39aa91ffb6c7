"""The figures for organisers: in words, and as a picture that is drawn in a process of its own."""

import asyncio
import logging
from typing import Final

from telegram import Chat, InputFile, Update
from telegram.constants import ChatAction

from handlers.child_process import in_child
from handlers.context import Context
from handlers.drawing.figures_chart import draw
from handlers.drawing.picture import Picture
from handlers.presenting import present
from handlers.showing import message_of
from handlers.views.organiser import figures as views
from handlers.views.organiser.figures_pictured import picture
from handlers.views.screen import Screen
from storage import statistics
from storage.statistics import Figures

_LOGGER: Final = logging.getLogger(__name__)
_FILE: Final = "figures.png"
_ACTION_LASTS: Final = 4
"""Seconds; Telegram shows what the bot does for five."""


async def figures_screen(context: Context) -> Screen:
    """How things stand, in words."""
    return views.figures(context.viewpoint(), await _count(context))


async def send_picture(update: Update, context: Context) -> None:
    """Send how things stand as a picture; while it is drawn, the chat shows that one is coming."""
    v, message = context.viewpoint(), message_of(update)
    if message is None:
        return
    drawn = await _drawn(message.chat, picture(v, await _count(context)))
    if drawn is None:
        await present(update, context, views.picture_failed(v), anew=True)
    else:
        await message.chat.send_photo(InputFile(drawn, _FILE), caption=views.picture_caption(v))


async def _count(context: Context) -> Figures:
    desk, snapshot = context.desk, context.desk.noticeboard.snapshot
    return await desk.database.read(
        statistics.figures,
        list(snapshot.groups),
        snapshot.event.timezone,
        desk.clock.now(),
        views.BROADCASTS,
    )


async def _drawn(chat: Chat, shown: Picture) -> bytes | None:
    """The picture; None where the child process failed, whatever has ended it."""
    drawing = asyncio.create_task(in_child(draw, shown))
    try:
        while not drawing.done():
            await chat.send_action(ChatAction.UPLOAD_PHOTO)
            await asyncio.wait({drawing}, timeout=_ACTION_LASTS)
    except BaseException:
        drawing.cancel()
        await asyncio.gather(drawing, return_exceptions=True)
        raise
    try:
        return drawing.result()
    except Exception:
        _LOGGER.exception("the picture of the figures could not be drawn")
        return None
