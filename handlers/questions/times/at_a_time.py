"""What a question that names nothing but a time is answered with: a day, a part of one, now."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.frame.times.meaning import hours_meant, readings
from handlers.programme.actions import Day, Days, Now
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen, PartOfDay
from handlers.questions.reading.hours_of_days import SOON, on_at
from handlers.questions.reading.moments_asked import MomentsAsked
from storage.programme.model import Session

_DAWN: Final = time(5)
_A_DAY: Final = timedelta(days=1)


def at_the_time(moments: MomentsAsked) -> Intent:
    """What is on at the time that is named, or the screen of a day, of all days or of now."""
    asked = moments.asked
    if moments.elsewhere is not None:
        return moments.elsewhere
    if len(moments.days) > 1:
        return OpenScreen(Days())
    if asked.ahead is not None:
        return _in_a_while(moments, asked.ahead)
    if asked.within is not None:
        return _within(moments, asked.within)
    if asked.at is not None:
        return _at_the_hour(moments, asked.at)
    if moments.names_hours:
        return _between(moments)
    if moments.day is not None:
        return OpenScreen(Now() if _is_tonight_still(moments, moments.day) else Day(moments.day))
    if asked.now or asked.next:
        return OpenScreen(Now(), None if asked.now else Fact.NEXT)
    return Nothing()


def _in_a_while(moments: MomentsAsked, ahead: timedelta) -> Intent:
    moment = moments.now + ahead
    sessions = moments.snapshot.sessions.values()
    starting = [s for s in sessions if moment <= s.start <= moment + SOON]
    running = [s for s in sessions if s.start < moment < s.end]
    if not starting and not running:
        return OpenScreen(Now())
    local = _local_minute(moments, moment)
    return _part(local.date(), [*starting, *running], local.time(), at_the_hour=True)


def _within(moments: MomentsAsked, length: timedelta) -> Intent:
    """What is on in a span from now on, or until now."""
    first, last = sorted((moments.now, moments.now + length))
    found = [s for s in moments.snapshot.sessions.values() if moments.runs_within(s, length)]
    if not found:
        return OpenScreen(Now())
    since, until = _local_minute(moments, first), _local_minute(moments, last)
    until_hour = until.time() if until.date() == since.date() else None
    found.sort(key=lambda s: (s.start, s.end))
    return _part(since.date(), found, since.time(), until_hour)


def _local_minute(moments: MomentsAsked, moment: datetime) -> datetime:
    """A moment at the venue to the minute: all who ask in the same one get the same answer."""
    return moments.snapshot.local(moment).replace(second=0, microsecond=0)


def _is_tonight_still(moments: MomentsAsked, day: date) -> bool:
    """Whether "today" is said after midnight, while something of the day before still runs."""
    return moments.asked.days[0].offset == 0 and any(
        s.is_running(moments.now) and moments.snapshot.day_of(s) < day
        for s in moments.snapshot.sessions.values()
    )


def _at_the_hour(moments: MomentsAsked, hour: time) -> Intent:
    """What starts then first, what is running after it; the next such hour ahead."""
    over = None
    for day in _candidate_days(moments):
        for reading in readings(moments.asked, hour):
            found = on_at(moments.snapshot, day, reading)
            then = _part(day, found, reading, at_the_hour=True)
            if not all(map(moments.is_over, found)):
                return then
            if found and over is None:
                over = then
        if (later := _later_today(moments, day, hour)) and over is None:
            return later
    return over or _later_on(moments, hour)


def _later_today(moments: MomentsAsked, day: date, hour: time) -> Intent | None:
    """What still begins after an hour of today that is ahead, at which nothing is on."""
    now = moments.snapshot.local(moments.now)
    since = next((at for at in readings(moments.asked, hour) if at > now.time()), None)
    if moments.day is not None or day != moments.today or since is None:
        return None
    return from_an_hour(moments, day, since)


def _later_on(moments: MomentsAsked, hour: time) -> Intent:
    """What comes after an hour at which nothing is on, on the day it was named for."""
    if moments.day is None:
        return Nothing()
    meant = moments.hour_asked
    return from_an_hour(moments, moments.day, meant[1] if meant else hour) or Nothing()


def from_an_hour(moments: MomentsAsked, day: date, since: time) -> Intent | None:
    """What begins on a day at an hour or after it; None where nothing does."""
    found = [s for s in moments.snapshot.by_day[day] if moments.hour_of(s) >= since]
    return _part(day, found, since) if found else None


def _between(moments: MomentsAsked) -> Intent:
    since, until = hours_meant(moments.asked)
    over = None
    for day in _candidate_days(moments):
        found = [s for s in moments.snapshot.by_day[day] if moments.overlaps(s, since, until)]
        part = _part(day, found, since, until)
        if not all(map(moments.is_over, found)):
            return part
        if found and over is None:
            over = part
    return over or Nothing()


def _candidate_days(moments: MomentsAsked) -> Sequence[date]:
    """The day named, or the days from today on and then those before."""
    days, today = moments.snapshot.days, moments.today
    if moments.day is None:
        return [day for day in days if day >= today] + [day for day in days if day < today]
    is_night = moments.snapshot.local(moments.now).time() < _DAWN
    if moments.asked.days[0].offset == 0 and is_night:
        # Who has not slept yet may mean the evening that is going on.
        return [d for d in (moments.day, moments.day - _A_DAY) if d in moments.snapshot.by_day]
    return [moments.day]


def _part(
    day: date,
    sessions: Sequence[Session],
    since: time | None,
    until: time | None = None,
    *,
    at_the_hour: bool = False,
) -> PartOfDay:
    return PartOfDay(day, tuple(s.id for s in sessions), since, until, at_the_hour=at_the_hour)
