"""What delivery sends of the help desk, written when it is sent."""

import sqlite3
from datetime import timedelta
from functools import partial
from typing import Final

from handlers.frame.feature import Written
from handlers.frame.posts import NewTopic, Removal, TopicRemoval
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.helpdesk import binding_screens, cases, desk_screens
from handlers.helpdesk.actions import WriteOn
from handlers.ui.back import Anew
from handlers.ui.screen import Button
from scheduler.outbox import Rendered
from storage import deliveries
from storage.content import ContentKind
from storage.deliveries import Delivery
from storage.helpdesk import albums, desks, erasing, reading, removals, showing
from storage.helpdesk.model import HelpMessage, Part

DELETED_FOR: Final = timedelta(hours=47)
"""Bots delete their messages for 48 hours (core.telegram.org/bots/api); some time is left for the
way."""


async def question(services: Services, delivery: Delivery) -> Written:
    """What somebody wrote, for the desk; None where the desk is elsewhere by now."""
    number, part = int(delivery.parameters["question"]), Part(delivery.parameters["part"])
    database = services.database
    case = await database.read(cases.find, number)
    reader = await cases.reader_in(services, delivery.chat)
    if case is None or reader is None or case.question.withdrawn:
        return None
    if not await database.read(showing.is_for_here, case.question, delivery):
        return None
    written = next((m for m in case.messages if m.id == delivery.parameters["message"]), None)
    if written is None:
        return None
    thread, is_first = delivery.parameters["thread"], bool(delivery.parameters["first"])
    if is_first and part is not Part.CONTENT:
        page = await cases.nearest_to(services, reader, case)
        post = desk_screens.question(reader, case, part, thread, page)
    else:
        above = await _heading_in(services, delivery, number)
        post = desk_screens.more(reader, case, written, part, thread, above)
    is_heading = is_first and part is not Part.CONTENT

    def shown(connection: sqlite3.Connection) -> None:
        now, messages = services.clock.now(), deliveries.messages_of(connection, delivery.id)
        said = None if is_first else written.id
        where = delivery.chat, thread
        showing.note_shown(
            connection, *where, number, messages, now, heading=is_heading, written=said
        )
        if part is Part.CONTENT:
            _keep_rest(services, written, connection)

    return Rendered(post, on_sent=shown, weight=post.weight)


async def topic(services: Services, delivery: Delivery) -> Written:
    """The topic of somebody in the desk."""
    found = await services.database.read(reading.find, int(delivery.parameters["question"]))
    desk = await services.database.read(reading.desk)
    reader = await cases.reader_in(services, delivery.chat)
    if (
        found is None
        or reader is None
        or desk is None
        or desk.chat != delivery.chat
        or not desk.topics
    ):
        return None

    def made(connection: sqlite3.Connection) -> None:
        showing.keep_topic(connection, delivery, services.clock.now(), services.admins)

    def refused(connection: sqlite3.Connection, _reason: str) -> None:
        now = services.clock.now()
        desks.do_without_topics(connection, delivery.chat, now, services.admins)

    return Rendered(
        NewTopic(desk_screens.topic_name(reader, found)), on_sent=made, on_refused=refused
    )


async def reminder(services: Services, delivery: Delivery) -> Written:
    """That a question still waits, on the days of the event."""
    number = int(delivery.parameters["question"])
    case = await services.database.read(cases.find, number)
    reader = await cases.reader_in(services, delivery.chat)
    if case is None or reader is None or not case.question.is_open:
        return None
    days = services.current_release.snapshot.by_day
    if not days or not min(days) <= reader.today <= max(days):
        return None
    if not await services.database.read(showing.is_for_here, case.question, delivery):
        return None
    above = await _heading_in(services, delivery, number)
    thread = delivery.parameters["thread"]

    def reminded(connection: sqlite3.Connection) -> None:
        showing.note_reminded(connection, number, services.clock.now())
        _note_shown(services, delivery, number, thread, connection)

    return Rendered(desk_screens.reminder(reader, case, thread, above), on_sent=reminded)


