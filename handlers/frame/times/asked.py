"""What a text says about time, before anybody knows what day it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from locales.time_words import Part
from locales.words import Word

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day, or some days in a row, as it was named.

    So many days from today (`offset`); a weekday (Monday is 0), the next one with it or today, or
    the `nth` from today on (1 is the first after today, -1 the last before it); a whole `week`, so
    many from this one on, or its `weekday`, or its `weekend`; a date, whose weekday is overlooked
    where it does not fit; a whole `month`; or a day of the event (`place`, counted from 0, -1 being
    the last).
    """

    offset: int | None = None
    place: int | None = None
    weekday: int | None = None
    nth: int | None = None
    week: int | None = None
    weekend: bool = False
    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def is_bare_weekday(self) -> bool:
        """Whether a weekday was named, and no more of it."""
        return self == DayWord(weekday=self.weekday) and self.weekday is not None

    def resolved(self, today: date, days: Sequence[date]) -> date | None:
        """The first day that is meant by somebody who speaks today about the event on these days.

        Of several that fit, the next one ahead, else the last one. None for a date of no year.
        """
        span = self.span(today, days)
        return span[0] if span else None

    def span(self, today: date, days: Sequence[date]) -> tuple[date, date] | None:
        """The first and the last day that are meant; the same for a single day."""
        if self.weekend or self.week is not None:
            return self._in_week(today)
        first = self._single(today, days)
        if first is None:
            return None
        if self.month and self.day is None:
            following = (first + timedelta(days=31)).replace(day=1)
            return first, following - _DAY
        return first, first

    def dated(self, year: int) -> date | None:
        """The date that was said, in a year unless another one was said; None for no such date."""
        if not self.day or not self.month or self.year not in (None, year):
            return None
        return _existing(year, self.month, self.day)

    def _in_week(self, today: date) -> tuple[date, date]:
        monday = today + timedelta(days=_WEEK * (self.week or 0) - today.weekday())
        if self.weekend:
            return monday + timedelta(days=_SATURDAY), monday + timedelta(days=_WEEK - 1)
        if self.weekday is not None:
            day = monday + timedelta(days=self.weekday)
            return day, day
        return monday, monday + timedelta(days=_WEEK - 1)

    def _single(self, today: date, days: Sequence[date]) -> date | None:
        if self.offset is not None:
            return today + timedelta(days=self.offset)
        if self.place is not None:
            return days[self.place] if self.place < len(days) else None
        if self.weekday is not None and self.nth:
            return self._weekday_from(today, self.weekday, self.nth)
        if self.month and self.year:
            return _existing(self.year, self.month, self.day or 1)
        fitting = [day for day in days if self._fits(day)] or (
            [day for day in days if self._is_dated(day)] if self.day else []
        )
        ahead = [day for day in fitting if day >= today]
        return ahead[0] if ahead else fitting[-1] if fitting else None

    @staticmethod
    def _weekday_from(today: date, weekday: int, nth: int) -> date:
        """The nth such weekday after today, or before it."""
        after = (weekday - today.weekday() - 1) % _WEEK + 1
        if nth > 0:
            return today + timedelta(days=after + _WEEK * (nth - 1))
        before = (today.weekday() - weekday - 1) % _WEEK + 1
        return today - timedelta(days=before + _WEEK * (-nth - 1))

    def _fits(self, day: date) -> bool:
        if self.weekday not in (None, day.weekday()):
            return False
        return (self.day is None and self.month is None) or self._is_dated(day)

    def _is_dated(self, day: date) -> bool:
        return (
            (self.day or 1) == day.day
            and self.month in (None, day.month)
            and self.year in (None, day.year)
        )


def _existing(year: int, month: int, day: int) -> date | None:
    """A date, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(slots=True)
class TimeAsked:
    """What a text says about time. `rest` are the words that name none, `said` those that do.

    `through` is the last day where `days` names the first of several. `at` is an hour of the clock,
    `since` and `until` bound a span of hours, an `until` of 0:00 being the end of the day; where
    `bare` is true, they may be meant twelve hours later. `ahead` is a moment, and `within` a span,
    both counted from now; below zero they are over.
    """

    days: list[DayWord] = field(default_factory=list)
    through: DayWord | None = None
    part: Part | None = None
    at: time | None = None
    since: time | None = None
    until: time | None = None
    bare: bool = False
    ahead: timedelta | None = None
    within: timedelta | None = None
    now: bool = False
    next: bool = False
    elsewhere: bool = False
    """Whether an hour of another time zone was named, which is none of the venue's."""
    rest: list[Word] = field(default_factory=list)
    said: list[Word] = field(default_factory=list)

    @property
    def names_an_hour(self) -> bool:
        """Whether an hour, a span or a part of the day was named."""
        return (self.part or self.at or self.since or self.until) is not None

    @property
    def is_only_now(self) -> bool:
        """Whether nothing but this moment was named, which may be said of what is to be done."""
        counted = self.ahead is not None or self.within is not None
        return self.now and not (self.days or self.names_an_hour or counted or self.next)
