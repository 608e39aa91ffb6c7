"""What is meant by what a text says about time: moments and spans, for one who speaks now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.frame.times.asked import TimeAsked

EARLY: Final = time(7)
"""A bare hour before it is one of the afternoon, unless nothing else is ahead."""

_MIDNIGHT: Final = time()
_HALF_A_DAY: Final = 12
_DAY: Final = timedelta(days=1)

Hours = tuple[time | None, time | None]
"""From–to on one day; None is its beginning or its end."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A span in local time, from `start`, inclusive, to `end`, exclusive; None is open.

    For a single moment both are equal; a day, or days in a row, are spans.
    """

    start: datetime | None
    end: datetime | None


def meant(asked: TimeAsked, now: datetime, days: Sequence[date]) -> Meant | None:
    """What is meant by one who speaks now, in local time, about these days; None for no time."""
    if asked.elsewhere:
        return None
    if asked.ahead is not None:
        return Meant(now + asked.ahead, now + asked.ahead)
    if asked.within is not None:
        first, last = sorted((now, now + asked.within))
        return Meant(first, last)
    span = span_of_days(asked, now.date(), days)
    if span is None and asked.days:
        return None
    first_day, last_day = span or (now.date(), now.date())
    if asked.at is not None:
        return _at(asked, now, first_day if span else None)
    if asked.part or asked.since or asked.until is not None:
        return _between(first_day, hours_meant(asked), now)
    if span:
        return Meant(_begin(first_day, now), _begin(last_day + _DAY, now))
    return Meant(now, now) if asked.now else None


def span_of_days(asked: TimeAsked, today: date, days: Sequence[date]) -> tuple[date, date] | None:
    """The first and the last day that are named; None where none is, or none of these."""
    first = asked.days[0].span(today, days) if asked.days else None
    if first is None or asked.through is None:
        return first
    counted = asked.through.offset is not None or asked.through.week is not None
    last = asked.through.span(today if counted else first[0], days)
    return (first[0], last[1]) if last and last[1] >= first[0] else first


def readings(asked: TimeAsked, hour: time) -> list[time]:
    """The hours that a bare one may mean, or the one that was said."""
    if not asked.bare:
        return [hour]
    return [hour, hour.replace(hour=(hour.hour + _HALF_A_DAY) % 24)]


def hour_on(asked: TimeAsked, hour: time, day: date, now: datetime) -> time:
    """The reading of an hour on a day: one ahead, by day rather than by night."""
    possible = readings(asked, hour)
    ahead = [one for one in possible if datetime.combine(day, one, now.tzinfo) >= now]
    awake = [one for one in ahead if one >= EARLY]
    return (awake or ahead or possible)[0]


def hours_meant(asked: TimeAsked) -> Hours:
    """From–to on a day; a bare hour before seven is one of the afternoon."""
    since, until = asked.since, asked.until
    if since is None and until is None and asked.part:
        return asked.part
    ends_by_day = until is None or until.hour < _HALF_A_DAY
    if asked.bare and ends_by_day and (since or until or EARLY) < EARLY:
        since = since and since.replace(hour=since.hour % 12 + _HALF_A_DAY)
        until = until and until.replace(hour=until.hour % 12 + _HALF_A_DAY)
    return since, until


def _at(asked: TimeAsked, now: datetime, day: date | None) -> Meant:
    hour = asked.at or _MIDNIGHT
    today = now.date() if day is None else day
    moment = datetime.combine(today, hour_on(asked, hour, today, now), now.tzinfo)
    if day is None and moment < now:
        moment += _DAY
    return Meant(moment, moment)


def _between(day: date, hours: Hours, now: datetime) -> Meant:
    since, until = hours
    end = None
    if until is not None:
        end = datetime.combine(day, until, now.tzinfo)
        if until == _MIDNIGHT or (since and until <= since):
            end += _DAY
    return Meant(None if since is None else datetime.combine(day, since, now.tzinfo), end)


def _begin(day: date, now: datetime) -> datetime:
    return datetime.combine(day, _MIDNIGHT, now.tzinfo)
