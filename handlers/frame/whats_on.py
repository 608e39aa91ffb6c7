"""What is on and what comes next, for everybody and for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.frame.reader import Reader
from storage.programme.model import Kind, Session

_SOON: Final = timedelta(minutes=30)
"""From so long before it on people are on their way to what comes next."""

_A_DAY: Final = timedelta(days=1)


def running_sessions(reader: Reader) -> tuple[Session, ...]:
    """The sessions that are on: plenaries, then what is mine, then the others by their hours.

    What was to be on and is cancelled comes last.
    """
    running = (s for s in reader.snapshot.sessions.values() if s.start <= reader.now < s.end)
    return tuple(sorted(running, key=lambda s: rank(reader, s)))


def next_sessions(reader: Reader) -> tuple[Session, ...]:
    """The sessions that begin at the next hour at which something begins, in the same order.

    What was to begin until then and is cancelled comes last.
    """
    ahead = [s for s in reader.snapshot.sessions.values() if s.start > reader.now]
    first = next((s.start for s in ahead if s.takes_place), reader.now)
    coming = [s for s in ahead if s.start <= first and (s.start == first or not s.takes_place)]
    return tuple(sorted(coming, key=lambda s: rank(reader, s)))


def rank(reader: Reader, session: Session) -> tuple[int, datetime, datetime]:
    """In which order sessions of one time are named."""
    first = 0 if session.kind is Kind.PLENARY else 1 if session.id in reader.person.attends else 2
    return first if session.takes_place else 3, session.start, session.end


@dataclass(frozen=True, slots=True)
class Mine:
    """What is on for a reader, and what comes next for them: what begins first, all of it.

    `cancelled` is what would have been on, or would have come no later.
    """

    running: tuple[Session, ...]
    coming: tuple[Session, ...]
    cancelled: tuple[Session, ...] = ()

    @property
    def all(self) -> tuple[Session, ...]:
        """What is on and what comes next, then what is cancelled of it."""
        return (*self.running, *self.coming, *self.cancelled)


def mine_of(reader: Reader, at: datetime | None = None) -> Mine:
    """What is on and next for the reader now, or at another moment."""
    moment, sessions = at or reader.now, reader.snapshot.sessions
    mine = sorted(
        (sessions[mine] for mine in reader.person.attends if mine in sessions),
        key=lambda s: (s.start, s.end, s.id),
    )
    ahead = [session for session in mine if session.start > moment and session.takes_place]
    until = ahead[0].start if ahead else moment + _A_DAY
    return Mine(
        running=tuple(session for session in mine if session.is_running(moment)),
        coming=tuple(session for session in ahead if session.start == until),
        cancelled=tuple(
            session
            for session in mine
            if not session.takes_place and session.end > moment and session.start <= until
        ),
    )


def where_to_be(reader: Reader) -> Session | None:
    """Where the reader should be: what is on for them, or what comes next if that begins soon."""
    mine = mine_of(reader)
    soon = [session for session in mine.coming if session.start - reader.now <= _SOON]
    return next(iter((*soon, *mine.running, *mine.coming)), None)


def mine_among(reader: Reader, sessions: Iterable[Session]) -> frozenset[str]:
    """Which of these sessions are the reader's, by their ids."""
    if not reader.person.attends:
        return frozenset()
    return reader.person.attends.intersection(session.id for session in sessions)
