"""Sending what is printed as a PDF."""

import asyncio
import logging
from collections.abc import Sequence
from functools import partial
from typing import Final

from telegram import Chat, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from handlers.agenda.door import attended
from handlers.frame.calls import send_file
from handlers.frame.context import Context
from handlers.frame.made_files import made
from handlers.frame.print_queue import Taken
from handlers.frame.reader import Reader
from handlers.frame.seats import standing_of, waiting_line
from handlers.frame.showing import answer, message_of, present, refuse
from handlers.printing import screens
from handlers.printing.actions import PrintMine, PrintPosters, PrintProgramme
from handlers.printing.posters import Posters, Ways, posters
from handlers.printing.programme import Sheet, my_programme, whole_programme
from handlers.printing.typesetting import typeset
from handlers.ui.screen import Screen
from storage.programme.model import Session

_LOGGER: Final = logging.getLogger(__name__)


async def send_programme(update: Update, context: Context, press: PrintProgramme) -> None:
    """Send the programme as everybody sees it, in one language or in all side by side."""
    reader = context.reader()
    languages = (press.language,) if press.language else reader.languages
    if not set(languages) <= set(reader.languages):
        await refuse(update, context, press)
        return
    sheet = await asyncio.to_thread(whole_programme, _everybody(context, languages))
    caption = screens.programme_caption(reader)
    await _send(update, context, press, sheet, "-".join(languages), caption)


async def send_posters(update: Update, context: Context, press: PrintPosters) -> None:
    """Send posters whose codes lead to this bot, and to the pages where they are public."""
    reader = context.reader()
    ways = Ways(context.bot.username, context.services.pages_at)
    pages = await asyncio.to_thread(posters, _everybody(context, reader.languages), ways)
    await _send(update, context, press, pages, "qr", screens.posters_caption(reader))


async def send_mine(update: Update, context: Context, press: PrintMine) -> None:
    """Send one's own programme when it is ready, with the seats one has and waits for.

    The press is answered at once, since many may print at a time.
    """
    reader, mine = context.reader(), await attended(context)
    query, message = update.callback_query, message_of(update)
    if query is None:
        return
    if message is None or not mine:
        await answer(context.calls, query)
        await refuse(update, context, press)
        return
    work = partial(_print_mine, update, context, press, message.chat, mine)
    taken = context.services.print_queue.take(context.person.id, work)
    too_many = taken is Taken.TOO_MANY_WAIT
    await answer(context.calls, query, screens.my_answer(reader, taken), alert=too_many)


async def _print_mine(
    update: Update, context: Context, press: PrintMine, chat: Chat, mine: Sequence[Session]
) -> None:
    """Have it set in turn and send it; only meanwhile the chat shows that it is coming."""
    reader = context.reader()
    try:
        async with context.services.print_queue.turn() as children:
            standing = await standing_of(context)
            waiting = [
                waiting_line(reader, w)
                for w in standing.wishes
                if w.group in reader.snapshot.groups
            ]
            sheet = my_programme(reader, mine, waiting)
            pdf = await made(children, chat, ChatAction.UPLOAD_DOCUMENT, typeset, sheet)
        caption = screens.my_caption(reader)
        await _send_made(update, context, press, reader.tr.language, caption, pdf)
    except TelegramError as error:
        _LOGGER.warning("a print was not sent: %s", type(error).__name__)


def _everybody(context: Context, languages: Sequence[str]) -> list[Reader]:
    """Nobody in particular, in each of the languages."""
    reader, translators = context.reader(), context.services.translators
    return [Reader(translators[code], reader.snapshot.public, reader.now) for code in languages]


async def _send(
    update: Update,
    context: Context,
    press: PrintProgramme | PrintPosters,
    printed: Sheet | Posters,
    name: str,
    caption: Screen,
) -> None:
    """Have what an organiser prints set, and send it."""
    message = message_of(update)
    if message is None:
        return
    children = context.services.children
    pdf = await made(children, message.chat, ChatAction.UPLOAD_DOCUMENT, typeset, printed)
    await _send_made(update, context, press, name, caption, pdf)


async def _send_made(
    update: Update,
    context: Context,
    press: PrintProgramme | PrintPosters | PrintMine,
    name: str,
    caption: Screen,
    pdf: bytes | None,
) -> None:
    """Send what was set; where that failed, say so and offer to try again."""
    reader, message = context.reader(), message_of(update)
    if message is None:
        return
    if pdf is None:
        await present(update, context, screens.failed(reader, press), anew=True)
        return
    file = f"{reader.snapshot.event.id}-{name}.pdf"
    await send_file(context.calls, message.chat.id, "document", file, pdf, caption)
