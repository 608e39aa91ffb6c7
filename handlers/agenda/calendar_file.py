"""Sending the programme, or a part of it, as a calendar file."""

from collections.abc import Iterable, Sequence

from telegram import Update

from handlers.agenda.actions import Scope, SendCalendar
from handlers.agenda.handlers import attended
from handlers.frame.calls import send_file
from handlers.frame.feature import Context
from handlers.frame.reader import Reader
from handlers.frame.showing import message_of, refuse
from handlers.ui.screen import Screen
from storage.programme.calendar import CalendarFile, Entry
from storage.programme.model import Session


async def send_calendar(update: Update, context: Context, press: SendCalendar) -> None:
    """Send a calendar file that phones open with a tap."""
    v, message = context.reader(), message_of(update)
    sessions = await _sessions(context, v, press)
    if message is None:
        return
    if not sessions:
        await refuse(update, context, press)
        return
    file = calendar_file(v, sessions, public=press.scope is Scope.ALL)
    content = await context.services.calendars.content(file)
    name = press.session if press.scope is Scope.SESSION else v.snapshot.event.id
    caption = v.tr(
        "Open the file to take it into your calendar. If something changes, fetch it"
        " again: entries are moved, not doubled."
    )
    await send_file(
        context.calls, message.chat.id, "document", f"{name}.ics", content, Screen(caption)
    )


def calendar_file(v: Reader, sessions: Sequence[Session], public: bool) -> CalendarFile:
    """What a file holds: alarms as the reader chose, links that they may see.

    A public one may be passed on and holds only links that are open to all.
    """
    return CalendarFile(
        event=v.snapshot.event,
        entries=tuple(
            Entry(session, v.snapshot.places.get(session.place or ""), _link(v, session, public))
            for session in sessions
        ),
        release=v.snapshot.release,
        language=v.tr.language,
        made_at=v.now,
        provisional=v.tr("Provisional: the hour may still change."),
        cancelled=v.tr("Cancelled"),
        alarms=tuple(sorted(v.person.preferences.leads, reverse=True)),
    )


def _link(v: Reader, session: Session, public: bool) -> str | None:
    if not session.takes_place:
        return None
    return v.public_link_to(session) if public else v.link_to(session)


async def _sessions(context: Context, v: Reader, press: SendCalendar) -> Sequence[Session]:
    everything: Iterable[Session] = v.snapshot.sessions.values()
    match press.scope:
        case Scope.ALL:
            return tuple(v.snapshot.public.sessions.values())
        case Scope.MINE:
            return await attended(context)
        case Scope.SESSION:
            return [session for session in everything if session.id == press.session]
