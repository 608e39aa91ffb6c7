"""What is said of a cancelled session: why, and what takes its place."""

from handlers.frame.reader import Reader
from handlers.ui.screen import LINE, Text, shortened
from storage.programme.model import Session


def write_title(v: Reader, text: Text, session: Session, limit: int | None = None) -> Text:
    """A session's title, up to so many characters: bold, or struck through where it is off."""
    title = v.title(session)
    title = title if limit is None else shortened(title, limit)
    return text.bold(title) if session.takes_place else text.struck(title)


def in_short(v: Reader, session: Session) -> str:
    """That a session is cancelled, and why, for a line of a list."""
    reason = shortened(v.text(session.reason), LINE)
    return v.tr("cancelled: {reason}", reason=reason) if reason else v.tr("cancelled")


def reason_lines(v: Reader, session: Session) -> list[str]:
    """Why a session is cancelled, where that is said."""
    reason = v.text(session.reason)
    return [v.tr("Reason: {reason}", reason=reason)] if reason else []


def replacement_of(v: Reader, session: Session) -> Session | None:
    """What takes the place of a cancelled session, as far as the reader sees it."""
    return v.snapshot.sessions.get(session.instead or "")
