"""What other features show of the programme."""

from collections.abc import Iterable

from handlers.frame.reader import Reader
from handlers.programme.actions import SessionAt
from handlers.ui.screen import Button
from storage.programme.model import Session, Strand


def session_button(v: Reader, session: Session, strand: Strand | None = None) -> Button:
    """A button to a session: its hour and its name."""
    start = f"{v.snapshot.local(session.start):%H:%M}"
    return v.link(f"{start} {v.title(session)}", SessionAt(session.id, strand))


def session_buttons(
    v: Reader, sessions: Iterable[Session], strand: Strand | None = None
) -> list[Button]:
    return [session_button(v, session, strand) for session in sessions]
