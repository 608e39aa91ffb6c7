"""Where the reader has to be, now and next, or at an hour of theirs: in two lines each."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from handlers.agenda.actions import (
    My,
)
from handlers.agenda.open_to_reader import open_now_and_next
from handlers.frame.cancelled import in_short, write_title
from handlers.frame.reader import Reader
from handlers.frame.sessions import where
from handlers.frame.whats_on import (
    Ahead,
    ahead_of,
    mine_of,
)
from handlers.groups.actions import Groups
from handlers.programme.actions import Now
from handlers.programme.door import session_button
from handlers.ui.on_a_phone import at_word
from handlers.ui.screen import Button, Screen, Text, side_by_side, sign_behind
from storage.programme.model import Session
from storage.seats.model import Standing

_AT_ONCE: Final = 2
_OPEN: Final = 6
"""The most open sessions that are named."""

_KEYS: Final = 4
"""The most rows of buttons above the ways on."""

_NO_GROUPS: Final = Standing()
_TITLE: Final = 36
_MINUTES_OF_A_DAY: Final = 24 * 60


def next_for_me(reader: Reader, standing: Standing = _NO_GROUPS) -> Screen:
    """Where the reader has to be: what, where and when, in two lines each.

    What is for everybody of their strand stands beside what is theirs, by time.
    """
    tr, ahead, text = reader.tr, ahead_of(reader), Text()
    if not _has_mine(reader, ahead.first):
        return _next_for_all(reader, ahead, standing)
    running, coming = ahead.running[:_AT_ONCE], ahead.coming[:_AT_ONCE]
    named = [session for session in ahead.first if session in (*running, *coming)]
    for session in named:
        write_in_two_lines(reader, text, session, _when_of(reader, session))
    if ahead.later:
        text.section(tr("After that, for you"))
    later = ahead.later[:_AT_ONCE]
    for session in later:
        write_in_two_lines(reader, text, session, _when_of(reader, session))
    for session in ahead.cancelled[:_AT_ONCE]:
        write_in_two_lines(reader, text, session)
    shown = (*named, *later, *ahead.cancelled[:_AT_ONCE])
    write_rest(reader, text, len(ahead.first) + len(ahead.cancelled) - len(shown))
    keys = [session_button(reader, session) for session in (*named[:_AT_ONCE], *later[:1])]
    return text.screen(side_by_side(keys), reader.back(tr("My programme"), My()))


def _has_mine(reader: Reader, sessions: Sequence[Session]) -> bool:
    return any(session.id in reader.person.attends for session in sessions)


def _next_for_all(reader: Reader, ahead: Ahead, standing: Standing) -> Screen:
    """For whom nothing is noted: what is on and next that is open to them, and where to note it.

    Who has had something noted is known to be of a strand.
    """
    tr, text, cancelled = reader.tr, Text(), ahead.cancelled[:_AT_ONCE]
    today = [s for s in cancelled if reader.snapshot.day_of(s) == reader.today]
    for session in today:
        write_in_two_lines(reader, text, session)
    if today:
        text.line()
    named = open_now_and_next(reader, standing)
    if reader.now >= reader.snapshot.end:
        text.title(tr("The programme is over."))
    elif reader.person.attends:
        text.title(tr("Nothing more is noted for you."))
        if ahead.first:
            named = [*ahead.running[:1], *ahead.coming[:1]]
    else:
        text.title(tr("Nothing is noted for you yet."))
    if named:
        text.section(tr("In the programme"))
    for session in named[:_OPEN]:
        write_in_two_lines(reader, text, session, _when_of(reader, session))
    write_rest(reader, text, len(named[_OPEN:]))
    if len(today) < len(cancelled):
        text.line()
    for session in cancelled[len(today) :]:
        write_in_two_lines(reader, text, session)
    return text.screen(
        side_by_side([session_button(reader, session) for session in named[:_OPEN]])[:_KEYS],
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
    mine, ahead, text = mine_of(reader, moment), ahead_of(reader, moment), Text()
    if not mine.running:
        title = tr("Nothing is noted for you at {hour}.", hour=f"{hour:%H:%M}")
        text.title(title).line(f"{reader.day(day)}")
        for session in [s for s in mine.cancelled if s.start <= moment][:_AT_ONCE]:
            write_in_two_lines(reader, text, session)
    for session in ahead.running[:_AT_ONCE]:
        write_in_two_lines(reader, text, session)
    write_rest(reader, text, len(ahead.running[_AT_ONCE:]))
    if not mine.running:
        for session in mine.coming[:_AT_ONCE]:
            write_in_two_lines(reader, text.line(), session, tr("comes next"))
    first = next(iter((*mine.running, *mine.coming)), None)
    return text.screen(
        session_button(reader, first) if first else (), reader.back(tr("My programme"), My())
    )


def write_in_two_lines(reader: Reader, text: Text, session: Session, remark: str = "") -> None:
    """What and where, then when, with a remark beside it."""
    said = where(reader, session) if session.takes_place else in_short(reader, session)
    sign = sign_behind(at_word(reader.title(session), _TITLE))
    write_title(reader, text, session, _TITLE).line(f"{sign}{said}")
    when = f"{reader.short_day(reader.snapshot.day_of(session))}, {reader.hours(session)}"
    text.joined(when, remark)


def write_rest(reader: Reader, text: Text, more: int) -> None:
    """How many more there are, where there are any."""
    if more:
        text.line(reader.tr.plural("and {n} more", "and {n} more", more))


def _when_of(reader: Reader, session: Session) -> str:
    """How long a session still goes on, or in how much time it begins."""
    if session.is_running(reader.now):
        return reader.time_left(session)
    return reader.from_now(session.start, says_hour=False)
