"""When something is due: before each session, and in the evening before each day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from storage.preferences import LEADS
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot

REMINDER: Final = "reminder"
DIGEST: Final = "digest"
DIGEST_AT: Final = time(20)
"""In the evening before, local to the venue."""

_DIGEST_LEAD: Final = 0
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is to be told. `starts_at` is when it is too late for it; all in UTC."""

    at: datetime
    kind: str
    subject: str
    starts_at: datetime
    lead: int


def moments(snapshot: Snapshot) -> Iterator[Moment]:
    """Every moment of a programme, in no order, wanted by somebody at present or not."""
    yield from _of_sessions(snapshot.sessions.values())
    yield from _of_days(snapshot, snapshot.by_day)


def _of_sessions(sessions: Iterable[Session]) -> Iterator[Moment]:
    """What is cancelled has none."""
    for session in (s for s in sessions if s.takes_place):
        for lead in LEADS:
            at = session.start - timedelta(minutes=lead)
            yield Moment(at, REMINDER, session.id, session.start, lead)


def _of_days(snapshot: Snapshot, days: Iterable[date]) -> Iterator[Moment]:
    for day in days:
        over = _local(snapshot, day + _A_DAY, time(0))
        yield Moment(evening_before(snapshot, day), DIGEST, day.isoformat(), over, _DIGEST_LEAD)


def evening_before(snapshot: Snapshot, day: date) -> datetime:
    """When a day's digest is due."""
    return _local(snapshot, day - _A_DAY, DIGEST_AT)


def passed_over(before: Snapshot | None, after: Snapshot, now: datetime) -> list[Moment]:
    """The moments that a release has and the one before had not, and that lie behind it.

    So those of a session that takes place after all are counted in.

    They are not due: the people concerned are told of the release itself.
    """
    known = before.sessions if before else {}
    anew = [s for s in after.sessions.values() if _begins_anew(known.get(s.id), s)]
    days = dict.fromkeys(after.day_of(session) for session in anew)
    if before is not None and before.event.timezone == after.event.timezone:
        days = {day: None for day in days if day not in before.by_day}
    else:
        days = dict.fromkeys(after.by_day)
    return [m for m in (*_of_sessions(anew), *_of_days(after, days)) if m.at <= now]


def _begins_anew(known: Session | None, session: Session) -> bool:
    return known is None or not known.takes_place or known.start != session.start


def _local(snapshot: Snapshot, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, snapshot.event.timezone).astimezone(UTC)
