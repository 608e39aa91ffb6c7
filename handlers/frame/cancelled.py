"""What is said of a cancelled session: why, and what takes its place."""

from handlers.frame.reader import Reader
from handlers.ui.on_a_phone import LINE, at_word
from handlers.ui.screen import Text
from locales import formats
from storage.programme.model import Session
from storage.programme.model import Text as ProgrammeText


def write_title(reader: Reader, text: Text, session: Session, limit: int | None = None) -> Text:
    """A session's title, up to so many characters: bold, or struck through where it is off."""
    title = reader.title(session)
    title = title if limit is None else at_word(title, limit)
    return text.bold(title) if session.takes_place else text.struck(title)


def in_short(reader: Reader, session: Session) -> str:
    """That a session is cancelled, and why, for a line of a list."""
    reason = at_word(reader.text(session.reason), LINE)
    if not reason:
        return reader.tr("cancelled")
    named = in_another_language(reader, session.reason)
    if named:
        return reader.tr("cancelled ({in_language}): {reason}", in_language=named, reason=reason)
    return reader.tr("cancelled: {reason}", reason=reason)


def reason_lines(reader: Reader, session: Session) -> list[str]:
    """Why a session is cancelled, where that is said; in which language, if it is not theirs."""
    return why(reader, session.reason)


def why(reader: Reader, said: ProgrammeText | None) -> list[str]:
    """A reason in a line of its own, where there is one."""
    reason, named = reader.text(said), in_another_language(reader, said)
    if not reason:
        return []
    if named:
        return [reader.tr("Reason ({in_language}): {reason}", in_language=named, reason=reason)]
    return [reader.tr("Reason: {reason}", reason=reason)]


def in_another_language(reader: Reader, said: ProgrammeText | None) -> str:
    """ "In German", where a text is not in the reader's language; else empty."""
    if said is None or said.is_plain or reader.tr.language in said:
        return ""
    return formats.in_language(reader.tr, next(iter(said)))


def replacement_of(reader: Reader, session: Session) -> Session | None:
    """What takes the place of a cancelled session, as far as the reader sees it."""
    return reader.snapshot.sessions.get(session.instead or "")
