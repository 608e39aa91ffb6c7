"""Hours and days that an organiser wrote, by the same grammar as questions, but never guessed."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from locales.time_words import TimeAsked, read_time, with_ranges_spelt
from storage.programme.model import Session
from storage.programme.searching.words import words_of
from storage.programme.snapshot import Snapshot

_AT_ONCE: Final = frozenset("jetzt sofort gleich сейчас сразу немедленно".split())
_DELAY: Final = re.compile(
    r"(?:in|через) ?(?:(?P<number>\d{1,3})|(?P<word>einer halben|einer|пол))?"
    r" ?(?P<unit>min\w*|std|stunden?|h|мин\w*|час\w*|ч)\.?"
)
_HALF_A_DAY: Final = timedelta(hours=12)


def span_written(
    text: str, session: Session, snapshot: Snapshot, now: datetime
) -> tuple[datetime, datetime] | None:
    """Start and end, in UTC; without an end the session keeps its length, without a day its day.

    An hour that may be one of the morning or of the evening ("halb sieben") is the nearer one.
    None where the text says something else, or the end is not after the start.
    """
    asked = _read(text)
    day = _day(asked, snapshot, now, snapshot.day_of(session))
    first = asked.since or asked.at
    if day is None or first is None or asked.rest:
        return None
    start = _moment(day, first, snapshot)
    later = start + _HALF_A_DAY
    if asked.bare and abs(later - session.start) < abs(start - session.start):
        start = later
    if asked.until is None:
        return start, start + (session.end - session.start)
    end = _moment(day, asked.until, snapshot)
    while end <= start:
        end += _HALF_A_DAY if asked.bare else 2 * _HALF_A_DAY
    return start, end


def moment_written(text: str, snapshot: Snapshot, now: datetime) -> datetime | None:
    """A moment in UTC, today where no day is named; None where the text says something else."""
    asked = _read(text)
    day = _day(asked, snapshot, now, snapshot.local(now).date())
    hour = asked.at or asked.since or asked.until
    if day is None or hour is None or asked.rest:
        return None
    return _moment(day, hour, snapshot)


def delay_written(text: str) -> timedelta | None:
    """How long from now is meant: "sofort", "in 20 Minuten", «через час»; None for all else."""
    said = text.strip(" .!").lower()
    if said in _AT_ONCE:
        return timedelta(0)
    found = _DELAY.fullmatch(said)
    if found is None:
        return None
    amount = {None: 1.0, "einer": 1.0, "einer halben": 0.5, "пол": 0.5}.get(found["word"])
    if found["number"]:
        amount = float(found["number"])
    unit = timedelta(minutes=1) if found["unit"].startswith(("m", "м")) else timedelta(hours=1)
    return None if amount is None else amount * unit


def day_written(text: str, snapshot: Snapshot, now: datetime) -> date | None:
    """A day; None where the text names none, or says something else."""
    asked = read_time(words_of(text.strip()))
    if not asked.days or asked.rest or asked.at or asked.since:
        return None
    return _day(asked, snapshot, now, snapshot.local(now).date())


def hour_written(text: str) -> time | None:
    """An hour of the day; None where the text says something else."""
    asked = _read(text)
    hour = asked.at or asked.since
    return None if asked.rest or asked.days else hour


def _read(text: str) -> TimeAsked:
    text = text.strip()
    return read_time(words_of(with_ranges_spelt(f"{text}:00" if text.isdecimal() else text)))


def _day(asked: TimeAsked, snapshot: Snapshot, now: datetime, otherwise: date) -> date | None:
    if not asked.days:
        return otherwise
    today = snapshot.local(now).date()
    around: Sequence[date] = _around(snapshot, today)
    return asked.days[0].resolved(today, around)


def _around(snapshot: Snapshot, today: date) -> list[date]:
    """The days a date without a year may mean: from today, or before, until the event is over."""
    first = min(today, snapshot.days[0]) - timedelta(days=1)
    length = (max(today, snapshot.days[-1]) - first).days + 7
    return [first + timedelta(days=n) for n in range(min(length, 3 * 366))]


def _moment(day: date, hour: time, snapshot: Snapshot) -> datetime:
    local = datetime.combine(day, hour, snapshot.event.timezone)
    return local.astimezone(UTC)
