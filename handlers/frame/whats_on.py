"""What is on and what comes next, for everybody and for the reader."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_of, strands
from storage.programme.model import Kind, Session, Strand
from storage.programme.snapshot import in_strand

SOON: Final = timedelta(minutes=30)
"""How long before what comes next people are on their way to it."""

_A_DAY: Final = timedelta(days=1)

_FOR_ALL: Final = frozenset((Kind.PLENARY, Kind.CULTURE, Kind.MEAL, Kind.TRANSFER, Kind.OTHER))
"""Of groups, workshops and talks people go to their own."""


def running_sessions(reader: Reader) -> tuple[Session, ...]:
    """The sessions that are on: plenaries, what is mine, what is for all, the others; by hours.

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


def rank(reader: Reader, session: Session) -> tuple[tuple[bool, ...], datetime, datetime]:
    """In which order sessions of one time are named; what is another strand's comes last."""
    marks = (
        not session.takes_place,
        session.kind is not Kind.PLENARY,
        session.id not in reader.person.attends,
        not is_for_all(reader, session),
        not _is_theirs(reader, session),
    )
    return marks, session.start, session.end


def is_for_all(reader: Reader, session: Session) -> bool:
    """Whether everybody of the reader's strand is expected at a session."""
    return _is_theirs(reader, session) and session.kind in _FOR_ALL and not session.own_of


def _is_theirs(reader: Reader, session: Session) -> bool:
    """Whether a session is of the reader's strand, or of all there is."""
    strand = strand_of(reader) if strands(reader.snapshot) else None
    return strand is Strand.BOTH or in_strand(session, strand)


def may_concern(reader: Reader, session: Session) -> bool:
    """Whether a session may be for the reader: who has something noted is of a known strand."""
    mine = reader.person.attends
    return not mine or session.id in mine or _is_theirs(reader, session)


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


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where a reader is expected, of what is theirs and what is for all of their strand.

    `coming` is what begins first, what is theirs before the rest; `later` is what comes next of
    theirs where that is not among it. `cancelled` is of theirs alone.
    """

    running: tuple[Session, ...]
    coming: tuple[Session, ...]
    later: tuple[Session, ...]
    cancelled: tuple[Session, ...]
    goes_first: bool
    """Whether what comes goes before what is on: something of theirs begins soon."""

    @property
    def first(self) -> tuple[Session, ...]:
        """All of it in the order in which they are to go there."""
        now = (*self.coming, *self.running) if self.goes_first else (*self.running, *self.coming)
        return (*now, *self.later)


def ahead_of(reader: Reader, at: datetime | None = None) -> Ahead:
    """Where the reader is expected now and next, or at another moment and from then on."""
    moment, mine = at or reader.now, mine_of(reader, at)
    for_all = sorted(
        (s for s in _of_all(reader) if s.end > moment), key=lambda s: (s.start, s.end, s.id)
    )
    begins = min((s.start for s in (*mine.coming, *for_all) if s.start > moment), default=moment)
    my_next = tuple(session for session in mine.coming if session.start == begins)
    return Ahead(
        running=(*mine.running, *(s for s in for_all if s.start <= moment)),
        coming=(*my_next, *(s for s in for_all if s.start == begins > moment)),
        later=() if my_next else mine.coming,
        cancelled=mine.cancelled,
        goes_first=bool(my_next) and begins - moment <= SOON,
    )


def on_day(
    reader: Reader, day: date, since: int, until: int
) -> tuple[Sequence[Session], Sequence[Session]]:
    """What of a day is the reader's and what is for all of their strand, by its minutes.

    What is over today is left out.
    """
    midnight = datetime.combine(day, time(), reader.snapshot.event.timezone)
    first, last = (midnight + timedelta(minutes=minute) for minute in (since, until))
    then = [
        session
        for session in reader.snapshot.by_day.get(day, ())
        if session.start < last and session.end > first
        if day != reader.today or session.end > reader.now
    ]
    mine, for_all = mine_among(reader, then), {session.id for session in _of_all(reader)}
    return [s for s in then if s.id in mine], [s for s in then if s.id in for_all]


def _of_all(reader: Reader) -> Iterator[Session]:
    """What is for all of the reader's strand, takes place, and is not noted for them besides."""
    return (
        session
        for session in reader.snapshot.sessions.values()
        if session.takes_place
        and session.id not in reader.person.attends
        and is_for_all(reader, session)
    )


def mine_among(reader: Reader, sessions: Iterable[Session]) -> frozenset[str]:
    """Which of these sessions are the reader's, by their ids."""
    if not reader.person.attends:
        return frozenset()
    return reader.person.attends.intersection(session.id for session in sessions)
