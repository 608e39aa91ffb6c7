"""The nearest of what is called alike, where none of it is at the day or the hour asked for."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from handlers.questions.reading.moments_asked import MomentsAsked
from storage.programme.model import Session


def nearest_to(found: Sequence[Session], moments: MomentsAsked) -> Session | None:
    """Of some sessions the nearest to the day, or to the very hour, that was asked for.

    None where a part of a day was asked for, or the day has one of them.
    """
    hour, day, day_of = moments.hour_asked, moments.day, moments.snapshot.day_of
    if hour is None:
        if day is None or moments.asked.names_an_hour or any(day_of(s) == day for s in found):
            return None
        hour = day, time()
    then = datetime.combine(*hour, tzinfo=moments.snapshot.event.timezone)

    def distance(session: Session) -> tuple[bool, int, timedelta]:
        days = abs((day_of(session) - then.date()).days)
        return moments.is_over(session), days, abs(session.start - then)

    return min(found, key=distance, default=None)
