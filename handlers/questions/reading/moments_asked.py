"""When a question means: the words of time, resolved for an event and the moment they are said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final

from handlers.frame.times.asked import DayWord, TimeAsked
from handlers.frame.times.meaning import Meant, hours_meant, meant, readings, span_of_days
from handlers.questions.intents import Intent, Nothing, OutsideEvent, PartOfDay
from handlers.questions.reading.hours_of_days import belongs
from locales.time_words import EVENING
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot

_MIDNIGHT: Final = time()


@dataclass(frozen=True)
class MomentsAsked:
    """The time of a question, said at the moment `now`, in UTC."""

    asked: TimeAsked
    now: datetime
    snapshot: Snapshot

    @cached_property
    def today(self) -> date:
        """The day at the venue."""
        return self.snapshot.local(self.now).date()

    @cached_property
    def meant(self) -> Meant | None:
        """The moments that are meant."""
        return meant(self.asked, self.snapshot.local(self.now), self.snapshot.days)

    @cached_property
    def days(self) -> Sequence[date]:
        """The days of the event that are named, in their order."""
        asked, days = self.asked, self.snapshot.days
        spans = [said.span(self.today, days) for said in asked.days]
        if asked.through is not None:
            spans = [span_of_days(asked, self.today, days)]
        return [day for day in days if any(s and s[0] <= day <= s[1] for s in spans)]

    @property
    def day(self) -> date | None:
        """The first of the days that are named."""
        return next(iter(self.days), None)

    @property
    def day_unknown(self) -> bool:
        """Whether a day was named that is none of the event."""
        return bool(self.asked.days) and not self.days

    @property
    def outside(self) -> OutsideEvent | None:
        """The day that is none of the event, counted from today, or a weekday that it has not."""
        if not self.day_unknown:
            return None
        said, first = self.asked.days[0], self.snapshot.days[0]
        if said.is_bare_weekday:
            # Of a weekday, the one beside the event is meant, and no other long before it.
            since = max(self.today, first - timedelta(days=1)) - timedelta(days=1)
            day = replace(said, nth=1).resolved(since, self.snapshot.days)
            return OutsideEvent(day, first) if day is not None else None
        if not _is_relative(said):
            return None
        span = span_of_days(self.asked, self.today, self.snapshot.days)
        return OutsideEvent(span[0], first) if span is not None else None

    @property
    def given(self) -> bool:
        """Whether the question names a day, an hour or a part of a day."""
        asked = self.asked
        counted = asked.ahead is not None or asked.within is not None
        return bool(asked.days) or asked.names_an_hour or counted

    @property
    def names_hours(self) -> bool:
        """Whether the question names a part of a day, or hours from or to which."""
        return (self.asked.part or self.asked.since or self.asked.until) is not None

    @property
    def only_first(self) -> bool:
        """Whether one session is asked for: the running or the next one."""
        return self.asked.next or self.asked.now

    @property
    def is_past(self) -> bool:
        """Whether a day before today was named."""
        return bool(self.days) and self.days[-1] < self.today

    @property
    def hour_asked(self) -> tuple[date, time] | None:
        """The hour that was named and its day, the next ahead where none was; None without one."""
        if self.asked.at is None or self.meant is None or self.meant.start is None:
            return None
        return self.meant.start.date(), self.meant.start.time()

    @property
    def elsewhere(self) -> Intent | None:
        """The answer where the time that was named is none of the event's, whatever is asked."""
        if self.outside is not None:
            return self.outside
        if self.day_unknown:
            return Nothing(self.asked.days[0].dated(self.snapshot.days[0].year))
        return Nothing() if self.asked.elsewhere else None

    def is_within(self, session: Session, length: timedelta) -> bool:
        """Whether a session is on, or begins within such a time from now."""
        return session.end > self.now and session.start <= self.now + length

    def is_over(self, session: Session) -> bool:
        """Whether a session has ended."""
        return session.end <= self.now

    def not_over(self, sessions: Sequence[Session]) -> Sequence[Session]:
        """The sessions without those that are over, unless all are or another day was named."""
        ahead = [s for s in sessions if not self.is_over(s)]
        today = self.days == [self.today]
        return ahead if ahead and (today or not self.given) else sessions

    def are_over(self, sessions: Sequence[Session]) -> bool:
        """Whether all of them are over while the event still goes on, and no time was named."""
        goes_on = not all(map(self.is_over, self.snapshot.sessions.values()))
        return not self.given and goes_on and all(map(self.is_over, sessions))

    def instead_of(self, over: Sequence[Session]) -> Intent | None:
        """This evening, where all of what was asked for is over and was in the evening."""
        since, until = EVENING
        past = all(self.is_over(s) and self.hour_of(s) >= since for s in over)
        if self.given or not past:
            return None
        found = tuple(
            s.id
            for s in self.snapshot.by_day.get(self.today, ())
            if not self.is_over(s) and belongs(self.snapshot, s, since, until, only_from=False)
        )
        return PartOfDay(self.today, found, since, until) if found else None

    def filtered(self, sessions: Sequence[Session], *, strictly: bool = False) -> list[Session]:
        """Those of the sessions that the time asked for leaves.

        Where nothing of them is on now, that is all of them unless `strictly`; where nothing comes
        next, what is on.
        """
        asked = self.asked
        kept = [s for s in sessions if not self.days or self.snapshot.day_of(s) in self.days]
        if asked.at is not None:
            hours = readings(asked, asked.at)
            begun = [s for s in kept if self.hour_of(s) in hours]
            return begun or [s for s in kept if any(self._runs_at(s, hour) for hour in hours)]
        if self.names_hours:
            since, until = hours_meant(asked)
            return [s for s in kept if self.overlaps(s, since, until)]
        if asked.ahead is not None:
            moment = self.now + asked.ahead
            return [s for s in kept if s.start <= moment < s.end]
        if asked.within is not None:
            return [s for s in kept if self.runs_within(s, asked.within)]
        if asked.now:
            running = [s for s in kept if s.is_running(self.now)]
            return running if strictly else running or kept
        if asked.next:
            coming = [s for s in kept if s.start > self.now]
            # "The next one" is never one that is over.
            return coming if strictly else coming or [s for s in kept if s.is_running(self.now)]
        return kept

    def running_or_next_first(self, sessions: Iterable[Session]) -> list[Session]:
        """What is on, then what comes, in the order of hours; what is over comes last."""
        return sorted(sessions, key=lambda s: (self.is_over(s), s.start, s.end))

    def runs_within(self, session: Session, length: timedelta) -> bool:
        """Whether a session is on in a span from now on, or until now."""
        first, last = sorted((self.now, self.now + length))
        return session.start < last and session.end > first

    def hour_of(self, session: Session) -> time:
        """The hour at the venue at which a session begins."""
        return self.snapshot.local(session.start).time()

    def _runs_at(self, session: Session, hour: time) -> bool:
        local = self.snapshot.local(session.start)
        moment = datetime.combine(local.date(), hour, local.tzinfo)
        return session.start < moment < session.end

    def overlaps(self, session: Session, since: time | None, until: time | None) -> bool:
        """Whether a session belongs to these hours; "from six on" is only what begins then."""
        only_from = self.asked.part is None and until is None
        until = None if until == _MIDNIGHT else until
        return belongs(self.snapshot, session, since, until, only_from)


def _is_relative(day: DayWord) -> bool:
    """Whether a day was named by counting from today, so that it need not be one of the event."""
    return day.offset is not None or day.week is not None or day.nth is not None
