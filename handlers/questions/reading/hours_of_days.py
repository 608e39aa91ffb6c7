"""What begins at an hour of a day, and what belongs to a part of it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from locales.time_words import MORNING
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot

SOON: Final = timedelta(minutes=29)
"""What begins so much later still begins then."""

_MIDNIGHT: Final = time()
_EARLY: Final = time(7)
_FOR_LONG: Final = timedelta(hours=1)


def on_at(snapshot: Snapshot, day: date, hour: time) -> list[Session]:
    """What begins at an hour of a day, or soon after a full one, and then what is on."""
    # In UTC, as sessions are: many are compared with it.
    moment = datetime.combine(day, hour, snapshot.event.timezone).astimezone(UTC)
    sessions = snapshot.by_day[day]
    starting = [s for s in sessions if s.start == moment]
    if not starting and not hour.minute:
        starting = [s for s in sessions if moment <= s.start <= moment + SOON]
    return [*starting, *(s for s in sessions if s.start < moment < s.end)]


def belongs(
    snapshot: Snapshot, session: Session, since: time | None, until: time | None, only_from: bool
) -> bool:
    """Whether a session begins within these hours of its day or, unless `only_from`, goes on for
    long in them.
    """
    local = snapshot.local(session.start)
    if only_from and since == _MIDNIGHT:
        return local.time() < _EARLY or _goes_on_over_midnight(snapshot, session)
    first = datetime.combine(local.date(), since or MORNING[0], local.tzinfo)
    if local >= first:
        over_midnight = since is not None and until is not None and until <= since
        return (
            until is None
            or over_midnight
            or local < datetime.combine(local.date(), until, local.tzinfo)
        )
    return not only_from and session.end >= first + _FOR_LONG


def _goes_on_over_midnight(snapshot: Snapshot, session: Session) -> bool:
    midnight = datetime.combine(snapshot.day_of(session), time(), snapshot.event.timezone)
    return session.end > midnight + timedelta(days=1)
