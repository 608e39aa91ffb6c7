"""The figures for organisers: in words, and as a picture that is drawn in a process of its own."""

import asyncio
import logging
from typing import Final

from telegram import Chat, InputFile, Update
from telegram.constants import ChatAction

from handlers.desk import figures_screens as views
from handlers.desk.actions import Figures as OpenFigures
from handlers.desk.drawing.figures_chart import draw
from handlers.desk.drawing.picture import Picture
from handlers.desk.figures_pictured import picture
from handlers.frame.child_process import Children
from handlers.frame.feature import Context
from handlers.frame.showing import message_of, present
from handlers.ui.screen import Screen
from storage import statistics
from storage.statistics import Figures

_LOGGER: Final = logging.getLogger(__name__)
_FILE: Final = "figures.png"
_ACTION_LASTS: Final = 4
"""Seconds; Telegram shows what the bot does for five."""


async def open_figures(context: Context, _address: OpenFigures) -> Screen:
    """How things stand, in words."""
    return views.figures(context.reader(), await _count(context))


async def send_picture(update: Update, context: Context) -> None:
    """Send how things stand as a picture; while it is drawn, the chat shows that one is coming."""
    v, message = context.reader(), message_of(update)
    if message is None:
        return
    shown = picture(v, await _count(context))
    drawn = await _drawn(context.services.children, message.chat, shown)
    if drawn is None:
        await present(update, context, views.picture_failed(v), anew=True)
    else:
        await message.chat.send_photo(InputFile(drawn, _FILE), caption=views.picture_caption(v))


async def _count(context: Context) -> Figures:
    services, snapshot = context.services, context.services.current_release.snapshot
    return await services.database.read(
        statistics.figures,
        list(snapshot.groups),
        snapshot.event.timezone,
        services.clock.now(),
        views.BROADCASTS,
    )


async def _drawn(children: Children, chat: Chat, shown: Picture) -> bytes | None:
    """The picture; None where the child process failed, whatever has ended it."""
    drawing = asyncio.create_task(children.run(draw, shown))
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
