"""What is cancelled of a thing of which something else is still on, and the other way round.

Who asks for it hears that first: the live one alone would say that all is as it was.
"""

from collections.abc import Iterable, Sequence

from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.senses import Sense
from handlers.ui.action import Action
from locales.words import word_rules
from storage.programme.model import Session


def cancelled_beside(reader: Reader, shown: Action, asked: Asked) -> str:
    """What of the group or the title that is shown is cancelled ahead, in a line, or what of it is
    still on where this one is cancelled; empty where all of it takes place, or is off.

    Where an hour is named, what is on then is meant and nothing else of it.
    """
    if asked.has(Sense.SIGN_UP):
        return ""
    tr, sessions = reader.tr, reader.snapshot.sessions
    match shown:
        case GroupAt(id):
            sittings = [s for s in reader.snapshot.by_group.get(id, ()) if s.end > reader.now]
            is_on = any(s.takes_place for s in sittings)
            return cancelled(reader, sittings) if is_on else ""
        case SessionAt(id) if id in sessions and sessions[id].takes_place:
            found = sessions[id]
            beside = () if asked.time.names_an_hour else _beside(reader, found)
            return cancelled(reader, _meant_as_well(beside, asked, found))
        case SessionAt(id) if id in sessions and not sessions[id].instead:
            on = [s for s in _beside(reader, sessions[id]) if s.takes_place]
            still_on = tr("This is cancelled. Still on: {sessions}", sessions=_listed(reader, on))
            return still_on if on else ""
        case _:
            return ""


def cancelled(reader: Reader, sessions: Iterable[Session]) -> str:
    """Which of some sessions are cancelled, in a line; empty where none is."""
    off = [session for session in sessions if not session.takes_place]
    return reader.tr("Cancelled: {title}", title=_listed(reader, off)) if off else ""


def _listed(reader: Reader, sessions: Sequence[Session]) -> str:
    """Sessions by title, day and hours, for a line."""
    return "; ".join(
        f"{reader.title(s)} ({reader.short_day(reader.snapshot.day_of(s))}, {reader.hours(s)})"
        for s in sessions
    )


def _beside(reader: Reader, shown: Session) -> list[Session]:
    """What else of its group, or of its title, is ahead, and what it takes the place of."""
    return [
        session
        for session in reader.snapshot.sessions.values()
        if session.id != shown.id
        and session.end > reader.now
        and (
            (session.group is not None and session.group == shown.group)
            or session.title == shown.title
            or session.instead == shown.id
        )
    ]


def _meant_as_well(found: Sequence[Session], asked: Asked, shown: Session) -> list[Session]:
    """Those whose title has as many words of the question as that of what is shown."""
    said = {stem for word in asked.topics for stem in asked.known(word).stems}
    rules = word_rules(asked.index.languages)

    def named(session: Session) -> int:
        words = {word.stem for title in session.title.values() for word in rules.all_words(title)}
        return len(words & said)

    return [session for session in found if named(session) >= named(shown)]