async def unreached(services: Services, delivery: Delivery) -> Written:
    """That the one who asked has blocked the bot."""
    number = int(delivery.parameters["question"])
    case = await services.database.read(cases.find, number)
    reader = await cases.reader_in(services, delivery.chat)
    if case is None or reader is None or case.reachable:
        return None
    above = await _heading_in(services, delivery, number)
    thread = await services.database.read(showing.thread_in, case.question, delivery.chat)
    shown = partial(_note_shown, services, delivery, number, thread)
    return Rendered(desk_screens.unreached(reader, case.question, thread, above), on_sent=shown)


async def answer(services: Services, reader: Reader, delivery: Delivery) -> Written:
    """An answer, for the one who asked."""
    part = Part(delivery.parameters["part"])
    written = await services.database.read(reading.message, int(delivery.parameters["message"]))
    if written is None or written.held:
        return None
    button = Button(reader.tr("Write more"), Anew(WriteOn(written.question)))
    rows = () if part is Part.CONTENT else ((button,),)
    asked = await services.database.read(reading.asked_in, written.question, written.answers)
    post = desk_screens.answer(reader, written.content, part, rows, asked)
    arrived = partial(_note_arrived, services, written, part=part)
    blocked = partial(_note_blocked, services, written)
    return Rendered(post, on_sent=arrived, on_blocked=blocked, weight=post.weight)


async def closed(services: Services, reader: Reader, delivery: Delivery) -> Written:
    """That a question is done without an answer; nothing where one has come after all."""
    case = await services.database.read(cases.find, int(delivery.parameters["question"]))
    if case is None or case.answers:
        return None
    asked = await services.database.read(reading.asked_in, case.question.id)
    return desk_screens.closed(reader, asked)


async def no_topics(services: Services, delivery: Delivery) -> Written:
    """That the desk goes on as a plain group."""
    reader = await cases.reader_in(services, delivery.chat)
    return binding_screens.no_topics(reader) if reader else None


async def ended(_services: Services, reader: Reader, _delivery: Delivery) -> Written:
    """That there is no desk any more, for an organiser."""
    return binding_screens.lost(reader) if reader.is_organiser else None


async def removal(services: Services, delivery: Delivery) -> Written:
    """The messages about somebody who was erased, as far as Telegram still deletes them."""
    since = services.clock.now() - DELETED_FOR
    messages = await services.database.read(
        erasing.deletable, delivery.chat, list(delivery.parameters["messages"]), since
    )
    return Rendered(Removal(tuple(messages))) if messages else None


async def topic_removal(services: Services, delivery: Delivery) -> Written:
    """The topic of somebody who was erased; where that may not be, the bot's messages in it."""

    def refused(connection: sqlite3.Connection, _reason: str) -> None:
        messages = list(delivery.parameters["messages"])
        removals.owe_messages(connection, delivery.chat, messages, services.clock.now())

    content = TopicRemoval(int(delivery.parameters["thread"]))
    return Rendered(content, on_refused=refused)


async def _heading_in(services: Services, delivery: Delivery, number: int) -> int | None:
    """The newest message in a chat that carries a question's buttons."""
    shown = await services.database.read(reading.headings, number)
    return next((each.message for each in shown if each.chat == delivery.chat), None)


def _note_shown(
    services: Services,
    delivery: Delivery,
    number: int,
    thread: int | None,
    connection: sqlite3.Connection,
) -> None:
    now, messages = services.clock.now(), deliveries.messages_of(connection, delivery.id)
    showing.note_shown(connection, delivery.chat, thread, number, messages, now)


def _note_arrived(
    services: Services, written: HelpMessage, connection: sqlite3.Connection, *, part: Part
) -> None:
    if part is Part.CONTENT:
        _keep_rest(services, written, connection)


def _keep_rest(services: Services, written: HelpMessage, connection: sqlite3.Connection) -> None:
    if written.content.kind is not ContentKind.LOCATION:
        sent, now = len(written.content.files), services.clock.now()
        albums.keep_rest(connection, written.id, sent, now, services.admins)


def _note_blocked(services: Services, written: HelpMessage, connection: sqlite3.Connection) -> None:
    showing.owe_unreached(connection, written.question, written.id, services.clock.now())
