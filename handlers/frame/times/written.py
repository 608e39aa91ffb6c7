"""Days, hours and lengths that an organiser or a leader writes; what is not sure is not read.

They may be written in any language that has words for them, whatever the reader's own is.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_at_once
from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import read_length
from handlers.frame.times.reading import as_spoken, read_time
from locales.time_words import time_words
from locales.words import word_rules
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot

LONGEST: Final = 12 * 60
_SHORTEST: Final = 5
_HALF_A_DAY: Final = timedelta(hours=12)
_DAYBREAK: Final = 7
"""A bare hour before this one is meant by day."""

_WEEK: Final = timedelta(days=7)
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?:\s*\D*)?")
_HOURS_APART: Final = re.compile(r"(?<![\w:.-])(\d{1,2}(?:[:.]\d{2})?)\s+([^\W\d]+)\s+(?=\d)")
"""Two bare hours and the word between them, which are hours where nothing else is asked for."""

_AMOUNT: Final = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s*([^\W\d_]*)\.?")
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_TWO: Final = 2
_BARE_HOURS: Final = 10
"""A number without a unit below this means hours, else minutes."""


def span_written(reader: Reader, text: str, session: Session) -> tuple[datetime, datetime] | None:
    """Start and end, in UTC; without an end the session keeps its length, without a day its day.

    An hour that may be one of the morning or of the evening ("halb sieben") is the nearer one.
    None where the text says something else, or the end is not after the start.
    """
    asked = hours_said(reader, text)
    return None if asked.rest else span_meant(reader, asked, session)


def span_meant(
    reader: Reader, asked: TimeAsked, session: Session
) -> tuple[datetime, datetime] | None:
    """The same of a text that was read already, and may say other things besides."""
    snapshot = reader.snapshot
    day = _day(asked, reader, snapshot.day_of(session))
    first = asked.since or asked.at
    if day is None or first is None:
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


def read_as_later(reader: Reader, asked: TimeAsked, session: Session) -> time | None:
    """The hour as it was written, where it was taken for the one twelve hours later."""
    first, span = asked.since or asked.at, span_meant(reader, asked, session)
    read = reader.snapshot.local(span[0]).time() if span else None
    return first if first and read and read != first else None


def hours_said(reader: Reader, text: str) -> TimeAsked:
    """What a text says of days and hours."""
    return _read(reader, text)


def moment_written(reader: Reader, text: str) -> datetime | None:
    """A moment in UTC, today where no day is named; None where the text says something else."""
    asked = _read(reader, text)
    day = _day(asked, reader, reader.today)
    hour = asked.at or asked.since or asked.until
    if day is None or hour is None or asked.rest:
        return None
    return _moment(day, hour, reader.snapshot)


def delay_written(reader: Reader, text: str) -> timedelta | None:
    """How long from now is meant: "sofort", "in 20 Minuten", «через час»; None for all else."""
    words, said = word_rules(reader.tr.languages).words_of(text), time_words(reader.tr.languages)
    is_now = len(words) == 1 and words[0].folded in said.at_once
    if is_now or says_at_once(text, reader.tr.languages):
        return timedelta(0)
    asked = read_time(words, said)
    return asked.ahead if asked == TimeAsked(ahead=asked.ahead, said=words) else None


def day_written(reader: Reader, text: str) -> date | None:
    """A day; None where the text names none, or says something else."""
    asked = _read_words(reader, text)
    if not asked.days or _names_more(reader, asked) or asked.at or asked.since:
        return None
    return _day(asked, reader, reader.today)


def day_of_month(reader: Reader, text: str) -> date | None:
    """A bare number as a day of the event, or of the week around it: "29"."""
    if not text.strip().isdecimal():
        return None
    number, snapshot = int(text.strip()[:3]), reader.snapshot
    around = _days(snapshot.days[0] - _WEEK, snapshot.days[-1] + _WEEK)
    fitting = [day for day in around if day.day == number]
    return min(fitting, key=lambda day: _distance(day, snapshot), default=None)


def hours_written(
    reader: Reader, text: str, begins: time | None = None
) -> tuple[time, int | None] | None:
    """An hour of the day, and how many minutes it is from there to the end that is written, if any.

    An end alone counts from when something `begins`. None where the text says something else, or
    the end lies too far off.
    """
    asked = _read(reader, text)
    return None if asked.days else _hours(asked, begins)


def day_and_hours_written(reader: Reader, text: str) -> tuple[date, time, int | None] | None:
    """A day with an hour, and how many minutes it is to the end, if any: "today at 4"."""
    asked = _read(reader, text)
    if not _names_more(reader, asked):
        asked = replace(asked, rest=[])
    day, hours = _day(asked, reader, reader.today), _hours(asked)
    return (day, *hours) if asked.days and day and hours else None


def _names_more(reader: Reader, asked: TimeAsked) -> bool:
    """Whether something stands beside a day that says more than that it is one: "on" 29 June."""
    on = time_words(reader.tr.languages).on
    return any(word.folded not in on for word in asked.rest)


def _hours(asked: TimeAsked, begins: time | None = None) -> tuple[time, int | None] | None:
    first = asked.since or asked.at
    if first is not None and asked.bare and first.hour < _DAYBREAK:
        first = first.replace(hour=first.hour + 12)
    first = first or (begins if asked.until else None)
    if asked.rest or first is None:
        return None
    if asked.until is None:
        return first, None
    period = _HALF_A_DAY if asked.bare else 2 * _HALF_A_DAY
    minutes = (_since_midnight(asked.until) - _since_midnight(first)) % period // _MINUTE
    return (first, minutes) if _SHORTEST <= minutes <= LONGEST else None


def _since_midnight(hour: time) -> timedelta:
    return timedelta(hours=hour.hour, minutes=hour.minute)


def length_written(reader: Reader, text: str) -> int | None:
    """A length in minutes: "90", "2 Std. 30", "1,5 h", "anderthalb Stunden", "1:30"; None else."""
    text = text.strip().lower()
    if found := _CLOCK.fullmatch(text):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _AMOUNT.fullmatch(text):
        amount = float(found[1].replace(",", "."))
        unit = _unit(reader, found[2], _HOUR if amount < _BARE_HOURS else _MINUTE)
        minutes = round(amount * unit / _MINUTE) if unit else 0
    else:
        minutes = _minutes_said(reader, text)
    return minutes if _SHORTEST <= minutes <= LONGEST else None


def _minutes_said(reader: Reader, text: str) -> int:
    """Minutes that are said in words, or in hours and minutes; 0 where something else is said."""
    said = time_words(reader.tr.languages)
    words = [word.folded for word in word_rules(reader.tr.languages).words_of(as_spoken(text))]
    return _sum_of(Cursor(said, words)) or (
        # «Часа полтора» is about as long as «полтора часа».
        _sum_of(Cursor(said, words[::-1])) if len(words) == _TWO else 0
    )


def _sum_of(at: Cursor) -> int:
    """The lengths that follow each other there, in minutes; 0 where something else does."""
    total = timedelta()
    while at[0]:
        found = read_length(at, counted=True)
        if found is None or found.span is None:
            rest = at.number()
            is_last = rest is not None and not at[1] and total >= _HOUR
            return round(total / _MINUTE) + rest if is_last and rest is not None else 0
        at, total = at.on(found.words), total + found.span
    return round(total / _MINUTE)


def _unit(reader: Reader, word: str, otherwise: timedelta) -> timedelta | None:
    """What a unit means that may be cut short; None for a word that may be several or none."""
    units, begun = (
        time_words(reader.tr.languages).units,
        word_rules(reader.tr.languages).folded(word),
    )
    if begun in units or not begun:
        return units.get(begun, otherwise)
    meant = {unit for name, unit in units.items() if name.startswith(begun)}
    return meant.pop() if len(meant) == 1 else None


def _read(reader: Reader, text: str) -> TimeAsked:
    text = text.strip()
    asked = _read_words(reader, as_spoken(f"{text}:00" if text.isdecimal() else text))
    if not asked.rest:
        return asked
    return _read_words(reader, as_spoken(hours_joined(reader, text)))


def hours_joined(reader: Reader, text: str) -> str:
    """A text with "2 until 4" written as "2-4": two hours, where nothing else is asked for."""
    until, fold = time_words(reader.tr.languages).until, word_rules(reader.tr.languages).folded

    def joined(found: re.Match[str]) -> str:
        return f"{found[1]}-" if fold(found[2]) in until else found[0]

    return _HOURS_APART.sub(joined, text)


def _read_words(reader: Reader, text: str) -> TimeAsked:
    words = word_rules(reader.tr.languages).words_of(text)
    return read_time(words, time_words(reader.tr.languages))


def _day(asked: TimeAsked, reader: Reader, otherwise: date) -> date | None:
    """The day that is named, of those from today, or before, until the event is over."""
    if not asked.days:
        return otherwise
    today, snapshot = reader.today, reader.snapshot
    first = min(today, snapshot.days[0]) - timedelta(days=1)
    last = min(max(today, snapshot.days[-1]) + _WEEK, first + timedelta(days=3 * 366))
    return asked.days[0].resolved(today, _days(first, last))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _distance(day: date, snapshot: Snapshot) -> timedelta:
    """How far off the event a day is."""
    return max(snapshot.days[0] - day, day - snapshot.days[-1], timedelta(0))


def _moment(day: date, hour: time, snapshot: Snapshot) -> datetime:
    local = datetime.combine(day, hour, snapshot.event.timezone)
    return local.astimezone(UTC)
