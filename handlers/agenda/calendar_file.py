"""Sending the programme, or a part of it, as a calendar file."""

from collections.abc import Iterable, Sequence

from telegram import Update

from handlers.agenda.actions import Scope, SendCalendar
from handlers.agenda.door import attended
from handlers.frame.calendar_files import calendar_file
from handlers.frame.calls import send_file
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.showing import message_of, refuse
from handlers.ui.screen import Screen
from storage import agenda, versions
from storage.programme.model import Session
from storage.versions import Gone


async def send_calendar(update: Update, context: Context, press: SendCalendar) -> None:
    """Send a calendar file that phones open with a tap."""
    reader, message = context.reader(), message_of(update)
    sessions = await _sessions(context, reader, press)
    gone = await _gone(context, press)
    if message is None:
        return
    if not sessions:
        await refuse(update, context, press)
        return
    file = calendar_file(reader, sessions, public=press.scope is Scope.ALL, gone=gone)
    content = await context.services.calendars.content(file, reader.now)
    name = press.session if press.scope is Scope.SESSION else reader.snapshot.event.id
    caption = reader.tr(
        "Open the file to take it into your calendar. If something changes, fetch it"
        " again: entries are moved, not doubled."
    )
    await send_file(
        context.calls, message.chat.id, "document", f"{name}.ics", content, Screen(caption)
    )


async def _gone(context: Context, press: SendCalendar) -> list[Gone]:
    """What is gone and may stand in a file of the same scope that was fetched before."""
    database = context.services.database
    gone = await database.read(versions.gone)
    match press.scope:
        case Scope.ALL:
            return [one for one in gone if one.own_of is None]
        case Scope.MINE:
            mine = await database.read(agenda.attended, context.person.id)
            return [one for one in gone if one.session in mine]
        case Scope.SESSION:
            return []


async def _sessions(context: Context, reader: Reader, press: SendCalendar) -> Sequence[Session]:
    everything: Iterable[Session] = reader.snapshot.sessions.values()
    match press.scope:
        case Scope.ALL:
            return tuple(reader.snapshot.public.sessions.values())
        case Scope.MINE:
            return await attended(context)
        case Scope.SESSION:
            return [session for session in everything if session.id == press.session]
