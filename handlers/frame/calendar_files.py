"""What a calendar file holds of some sessions, as its reader may see them."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from storage.programme.calendar import CalendarFile, Entry
from storage.programme.model import Session


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
