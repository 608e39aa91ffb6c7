"""What a calendar file holds of some sessions, as its reader may see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from handlers.frame.reader import Reader
from storage.programme.calendar import CalendarFile, Entry
from storage.programme.model import Kind, Session, Strand
from storage.versions import Gone

_AGAIN: Final = timedelta(minutes=30)
"""How often programs that honour it fetch a subscribed calendar again."""


def calendar_file(
    reader: Reader, sessions: Sequence[Session], public: bool, gone: Sequence[Gone] = ()
) -> CalendarFile:
    """What a file holds: alarms as the reader chose, links that they may see.

    A public one may be passed on and holds only links that are open to all. What is `gone` may
    stand in a file that was fetched before; in this one it is cancelled.
    """
    return CalendarFile(
        event=reader.snapshot.event,
        entries=tuple(
            Entry(
                session,
                reader.snapshot.places.get(session.place or ""),
                _link(reader, session, public),
            )
            for session in (*sessions, *map(_off, gone))
        ),
        release=reader.snapshot.release,
        language=reader.tr.language,
        made_at=reader.now,
        provisional=reader.tr("Provisional: the hour may still change."),
        cancelled=reader.tr("Cancelled"),
        alarms=tuple(sorted(reader.person.preferences.leads, reverse=True)),
    )


def _off(gone: Gone) -> Session:
    """A session that is gone, as far as a calendar has to know it to take it out."""
    facts = gone.facts
    return Session(
        id=gone.session,
        kind=Kind.OTHER,
        start=facts.start,
        end=facts.end,
        title=facts.title,
        strand=Strand.BOTH,
        cancelled=True,
    )


def subscribed(file: CalendarFile, name: str = "") -> CalendarFile:
    """The same as a calendar that programs fetch again by themselves, without alarms.

    Alarms are left to that program, and to the reminders of the bot.
    """
    return replace(file, name=name, alarms=(), again=_AGAIN)


def _link(reader: Reader, session: Session, public: bool) -> str | None:
    if not session.takes_place:
        return None
    return reader.public_link_to(session) if public else reader.link_to(session)
