"""Questions as they stand, read whole, and brought up to date where the desk sees them."""

import logging
import sqlite3
from dataclasses import replace
from functools import partial
from typing import Final

from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.frame.api_errors import Refusal, means
from handlers.frame.context import Context
from handlers.frame.posts import Edit, edit_post, send_post
from handlers.frame.reader import Reader
from handlers.frame.services import Services, find_reader
from handlers.helpdesk import desk_screens
from handlers.helpdesk.desk_screens import Case
from handlers.questions.door import nearest_page
from storage import people
from storage.helpdesk import reading, showing
from storage.helpdesk.model import Shown
from storage.people import NOBODY
from storage.programme.model import InfoPage

_LOGGER: Final = logging.getLogger(__name__)


def find(connection: sqlite3.Connection, question: int) -> Case | None:
    """A question with all that was written about it; None where its person has been erased."""
    found = reading.find(connection, question)
    person = people.find(connection, found.person) if found else None
    if found is None or person is None:
        return None
    return Case(found, tuple(reading.messages(connection, question)), person.reachable)


def all_open(connection: sqlite3.Connection) -> list[Case]:
    """The questions that wait for an answer, the oldest first."""
    found = (find(connection, number) for number in reading.all_open(connection))
    return [case for case in found if case is not None]


async def reader_in(services: Services, chat: int) -> Reader | None:
    """Who reads in a chat of organisers: the desk in its language, or an organiser in private.

    None for somebody who is an organiser no longer.
    """
    if chat > 0:
        reader = await find_reader(services, chat)
        return reader if reader and reader.is_organiser else None
    snapshot = services.current_release.snapshot
    desk = await services.database.read(reading.desk)
    language = desk.language if desk and desk.chat == chat else snapshot.event.languages[0]
    if language not in snapshot.event.languages:
        language = snapshot.event.languages[0]
    tr, now = services.translators[language], services.clock.now()
    return Reader(tr, snapshot.public, now, replace(NOBODY, language=language), in_group=True)


async def nearest_to(services: Services, reader: Reader, case: Case) -> InfoPage | None:
    """The info page nearest to a question in a language that its reader does not have."""
    text = case.messages[0].content.text
    if case.question.language == reader.tr.language or not text:
        return None
    index = (await services.current_release.index()).seen_by(())
    return reader.snapshot.info.get(nearest_page(text, index) or "")


async def bring_up_to_date(context: Context, question: int) -> None:
    """Let the desk see how a question stands; where it cannot, nothing is lost."""
    await context.services.counting.take(f"help:{question}", partial(_show, context, question))


async def ask_whether_done(context: Context, case: Case, chat: int, message: int) -> None:
    """Let one of the messages that show a question ask whether it is done without an answer."""
    await _edit(context, case, Shown(chat, message, case.question.id), closing=True)


async def show_again(context: Context, reader: Reader, case: Case) -> None:
    """Show an organiser a question once more in private."""
    page = await nearest_to(context.services, reader, case)
    post = desk_screens.question(reader, case, case.messages[0].parts[0], None, page)
    chat, now = context.person.id, context.services.clock.now()
    sent = await send_post(context.calls, chat, post)
    note = partial(showing.note_shown, heading=True)
    await context.services.database.write(note, chat, None, case.question.id, sent, now)


async def _show(context: Context, question: int) -> None:
    database = context.services.database
    case = await database.read(find, question)
    if case is None:
        return
    for shown in await database.read(reading.headings, question):
        await _edit(context, case, shown)


async def _edit(context: Context, case: Case, shown: Shown, *, closing: bool = False) -> None:
    reader = await reader_in(context.services, shown.chat)
    if reader is None:
        return
    page = await nearest_to(context.services, reader, case)
    part = case.messages[0].parts[0]
    post = desk_screens.question(reader, case, part, None, page, closing=closing)
    try:
        await edit_post(context.calls, shown.chat, Edit(shown.message, post))
    except (BadRequest, Forbidden) as error:
        if not means(error, Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
            _LOGGER.info("a question was not brought up to date: %s", type(error).__name__)
    except TelegramError as error:
        _LOGGER.warning("a question was not brought up to date: %s", type(error).__name__)
