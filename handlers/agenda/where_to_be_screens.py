"""Where the reader has to be, now and next, or at an hour of theirs: in two lines each."""

from datetime import UTC, date, datetime, time
from typing import Final

from handlers.agenda.actions import (
    My,
)
from handlers.frame.cancelled import in_short, write_title
from handlers.frame.reader import Reader
from handlers.frame.sessions import where
from handlers.frame.whats_on import mine_of, next_sessions, running_sessions
from handlers.groups.actions import Groups
from handlers.programme.actions import Now
from handlers.programme.door import session_button
from handlers.ui.screen import Button, Screen, Text, side_by_side
from locales import formats
from storage.programme.model import Session

_AT_ONCE: Final = 2
_TITLE: Final = 36
_MINUTES_OF_A_DAY: Final = 24 * 60


def next_for_me(reader: Reader) -> Screen:
    """Where the reader has to be: what, where and when, in two lines each."""
    tr, mine = reader.tr, mine_of(reader)
    text = Text()
    for session in mine.running[:_AT_ONCE]:
        _write_two_lines(reader, text, session, reader.time_left(session))
    for session in mine.coming[:_AT_ONCE]:
        _write_two_lines(reader, text, session, _until(reader, session))
    shown = (*mine.running[:_AT_ONCE], *mine.coming[:_AT_ONCE])
    for session in mine.cancelled[:_AT_ONCE]:
        _write_two_lines(reader, text, session)
    _write_rest(reader, text, len(mine.all) - len(shown) - len(mine.cancelled[:_AT_ONCE]))
    if not shown:
        return _next_for_all(reader, text.line() if mine.cancelled else text)
    return text.screen(
        side_by_side([session_button(reader, session) for session in shown[:_AT_ONCE]]),
        reader.back(tr("My programme"), My()),
    )


def _next_for_all(reader: Reader, text: Text) -> Screen:
    """For whom nothing is noted: what is on or next in the programme, and where to note it."""
    tr = reader.tr
    if reader.person.attends:
        text.title(tr("Nothing more is noted for you."))
    else:
        text.title(tr("Nothing is noted for you yet."))
    running = [session for session in running_sessions(reader) if session.takes_place][:1]
    coming = next_sessions(reader)[:1]
    if running or coming:
        text.section(tr("In the programme"))
    for session in running:
        _write_two_lines(reader, text, session, reader.time_left(session))
    for session in coming:
        _write_two_lines(reader, text, session, _until(reader, session))
    return text.screen(
        (Button(tr("Now"), Now()), Button(tr("My programme"), My())),
        (*((Button(tr("Groups"), Groups()),) if reader.snapshot.groups else ()), *reader.home()),
    )


def at_hour(reader: Reader, day: date, minute: int) -> Screen | None:
    """What is part of the reader's programme at a minute of a day; None for no minute of one."""
    if minute >= _MINUTES_OF_A_DAY:
        return None
    tr, zone = reader.tr, reader.snapshot.event.timezone
    hour = time(minute // 60, minute % 60)
    moment = datetime.combine(day, hour, zone).astimezone(UTC)
    mine, text = mine_of(reader, moment), Text()
    if mine.running:
        for session in mine.running[:_AT_ONCE]:
            _write_two_lines(reader, text, session)
        _write_rest(reader, text, len(mine.running[_AT_ONCE:]))
    else:
        title = tr("Nothing is noted for you at {hour}.", hour=f"{hour:%H:%M}")
        text.title(title).line(f"{reader.day(day)}")
        for session in [s for s in mine.cancelled if s.start <= moment][:_AT_ONCE]:
            _write_two_lines(reader, text, session)
        for session in mine.coming[:_AT_ONCE]:
            _write_two_lines(reader, text.line(), session, tr("comes next"))
    first = next(iter((*mine.running, *mine.coming)), None)
    return text.screen(
        session_button(reader, first) if first else (), reader.back(tr("My programme"), My())
    )


def _write_two_lines(reader: Reader, text: Text, session: Session, remark: str = "") -> None:
    write_title(reader, text, session, _TITLE)
    text.line(f", {where(reader, session) if session.takes_place else in_short(reader, session)}")
    when = f"{reader.short_day(reader.snapshot.day_of(session))}, {reader.hours(session)}"
    text.joined(when, remark)


def _write_rest(reader: Reader, text: Text, more: int) -> None:
    if more:
        text.line(reader.tr.plural("and {n} more", "and {n} more", more))


def _until(reader: Reader, session: Session) -> str:
    """In how much time a session begins; in days where it is long."""
    days = (reader.snapshot.day_of(session) - reader.today).days
    if days > 1:
        return formats.in_days(reader.tr, days)
    return reader.tr("in {duration}", duration=reader.duration(session.start - reader.now))
