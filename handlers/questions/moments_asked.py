"""When a question means: the words of time, resolved for an event and the moment they are said."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.frame.times.reading import TimeAsked
from handlers.programme.actions import Day, Days, Now
from handlers.questions.intents import (
    Intent,
    Nothing,
    OpenScreen,
    OutsideEvent,
    PartOfDay,
    Understood,
)
from locales.time_words import MORNING
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot

_MIDNIGHT: Final = time()
_EARLY: Final = time(7)
_HALF_A_DAY: Final = 12
_SOON: Final = timedelta(minutes=29)
_FOR_LONG: Final = timedelta(hours=1)


class MomentsAsked:
    """The time of a question. `outside` and `day_unknown` say that the day is none of the event."""

    def __init__(self, asked: TimeAsked, now: datetime, snapshot: Snapshot) -> None:
        self._asked = asked
        self._now = now
        self._snapshot = snapshot
        self._local_starts: dict[str, datetime] = {}
        today = snapshot.local(now).date()
        named = [day.resolved(today, snapshot.days) for day in asked.days]
        self.day = named[0] if named else None
        self.day_unknown = bool(named) and self.day not in snapshot.by_day
        self._several_days = len(set(named)) > 1
        relative = bool(asked.days) and asked.days[0].offset is not None
        self.outside = (
            OutsideEvent(self.day, snapshot.days[0])
            if relative and self.day is not None and self.day_unknown
            else None
        )

    @property
    def given(self) -> bool:
        """Whether the question names a day, an hour or a part of a day."""
        return bool(self._asked.days) or self._asked.names_an_hour or bool(self._asked.ahead)

    @property
    def only_first(self) -> bool:
        """Whether one session is asked for: the running or the next one."""
        return self._asked.next or self._asked.now

    @property
    def hours(self) -> tuple[time | None, time | None] | None:
        """The hours that were named, for saying so."""
        asked = self._asked
        if asked.part:
            return asked.part
        if asked.at:
            return asked.at, None
        return (asked.since, asked.until) if asked.since or asked.until else None

    @property
    def hour_asked(self) -> tuple[date, time] | None:
        """The hour that was named and its day, today where none was; None where there is none."""
        if self._asked.at is None:
            return None
        today = self._snapshot.local(self._now)
        readings = self._readings(self._asked.at)
        day = self.day or today.date()
        ahead = [r for r in readings if datetime.combine(day, r, today.tzinfo) > today]
        awake = [reading for reading in ahead if reading >= _EARLY]
        return day, (awake or ahead or readings)[0]

    def answer(self) -> Intent:
        """The answer to a question that names nothing but a time."""
        asked = self._asked
        if self.outside is not None:
            return self.outside
        if self.day_unknown:
            return Nothing(Understood(day=self.day))
        if self._several_days:
            return OpenScreen(Days())
        if asked.ahead is not None:
            return self._in_a_while(asked.ahead)
        if asked.at is not None:
            return self._at_the_hour(asked.at)
        if asked.part or asked.since or asked.until:
            return self._between()
        if self.day is not None:
            return OpenScreen(Day(self.day))
        if asked.now or asked.next:
            return OpenScreen(Now())
        return Nothing()

    def filtered(self, sessions: Sequence[Session]) -> list[Session]:
        """Those of the sessions that the time asked for leaves."""
        asked = self._asked
        kept = [s for s in sessions if self.day in (None, self._snapshot.day_of(s))]
        if asked.at is not None:
            readings = self._readings(asked.at)
            begun = [s for s in kept if self._start(s) in readings]
            return begun or [s for s in kept if any(self._runs_at(s, hour) for hour in readings)]
        if asked.part or asked.since or asked.until:
            since, until = self._bounds()
            return [s for s in kept if self._overlaps(s, since, until)]
        if asked.ahead is not None:
            moment = self._now + asked.ahead
            return [s for s in kept if s.start <= moment < s.end]
        if asked.now:
            running = [s for s in kept if s.is_running(self._now)]
            return running or kept
        if asked.next:
            return [s for s in kept if s.start > self._now] or kept
        return kept

    def running_or_next_first(self, sessions: Iterable[Session]) -> list[Session]:
        """What is on, then what comes, in the order of hours; what is over comes last."""
        return sorted(sessions, key=lambda s: (s.end <= self._now, s.start, s.end))

    def _in_a_while(self, ahead: timedelta) -> Intent:
        moment = self._now + ahead
        sessions = self._snapshot.sessions.values()
        starting = [s for s in sessions if moment <= s.start <= moment + _SOON]
        running = [s for s in sessions if s.start < moment < s.end]
        if not starting and not running:
            return OpenScreen(Now())
        local = self._snapshot.local(moment)
        ids = tuple(s.id for s in (*starting, *running))
        hour = local.time().replace(second=0, microsecond=0)
        return PartOfDay(local.date(), ids, hour, None, at_the_hour=True)

    def _at_the_hour(self, hour: time) -> Intent:
        """What starts then first, what is running after it; the next such hour ahead."""
        candidates = [
            (day, reading, found)
            for day in self._candidate_days()
            for reading in self._readings(hour)
            if (found := on_at(self._snapshot, day, reading))
        ]
        if not candidates:
            return Nothing(Understood(day=self.day, hours=(hour, None)))
        ahead = [c for c in candidates if any(s.end > self._now for s in c[2])]
        day, reading, found = (ahead or candidates)[0]
        return PartOfDay(day, tuple(s.id for s in found), reading, None, at_the_hour=True)

    def _between(self) -> Intent:
        since, until = self._bounds()
        for ahead_only in (True, False):
            for day in self._candidate_days():
                found = [
                    s
                    for s in self._snapshot.by_day[day]
                    if self._overlaps(s, since, until) and (not ahead_only or s.end > self._now)
                ]
                if found:
                    whole = [
                        s for s in self._snapshot.by_day[day] if self._overlaps(s, since, until)
                    ]
                    return PartOfDay(day, tuple(s.id for s in whole), since, until)
        return Nothing(Understood(day=self.day, hours=self.hours))

    def _candidate_days(self) -> list[date]:
        """The day named, or the days from today on and then those before."""
        if self.day is not None:
            return [self.day]
        today = self._snapshot.local(self._now).date()
        days = self._snapshot.days
        return [day for day in days if day >= today] + [day for day in days if day < today]

    def _readings(self, hour: time) -> list[time]:
        """The hours that a bare one may mean."""
        if not self._asked.bare:
            return [hour]
        return [hour, hour.replace(hour=(hour.hour + _HALF_A_DAY) % 24)]

    def _bounds(self) -> tuple[time | None, time | None]:
        """From–to on a day; a bare hour before seven is one of the afternoon."""
        asked = self._asked
        if asked.part:
            return asked.part
        since, until = asked.since, asked.until
        if asked.bare and (until or since or _EARLY) < _EARLY:
            since = since and since.replace(hour=since.hour % 12 + _HALF_A_DAY)
            until = until and until.replace(hour=until.hour % 12 + _HALF_A_DAY)
        return since, until

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
        return belongs(self._snapshot, session, since, until, only_from)


def on_at(snapshot: Snapshot, day: date, hour: time) -> list[Session]:
    """What begins at an hour of a day, or soon after a full one, and then what is on."""
    moment = datetime.combine(day, hour, snapshot.event.timezone)
    sessions = snapshot.by_day[day]
    starting = [s for s in sessions if s.start == moment]
    if not starting and not hour.minute:
        starting = [s for s in sessions if moment <= s.start <= moment + _SOON]
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
        return until is None or local < datetime.combine(local.date(), until, local.tzinfo)
    return not only_from and session.end >= first + _FOR_LONG


def _goes_on_over_midnight(snapshot: Snapshot, session: Session) -> bool:
    midnight = datetime.combine(snapshot.day_of(session), time(), snapshot.event.timezone)
    return session.end > midnight + timedelta(days=1)
