"""When a question means: the words of time, resolved for an event and the moment they are said."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.frame.times.asked import DayWord, TimeAsked
from handlers.frame.times.meaning import hours_meant, meant, readings, span_of_days
from handlers.programme.actions import Day, Days, Now
from handlers.questions.hours_of_days import SOON, belongs, on_at
from handlers.questions.intents import (
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    OutsideEvent,
    PartOfDay,
)
from locales.time_words import EVENING
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot

_MIDNIGHT: Final = time()
_DAWN: Final = time(5)
_A_DAY: Final = timedelta(days=1)


class MomentsAsked:
    """The time of a question. `outside` and `day_unknown` say that the day is none of the event."""

    def __init__(self, asked: TimeAsked, now: datetime, snapshot: Snapshot) -> None:
        self._asked = asked
        self._now = now
        self._snapshot = snapshot
        self._local_starts: dict[str, datetime] = {}
        today = snapshot.local(now).date()
        self._meant = meant(asked, snapshot.local(now), snapshot.days)
        self._days = self._named_days(today)
        self.day = next(iter(self._days), None)
        span = span_of_days(asked, today, snapshot.days)
        self.day_unknown = bool(asked.days) and not self._days
        relative = bool(asked.days) and is_relative(asked.days[0])
        self.outside = (
            OutsideEvent(span[0], snapshot.days[0])
            if relative and span is not None and self.day_unknown
            else None
        )

    @property
    def given(self) -> bool:
        """Whether the question names a day, an hour or a part of a day."""
        asked = self._asked
        counted = asked.ahead is not None or asked.within is not None
        return bool(asked.days) or asked.names_an_hour or counted

    @property
    def only_first(self) -> bool:
        """Whether one session is asked for: the running or the next one."""
        return self._asked.next or self._asked.now

    @property
    def is_past(self) -> bool:
        """Whether a day before today was named."""
        return bool(self._days) and self._days[-1] < self._snapshot.local(self._now).date()

    @property
    def hour_asked(self) -> tuple[date, time] | None:
        """The hour that was named and its day, the next ahead where none was; None without one."""
        if self._asked.at is None or self._meant is None or self._meant.start is None:
            return None
        return self._meant.start.date(), self._meant.start.time()

    @property
    def elsewhere(self) -> Intent | None:
        """The answer where the time that was named is none of the event's, whatever is asked."""
        if self.outside is not None:
            return self.outside
        if self.day_unknown:
            return Nothing(self._asked.days[0].dated(self._snapshot.days[0].year))
        return Nothing() if self._asked.elsewhere else None

    def answer(self) -> Intent:
        """The answer to a question that names nothing but a time."""
        asked = self._asked
        if self.elsewhere is not None:
            return self.elsewhere
        if len(self._days) > 1:
            return OpenScreen(Days())
        if asked.ahead is not None:
            return self._in_a_while(asked.ahead)
        if asked.within is not None:
            return self._within(asked.within)
        if asked.at is not None:
            return self._at_the_hour(asked.at)
        if asked.part or asked.since or asked.until is not None:
            return self._between()
        if self.day is not None:
            return OpenScreen(Now() if self._is_tonight_still(self.day) else Day(self.day))
        if asked.now or asked.next:
            return OpenScreen(Now(), None if asked.now else Fact.NEXT)
        return Nothing()

    def is_within(self, session: Session, length: timedelta) -> bool:
        """Whether a session is on, or begins within such a time from now."""
        return session.end > self._now and session.start <= self._now + length

    def is_over(self, session: Session) -> bool:
        """Whether a session has ended."""
        return session.end <= self._now

    def not_over(self, sessions: Sequence[Session]) -> Sequence[Session]:
        """The sessions without those that are over, unless all are or another day was named."""
        ahead = [s for s in sessions if s.end > self._now]
        today = self._days == [self._snapshot.local(self._now).date()]
        return ahead if ahead and (today or not self.given) else sessions

    def are_over(self, sessions: Sequence[Session]) -> bool:
        """Whether all of them are over while the event still goes on, and no time was named."""
        goes_on = any(s.end > self._now for s in self._snapshot.sessions.values())
        return not self.given and goes_on and all(s.end <= self._now for s in sessions)

    def instead_of(self, over: Sequence[Session]) -> Intent | None:
        """This evening, where all of what was asked for is over and was in the evening."""
        since, until = EVENING
        past = all(s.end <= self._now and self._start(s) >= since for s in over)
        today = self._snapshot.local(self._now).date()
        if self.given or not past or today not in self._snapshot.by_day:
            return None
        belonging = (
            s
            for s in self._snapshot.by_day[today]
            if belongs(self._snapshot, s, since, until, only_from=False)
        )
        found = tuple(s.id for s in belonging if s.end > self._now)
        return PartOfDay(today, found, since, until) if found else None

    def filtered(self, sessions: Sequence[Session], *, strictly: bool = False) -> list[Session]:
        """Those of the sessions that the time asked for leaves.

        Where nothing of them is on now, that is all of them unless `strictly`; where nothing comes
        next, what is on.
        """
        asked = self._asked
        kept = [s for s in sessions if not self._days or self._snapshot.day_of(s) in self._days]
        if asked.at is not None:
            hours = readings(asked, asked.at)
            begun = [s for s in kept if self._start(s) in hours]
            return begun or [s for s in kept if any(self._runs_at(s, hour) for hour in hours)]
        if asked.part or asked.since or asked.until is not None:
            since, until = hours_meant(asked)
            return [s for s in kept if self._overlaps(s, since, until)]
        if asked.ahead is not None:
            moment = self._now + asked.ahead
            return [s for s in kept if s.start <= moment < s.end]
        if asked.within is not None:
            return [s for s in kept if self._runs_within(s, asked.within)]
        if asked.now:
            running = [s for s in kept if s.is_running(self._now)]
            return running if strictly else running or kept
        if asked.next:
            coming = [s for s in kept if s.start > self._now]
            # "The next one" is never one that is over.
            return coming if strictly else coming or [s for s in kept if s.is_running(self._now)]
        return kept

    def running_or_next_first(self, sessions: Iterable[Session]) -> list[Session]:
        """What is on, then what comes, in the order of hours; what is over comes last."""
        return sorted(sessions, key=lambda s: (s.end <= self._now, s.start, s.end))

    def _in_a_while(self, ahead: timedelta) -> Intent:
        moment = self._now + ahead
        sessions = self._snapshot.sessions.values()
        starting = [s for s in sessions if moment <= s.start <= moment + SOON]
        running = [s for s in sessions if s.start < moment < s.end]
        if not starting and not running:
            return OpenScreen(Now())
        local = self._local_minute(moment)
        ids = tuple(s.id for s in (*starting, *running))
        return PartOfDay(local.date(), ids, local.time(), None, at_the_hour=True)

    def _within(self, length: timedelta) -> Intent:
        """What is on in a span from now on, or until now."""
        first, last = sorted((self._now, self._now + length))
        found = [s for s in self._snapshot.sessions.values() if self._runs_within(s, length)]
        if not found:
            return OpenScreen(Now())
        since, until = self._local_minute(first), self._local_minute(last)
        until_hour = until.time() if until.date() == since.date() else None
        found.sort(key=lambda s: (s.start, s.end))
        return PartOfDay(since.date(), tuple(s.id for s in found), since.time(), until_hour)

    def _local_minute(self, moment: datetime) -> datetime:
        """A moment at the venue to the minute: all who ask in the same one get the same answer."""
        return self._snapshot.local(moment).replace(second=0, microsecond=0)

    def _runs_within(self, session: Session, length: timedelta) -> bool:
        first, last = sorted((self._now, self._now + length))
        return session.start < last and session.end > first

    def _is_tonight_still(self, day: date) -> bool:
        """Whether "today" is said after midnight, while something of the day before still runs."""
        said = self._asked.days[0].offset == 0
        return said and any(
            s.is_running(self._now) and self._snapshot.day_of(s) < day
            for s in self._snapshot.sessions.values()
        )

    def _is_night(self) -> bool:
        return self._snapshot.local(self._now).time() < _DAWN

    def _named_days(self, today: date) -> list[date]:
        """The days of the event that are named, in their order."""
        asked, days = self._asked, self._snapshot.days
        spans = [said.span(today, days) for said in asked.days]
        if asked.through is not None:
            spans = [span_of_days(asked, today, days)]
        return [day for day in days if any(s and s[0] <= day <= s[1] for s in spans)]

    def _at_the_hour(self, hour: time) -> Intent:
        """What starts then first, what is running after it; the next such hour ahead."""
        over = None
        for day in self._candidate_days():
            for reading in readings(self._asked, hour):
                found = on_at(self._snapshot, day, reading)
                if any(s.end > self._now for s in found):
                    return self._then(day, reading, found)
                if found and over is None:
                    over = day, reading, found
            if (later := self._later_today(day, hour)) and over is None:
                return later
        return self._then(*over) if over else self._later_on(hour)

    @staticmethod
    def _then(day: date, reading: time, found: Sequence[Session]) -> Intent:
        return PartOfDay(day, tuple(s.id for s in found), reading, None, at_the_hour=True)

    def _later_today(self, day: date, hour: time) -> Intent | None:
        """What still begins after an hour of today that is ahead, at which nothing is on."""
        now = self._snapshot.local(self._now)
        since = next((at for at in readings(self._asked, hour) if at > now.time()), None)
        if self.day is not None or day != now.date() or since is None:
            return None
        found = tuple(s.id for s in self._snapshot.by_day[day] if self._start(s) >= since)
        return PartOfDay(day, found, since, None) if found else None

    def _later_on(self, hour: time) -> Intent:
        """What comes after an hour at which nothing is on, on the day it was named for."""
        if self.day is None:
            return Nothing()
        since = self._meant.start.time() if self._meant and self._meant.start else hour
        found = [s for s in self._snapshot.by_day[self.day] if self._start(s) >= since]
        if not found:
            return Nothing()
        return PartOfDay(self.day, tuple(s.id for s in found), since, None)

    def _between(self) -> Intent:
        since, until = hours_meant(self._asked)
        over = None
        for day in self._candidate_days():
            found = [s for s in self._snapshot.by_day[day] if self._overlaps(s, since, until)]
            part = PartOfDay(day, tuple(s.id for s in found), since, until)
            if any(s.end > self._now for s in found):
                return part
            if found and over is None:
                over = part
        return over or Nothing()

    def _candidate_days(self) -> list[date]:
        """The day named, or the days from today on and then those before."""
        today = self._snapshot.local(self._now).date()
        if self.day is not None and self._asked.days[0].offset == 0 and self._is_night():
            # Who has not slept yet may mean the evening that is going on.
            return [d for d in (self.day, self.day - _A_DAY) if d in self._snapshot.by_day]
        if self.day is not None:
            return [self.day]
        days = self._snapshot.days
        return [day for day in days if day >= today] + [day for day in days if day < today]

    def _start(self, session: Session) -> time:
        return self._local_start(session).time()

    def _local_start(self, session: Session) -> datetime:
        """When a session starts at the venue; reckoned once, for it is asked again and again."""
        known = self._local_starts.get(session.id)
        if known is None:
            known = self._local_starts[session.id] = self._snapshot.local(session.start)
        return known

    def _runs_at(self, session: Session, hour: time) -> bool:
        local = self._local_start(session)
        moment = datetime.combine(local.date(), hour, local.tzinfo)
        return session.start < moment < session.end

    def _overlaps(self, session: Session, since: time | None, until: time | None) -> bool:
        """Whether a session belongs to these hours; "from six on" is only what begins then."""
        only_from = self._asked.part is None and until is None
        until = None if until == _MIDNIGHT else until
        return belongs(self._snapshot, session, since, until, only_from)


def is_relative(day: DayWord) -> bool:
    """Whether a day was named by counting from today, so that it need not be one of the event."""
    return day.offset is not None or day.week is not None or day.nth is not None
